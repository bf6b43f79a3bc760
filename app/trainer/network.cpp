#include "app/trainer/network.h"

#include "app/trainer/tensors.h"
#include "app/trainer/rewrites.h"
#include "core/model/attributes.h"
#include "core/quant/weights.h"

#include <ATen/core/grad_mode.h>

#include <algorithm>
#include <cmath>
#include <new>
#include <set>

namespace pare::train {

namespace {

Error naming(const pb::NodeProto &node, ErrorKind kind, const std::string &message)
{
    return {kind, message, node.op_type() + " " + node.name()};
}

// ATen's messages come with the place in its sources behind them.
std::string firstLine(const std::string &text)
{
    return text.substr(0, text.find('\n'));
}

// What stands behind a failure of ATen: memory, or values that do not fit the operator.
Error failureOf(const pb::NodeProto &node)
{
    try {
        throw;
    } catch (const Refusal &refusal) {
        return naming(node, ErrorKind::Unsupported, refusal.what());
    } catch (const std::bad_alloc &) {
        return naming(node, ErrorKind::OutOfMemory, "the trainer needs more memory than it may take");
    } catch (const c10::Error &error) {
        const std::string message = firstLine(error.what_without_backtrace());
        const bool memory = message.find("allocate memory") != std::string::npos;
        return naming(node, memory ? ErrorKind::OutOfMemory : ErrorKind::InvalidInput,
                      memory ? "the trainer needs more memory than it may take" : "cannot be computed: " + message);
    } catch (const std::exception &error) {
        return naming(node, ErrorKind::InvalidInput, std::string("cannot be computed: ") + error.what());
    }
}

// The weight in blocks along its rows, each rounded to whole numbers of its scale. The last block of a row may be short.
at::Tensor onGrid(const at::Tensor &weight, const at::Tensor &scales, const BlockGrid &grid)
{
    const at::Tensor rows = (grid.transposed ? weight.t() : weight).reshape({-1, grid.rowLength});
    const int64_t filling = scales.size(1) * grid.block - grid.rowLength;
    const at::Tensor filled = filling > 0 ? at::constant_pad_nd(rows, {0, filling}, 0) : rows;
    const at::Tensor blocks = filled.reshape({rows.size(0), scales.size(1), grid.block});
    const double low = -static_cast<double>(1 << (grid.bits - 1));
    at::Tensor real = (codesOf(blocks, scales, at::zeros({}, at::kFloat), {low, -low - 1}) * scales).reshape({rows.size(0), -1});
    if (filling > 0)
        real = real.narrow(1, 0, grid.rowLength);
    return grid.transposed ? real.t().reshape(weight.sizes()) : real.reshape(weight.sizes());
}

} // namespace

Result<Network> Network::build(const Model &model, const std::vector<std::string> &wanted, Purpose purpose, const RefusedForms &refused)
{
    Network network;
    PARE_TRY_ASSIGN(const Model whole, withWholeInputs(model));
    PARE_TRY_ASSIGN(const Model rest, network.freeze(whole, wanted, purpose, refused));
    network.m_model = forComputing(rest, wanted);
    network.m_values.emplace_back();
    network.m_types.push_back(0);
    PARE_TRY(network.readConstants());
    network.planSteps();
    return network;
}

size_t Network::slotOf(const std::string &name)
{
    if (name.empty())
        return 0;
    const auto [entry, added] = m_slots.emplace(name, m_values.size());
    if (added) {
        m_values.emplace_back();
        m_types.push_back(0);
    }
    return entry->second;
}

// Initializers, and the tensors of Constant nodes, whose payloads lie beside the graph where they are large.
Result<void> Network::readConstants()
{
    const auto read = [&](const std::string &name, const pb::TensorProto &tensor) -> Result<void> {
        const size_t slot = slotOf(name);
        try {
            m_values[slot] = tensorOf(tensor, m_model.payloads());
        } catch (const Refusal &refusal) {
            return unsupported(refusal.what(), name);
        }
        m_types[slot] = tensor.data_type();
        return {};
    };
    for (const pb::TensorProto &tensor : m_model.graph().initializer())
        PARE_TRY(read(tensor.name(), tensor));
    for (const NodeId id : m_model.index().nodesOf("Constant")) {
        const std::string &name = m_model.index().node(id).output(0);
        if (const pb::TensorProto *tensor = m_model.index().constant(name))
            PARE_TRY(read(name, *tensor));
    }
    return {};
}

void Network::planSteps()
{
    const GraphIndex &index = m_model.index();
    for (const auto &input : m_model.graph().input())
        if (index.isGraphInput(input.name()))
            m_inputs.push_back(slotOf(input.name()));
    m_frozenSlots.assign(m_inputs.end() - static_cast<ptrdiff_t>(m_frozenValues.size()), m_inputs.end()); // they stand behind the model's own
    m_inputs.resize(m_inputs.size() - m_frozenSlots.size());
    std::map<size_t, size_t> lastReader; // slot -> step
    for (const NodeId id : index.order()) {
        const pb::NodeProto &node = index.node(id);
        if (isOp(node, "Constant") && m_values[slotOf(node.output(0))].defined())
            continue; // read already
        Step step;
        step.id = id;
        step.run = allOperators().at(qualifiedOp(node));
        step.quantizes = isOp(node, "QuantizeLinear");
        for (const std::string &input : node.input()) {
            step.inputs.push_back(slotOf(input));
            const pb::TensorProto *constant = index.constant(input);
            step.types.push_back(constant ? constant->data_type() : 0);
            lastReader[step.inputs.back()] = m_steps.size();
        }
        for (const std::string &output : node.output()) {
            step.outputs.push_back(slotOf(output));
            lastReader[step.outputs.back()] = m_steps.size();
        }
        m_steps.push_back(std::move(step));
    }
    for (const auto &output : m_model.graph().output()) {
        m_outputs.push_back(slotOf(output.name()));
        lastReader.erase(m_outputs.back());
    }
    m_kept.assign(m_values.size(), false);
    for (size_t slot = 0; slot < m_values.size(); ++slot)
        m_kept[slot] = slot == 0 || m_values[slot].defined();
    for (const auto &[slot, step] : lastReader)
        if (!m_kept[slot])
            m_steps[step].last.push_back(slot);
}

Result<void> Network::choose(const ParameterChoice &given)
{
    ParameterChoice choice = given;
    choice.held.insert(m_frozenConstants.begin(), m_frozenConstants.end());
    for (const ParameterPlace &one : parameterPlaces(m_model, choice))
        PARE_TRY(place(one));
    for (size_t i = 0, count = m_parameters.size(); i < count; ++i)
        if (const auto grid = choice.grids.find(m_parameters[i].place.name); grid != choice.grids.end() && m_parameters[i].place.role == Role::Weight)
            PARE_TRY(addGrid(i, grid->second));
    chooseStatistics(choice);
    computeFixed();
    return {};
}

Result<void> Network::place(const ParameterPlace &place)
{
    Parameter parameter;
    parameter.place = place;
    parameter.slot = m_slots.at(place.name);
    const pb::TensorProto *tensor = m_model.index().constant(place.name);
    parameter.type = tensor->data_type();
    at::Tensor stored = m_values[parameter.slot];
    if (!stored.defined()) { // of a Constant node
        try {
            stored = tensorOf(*tensor, m_model.payloads());
        } catch (const Refusal &refusal) {
            return unsupported(refusal.what(), place.name);
        }
    }
    if (place.role == Role::Codes || place.role == Role::Bias) {
        const pb::NodeProto &node = m_model.index().node(place.dequantize);
        parameter.axis = intAttribute(node, "axis", 1);
        const auto constantSlot = [&](const std::string &name) -> size_t {
            if (name.empty())
                return 0;
            const size_t slot = m_slots.at(name);
            if (!m_values[slot].defined())
                m_values[slot] = tensorOf(*m_model.index().constant(name), m_model.payloads());
            return slot;
        };
        try {
            parameter.scaleSlot = constantSlot(place.scale);
            parameter.zeroSlot = constantSlot(place.zero);
            parameter.inputScaleSlot = constantSlot(place.inputScale);
            parameter.weightScaleSlot = constantSlot(place.weightScale);
        } catch (const Refusal &refusal) {
            return unsupported(refusal.what(), place.name);
        }
        stored = stored.to(at::kFloat);
        const bool blocked = intAttribute(node, "block_size", 0) > 0 || (m_values[parameter.scaleSlot].dim() > 1);
        if (blocked)
            return {}; // scales of blocks stay as they are, and so do their weights
        const at::Tensor zeros = parameter.zeroSlot == 0 ? at::zeros({}, at::kFloat) : alongScale(parameter, m_values[parameter.zeroSlot].to(at::kFloat));
        stored = (stored - zeros) * alongScale(parameter, m_values[parameter.scaleSlot]);
    }
    parameter.value = stored.to(at::kFloat).clone().requires_grad_(true);
    m_kept[parameter.slot] = true;
    m_parameters.push_back(std::move(parameter));
    return {};
}

// A scale a block, from the weights as they are: that of the least squared error.
Result<void> Network::addGrid(size_t at, const BlockGrid &grid)
{
    const at::Tensor rows = (grid.transposed ? m_parameters[at].value.detach().t() : m_parameters[at].value.detach()).contiguous();
    if (grid.rowLength <= 0 || grid.block <= 0 || grid.bits < 2 || grid.bits > 8 || rows.numel() % grid.rowLength != 0 || (grid.transposed && rows.dim() != 2))
        return invalidInput("cannot be cut into blocks as it was asked for", m_parameters[at].place.name);
    const auto rounded = quant::quantizeBlocks({rows.data_ptr<float>(), static_cast<size_t>(rows.numel())}, grid.rowLength, grid.block, grid.bits, quant::ScaleRule::LeastSquares);
    Parameter scale;
    scale.place.name = m_parameters[at].place.name + " scales";
    scale.place.role = Role::Scale;
    scale.place.layers = m_parameters[at].place.layers;
    scale.place.ofWeights = true;
    scale.besideGraph = true;
    scale.slot = m_values.size();
    scale.value = at::tensor(rounded.scales, at::kFloat).reshape({rows.numel() / grid.rowLength, -1, 1}).requires_grad_(true);
    scale.gradientScale = 1 / std::sqrt(static_cast<double>(grid.block) * static_cast<double>((1 << (grid.bits - 1)) - 1));
    m_values.push_back(scale.value);
    m_types.push_back(0);
    m_kept.push_back(true);
    m_parameters[at].grid = grid;
    m_parameters[at].scaleSlot = scale.slot;
    m_parameters.push_back(std::move(scale));
    return {};
}

at::Tensor Network::alongScale(const Parameter &parameter, const at::Tensor &values) const
{
    const at::Tensor &like = m_values[parameter.slot].defined() ? m_values[parameter.slot] : parameter.value;
    const int64_t rank = like.dim();
    return values.numel() == 1 ? values.reshape({}) : along(values, axisOf(parameter.axis, rank), rank);
}

// What does not depend on inputs or parameters never changes.
void Network::computeFixed()
{
    std::set<size_t> changing(m_inputs.begin(), m_inputs.end());
    changing.insert(m_frozenSlots.begin(), m_frozenSlots.end());
    for (const Parameter &parameter : m_parameters) {
        changing.insert(parameter.slot);
        if (parameter.scaleSlot != 0)
            changing.insert(parameter.scaleSlot);
    }
    const at::NoGradGuard noGradient;
    std::set<size_t> parameterSlots;
    for (const Parameter &parameter : m_parameters)
        parameterSlots.insert(parameter.slot);
    for (Step &step : m_steps) {
        const bool own = std::any_of(step.outputs.begin(), step.outputs.end(), [&](size_t slot) { return parameterSlots.contains(slot); });
        step.fixed = own || std::none_of(step.inputs.begin(), step.inputs.end(), [&](size_t slot) { return changing.contains(slot); });
        if (own)
            continue; // a Constant node whose value is a parameter now
        if (!step.fixed) {
            changing.insert(step.outputs.begin(), step.outputs.end());
            continue;
        }
        try {
            const Outputs outputs = runStep(step, false);
            for (size_t i = 0; i < step.outputs.size() && i < outputs.size(); ++i) {
                m_values[step.outputs[i]] = outputs[i];
                m_kept[step.outputs[i]] = true;
            }
        } catch (...) {
            step.fixed = false; // it says why when it is run
            changing.insert(step.outputs.begin(), step.outputs.end());
        }
    }
    for (Step &step : m_steps)
        std::erase_if(step.last, [&](size_t slot) { return m_kept[slot]; });
}

at::Tensor Network::codes(const Parameter &parameter) const
{
    const at::Tensor zero = parameter.zeroSlot == 0 ? at::zeros({}, at::kFloat) : alongScale(parameter, m_values[parameter.zeroSlot].to(at::kFloat));
    return codesOf(parameter.value, alongScale(parameter, m_values[parameter.scaleSlot]), zero, gridOf(parameter.type));
}

at::Tensor Network::biasScale(const Parameter &parameter) const
{
    return (m_values[parameter.inputScaleSlot].detach() * m_values[parameter.weightScaleSlot].detach()).reshape(m_values[parameter.scaleSlot].sizes());
}

// Puts what the parameters are now where the graph reads them.
void Network::prepareCodes()
{
    for (const Parameter &parameter : m_parameters)
        if ((parameter.place.role == Role::Weight && !parameter.grid) || parameter.place.role == Role::Scale)
            m_values[parameter.slot] = parameter.value;
    for (const Parameter &parameter : m_parameters)
        if (parameter.grid)
            m_values[parameter.slot] = onGrid(parameter.value, m_values[parameter.scaleSlot], *parameter.grid);
    for (const Parameter &parameter : m_parameters) {
        if (parameter.place.role == Role::Codes) {
            m_values[parameter.slot] = codes(parameter);
        } else if (parameter.place.role == Role::Bias) {
            // Its steps are so small that rounding it is left for the end: the gradient sees the real number.
            m_values[parameter.scaleSlot] = biasScale(parameter);
            m_values[parameter.slot] = parameter.value / alongScale(parameter, m_values[parameter.scaleSlot]);
        }
    }
}

Outputs Network::runStep(const Step &step, bool training)
{
    std::vector<at::Tensor> inputs;
    inputs.reserve(step.inputs.size());
    for (const size_t slot : step.inputs)
        inputs.push_back(m_values[slot]);
    const Call call{m_model.index().node(step.id), inputs, m_model.opset(), training && !step.keepsNorm, step.types};
    return step.run(call);
}

// Outputs have the element type that the model says.
at::Tensor Network::typed(const at::Tensor &value, int output) const
{
    const auto &type = m_model.graph().output(output).type();
    if (!type.has_tensor_type() || type.tensor_type().elem_type() == 0)
        return value;
    return value.to(scalarType(type.tensor_type().elem_type()));
}

Result<Outputs> Network::forward(const std::vector<at::Tensor> &inputs, bool training, const std::vector<std::string> &wanted)
{
    m_refused.reset();
    std::set<size_t> keep;
    for (const std::string &name : wanted) {
        const auto slot = m_slots.find(name);
        if (slot == m_slots.end())
            return invalidInput("is no value of the model", name);
        keep.insert(slot->second);
    }
    PARE_TRY(give(inputs));
    prepareCodes();
    double numbers = 0;
    int64_t operators = 0;
    for (const Step &step : m_steps) {
        if (step.fixed)
            continue;
        try {
            Outputs outputs = runStep(step, training);
            ++operators;
            for (const at::Tensor &output : outputs)
                numbers += output.defined() ? static_cast<double>(output.numel()) : 0;
            if (step.quantizes && outputs[0].dim() > 0 && outputs[0].size(0) > 0)
                m_perSample[step.inputs[1]] = static_cast<double>(outputs[0].numel() / outputs[0].size(0));
            for (size_t i = 0; i < step.outputs.size() && i < outputs.size(); ++i)
                if (step.outputs[i] != 0)
                    m_values[step.outputs[i]] = std::move(outputs[i]);
        } catch (const Refusal &refusal) {
            m_refused.emplace(m_model.index().node(step.id).name(), refusal.what());
            return failureOf(m_model.index().node(step.id));
        } catch (...) {
            return failureOf(m_model.index().node(step.id));
        }
        for (const size_t slot : step.last)
            if (!keep.contains(slot))
                m_values[slot].reset();
    }
    m_numbers = numbers / static_cast<double>(std::max<int64_t>(1, operators));
    Outputs results;
    for (size_t i = 0; i < m_outputs.size(); ++i)
        results.push_back(typed(m_values[m_outputs[i]], static_cast<int>(i)));
    for (const std::string &name : wanted)
        results.push_back(m_values[m_slots.at(name)]);
    for (size_t slot = 1; slot < m_values.size(); ++slot)
        if (!m_kept[slot])
            m_values[slot].reset();
    return results;
}

void Network::setGradientScales()
{
    for (Parameter &scale : m_parameters) {
        if (scale.place.role != Role::Scale || scale.besideGraph)
            continue;
        double numbers = 1;
        double largest = 127;
        if (const auto known = m_perSample.find(scale.slot); known != m_perSample.end())
            numbers = known->second;
        for (const Parameter &codes : m_parameters)
            if (codes.place.role == Role::Codes && codes.scaleSlot == scale.slot) {
                numbers = static_cast<double>(codes.value.numel());
                largest = gridOf(codes.type).high;
            }
        scale.gradientScale = 1 / std::sqrt(std::max(1.0, numbers / static_cast<double>(scale.value.numel())) * largest);
    }
}

} // namespace pare::train
