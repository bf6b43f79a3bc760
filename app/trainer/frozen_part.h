// A part of a graph that ONNX Runtime computes, without gradients. Its .cpp is the trainer's only file that knows the runtime.
#pragma once

#include "core/model/model.h"

#include <ATen/ATen.h>

#include <memory>
#include <string>
#include <vector>

namespace pare::train {

class FrozenPart {
public:
    // inputs, outputs: in the order in which they will be given. Errors: Unsupported (the runtime cannot compute it either; an output is no tensor of numbers),
    // OutOfMemory, InvalidInput.
    static Result<std::shared_ptr<FrozenPart>> load(const Model &part, std::vector<std::string> inputs, std::vector<std::string> outputs);
    ~FrozenPart();
    FrozenPart(const FrozenPart &) = delete;
    FrozenPart &operator=(const FrozenPart &) = delete;

    // Values as operators.h has them, in both directions. Errors: InvalidInput (inputs that do not fit the graph), OutOfMemory.
    Result<std::vector<at::Tensor>> run(const std::vector<at::Tensor> &inputs);

private:
    struct Loaded;
    explicit FrozenPart(std::unique_ptr<Loaded> loaded);
    std::unique_ptr<Loaded> m_loaded;
};

} // namespace pare::train
