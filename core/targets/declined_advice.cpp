#include "core/targets/declined_advice.h"

#include "core/analysis/cost.h"
#include "core/base/units.h"

#include <fmt/format.h>

#include <map>
#include <set>

namespace pare {

std::vector<Advice> adviceOnDeclined(const Model &source, const std::vector<PassReport> &reports)
{
    constexpr double most = 0.5; // of the model's weights
    std::map<std::string, const Declined *> declined;
    std::map<std::string, std::string> by; // by layer, the pass that declined it last
    std::set<std::string> changed;
    for (const PassReport &report : reports) {
        if (!report.pass.starts_with("quantize-") && report.pass != "factorize" && report.pass != "convert-fp16")
            continue;
        for (const Change &change : report.changes)
            changed.insert(change.layer);
        for (const Declined &layer : report.declined) {
            declined[layer.layer] = &layer;
            by[layer.layer] = report.pass;
        }
    }
    const auto cost = CostTable::of(source);
    if (declined.empty() || !cost.ok() || cost->parameters() == 0)
        return {};
    std::vector<Advice> all;
    for (const auto &[name, layer] : declined) {
        const auto id = changed.contains(name) ? std::nullopt : source.index().find(name);
        if (!id)
            continue;
        const double share = static_cast<double>(cost->layer(*id).parameters) / static_cast<double>(cost->parameters());
        if (share > most)
            all.push_back({"heavy-declined", Severity::Note, {name}, fmt::format("{} of the model's weights stayed as they were", formatPercent(share, 0)),
                           by[name] + " declined the layer: " + layer->reason, "Other steps may take it: quantize-weights stores weights in 8 or 4 bits, and computes in float"});
    }
    return all;
}

} // namespace pare
