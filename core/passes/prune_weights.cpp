// Before: y = layer(x, W)
// After:  the same, with the weights of W that matter least set to zero: the smallest, or with calibration data those that add least to the
//         result, and the others changed so that they make up for them
// Conditions: W is a finite float32 constant that only chosen layers read. Embeddings stay: their rows are looked up, not summed.
#include "core/passes/prune_weights.h"

#include "core/analysis/cost.h"
#include "core/base/hash.h"
#include "core/base/units.h"
#include "core/passes/in_bodies.h"
#include "core/passes/layer_inputs.h"
#include "core/passes/observed_costs.h"
#include "core/passes/pruned_note.h"
#include "core/passes/turned.h"
#include "core/passes/weighted_layer.h"
#include "core/prune/sparse_fit.h"
#include "core/prune/weight_masks.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <numeric>

namespace pare {

namespace {

struct Candidate {
    WeightedLayer layer;
    std::vector<float> values;
    int64_t zeros = 0; // to have; decided below
};

// "2:4": of every 4, 2 stay. Of none, with `of` 0.
struct Pattern {
    int64_t kept = 0;
    int64_t of = 0;
    [[nodiscard]] bool given() const { return of > 0; }
};

constexpr int64_t longestPattern = 64;

Result<Pattern> patternOf(const std::string &text)
{
    if (text == "none" || text.empty())
        return Pattern{};
    Pattern pattern;
    const char *end = text.data() + text.size();
    const auto kept = std::from_chars(text.data(), end, pattern.kept);
    if (kept.ec == std::errc() && kept.ptr != end && *kept.ptr == ':') {
        const auto of = std::from_chars(kept.ptr + 1, end, pattern.of);
        if (of.ec == std::errc() && of.ptr == end && pattern.kept >= 1 && pattern.of > pattern.kept && pattern.of <= longestPattern)
            return pattern;
    }
    return invalidInput("\"" + text + "\" is no pattern: write N:M, such as 2:4, of which N stay of every M (up to " + std::to_string(longestPattern) + ")");
}

// The axis that a weight is summed over, along which a pattern of so many lies; -1 where it is too short for that.
int summedAxis(const WeightedLayer &layer, int64_t of)
{
    int axis = -1;
    switch (layer.kind) {
    case WeightedKind::Conv: axis = 1; break;
    case WeightedKind::ConvTranspose: axis = 0; break;
    case WeightedKind::Gemm: axis = layer.transposed ? 1 : 0; break;
    case WeightedKind::MatMul: axis = static_cast<int>(layer.dims.size()) - 2; break;
    case WeightedKind::Recurrent: axis = 2; break;
    case WeightedKind::Embedding: break;
    }
    return axis >= 0 && axis < static_cast<int>(layer.dims.size()) && layer.dims[static_cast<size_t>(axis)] >= of ? axis : -1;
}

// Layers that read the same constant and were not chosen; empty where there are none.
std::string otherReader(const Model &model, const WeightedLayer &layer, const PassRun &run)
{
    for (const Use &use : model.index().uses(layer.weight)) {
        const std::string &name = model.index().node(use.node).name();
        if (name != layer.name && (use.input == Use::captured || !run.wants(name) || !hasWeights(model.index().node(use.node))))
            return name;
    }
    return {};
}

Result<std::vector<Candidate>> candidates(const Model &model, const Pattern &pattern, PassRun &run)
{
    std::vector<Candidate> found;
    std::map<std::string, std::string> takenBy;
    declineBodies(model, run);
    for (const NodeId id : model.index().order()) {
        if (run.stopRequested())
            return cancelled();
        const auto &node = model.index().node(id);
        if (!hasWeights(node) || !run.wants(node.name()))
            continue;
        for (const int input : node.op_type() == "LSTM" || node.op_type() == "GRU" || node.op_type() == "RNN" ? std::vector{1, 2} : std::vector{0}) {
            const auto layer = weightedLayer(model, id, input);
            if (!layer) {
                run.declined(node.name(), layer.reason());
                continue;
            }
            if (layer->kind == WeightedKind::Embedding) {
                run.declined(node.name(), "its rows are looked up, not summed");
                continue;
            }
            if (pattern.given() && summedAxis(*layer, pattern.of) < 0) {
                run.declined(node.name(), "it sums over fewer than " + std::to_string(pattern.of) + " weights");
                continue;
            }
            if (const auto taken = takenBy.find(layer->weight); taken != takenBy.end()) {
                run.declined(node.name(), "its weight is that of " + taken->second + ", which was changed for both");
                continue;
            }
            if (const std::string other = otherReader(model, *layer, run); !other.empty()) {
                run.declined(node.name(), "its weight is read by " + other + " too");
                continue;
            }
            PARE_TRY_ASSIGN(const auto values, weightValues(model, *layer));
            if (!values) {
                run.declined(node.name(), values.reason());
                continue;
            }
            takenBy.emplace(layer->weight, node.name());
            found.push_back({*layer, *values, 0});
        }
    }
    return found;
}

// How many zeros each weight is to have: as decided before, or by the options.
Result<void> decide(std::vector<Candidate> &all, PassRun &run)
{
    if (run.replays()) {
        for (Candidate &one : all) {
            const auto &zeros = run.replayed().value("zeros", nlohmann::json::object());
            const auto found = zeros.find(one.layer.weight);
            if (found == zeros.end() || !found->is_number_integer() || found->get<int64_t>() < 0 || found->get<int64_t>() > one.layer.elements())
                return invalidInput("the recipe's resolution of prune-weights does not say how many zeros it gets", one.layer.name);
            one.zeros = found->get<int64_t>();
        }
        return {};
    }
    const double ratio = run.options().real("ratio");
    if (run.options().text("scope") == "per-layer") {
        for (Candidate &one : all)
            one.zeros = static_cast<int64_t>(ratio * static_cast<double>(one.values.size()) + 1e-9);
        return {};
    }
    std::vector<std::vector<float>> values;
    for (const Candidate &one : all)
        values.push_back(one.values);
    const auto counts = smallestOfAll(values, ratio);
    for (size_t i = 0; i < all.size(); ++i)
        all[i].zeros = counts[i];
    return {};
}

// The inputs of a row in the order in which a pattern takes them: along the channels that are summed, for each place of a kernel.
std::vector<int64_t> inputOrder(const WeightedLayer &layer, const Pattern &pattern)
{
    const int64_t inputs = layer.elements() / std::max<int64_t>(layer.channels(), 1);
    std::vector<int64_t> order(static_cast<size_t>(inputs));
    std::iota(order.begin(), order.end(), int64_t{0});
    if (layer.kind != WeightedKind::Conv || !pattern.given())
        return order;
    const int64_t channels = layer.dims[1];
    const int64_t taps = inputs / channels;
    order.clear();
    const int64_t whole = channels / pattern.of * pattern.of; // a rest stays as it is: last, where no pattern begins
    for (int64_t tap = 0; tap < taps; ++tap)
        for (int64_t channel = 0; channel < whole; ++channel)
            order.push_back(channel * taps + tap);
    for (int64_t tap = 0; tap < taps; ++tap)
        for (int64_t channel = whole; channel < channels; ++channel)
            order.push_back(channel * taps + tap);
    return order;
}

// Zeros by what layers read on calibration data.
class SeenZeros {
public:
    SeenZeros(const Model &model, const std::vector<Candidate> &all, const Pattern &pattern, PassRun &run) : m_pattern(pattern), m_run(run)
    {
        const nlohmann::json recorded = run.replays() ? run.replayed().value("seen", nlohmann::json()) : nlohmann::json();
        const std::string &importance = run.options().text("importance");
        const std::string &repair = run.options().text("repair");
        const bool fits = canFit(run.context().services);
        m_uses = run.replays() ? recorded.is_object() : importance == "activation" || repair == "least-squares" || (importance == "auto" && fits);
        m_repairs = run.replays() ? recorded.is_object() && recorded.value("repair", false) : m_uses && (repair == "least-squares" || (repair == "auto" && fits));
        m_samples = recorded.is_object() ? recorded.value("samples", run.options().integer("samples")) : run.options().integer("samples");
        m_recorded = recorded.is_object() ? recorded.value("weights", std::string()) : std::string();
        std::vector<WeightedLayer> layers;
        for (const Candidate &one : all)
            layers.push_back(one.layer);
        if (const auto shapes = ShapeTable::of(model, assumedSizes(model)); m_uses && shapes.ok()) {
            m_shapes = *shapes;
            m_inputs.emplace(model, *m_shapes, std::move(layers), m_samples, run.context());
        }
    }

    [[nodiscard]] Result<void> ready() const
    {
        if (!m_run.replays() && m_run.options().text("importance") == "magnitude" && m_run.options().text("repair") == "least-squares")
            return invalidInput("what is fitted is chosen by calibration data too: leave out importance=magnitude, or repair=least-squares", "prune-weights");
        if (m_uses && !canFit(m_run.context().services))
            return unavailable(m_run.replays() ? "its zeros were chosen by calibration data, which it needs again (--calib)"
                                               : "importance=activation and repair=least-squares need calibration data of their own (--calib)",
                               "prune-weights");
        return {};
    }

    // How many weights became zero; nullopt where nothing is known of what the layer reads: its magnitudes decide.
    Result<std::optional<int64_t>> zero(Candidate &one)
    {
        if (!m_inputs)
            return std::optional<int64_t>();
        PARE_TRY_ASSIGN(const auto sums, m_inputs->of(one.layer.name));
        const auto leave = [&](const std::string &reason) {
            m_blind[reason].push_back(one.layer.name);
            return std::optional<int64_t>();
        };
        if (!sums)
            return leave(sums.reason());
        if (one.layer.channelAxis != 0 && one.layer.dims.size() != 2)
            return leave("its weight is no matrix");
        const bool rows = one.layer.channelAxis == 0;
        const auto inputs = static_cast<size_t>((*sums)->inputs);
        const auto outputs = one.values.size() / inputs;
        ZeroPattern pattern{m_pattern.kept, m_pattern.of, static_cast<double>(one.zeros) / static_cast<double>(one.values.size()), inputOrder(one.layer, m_pattern), -1};
        if (one.layer.kind == WeightedKind::Conv && m_pattern.given())
            pattern.covered = one.layer.dims[1] / m_pattern.of * m_pattern.of * ((*sums)->inputs / one.layer.dims[1]);
        auto fit = sparseFit(rows ? one.values : turned(one.values, inputs, outputs), (*sums)->inputs, (*sums)->gram, pattern, m_repairs);
        if (!fit.ok())
            return leave(fit.error().message);
        if (!allFinite(fit->rows))
            return leave("fitting it gives numbers that are not finite");
        one.values = rows ? std::move(fit->rows) : turned(fit->rows, outputs, inputs);
        m_errors[one.layer.name] = {fit->before, fit->after};
        m_hashes += sha256(bytesOf(one.values));
        return std::optional<int64_t>(fit->zeroed);
    }

    // "; error of its result 4.1 %", with what it was without repair.
    [[nodiscard]] std::string error(const std::string &layer) const
    {
        const auto found = m_errors.find(layer);
        if (found == m_errors.end())
            return {};
        const auto &[before, after] = found->second;
        return m_repairs ? fmt::format("; error of its result {} -> {} with the rest fitted", formatPercent(before, 2), formatPercent(after, 2))
                         : fmt::format("; error of its result {}", formatPercent(before, 2));
    }

    void say()
    {
        for (const auto &[reason, layers] : m_blind)
            m_run.note(layers.size() == 1 ? layers[0] : std::string(),
                       (layers.size() == 1 ? "zeros by magnitude: " : plural(static_cast<int64_t>(layers.size()), "layer") + " with zeros by magnitude, of each: ") + reason);
        if (m_errors.empty())
            return;
        const std::string hash = sha256(m_hashes);
        if (m_run.replays() && m_recorded != hash)
            m_run.warn({}, "the weights are not those of the recorded run: the calibration data or the machine is another");
        m_run.decide("seen", {{"repair", m_repairs}, {"samples", m_samples}, {"weights", hash}});
    }

private:
    Pattern m_pattern;
    PassRun &m_run;
    bool m_uses = false;
    bool m_repairs = false;
    int64_t m_samples = 0;
    std::string m_recorded;
    std::optional<ShapeTable> m_shapes;
    std::optional<LayerInputs> m_inputs;
    std::map<std::string, std::pair<double, double>> m_errors;
    std::map<std::string, std::vector<std::string>> m_blind; // layers by reason
    std::string m_hashes;
};

// "2:4", or the share of zeros
std::string howPruned(const Candidate &one, const std::string &pattern, bool given)
{
    return given ? pattern : formatPercent(static_cast<double>(std::count(one.values.begin(), one.values.end(), 0.0F)) / static_cast<double>(one.values.size()), 0);
}

Result<PassOutcome> pruneWeights(const Model &model, const PassRequest &request, PassContext &context)
{
    PassRun run("prune-weights", request, context);
    PARE_TRY_ASSIGN(const Pattern pattern, patternOf(request.options.text("pattern")));
    PARE_TRY_ASSIGN(std::vector<Candidate> all, candidates(model, pattern, run));
    if (!pattern.given())
        PARE_TRY(decide(all, run));
    SeenZeros seen(model, all, pattern, run);
    PARE_TRY(seen.ready());
    GraphEditor editor(model);
    nlohmann::json zeros = nlohmann::json::object();
    std::map<std::string, std::pair<int64_t, int64_t>> byLayer; // weights that went, and all of them
    PrunedLayers pruned;
    for (size_t i = 0; i < all.size(); ++i) {
        if (run.stopRequested())
            return cancelled();
        Candidate &one = all[i];
        run.progress(one.layer.name, static_cast<int64_t>(i), static_cast<int64_t>(all.size()));
        PARE_TRY_ASSIGN(std::optional<int64_t> changed, seen.zero(one));
        if (!changed)
            changed = pattern.given() ? zeroPattern(one.values, one.layer.dims, summedAxis(one.layer, pattern.of), pattern.kept, pattern.of) : zeroSmallest(one.values, one.zeros);
        auto &[gone, total] = byLayer[one.layer.name];
        gone += *changed;
        total += one.layer.elements();
        zeros[one.layer.weight] = one.zeros;
        if (*changed > 0) {
            editor.setConstant(one.layer.weight, pb::TensorProto::FLOAT, one.layer.dims, bytesOf(one.values));
            pruned[one.layer.name].push_back({one.layer.input, howPruned(one, request.options.text("pattern"), pattern.given())});
        }
    }
    for (const Candidate &one : all) {
        const auto found = byLayer.find(one.layer.name);
        if (found == byLayer.end())
            continue;
        const auto [gone, total] = found->second;
        byLayer.erase(found);
        if (gone == 0) {
            run.declined(one.layer.name, "no weight of it becomes zero that was not zero before");
            continue;
        }
        run.changed(one.layer.name, fmt::format("{} of {} weights set to zero{}", formatCount(gone), formatCount(total), seen.error(one.layer.name)), {one.layer.name});
    }
    if (!run.changedAnything())
        return run.finish(model);
    if (!pattern.given())
        run.decide("zeros", zeros);
    seen.say();
    notePruned(editor, pruned);
    run.note({}, "zeros make the file smaller only when it is compressed; ONNX Runtime's CPU gains no time from them");
    return run.finish(editor);
}

} // namespace

Result<void> checkPattern(const std::string &text)
{
    PARE_TRY(patternOf(text));
    return {};
}

const Pass &pruneWeightsPass()
{
    static const Pass pass{
        "prune-weights",
        "Sets the smallest weights to zero: smaller only when compressed, no faster on a CPU",
        false,
        {{"ratio", OptionType::Real, "0.5", "The share of weights that become zero; not used with a pattern", "", 0, 1, {}},
         {"scope", OptionType::Choice, "per-layer", "per-layer: the same share of each; global: the smallest weights of all layers together", "", {}, {}, {"per-layer", "global"}},
         {"pattern", OptionType::Text, "none", "N:M (2:4, 1:4, 4:8): of every M weights that are summed in a row, N stay, as some accelerators want it; none: no pattern", "", {}, {}, {}},
         {"importance", OptionType::Choice, "auto",
          "magnitude: the smallest go; activation: those that add least to the result on calibration data, in each row by itself; auto: activation with calibration data, "
          "else magnitude",
          "", {}, {}, {"auto", "magnitude", "activation"}},
         {"repair", OptionType::Choice, "auto",
          "least-squares: what stays is changed so that it makes up for what goes, on calibration data; none: it keeps its values; auto: least-squares with calibration data, "
          "else none",
          "", {}, {}, {"auto", "least-squares", "none"}},
         {"samples", OptionType::Integer, "256", "Samples of the calibration data that are looked at", "", 1, 1e6, {}}},
        pruneWeights};
    return pass;
}

} // namespace pare
