#include "core/passes/repair_targets.h"

#include "core/model/attributes.h"

#include <algorithm>

namespace pare {

namespace {

constexpr int64_t mostColumns = 4096;     // inputs times places of the kernel, and outputs, of a layer that is solved for
constexpr int64_t mostParts = 128;        // groups of a convolution

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

// The places that each input of a transposed convolution makes, in a row and a column, where no other input adds to them.
OrReason<int64_t> blockOf(const pb::NodeProto &node, const WeightedLayer &layer)
{
    using Answer = OrReason<int64_t>;
    const auto is = [&](const char *name, int64_t value) {
        const auto given = intsAttribute(node, name);
        return std::all_of(given.begin(), given.end(), [&](int64_t one) { return one == value; });
    };
    const auto strides = intsAttribute(node, "strides");
    const int64_t size = layer.dims.size() == 4 ? layer.dims[2] : 0;
    if (groupsOf(node) != 1 || layer.dims.size() != 4 || layer.dims[3] != size || strides != std::vector<int64_t>{size, size} || !is("pads", 0) || !is("output_padding", 0) ||
        !is("dilations", 1) || !intsAttribute(node, "output_shape").empty())
        return Answer::because("places of its result overlap: of transposed convolutions those are repaired whose stride is their kernel's size");
    return Answer(size);
}

} // namespace

OrReason<RepairTarget> repairTargetOf(const Model &pruned, const ShapeTable &shapes, NodeId id)
{
    const auto because = [](std::string reason) { return OrReason<RepairTarget>::because(std::move(reason)); };
    const auto found = weightedLayer(pruned, id);
    if (!found)
        return because(found.reason());
    const auto &node = pruned.index().node(id);
    RepairTarget target;
    target.layer = *found;
    target.input = node.input(0);
    target.output = node.output(0);
    const auto outputs = target.layer.channels();
    const auto rank = shapes.rank(target.output);
    switch (target.layer.kind) {
    case WeightedKind::Conv:
        target.parts = groupsOf(node);
        if (target.parts > mostParts)
            return because("its convolution has " + std::to_string(target.parts) + " groups, of which Pare takes " + std::to_string(mostParts));
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
    case WeightedKind::ConvTranspose: {
        const auto block = blockOf(node, target.layer);
        if (!block)
            return because(block.reason());
        target.block = *block;
        target.rank = 4;
        target.channelAxis = 1;
        break;
    }
    default: return because("its kind of layer is not repaired");
    }
    if (const auto readers = pruned.index().uses(target.layer.weight).size(); readers > 1)
        return because("its weight is read by " + std::to_string(readers) + " layers: fitted to each of them, it would be stored as often");
    target.inputs = target.block > 0 ? target.layer.dims[0] : target.layer.elements() / std::max<int64_t>(outputs, 1);
    target.outputs = target.block > 0 ? outputs * target.block * target.block : outputs / target.parts;
    if (target.inputs > mostColumns || target.outputs > mostColumns)
        return because("it is too large to solve for: " + std::to_string(target.inputs) + " inputs, " + std::to_string(target.outputs) + " outputs, of which Pare takes " +
                       std::to_string(mostColumns));
    return target;
}

void findSum(const Model &pruned, const ShapeTable &shapes, RepairTarget &target)
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

} // namespace pare
