// Steps:
// 1. The source's layers with a bias, and where the changed model has theirs (sites).
// 2. Their depth: how many other sites lie before them. Those of one depth are corrected in one run.
// 3. The means of every channel of every site in the source, in one run; then, depth by depth, in the changed model as corrected so far.
// 4. Biases move by the difference.
// 5. The outputs are compared with the source's, with and without.
#include "core/passes/correct_biases.h"
#include "core/passes/observed_costs.h"

#include "core/analysis/cost.h"
#include "core/base/hash.h"
#include "core/base/units.h"
#include "core/model/attributes.h"
#include "core/passes/layer_scaling.h"
#include "core/passes/output_difference.h"
#include "core/prune/observation_model.h"
#include "core/quant/affine.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <unordered_map>

namespace pare {

namespace {

constexpr int mostRuns = 32;
constexpr int64_t samplesToCorrect = 32; // both models see the same ones: what chance leaves of a mean is a 32nd of the power of what rounding does to a sample

struct Site {
    std::string layer;       // in the source
    std::string sourceValue; // after the bias
    std::string holder;      // the node of the changed model that has the bias
    std::string value;       // after it, there
    std::string bias;        // the constant that is moved: float32, or the int32 behind a DequantizeLinear
    std::string scale;       // of that; empty for float32
    int rank = 0;
    int channelAxis = 0;
    int64_t channels = 0;
    int depth = 0;
};

// The constant in which a node of the changed model holds its bias.
OrReason<Site> biasOf(const Model &changed, const pb::NodeProto &holder, int64_t channels)
{
    const auto because = [](std::string reason) { return OrReason<Site>::because(std::move(reason)); };
    Site site;
    site.holder = holder.name();
    site.value = holder.output(0);
    std::string bias;
    if (isOp(holder, "Add")) {
        for (const std::string &input : holder.input())
            if (const auto *tensor = changed.index().constant(input); tensor && bias.empty() && tensor->data_type() == pb::TensorProto::FLOAT)
                bias = input;
    } else if ((isOp(holder, "Conv") || isOp(holder, "ConvTranspose") || isOp(holder, "Gemm")) && holder.input_size() > 2) {
        bias = holder.input(2);
    }
    if (bias.empty())
        return because("it has no bias that could be moved");
    if (const auto from = changed.index().producer(bias); from && isOp(changed.index().node(*from), "DequantizeLinear")) {
        const auto &dequantize = changed.index().node(*from);
        site.bias = dequantize.input(0);
        site.scale = dequantize.input(1);
    } else {
        site.bias = bias;
    }
    const auto *tensor = changed.index().constant(site.bias);
    const bool integer = tensor && tensor->data_type() == pb::TensorProto::INT32 && !site.scale.empty();
    if (!tensor || (tensor->data_type() != pb::TensorProto::FLOAT && !integer) || (integer && !changed.index().constant(site.scale)))
        return because("its bias is no constant that could be moved");
    if (tensor->dims_size() == 0 || tensor->dims(tensor->dims_size() - 1) != channels || tensorElementCount(*tensor).valueOr(0) != channels)
        return because("its bias is not one number a channel");
    if (changed.index().uses(site.bias).size() != 1)
        return because("its bias is shared with other layers");
    return site;
}

class Corrector {
public:
    Corrector(const Model &source, const Model &changed, int64_t samples, PassContext &context) : m_source(source), m_changed(changed), m_samples(samples), m_context(context)
    {
    }

    Result<CorrectedBiases> run()
    {
        m_result.model = m_changed;
        PARE_TRY(findSites());
        if (m_sites.empty())
            return std::move(m_result);
        PARE_TRY_ASSIGN(m_result.outputBefore, outputDifference(m_source, m_changed, m_samples, m_context));
        PARE_TRY_ASSIGN(const auto wanted, means(m_source, m_sites, &Site::sourceValue));
        std::set<int> depths;
        for (const Site &site : m_sites)
            depths.insert(site.depth);
        int64_t done = 0;
        for (const int depth : depths) {
            if (m_context.run.stopRequested())
                return cancelled();
            m_context.run.progress("correcting biases", done++, static_cast<int64_t>(depths.size()));
            PARE_TRY(correct(depth, wanted));
        }
        PARE_TRY_ASSIGN(m_result.outputAfter, outputDifference(m_source, m_result.model, m_samples, m_context));
        if (!(m_result.outputAfter < m_result.outputBefore)) {
            m_result.model = m_changed;
            m_result.layers.clear();
        }
        return std::move(m_result);
    }

private:
    using Means = std::map<std::string, std::vector<double>>; // by the holder's name

    Result<void> findSites()
    {
        PARE_TRY_ASSIGN(const ShapeTable shapes, ShapeTable::of(m_source, assumedSizes(m_source)));
        const GraphIndex &index = m_source.index();
        std::unordered_map<std::string, int> depthOf; // by value
        std::map<NodeId, Site> byHolder;              // in the source: the node after which the bias is in
        for (const NodeId id : index.order()) {
            if (!hasWeights(index.node(id)))
                continue;
            const auto layer = scalableLayer(m_source, id);
            if (!layer || layer->bias.empty())
                continue;
            auto site = siteOf(*layer, shapes);
            if (site)
                byHolder.emplace(layer->biasAdd.value_or(id), std::move(*site));
            else
                m_result.declined.push_back({index.node(id).name(), site.reason()});
        }
        int deepest = 0;
        for (const NodeId id : index.order()) {
            const auto &node = index.node(id);
            int depth = 0;
            for (const auto &input : node.input())
                if (const auto found = depthOf.find(input); found != depthOf.end())
                    depth = std::max(depth, found->second);
            if (const auto site = byHolder.find(id); site != byHolder.end()) {
                site->second.depth = ++depth;
                m_sites.push_back(site->second);
            }
            deepest = std::max(deepest, depth);
            for (const auto &output : node.output())
                depthOf[output] = depth;
        }
        // Layers that lie one behind the other cannot be corrected in one run: of a network that is too deep some are left out.
        const int step = (deepest + mostRuns - 1) / mostRuns;
        std::erase_if(m_sites, [&](const Site &site) {
            const bool left = step > 1 && site.depth % step != 0 && site.depth != deepest;
            if (left)
                m_result.declined.push_back({site.layer, "the network is too deep to correct every layer"});
            return left;
        });
        return {};
    }

    [[nodiscard]] OrReason<Site> siteOf(const ScalableLayer &layer, const ShapeTable &shapes) const
    {
        const auto because = [](std::string reason) { return OrReason<Site>::because(std::move(reason)); };
        const ValueShape *shape = shapes.find(layer.output);
        if (!shape || !shape->ranked || shape->dims.size() < layer.axisFromEnd() + 1)
            return because("the shape of its result is not known");
        const std::string &name = m_source.index().node(layer.layer.id).name();
        const GraphIndex &index = m_changed.index();
        // By name of the node; where that is gone, or is no longer the one with the bias, by the value.
        std::vector<NodeId> candidates;
        if (const auto holder = index.find(m_source.index().node(layer.biasAdd.value_or(layer.layer.id)).name()))
            candidates.push_back(*holder);
        if (const auto same = index.find(name))
            candidates.push_back(*same);
        if (const auto maker = index.producer(layer.output))
            candidates.push_back(*maker);
        std::string reason = "its bias is no longer there";
        for (const NodeId candidate : candidates) {
            auto site = biasOf(m_changed, index.node(candidate), layer.outputChannels());
            if (!site) {
                reason = site.reason();
                continue;
            }
            site->layer = name;
            site->sourceValue = layer.output;
            site->rank = static_cast<int>(shape->dims.size());
            site->channelAxis = site->rank - 1 - static_cast<int>(layer.axisFromEnd());
            site->channels = layer.outputChannels();
            return site;
        }
        return because(reason);
    }

    Result<Means> means(const Model &model, const std::vector<Site> &sites, std::string Site::*value) const
    {
        PARE_TRY_ASSIGN(ObservationModel observation, ObservationModel::of(model));
        ObserveRequest request;
        request.perChannel = true;
        request.channelAxis = 1;
        request.maxSamples = m_samples;
        for (const Site &site : sites) {
            const std::string rows = observation.rows(observation.value(ObservationModel::Side::Source, site.*value), site.rank, site.channelAxis);
            request.tensors.push_back(observation.output(std::to_string(request.tensors.size()), observation.signedRoots(observation.columnMeans(rows))));
        }
        PARE_TRY_ASSIGN(const auto seen, m_context.services.observe(observation.finish(), request));
        Means result;
        for (size_t i = 0; i < sites.size(); ++i) {
            const auto found = seen.find(request.tensors[i]);
            if (found == seen.end() || found->second.channelMeanSquare.size() != static_cast<size_t>(2 * sites[i].channels))
                continue;
            std::vector<double> &own = result[sites[i].holder];
            for (size_t c = 0; c < static_cast<size_t>(sites[i].channels); ++c)
                own.push_back(found->second.channelMeanSquare[c] - found->second.channelMeanSquare[c + static_cast<size_t>(sites[i].channels)]);
        }
        return result;
    }

    Result<void> correct(int depth, const Means &wanted)
    {
        std::vector<Site> now;
        std::copy_if(m_sites.begin(), m_sites.end(), std::back_inserter(now), [&](const Site &site) { return site.depth == depth; });
        PARE_TRY_ASSIGN(const Means seen, means(m_result.model, now, &Site::value));
        GraphEditor editor(m_result.model);
        for (const Site &site : now) {
            const auto from = wanted.find(site.holder);
            const auto to = seen.find(site.holder);
            if (from == wanted.end() || to == seen.end())
                continue;
            std::vector<double> shifts(to->second);
            for (size_t c = 0; c < shifts.size(); ++c)
                shifts[c] -= from->second[c];
            if (!std::all_of(shifts.begin(), shifts.end(), [](double shift) { return std::isfinite(shift); }))
                continue;
            PARE_TRY_ASSIGN(const bool moved, move(site, shifts, editor));
            if (moved)
                m_result.layers.push_back(site.holder);
        }
        m_result.model = editor.finish();
        return {};
    }

    // False where no bias moves by as much as its number can tell.
    Result<bool> move(const Site &site, const std::vector<double> &shifts, GraphEditor &editor) const
    {
        const auto *tensor = m_result.model.index().constant(site.bias);
        const std::vector<int64_t> dims(tensor->dims().begin(), tensor->dims().end());
        PARE_TRY_ASSIGN(std::vector<double> values, toDoubles(*tensor, m_result.model.payloads()));
        const std::vector<double> before = values;
        if (site.scale.empty()) {
            std::vector<float> floats;
            for (size_t c = 0; c < values.size(); ++c)
                floats.push_back(static_cast<float>(values[c] - shifts[c]));
            if (!allFinite(floats))
                return false;
            editor.setConstant(site.bias, pb::TensorProto::FLOAT, dims, bytesOf(floats));
            return true;
        }
        PARE_TRY_ASSIGN(const std::vector<float> scales, m_result.model.constantFloats(site.scale));
        constexpr double limit = std::numeric_limits<int32_t>::max();
        std::vector<int32_t> integers;
        for (size_t c = 0; c < values.size(); ++c) {
            values[c] -= quant::roundHalfEven(shifts[c] / static_cast<double>(scales.size() == 1 ? scales[0] : scales[c]));
            integers.push_back(static_cast<int32_t>(std::clamp(values[c], -limit, limit)));
        }
        if (values == before)
            return false;
        editor.setConstant(site.bias, pb::TensorProto::INT32, dims, bytesOf(integers));
        return true;
    }

    const Model &m_source;
    const Model &m_changed;
    int64_t m_samples;
    PassContext &m_context;
    std::vector<Site> m_sites;
    CorrectedBiases m_result;
};

std::string hashOf(const Model &model, const std::vector<std::string> &layers)
{
    std::string all;
    for (const std::string &layer : layers)
        if (const auto id = model.index().find(layer))
            for (const std::string &input : model.index().node(*id).input()) {
                const auto from = model.index().producer(input);
                const auto *tensor = model.index().constant(from && isOp(model.index().node(*from), "DequantizeLinear") ? model.index().node(*from).input(0) : input);
                if (tensor)
                    if (const auto bytes = tensorBytes(*tensor, model.payloads()); bytes.ok())
                        all += sha256(bytes->text());
            }
    return sha256(all);
}

} // namespace

Result<CorrectedBiases> correctBiases(const Model &source, const Model &changed, int64_t samples, PassContext &context)
{
    return Corrector(source, changed, samples, context).run();
}

OptionSpec correctBiasOption()
{
    return {"correct_bias", OptionType::Boolean, "false",
            "What rounding shifts on average is taken off the biases, layer by layer, by what calibration data show; undone where the outputs do not come nearer", "", {}, {}, {}};
}

Result<void> correctBiasesOf(PassOutcome &outcome, const Model &source, const PassRequest &request, PassContext &context)
{
    const bool replays = request.resolution.is_object() && request.resolution.contains("layers");
    const nlohmann::json recorded = replays ? request.resolution.value("bias", nlohmann::json()) : nlohmann::json();
    if (replays ? !recorded.is_object() : !request.options.boolean("correct_bias"))
        return {};
    if (outcome.report.changes.empty())
        return {};
    if (!canFit(context.services))
        return unavailable(replays ? "its biases were corrected by calibration data, which it needs again (--calib)"
                                   : "correct_bias needs calibration data of its own (--calib), beside the data that results are measured on",
                           outcome.report.pass);
    const auto note = [&](std::string where, std::string message) { outcome.report.findings.push_back({Severity::Note, std::move(where), std::move(message)}); };
    auto corrected = correctBiases(source, outcome.model, samplesToCorrect, context);
    if (!corrected.ok()) {
        if (corrected.error().kind != ErrorKind::Unsupported)
            return corrected.error();
        note({}, "biases were not corrected: the model " + corrected.error().message);
        return {};
    }
    if (corrected->outputBefore < 0) {
        note({}, "biases were not corrected: no layer that was changed has a bias that could be moved");
        return {};
    }
    note({}, fmt::format("{}: on the calibration data the outputs differ from the source's by {:.2g} % of their variance without, and by {:.2g} % with it{}",
                         corrected->layers.empty() ? "biases were not corrected" : plural(static_cast<int64_t>(corrected->layers.size()), "bias", "biases") + " corrected",
                         100 * corrected->outputBefore, 100 * corrected->outputAfter, corrected->layers.empty() ? ", so that it was undone" : ""));
    const std::string hash = hashOf(corrected->model, corrected->layers);
    if (recorded.is_object() && recorded.contains("biases") && recorded.value("biases", std::string()) != hash)
        outcome.report.findings.push_back({Severity::Warning, {}, "the corrected biases are not those of the recorded run: the calibration data or the machine is another"});
    outcome.resolution["bias"] = {{"samples", samplesToCorrect}, {"biases", hash}};
    outcome.model = corrected->model;
    return {};
}

} // namespace pare
