// Which layer it is, where something cannot be computed further: asked when it is too late, so that an error can name it.
#include "app/trainer/network.h"

#include <torch/csrc/autograd/autograd.h>

#include <algorithm>
#include <cmath>

namespace pare::train {

namespace {

// A sum says it faster than a look at each value; it may overflow.
bool allFinite(const at::Tensor &values)
{
    return std::isfinite(values.sum().item<double>()) || at::isfinite(values).all().item<bool>();
}

} // namespace

std::string Network::firstNotFinite(const std::vector<at::Tensor> &inputs, bool training)
{
    const at::NoGradGuard noGradient;
    if (!give(inputs).ok())
        return {};
    for (size_t i = 0; i < m_frozenSlots.size(); ++i)
        if (const at::Tensor &value = m_values[m_frozenSlots[i]]; at::isFloatingType(value.scalar_type()) && !allFinite(value))
            return m_frozenLayers[i];
    prepareCodes();
    for (const Step &step : m_steps) {
        if (step.fixed)
            continue;
        const std::string &name = m_model.index().node(step.id).name();
        try {
            Outputs outputs = runStep(step, training);
            for (size_t i = 0; i < step.outputs.size() && i < outputs.size(); ++i) {
                if (step.outputs[i] == 0 || !outputs[i].defined())
                    continue;
                const bool finite = !at::isFloatingType(outputs[i].scalar_type()) || at::isfinite(outputs[i]).all().item<bool>();
                m_values[step.outputs[i]] = std::move(outputs[i]);
                if (!finite)
                    return name;
            }
        } catch (...) {
            return name;
        }
    }
    return {};
}

bool Network::gradientsFinite() const
{
    const at::NoGradGuard noGradient;
    return std::all_of(m_parameters.begin(), m_parameters.end(), [](const Parameter &parameter) { return !parameter.value.grad().defined() || allFinite(parameter.value.grad()); });
}

std::string Network::brokenState() const
{
    const at::NoGradGuard noGradient;
    for (const Parameter &parameter : m_parameters)
        if (!allFinite(parameter.value))
            return parameter.place.name + (parameter.place.layers.empty() ? "" : " of layer " + *parameter.place.layers.begin());
    for (const Statistics &statistics : m_statistics)
        if (!allFinite(m_values[statistics.slot]))
            return statistics.name;
    return {};
}

std::string Network::firstBadGradient(const std::vector<at::Tensor> &inputs, bool training, const std::function<at::Tensor(Outputs)> &loss)
{
    const auto keep = [](const at::Tensor &value) {
        if (value.defined() && value.requires_grad() && !value.is_leaf())
            value.retain_grad();
    };
    const auto bad = [&](size_t slot) {
        const at::Tensor &value = m_values[slot];
        return slot != 0 && value.defined() && value.requires_grad() && (value.is_leaf() || value.retains_grad()) && value.grad().defined() && !allFinite(value.grad());
    };
    if (!give(inputs).ok())
        return {};
    for (Parameter &parameter : m_parameters)
        parameter.value.mutable_grad().reset();
    prepareCodes();
    for (const Parameter &parameter : m_parameters)
        keep(m_values[parameter.slot]);
    for (const Step &step : m_steps) {
        if (step.fixed)
            continue;
        Outputs outputs = runStep(step, training);
        for (size_t i = 0; i < step.outputs.size() && i < outputs.size(); ++i) {
            if (step.outputs[i] == 0)
                continue;
            keep(outputs[i]);
            m_values[step.outputs[i]] = outputs[i];
        }
    }
    Outputs outputs;
    for (const size_t slot : m_outputs)
        outputs.push_back(m_values[slot]);
    loss(outputs).backward();
    for (size_t i = m_steps.size(); i-- > 0;) {
        const Step &step = m_steps[i];
        if (!step.fixed && std::any_of(step.inputs.begin(), step.inputs.end(), bad) && std::none_of(step.outputs.begin(), step.outputs.end(), bad))
            return m_model.index().node(step.id).name();
    }
    return {};
}

std::string Network::firstWithoutSecondDerivative(const std::vector<at::Tensor> &inputs)
{
    using torch::autograd::grad;
    if (!give(inputs).ok())
        return {};
    prepareCodes();
    for (const Step &step : m_steps) {
        if (step.fixed)
            continue;
        const pb::NodeProto &node = m_model.index().node(step.id);
        std::vector<at::Tensor> leaves;
        for (const size_t slot : step.inputs)
            if (slot != 0 && m_values[slot].defined() && at::isFloatingType(m_values[slot].scalar_type())) {
                m_values[slot] = m_values[slot].detach().requires_grad_(true);
                leaves.push_back(m_values[slot]);
            }
        try {
            Outputs outputs = runStep(step, false);
            at::Tensor sum; // of squares: a linear node has a second derivative, too
            for (size_t i = 0; i < step.outputs.size() && i < outputs.size(); ++i) {
                if (outputs[i].defined() && at::isFloatingType(outputs[i].scalar_type()) && outputs[i].requires_grad()) {
                    const at::Tensor one = outputs[i].square().sum();
                    sum = sum.defined() ? sum + one : one;
                }
            }
            if (sum.defined() && !leaves.empty()) {
                at::Tensor along;
                for (const at::Tensor &gradient : grad({sum}, leaves, {}, true, true, true))
                    if (gradient.defined() && gradient.requires_grad())
                        along = along.defined() ? along + gradient.square().sum() : gradient.square().sum();
                if (along.defined())
                    grad({along}, leaves, {}, false, false, true);
            }
            for (size_t i = 0; i < step.outputs.size() && i < outputs.size(); ++i)
                if (step.outputs[i] != 0)
                    m_values[step.outputs[i]] = outputs[i].defined() ? outputs[i].detach() : outputs[i];
        } catch (...) {
            return node.name() + " (" + node.op_type() + ")";
        }
    }
    return {};
}

} // namespace pare::train
