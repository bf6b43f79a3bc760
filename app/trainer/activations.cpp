// Activations and softmax. Formulas: the operators' descriptions in ONNX.
#include "app/trainer/operators.h"

namespace pare::train {

namespace {

at::Tensor gelu(const at::Tensor &x, bool tanh)
{
    return at::gelu(x, tanh ? "tanh" : "none");
}

Outputs geluOf(const Call &call) { return {gelu(call.in(0), call.word("approximate", "none") == "tanh")}; }
Outputs fastGelu(const Call &call) { return {gelu(call.has(1) ? call.in(0) + call.in(1) : call.in(0), true)}; }
Outputs biasGelu(const Call &call) { return {gelu(call.in(0) + call.in(1), false)}; }
Outputs quickGelu(const Call &call) { return {call.in(0) * at::sigmoid(call.in(0) * call.real("alpha", 1.702))}; }
Outputs swish(const Call &call) { return {call.in(0) * at::sigmoid(call.in(0) * call.real("alpha", 1))}; }
Outputs mish(const Call &call) { return {at::mish(call.in(0))}; }

Outputs prelu(const Call &call)
{
    const at::Tensor &x = call.in(0);
    return {at::where(x < 0, x * call.in(1), x)};
}

Outputs named(const Call &call, const char *name, double alpha, double beta = 0)
{
    return {activated(name, call.in(0), call.real("alpha", alpha), call.real("beta", beta))};
}

Outputs relu(const Call &call) { return named(call, "Relu", 0); }
Outputs sigmoid(const Call &call) { return named(call, "Sigmoid", 0); }
Outputs tanhOf(const Call &call) { return named(call, "Tanh", 0); }
Outputs leakyRelu(const Call &call) { return named(call, "LeakyRelu", 0.01); }
Outputs thresholdedRelu(const Call &call) { return named(call, "ThresholdedRelu", 1); }
Outputs hardSigmoid(const Call &call) { return named(call, "HardSigmoid", 0.2, 0.5); }
Outputs elu(const Call &call) { return named(call, "Elu", 1); }
Outputs softplus(const Call &call) { return named(call, "Softplus", 0); }
Outputs softsign(const Call &call) { return named(call, "Softsign", 0); }

Outputs hardSwish(const Call &call)
{
    const at::Tensor &x = call.in(0);
    return {x * at::clamp(x / 6 + 0.5, 0, 1)};
}

Outputs selu(const Call &call)
{
    const at::Tensor &x = call.in(0);
    const double alpha = call.real("alpha", 1.67326319217681884765625);
    const double gamma = call.real("gamma", 1.05070102214813232421875);
    return {gamma * at::where(x > 0, x, alpha * (at::exp(at::clamp_max(x, 0)) - 1))};
}

Outputs celu(const Call &call)
{
    return {at::celu(call.in(0), call.real("alpha", 1))};
}

Outputs shrink(const Call &call)
{
    const at::Tensor &x = call.in(0);
    const double bias = call.real("bias", 0);
    const double limit = call.real("lambd", 0.5);
    return {at::where(x < -limit, x + bias, at::where(x > limit, x - bias, at::zeros_like(x)))};
}

// Below opset 13 everything from the axis on is one axis.
template <at::Tensor (*f)(const at::Tensor &, int64_t, c10::optional<at::ScalarType>)>
Outputs softmax(const Call &call)
{
    const at::Tensor &x = call.in(0);
    if (call.opset >= 13)
        return {f(x, axisOf(call.integer("axis", -1), x.dim()), c10::nullopt)};
    const int64_t axis = axisOf(call.integer("axis", 1), x.dim());
    return {f(x.flatten(axis), axis, c10::nullopt).reshape(x.sizes())};
}

// 1 at the first of the largest values, 0 elsewhere. Below opset 13 as softmax.
Outputs hardmax(const Call &call)
{
    const at::Tensor x = call.in(0).detach();
    const bool flat = call.opset < 13;
    const int64_t axis = axisOf(call.integer("axis", flat ? 1 : -1), x.dim());
    const at::Tensor rows = flat ? x.flatten(axis) : x;
    return {at::zeros_like(rows).scatter(axis, rows.argmax(axis, true), 1).reshape(x.sizes())};
}

} // namespace

at::Tensor activated(const std::string &name, const at::Tensor &x, double alpha, double beta)
{
    if (name == "Relu")
        return at::relu(x);
    if (name == "Sigmoid")
        return at::sigmoid(x);
    if (name == "Tanh")
        return at::tanh(x);
    if (name == "LeakyRelu")
        return at::leaky_relu(x, alpha);
    if (name == "ThresholdedRelu")
        return at::where(x > alpha, x, at::zeros_like(x));
    if (name == "HardSigmoid")
        return at::clamp(x * alpha + beta, 0, 1);
    if (name == "Elu")
        return at::elu(x, alpha);
    if (name == "Softplus")
        return at::softplus(x);
    if (name == "Softsign")
        return x / (1 + at::abs(x));
    if (name == "Affine")
        return x * alpha + beta;
    if (name == "ScaledTanh")
        return alpha * at::tanh(beta * x);
    if (name == "Clip")
        return at::clamp(x, alpha, beta);
    throw Refusal("the activation " + name + " cannot be computed here");
}

void addActivations(Operators &table)
{
    table["Relu"] = relu;
    table["LeakyRelu"] = leakyRelu;
    table["PRelu"] = prelu;
    table["ThresholdedRelu"] = thresholdedRelu;
    table["Elu"] = elu;
    table["Selu"] = selu;
    table["Celu"] = celu;
    table["Shrink"] = shrink;
    table["Sigmoid"] = sigmoid;
    table["HardSigmoid"] = hardSigmoid;
    table["HardSwish"] = hardSwish;
    table["Tanh"] = tanhOf;
    table["Softplus"] = softplus;
    table["Softsign"] = softsign;
    table["Mish"] = mish;
    table["Swish"] = swish;
    table["Gelu"] = geluOf;
    table["com.microsoft.Gelu"] = geluOf;
    table["com.microsoft.FastGelu"] = fastGelu;
    table["com.microsoft.BiasGelu"] = biasGelu;
    table["com.microsoft.QuickGelu"] = quickGelu;
    table["Softmax"] = softmax<at::softmax>;
    table["Hardmax"] = hardmax;
    table["LogSoftmax"] = softmax<at::log_softmax>;
}

} // namespace pare::train
