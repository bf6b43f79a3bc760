// What ONNX declares of a model's operators, at the opsets that the model imports. Looked up once for each operator.
#pragma once

#include "core/model/model.h"

#include <onnx/defs/schema.h>

#include <string>
#include <unordered_map>

namespace pare {

class Schemas {
public:
    explicit Schemas(const Model &model) : m_model(model) {}

    // Null for an operator that ONNX does not know, or of a domain that the model does not import. Stays valid for the program's life.
    [[nodiscard]] const pb::OpSchema *of(const pb::NodeProto &node);

private:
    const Model &m_model;
    std::unordered_map<std::string, std::unordered_map<std::string, const pb::OpSchema *>> m_known; // by domain and operator
};

} // namespace pare
