// The data that training reads: one data set in batches of tensors, kept in memory where that is allowed, and what may be learned of it.
#pragma once

#include "core/base/run_context.h"
#include "core/formats/dataset.h"
#include "core/runtime/requests.h"

#include <ATen/ATen.h>

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace pare::train {

struct SampleBatch {
    std::vector<at::Tensor> inputs;     // in the model's order; at least `rows` rows (more where its batch size is fixed), or no axes: the same for all
    at::Tensor labels;                  // undefined: none
    std::vector<at::Tensor> references; // what the outputs should be, by Samples::referenceNames
    int64_t rows = 0;
};

class Samples {
public:
    // Reads what fits into `memoryBytes`; the rest is read when asked for.
    static Result<Samples> open(const DatasetRef &data, const ModelSignature &signature, int64_t memoryBytes, RunContext &context);

    [[nodiscard]] int64_t count() const { return m_dataset->count(); }
    [[nodiscard]] const DatasetInfo &info() const { return m_dataset->info(); }
    [[nodiscard]] Dataset &dataset() { return *m_dataset; }
    [[nodiscard]] const std::vector<std::string> &referenceNames() const { return m_dataset->info().references; }
    // Of all samples; undefined where there are none, or they are not kept in memory.
    [[nodiscard]] const at::Tensor &labels() const { return m_labels; }
    // How many samples one batch may have when `wanted` are wished.
    [[nodiscard]] int64_t batchFor(int64_t wanted) const { return m_dataset->batchFor(wanted); }
    Result<SampleBatch> batch(std::span<const int64_t> samples);

private:
    Result<void> keepAll(RunContext &context);

    std::unique_ptr<Dataset> m_dataset;
    bool m_kept = false;
    std::vector<at::Tensor> m_inputs; // all samples, where kept
    at::Tensor m_labels;
    std::vector<at::Tensor> m_references;
};

// What to learn from and what to hold back, by position; evaluation samples are in neither.
struct Parts {
    std::vector<int64_t> learned;
    std::vector<int64_t> heldOut;
    bool judgesLearned = false; // too few to hold some back: heldOut are those that are learned, so that nothing gets worse on them at least
    std::vector<std::string> notes;
};

// Errors: InvalidInput (more than a twentieth of the evaluation data is among the data to train on; nothing is left to learn from).
[[nodiscard]] Result<Parts> partsOf(Samples &samples, const std::vector<DatasetRef> &evaluation, const ModelSignature &signature, double heldOut,
                                    uint64_t seed, RunContext &context);

} // namespace pare::train
