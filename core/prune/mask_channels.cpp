#include "core/prune/mask_channels.h"

#include "core/model/graph_editor.h"
#include "core/prune/axis_findings.h"
#include "core/prune/unit_selection.h"

#include <algorithm>

namespace pare {

namespace {

// Ones, and zeros for what goes, in the type of the value that they are multiplied with; empty where nothing goes.
Result<std::string> maskBytes(const AxisFindings &findings, AxisId axis, int64_t size, const std::vector<bool> &removed, int type)
{
    std::vector<float> mask(static_cast<size_t>(size), 1.0F);
    for (int64_t i = 0; i < size; ++i)
        if (const int unit = findings.unitAt(axis, i); unit >= 0 && removed[static_cast<size_t>(unit)])
            mask[static_cast<size_t>(i)] = 0.0F;
    if (std::find(mask.begin(), mask.end(), 0.0F) == mask.end())
        return std::string();
    switch (type) {
    case pb::TensorProto::FLOAT: return bytesOf(mask);
    case pb::TensorProto::FLOAT16: return float16Bytes(mask);
    case pb::TensorProto::DOUBLE: return bytesOf(std::vector<double>(mask.begin(), mask.end()));
    default: return unsupported("channels of type " + std::string(elementTypeName(type)) + " cannot be masked");
    }
}

} // namespace

Result<Model> maskChannels(const ChannelGroups &groups, const ChannelRemoval &removal)
{
    PARE_TRY_ASSIGN(const std::vector<bool> removed, unitsToRemove(groups, removal));
    const AxisFindings &findings = groups.findings();
    PARE_TRY_ASSIGN(const ShapeTable shapes, ShapeTable::of(findings.model));
    GraphEditor editor(findings.model);
    for (const Reading &reading : findings.readings) {
        const std::string value = editor.node(reading.node).input(reading.input);
        const ValueShape *shape = shapes.find(value);
        if (!shape || !shape->ranked)
            continue;
        const int64_t size = shape->dims[static_cast<size_t>(reading.inputAxis)].size;
        if (size < 0)
            continue; // an axis of unknown size loses nothing
        PARE_TRY_ASSIGN(std::string bytes, maskBytes(findings, reading.axis, size, removed, shape->type));
        if (bytes.empty())
            continue;
        std::vector<int64_t> dims(shape->dims.size(), 1);
        dims[static_cast<size_t>(reading.inputAxis)] = size;
        const std::string base = findings.model.index().node(reading.node).name() + "/mask";
        const std::string mask = editor.addInitializer(base, shape->type, dims, std::move(bytes));
        const std::string masked = editor.uniqueName(base + "ed");
        editor.add("Mul", base, {value, mask}, {masked});
        editor.node(reading.node).set_input(reading.input, masked);
    }
    return editor.finish();
}

} // namespace pare
