#include "core/search/float_rescue.h"

#include "core/base/units.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <set>

namespace pare {

namespace {

using Clock = std::chrono::steady_clock;

constexpr size_t mostAtOnce = 6;                   // variants that are measured together
constexpr size_t bytesAtOnce = size_t{512} << 20;  // of them, as the source is stored

struct Group {
    size_t first = 0;
    size_t last = 0; // one past the end
    double noise = 0;
    std::optional<double> metric{};
    [[nodiscard]] size_t size() const { return last - first; }
};

class Sensitivities {
public:
    Sensitivities(const Model &prepared, const RecipeStep &resolved, const std::vector<std::string> &layers, MeasureSession &session,
                  std::vector<int64_t> samples, const RescueLimits &limits, PassContext &context)
        : m_prepared(prepared), m_resolved(resolved), m_layers(layers), m_session(session), m_samples(std::move(samples)), m_limits(limits),
          m_context(context)
    {
    }

    Result<std::vector<LayerSensitivity>> work()
    {
        // The first two layers say what one measurement costs; the first sweep then takes half of the time.
        PARE_TRY(measure({{0, 1, 0}}));
        if (m_layers.size() > 1)
            PARE_TRY(measure({{1, 2, 0}}));
        if (m_layers.size() > 2) {
            const double each = 0.7 * seconds() / 2; // together with others it takes less
            const auto affordable = static_cast<size_t>(std::max(4.0, (m_limits.seconds / 2 - seconds()) / std::max(each, 1e-6)));
            const size_t left = m_layers.size() - 2;
            const size_t size = (left + affordable - 1) / affordable;
            std::vector<Group> sweep;
            for (size_t first = 2; first < m_layers.size(); first += size)
                sweep.push_back({first, std::min(first + size, m_layers.size()), 0});
            PARE_TRY(measure(std::move(sweep)));
        }
        while (seconds() < m_limits.seconds) {
            // The noisiest groups are cut in two, a few at once.
            std::stable_sort(m_groups.begin(), m_groups.end(), [](const Group &a, const Group &b) {
                return (a.size() > 1 ? a.noise : -1) > (b.size() > 1 ? b.noise : -1);
            });
            std::vector<Group> halves;
            size_t cut = 0;
            for (; cut < m_groups.size() && m_groups[cut].size() > 1 && halves.size() < mostAtOnce; ++cut) {
                const size_t middle = m_groups[cut].first + m_groups[cut].size() / 2;
                halves.push_back({m_groups[cut].first, middle, 0});
                halves.push_back({middle, m_groups[cut].last, 0});
            }
            if (halves.empty())
                break;
            m_groups.erase(m_groups.begin(), m_groups.begin() + static_cast<long>(cut));
            PARE_TRY(measure(std::move(halves)));
        }
        std::vector<LayerSensitivity> result;
        for (const Group &group : m_groups)
            for (size_t i = group.first; i < group.last; ++i)
                result.push_back({m_layers[i], group.noise / static_cast<double>(group.size()), group.size() == 1, group.metric});
        std::stable_sort(result.begin(), result.end(), [](const auto &a, const auto &b) { return a.noise > b.noise; });
        return result;
    }

private:
    [[nodiscard]] double seconds() const { return std::chrono::duration<double>(Clock::now() - m_started).count(); }

    // Fills in the groups' noise; several variants are loaded at once, so that the source runs once for all of them.
    Result<void> measure(std::vector<Group> groups)
    {
        const size_t atOnce = variantsAtOnce(m_session);
        for (size_t begin = 0; begin < groups.size(); begin += atOnce) {
            std::vector<Model> models;
            std::vector<Group *> measured;
            for (size_t i = begin; i < std::min(begin + atOnce, groups.size()); ++i) {
                PARE_TRY_ASSIGN(Model model, onlyQuantized(groups[i]));
                if (model.sameAs(m_prepared))
                    continue;
                models.push_back(std::move(model));
                measured.push_back(&groups[i]);
            }
            if (models.empty())
                continue;
            PARE_TRY_ASSIGN(const auto losses, m_session.outputLosses(models, m_samples));
            for (size_t i = 0; i < losses.size(); ++i) {
                measured[i]->noise = losses[i].noise;
                measured[i]->metric = losses[i].metric;
            }
            m_context.run.progress("measuring sensitivities", static_cast<int64_t>(m_groups.size() + begin + measured.size()), static_cast<int64_t>(m_layers.size()));
        }
        m_groups.insert(m_groups.end(), groups.begin(), groups.end());
        return {};
    }

    Result<Model> onlyQuantized(const Group &group)
    {
        if (m_context.run.stopRequested())
            return cancelled();
        std::vector<std::string> others(m_layers.begin(), m_layers.begin() + static_cast<long>(group.first));
        others.insert(others.end(), m_layers.begin() + static_cast<long>(group.last), m_layers.end());
        Recipe recipe;
        recipe.steps = {withoutLayers(m_resolved, others)};
        RunContext quiet = m_context.run;
        quiet.onProgress = {};
        PassContext inner{quiet, m_context.services};
        PARE_TRY_ASSIGN(AppliedRecipe applied, applyRecipe(m_prepared, recipe, {.compare = false}, inner));
        return std::move(applied.model);
    }

    const Model &m_prepared;
    const RecipeStep &m_resolved;
    const std::vector<std::string> &m_layers;
    MeasureSession &m_session;
    std::vector<int64_t> m_samples;
    const RescueLimits &m_limits;
    PassContext &m_context;
    Clock::time_point m_started = Clock::now();
    std::vector<Group> m_groups;
};

} // namespace

size_t variantsAtOnce(const MeasureSession &session)
{
    return std::clamp<size_t>(bytesAtOnce / static_cast<size_t>(std::max<int64_t>(session.sourceBytes(), 1)), 1, mostAtOnce);
}

RecipeStep dynamicLayers(const std::vector<std::string> &layers)
{
    RecipeStep step;
    step.pass = "quantize-dynamic";
    step.options["operators"] = "Conv,MatMul,Gemm";
    step.resolution["layers"] = layers;
    return step;
}

namespace {

// Of the graph and of every body below it.
nlohmann::json leftOut(const nlohmann::json &resolution, const std::set<std::string> &out)
{
    nlohmann::json result = resolution;
    nlohmann::json kept = nlohmann::json::array();
    for (const auto &layer : resolution.value("layers", nlohmann::json::array()))
        if (layer.is_string() && !out.contains(layer.get<std::string>()))
            kept.push_back(layer);
    result["layers"] = std::move(kept);
    if (const auto bodies = result.find("bodies"); bodies != result.end() && bodies->is_object())
        for (auto &[key, body] : bodies->items())
            if (body.is_object())
                body = leftOut(body, out);
    return result;
}

void collectInBodies(const nlohmann::json &resolution, std::vector<std::string> &layers)
{
    const auto bodies = resolution.is_object() ? resolution.find("bodies") : resolution.end();
    if (bodies == resolution.end() || !bodies->is_object())
        return;
    for (const auto &[key, body] : bodies->items()) {
        if (!body.is_object())
            continue;
        for (const auto &layer : body.value("layers", nlohmann::json::array()))
            if (layer.is_string())
                layers.push_back(layer.get<std::string>());
        collectInBodies(body, layers);
    }
}

} // namespace

RecipeStep withoutLayers(const RecipeStep &resolved, const std::vector<std::string> &inFloat)
{
    RecipeStep step = resolved;
    step.resolution = leftOut(resolved.resolution, {inFloat.begin(), inFloat.end()});
    if (inFloat.empty())
        return step;
    // Among other layers weights are rounded, and biases corrected, to other numbers than those on record.
    for (const auto &[key, hash] : {std::pair("rounding", "weights"), std::pair("bias", "biases")})
        if (const auto entry = step.resolution.find(key); entry != step.resolution.end() && entry->is_object())
            entry->erase(hash);
    return step;
}

std::vector<std::string> layersInBodies(const RecipeStep &resolved)
{
    std::vector<std::string> layers;
    collectInBodies(resolved.resolution, layers);
    return layers;
}

Result<std::vector<LayerSensitivity>> layerSensitivities(const Model &prepared, const RecipeStep &resolved, const std::vector<std::string> &layers,
                                                         MeasureSession &session, const std::vector<int64_t> &deciding,
                                                         const RescueLimits &limits, PassContext &context)
{
    if (layers.empty())
        return std::vector<LayerSensitivity>{};
    std::vector<int64_t> samples = deciding;
    if (static_cast<int64_t>(samples.size()) > limits.samples)
        samples.resize(static_cast<size_t>(limits.samples));
    return Sensitivities(prepared, resolved, layers, session, std::move(samples), limits, context).work();
}

namespace {

using Losses = std::vector<std::optional<MeasureSession::OutputLoss>>;

// What a variant of the prepared model for each layer loses, a few at once; none where the variant is no other model, and where the time is over.
Result<Losses> lossOfEach(const Model &prepared, const std::vector<std::string> &layers, const std::function<RecipeStep(const std::string &)> &stepFor,
                          MeasureSession &session, const std::vector<int64_t> &samples, const RescueLimits &limits, PassContext &context)
{
    const auto started = Clock::now();
    Losses losses(layers.size());
    const size_t atOnce = variantsAtOnce(session);
    for (size_t begin = 0; begin < layers.size(); begin += atOnce) {
        if (context.run.stopRequested())
            return cancelled();
        if (std::chrono::duration<double>(Clock::now() - started).count() > limits.seconds)
            break;
        std::vector<Model> models;
        std::vector<size_t> places;
        for (size_t i = begin; i < std::min(begin + atOnce, layers.size()); ++i) {
            Recipe recipe;
            recipe.steps = {stepFor(layers[i])};
            RunContext quiet = context.run;
            quiet.onProgress = {};
            PassContext inner{quiet, context.services};
            PARE_TRY_ASSIGN(AppliedRecipe applied, applyRecipe(prepared, recipe, {.compare = false}, inner));
            if (applied.model.sameAs(prepared))
                continue;
            models.push_back(std::move(applied.model));
            places.push_back(i);
        }
        if (models.empty())
            continue;
        PARE_TRY_ASSIGN(const auto measured, session.outputLosses(models, samples));
        for (size_t i = 0; i < places.size(); ++i)
            losses[places[i]] = measured[i];
        context.run.progress("measuring sensitivities", static_cast<int64_t>(std::min(begin + atOnce, layers.size())), static_cast<int64_t>(layers.size()));
    }
    return losses;
}

} // namespace

Result<std::vector<std::optional<double>>> dynamicNoise(const Model &prepared, const std::vector<std::string> &layers, MeasureSession &session,
                                                        const std::vector<int64_t> &samples, const RescueLimits &limits, PassContext &context)
{
    PARE_TRY_ASSIGN(const Losses losses, lossOfEach(prepared, layers, [](const std::string &layer) { return dynamicLayers({layer}); }, session, samples, limits, context));
    std::vector<std::optional<double>> noise;
    for (const auto &loss : losses)
        noise.push_back(loss ? std::optional(loss->noise) : std::nullopt);
    return noise;
}

Result<Losses> lossOfTheOthers(const Model &prepared, const RecipeStep &resolved, const std::vector<std::string> &layers, MeasureSession &session,
                               const std::vector<int64_t> &samples, const RescueLimits &limits, PassContext &context)
{
    return lossOfEach(prepared, layers, [&](const std::string &layer) { return withoutLayers(resolved, {layer}); }, session, samples, limits, context);
}

std::string sensitivityText(const std::vector<LayerSensitivity> &sensitivities, size_t most)
{
    double sum = 0;
    for (const LayerSensitivity &layer : sensitivities)
        sum += layer.noise;
    std::string text;
    if (!(sum > 0))
        return text;
    for (size_t i = 0; i < std::min(most, sensitivities.size()); ++i)
        text += (i == 0 ? "" : ", ") + sensitivities[i].layer + " (" + formatPercent(sensitivities[i].noise / sum, 0) + ")";
    return text;
}

} // namespace pare
