#include "core/prune/remove_channels.h"

#include "core/analysis/cost.h"
#include "core/base/checked.h"
#include "core/formats/kept_channels.h"
#include "core/formats/onnx_file.h"
#include "core/model/attributes.h"
#include "core/model/graph_editor.h"
#include "core/prune/axis_findings.h"
#include "core/prune/remaining_positions.h"
#include "core/prune/slice_tensor.h"
#include "core/prune/unit_selection.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace pare {

namespace {

enum class Payload { Cut, SizeOnly };

class Removal {
public:
    Removal(const AxisFindings &findings, const std::vector<bool> &removedUnit, Payload payload, const RunContext &context)
        : m_findings(findings), m_remaining(findings, removedUnit), m_payload(payload), m_context(context), m_editor(findings.model)
    {
        for (int i = 0; i < m_editor.graph().initializer_size(); ++i)
            m_initializers.emplace(m_editor.graph().initializer(i).name(), i);
    }

    Result<Model> run()
    {
        PARE_TRY(cutConstants());
        for (const ShapeOperand &operand : m_findings.shapeOperands)
            rewriteShape(operand);
        for (const SizeEdit &edit : m_findings.sizeEdits)
            if (edit.kind == SizeEdit::Kind::Frozen)
                freeze(edit);
        for (const SizeEdit &edit : m_findings.sizeEdits)
            apply(edit);
        for (const auto &[name, axes] : m_findings.values)
            for (int axis = 0; axis < axes.rank; ++axis)
                if (m_remaining.of(axes.at(axis)))
                    m_editor.forgetShape(std::string(name));
        PARE_TRY(noteCut(*m_editor.graph().mutable_input(), keptInputsMetadataKey));
        PARE_TRY(noteCut(*m_editor.graph().mutable_output(), keptOutputsMetadataKey));
        return m_editor.finish();
    }

    [[nodiscard]] const RemainingPositions &remaining() const { return m_remaining; }

private:
    [[nodiscard]] std::vector<KeptPositions> keptOf(const ConstantView &view) const
    {
        std::vector<KeptPositions> kept;
        for (int axis = 0; axis < view.axes.rank; ++axis)
            kept.push_back(m_remaining.of(view.axes.at(axis)));
        return kept;
    }

    // Views of one constant that lose the same positions are served by one tensor. Where all of them do, it is the old one, cut.
    Result<void> cutConstants()
    {
        std::unordered_map<std::string_view, std::vector<const ConstantView *>> byName;
        std::vector<std::string_view> order;
        for (const ConstantView &view : m_findings.constants) {
            auto &views = byName[view.name];
            if (views.empty())
                order.push_back(view.name);
            views.push_back(&view);
        }
        for (const std::string_view name : order) {
            if (m_context.stopRequested())
                return cancelled();
            PARE_TRY(cutConstant(byName[name]));
        }
        return {};
    }

    Result<void> cutConstant(const std::vector<const ConstantView *> &views)
    {
        // Whether two views are cut alike is asked of the axes, not of the positions that happen to stay: what the file will weigh
        // must not depend on which channels go.
        std::vector<std::pair<std::vector<KeptPositions>, std::vector<const ConstantView *>>> ways;
        for (const ConstantView *view : views) {
            auto kept = keptOf(*view);
            const auto same = std::find_if(ways.begin(), ways.end(), [&](const auto &way) { return way.first == kept; });
            if (same == ways.end())
                ways.push_back({std::move(kept), {view}});
            else
                same->second.push_back(view);
        }
        const std::string name(views.front()->name);
        const bool everyReader = ways.size() == 1 && readersAreViews(name, views);
        for (const auto &[kept, users] : ways) {
            if (std::none_of(kept.begin(), kept.end(), [](KeptPositions positions) { return positions != nullptr; }))
                continue;
            const pb::TensorProto &tensor = *users.front()->tensor;
            const std::vector<int64_t> dims(tensor.dims().begin(), tensor.dims().end());
            const std::vector<int64_t> newDims = keptDims(dims, kept);
            PARE_TRY_ASSIGN(std::string bytes, cut(tensor, dims, kept, newDims));
            std::string target = name;
            if (everyReader) {
                m_editor.forgetShape(name);
                m_editor.setConstant(name, tensor.data_type(), newDims, std::move(bytes));
            } else {
                target = m_editor.addInitializer(name + "/" + m_findings.model.index().node(users.front()->node).name(), tensor.data_type(), newDims,
                                                 std::move(bytes));
                listAsInput(target, tensor.data_type(), newDims);
                for (const ConstantView *view : users)
                    m_editor.node(view->node).set_input(view->input, target);
            }
            if (m_payload == Payload::SizeOnly)
                standIn(target, tensor.data_type(), newDims);
        }
        return {};
    }

    // True where the constant is seen by nothing else than these views: no body, no graph output.
    [[nodiscard]] bool readersAreViews(const std::string &name, const std::vector<const ConstantView *> &views) const
    {
        const GraphIndex &index = m_findings.model.index();
        if (views.size() == 1 && views.front()->node.value < 0)
            return true; // large constants have one view for all readers; bodies and outputs have pinned it
        return !index.isGraphOutput(name) && index.uses(name).size() == views.size() &&
               std::all_of(views.begin(), views.end(), [](const ConstantView *view) { return view->node.value >= 0; });
    }

    Result<std::string> cut(const pb::TensorProto &tensor, const std::vector<int64_t> &dims, const std::vector<KeptPositions> &kept,
                            const std::vector<int64_t> &newDims)
    {
        const auto count = checkedElementCount(newDims);
        const auto size = count ? elementBytes(tensor.data_type(), *count) : std::nullopt;
        if (!size)
            return invalidInput("its size overflows", tensor.name());
        if (m_payload == Payload::SizeOnly)
            return *size > inlineBytes ? std::string() : std::string(static_cast<size_t>(*size), '\0');
        PARE_TRY_ASSIGN(const Bytes bytes, tensorBytes(tensor, m_findings.model.payloads()));
        return keepPositions(bytes.view(), dims, static_cast<size_t>(elementBits(tensor.data_type()) / 8), kept);
    }

    // Where only sizes are asked for, a payload that is never read takes the place of the cut one.
    void standIn(const std::string &name, int type, const std::vector<int64_t> &dims)
    {
        const int64_t size = elementBytes(type, checkedElementCount(dims).value_or(0)).value_or(0);
        if (size <= inlineBytes)
            return;
        pb::TensorProto *tensor = nullptr;
        if (const auto found = m_initializers.find(name); found != m_initializers.end()) {
            tensor = m_editor.graph().mutable_initializer(found->second);
        } else if (const auto from = m_findings.model.index().producer(name)) {
            for (auto &attribute : *m_editor.node(*from).mutable_attribute())
                if (attribute.name() == "value")
                    tensor = attribute.mutable_t();
        } else {
            tensor = m_editor.graph().mutable_initializer(m_editor.graph().initializer_size() - 1); // the one just added
        }
        if (tensor)
            attachPayload(*tensor, TensorData::fromFile(nullptr, 0, size), m_editor.payloads());
    }

    // Files of IR version 3 list every constant as an input too.
    void listAsInput(const std::string &name, int type, const std::vector<int64_t> &dims)
    {
        if (m_editor.proto().ir_version() >= 4)
            return;
        auto &input = *m_editor.graph().add_input();
        input.set_name(name);
        auto &tensor = *input.mutable_type()->mutable_tensor_type();
        tensor.set_elem_type(type);
        for (const int64_t dim : dims)
            tensor.mutable_shape()->add_dim()->set_dim_value(dim);
    }

    std::string newIntegers(const std::string &base, const std::vector<int64_t> &values)
    {
        const std::string name = m_editor.addInts(base, {static_cast<int64_t>(values.size())}, values);
        listAsInput(name, pb::TensorProto::INT64, {static_cast<int64_t>(values.size())});
        return name;
    }

    void rewriteShape(const ShapeOperand &operand)
    {
        const auto changed = [&](AxisId axis) { return axis.valid() && m_remaining.of(axis) != nullptr; };
        bool any = std::any_of(operand.axes.begin(), operand.axes.end(), changed);
        bool literal = !operand.elements.empty();
        for (const ShapeElement &element : operand.elements) {
            literal = literal && element.kind == ShapeElement::Kind::Literal;
            any = any || (!operand.plain.empty() && (changed(element.axis) || std::any_of(element.sources.begin(), element.sources.end(), changed)));
        }
        if (!any)
            return;
        auto &node = m_editor.node(operand.node);
        const std::string base = node.name() + "/shape";
        if (literal) {
            std::vector<int64_t> target;
            for (size_t i = 0; i < operand.elements.size(); ++i) {
                const int64_t old = operand.elements[i].literal;
                target.push_back(old > 0 && m_remaining.resized(operand.axes[i]) ? m_remaining.size(operand.axes[i]) : old);
            }
            node.set_input(operand.input, newIntegers(base, target));
        } else if (!operand.plain.empty()) {
            std::vector<int64_t> target = operand.plain;
            for (size_t i = 0; i < target.size(); ++i)
                if (m_remaining.resized(operand.axes[i]))
                    target[i] = m_remaining.size(operand.axes[i]);
            removeAttribute(node, "allowzero");
            node.set_input(operand.input, newIntegers(base, target));
        } else {
            replaceLiterals(operand, base);
        }
    }

    // Of a shape that is computed at run time, the numbers that are wrong now are replaced: Where(is wrong, new number, computed).
    void replaceLiterals(const ShapeOperand &operand, const std::string &base)
    {
        std::string wrong(operand.elements.size(), '\0');
        std::vector<int64_t> numbers(operand.elements.size(), 0);
        bool any = false;
        for (size_t i = 0; i < operand.elements.size(); ++i)
            if (m_remaining.resized(operand.axes[i]) && operand.elements[i].kind == ShapeElement::Kind::Literal && operand.elements[i].literal > 0) {
                wrong[i] = '\1';
                numbers[i] = m_remaining.size(operand.axes[i]);
                any = true;
            }
        if (!any)
            return;
        const auto length = static_cast<int64_t>(wrong.size());
        const std::string mask = m_editor.addInitializer(base + "/replaced", pb::TensorProto::BOOL, {length}, wrong);
        listAsInput(mask, pb::TensorProto::BOOL, {length});
        const std::string values = newIntegers(base + "/numbers", numbers);
        const std::string result = m_editor.uniqueName(base);
        const std::string computed = m_editor.node(operand.node).input(operand.input);
        m_editor.add("Where", base, {mask, values, computed}, {result});
        m_editor.node(operand.node).set_input(operand.input, result);
    }

    void apply(const SizeEdit &edit)
    {
        auto &node = m_editor.node(edit.node);
        switch (edit.kind) {
        case SizeEdit::Kind::Attribute:
            if (m_remaining.of(edit.axis))
                setAttribute(node, edit.attribute, m_remaining.size(edit.axis));
            return;
        case SizeEdit::Kind::SplitSizes: {
            if (!m_remaining.of(edit.axis))
                return;
            std::vector<int64_t> sizes;
            for (const AxisId part : edit.parts)
                sizes.push_back(m_remaining.size(part));
            if (m_findings.model.opset() < 13) {
                setAttribute(node, "split", sizes);
                return;
            }
            const std::string name = newIntegers(node.name() + "/split", sizes);
            removeAttribute(node, "num_outputs");
            if (node.input_size() > 1)
                node.set_input(1, name);
            else
                node.add_input(name);
            return;
        }
        case SizeEdit::Kind::SliceRange:
            if (m_remaining.of(edit.axis))
                moveSlice(node, edit);
            return;
        case SizeEdit::Kind::Indices:
            if (m_remaining.of(edit.axis) || m_remaining.of(edit.parts[0]))
                renumber(node, edit);
            return;
        case SizeEdit::Kind::Frozen: return; // done before
        }
    }

    // Each remaining place of the result points to where its channel is now.
    void renumber(pb::NodeProto &node, const SizeEdit &edit)
    {
        std::vector<int64_t> places(static_cast<size_t>(m_findings.axes.length(edit.axis)), -1);
        const KeptPositions kept = m_remaining.of(edit.axis);
        for (size_t i = 0; i < places.size() && !kept; ++i)
            places[i] = static_cast<int64_t>(i);
        for (size_t i = 0; kept && i < kept->size(); ++i)
            places[static_cast<size_t>((*kept)[i])] = static_cast<int64_t>(i);
        std::vector<int64_t> indices;
        const KeptPositions left = m_remaining.of(edit.parts[0]);
        for (size_t i = 0; i < (left ? left->size() : edit.indices.size()); ++i)
            indices.push_back(places[static_cast<size_t>(edit.indices[left ? static_cast<size_t>((*left)[i]) : i])]);
        const std::vector<int64_t> dims{static_cast<int64_t>(indices.size())};
        const std::string name = m_editor.addInitializer(node.name() + "/indices", pb::TensorProto::INT64, dims, bytesOf(indices));
        listAsInput(name, pb::TensorProto::INT64, dims);
        if (node.op_type() == "Slice") { // what is left of every second one is none any more
            node.set_op_type("Gather");
            node.mutable_input()->DeleteSubrange(1, node.input_size() - 1);
            node.add_input(name);
            setAttribute(node, "axis", int64_t{edit.dimension});
            return;
        }
        node.set_input(edit.input, name);
    }

    // Inputs and outputs that may lose channels say how many they have now, and the file says which.
    Result<void> noteCut(google::protobuf::RepeatedPtrField<pb::ValueInfoProto> &ends, const char *metadataKey)
    {
        KeptEnds cut;
        for (auto &end : ends) {
            const auto axes = m_findings.values.find(end.name());
            if (!m_findings.mayShrink.contains(end.name()) || axes == m_findings.values.end())
                continue;
            for (int axis = 0; axis < axes->second.rank; ++axis)
                if (const KeptPositions kept = m_remaining.of(axes->second.at(axis))) {
                    cut[end.name()] = {axis, m_findings.axes.length(axes->second.at(axis)), *kept};
                    if (auto &type = *end.mutable_type()->mutable_tensor_type(); type.has_shape() && axis < type.shape().dim_size())
                        type.mutable_shape()->mutable_dim(axis)->set_dim_value(static_cast<int64_t>(kept->size()));
                }
        }
        if (cut.empty())
            return {};
        PARE_TRY_ASSIGN(const KeptEnds earlier, keptEndsFromText(m_findings.model.metadata(metadataKey)));
        m_editor.setMetadata(metadataKey, keptEndsText(keptAfter(earlier, cut)));
        return {};
    }

    // Sizes are counted where channels are not: the scale of an attention, the bounds of a cut. They stay what they were.
    void freeze(const SizeEdit &edit)
    {
        if (std::none_of(edit.parts.begin(), edit.parts.end(), [&](AxisId axis) { return m_remaining.of(axis) != nullptr; }))
            return;
        std::vector<int64_t> integers;
        std::vector<float> reals;
        for (const KnownNumber &number : edit.value.elements) {
            integers.push_back(number.integer);
            reals.push_back(static_cast<float>(number.kind == KnownNumber::Kind::Real ? number.real : static_cast<double>(number.integer)));
        }
        std::string bytes;
        switch (edit.value.type) {
        case pb::TensorProto::INT64: bytes = bytesOf(integers); break;
        case pb::TensorProto::INT32: bytes = bytesOf(std::vector<int32_t>(integers.begin(), integers.end())); break;
        case pb::TensorProto::BOOL: bytes.assign(integers.begin(), integers.end()); break;
        case pb::TensorProto::FLOAT: bytes = bytesOf(reals); break;
        case pb::TensorProto::FLOAT16: bytes = float16Bytes(reals); break;
        case pb::TensorProto::DOUBLE: bytes = bytesOf(std::vector<double>(reals.begin(), reals.end())); break;
        default: return; // inference does not compute with other types
        }
        auto &node = m_editor.node(edit.node);
        const std::string name = m_editor.addInitializer(node.name() + "/size", edit.value.type, edit.value.dims, std::move(bytes));
        listAsInput(name, edit.value.type, edit.value.dims);
        node.set_input(edit.input, name);
    }

    void moveSlice(pb::NodeProto &node, const SizeEdit &edit)
    {
        const int64_t from = m_remaining.keptBefore(edit.axis, edit.offset);
        const int64_t to = m_remaining.keptBefore(edit.axis, edit.offset + edit.count);
        const bool byAttribute = m_findings.model.opset() < 10;
        const auto read = [&](int input, const char *attribute) -> std::vector<int64_t> {
            if (byAttribute)
                return intsAttribute(node, attribute);
            const auto *constant = input < node.input_size() ? m_editor.constant(node.input(input)) : nullptr;
            const auto values = constant ? toInts(*constant, m_editor.payloads()) : Result<std::vector<int64_t>>(std::vector<int64_t>{});
            return values.ok() ? *values : std::vector<int64_t>{};
        };
        std::vector<int64_t> starts = read(1, "starts");
        std::vector<int64_t> ends = read(2, "ends");
        std::vector<int64_t> axes = read(3, "axes");
        if (axes.empty())
            for (size_t i = 0; i < starts.size(); ++i)
                axes.push_back(static_cast<int64_t>(i));
        const int rank = m_findings.values.at(node.output(0)).rank;
        for (size_t k = 0; k < axes.size() && k < starts.size() && k < ends.size(); ++k)
            if ((axes[k] < 0 ? axes[k] + rank : axes[k]) == edit.dimension) {
                starts[k] = from;
                ends[k] = to;
            }
        if (byAttribute) {
            setAttribute(node, "starts", starts);
            setAttribute(node, "ends", ends);
            return;
        }
        node.set_input(1, newIntegers(node.name() + "/starts", starts));
        node.set_input(2, newIntegers(node.name() + "/ends", ends));
    }

    const AxisFindings &m_findings;
    RemainingPositions m_remaining;
    Payload m_payload;
    const RunContext &m_context;
    GraphEditor m_editor;
    std::unordered_map<std::string, int> m_initializers;
};

// Every value must have come out with the sizes that were planned, and inference must find nothing new to complain about.
Result<void> checkResult(const AxisFindings &findings, const RemainingPositions &remaining, const Model &result)
{
    PARE_TRY_ASSIGN(const ShapeTable before, ShapeTable::of(findings.model));
    PARE_TRY_ASSIGN(const ShapeTable after, ShapeTable::of(result));
    if (after.complaints().size() > before.complaints().size())
        return internalError("after removing channels the shapes do not fit: " + after.note());
    for (const auto &[name, axes] : findings.values) {
        const ValueShape *shape = after.find(name);
        if (!shape || !shape->ranked)
            continue;
        for (int axis = 0; axis < axes.rank && axis < static_cast<int>(shape->dims.size()); ++axis) {
            const Dim &dim = shape->dims[static_cast<size_t>(axis)];
            const int64_t planned = remaining.size(axes.at(axis));
            if (planned >= 0 && dim.known() && dim.size != planned)
                return internalError("after removing channels, " + std::string(name) + " has " + std::to_string(dim.size) + " positions in axis " +
                                     std::to_string(axis) + " and not " + std::to_string(planned));
        }
    }
    return {};
}

} // namespace

Result<Model> removeChannels(const ChannelGroups &groups, const ChannelRemoval &removal, const RunContext &context)
{
    PARE_TRY_ASSIGN(const std::vector<bool> removed, unitsToRemove(groups, removal));
    if (std::none_of(removed.begin(), removed.end(), [](bool gone) { return gone; }))
        return groups.model();
    Removal work(groups.findings(), removed, Payload::Cut, context);
    PARE_TRY_ASSIGN(Model result, work.run());
    PARE_TRY(checkResult(groups.findings(), work.remaining(), result));
    return result;
}

Result<RemainingChannels> RemainingChannels::of(const ChannelGroups &groups, const ChannelRemoval &removal)
{
    PARE_TRY_ASSIGN(const std::vector<bool> removed, unitsToRemove(groups, removal));
    RemainingChannels channels;
    channels.m_findings = &groups.findings();
    channels.m_positions = std::make_shared<const RemainingPositions>(groups.findings(), removed);
    return channels;
}

const std::vector<int64_t> *RemainingChannels::along(const std::string &value, int axis) const
{
    if (!m_findings)
        return nullptr;
    const auto found = m_findings->values.find(value);
    return found == m_findings->values.end() || axis < 0 || axis >= found->second.rank ? nullptr : m_positions->of(found->second.at(axis));
}

Result<RemovalEstimate> estimateRemoval(const ChannelGroups &groups, const std::map<std::string, int64_t> &keptUnits,
                                        const std::map<std::string, int64_t> &symbols)
{
    ChannelRemoval removal;
    for (const auto &[id, kept] : keptUnits) {
        const ChannelGroup *group = groups.find(id);
        if (!group)
            return invalidInput("there is no group of channels with this name", id);
        if (kept == group->units)
            continue;
        if (kept < 1 || kept > group->units)
            return invalidInput("it cannot keep " + std::to_string(kept) + " of " + std::to_string(group->units) + " channels", id);
        for (int64_t unit = kept; unit < group->units; ++unit) // units of a group weigh the same: which ones go does not matter
            removal[id].push_back(unit);
    }
    PARE_TRY_ASSIGN(const std::vector<bool> removed, unitsToRemove(groups, removal));
    const auto weighed = [&](const Model &result) -> Result<RemovalEstimate> {
        PARE_TRY_ASSIGN(const CostTable cost, CostTable::of(result, symbols));
        return RemovalEstimate{storedBytes(result), cost.parameters(), cost.weightBytes(), cost.macs()};
    };
    if (removal.empty())
        return weighed(groups.model()); // which stays as it is stored
    const RunContext context;
    Removal work(groups.findings(), removed, Payload::SizeOnly, context);
    PARE_TRY_ASSIGN(const Model result, work.run());
    return weighed(result);
}

} // namespace pare
