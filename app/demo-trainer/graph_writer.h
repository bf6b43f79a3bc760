// A graph put together node by node: scoped names, values named after the node that makes them.
#pragma once

#include "app/demo-trainer/weights.h"
#include "core/model/model.h"

#include <string>
#include <vector>

namespace pare::demo {

class GraphWriter {
public:
    // `weights` must outlive the writer.
    explicit GraphWriter(const Weights &weights, const std::string &name);

    // `symbol` is the name of the first, free dimension; `dims` are the others.
    void input(const std::string &name, int type, const std::string &symbol, const std::vector<int64_t> &dims);
    void output(const std::string &name, const std::string &symbol, const std::vector<int64_t> &dims);

    // Adds a node with one result and returns the result's name: `output` where given, else "NAME/output".
    std::string node(const std::string &op, const std::string &name, const std::vector<std::string> &inputs, const std::string &output = {});
    // An attribute of the node added last.
    GraphWriter &ints(const std::string &name, const std::vector<int64_t> &values);
    GraphWriter &integer(const std::string &name, int64_t value);
    GraphWriter &real(const std::string &name, float value);

    // Adds a trained tensor under its own name, or a matrix transposed under "NAME" with its dimensions changed round; returns the name.
    std::string weight(const std::string &name);
    std::string transposed(const std::string &name);
    std::string constant(const std::string &name, const std::vector<int64_t> &values);
    std::string constant(const std::string &name, float scalar);

    // The model: opset 17, IR version 8, with what is said about it in its metadata.
    [[nodiscard]] Model finish(const std::vector<std::pair<std::string, std::string>> &metadata);

private:
    const Weights &m_weights;
    pb::ModelProto m_proto;
    pb::NodeProto *m_last = nullptr;
};

} // namespace pare::demo
