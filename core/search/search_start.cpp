#include "core/search/preset_search.h"

#include "core/base/units.h"
#include "core/formats/dataset.h"
#include "core/formats/onnx_file.h"
#include "core/passes/observed_costs.h"
#include "core/passes/weighted_layer.h"
#include "core/search/candidate_services.h"
#include "core/targets/target_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace pare {

namespace {

bool hasDepthwise(const Model &model)
{
    const auto convolutions = model.index().nodesOf("Conv");
    return std::any_of(convolutions.begin(), convolutions.end(), [&](NodeId id) {
        const auto layer = weightedLayer(model, id);
        return layer && isDepthwise(model.index().node(id), *layer);
    });
}

std::string unsuitedTo(const Target &target, const Candidate &candidate)
{
    for (const RecipeStep &step : candidate.steps)
        if (const std::string why = whyUnsuited(step, target); !why.empty())
            return why;
    return {};
}

// Of models of equal structure.
bool sameWeights(const Model &a, const Model &b)
{
    for (int i = 0; i < a.graph().initializer_size(); ++i) {
        const auto first = tensorBytes(a.graph().initializer(i), a.payloads());
        const auto second = tensorBytes(b.graph().initializer(i), b.payloads());
        if (!first.ok() || !second.ok() || first->text() != second->text())
            return false;
    }
    return true;
}

constexpr int64_t fewestToSplit = 200;   // samples: below, deciding and reporting share the data
constexpr int64_t mostToDecide = 2000;   // samples that a candidate is judged on
constexpr int64_t fewestToDecide = 64;   // whatever the time says
constexpr double secondsToDecide = 12;   // that judging a candidate may take
constexpr double secondsToCalibrate = 20; // that one pass over the calibration data may take
constexpr int64_t fewestToCalibrate = 32;
constexpr int64_t mostToCalibrate = 256; // samples: the default of quantize-static
constexpr double largestGrowth = 1.05;    // of the file by preparing it

} // namespace

double PresetSearch::secondsLeft() const
{
    return m_request.seconds - std::chrono::duration<double>(Clock::now() - m_started).count();
}

Result<void> PresetSearch::start()
{
    MeasurePlan plan;
    plan.guard = m_request.guard;
    plan.timing = m_request.timing;
    plan.memory = m_request.memory;
    plan.data = m_request.data ? m_request.data : m_request.calibration;
    PARE_TRY_ASSIGN(m_session, MeasureSession::start(m_source, plan, m_runner, m_context));
    m_sourceSha256 = sourceSha256(m_source).valueOr({});
    PARE_TRY(splitData());
    std::optional<DatasetRef> calibration = m_request.calibration;
    if (!calibration && m_request.data) {
        calibration = m_request.data;
        calibration->samples = m_deciding;
        m_conditions.push_back("ranges were calibrated on the deciding part of the data, since no calibration data was given");
    }
    if (!m_request.data && m_request.calibration) {
        m_sameData = true;
        m_conditions.push_back("judged on the calibration data, since no other data was given");
    }
    m_calibrated = calibration.has_value();
    if (!plan.data) {
        auto blind = BlindCheck::start(m_runner, m_source, m_context);
        if (!blind.ok() && blind.error().kind == ErrorKind::Cancelled)
            return cancelled();
        if (blind.ok())
            m_blind = std::move(*blind);
        m_conditions.push_back(blind.ok() ? fmt::format("no data was given: outputs were compared on {} seeded random inputs only, which tells a broken model, but not "
                                                        "how much accuracy is lost",
                                                        m_blind->inputs())
                                          : "no data was given, and the model cannot be run on made-up inputs (" + blind.error().text() + "): nothing was compared");
    }
    m_services = rememberObservations(servicesFor(m_source, m_request, calibration, m_runner, m_context));
    const auto planned = [&](const Candidate &one) { return one.byLayer || (one.byGroup && canFit(m_services)); };
    if (!m_deciding.empty() && std::any_of(m_preset.candidates.begin(), m_preset.candidates.end(), planned))
        m_secondsKept = shareForPlans * m_request.seconds;
    PassContext context{m_context, m_services};
    Recipe prepare;
    prepare.steps = m_preset.prepare;
    prepare.leaveAlone = m_request.leaveAlone;
    PARE_TRY_ASSIGN(m_prepared, applyRecipe(m_source, prepare, applyOptions(), context));
    // Tables that a small model computes when it runs would make most of its file, once they are folded.
    const auto folds = std::find_if(prepare.steps.begin(), prepare.steps.end(), [](const RecipeStep &step) { return step.pass == "fold-constants"; });
    if (folds != prepare.steps.end() && !folds->options.contains("max_growth")
        && static_cast<double>(storedBytes(m_prepared.model)) > largestGrowth * static_cast<double>(m_session->sourceBytes())) {
        folds->options["max_growth"] = 0;
        PARE_TRY_ASSIGN(m_prepared, applyRecipe(m_source, prepare, applyOptions(), context));
    }
    if (m_preset.needsTraining) { // before anything that takes long
        PARE_TRY_ASSIGN(const std::string frozen, trainable(m_prepared.model, m_context));
        if (!frozen.empty()) {
            m_context.log(frozen);
            m_conditions.push_back(frozen);
        }
    }
    return {};
}

// Deciding and reporting parts of the data, from the labels that evaluating the source brought.
Result<void> PresetSearch::splitData()
{
    const TaskResult *result = m_session->sourceResult();
    if (!result)
        return {};
    const auto count = result->samples;
    std::vector<int64_t> positions = result->indices;
    if (positions.empty()) {
        positions.resize(static_cast<size_t>(count));
        std::iota(positions.begin(), positions.end(), int64_t{0});
    }
    const auto affordable = static_cast<int64_t>(secondsToDecide / std::max(m_session->secondsPerSample(), 1e-6));
    const int64_t wanted = std::clamp(affordable, fewestToDecide, mostToDecide);
    const auto split = [&](double share) {
        std::vector<int64_t> classes;
        for (const SampleRecord &record : result->records)
            classes.push_back(record.label);
        const bool labelled = classes.size() == positions.size() && result->task.kind == TaskKind::Classification;
        return labelled ? stratifiedSplit(classes, share, m_context.seed) : plainSplit(count, share, m_context.seed);
    };
    if (m_preset.search == SearchKind::First && !m_request.alwaysSplit)
        return {};
    if (count < fewestToSplit) {
        m_sameData = m_preset.search != SearchKind::First;
        if (!m_sameData)
            return {};
        m_deciding = positions;
        if (wanted < count) {
            m_deciding.clear();
            for (const int64_t at : split(static_cast<double>(wanted) / static_cast<double>(count)).deciding)
                m_deciding.push_back(positions[static_cast<size_t>(at)]);
        }
        return {};
    }
    const Split parts = split(std::min(0.5, static_cast<double>(wanted) / static_cast<double>(count)));
    for (const int64_t at : parts.deciding)
        m_deciding.push_back(positions[static_cast<size_t>(at)]);
    for (const int64_t at : parts.reporting)
        m_reporting.push_back(positions[static_cast<size_t>(at)]);
    m_conditions.push_back(fmt::format("decided on {} samples, reported on {} others", formatCount(static_cast<int64_t>(m_deciding.size())),
                                       formatCount(static_cast<int64_t>(m_reporting.size()))));
    return {};
}

// The candidate as a model, not measured yet. `steps` replace the candidate's own where there are any.
Result<Trial> PresetSearch::make(size_t candidateIndex, const std::vector<RecipeStep> &steps)
{
    const Candidate &candidate = m_preset.candidates[candidateIndex];
    Trial trial;
    trial.candidate = candidateIndex;
    trial.tried.name = candidate.name;
    trial.tried.title = candidate.title;
    trial.steps = steps;
    const bool anything = std::any_of(m_trials.begin(), m_trials.end(), [](const Trial &t) { return t.promise || t.resort; });
    if (candidate.needsCalibration && !m_calibrated)
        trial.tried.outcome = "skipped: needs calibration data";
    else if (const std::string why = unsuitedTo(m_target, candidate); !why.empty())
        trial.tried.outcome = "skipped: " + why;
    else if (candidate.needsDepthwise && !hasDepthwise(m_prepared.model))
        trial.tried.outcome = "skipped: there is no depthwise convolution";
    else if (timeIsUp() && anything && steps.empty()) // what a plan, a rescue or a profile asks for is its own business
        trial.tried.outcome = "skipped: the time for trying is over";
    if (!trial.tried.outcome.empty())
        return trial;
    Recipe recipe;
    recipe.steps = steps.empty() ? candidate.steps : steps;
    recipe.leaveAlone = m_prepared.resolved.leaveAlone;
    if (m_session->secondsPerSample() * mostToCalibrate > secondsToCalibrate)
        for (RecipeStep &step : recipe.steps)
            if (step.pass == "quantize-static" && !step.options.contains("samples"))
                step.options["samples"] = std::max(fewestToCalibrate, static_cast<int64_t>(secondsToCalibrate / m_session->secondsPerSample()));
    PassContext context{m_context, m_services};
    const auto began = Clock::now();
    ApplyOptions options = applyOptions();
    options.endBeforeIdleTraining = true;
    auto applied = applyRecipe(m_prepared.model, recipe, options, context);
    trial.makingSeconds = std::chrono::duration<double>(Clock::now() - began).count();
    if (!applied.ok()) {
        if (applied.error().kind == ErrorKind::Cancelled)
            return cancelled();
        trial.tried.outcome = "failed: " + applied.error().text();
        return trial;
    }
    // What passes before made is there to be measured, even where training could not make it better.
    const bool onlyTrains = std::all_of(recipe.steps.begin(), recipe.steps.end(), stepTrains) && !m_prepared.model.sameAs(m_source);
    if (const std::string idle = nothingOfItsOwn(recipe.steps, *applied); !idle.empty() && !onlyTrains) {
        trial.tried.outcome = "skipped: " + idle;
        m_idle.push_back(std::move(*applied));
        return trial;
    }
    trial.structure = structureOf(applied->model);
    // Without ranges from data, equal structure and equal weights are the same model: other channels may have gone in equal number, or
    // weights be rounded another way. Of a trial that has no model any more, only what a candidate makes by its own steps is taken for the same.
    const auto usesRanges = [](const Candidate &c) {
        return std::any_of(c.steps.begin(), c.steps.end(), [](const RecipeStep &step) { return step.pass == "quantize-static"; });
    };
    for (size_t i = 0; i < m_trials.size(); ++i)
        if (const Trial &other = m_trials[i]; other.structure == trial.structure && !other.twin && !usesRanges(candidate) && !usesRanges(m_preset.candidates[other.candidate]) &&
            (other.applied ? sameWeights(applied->model, other.applied->model) : steps.empty())) {
            trial.tried.outcome = "skipped: here it makes the same model as " + other.tried.title;
            trial.twin = i;
            return trial;
        }
    trial.applied = std::move(*applied);
    return trial;
}

} // namespace pare
