// Steps:
// 1. The layers that read fewer channels than before, and can be solved for (targets).
// 2. Their depth: how many other targets lie before them. Layers of one depth are fitted in one run; deep networks are cut into as
//    many stretches as the time allows.
// 3. For each stretch, from the front: a model that holds source and pruned model side by side gives, for each target, rows of what it
//    reads and what it should give; the runner sums up their products.
// 4. Least squares for each; where that does not lower the error, the layer keeps its weights.
// 5. The outputs are compared with the source's, with and without.
#include "core/passes/repair_layers.h"

#include "core/analysis/constant_flow.h"
#include "core/analysis/cost.h"
#include "core/base/parallel.h"
#include "core/model/attributes.h"
#include "core/passes/observed_costs.h"
#include "core/passes/output_difference.h"
#include "core/passes/pruned_note.h"
#include "core/passes/repair_targets.h"
#include "core/passes/weighted_layer.h"
#include "core/prune/least_squares.h"
#include "core/prune/observation_model.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

namespace pare {

namespace {

using Side = ObservationModel::Side;

constexpr int mostStretches = 48;
constexpr double mostBytesAtOnce = 400e6; // of the sums that one run brings back
constexpr double worthOfRuns = 3e12;      // multiply-accumulates spent on running the two models
constexpr int64_t samplesToCompare = 64;  // that say whether the outputs came nearer: the same ones, with and without

class Repairer {
public:
    // layers: those to fit; null: all that lost inputs.
    Repairer(const Model &source, const RemainingChannels &remaining, const Model &pruned, const std::set<std::string> *layers, const RepairOptions &options, PassContext &context)
        : m_source(source), m_remaining(remaining), m_pruned(pruned), m_layers(layers), m_options(options), m_context(context), m_samples(options.samples)
    {
    }

    Result<Repair> run()
    {
        PARE_TRY(findTargets());
        m_repair.model = m_pruned;
        if (m_targets.empty())
            return std::move(m_repair);
        for (int stretch = 0; stretch < m_stretches; ++stretch) {
            std::vector<RepairTarget *> now;
            for (RepairTarget &target : m_targets)
                if (stretchOf(target.depth) == stretch)
                    now.push_back(&target);
            if (m_context.run.stopRequested())
                return cancelled();
            m_context.run.progress("repairing layers", stretch, m_stretches);
            if (!now.empty())
                PARE_TRY(repairStretch(now));
        }
        PARE_TRY(compareOutputs());
        if (!m_repair.helped()) {
            m_repair.model = m_pruned;
            for (const RepairedLayer &layer : m_repair.repaired)
                m_repair.declined.push_back({layer.layer, "repairing it and the others did not bring the model's outputs nearer to the source's"});
            m_repair.repaired.clear();
        }
        return std::move(m_repair);
    }

private:
    Result<void> findTargets()
    {
        PARE_TRY_ASSIGN(const ShapeTable shapes, ShapeTable::of(m_pruned, assumedSizes(m_pruned)));
        PARE_TRY_ASSIGN(m_shapes, ShapeTable::of(m_source, assumedSizes(m_source)));
        std::unordered_map<std::string, int> depthOf; // by value
        const GraphIndex &index = m_pruned.index();
        const ConstantFlow flow(m_pruned);
        const PrunedLayers noted = prunedLayers(m_pruned);
        int deepest = 0;
        for (const NodeId id : index.order()) {
            const auto &node = index.node(id);
            int depth = 0;
            for (const auto &input : node.input())
                if (const auto found = depthOf.find(input); found != depthOf.end())
                    depth = std::max(depth, found->second);
            if (m_layers ? m_layers->contains(node.name()) && m_source.index().find(node.name()) && hasWeights(node) : lostInputs(node, shapes, flow)) {
                auto target = noted.contains(node.name()) ? OrReason<RepairTarget>::because("its zeros were pruned, and fitting its weights anew would fill them") : repairTargetOf(m_pruned, shapes, id);
                if (target) {
                    findSum(m_pruned, shapes, *target);
                    target->depthBefore = depth;
                    target->depth = ++depth;
                    m_targets.push_back(std::move(*target));
                } else {
                    m_repair.declined.push_back({node.name(), target.reason()});
                }
            }
            deepest = std::max(deepest, depth);
            for (const auto &output : node.output())
                depthOf[output] = depth;
        }
        for (RepairTarget &target : m_targets)
            for (const std::string &other : target.others)
                m_depthOfOther[other] = depthOf[other];
        m_deepest = std::max(deepest, 1);
        PARE_TRY_ASSIGN(const CostTable cost, CostTable::of(m_source));
        const double oneRun = std::max(static_cast<double>(cost.macs()), 1.0);
        // Half of each model is run on average: what lies behind the stretch is left out.
        m_samples = std::clamp<int64_t>(static_cast<int64_t>(worthOfRuns / oneRun / 8), std::min<int64_t>(64, m_options.samples), m_options.samples);
        m_stretches = static_cast<int>(std::clamp(worthOfRuns / oneRun / static_cast<double>(m_samples), 4.0, static_cast<double>(mostStretches)));
        m_stretches = std::min(m_stretches, m_deepest);
        return {};
    }

    static std::vector<int64_t> dimsOf(const Model &model, const ShapeTable &shapes, const std::string &value)
    {
        if (const auto *tensor = model.index().constant(value))
            return {tensor->dims().begin(), tensor->dims().end()};
        std::vector<int64_t> dims;
        if (const ValueShape *shape = shapes.find(value)) // weights that are unpacked on the way
            for (const Dim &dim : shape->dims)
                dims.push_back(dim.size);
        return dims;
    }

    // It reads fewer channels than in the source. shapes: of the pruned model.
    [[nodiscard]] bool lostInputs(const pb::NodeProto &node, const ShapeTable &shapes, const ConstantFlow &flow) const
    {
        const auto before = m_source.index().find(node.name());
        if (!before || !hasWeights(node) || isOp(node, "Gather") || node.input_size() < 2 || !flow.isFixed(node.input(1)))
            return false;
        const std::vector<int64_t> now = dimsOf(m_pruned, shapes, node.input(1));
        const std::vector<int64_t> then = dimsOf(m_source, *m_shapes, m_source.index().node(*before).input(1));
        if (now.size() != then.size() || now.size() < 2)
            return false;
        const bool turned = isOp(node, "Conv") || (isOp(node, "Gemm") && intAttribute(node, "transB", 0) != 0);
        const size_t inputs = isOp(node, "LSTM") || isOp(node, "GRU") || isOp(node, "RNN") ? 2 : turned ? 1 : 0;
        return inputs < now.size() && now[inputs] != then[inputs];
    }

    [[nodiscard]] int stretchOf(int depth) const { return depth <= 0 ? -1 : (depth - 1) * m_stretches / m_deepest; }

    // The source's value with the channels that the pruned model still has.
    std::string remainingOf(ObservationModel &model, const std::string &value, int axis) const
    {
        const std::string own = model.value(Side::Source, value);
        const auto *kept = m_remaining.along(value, axis);
        return kept ? model.pick(own, *kept, axis) : own;
    }

    std::string rowsFor(ObservationModel &model, const RepairTarget &target, int64_t part) const
    {
        // Channels of one part.
        const auto ofPart = [&](const std::string &value, int64_t each) {
            std::vector<int64_t> channels;
            for (int64_t c = part * each; c < (part + 1) * each; ++c)
                channels.push_back(c);
            return target.parts > 1 ? model.pick(value, channels, target.channelAxis) : value;
        };
        const auto result = [&](const std::string &value) {
            const std::string own = target.block > 1 ? model.blocks(value, target.block) : ofPart(value, target.outputs);
            return model.rows(own, target.rank, target.channelAxis);
        };
        // Where a target before it is fitted in the same run, what it gives is not repaired yet: the source's values stand for it, where the source has them.
        const GraphIndex &source = m_source.index();
        const bool pending = stretchOf(target.depthBefore) == stretchOf(target.depth) && (source.producer(target.input) || source.isGraphInput(target.input));
        const std::string input = pending ? remainingOf(model, target.input, target.channelAxis) : model.value(Side::Changed, target.input);
        const std::string x = target.layer.kind == WeightedKind::Conv
                                  ? model.patches(m_pruned.index().node(target.layer.id), target.layer.dims, ofPart(input, target.layer.dims[1]))
                                  : model.rows(input, target.rank, target.channelAxis);
        const bool sum = !pending && !target.sum.empty() && std::all_of(target.others.begin(), target.others.end(), [&](const std::string &other) {
            return stretchOf(m_depthOfOther.at(other)) < stretchOf(target.depth);
        });
        std::string y = result(remainingOf(model, sum ? target.sum : target.output, target.channelAxis));
        if (sum)
            for (const std::string &other : target.others) {
                const std::string value = model.value(Side::Changed, other);
                y = model.minus(y, m_pruned.index().constant(other) ? value : result(value));
            }
        return model.everyNth(model.withOnes(model.beside({x, y})), rowStep(placesOf(target), m_samples, target.inputs + target.outputs));
    }

    [[nodiscard]] int64_t placesOf(const RepairTarget &target) const
    {
        const ValueShape *shape = m_shapes->find(target.output);
        const auto elements = shape ? shape->elements() : std::nullopt;
        if (!elements || shape->dims[static_cast<size_t>(target.channelAxis)].size < 1)
            return 1;
        return std::max<int64_t>(*elements / shape->dims[static_cast<size_t>(target.channelAxis)].size / std::max<int64_t>(target.block * target.block, 1), 1);
    }

    Result<void> repairStretch(const std::vector<RepairTarget *> &targets)
    {
        const Model before = m_repair.model; // what all of the stretch are fitted on
        for (size_t first = 0; first < targets.size();) {
            // As many as their sums fit into memory.
            std::vector<const RepairTarget *> some;
            for (double bytes = 0; first < targets.size(); ++first) {
                const auto side = static_cast<double>(targets[first]->inputs + targets[first]->outputs + 1);
                bytes += static_cast<double>(targets[first]->parts) * side * side * sizeof(double);
                if (!some.empty() && bytes > mostBytesAtOnce)
                    break;
                some.push_back(targets[first]);
            }
            PARE_TRY_ASSIGN(ObservationModel observation, ObservationModel::of(m_source, &before));
            ObserveRequest request;
            request.gram = true;
            request.maxSamples = m_samples;
            for (const RepairTarget *target : some)
                for (int64_t part = 0; part < target->parts; ++part)
                    request.tensors.push_back(observation.output(target->layer.name + (part > 0 ? "/" + std::to_string(part) : std::string()), rowsFor(observation, *target, part)));
            PARE_TRY_ASSIGN(auto seen, m_context.services.observe(observation.finish(), request));
            std::vector<std::vector<std::vector<double>>> grams; // by target and part
            size_t next = 0;
            for (const RepairTarget *target : some) {
                auto &parts = grams.emplace_back();
                for (int64_t part = 0; part < target->parts; ++part)
                    parts.push_back(std::move(seen[request.tensors[next++]].gram));
            }
            std::vector<Result<Solved>> solved(some.size(), cancelled());
            inParallel(some.size(), [&](size_t i) {
                if (!m_context.run.stopRequested())
                    solved[i] = solve(*some[i], std::move(grams[i]));
            });
            GraphEditor editor(m_repair.model);
            for (size_t i = 0; i < some.size(); ++i) {
                if (!solved[i].ok())
                    return solved[i].error();
                store(*some[i], std::move(*solved[i]), editor);
            }
            m_repair.model = editor.finish();
        }
        return {};
    }

    // Where in the stored weight the one from an input to an output of a part lies.
    [[nodiscard]] static size_t placeOf(const RepairTarget &target, int64_t part, int64_t output, int64_t input)
    {
        if (target.block > 0) { // [inputs, outputs, places]; outputs are counted with the place first
            const int64_t channels = target.layer.channels();
            return static_cast<size_t>((input * channels + output % channels) * target.block * target.block + output / channels);
        }
        if (target.layer.channelAxis == 0)
            return static_cast<size_t>((part * target.outputs + output) * target.inputs + input);
        return static_cast<size_t>(input * target.outputs + output);
    }

    // One part of a layer, as it is.
    [[nodiscard]] static LinearLayer given(const RepairTarget &target, int64_t part, const std::vector<float> &weights, const std::vector<float> &bias)
    {
        LinearLayer layer{std::vector<double>(static_cast<size_t>(target.outputs * target.inputs)), std::vector<double>(static_cast<size_t>(target.outputs), 0)};
        for (int64_t output = 0; output < target.outputs; ++output) {
            for (int64_t input = 0; input < target.inputs; ++input)
                layer.weights[static_cast<size_t>(output * target.inputs + input)] = weights[placeOf(target, part, output, input)];
            if (!bias.empty())
                layer.bias[static_cast<size_t>(output)] = bias[static_cast<size_t>(target.block > 0 ? output % target.layer.channels() : part * target.outputs + output)];
        }
        return layer;
    }

    // What a transposed convolution adds to all of its places, which is fitted as little as they are fitted one by one.
    Result<std::vector<float>> fixedBias(const RepairTarget &target) const
    {
        const auto &node = m_pruned.index().node(target.layer.id);
        if (target.block == 0 || node.input_size() < 3 || node.input(2).empty())
            return std::vector<float>();
        if (!m_pruned.index().constant(node.input(2)))
            return unsupported("its bias is no constant");
        return m_pruned.constantFloats(node.input(2));
    }

    // What came out for one layer; `declined`: why it keeps what it has.
    struct Solved {
        RepairedLayer repaired;
        std::vector<float> weights;
        std::vector<float> bias;
        std::string declined;
    };

    Result<Solved> solve(const RepairTarget &target, std::vector<std::vector<double>> grams) const
    {
        Solved solved{{target.layer.name, 0, 0}, {}, {}, {}};
        const auto decline = [&](std::string reason) {
            solved.declined = std::move(reason);
            return std::move(solved);
        };
        PARE_TRY_ASSIGN(std::vector<float> weights, toFloats(*target.layer.tensor, m_pruned.payloads()));
        std::vector<float> bias(static_cast<size_t>(target.layer.channels()), 0);
        if (!target.bias.empty()) {
            PARE_TRY_ASSIGN(bias, m_pruned.constantFloats(target.bias));
        }
        auto fixed = fixedBias(target);
        if (!fixed.ok())
            return decline(fixed.error().message);
        RepairedLayer &repaired = solved.repaired;
        std::string reason;
        bool any = false;
        for (int64_t part = 0; part < target.parts; ++part) {
            JointMoments moments{target.inputs, target.outputs, std::move(grams[static_cast<size_t>(part)])};
            if (moments.gram.size() != static_cast<size_t>(moments.side() * moments.side()))
                return decline("nothing was seen of it");
            // Where another node adds the shift, its result comes before it.
            const LinearLayer before = given(target, part, weights, target.block > 0 ? *fixed : target.shiftedBy ? std::vector<float>() : bias);
            const auto fitted = fitLayer(moments, before, !target.bias.empty(), m_options.damping);
            if (!fitted.ok()) {
                reason = fitted.error().message;
                repaired.before += relativeError(moments, before) / static_cast<double>(target.parts);
                repaired.after += relativeError(moments, before) / static_cast<double>(target.parts);
                continue;
            }
            const bool better = fitted->after < fitted->before;
            repaired.before += fitted->before / static_cast<double>(target.parts);
            repaired.after += (better ? fitted->after : fitted->before) / static_cast<double>(target.parts);
            if (!better)
                continue;
            any = true;
            for (int64_t output = 0; output < target.outputs; ++output) {
                for (int64_t input = 0; input < target.inputs; ++input)
                    weights[placeOf(target, part, output, input)] = static_cast<float>(fitted->layer.weights[static_cast<size_t>(output * target.inputs + input)]);
                if (target.bias.empty())
                    continue;
                float &own = bias[static_cast<size_t>(part * target.outputs + output)];
                const auto value = static_cast<float>(fitted->layer.bias[static_cast<size_t>(output)]);
                own = target.shiftedBy ? own + target.sign * value : value;
            }
        }
        if (!any)
            return decline(reason.empty() ? "solving for its weights does not lower its error" : reason);
        if (!allFinite(weights) || !allFinite(bias))
            return decline("solving for its weights gives numbers that are not finite");
        solved.weights = std::move(weights);
        solved.bias = std::move(bias);
        return solved;
    }

    void store(const RepairTarget &target, Solved solved, GraphEditor &editor)
    {
        if (!solved.declined.empty()) {
            m_repair.declined.push_back({target.layer.name, std::move(solved.declined)});
            return;
        }
        const auto idNow = [&](NodeId id) { return *m_repair.model.index().find(m_pruned.index().node(id).name()); };
        store(editor, idNow(target.layer.id), target.layer.input, target.layer.weight, target.layer.dims, solved.weights);
        if (!target.bias.empty()) {
            const NodeId holder = target.shiftedBy.value_or(target.layer.id);
            const auto &holds = m_pruned.index().node(holder).input();
            const auto input = static_cast<int>(std::find(holds.begin(), holds.end(), target.bias) - holds.begin());
            const auto &dims = m_pruned.index().constant(target.bias)->dims();
            store(editor, idNow(holder), input, target.bias, {dims.begin(), dims.end()}, solved.bias);
        }
        m_repair.repaired.push_back(std::move(solved.repaired));
    }

    // Into the constant itself where nothing else reads it, else into one of its own.
    void store(GraphEditor &editor, NodeId node, int input, const std::string &constant, const std::vector<int64_t> &dims, const std::vector<float> &values) const
    {
        if (m_pruned.index().uses(constant).size() == 1 && !m_pruned.index().isGraphOutput(constant))
            editor.setConstant(constant, pb::TensorProto::FLOAT, dims, bytesOf(values));
        else
            editor.node(node).set_input(input, editor.addFloats(constant + "/" + m_repair.model.index().node(node).name(), dims, values));
    }

    // The model's outputs against the source's: mean squared difference over the variance.
    Result<void> compareOutputs()
    {
        const int64_t samples = std::min(m_samples, samplesToCompare);
        PARE_TRY_ASSIGN(m_repair.outputBefore, outputDifference(m_source, m_pruned, samples, m_context));
        PARE_TRY_ASSIGN(m_repair.outputAfter, outputDifference(m_source, m_repair.model, samples, m_context));
        return {};
    }

    const Model &m_source;
    const RemainingChannels &m_remaining;
    const Model &m_pruned;
    const std::set<std::string> *m_layers;
    const RepairOptions &m_options;
    PassContext &m_context;
    std::optional<ShapeTable> m_shapes;
    std::vector<RepairTarget> m_targets;
    std::map<std::string, int> m_depthOfOther;
    int m_deepest = 1;
    int m_stretches = 1;
    int64_t m_samples;
    Repair m_repair;
};

} // namespace

Result<Repair> repairLayers(const ChannelGroups &groups, const ChannelRemoval &removal, const Model &pruned, const RepairOptions &options,
                            PassContext &context)
{
    PARE_TRY_ASSIGN(const RemainingChannels remaining, RemainingChannels::of(groups, removal));
    return Repairer(groups.model(), remaining, pruned, nullptr, options, context).run();
}

Result<Repair> repairAround(const Model &source, const Model &changed, const std::set<std::string> &layers, const RepairOptions &options, PassContext &context)
{
    const RemainingChannels all;
    return Repairer(source, all, changed, &layers, options, context).run();
}

} // namespace pare
