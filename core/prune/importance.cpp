#include "core/prune/importance.h"

#include "core/analysis/tensor_summary.h"
#include "core/prune/axis_findings.h"

// GCC 12 warns about its own AVX-512 header wherever Eigen is inlined (GCC bug 105593).
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <random>

namespace pare {

namespace {

// By position along an axis of a constant: the group's unit; -1: none of its.
std::vector<int32_t> unitsAlong(const AxisFindings &findings, const ConstantView &view, int axis, int group)
{
    std::vector<int32_t> unitAt(static_cast<size_t>(view.tensor->dims(axis)), -1);
    for (size_t position = 0; position < unitAt.size(); ++position)
        if (const int unit = findings.unitAt(view.axes.at(axis), static_cast<int64_t>(position)); unit >= 0)
            if (const auto &[itsGroup, number] = findings.placeOf[static_cast<size_t>(unit)]; itsGroup == group)
                unitAt[position] = number;
    return unitAt;
}

// The weights of a constant by unit: each unit's, in the order of the constant.
Result<std::vector<std::vector<float>>> weightsByUnit(const AxisFindings &findings, const ConstantView &view, int axis, int group, int64_t units)
{
    PARE_TRY_ASSIGN(std::vector<float> values, toFloats(*view.tensor, findings.model.payloads()));
    if (!isFloatType(view.tensor->data_type()))
        if (const auto scale = StoredScale::of(findings.model, std::string(view.name)))
            for (size_t i = 0; i < values.size(); ++i)
                values[i] = static_cast<float>(scale->value(values[i], static_cast<int64_t>(i)));
    const auto size = static_cast<size_t>(view.tensor->dims(axis));
    size_t inner = 1;
    for (int i = axis + 1; i < view.axes.rank; ++i)
        inner *= static_cast<size_t>(view.tensor->dims(i));
    const std::vector<int32_t> placeAt = unitsAlong(findings, view, axis, group);
    std::vector<std::vector<float>> byUnit(static_cast<size_t>(units));
    for (size_t at = 0; at < values.size(); at += inner)
        if (const int32_t place = placeAt[at / inner % size]; place >= 0)
            byUnit[static_cast<size_t>(place)].insert(byUnit[static_cast<size_t>(place)].end(), values.begin() + static_cast<std::ptrdiff_t>(at),
                                                      values.begin() + static_cast<std::ptrdiff_t>(at + inner));
    return byUnit;
}

std::vector<double> norms(const std::vector<std::vector<float>> &byUnit, Importance importance)
{
    std::vector<double> result;
    for (const auto &weights : byUnit) {
        double sum = 0;
        for (const float value : weights)
            sum += importance == Importance::L1 ? std::fabs(static_cast<double>(value)) : static_cast<double>(value) * value;
        result.push_back(importance == Importance::L2 ? std::sqrt(sum) : sum);
    }
    return result;
}

// The sum of each unit's distances to all others.
std::vector<double> distances(const std::vector<std::vector<float>> &byUnit)
{
    size_t longest = 0;
    for (const auto &weights : byUnit)
        longest = std::max(longest, weights.size());
    Eigen::MatrixXd all = Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(longest), static_cast<Eigen::Index>(byUnit.size()));
    for (size_t unit = 0; unit < byUnit.size(); ++unit)
        for (size_t i = 0; i < byUnit[unit].size(); ++i)
            all(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(unit)) = byUnit[unit][i];
    const Eigen::MatrixXd products = all.transpose() * all;
    std::vector<double> result(byUnit.size(), 0);
    for (size_t a = 0; a < byUnit.size(); ++a)
        for (size_t b = 0; b < byUnit.size(); ++b) {
            const auto i = static_cast<Eigen::Index>(a);
            const auto k = static_cast<Eigen::Index>(b);
            result[a] += i == k ? 0 : std::sqrt(std::max(products(i, i) + products(k, k) - 2 * products(i, k), 0.0));
        }
    return result;
}

// Adds a layer's numbers, divided by their mean; false where they say nothing.
bool addTo(std::vector<double> &total, const std::vector<double> &own)
{
    const double mean = std::accumulate(own.begin(), own.end(), 0.0) / static_cast<double>(std::max<size_t>(own.size(), 1));
    if (!(mean > 0) || !std::isfinite(mean))
        return false;
    for (size_t unit = 0; unit < own.size(); ++unit)
        total[unit] += own[unit] / mean;
    return true;
}

bool isNormScale(const Model &model, const ConstantView &view)
{
    const auto scales = [&](NodeId node, int input) {
        return input == 1 && model.index().node(node).op_type() == "BatchNormalization";
    };
    if (view.node.value >= 0)
        return scales(view.node, view.input);
    const auto uses = model.index().uses(std::string(view.name));
    return std::any_of(uses.begin(), uses.end(), [&](const Use &use) { return scales(use.node, use.input); });
}

Result<std::vector<double>> normScales(const ChannelGroups &groups, const ChannelGroup &group, int number)
{
    const AxisFindings &findings = groups.findings();
    std::vector<double> total(static_cast<size_t>(group.units), 0);
    bool judged = false;
    for (const ConstantView &view : findings.constants) {
        if (view.axes.rank != 1 || !isNormScale(findings.model, view))
            continue;
        PARE_TRY_ASSIGN(const auto byUnit, weightsByUnit(findings, view, 0, number, group.units));
        judged = addTo(total, norms(byUnit, Importance::L1)) || judged;
    }
    if (!judged)
        return unsupported("no batch normalization scales its channels (fold-batch-norm takes them away)", group.id);
    return total;
}

// Each unit's square over the sum of those that are no smaller.
std::vector<double> lampScores(const std::vector<double> &squares)
{
    std::vector<size_t> order(squares.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return squares[a] < squares[b]; });
    std::vector<double> scores(squares.size(), 0);
    double sum = 0;
    for (auto it = order.rbegin(); it != order.rend(); ++it) {
        sum += squares[*it];
        scores[*it] = sum > 0 ? squares[*it] / sum : 0;
    }
    return scores;
}

} // namespace

Result<std::vector<double>> unitImportance(const ChannelGroups &groups, const ChannelGroup &group, Importance importance, uint64_t seed)
{
    if (importance == Importance::Random) {
        std::mt19937_64 generator(seed ^ std::hash<std::string>()(group.id));
        std::vector<double> drawn(static_cast<size_t>(group.units));
        for (double &value : drawn)
            value = static_cast<double>(generator() >> 11) * 0x1p-53;
        return drawn;
    }
    const AxisFindings &findings = groups.findings();
    const auto number = static_cast<int>(&group - groups.all().data());
    if (importance == Importance::NormScale)
        return normScales(groups, group, number);
    std::vector<double> total(static_cast<size_t>(group.units), 0);
    bool judged = false;
    for (const ProducingWeight &weight : findings.weightsOf[static_cast<size_t>(number)]) {
        const ConstantView &view = findings.constants[static_cast<size_t>(weight.constant)];
        PARE_TRY_ASSIGN(const auto byUnit, weightsByUnit(findings, view, weight.axis, number, group.units));
        judged = addTo(total, importance == Importance::GeometricMedian ? distances(byUnit) : norms(byUnit, importance)) || judged;
    }
    if (!judged)
        return unsupported("none of its layers has weights to judge its channels by", group.id);
    return importance == Importance::Lamp ? lampScores(total) : total;
}

std::vector<UnitWeights> unitWeights(const ChannelGroups &groups, const ChannelGroup &group)
{
    const AxisFindings &findings = groups.findings();
    const auto number = static_cast<int>(&group - groups.all().data());
    std::vector<UnitWeights> weights;
    for (const ProducingWeight &weight : findings.weightsOf[static_cast<size_t>(number)]) {
        const ConstantView &view = findings.constants[static_cast<size_t>(weight.constant)];
        weights.push_back({std::string(view.name), weight.axis, unitsAlong(findings, view, weight.axis, number)});
    }
    return weights;
}

} // namespace pare
