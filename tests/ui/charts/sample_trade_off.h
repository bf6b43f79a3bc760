#pragma once

#include "ui/charts/trade_off_data.h"

#include <vector>

namespace pare {

// A variant in one line: numbers in percent, kilobytes and ratios to the source.
struct SampleVariant {
    const char *name;
    TradeOffKind kind;
    TradeOffVerdict verdict;
    double accuracy;
    double kilobytes;
    double ratio = 1;
};

inline TradeOffData tradeOffOf(const std::vector<SampleVariant> &variants)
{
    TradeOffData data;
    data.metric = {QStringLiteral("Top-1"), QStringLiteral("%"), true, 1, true, 100, 0.1};
    data.conditions = QStringLiteral("5,000 samples");
    data.guard = 1.0;
    for (const SampleVariant &variant : variants) {
        TradeOffPoint point;
        point.id = TradeOffId(data.points.size() + 1);
        point.name = QString::fromUtf8(variant.name);
        point.kind = variant.kind;
        point.verdict = variant.verdict;
        point.withinGuard = variant.verdict == VerdictKind::Kept || variant.verdict == VerdictKind::LossWithinGuard;
        point.accuracy = {variant.accuracy, variant.accuracy - 0.5, variant.accuracy + 0.5};
        point.cost[std::size_t(TradeOffX::Size)] = {variant.kilobytes * 1000};
        point.cost[std::size_t(TradeOffX::LatencyRatio)] = {variant.ratio, variant.ratio * 0.98, variant.ratio * 1.02};
        point.cost[std::size_t(TradeOffX::LatencyMs)] = {variant.ratio * 0.1, variant.ratio * 0.098, variant.ratio * 0.102};
        point.cost[std::size_t(TradeOffX::Macs)] = {variant.kilobytes * 1e4};
        if (variant.kind != TradeOffKind::Source)
            point.parent = TradeOffId(1);
        point.details = {QStringLiteral("measured on 5,000 samples")};
        data.points.push_back(point);
    }
    return data;
}

inline TradeOffData sixVariants()
{
    using Kind = TradeOffKind;
    using V = VerdictKind;
    return tradeOffOf({{"source", Kind::Source, V::Kept, 91.4, 1070, 1.0},
                       {"int8", Kind::Quantized, V::Kept, 91.3, 290, 0.6},
                       {"prune-30", Kind::Pruned, V::LossWithinGuard, 90.6, 560, 0.74},
                       {"prune-30-int8", Kind::Both, V::NotEnoughData, 90.3, 170, 0.48},
                       {"prune-50", Kind::Pruned, V::Collapsed, 10.0, 300, 0.55},
                       {"int4", Kind::Quantized, V::PastGuard, 89.0, 180, 1.3}});
}

} // namespace pare
