#include "core/prune/importance.h"

#include "core/prune/axis_findings.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

namespace pare {

namespace {

// Each unit's norm over its positions on one axis of a constant.
Result<std::vector<double>> norms(const AxisFindings &findings, const ConstantView &view, int axis, int group, int64_t units, Importance importance)
{
    PARE_TRY_ASSIGN(const std::vector<float> values, toFloats(*view.tensor, findings.model.payloads()));
    const auto size = static_cast<size_t>(view.tensor->dims(axis));
    size_t inner = 1;
    for (int i = axis + 1; i < view.axes.rank; ++i)
        inner *= static_cast<size_t>(view.tensor->dims(i));
    std::vector<double> ofPosition(size, 0);
    for (size_t at = 0; at < values.size(); at += inner) {
        double sum = 0;
        for (size_t i = at; i < at + inner; ++i)
            sum += importance == Importance::L1 ? std::fabs(static_cast<double>(values[i])) : static_cast<double>(values[i]) * values[i];
        ofPosition[at / inner % size] += sum;
    }
    std::vector<double> result(static_cast<size_t>(units), 0);
    for (size_t position = 0; position < size; ++position) {
        const int unit = findings.unitAt(view.axes.at(axis), static_cast<int64_t>(position));
        if (unit < 0)
            continue;
        if (const auto &[itsGroup, number] = findings.placeOf[static_cast<size_t>(unit)]; itsGroup == group)
            result[static_cast<size_t>(number)] += ofPosition[position];
    }
    if (importance == Importance::L2)
        for (double &value : result)
            value = std::sqrt(value);
    return result;
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
    std::vector<double> total(static_cast<size_t>(group.units), 0);
    bool judged = false;
    for (const ProducingWeight &weight : findings.weightsOf[static_cast<size_t>(number)]) {
        const ConstantView &view = findings.constants[static_cast<size_t>(weight.constant)];
        PARE_TRY_ASSIGN(const std::vector<double> own, norms(findings, view, weight.axis, number, group.units, importance));
        double mean = 0;
        for (const double value : own)
            mean += value / static_cast<double>(own.size());
        if (!(mean > 0) || !std::isfinite(mean))
            continue;
        for (size_t unit = 0; unit < own.size(); ++unit)
            total[unit] += own[unit] / mean;
        judged = true;
    }
    if (!judged)
        return unsupported("none of its layers has weights to judge its channels by", group.id);
    return total;
}

} // namespace pare
