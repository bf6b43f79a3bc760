// Which layer it is, where something cannot be computed further: asked when it is too late, so that an error can name it.
#include "app/trainer/network.h"

#include <ATen/core/grad_mode.h>

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

} // namespace pare::train
