// LSTM, GRU and RNN, step by step. Formulas and the order of gates: the operators' descriptions in ONNX.
#include "app/trainer/operators.h"

#include "core/model/attributes.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace pare::train {

namespace {

struct Gate {
    std::string name;
    double alpha = 0;
    double beta = 0;
    [[nodiscard]] at::Tensor operator()(const at::Tensor &x) const { return activated(name, x, alpha, beta); }
};

// What one direction of the layer is made of; x is [time, batch, inputs].
struct Direction {
    at::Tensor x, w, r, bw, br, h, c, peepholes;
    std::vector<Gate> gates;
    double clip = 0;
    bool linearBeforeReset = false;
    bool inputForget = false;
    std::vector<at::Tensor> goesOn{}; // by time, [batch, 1]: whether the sequence has not ended; empty: all are as long as x

    // A state after this time: as it was where the sequence has ended.
    [[nodiscard]] at::Tensor kept(int64_t t, const at::Tensor &fresh, const at::Tensor &before) const
    {
        return goesOn.empty() ? fresh : at::where(goesOn[static_cast<size_t>(t)], fresh, before);
    }
    // What is given out at this time: nothing there.
    [[nodiscard]] at::Tensor given(int64_t t) const { return kept(t, h, at::zeros_like(h)); }
    [[nodiscard]] at::Tensor clipped(const at::Tensor &sum) const { return clip > 0 ? at::clamp(sum, -clip, clip) : sum; }
    // What the inputs bring to all gates, of all times at once.
    [[nodiscard]] at::Tensor inputs() const
    {
        const at::Tensor sum = at::matmul(x, w.t());
        return bw.defined() ? sum + bw : sum;
    }
};

// An activation of these layers, with the numbers that it takes and what they are where none are given: ONNX leaves some of those
// open, they are ONNX Runtime's.
struct Activation {
    const char *name;
    bool takesAlpha = false;
    bool takesBeta = false;
    double alpha = 0;
    double beta = 0;
};

// Names are compared without regard to case, as ONNX Runtime does.
const Activation &activationOf(const std::string &name)
{
    static const std::array<Activation, 11> all{{{"Relu"}, {"Tanh"}, {"Sigmoid"}, {"Softsign"}, {"Softplus"}, {"Affine", true, true}, {"LeakyRelu", true, false, 0.01},
                                                 {"ThresholdedRelu", true}, {"ScaledTanh", true, true}, {"HardSigmoid", true, true, 0.2, 0.5}, {"Elu", true, false, 1}}};
    const auto alike = [&](const Activation &one) {
        const std::string_view own = one.name;
        return std::equal(own.begin(), own.end(), name.begin(), name.end(), [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); });
    };
    const auto found = std::find_if(all.begin(), all.end(), alike);
    if (found == all.end())
        throw Refusal("the activation " + name + " cannot be computed here");
    return *found;
}

// The numbers are handed out in the order of the activations, of all directions, to those that take any.
std::vector<Gate> gatesOf(const Call &call, const std::vector<std::string> &usual, int64_t direction)
{
    std::vector<Gate> gates;
    const auto *names = findAttribute(call.node, "activations");
    const auto *alphas = findAttribute(call.node, "activation_alpha");
    const auto *betas = findAttribute(call.node, "activation_beta");
    int nextAlpha = 0;
    int nextBeta = 0;
    for (size_t at = 0; at < usual.size() * static_cast<size_t>(direction + 1); ++at) {
        const bool named = names && static_cast<int>(at) < names->strings_size();
        const Activation &activation = activationOf(named ? names->strings(static_cast<int>(at)) : usual[at % usual.size()]);
        Gate gate{activation.name, activation.alpha, activation.beta};
        if (activation.takesAlpha && alphas && nextAlpha < alphas->floats_size())
            gate.alpha = alphas->floats(nextAlpha++);
        if (activation.takesBeta && betas && nextBeta < betas->floats_size())
            gate.beta = betas->floats(nextBeta++);
        if (at >= usual.size() * static_cast<size_t>(direction))
            gates.push_back(gate);
    }
    return gates;
}

using Steps = std::vector<at::Tensor>;

// Gates: input, output, forget, cell.
Steps lstmSteps(Direction &d)
{
    Steps steps;
    const at::Tensor inputs = d.inputs();
    const int64_t size = d.r.size(1);
    const auto part = [&](const at::Tensor &all, int64_t gate) { return all.narrow(-1, gate * size, size); };
    for (int64_t t = 0; t < inputs.size(0); ++t) {
        at::Tensor sum = inputs.select(0, t) + at::matmul(d.h, d.r.t());
        if (d.br.defined())
            sum = sum + d.br;
        at::Tensor in = part(sum, 0);
        at::Tensor forgetting = part(sum, 2);
        if (d.peepholes.defined()) { // input, output, forget
            in = in + d.peepholes.narrow(0, 0, size) * d.c;
            forgetting = forgetting + d.peepholes.narrow(0, 2 * size, size) * d.c;
        }
        in = d.gates[0](d.clipped(in));
        forgetting = d.inputForget ? 1 - in : d.gates[0](d.clipped(forgetting));
        d.c = d.kept(t, forgetting * d.c + in * d.gates[1](d.clipped(part(sum, 3))), d.c);
        at::Tensor out = part(sum, 1);
        if (d.peepholes.defined())
            out = out + d.peepholes.narrow(0, size, size) * d.c;
        d.h = d.kept(t, d.gates[0](d.clipped(out)) * d.gates[2](d.c), d.h);
        steps.push_back(d.given(t));
    }
    return steps;
}

// Gates: update, reset, hidden.
Steps gruSteps(Direction &d)
{
    Steps steps;
    const at::Tensor inputs = d.inputs();
    const int64_t size = d.r.size(1);
    const auto part = [&](const at::Tensor &all, int64_t gate) { return all.narrow(-1, gate * size, size); };
    const at::Tensor bias = d.br.defined() ? d.br : at::zeros({3 * size}, d.r.options().requires_grad(false));
    for (int64_t t = 0; t < inputs.size(0); ++t) {
        const at::Tensor x = inputs.select(0, t);
        const at::Tensor both = at::matmul(d.h, d.r.narrow(0, 0, 2 * size).t()) + bias.narrow(0, 0, 2 * size) + x.narrow(-1, 0, 2 * size);
        const at::Tensor update = d.gates[0](d.clipped(part(both, 0)));
        const at::Tensor reset = d.gates[0](d.clipped(part(both, 1)));
        const at::Tensor rh = d.r.narrow(0, 2 * size, size);
        const at::Tensor bh = bias.narrow(0, 2 * size, size);
        const at::Tensor state = d.linearBeforeReset ? reset * (at::matmul(d.h, rh.t()) + bh) : at::matmul(reset * d.h, rh.t()) + bh;
        const at::Tensor hidden = d.gates[1](d.clipped(part(x, 2) + state));
        d.h = d.kept(t, (1 - update) * hidden + update * d.h, d.h);
        steps.push_back(d.given(t));
    }
    return steps;
}

Steps rnnSteps(Direction &d)
{
    Steps steps;
    const at::Tensor inputs = d.inputs();
    for (int64_t t = 0; t < inputs.size(0); ++t) {
        at::Tensor sum = inputs.select(0, t) + at::matmul(d.h, d.r.t());
        if (d.br.defined())
            sum = sum + d.br;
        d.h = d.kept(t, d.gates[0](d.clipped(sum)), d.h);
        steps.push_back(d.given(t));
    }
    return steps;
}

// How long the sequences of a batch are, where they are not all as long as the time axis.
struct Lengths {
    std::vector<at::Tensor> goesOn; // as in Direction
    at::Tensor backwards;           // [time, batch]: where each step of a sequence stands when it is read from its own end; its rest stays where it is
};

Lengths lengthsOf(const Call &call, int64_t times, int64_t batch)
{
    Lengths lengths;
    if (!call.has(4))
        return lengths;
    const std::vector<int64_t> all = intsOf(call.in(4));
    if (std::all_of(all.begin(), all.end(), [&](int64_t length) { return length == times; }))
        return lengths;
    if (static_cast<int64_t>(all.size()) != batch || std::any_of(all.begin(), all.end(), [&](int64_t length) { return length < 1 || length > times; }))
        throw Refusal("its lengths of sequences do not fit what it reads");
    std::vector<int64_t> places;
    for (int64_t t = 0; t < times; ++t)
        for (const int64_t length : all)
            places.push_back(t < length ? length - 1 - t : t);
    lengths.backwards = at::tensor(places, at::kLong).reshape({times, batch});
    const at::Tensor ends = at::tensor(all, at::kLong).reshape({batch, 1});
    for (int64_t t = 0; t < times; ++t)
        lengths.goesOn.push_back(ends > t);
    return lengths;
}

// [time, batch, values] from the end of each sequence to its start.
at::Tensor turnedAround(const at::Tensor &values, const Lengths &lengths)
{
    return lengths.backwards.defined() ? values.gather(0, lengths.backwards.unsqueeze(-1).expand_as(values)) : values.flip(0);
}

// Both directions, and what they give in the operator's layout.
Outputs recurrent(const Call &call, Steps (*steps)(Direction &), const std::vector<std::string> &usual, bool cell)
{
    const bool batchFirst = call.integer("layout", 0) != 0;
    at::Tensor x = batchFirst ? call.in(0).transpose(0, 1) : call.in(0);
    const Lengths lengths = lengthsOf(call, x.size(0), x.size(1));
    const std::string which = call.word("direction", "forward");
    const int64_t directions = which == "bidirectional" ? 2 : 1;
    const int64_t size = call.in(2).size(2);
    std::vector<at::Tensor> all;
    std::vector<at::Tensor> lastH;
    std::vector<at::Tensor> lastC;
    for (int64_t i = 0; i < directions; ++i) {
        const bool backwards = which == "reverse" || i == 1;
        const auto state = [&](size_t input) {
            if (!call.has(input))
                return at::zeros({x.size(1), size}, x.options().requires_grad(false));
            return (batchFirst ? call.in(input).transpose(0, 1) : call.in(input)).select(0, i);
        };
        Direction d;
        d.x = backwards ? turnedAround(x, lengths) : x;
        d.goesOn = lengths.goesOn;
        d.w = call.in(1).select(0, i);
        d.r = call.in(2).select(0, i);
        if (call.has(3)) {
            const at::Tensor biases = call.in(3).select(0, i);
            d.bw = biases.narrow(0, 0, biases.size(0) / 2);
            d.br = biases.narrow(0, biases.size(0) / 2, biases.size(0) / 2);
        }
        d.h = state(5);
        if (cell) {
            d.c = state(6);
            if (call.has(7))
                d.peepholes = call.in(7).select(0, i);
        }
        d.gates = gatesOf(call, usual, i);
        d.clip = call.real("clip", 0);
        d.linearBeforeReset = call.integer("linear_before_reset", 0) != 0;
        d.inputForget = call.integer("input_forget", 0) != 0;
        const at::Tensor made = at::stack(steps(d), 0);
        all.push_back(backwards ? turnedAround(made, lengths) : made);
        lastH.push_back(d.h);
        lastC.push_back(d.c);
    }
    at::Tensor y = at::stack(all, 1); // [time, directions, batch, size]
    at::Tensor h = at::stack(lastH, 0);
    if (batchFirst) {
        y = y.permute({2, 0, 1, 3});
        h = h.transpose(0, 1);
    }
    Outputs outputs{y, h};
    if (cell)
        outputs.push_back(batchFirst ? at::stack(lastC, 0).transpose(0, 1) : at::stack(lastC, 0));
    return outputs;
}

Outputs lstm(const Call &call) { return recurrent(call, lstmSteps, {"Sigmoid", "Tanh", "Tanh"}, true); }
Outputs gru(const Call &call) { return recurrent(call, gruSteps, {"Sigmoid", "Tanh"}, false); }
Outputs rnn(const Call &call) { return recurrent(call, rnnSteps, {"Tanh"}, false); }

} // namespace

void addRecurrent(Operators &table)
{
    table["LSTM"] = lstm;
    table["GRU"] = gru;
    table["RNN"] = rnn;
}

} // namespace pare::train
