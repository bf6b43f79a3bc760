#include "core/passes/convolution_rows.h"

#include "core/base/units.h"
#include "core/model/attributes.h"

#include <algorithm>
#include <limits>

namespace pare {

namespace {

constexpr int64_t leastOutputs = 48; // of windows: below, building the rows costs more than the product saves
constexpr int64_t leastInputs = 16;  // of windows: bytes that are copied at once
constexpr int64_t mostTaps = 64;

OrReason<ConvolutionRows> because(const std::string &reason)
{
    return OrReason<ConvolutionRows>::because(reason);
}

std::vector<int64_t> perAxis(const pb::NodeProto &node, const char *name, size_t count, int64_t otherwise)
{
    const std::vector<int64_t> given = intsAttribute(node, name);
    return given.size() == count ? given : std::vector<int64_t>(count, otherwise);
}

} // namespace

int64_t ConvolutionRows::taps() const
{
    int64_t product = 1;
    for (const int64_t size : kernel)
        product *= size;
    return product;
}

OrReason<ConvolutionRows> convolutionRows(const pb::NodeProto &node, const WeightedLayer &layer)
{
    if (layer.dims.size() < 3 || layer.dims.size() > 5)
        return because("its weight has " + plural(static_cast<int64_t>(layer.dims.size()), "dimension"));
    if (groupsOf(node) != 1)
        return because(isDepthwise(node, layer) ? "it is a depthwise convolution, which is no product of rows"
                                                : "it works in " + plural(groupsOf(node), "group") + ", which is no one product");
    const size_t axes = layer.dims.size() - 2;
    ConvolutionRows rows;
    rows.outputs = layer.dims[0];
    rows.inputs = layer.dims[1];
    rows.kernel.assign(layer.dims.begin() + 2, layer.dims.end());
    rows.strides = perAxis(node, "strides", axes, 1);
    rows.dilations = perAxis(node, "dilations", axes, 1);
    const std::string padding = stringAttribute(node, "auto_pad", "NOTSET");
    rows.before.assign(axes, 0);
    rows.after.assign(axes, 0);
    if (padding == "SAME_UPPER" || padding == "SAME_LOWER") {
        if (std::any_of(rows.strides.begin(), rows.strides.end(), [](int64_t stride) { return stride != 1; }))
            return because("its padding depends on the size of its input (" + padding + " with strides)");
        for (size_t a = 0; a < axes; ++a) {
            const int64_t sum = (rows.kernel[a] - 1) * rows.dilations[a];
            rows.before[a] = padding == "SAME_UPPER" ? sum / 2 : sum - sum / 2;
            rows.after[a] = sum - rows.before[a];
        }
    } else if (padding != "VALID") {
        const std::vector<int64_t> pads = perAxis(node, "pads", 2 * axes, 0);
        std::copy_n(pads.begin(), axes, rows.before.begin());
        std::copy_n(pads.begin() + static_cast<long>(axes), axes, rows.after.begin());
    }
    if (rows.taps() > 1 && (rows.outputs < leastOutputs || rows.inputs < leastInputs))
        return because("with " + plural(rows.inputs, "input") + " and " + plural(rows.outputs, "output channel") +
                       " copying its windows costs more than integers save");
    if (rows.taps() > mostTaps)
        return because("its window has " + plural(rows.taps(), "position") + ", too many to copy");
    return rows;
}

std::vector<int8_t> rowMatrix(const std::vector<int8_t> &weights, const ConvolutionRows &rows)
{
    // Rows are built along the first axis first, so that the last axis' position changes slowest.
    const int64_t taps = rows.taps();
    std::vector<int8_t> matrix(weights.size());
    std::vector<int64_t> position(rows.axes());
    for (int64_t tap = 0; tap < taps; ++tap) {
        int64_t rest = tap;
        for (size_t a = rows.axes(); a-- > 0; rest /= rows.kernel[a])
            position[a] = rest % rows.kernel[a];
        int64_t row = 0;
        for (size_t a = rows.axes(); a-- > 0;)
            row = row * rows.kernel[a] + position[a];
        for (int64_t out = 0; out < rows.outputs; ++out)
            for (int64_t in = 0; in < rows.inputs; ++in)
                matrix[static_cast<size_t>((row * rows.inputs + in) * rows.outputs + out)] =
                    weights[static_cast<size_t>((out * rows.inputs + in) * taps + tap)];
    }
    return matrix;
}

std::vector<int64_t> channelsLast(size_t spatialAxes)
{
    std::vector<int64_t> order{0};
    for (size_t a = 0; a < spatialAxes; ++a)
        order.push_back(static_cast<int64_t>(a) + 2);
    order.push_back(1);
    return order;
}

std::vector<int64_t> channelsFirst(size_t spatialAxes)
{
    std::vector<int64_t> order{0, static_cast<int64_t>(spatialAxes) + 1};
    for (size_t a = 0; a < spatialAxes; ++a)
        order.push_back(static_cast<int64_t>(a) + 1);
    return order;
}

std::string writeRows(GraphEditor &editor, const ConvolutionRows &rows, const std::string &value, const std::string &zero, const std::string &base,
                      std::vector<std::string> &into)
{
    const auto add = [&](const char *op, const std::string &part, const std::vector<std::string> &inputs) -> pb::NodeProto & {
        const std::string name = editor.uniqueName(base + "/" + part);
        auto &node = editor.add(op, name, inputs, {name});
        into.push_back(node.name());
        return node;
    };
    const auto number = [&](const std::string &part, int64_t n) { return editor.addInts(base + "/" + part, {1}, {n}); };
    const size_t axes = rows.axes();
    const auto isZero = [](int64_t size) { return size == 0; };
    std::string now = value;
    if (!std::all_of(rows.before.begin(), rows.before.end(), isZero) || !std::all_of(rows.after.begin(), rows.after.end(), isZero)) {
        std::vector<int64_t> pads(2 * (axes + 2), 0);
        std::copy(rows.before.begin(), rows.before.end(), pads.begin() + 1);
        std::copy(rows.after.begin(), rows.after.end(), pads.begin() + static_cast<long>(axes) + 3);
        now = add("Pad", "padded", {now, editor.addInts(base + "/pads", {static_cast<int64_t>(pads.size())}, pads), zero}).output(0);
    }
    for (size_t a = 0; a < axes; ++a) {
        if (rows.kernel[a] == 1 && rows.strides[a] == 1)
            continue;
        const std::string axis = number("axis", static_cast<int64_t>(a) + 1);
        const std::string step = rows.strides[a] == 1 ? std::string() : number("stride", rows.strides[a]);
        std::vector<std::string> parts;
        for (int64_t k = 0; k < rows.kernel[a]; ++k) {
            // The window's last position ends with the input, so that every slice has as many elements, whatever the input's size.
            const int64_t beyond = (k - rows.kernel[a] + 1) * rows.dilations[a];
            std::vector<std::string> inputs{now, number("start", k * rows.dilations[a]),
                                            number("end", beyond == 0 ? std::numeric_limits<int64_t>::max() : beyond), axis};
            if (!step.empty())
                inputs.push_back(step);
            parts.push_back(add("Slice", "shifted", inputs).output(0));
        }
        if (parts.size() == 1) {
            now = parts.front();
            continue;
        }
        auto &rowsNode = add("Concat", "rows", parts);
        setAttribute(rowsNode, "axis", static_cast<int64_t>(axes) + 1);
        now = rowsNode.output(0);
    }
    return now;
}

} // namespace pare
