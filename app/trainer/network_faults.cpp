// Which layer it is, where something cannot be computed further: asked when it is too late, so that an error can name it.
#include "app/trainer/network.h"

#include <torch/csrc/autograd/autograd.h>

namespace pare::train {

std::string Network::firstNotFinite(const std::vector<at::Tensor> &inputs, bool training)
{
    const at::NoGradGuard noGradient;
    for (size_t i = 0; i < inputs.size() && i < m_inputs.size(); ++i)
        m_values[m_inputs[i]] = inputs[i];
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

std::string Network::firstWithoutSecondDerivative(const std::vector<at::Tensor> &inputs)
{
    using torch::autograd::grad;
    for (size_t i = 0; i < inputs.size() && i < m_inputs.size(); ++i)
        m_values[m_inputs[i]] = inputs[i];
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
