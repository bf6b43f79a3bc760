// Steps:
// 1. Which layers can be stored in fewer bits at all: those that the step changes at 4.
// 2. Each alone at each number of bits: bytes from the model that this makes, noise from running it beside the source. The largest layers come
//    first, 4 bits before the others; several are loaded at once.
//    Packed products (MatMulNBits) have fast kernels for 4 and 8 bits only: no others are tried for them.
// 3. What the time did not suffice for: of the same layer, the ratio of noises that other layers showed between these bits (the largest of them; where
//    none did, four times for each bit less, a step twice as wide with its error uniform in it: Widrow and Kollar, "Quantization Noise", 2008, and
//    four times that at 2 bits, where a third of the grid is zero); of layers that were never measured, four times the noise of an average weight.
// 4. The knapsack (budget_knapsack): most bytes saved with a sum of noises within the bound. Noises of different layers are taken for independent.
#include "core/search/bits_plan.h"

#include "core/base/units.h"
#include "core/formats/onnx_file.h"
#include "core/passes/layer_bits.h"
#include "core/passes/weight_blocks.h"
#include "core/passes/weighted_layer.h"
#include "core/search/budget_knapsack.h"
#include "core/search/candidate_trial.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <optional>
#include <set>
#include <span>
#include <utility>

namespace pare {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::array bitsTried{4, 2, 3, 8}; // in the order of what is worth knowing
constexpr double caution = 4;               // of layers that were never measured
constexpr double leastNoise = 1e-9;         // no storage in bits is for nothing

struct Probe {
    size_t layer = 0;
    int bits = 0;
};

class Measuring {
public:
    Measuring(const Model &prepared, const RecipeStep &step, MeasureSession &session, std::vector<int64_t> samples, double seconds, const BitsPlan *known,
              PassContext &context)
        : m_prepared(prepared), m_step(step), m_session(session), m_samples(std::move(samples)), m_seconds(seconds), m_known(known), m_context(context)
    {
    }

    // What the trace of the Hessian says stands for what would be measured; of layers that it says nothing about nothing is.
    void take(const CurvatureTable &table)
    {
        m_computed = true;
        for (const CurvedWeight &weight : table.weights)
            for (const auto &[bits, squares] : weight.rounding) // an estimate below its own error may as well be that error
                m_losses[{weight.layer, bits}] += 0.5 * std::max(weight.meanTrace, weight.error) * squares;
    }

    Result<std::vector<BitsPlan::Layer>> work()
    {
        PARE_TRY(findLayers());
        std::vector<Probe> probes;
        for (const int bits : bitsTried)
            for (size_t layer = 0; layer < m_layers.size(); ++layer)
                if (!m_packed[layer] || bits == 4 || bits == 8)
                    probes.push_back({layer, bits});
        const size_t atOnce = variantsAtOnce(m_session);
        for (size_t first = 0; first < probes.size() && seconds() < m_seconds; first += atOnce) {
            m_context.run.progress("measuring what few bits cost each layer", static_cast<int64_t>(first), static_cast<int64_t>(probes.size()));
            PARE_TRY(measure(std::span(probes).subspan(first, std::min(atOnce, probes.size() - first))));
        }
        infer();
        return std::move(m_layers);
    }

private:
    [[nodiscard]] double seconds() const { return std::chrono::duration<double>(Clock::now() - m_started).count(); }

    // The prepared model with the step on some layers only, or on all.
    Result<AppliedRecipe> stored(const std::vector<std::string> &layers, int bits, bool toNearest)
    {
        if (m_context.run.stopRequested())
            return cancelled();
        Recipe recipe;
        recipe.steps = {m_step};
        recipe.steps[0].options["bits"] = bits;
        recipe.steps[0].options.erase("layer_bits");
        if (toNearest)
            recipe.steps[0].options["rounding"] = "nearest";
        if (!layers.empty())
            recipe.steps[0].select.names = layers;
        RunContext quiet = m_context.run;
        quiet.onProgress = {};
        PassContext inner{quiet, m_context.services};
        return applyRecipe(m_prepared, recipe, {.compare = false}, inner);
    }

    Result<void> findLayers()
    {
        PARE_TRY_ASSIGN(const AppliedRecipe applied, stored({}, bitsTried[0], true)); // which layers can be stored does not hang on the rounding
        const bool nbits = m_step.options.value("storage", std::string("auto")) == "auto" || m_step.options.value("storage", std::string("auto")) == "nbits";
        std::vector<std::pair<BitsPlan::Layer, bool>> found;
        for (const std::string &name : changedLayers(applied, m_step.pass)) {
            const auto node = m_prepared.index().find(name);
            const auto layer = node ? weightedLayer(m_prepared, *node) : OrReason<WeightedLayer>::because({});
            if (layer) // none: inside of a body
                found.emplace_back(BitsPlan::Layer{name, static_cast<double>(layer->elements()), {{}}}, nbits && storedAsNBits(*layer));
        }
        if (found.empty())
            return unsupported("no layer of this model can be stored in fewer bits");
        std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first.weights > b.first.weights; });
        for (auto &[layer, packed] : found) {
            m_layers.push_back(std::move(layer));
            m_packed.push_back(packed);
        }
        return {};
    }

    Result<void> measure(std::span<const Probe> probes)
    {
        const auto whole = static_cast<double>(std::max<int64_t>(storedBytes(m_prepared), 1));
        std::vector<Model> models;
        std::vector<Probe> measured;
        for (const Probe &probe : probes) {
            const std::optional<double> known = knownNoise(m_layers[probe.layer].name, probe.bits);
            if (m_computed && !known)
                continue;
            PARE_TRY_ASSIGN(AppliedRecipe alone, stored({m_layers[probe.layer].name}, probe.bits, known.has_value()));
            m_asked.insert({probe.layer, probe.bits});
            if (alone.model.sameAs(m_prepared))
                continue; // these bits cannot be had here
            if (const double saved = 1 - static_cast<double>(storedBytes(alone.model)) / whole; known) {
                if (saved > 0)
                    m_layers[probe.layer].choices.push_back({probe.bits, *known, saved, true});
                continue;
            }
            models.push_back(std::move(alone.model));
            measured.push_back(probe);
        }
        if (models.empty())
            return {};
        PARE_TRY_ASSIGN(const auto noise, m_session.relativeNoise(models, m_samples));
        for (size_t i = 0; i < noise.size(); ++i) {
            const double saved = 1 - static_cast<double>(storedBytes(models[i])) / whole;
            if (std::isfinite(noise[i]) && saved > 0)
                m_layers[measured[i].layer].choices.push_back({measured[i].bits, std::max(noise[i], leastNoise), saved, true});
        }
        return {};
    }

    [[nodiscard]] std::optional<double> knownNoise(const std::string &name, int bits) const
    {
        if (const auto computed = m_losses.find({name, bits}); computed != m_losses.end() && std::isfinite(computed->second))
            return std::max(computed->second, leastNoise);
        if (m_known)
            for (const BitsPlan::Layer &layer : m_known->layers())
                for (const BitsPlan::Stored &choice : layer.choices)
                    if (layer.name == name && choice.bits == bits && choice.measured)
                        return choice.loss;
        return std::nullopt;
    }

    // The largest ratio of a layer's noise in so many bits to that in 4.
    [[nodiscard]] double ratioTo4(int bits) const
    {
        double largest = 0;
        for (const BitsPlan::Layer &layer : m_layers)
            for (const BitsPlan::Stored &own : layer.choices)
                for (const BitsPlan::Stored &at4 : layer.choices)
                    if (own.bits == bits && own.measured && at4.bits == 4 && at4.measured)
                        largest = std::max(largest, own.loss / at4.loss);
        return largest > 0 ? largest : std::exp2(2.0 * (4 - bits)) * (bits == 2 ? 4 : 1);
    }

    // Bytes go in proportion to the bits, near enough for what is weighed and then measured.
    void infer()
    {
        double noise = 0; // of layers in 4 bits
        double weights = 0;
        double perWeight = 0; // share of the file that a weight saves
        for (const BitsPlan::Layer &layer : m_layers)
            for (const BitsPlan::Stored &choice : layer.choices)
                if (choice.bits == 4) {
                    noise += choice.loss;
                    weights += layer.weights;
                    perWeight += choice.saved;
                }
        for (BitsPlan::Layer &layer : m_layers) {
            const auto known = std::find_if(layer.choices.begin(), layer.choices.end(), [](const BitsPlan::Stored &choice) { return choice.bits == 4; });
            const bool own = known != layer.choices.end();
            if (!own && !(weights > 0))
                continue;
            const double at4 = own ? known->loss : caution * noise / weights * layer.weights;
            const double saved4 = own ? known->saved : perWeight / weights * layer.weights;
            const auto place = static_cast<size_t>(&layer - m_layers.data());
            std::vector<BitsPlan::Stored> inferred;
            for (const int bits : bitsTried)
                if (!m_asked.contains({place, bits}) && (!m_packed[place] || bits == 4 || bits == 8))
                    inferred.push_back({bits, at4 * (bits == 4 ? 1 : ratioTo4(bits)), saved4 * (32 - bits) / 28.0, false});
            layer.choices.insert(layer.choices.end(), inferred.begin(), inferred.end());
        }
        for (BitsPlan::Layer &layer : m_layers)
            std::sort(layer.choices.begin() + 1, layer.choices.end(), [](const auto &a, const auto &b) { return a.bits > b.bits; });
    }

    const Model &m_prepared;
    RecipeStep m_step;
    MeasureSession &m_session;
    std::vector<int64_t> m_samples;
    double m_seconds;
    const BitsPlan *m_known;
    PassContext &m_context;
    Clock::time_point m_started = Clock::now();
    std::vector<BitsPlan::Layer> m_layers;
    std::vector<bool> m_packed;               // by layer: its product unpacks the weights itself
    std::set<std::pair<size_t, int>> m_asked; // layers and bits that were tried
    bool m_computed = false;                  // nothing is measured
    std::map<std::pair<std::string, int>, double> m_losses; // by layer and bits, where they are computed
};

} // namespace

Result<BitsPlan> BitsPlan::of(const Model &prepared, const RecipeStep &step, MeasureSession &session, const std::vector<int64_t> &deciding, const BitsPlanLimits &limits,
                              const BitsPlan *known, PassContext &context)
{
    std::vector<int64_t> samples = deciding;
    if (static_cast<int64_t>(samples.size()) > limits.samples)
        samples.resize(static_cast<size_t>(limits.samples));
    PARE_TRY_ASSIGN(auto layers, Measuring(prepared, step, session, std::move(samples), limits.seconds, known, context).work());
    return BitsPlan(std::move(layers));
}

Result<BitsPlan> BitsPlan::byCurvature(const Model &prepared, const RecipeStep &step, MeasureSession &session, const BitsPlanLimits &limits, const BitsPlan *known,
                                       const CurvatureService &traces, PassContext &context)
{
    Measuring measuring(prepared, step, session, {}, INFINITY, known, context);
    if (!known) {
        context.run.progress("computing how curved the loss is along each layer");
        CurvatureOptions options;
        options.seconds = limits.seconds;
        PARE_TRY_ASSIGN(const CurvatureTable table, weightCurvatures(prepared, options, traces, context.run));
        context.run.log(fmt::format("curvature of the loss: {}, {}{} in {}", plural(table.samples, "sample"), plural(table.probes, "probe"),
                                    table.outOfTime ? ", as the time allowed," : "", formatSeconds(table.wallSeconds)));
        for (const Declined &declined : table.declined)
            context.run.log("its curvature is not known, and is taken for that of an average layer: " + declined.layer + ": " + declined.reason);
        measuring.take(table);
    } else {
        measuring.take({});
    }
    PARE_TRY_ASSIGN(auto layers, measuring.work());
    return BitsPlan(std::move(layers));
}

BudgetPlan::Within BitsPlan::withinLoss(double loss) const
{
    std::vector<std::vector<Choice>> things;
    for (const Layer &layer : m_layers) {
        std::vector<Choice> choices;
        for (const Stored &choice : layer.choices)
            choices.push_back({choice.loss, choice.saved});
        things.push_back(std::move(choices));
    }
    const auto chosen = bestWithin(things, loss);
    std::map<std::string, int> bits;
    std::map<int, int> layers; // by bits
    double size = 1;
    double sum = 0;
    double weights = 0;
    bool any = false;
    for (size_t i = 0; i < chosen.size(); ++i) {
        const Stored &choice = m_layers[i].choices[chosen[i]];
        bits[m_layers[i].name] = choice.bits;
        ++layers[choice.bits];
        size -= choice.saved;
        sum += m_layers[i].weights * (choice.bits == 0 ? 32 : choice.bits);
        weights += m_layers[i].weights;
        any = any || choice.bits > 0;
    }
    if (!any)
        return {};
    const double mean = sum / weights;
    return {layerBitsText(bits), fmt::format("{:.2f} bits a weight on average", mean), fmt::format("-{:.2f}", mean), std::log(std::max(size, 1e-9))};
}

std::vector<LayerSensitivity> BitsPlan::sensitivities() const
{
    std::vector<LayerSensitivity> result;
    for (const Layer &layer : m_layers)
        for (const Stored &choice : layer.choices)
            if (choice.bits == 4 && choice.measured)
                result.push_back({layer.name, choice.loss, true});
    std::stable_sort(result.begin(), result.end(), [](const auto &a, const auto &b) { return a.noise > b.noise; });
    return result;
}

BudgetPlan::LossRange BitsPlan::lossRange() const
{
    LossRange range{INFINITY, 0};
    for (const Layer &layer : m_layers) {
        double own = 0;
        for (const Stored &choice : layer.choices) {
            own = std::max(own, choice.loss);
            range.least = choice.bits > 0 ? std::min(range.least, choice.loss) : range.least;
        }
        range.most += own;
    }
    return range;
}

} // namespace pare
