// Matrix products.
#include "app/trainer/operators.h"

namespace pare::train {

namespace {

Outputs matMul(const Call &call)
{
    return {at::matmul(call.in(0), call.in(1))};
}

at::Tensor fusedActivation(const Call &call, const at::Tensor &x)
{
    const std::string name = call.word("activation", "");
    return name.empty() ? x : activated(name, x, call.real("activation_alpha", 0), call.real("activation_beta", 0));
}

// alpha * A' * B' + beta * C
Outputs gemm(const Call &call)
{
    at::Tensor a = call.in(0);
    if (call.opset < 9 && a.dim() > 2)
        a = a.flatten(1);
    a = call.integer("transA", 0) != 0 ? a.t() : a;
    const at::Tensor b = call.integer("transB", 0) != 0 ? call.in(1).t() : call.in(1);
    const double alpha = call.real("alpha", 1);
    const double beta = call.real("beta", 1);
    if (!call.has(2))
        return {fusedActivation(call, alpha == 1 ? at::mm(a, b) : at::mm(a, b) * alpha)};
    return {fusedActivation(call, at::addmm(call.in(2), a, b, beta, alpha))};
}

Outputs fusedMatMul(const Call &call)
{
    if (call.integer("transBatchA", 0) != 0 || call.integer("transBatchB", 0) != 0)
        throw Refusal("its transBatchA and transBatchB are not computed here");
    const at::Tensor a = call.integer("transA", 0) != 0 ? call.in(0).transpose(-1, -2) : call.in(0);
    const at::Tensor b = call.integer("transB", 0) != 0 ? call.in(1).transpose(-1, -2) : call.in(1);
    const double alpha = call.real("alpha", 1);
    return {alpha == 1 ? at::matmul(a, b) : at::matmul(a, b) * alpha};
}

Outputs einsum(const Call &call)
{
    return {at::einsum(call.word("equation", ""), std::vector<at::Tensor>(call.inputs.begin(), call.inputs.end()))};
}

Outputs det(const Call &call)
{
    return {at::det(call.in(0))};
}

} // namespace

void addMatrices(Operators &table)
{
    table["MatMul"] = matMul;
    table["Gemm"] = gemm;
    table["com.microsoft.FusedGemm"] = gemm;
    table["com.microsoft.FusedMatMul"] = fusedMatMul;
    table["com.microsoft.TransposeMatMul"] = fusedMatMul;
    table["Einsum"] = einsum;
    table["Det"] = det;
}

} // namespace pare::train
