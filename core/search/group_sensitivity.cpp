#include "core/search/group_sensitivity.h"

#include "core/measure/task.h"
#include "core/prune/choose_channels.h"
#include "core/prune/mask_channels.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>

namespace pare {

namespace {

using Clock = std::chrono::steady_clock;

constexpr size_t mostAtOnce = 8;                  // models that are loaded together
constexpr size_t bytesAtOnce = size_t{512} << 20; // of them, as the source is stored
constexpr int64_t fewestSamples = 16;

std::optional<double> valueOf(const TaskResult &result)
{
    if (result.metric && result.task.kind != TaskKind::Fidelity)
        return result.metric->value;
    return result.fidelity ? result.fidelity->top1Agreement : std::nullopt;
}

struct Asked {
    size_t group = 0; // of the table
    size_t point = 0;
    ChannelRemoval removal;
};

} // namespace

Result<SensitivityTable> groupSensitivities(const ChannelGroups &groups, MeasureSession &session, const SensitivityOptions &options, RunContext &context)
{
    const auto started = Clock::now();
    const auto seconds = [&] { return std::chrono::duration<double>(Clock::now() - started).count(); };
    const TaskResult *source = session.sourceResult();
    if (!source)
        return invalidInput("sensitivities are measured on data (--data)");
    SensitivityTable table;
    std::vector<Asked> asked;
    ChannelChoice choice;
    choice.ratio = options.ratios.empty() ? 0 : *std::max_element(options.ratios.begin(), options.ratios.end());
    choice.counts.multiple = 1;
    for (const ChannelGroup &group : groups.all()) {
        if (!group.canShrink() || group.units < 2 || (!options.only.empty() && std::find(options.only.begin(), options.only.end(), group.id) == options.only.end()))
            continue;
        auto ranking = ChannelRanking::of(groups, {group.id}, choice, context);
        if (!ranking.ok()) {
            if (ranking.error().kind == ErrorKind::Unsupported)
                continue; // no weights to judge it by
            return ranking.error();
        }
        GroupSensitivity one{group.id, group.channels(), {}, group.asWidth};
        for (const double ratio : options.ratios) {
            ChannelRemoval removal = ranking->removal(ratio);
            if (removal.empty())
                continue;
            const auto removed = static_cast<int64_t>(removal.begin()->second.size()) * group.channelsPerUnit;
            if (!one.points.empty() && one.points.back().removed == removed)
                continue; // a group of few channels
            one.points.push_back({ratio, removed, 0, {}});
            asked.push_back({table.groups.size(), one.points.size() - 1, std::move(removal)});
        }
        table.groups.push_back(std::move(one));
    }
    const double each = std::max(session.secondsPerSample(), 1e-6);
    const double affordable = 0.7 * options.seconds / each / static_cast<double>(std::max<size_t>(asked.size(), 1));
    const auto samples = spreadSamples(*source, std::clamp<int64_t>(static_cast<int64_t>(affordable), fewestSamples, std::max(options.samples, fewestSamples)));
    table.samples = static_cast<int64_t>(samples.size());
    PARE_TRY_ASSIGN(const auto own, session.evaluate(std::vector{session.source()}, samples));
    table.source = own.front().metric && own.front().task.kind != TaskKind::Fidelity ? valueOf(own.front()) : std::nullopt;
    table.metric = table.source ? std::string(metricName(own.front().metric->metric)) : own.front().fidelity && own.front().fidelity->top1Agreement ? "agreement" : std::string();
    const size_t atOnce = std::clamp<size_t>(bytesAtOnce / static_cast<size_t>(std::max<int64_t>(session.sourceBytes(), 1)), 1, mostAtOnce);
    size_t done = 0;
    while (done < asked.size() && seconds() < options.seconds) {
        if (context.stopRequested())
            return cancelled();
        context.progress("measuring sensitivities", static_cast<int64_t>(done), static_cast<int64_t>(asked.size()));
        std::vector<Model> models;
        for (size_t i = done; i < std::min(done + atOnce, asked.size()); ++i) {
            const bool cut = table.groups[asked[i].group].cut;
            PARE_TRY_ASSIGN(Model without, cut ? removeChannels(groups, asked[i].removal, context) : maskChannels(groups, asked[i].removal));
            models.push_back(std::move(without));
        }
        PARE_TRY_ASSIGN(const auto results, session.evaluate(models, samples));
        for (const TaskResult &result : results) {
            SensitivityPoint &point = table.groups[asked[done].group].points[asked[done].point];
            point.sqnrDb = result.fidelity ? result.fidelity->sqnrDb : 0;
            point.value = valueOf(result);
            ++done;
        }
    }
    // What was not reached is not there.
    for (size_t i = asked.size(); i-- > done;)
        table.groups[asked[i].group].points.resize(asked[i].point);
    std::erase_if(table.groups, [&](const GroupSensitivity &group) {
        if (group.points.empty())
            table.notMeasured.push_back(group.group);
        return group.points.empty();
    });
    table.wallSeconds = seconds();
    return table;
}

nlohmann::json toJson(const SensitivityTable &table)
{
    nlohmann::json json{{"samples", table.samples}, {"not_measured", table.notMeasured}, {"wall_s", table.wallSeconds}, {"how", "channels of least norm set to zero, or cut out where they are normalized together; nothing repaired"}};
    json["metric"] = table.metric.empty() ? nlohmann::json(nullptr) : nlohmann::json(table.metric);
    json["source_value"] = table.source ? nlohmann::json(*table.source) : nlohmann::json(nullptr);
    json["groups"] = nlohmann::json::array();
    for (const GroupSensitivity &group : table.groups) {
        nlohmann::json one{{"id", group.group}, {"channels", group.channels}, {"how", group.cut ? "cut" : "mask"}, {"points", nlohmann::json::array()}};
        for (const SensitivityPoint &point : group.points)
            one["points"].push_back({{"ratio", point.ratio},
                                     {"removed", point.removed},
                                     {"sqnr_db", std::isfinite(point.sqnrDb) ? nlohmann::json(point.sqnrDb) : nlohmann::json(nullptr)},
                                     {"value", point.value ? nlohmann::json(*point.value) : nlohmann::json(nullptr)}});
        json["groups"].push_back(std::move(one));
    }
    return json;
}

Result<SensitivityTable> sensitivityFromJson(const nlohmann::json &json)
{
    try {
        SensitivityTable table;
        table.samples = json.at("samples").get<int64_t>();
        table.notMeasured = json.at("not_measured").get<std::vector<std::string>>();
        table.wallSeconds = json.at("wall_s").get<double>();
        if (!json.at("metric").is_null())
            table.metric = json.at("metric").get<std::string>();
        if (!json.at("source_value").is_null())
            table.source = json.at("source_value").get<double>();
        for (const auto &one : json.at("groups")) {
            GroupSensitivity group{one.at("id").get<std::string>(), one.at("channels").get<int64_t>(), {}, one.value("how", "mask") == "cut"};
            for (const auto &at : one.at("points")) {
                SensitivityPoint point{at.at("ratio").get<double>(), at.at("removed").get<int64_t>(), INFINITY, {}};
                if (!at.at("sqnr_db").is_null())
                    point.sqnrDb = at.at("sqnr_db").get<double>();
                if (!at.at("value").is_null())
                    point.value = at.at("value").get<double>();
                group.points.push_back(point);
            }
            table.groups.push_back(std::move(group));
        }
        return table;
    } catch (const nlohmann::json::exception &failure) {
        return invalidInput(std::string("is no table of sensitivities: ") + failure.what());
    }
}

namespace {

// Agreement is a share of its own; 1 is what the source has of it.
bool inPoints(const SensitivityTable &table)
{
    const auto metric = metricFromName(table.metric);
    return table.metric == "agreement" || (table.source && metric && isShare(*metric) && higherIsBetter(*metric));
}

} // namespace

std::string lossUnit(const SensitivityTable &table)
{
    return inPoints(table) ? "pt" : "%";
}

std::optional<double> lossAtHalf(const SensitivityTable &table, const GroupSensitivity &group)
{
    const bool points = inPoints(table);
    double share = 0;
    double loss = 0;
    for (const SensitivityPoint &point : group.points) {
        if (points && !point.value)
            return std::nullopt;
        const double nextShare = static_cast<double>(point.removed) / static_cast<double>(std::max<int64_t>(group.channels, 1));
        const double nextLoss = 100 * (points ? table.source.value_or(1) - *point.value : std::pow(10.0, -point.sqnrDb / 10));
        if (nextShare >= 0.5)
            return nextShare > share ? loss + (nextLoss - loss) * (0.5 - share) / (nextShare - share) : nextLoss;
        share = nextShare;
        loss = nextLoss;
    }
    return std::nullopt;
}

} // namespace pare
