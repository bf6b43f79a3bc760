#include "core/passes/trained_rounds.h"

#include "core/base/hash.h"
#include "core/base/units.h"
#include "core/passes/distill.h"
#include "core/passes/fine_tune.h"
#include "core/passes/repair_option.h"
#include "core/passes/training.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace pare {

namespace {

const Pass &trainingPass(const Options &options)
{
    return options.text("train") == "distill" ? distillPass() : fineTunePass();
}

std::string trimmed(const std::string &text)
{
    const size_t first = text.find_first_not_of(" \t");
    return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

int64_t countOf(const ChannelRemoval &removal)
{
    int64_t count = 0;
    for (const auto &[id, units] : removal)
        count += static_cast<int64_t>(units.size());
    return count;
}

} // namespace

std::vector<OptionSpec> trainedRoundsOptions()
{
    return {
        {"train", OptionType::Choice, "none",
         "After each round, what is left is trained (with --train) before it is weighed anew. distill: on what the model before the first pass gives, and on labels where there are some; "
         "fine-tune: on labels alone. All layers are trained but those that are left alone",
         "", {}, {}, {"none", "distill", "fine-tune"}},
        {"train_steps", OptionType::Integer, "1000", "With train: at most so many steps a round; 0: no bound", "", 0, 1e9, {}},
        {"train_minutes", OptionType::Real, "2", "With train: a round takes no longer than about this; 0: no bound. A replay takes as many steps as were taken", "min", 0, 1e5, {}},
        {"learning_rate", OptionType::Real, "0", "With train: the largest rate of each round; 0: found by trying", "", 0, 100, {}},
        {"training", OptionType::Text, "", "With train: other options of that pass, split by semicolons: batch=64; alpha=1; flip=true (pare passes lists them)", "", {}, {}, {}},
    };
}

TrainedRounds::TrainedRounds(std::string pass, std::string unit, const ChannelGroups &groups, PassRun &run)
    : m_pass(std::move(pass)), m_unit(std::move(unit)), m_groups(groups), m_run(run), m_planned(run.options().integer("rounds")), m_model(groups.model())
{
    Sha256 series;
    series.add(m_pass);
    series.add(run.options().text("train") + " " + std::to_string(m_planned) + " " + run.options().text("training"));
    series.add(groups.model().proto().SerializeAsString());
    m_series = series.finish();
    if (run.replays() && run.replayed().contains("rounds"))
        m_planned = static_cast<int64_t>(run.replayed()["rounds"].size());
}

Result<std::optional<TrainedRounds>> TrainedRounds::of(const std::string &pass, const std::string &unit, const ChannelGroups &groups, PassRun &run)
{
    const std::string &kind = run.options().text("train");
    if (kind == "none")
        return std::optional<TrainedRounds>();
    if (run.replays() && !run.replayed().contains("rounds") && !run.replayed().value("groups", nlohmann::json::object()).empty())
        return invalidInput("the recipe recorded no training of " + pass + ", which has train=" + kind + "; with --resolve it is decided anew");
    if (!run.context().services.train)
        return unavailable("train=" + kind + " needs data to train on: give --train");
    TrainedRounds rounds(pass, unit, groups, run);
    PARE_TRY(rounds.trainingOptions());
    return std::optional<TrainedRounds>(std::move(rounds));
}

Result<Options> TrainedRounds::trainingOptions() const
{
    const Options &own = m_run.options();
    const Pass &pass = trainingPass(own);
    std::map<std::string, std::string> given{{"epochs", "40"}, {"batch", "32"}, {"steps", std::to_string(own.integer("train_steps"))}};
    given["minutes"] = fmt::format("{}", own.real("train_minutes"));
    given["learning_rate"] = fmt::format("{}", own.real("learning_rate"));
    std::stringstream parts(own.text("training"));
    for (std::string part; std::getline(parts, part, ';');) {
        if (trimmed(part).empty())
            continue;
        const size_t sign = part.find('=');
        const std::string name = trimmed(part.substr(0, sign));
        if (sign == std::string::npos || name == "steps" || name == "minutes" || name == "learning_rate")
            return invalidInput(sign == std::string::npos ? "\"" + trimmed(part) + "\" is no option of " + pass.id + " with a value: write NAME=VALUE; NAME=VALUE"
                                                          : name + " of the training is said by " + (name == "learning_rate" ? "" : "train_") + name,
                                "training");
        given[name] = trimmed(part.substr(sign + 1));
    }
    auto options = Options::parse(pass.options, given);
    if (!options.ok())
        return Error{options.error().kind, "training: " + options.error().message, options.error().where};
    return options;
}

std::string TrainedRounds::place() const
{
    return m_planned > 1 ? fmt::format("round {} of {}: ", m_rounds.size() + 1, m_planned) : std::string();
}

// The report of a part of a round, as this step's own.
void TrainedRounds::take(const PassReport &report)
{
    for (const Finding &finding : report.findings) {
        if (finding.severity == Severity::Warning)
            m_run.warn(finding.where, place() + finding.message);
        else
            m_run.note(finding.where, place() + finding.message);
    }
}

// `gone` without what went already, in the numbers that the units have now.
Result<ChannelRemoval> TrainedRounds::stillToGo(const ChannelGroups &left, const ChannelRemoval &gone) const
{
    ChannelRemoval removal;
    for (const auto &[id, units] : gone) {
        const auto earlier = m_gone.find(id);
        const std::vector<int64_t> none;
        const auto &before = earlier == m_gone.end() ? none : earlier->second;
        if (!std::includes(units.begin(), units.end(), before.begin(), before.end()))
            return internalError("a round gives back what one before it removed", id);
        std::vector<int64_t> still;
        for (const int64_t unit : units)
            if (!std::binary_search(before.begin(), before.end(), unit))
                still.push_back(unit - (std::lower_bound(before.begin(), before.end(), unit) - before.begin()));
        if (still.empty())
            continue; // a group that is down to one head is no group of heads any more
        const ChannelGroup *group = left.find(id);
        if (!group || group->units != m_groups.find(id)->units - static_cast<int64_t>(before.size()))
            return internalError("what goes together there is not what it was before the first round", id);
        removal[id] = std::move(still);
    }
    return removal;
}

Result<Model> TrainedRounds::repairedModel(const ChannelGroups &left, const ChannelRemoval &removal, nlohmann::json &record)
{
    RunContext &context = m_run.run();
    PARE_TRY_ASSIGN(const Model cut, removeChannels(left, removal, context));
    PassRequest request{m_run.options(), {}, record, {}};
    PassRun run(m_pass, request, m_run.context());
    std::vector<RepairedLayer> layers;
    const auto fit = [&](const RepairOptions &options) { return repairLayers(left, removal, cut, options, m_run.context()); };
    PARE_TRY_ASSIGN(Model repaired, repairedAsAsked(m_pass, cut, fit, layers, run));
    for (RepairedLayer &layer : layers) {
        std::erase_if(m_repaired, [&](const RepairedLayer &one) { return one.layer == layer.layer; });
        m_repaired.push_back(std::move(layer));
    }
    const PassOutcome outcome = run.finish(std::move(repaired));
    take(outcome.report);
    record = outcome.resolution;
    record.erase("layers"); // those of the whole step say it
    return outcome.model;
}

Result<Model> TrainedRounds::trainedModel(const Model &cut, nlohmann::json &record)
{
    PARE_TRY_ASSIGN(const Options options, trainingOptions());
    const PassRequest request{options, {}, record, m_run.request().leftAlone};
    PassContext context{m_run.run(), m_run.context().services};
    if (!context.services.source)
        context.services.source = m_groups.model();
    if (m_planned > 1)
        context.services.train = [this, train = context.services.train](const TrainingRequest &asked) {
            TrainingRequest inSeries = asked;
            inSeries.series = m_series;
            inSeries.endsSeries = static_cast<int64_t>(m_rounds.size()) + 1 >= m_planned;
            return train(inSeries);
        };
    PARE_TRY_ASSIGN(PassOutcome outcome, trainingPass(m_run.options()).function(cut, request, context));
    take(outcome.report);
    for (const Change &change : outcome.report.changes)
        m_trained[change.layer] = change.what;
    record = std::move(outcome.resolution);
    record.erase("layers");
    return std::move(outcome.model);
}

Result<Model> TrainedRounds::shrink(const ChannelRemoval &gone)
{
    PARE_TRY_ASSIGN(const ChannelGroups left, ChannelGroups::of(m_model, m_groups.mayShrink()));
    PARE_TRY_ASSIGN(const ChannelRemoval removal, stillToGo(left, gone));
    if (removal.empty()) {
        m_planned = std::max<int64_t>(1, m_planned - 1);
        return m_model;
    }
    nlohmann::json repair, training;
    if (m_run.replays()) {
        const nlohmann::json &recorded = m_run.replayed().at("rounds").at(m_rounds.size());
        repair = {{"layers", nlohmann::json::array()}, {"repair", recorded.value("repair", nlohmann::json())}};
        training = recorded.at("training");
        training["layers"] = nlohmann::json::array();
    }
    m_run.run().progress(place() + "removing " + m_unit + "s");
    m_run.note({}, place() + fmt::format("{} went, {} in all", plural(countOf(removal), m_unit), formatCount(countOf(gone))));
    PARE_TRY_ASSIGN(const Model cut, repairedModel(left, removal, repair));
    PARE_TRY_ASSIGN(m_model, trainedModel(cut, training));
    nlohmann::json record{{"training", std::move(training)}};
    if (repair.contains("repair"))
        record["repair"] = std::move(repair["repair"]);
    for (const auto &[id, units] : gone) {
        const auto earlier = m_gone.find(id);
        if (earlier == m_gone.end() || earlier->second != units)
            record["gone"][id] = units;
    }
    m_rounds.push_back(std::move(record));
    m_gone = gone;
    return m_model;
}

Result<Model> TrainedRounds::replay(const ChannelRemoval &gone)
{
    const nlohmann::json &recorded = m_run.replayed().at("rounds");
    ChannelRemoval so;
    for (size_t i = 0; i + 1 < recorded.size(); ++i) {
        for (const auto &[id, units] : recorded[i].at("gone").items()) {
            if (!m_groups.find(id))
                return invalidInput("the recipe's rounds remove from something that is not in this model", id);
            so[id] = units.get<std::vector<int64_t>>();
        }
        PARE_TRY(shrink(so));
    }
    return shrink(gone);
}

void TrainedRounds::decide() const
{
    nlohmann::json rounds = m_rounds;
    if (!rounds.empty())
        rounds.back().erase("gone"); // all that the step removes
    m_run.decide("rounds", std::move(rounds));
}

} // namespace pare
