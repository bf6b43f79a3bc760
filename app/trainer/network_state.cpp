// What training changes of a network beside the graph's form: parameters and running statistics, to keep, to bring back and to hand out.
#include "app/trainer/network.h"

#include "app/trainer/tensors.h"
#include "core/model/attributes.h"

namespace pare::train {

// Running statistics of the layers that were chosen.
void Network::chooseStatistics(const ParameterChoice &choice)
{
    for (Step &step : m_steps) {
        const pb::NodeProto &node = m_model.index().node(step.id);
        step.keepsNorm = choice.layers && !choice.layers->contains(node.name());
        if (!isOp(node, "BatchNormalization") || node.input_size() <= 4)
            continue;
        // Statistics that the graph computes have no place to be written to: such a layer keeps them.
        step.keepsNorm = step.keepsNorm || !m_model.index().constant(node.input(3)) || !m_model.index().constant(node.input(4));
        if (!step.keepsNorm)
            for (const int input : {3, 4})
                m_statistics.push_back({node.input(input), m_slots.at(node.input(input))});
    }
}

std::vector<at::Tensor> Network::state() const
{
    std::vector<at::Tensor> state;
    for (const Parameter &parameter : m_parameters)
        state.push_back(parameter.value.detach().clone());
    for (const Statistics &statistics : m_statistics)
        state.push_back(m_values[statistics.slot].detach().clone());
    return state;
}

void Network::setState(const std::vector<at::Tensor> &state)
{
    const at::NoGradGuard noGradient;
    size_t at = 0;
    for (Parameter &parameter : m_parameters)
        parameter.value.copy_(state[at++]);
    for (const Statistics &statistics : m_statistics)
        m_values[statistics.slot].copy_(state[at++]);
}

std::vector<pb::TensorProto> Network::changedConstants()
{
    const at::NoGradGuard noGradient;
    prepareCodes();
    std::vector<pb::TensorProto> constants;
    const auto add = [&](const std::string &name, const at::Tensor &value, int type) {
        pb::TensorProto &tensor = constants.emplace_back();
        tensor.set_name(name);
        tensor.set_data_type(type);
        for (const int64_t dim : value.sizes())
            tensor.add_dims(dim);
        tensor.set_raw_data(rawBytes(value, type));
    };
    for (const Parameter &parameter : m_parameters) {
        if (parameter.besideGraph)
            continue;
        const at::Tensor value = m_values[parameter.slot];
        if (parameter.place.role == Role::Bias) {
            constexpr double most = 2147483520; // the largest float32 below 2^31
            add(parameter.place.name, at::clamp(value, -most, most), parameter.type);
            add(parameter.place.scale, m_values[parameter.scaleSlot], pb::TensorProto::FLOAT);
        } else {
            add(parameter.place.name, value, parameter.type);
        }
    }
    for (const Statistics &statistics : m_statistics)
        add(statistics.name, m_values[statistics.slot], m_types[statistics.slot]);
    return constants;
}

} // namespace pare::train
