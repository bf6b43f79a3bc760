// Why a search has nothing to deliver, in words.
#include "core/search/preset_search.h"

#include "core/base/units.h"
#include "core/passes/all_passes.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace pare {

namespace {

constexpr size_t mostReasons = 3; // that are told of declined layers

// What a preset does to a model, for sentences that say why it finds nothing.
struct Trade {
    std::string verb;             // "prune"
    std::string could;            // "remove"
    std::set<std::string> passes;
};

// What removes something comes first, for a preset that also quantizes does so to what is left.
Trade tradeOf(const Preset &preset)
{
    Trade trade{"prune", "remove", {}};
    Trade factorizing{"factorize", "take apart", {}};
    for (const Candidate &candidate : preset.candidates)
        for (const RecipeStep &step : candidate.steps)
            if (step.pass.starts_with("prune-"))
                trade.passes.insert(step.pass);
            else if (step.pass == "factorize")
                factorizing.passes.insert(step.pass);
    if (trade.passes.empty())
        trade = std::move(factorizing);
    return trade.passes.empty() ? Trade{"quantize", "quantize", {}} : trade;
}

// "its weight is already int8 (12 layers); is too small (2 layers)", the most frequent first.
std::string reasonsText(const std::map<std::string, std::set<std::string>> &layersByReason)
{
    std::vector<std::pair<int64_t, std::string>> reasons;
    for (const auto &[reason, layers] : layersByReason)
        reasons.emplace_back(-static_cast<int64_t>(layers.size()), reason);
    std::ranges::sort(reasons);
    std::string text;
    for (size_t i = 0; i < std::min(reasons.size(), mostReasons); ++i)
        text += fmt::format("{}{} ({})", i == 0 ? "" : "; ", reasons[i].second, plural(-reasons[i].first, "layer"));
    return reasons.size() > mostReasons ? text + "; and other reasons" : text;
}

} // namespace

int64_t lowPrecisionLayers(const Model &model)
{
    constexpr std::array ops{"ConvInteger", "MatMulInteger", "QLinearConv", "QLinearMatMul", "QGemm", "DynamicQuantizeLSTM", "DynamicQuantizeMatMul",
                             "MatMulIntegerToFloat", "MatMulNBits", "DequantizeLinear"};
    return std::count_if(model.graph().node().begin(), model.graph().node().end(), [&](const pb::NodeProto &node) {
        return std::any_of(ops.begin(), ops.end(), [&](const char *op) { return node.op_type() == op; });
    });
}

// The layers that lose most, of each candidate where they were measured.
std::string PresetSearch::inTheWay() const
{
    std::string text;
    for (const Trial &trial : m_trials)
        if (const std::string worst = sensitivityText(trial.tried.sensitivities); !worst.empty())
            text += fmt::format("; of {}, most of the noise comes from {}", trial.tried.title, worst);
    return text;
}

// Why there is nothing to try: layers that are in low precision already, or none that the preset's passes take.
std::string PresetSearch::nothingMade() const
{
    const Trade trade = tradeOf(m_preset);
    int64_t already = 0;
    int64_t declined = 0;
    std::map<std::string, std::set<std::string>> byTrade; // by reason, the layers that the trade's passes declined
    for (const AppliedRecipe &applied : m_idle)
        for (const PassReport &report : applied.reports)
            for (const Declined &layer : report.declined) {
                already += layer.reason.find("is already") != std::string::npos ? 1 : 0;
                ++declined;
                if (trade.passes.contains(report.pass))
                    byTrade[layer.reason].insert(layer.layer);
            }
    const auto trained = std::find_if(m_idle.begin(), m_idle.end(), [](const AppliedRecipe &applied) { return !applied.idle; });
    if (m_preset.needsTraining && trained != m_idle.end()) {
        std::string notes;
        for (const PassReport &report : trained->reports)
            if (const Pass *pass = findPass(report.pass); pass && pass->needsTraining)
                for (const Finding &finding : report.findings)
                    notes += (notes.empty() ? ": " : "; ") + finding.message;
        return "nothing was learned that is better than what was there" + notes;
    }
    std::string failures; // what could not be made for a reason of its own
    for (const Trial &trial : m_trials)
        if (trial.tried.outcome.starts_with("failed: "))
            failures += (failures.empty() ? "" : "; ") + trial.tried.title + " " + trial.tried.outcome;
    if (m_preset.needsTraining && !failures.empty())
        return "nothing could be made: " + failures;
    const int64_t integers = lowPrecisionLayers(m_source);
    const std::string onIntegers = fmt::format("nothing to {}: the model computes on integers already ({})", trade.verb, plural(integers, "layer"));
    if (trade.passes.contains("factorize") && failures.empty() && !byTrade.empty())
        return "nothing to factorize: " + reasonsText(byTrade)
               + (integers > 0 ? fmt::format("; the model computes on integers already ({}): factorize before quantizing", plural(integers, "layer")) : "");
    if (!trade.passes.empty() && integers > 0)
        return fmt::format("{}; {} before quantizing", onIntegers, trade.verb);
    if (!trade.passes.empty() && declined == 0)
        return fmt::format("nothing to {}: this model has nothing that {} could {}", trade.verb, fmt::join(trade.passes, " or "), trade.could);
    if (integers > 0)
        return onIntegers + ", and nothing is quantized twice";
    if (already > 0)
        return "nothing to quantize: its weights are stored in integers already, and nothing is quantized twice";
    if (declined == 0)
        return "nothing to quantize: no layer of this model has float weights that a neural network's formats could hold (Conv, MatMul, "
               "Gemm, embeddings, recurrent layers)";
    std::string why;
    for (const Trial &trial : m_trials)
        why += (why.empty() ? "" : "; ") + trial.tried.title + ": " + trial.tried.outcome;
    return "nothing could be made: " + why;
}

} // namespace pare
