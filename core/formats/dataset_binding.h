// Arrays bound to a model, ready to be read.
#pragma once

#include "core/base/checked.h"
#include "core/formats/dataset_arrays.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pare {

// One array as the model gets it.
struct ArrayBinding {
    std::unique_ptr<RowArray> rows;
    std::string name;           // of the input or output
    int type = 0;
    std::vector<int64_t> dims;  // of one sample, as given to the model; without the sample axis unless whole
    bool whole = false;
    [[nodiscard]] int64_t sampleBytes() const { return elementBytes(type, checkedElementCount(dims).value_or(0)).value_or(0); }
};

struct ArrayBindings {
    std::vector<ArrayBinding> inputs;     // in the model's order
    std::optional<ArrayBinding> labels;
    bool oneHot = false;                  // labels are float rows with a single 1, read as classes
    std::vector<ArrayBinding> references; // named like the outputs
};

// Reads bound arrays; `info` is complete. Rows are converted to the bindings' types on the way.
[[nodiscard]] std::unique_ptr<Dataset> boundDataset(DatasetInfo info, ArrayBindings bindings);

} // namespace pare
