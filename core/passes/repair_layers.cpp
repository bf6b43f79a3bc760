// Steps:
// 1. The layers that read fewer channels than before, and can be solved for (targets).
// 2. Their depth: how many other targets lie before them. Layers of one depth are fitted in one run; deep networks are cut into as
//    many stretches as the time allows.
// 3. For each stretch, from the front: a model that holds source and pruned model side by side gives, for each target, rows of what it
//    reads and what it should give; the runner sums up their products.
// 4. Least squares for each; where that does not lower the error, the layer keeps its weights.
// 5. The outputs are compared with the source's, with and without.
#include "core/passes/repair_layers.h"

#include "core/analysis/cost.h"
#include "core/model/attributes.h"
#include "core/passes/observed_costs.h"
#include "core/passes/output_difference.h"
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

constexpr int64_t mostColumns = 4096;     // inputs times places of the kernel, and outputs, of a layer that is solved for
constexpr int mostStretches = 48;
constexpr double mostBytesAtOnce = 400e6; // of the sums that one run brings back
constexpr double worthOfRuns = 3e12;      // multiply-accumulates spent on running the two models

struct Target {
    WeightedLayer layer;      // in the pruned model
    std::string input;
    std::string output;
    int rank = 0;             // of input and output
    int channelAxis = 0;      // of both
    // The constant that shifts its result; empty where there is none: nothing is added to the file that was not there.
    std::string bias;
    std::optional<NodeId> shiftedBy; // a node behind it that does: the Add of a MatMul, or a normalization, which takes its mean off
    float sign = 1;                  // -1: what shifts is taken off
    int depth = 0;            // targets on the longest way to it, itself included
    int depthBefore = 0;      // of its input
    // The value that the result is summed up to, and what else goes into the sum: where there is a residual connection.
    std::string sum;
    std::vector<std::string> others;
};

std::string biasOf(const Model &model, const pb::NodeProto &node, int64_t outputs)
{
    if (node.input_size() < 3 || node.input(2).empty())
        return {};
    const auto *tensor = model.index().constant(node.input(2));
    return tensor && tensor->data_type() == pb::TensorProto::FLOAT && tensor->dims_size() > 0 && tensorElementCount(*tensor).valueOr(0) == outputs &&
                   tensor->dims(tensor->dims_size() - 1) == outputs
               ? node.input(2)
               : std::string();
}

OrReason<Target> targetOf(const Model &pruned, const ShapeTable &shapes, NodeId id)
{
    const auto because = [](std::string reason) { return OrReason<Target>::because(std::move(reason)); };
    const auto found = weightedLayer(pruned, id);
    if (!found)
        return because(found.reason());
    const auto &node = pruned.index().node(id);
    Target target;
    target.layer = *found;
    target.input = node.input(0);
    target.output = node.output(0);
    const auto outputs = target.layer.channels();
    const auto rank = shapes.rank(target.output);
    switch (target.layer.kind) {
    case WeightedKind::Conv:
        if (groupsOf(node) != 1)
            return because("its convolution has groups, which are not repaired");
        target.rank = static_cast<int>(target.layer.dims.size());
        target.channelAxis = 1;
        target.bias = biasOf(pruned, node, outputs);
        if (const auto use = pruned.index().onlyUse(target.output); target.bias.empty() && use && isOp(pruned.index().node(use->node), "BatchNormalization")) {
            const std::string &mean = pruned.index().node(use->node).input(3);
            const auto *tensor = pruned.index().constant(mean);
            if (tensor && tensor->data_type() == pb::TensorProto::FLOAT && tensor->dims_size() == 1 && tensor->dims(0) == outputs) {
                target.bias = mean;
                target.shiftedBy = use->node;
                target.sign = -1;
            }
        }
        break;
    case WeightedKind::Gemm:
        if (floatAttribute(node, "alpha", 1) != 1 || floatAttribute(node, "beta", 1) != 1)
            return because("it scales its product");
        target.rank = 2;
        target.channelAxis = 1;
        target.bias = biasOf(pruned, node, outputs);
        break;
    case WeightedKind::MatMul:
        if (!rank || *rank < 2)
            return because("the shape of its result is not known");
        target.rank = *rank;
        target.channelAxis = *rank - 1;
        if (const auto use = pruned.index().onlyUse(target.output); use && isOp(pruned.index().node(use->node), "Add")) {
            const auto &add = pruned.index().node(use->node);
            const auto *tensor = pruned.index().constant(add.input(1 - use->input));
            if (tensor && tensor->data_type() == pb::TensorProto::FLOAT && tensor->dims_size() == 1 && tensor->dims(0) == outputs) {
                target.bias = add.input(1 - use->input);
                target.shiftedBy = use->node;
            }
        }
        break;
    default: return because("its kind of layer is not repaired");
    }
    if (const auto readers = pruned.index().uses(target.layer.weight).size(); readers > 1)
        return because("its weight is read by " + std::to_string(readers) + " layers: fitted to each of them, it would be stored as often");
    const int64_t columns = target.layer.elements() / std::max<int64_t>(outputs, 1);
    if (columns > mostColumns || outputs > mostColumns)
        return because("it is too large to solve for: " + std::to_string(columns) + " inputs, " + std::to_string(outputs) + " outputs, of which Pare takes " +
                       std::to_string(mostColumns));
    return target;
}

// The sum that the result goes into, through constants that are added: y + b + x.
void findSum(const Model &pruned, const ShapeTable &shapes, Target &target)
{
    const GraphIndex &index = pruned.index();
    std::string value = target.output;
    std::vector<std::string> others;
    for (int step = 0; step < 3; ++step) {
        const auto use = index.onlyUse(value);
        if (!use || !isOp(index.node(use->node), "Add"))
            return;
        const auto &add = index.node(use->node);
        const std::string &other = add.input(1 - use->input);
        others.push_back(other);
        value = add.output(0);
        const ValueShape *a = shapes.find(other);
        const ValueShape *b = shapes.find(value);
        if (const auto *constant = index.constant(other)) {
            if (constant->dims_size() != 1 || target.channelAxis != target.rank - 1)
                return;
            continue;
        }
        if (other == value || !a || !b || a->dims != b->dims || static_cast<int>(a->dims.size()) != target.rank)
            return;
        target.sum = value;
        target.others = std::move(others);
        return;
    }
}

class Repairer {
public:
    Repairer(const Model &source, const RemainingChannels &remaining, const Model &pruned, const RepairOptions &options, PassContext &context)
        : m_source(source), m_remaining(remaining), m_pruned(pruned), m_options(options), m_context(context), m_samples(options.samples)
    {
    }

    Result<Repair> run()
    {
        PARE_TRY(findTargets());
        m_repair.model = m_pruned;
        if (m_targets.empty())
            return std::move(m_repair);
        for (int stretch = 0; stretch < m_stretches; ++stretch) {
            std::vector<Target *> now;
            for (Target &target : m_targets)
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
        int deepest = 0;
        for (const NodeId id : index.order()) {
            const auto &node = index.node(id);
            int depth = 0;
            for (const auto &input : node.input())
                if (const auto found = depthOf.find(input); found != depthOf.end())
                    depth = std::max(depth, found->second);
            if (lostInputs(node)) {
                auto target = targetOf(m_pruned, shapes, id);
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
        for (Target &target : m_targets)
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

    // It reads fewer channels than in the source.
    [[nodiscard]] bool lostInputs(const pb::NodeProto &node) const
    {
        const auto before = m_source.index().find(node.name());
        if (!before || !hasWeights(node) || isOp(node, "Gather") || node.input_size() < 2)
            return false;
        const auto *now = m_pruned.index().constant(node.input(1));
        const auto *then = m_source.index().constant(m_source.index().node(*before).input(1));
        if (!now || !then || now->dims_size() != then->dims_size() || now->dims_size() < 2)
            return false;
        const bool turned = isOp(node, "Conv") || (isOp(node, "Gemm") && intAttribute(node, "transB", 0) != 0);
        const int inputs = isOp(node, "LSTM") || isOp(node, "GRU") || isOp(node, "RNN") ? 2 : turned ? 1 : 0;
        return now->dims(inputs) != then->dims(inputs);
    }

    [[nodiscard]] int stretchOf(int depth) const { return depth <= 0 ? -1 : (depth - 1) * m_stretches / m_deepest; }

    // The source's value with the channels that the pruned model still has.
    std::string remainingOf(ObservationModel &model, const std::string &value, int axis) const
    {
        const std::string own = model.value(Side::Source, value);
        const auto *kept = m_remaining.along(value, axis);
        return kept ? model.pick(own, *kept, axis) : own;
    }

    std::string rowsFor(ObservationModel &model, const Target &target) const
    {
        // Where a target before it is fitted in the same run, what it gives is not repaired yet: the source's values stand for it.
        const bool pending = stretchOf(target.depthBefore) == stretchOf(target.depth);
        const std::string input = pending ? remainingOf(model, target.input, target.channelAxis) : model.value(Side::Changed, target.input);
        const std::string x = target.layer.kind == WeightedKind::Conv
                                  ? model.patches(m_pruned.index().node(target.layer.id), target.layer.dims, input)
                                  : model.rows(input, target.rank, target.channelAxis);
        const bool sum = !pending && !target.sum.empty() && std::all_of(target.others.begin(), target.others.end(), [&](const std::string &other) {
            return stretchOf(m_depthOfOther.at(other)) < stretchOf(target.depth);
        });
        std::string y = model.rows(remainingOf(model, sum ? target.sum : target.output, target.channelAxis), target.rank, target.channelAxis);
        if (sum)
            for (const std::string &other : target.others) {
                const std::string value = model.value(Side::Changed, other);
                y = model.minus(y, m_pruned.index().constant(other) ? value : model.rows(value, target.rank, target.channelAxis));
            }
        return model.everyNth(model.withOnes(model.beside({x, y})), rowStep(placesOf(target), m_samples, inputsOf(target) + target.layer.channels()));
    }

    [[nodiscard]] static int64_t inputsOf(const Target &target) { return target.layer.elements() / std::max<int64_t>(target.layer.channels(), 1); }

    [[nodiscard]] int64_t placesOf(const Target &target) const
    {
        const ValueShape *shape = m_shapes->find(target.output);
        const auto elements = shape ? shape->elements() : std::nullopt;
        if (!elements || shape->dims[static_cast<size_t>(target.channelAxis)].size < 1)
            return 1;
        return std::max<int64_t>(*elements / shape->dims[static_cast<size_t>(target.channelAxis)].size, 1);
    }

    Result<void> repairStretch(const std::vector<Target *> &targets)
    {
        const Model before = m_repair.model; // what all of the stretch are fitted on
        for (size_t first = 0; first < targets.size();) {
            // As many as their sums fit into memory.
            std::vector<const Target *> some;
            for (double bytes = 0; first < targets.size(); ++first) {
                const auto side = static_cast<double>(inputsOf(*targets[first]) + targets[first]->layer.channels() + 1);
                bytes += side * side * sizeof(double);
                if (!some.empty() && bytes > mostBytesAtOnce)
                    break;
                some.push_back(targets[first]);
            }
            PARE_TRY_ASSIGN(ObservationModel observation, ObservationModel::of(m_source, &before));
            ObserveRequest request;
            request.gram = true;
            request.maxSamples = m_samples;
            for (const Target *target : some)
                request.tensors.push_back(observation.output(target->layer.name, rowsFor(observation, *target)));
            PARE_TRY_ASSIGN(auto seen, m_context.services.observe(observation.finish(), request));
            GraphEditor editor(m_repair.model);
            for (size_t i = 0; i < some.size(); ++i) {
                if (m_context.run.stopRequested())
                    return cancelled();
                PARE_TRY(fit(*some[i], std::move(seen[request.tensors[i]].gram), editor));
            }
            m_repair.model = editor.finish();
        }
        return {};
    }

    // Weights as outputs x inputs; of a convolution with the places of its kernel.
    [[nodiscard]] static std::vector<double> outputsByInputs(const Target &target, const std::vector<float> &values)
    {
        std::vector<double> result(values.begin(), values.end());
        if (target.layer.channelAxis == 0)
            return result;
        const auto inputs = static_cast<size_t>(target.layer.dims[0]);
        const auto outputs = static_cast<size_t>(target.layer.dims[1]);
        for (size_t in = 0; in < inputs; ++in)
            for (size_t out = 0; out < outputs; ++out)
                result[out * inputs + in] = values[in * outputs + out];
        return result;
    }
    [[nodiscard]] static std::vector<float> asStored(const Target &target, const std::vector<double> &weights)
    {
        std::vector<float> result(weights.begin(), weights.end());
        if (target.layer.channelAxis == 0)
            return result;
        const auto inputs = static_cast<size_t>(target.layer.dims[0]);
        const auto outputs = static_cast<size_t>(target.layer.dims[1]);
        for (size_t in = 0; in < inputs; ++in)
            for (size_t out = 0; out < outputs; ++out)
                result[in * outputs + out] = static_cast<float>(weights[out * inputs + in]);
        return result;
    }

    Result<void> fit(const Target &target, std::vector<double> gram, GraphEditor &editor)
    {
        const std::string &name = target.layer.name;
        const auto decline = [&](std::string reason) { m_repair.declined.push_back({name, std::move(reason)}); };
        JointMoments moments{inputsOf(target), target.layer.channels(), std::move(gram)};
        if (moments.gram.size() != static_cast<size_t>(moments.side() * moments.side())) {
            decline("nothing was seen of it");
            return {};
        }
        PARE_TRY_ASSIGN(const auto values, toFloats(*target.layer.tensor, m_pruned.payloads()));
        LinearLayer given{outputsByInputs(target, values), std::vector<double>(static_cast<size_t>(moments.outputs), 0)};
        std::vector<float> bias(static_cast<size_t>(moments.outputs), 0);
        if (!target.bias.empty()) {
            PARE_TRY_ASSIGN(bias, m_pruned.constantFloats(target.bias));
        }
        if (!target.shiftedBy) // else its result comes before the shift
            given.bias.assign(bias.begin(), bias.end());
        const auto fitted = fitLayer(moments, given, !target.bias.empty(), m_options.damping);
        if (!fitted.ok()) {
            decline(fitted.error().message);
            return {};
        }
        if (!(fitted->after < fitted->before)) {
            decline("solving for its weights does not lower its error");
            return {};
        }
        std::vector<float> weights = asStored(target, fitted->layer.weights);
        std::vector<float> newBias(fitted->layer.bias.begin(), fitted->layer.bias.end());
        if (target.shiftedBy)
            for (size_t i = 0; i < newBias.size(); ++i)
                newBias[i] = bias[i] + target.sign * newBias[i];
        if (!allFinite(weights) || !allFinite(newBias)) {
            decline("solving for its weights gives numbers that are not finite");
            return {};
        }
        const auto idNow = [&](NodeId id) { return *m_repair.model.index().find(m_pruned.index().node(id).name()); };
        store(editor, idNow(target.layer.id), target.layer.input, target.layer.weight, target.layer.dims, weights);
        if (!target.bias.empty()) {
            const NodeId holder = target.shiftedBy.value_or(target.layer.id);
            const auto &inputs = m_pruned.index().node(holder).input();
            const auto input = static_cast<int>(std::find(inputs.begin(), inputs.end(), target.bias) - inputs.begin());
            const auto &dims = m_pruned.index().constant(target.bias)->dims();
            store(editor, idNow(holder), input, target.bias, {dims.begin(), dims.end()}, newBias);
        }
        m_repair.repaired.push_back({name, fitted->before, fitted->after});
        return {};
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
        PARE_TRY_ASSIGN(m_repair.outputBefore, outputDifference(m_source, m_pruned, m_samples, m_context));
        PARE_TRY_ASSIGN(m_repair.outputAfter, outputDifference(m_source, m_repair.model, m_samples, m_context));
        return {};
    }

    const Model &m_source;
    const RemainingChannels &m_remaining;
    const Model &m_pruned;
    const RepairOptions &m_options;
    PassContext &m_context;
    std::optional<ShapeTable> m_shapes;
    std::vector<Target> m_targets;
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
    return Repairer(groups.model(), remaining, pruned, options, context).run();
}

} // namespace pare
