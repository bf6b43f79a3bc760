#include "core/analysis/tensor_summary.h"

#include "core/model/attributes.h"
#include "core/model/tensor_slice.h"

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

constexpr int64_t stretch = 1 << 20; // elements at once

// Mean and deviation after Welford (1962), so that a large mean does not swallow a small deviation.
class Sum {
public:
    void take(double value)
    {
        ++m_summary.values;
        if (!std::isfinite(value)) {
            ++m_summary.notFinite;
            return;
        }
        const auto finite = static_cast<double>(m_summary.values - m_summary.notFinite);
        m_summary.low = finite == 1 ? value : std::min(m_summary.low, value);
        m_summary.high = finite == 1 ? value : std::max(m_summary.high, value);
        m_summary.zeros += value == 0 ? 1 : 0;
        const double away = value - m_summary.mean;
        m_summary.mean += away / finite;
        m_squares += away * (value - m_summary.mean);
    }
    [[nodiscard]] ValueSummary summary() const
    {
        ValueSummary own = m_summary;
        const int64_t finite = own.values - own.notFinite;
        own.deviation = finite > 0 ? std::sqrt(m_squares / static_cast<double>(finite)) : 0;
        return own;
    }

private:
    ValueSummary m_summary;
    double m_squares = 0;
};

template <typename Visit>
Result<void> forEachValue(const pb::TensorProto &tensor, const Payloads &payloads, const std::optional<StoredScale> &scale, const RunContext &context, const Visit &visit)
{
    PARE_TRY_ASSIGN(const int64_t count, tensorElementCount(tensor));
    for (int64_t first = 0; first < count; first += stretch) {
        if (context.stopRequested())
            return cancelled();
        PARE_TRY_ASSIGN(const std::vector<double> values, tensorSlice(tensor, payloads, first, std::min(stretch, count - first)));
        for (size_t i = 0; i < values.size(); ++i) {
            const int64_t element = first + static_cast<int64_t>(i);
            visit(element, scale ? scale->value(values[i], element) : values[i]);
        }
    }
    return {};
}

} // namespace

namespace {

// What a reader unpacks stored numbers by: names of constants, and how the scales lie.
struct Unpacking {
    std::string scale;
    std::string zero; // empty: none
    int64_t axis = 1;
    int64_t block = 0; // of DequantizeLinear, where the scales have the tensor's rank
    bool broadcast = false; // the axis is told by the scales' shape
};

const std::string &inputOr(const pb::NodeProto &node, int input, const std::string &none)
{
    return input < node.input_size() ? node.input(input) : none;
}

// The one reader of a value that is of the given type and reads two; nullptr where others read it too.
const pb::NodeProto *onlyReader(const Model &model, const std::string &value, const char *type)
{
    const auto &uses = model.index().uses(value);
    if (uses.size() != 1)
        return nullptr;
    const auto &node = model.index().node(uses[0].node);
    return node.op_type() == type && node.input_size() == 2 && node.output_size() == 1 ? &node : nullptr;
}

// Cast -> Mul, or Cast -> Sub -> Mul with constants: how files from before opset 10 and many converters store integers.
std::optional<Unpacking> castUnpacking(const Model &model, const pb::NodeProto &cast)
{
    if (cast.output_size() != 1)
        return std::nullopt;
    Unpacking found;
    found.broadcast = true;
    std::string value = cast.output(0);
    if (const auto *shift = onlyReader(model, value, "Sub"); shift && shift->input(0) == value) {
        found.zero = shift->input(1);
        value = shift->output(0);
    }
    const auto *product = onlyReader(model, value, "Mul");
    if (!product)
        return std::nullopt;
    found.scale = product->input(0) == value ? product->input(1) : product->input(0);
    return found;
}

std::optional<Unpacking> unpackingBy(const Model &model, const Use &use, size_t rank)
{
    static const std::string none;
    const auto &node = model.index().node(use.node);
    if (node.op_type() == "DequantizeLinear" && use.input == 0)
        return Unpacking{inputOr(node, 1, none), inputOr(node, 2, none), intAttribute(node, "axis", 1), intAttribute(node, "block_size", 1)};
    if (node.op_type() == "QLinearConv" && use.input == 3) // an output channel each
        return Unpacking{inputOr(node, 4, none), inputOr(node, 5, none), 0};
    if (node.op_type() == "QLinearMatMul" && use.input == 3) // a column each
        return Unpacking{inputOr(node, 4, none), inputOr(node, 5, none), static_cast<int64_t>(rank) - 1};
    if (node.op_type() == "Cast")
        return castUnpacking(model, node);
    return std::nullopt;
}

// The only axis along which constants of this shape differ when they are stretched over the tensor; -1: none; nullopt: several, or they do not fit.
std::optional<int> axisStretched(const std::vector<int64_t> &tensor, const pb::TensorProto &constants)
{
    const auto rank = static_cast<int>(tensor.size());
    if (constants.dims_size() > rank)
        return std::nullopt;
    int axis = -1;
    for (int d = 0; d < constants.dims_size(); ++d) {
        if (constants.dims(d) == 1)
            continue;
        const int at = rank - constants.dims_size() + d;
        if (axis >= 0 || constants.dims(d) != tensor[static_cast<size_t>(at)])
            return std::nullopt;
        axis = at;
    }
    return axis;
}

} // namespace

std::optional<StoredScale> StoredScale::of(const Model &model, const std::string &name)
{
    const auto *tensor = model.index().constant(name);
    if (!tensor)
        return std::nullopt;
    for (const Use &use : model.index().uses(name)) {
        const auto unpacking = unpackingBy(model, use, static_cast<size_t>(tensor->dims_size()));
        const auto *scale = unpacking ? model.index().constant(unpacking->scale) : nullptr;
        if (!scale)
            continue;
        StoredScale own;
        own.m_dims.assign(tensor->dims().begin(), tensor->dims().end());
        const auto scales = toDoubles(*scale, model.payloads());
        if (!scales.ok() || scales->empty())
            continue;
        own.m_scale = *scales;
        if (!unpacking->zero.empty()) {
            const auto *zero = model.index().constant(unpacking->zero);
            auto zeros = zero ? toDoubles(*zero, model.payloads()) : Result<std::vector<double>>(unsupported("no constant"));
            if (zeros.ok() && zeros->size() == 1)
                zeros->resize(own.m_scale.size(), zeros->front());
            if (!zeros.ok() || zeros->size() != own.m_scale.size())
                continue;
            own.m_zero = *zeros;
        }
        if (own.m_scale.size() == 1 && (unpacking->broadcast || scale->dims_size() <= 1))
            return own;
        const auto rank = static_cast<int64_t>(own.m_dims.size());
        const auto stretched = unpacking->broadcast ? axisStretched(own.m_dims, *scale) : std::nullopt;
        if (unpacking->broadcast && !stretched)
            continue;
        int64_t axis = stretched ? *stretched : unpacking->axis;
        axis += axis < 0 ? rank : 0;
        if (axis < 0 || axis >= rank)
            continue;
        own.m_axis = static_cast<int>(axis);
        own.m_blocked = !unpacking->broadcast && scale->dims_size() > 1;
        own.m_block = own.m_blocked ? std::max<int64_t>(1, unpacking->block) : 1;
        int64_t wanted = 1;
        if (own.m_blocked) {
            for (int64_t d = 0; d < rank; ++d)
                wanted *= d == axis ? (own.m_dims[static_cast<size_t>(d)] + own.m_block - 1) / own.m_block : own.m_dims[static_cast<size_t>(d)];
        } else {
            wanted = own.m_dims[static_cast<size_t>(axis)];
        }
        if (static_cast<int64_t>(own.m_scale.size()) == wanted)
            return own;
    }
    return std::nullopt;
}

double StoredScale::value(double stored, int64_t element) const
{
    size_t at = 0;
    if (m_axis >= 0) {
        const auto axis = static_cast<size_t>(m_axis);
        int64_t inner = 1;
        for (size_t d = axis + 1; d < m_dims.size(); ++d)
            inner *= m_dims[d];
        const int64_t along = element / inner % m_dims[axis];
        if (!m_blocked)
            at = static_cast<size_t>(along);
        else
            at = static_cast<size_t>((element / inner / m_dims[axis] * ((m_dims[axis] + m_block - 1) / m_block) + along / m_block) * inner + element % inner);
    }
    return (stored - (m_zero.empty() ? 0 : m_zero[at])) * m_scale[at];
}

Result<TensorSummary> summarize(const pb::TensorProto &tensor, const Payloads &payloads, int axis, const std::optional<StoredScale> &scale, const RunContext &context)
{
    const bool channels = axis >= 0 && axis < tensor.dims_size();
    const int64_t size = channels ? tensor.dims(axis) : 1;
    int64_t inner = 1;
    for (int d = axis + 1; channels && d < tensor.dims_size(); ++d)
        inner *= tensor.dims(d);
    Sum all;
    std::vector<Sum> own(channels ? static_cast<size_t>(size) : 0);
    PARE_TRY(forEachValue(tensor, payloads, scale, context, [&](int64_t element, double value) {
        all.take(value);
        if (channels)
            own[static_cast<size_t>(element / inner % size)].take(value);
    }));
    TensorSummary summary;
    summary.all = all.summary();
    for (const Sum &one : own)
        summary.channels.push_back(one.summary());
    if (summary.all.values == summary.all.notFinite)
        return summary;
    const bool oneScale = !scale || scale->axis() < 0;
    const double step = isIntegerType(tensor.data_type()) && oneScale ? (scale ? std::fabs(scale->scales().front()) : 1.0) : 0.0;
    summary.bins = HistogramBins::over(summary.all.low, summary.all.high, step);
    summary.counts.assign(summary.bins.count, 0);
    PARE_TRY(forEachValue(tensor, payloads, scale, context, [&](int64_t, double value) {
        if (std::isfinite(value))
            ++summary.counts[summary.bins.of(value)];
    }));
    return summary;
}

} // namespace pare
