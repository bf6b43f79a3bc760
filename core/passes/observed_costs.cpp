#include "core/passes/observed_costs.h"

#include "core/analysis/cost.h"
#include "core/passes/output_weights.h"
#include "core/prune/channel_readers.h"
#include "core/prune/observation_model.h"
#include "core/prune/output_error.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace pare {

namespace {

constexpr int64_t mostChannels = 4096;
constexpr int64_t mostBytesAtOnce = int64_t{256} << 20; // of sums that one run brings back
constexpr double damping = 0.01;
constexpr double worthOfRows = 1e10; // multiplications spent on the sums of one matrix

using Place = std::pair<std::string, int>; // a value and the axis of its channels

struct Reading {
    std::string id; // of the group
    std::vector<ChannelReader> readers;
};

int64_t gramBytes(const ChannelReader &reader)
{
    return (reader.channels + 1) * (reader.channels + 1) * static_cast<int64_t>(sizeof(double));
}

int64_t rowsOf(const ShapeTable &shapes, const ChannelReader &reader)
{
    const ValueShape *shape = shapes.find(reader.value);
    const auto elements = shape ? shape->elements() : std::nullopt;
    return elements ? std::max<int64_t>(*elements / reader.channels, 1) : 1;
}

// What was seen of a value's channels.
struct Seen {
    std::vector<double> covariance;
    std::vector<float> means;
};

// Covariances of what these groups' readers read.
Result<std::map<Place, Seen>> covariances(const Model &model, const ShapeTable &shapes, const std::vector<Reading> &readings,
                                                         int64_t samples, PassContext &context)
{
    PARE_TRY_ASSIGN(ObservationModel observation, ObservationModel::of(model));
    std::map<Place, std::string> outputs;
    for (const Reading &reading : readings)
        for (const ChannelReader &reader : reading.readers)
            if (auto &output = outputs[{reader.value, reader.axis}]; output.empty()) {
                const std::string rows = observation.rows(reader.value, reader.rank, reader.axis);
                const std::string thinned = observation.everyNth(rows, rowStep(rowsOf(shapes, reader), samples, reader.channels));
                output = observation.output(std::to_string(outputs.size()), observation.withOnes(thinned));
            }
    ObserveRequest request;
    request.gram = true;
    request.maxSamples = samples;
    for (const auto &[place, output] : outputs)
        request.tensors.push_back(output);
    PARE_TRY_ASSIGN(auto seen, context.services.observe(observation.finish(), request));
    std::map<Place, Seen> result;
    for (const auto &[place, output] : outputs) {
        const std::vector<double> &gram = seen[output].gram;
        size_t side = 0;
        while (side * side < gram.size())
            ++side;
        const double rows = gram.empty() ? 0 : gram.back();
        if (side < 2 || !(rows > 0))
            continue;
        std::vector<double> covariance((side - 1) * (side - 1));
        for (size_t i = 0; i + 1 < side; ++i)
            for (size_t k = 0; k + 1 < side; ++k)
                covariance[i * (side - 1) + k] = gram[i * side + k] / rows - gram[i * side + side - 1] / rows * (gram[k * side + side - 1] / rows);
        std::vector<float> means;
        for (size_t i = 0; i + 1 < side; ++i)
            means.push_back(static_cast<float>(gram[i * side + side - 1] / rows));
        result.emplace(place, Seen{std::move(covariance), std::move(means)});
    }
    return result;
}

Result<std::vector<ReaderMoments>> momentsOf(const Model &model, const Reading &reading, const std::map<Place, Seen> &seen)
{
    std::vector<ReaderMoments> moments;
    for (const ChannelReader &reader : reading.readers) {
        const auto found = seen.find({reader.value, reader.axis});
        if (found == seen.end() || found->second.covariance.size() != static_cast<size_t>(reader.channels * reader.channels))
            continue;
        PARE_TRY_ASSIGN(std::vector<double> weights, weightGram(model, reader));
        moments.push_back({reader.channels, found->second.covariance, std::move(weights), reader.places});
    }
    return moments;
}

// The units that cost least, a share of all, to be replaced by their means.
std::vector<bool> cheapest(const std::vector<double> &costs, double share)
{
    std::vector<size_t> order(costs.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return costs[a] < costs[b]; });
    std::vector<bool> chosen(costs.size(), false);
    for (size_t i = 0; i < std::max<size_t>(1, static_cast<size_t>(share * static_cast<double>(costs.size()))); ++i)
        chosen[order[i]] = true;
    return chosen;
}

// Costs are shares of what each reader gives; by what the outputs lose with a known share of it they become shares of these.
struct Quieting {
    std::vector<QuietedChannels> groups;
    std::map<std::string, double> lost; // by group: the share of its readers' variance that is lost then

    void add(const Reading &reading, const std::vector<ReaderMoments> &moments, const std::map<Place, Seen> &seen, const std::vector<double> &costs)
    {
        constexpr double enough = 1e-4; // of the variance, to show at the outputs above rounding
        std::vector<bool> units;
        for (const double share : {0.34, 0.67, 1.0}) {
            units = cheapest(costs, share);
            lost[reading.id] = lostVariance(moments, units);
            if (lost[reading.id] >= enough)
                break;
        }
        QuietedChannels quieted{reading.id, {}};
        for (const ChannelReader &reader : reading.readers) {
            const auto found = seen.find({reader.value, reader.axis});
            if (found == seen.end())
                continue;
            std::vector<bool> quiet;
            for (const int place : reader.places)
                quiet.push_back(place >= 0 && units[static_cast<size_t>(place)]);
            quieted.values.push_back({reader, std::move(quiet), found->second.means});
        }
        groups.push_back(std::move(quieted));
    }
    // What an error of the readers, as a share of what they give, is as a share of the outputs.
    [[nodiscard]] double factor(const std::string &id, double change) const
    {
        const double share = lost.at(id);
        return share > 1e-9 ? change / share : 0; // what never varies matters to nobody
    }
};

// A layer that was unrolled over time reads its weights hundreds of times, each time another value. Where all that a group's readers
// read does not fit into memory, each weight is looked at through its first reader, and of those as many as fit, spread over the network.
void thinReaders(std::vector<ChannelReader> &readers)
{
    const auto bytes = [&] {
        int64_t all = 0;
        for (const ChannelReader &reader : readers)
            all += gramBytes(reader);
        return all;
    };
    if (bytes() <= mostBytesAtOnce)
        return;
    std::set<std::string> seen;
    std::erase_if(readers, [&](const ChannelReader &reader) { return !seen.insert(reader.weight).second; });
    while (readers.size() > 1 && bytes() > mostBytesAtOnce) {
        std::vector<ChannelReader> half;
        for (size_t i = 0; i < readers.size(); i += 2)
            half.push_back(std::move(readers[i]));
        readers = std::move(half);
    }
}

} // namespace

bool canFit(const PassServices &services)
{
    return services.observe && !services.calibrationBorrowed;
}

int64_t rowStep(int64_t rowsOfSample, int64_t samples, int64_t side)
{
    const double all = static_cast<double>(rowsOfSample) * static_cast<double>(samples);
    const double columns = static_cast<double>(std::max<int64_t>(side, 1));
    const double wanted = std::max(4 * columns, worthOfRows / (columns * columns));
    int64_t step = std::max<int64_t>(1, static_cast<int64_t>(all / wanted));
    while (step > 1 && step % 2 == 0) // places of a picture lie in rows of even length: an odd step meets them all
        --step;
    return std::min(step, std::max<int64_t>(1, rowsOfSample / 2));
}

Result<std::map<std::string, std::vector<double>>> observedCosts(const ChannelGroups &groups, const std::vector<std::string> &ids,
                                                                 const ObservedCostOptions &options, PassContext &context)
{
    const Model &model = groups.model();
    PARE_TRY_ASSIGN(const ShapeTable shapes, ShapeTable::of(model, assumedSizes(model)));
    std::vector<Reading> all;
    for (const std::string &id : ids) {
        Reading reading{id, channelReaders(groups, *groups.find(id), shapes)};
        std::erase_if(reading.readers, [](const ChannelReader &reader) { return reader.channels > mostChannels; });
        thinReaders(reading.readers);
        if (!reading.readers.empty())
            all.push_back(std::move(reading));
    }
    std::map<std::string, std::vector<double>> costs;
    Quieting quieting;
    for (size_t first = 0; first < all.size();) {
        // As many groups as fit in memory are looked at in one run.
        std::vector<Reading> some;
        int64_t bytes = 0;
        for (; first < all.size(); ++first) {
            int64_t own = 0;
            for (const ChannelReader &reader : all[first].readers)
                own += gramBytes(reader);
            if (!some.empty() && bytes + own > mostBytesAtOnce)
                break;
            bytes += own;
            some.push_back(all[first]);
        }
        PARE_TRY_ASSIGN(const auto seen, covariances(model, shapes, some, options.samples, context));
        for (const Reading &reading : some) {
            if (context.run.stopRequested())
                return cancelled();
            context.run.progress("weighing channels of " + reading.id, static_cast<int64_t>(costs.size()), static_cast<int64_t>(all.size()));
            PARE_TRY_ASSIGN(std::vector<ReaderMoments> moments, momentsOf(model, reading, seen));
            if (moments.empty())
                continue;
            const ChannelGroup &group = *groups.find(reading.id);
            const auto count = options.count.find(reading.id);
            auto &own = costs[reading.id];
            own = options.kind == ObservedCost::Variance
                      ? varianceImportance(moments, group.units)
                      : removalCosts(moments, group.units, count == options.count.end() ? group.units / 2 : count->second, damping);
            if (options.kind == ObservedCost::OutputChange)
                quieting.add(reading, moments, seen, own);
        }
    }
    if (options.kind == ObservedCost::OutputChange) {
        PARE_TRY_ASSIGN(const auto changes, outputChanges(model, quieting.groups, options.samples, context));
        for (const auto &[id, change] : changes)
            for (double &cost : costs[id])
                cost *= quieting.factor(id, change);
    }
    return costs;
}

} // namespace pare
