// The network that a student learns from, and what it gave: each sample is asked once, where the data does not change from epoch to epoch.
#pragma once

#include "app/trainer/network.h"
#include "app/trainer/samples.h"
#include "core/formats/kept_channels.h"
#include "core/runtime/requests.h"

#include <span>
#include <string>
#include <vector>

namespace pare::train {

class Teacher {
public:
    // student, signature: whose inputs the teacher is given; by name where both have the same names, by place else. features: values of the teacher
    // that are wanted beside its outputs. Outputs of which the student has fewer channels, as its metadata says, are given as far. Errors: those of Network::build; InvalidInput (another number of inputs).
    static Result<Teacher> build(const Model &model, const Model &student, const ModelSignature &signature, std::vector<std::string> features);

    [[nodiscard]] const std::vector<std::string> &outputNames() const { return m_outputs; }
    [[nodiscard]] const std::string &frozen() const { return m_network.frozen(); } // as of a network

    // What it gives for a batch: outputs, then features. fixedBatch: rows beyond `batch.rows` only fill it and are cut off.
    Result<std::vector<at::Tensor>> ask(const SampleBatch &batch, int64_t fixedBatch);
    // The same for samples whose inputs are always these: remembered from then on, where `remember` was called.
    Result<std::vector<at::Tensor>> ask(const SampleBatch &batch, int64_t fixedBatch, std::span<const int64_t> positions);
    // From now on answers are kept for `samples` samples, as long as all of them fit into `bytes`.
    void remember(int64_t samples, int64_t bytes);

private:
    bool makeRoom(const std::vector<at::Tensor> &answers, int64_t rows);

    Result<std::vector<at::Tensor>> computed(const std::vector<at::Tensor> &inputs);

    Model m_model;
    Network m_network;
    RefusedForms m_refused;
    std::vector<std::string> m_outputs;
    std::vector<std::string> m_features;
    KeptEnds m_kept;
    std::vector<size_t> m_inputs; // the student's input for each of the teacher's; empty: the same order
    int64_t m_samples = 0;
    int64_t m_bytes = 0;
    bool m_remembers = false;
    std::vector<at::Tensor> m_known; // of all samples
    std::vector<bool> m_asked;
};

// Rows that only fill a batch of fixed size are cut off the first `count` tensors.
[[nodiscard]] std::vector<at::Tensor> withoutFilling(std::vector<at::Tensor> tensors, int64_t fixedBatch, int64_t rows, size_t count);

} // namespace pare::train
