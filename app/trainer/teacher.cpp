#include "app/trainer/teacher.h"

#include "core/base/units.h"

#include <ATen/core/grad_mode.h>

#include <algorithm>

namespace pare::train {

namespace {

Error ofTeacher(const Error &error)
{
    return {error.kind, "the teacher: " + error.message, error.where};
}

ParameterChoice nothing()
{
    ParameterChoice none;
    none.layers.emplace();
    none.scales = false;
    return none;
}

} // namespace

std::vector<at::Tensor> withoutFilling(std::vector<at::Tensor> tensors, int64_t fixedBatch, int64_t rows, size_t count)
{
    if (fixedBatch > rows)
        for (size_t i = 0; i < count; ++i)
            if (tensors[i].dim() > 0 && tensors[i].size(0) == fixedBatch)
                tensors[i] = tensors[i].narrow(0, 0, rows);
    return tensors;
}

Result<Teacher> Teacher::build(const Model &model, const Model &student, const ModelSignature &signature, std::vector<std::string> features)
{
    auto network = Network::build(model, features, Purpose::Compute);
    if (!network.ok())
        return ofTeacher(network.error());
    Teacher teacher;
    teacher.m_model = model;
    teacher.m_network = std::move(*network);
    teacher.m_features = std::move(features);
    PARE_TRY(teacher.m_network.choose(nothing()));
    const ModelSignature own = signatureOf(model);
    for (const ValueSignature &output : own.outputs)
        teacher.m_outputs.push_back(output.name);
    PARE_TRY_ASSIGN(const KeptEnds ofStudent, keptEndsFromText(student.metadata(keptOutputsMetadataKey)));
    PARE_TRY_ASSIGN(const KeptEnds ofTeacher, keptEndsFromText(model.metadata(keptOutputsMetadataKey)));
    teacher.m_kept = keptRelativeTo(ofStudent, ofTeacher);
    if (own.inputs.size() != signature.inputs.size())
        return invalidInput("the teacher takes " + plural(static_cast<int64_t>(own.inputs.size()), "input") + ", the model " + std::to_string(signature.inputs.size()));
    for (const ValueSignature &input : own.inputs) {
        const auto found = std::find_if(signature.inputs.begin(), signature.inputs.end(), [&](const ValueSignature &one) { return one.name == input.name; });
        if (found == signature.inputs.end()) {
            teacher.m_inputs.clear();
            break;
        }
        teacher.m_inputs.push_back(static_cast<size_t>(found - signature.inputs.begin()));
    }
    return teacher;
}

// Where a layer is of a form that is not known here, all of it goes to ONNX Runtime.
Result<std::vector<at::Tensor>> Teacher::computed(const std::vector<at::Tensor> &inputs)
{
    auto outputs = m_network.forward(inputs, false, m_features);
    const auto refused = m_network.refusedForm();
    if (outputs.ok() || !refused || !m_refused.emplace(*refused).second)
        return outputs;
    PARE_TRY_ASSIGN(m_network, Network::build(m_model, m_features, Purpose::Compute, m_refused));
    PARE_TRY(m_network.choose(nothing()));
    return m_network.forward(inputs, false, m_features);
}

Result<std::vector<at::Tensor>> Teacher::ask(const SampleBatch &batch, int64_t fixedBatch)
{
    const at::NoGradGuard noGradient;
    std::vector<at::Tensor> ordered = batch.inputs;
    for (size_t i = 0; i < m_inputs.size(); ++i)
        ordered[i] = batch.inputs[m_inputs[i]];
    auto outputs = computed(ordered);
    if (!outputs.ok())
        return ofTeacher(outputs.error());
    for (size_t i = 0; i < m_outputs.size(); ++i)
        if (const auto kept = m_kept.find(m_outputs[i]); kept != m_kept.end() && kept->second.axis < (*outputs)[i].dim() && (*outputs)[i].size(kept->second.axis) == kept->second.size)
            (*outputs)[i] = (*outputs)[i].index_select(kept->second.axis, at::tensor(kept->second.positions, at::kLong));
    return withoutFilling(std::move(*outputs), fixedBatch, batch.rows, m_outputs.size());
}

void Teacher::remember(int64_t samples, int64_t bytes)
{
    m_samples = samples;
    m_bytes = bytes;
    m_remembers = true;
}

Result<std::vector<at::Tensor>> Teacher::ask(const SampleBatch &batch, int64_t fixedBatch, std::span<const int64_t> positions)
{
    if (!m_remembers || positions.empty())
        return ask(batch, fixedBatch);
    const at::Tensor rows = at::tensor(std::vector<int64_t>(positions.begin(), positions.end()), at::kLong);
    const bool known = !m_asked.empty() && std::all_of(positions.begin(), positions.end(), [&](int64_t at) { return m_asked[static_cast<size_t>(at)]; });
    if (known) {
        std::vector<at::Tensor> answers;
        for (const at::Tensor &all : m_known)
            answers.push_back(all.index_select(0, rows));
        return answers;
    }
    PARE_TRY_ASSIGN(auto answers, ask(batch, fixedBatch));
    m_remembers = makeRoom(answers, static_cast<int64_t>(positions.size()));
    for (size_t i = 0; m_remembers && i < answers.size(); ++i)
        m_known[i].index_copy_(0, rows, answers[i]);
    for (const int64_t at : positions)
        if (m_remembers)
            m_asked[static_cast<size_t>(at)] = true;
    return answers;
}

// False where answers are too large to be kept, or have no row for each sample, or change their size from sample to sample.
bool Teacher::makeRoom(const std::vector<at::Tensor> &answers, int64_t rows)
{
    int64_t bytes = 0;
    for (const at::Tensor &answer : answers) {
        if (answer.dim() == 0 || answer.size(0) != rows)
            return false;
        bytes += answer.numel() * static_cast<int64_t>(answer.element_size()) / std::max<int64_t>(1, rows);
    }
    if (bytes > m_bytes / std::max<int64_t>(1, m_samples))
        return false;
    for (size_t i = 0; i < answers.size(); ++i) {
        if (m_known.size() <= i) {
            std::vector<int64_t> shape = answers[i].sizes().vec();
            shape[0] = m_samples;
            m_known.push_back(at::empty(shape, answers[i].options()));
        } else if (answers[i].sizes().slice(1) != m_known[i].sizes().slice(1)) {
            m_known.clear();
            m_asked.clear();
            return false;
        }
    }
    m_asked.resize(static_cast<size_t>(m_samples));
    return true;
}

} // namespace pare::train
