// QuantizeLinear and DequantizeLinear, and weights that are stored as blocks of few bits.
#include "app/trainer/quantization.h"

#include "app/trainer/operators.h"

#include <torch/csrc/autograd/custom_function.h>

namespace pare::train {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

// Sums a gradient to the shape that was broadcast.
at::Tensor summedTo(const at::Tensor &gradient, const at::Tensor &like)
{
    return gradient.sizes() == like.sizes() ? gradient : at::sum_to(gradient, like.sizes());
}

class Codes : public torch::autograd::Function<Codes> {
public:
    static at::Tensor forward(AutogradContext *context, const at::Tensor &x, const at::Tensor &scale, const at::Tensor &zero, double low, double high)
    {
        const at::Tensor codes = at::round(x / scale) + zero;
        context->save_for_backward({x, scale, at::logical_and(codes >= low, codes <= high)});
        return at::clamp(codes, low, high);
    }

    static variable_list backward(AutogradContext *context, variable_list gradients)
    {
        const variable_list saved = context->get_saved_variables();
        const at::Tensor inside = gradients[0] * saved[2] / saved[1];
        at::Tensor scale;
        if (context->needs_input_grad(1))
            scale = summedTo(-inside * saved[0] / saved[1], saved[1]);
        return {inside, scale, at::Tensor(), at::Tensor(), at::Tensor()};
    }
};

// Scale or zero point, one a channel along `axis`, so that it broadcasts with x.
at::Tensor alongAxis(const Call &call, const at::Tensor &values, const at::Tensor &x)
{
    if (values.numel() == 1)
        return values.reshape({});
    if (values.dim() == 1)
        return along(values, axisOf(call.integer("axis", 1), x.dim()), x.dim());
    // One a block along the axis.
    const int64_t axis = axisOf(call.integer("axis", 1), x.dim());
    const int64_t block = call.integer("block_size", 0);
    if (block <= 0)
        throw Refusal("its scales have a shape that is not computed here");
    return values.repeat_interleave(block, axis).narrow(axis, 0, x.size(axis));
}

Outputs quantize(const Call &call)
{
    const at::Tensor &x = call.in(0);
    const at::Tensor scale = alongAxis(call, call.in(1), x);
    const at::Tensor zero = call.has(2) ? alongAxis(call, call.in(2).to(at::kFloat), x) : at::zeros({}, at::kFloat);
    int type = static_cast<int>(call.integer("output_dtype", 0));
    if (type == 0)
        type = call.has(2) && call.types[2] != 0 ? call.types[2] : int{pb::TensorProto::UINT8};
    return {codesOf(x, scale, zero, gridOf(type))};
}

Outputs dequantize(const Call &call)
{
    const at::Tensor x = call.in(0).to(at::kFloat);
    at::Tensor shifted = x;
    if (call.has(2) && !(call.in(2).numel() == 1 && call.in(2).item<double>() == 0))
        shifted = x - alongAxis(call, call.in(2).to(at::kFloat), x);
    return {shifted * alongAxis(call, call.in(1), x)};
}

// B [N, blocks, bytes] with one scale a block and packed zero points. Source: ONNX Runtime's description of MatMulNBits.
Outputs matMulNBits(const Call &call)
{
    const int64_t k = call.integer("K", 0);
    const int64_t n = call.integer("N", 0);
    const int64_t bits = call.integer("bits", 4);
    const int64_t block = call.integer("block_size", 32);
    if ((bits != 2 && bits != 4 && bits != 8) || call.has(4))
        throw Refusal("weights of " + std::to_string(bits) + " bits, or in another order, are not computed here");
    const int64_t blocks = (k + block - 1) / block;
    const auto unpacked = [&](const at::Tensor &packed) {
        const at::Tensor bytes = packed.to(at::kInt).reshape({n, -1});
        std::vector<at::Tensor> parts; // the lowest bits first
        for (int64_t shift = 0; shift < 8; shift += bits)
            parts.push_back(at::bitwise_and(at::bitwise_right_shift(bytes, shift), (1 << bits) - 1));
        return at::stack(parts, -1).reshape({n, -1});
    };
    const at::Tensor codes = unpacked(call.in(1)).reshape({n, blocks, block}).to(at::kFloat);
    const at::Tensor scales = call.in(2).reshape({n, blocks, 1});
    at::Tensor zeros = at::full({1, 1, 1}, static_cast<double>(1 << (bits - 1)), at::kFloat);
    if (call.has(3))
        zeros = call.in(3).scalar_type() == at::kByte ? unpacked(call.in(3)).narrow(1, 0, blocks).reshape({n, blocks, 1}).to(at::kFloat)
                                                      : call.in(3).reshape({n, blocks, 1});
    const at::Tensor w = ((codes - zeros) * scales).reshape({n, blocks * block}).narrow(1, 0, k);
    const at::Tensor y = at::matmul(call.in(0), w.t());
    return {call.has(5) ? y + call.in(5) : y};
}

} // namespace

at::Tensor codesOf(const at::Tensor &x, const at::Tensor &scale, const at::Tensor &zero, Grid grid)
{
    return Codes::apply(x, scale, zero, grid.low, grid.high);
}

Grid gridOf(int onnxType)
{
    switch (onnxType) {
    case pb::TensorProto::UINT8: return {0, 255};
    case pb::TensorProto::UINT4: return {0, 15};
    case pb::TensorProto::INT4: return {-8, 7};
    case pb::TensorProto::UINT16: return {0, 65535};
    case pb::TensorProto::INT16: return {-32768, 32767};
    default: return {-128, 127};
    }
}

void addQuantization(Operators &table)
{
    table["QuantizeLinear"] = quantize;
    table["DequantizeLinear"] = dequantize;
    table["com.microsoft.QuantizeLinear"] = quantize;
    table["com.microsoft.DequantizeLinear"] = dequantize;
    table["com.microsoft.MatMulNBits"] = matMulNBits;
}

} // namespace pare::train
