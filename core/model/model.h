// The model as a value: ONNX's own proto with large payloads cut out. Immutable, cheap to copy, safe to share between threads.
#pragma once

#include "core/model/graph_index.h"
#include "core/model/onnx.h"
#include "core/model/tensor_data.h"

#include <functional>
#include <memory>
#include <string>

namespace pare {

class Model {
public:
    Model(); // an empty graph
    // Makes node names unique (an unnamed node gets its operator and position), gives constants that hold numbers a tensor of them, and moves large
    // payloads that are still inside into the table. `source` is where it came from, for messages; may be empty.
    Model(pb::ModelProto proto, Payloads payloads, std::string source = {});

    [[nodiscard]] const pb::ModelProto &proto() const { return m_content->proto; }
    [[nodiscard]] const pb::GraphProto &graph() const { return m_content->proto.graph(); }
    [[nodiscard]] const Payloads &payloads() const { return m_content->payloads; }
    [[nodiscard]] const GraphIndex &index() const { return m_content->index; }
    [[nodiscard]] const std::string &source() const { return m_content->source; }
    // The opset version of a domain ("" = ONNX's own); 0 where the model does not import it.
    [[nodiscard]] int64_t opset(std::string_view domain = {}) const;
    // A metadata property; empty where there is none.
    [[nodiscard]] std::string metadata(std::string_view key) const;

    // The constant behind a value name as numbers. Errors: InvalidInput where it is no constant.
    [[nodiscard]] Result<std::vector<float>> constantFloats(std::string_view value) const;
    [[nodiscard]] Result<std::vector<int64_t>> constantInts(std::string_view value) const;

    [[nodiscard]] bool sameAs(const Model &other) const { return m_content == other.m_content; }

private:
    struct Content {
        pb::ModelProto proto;
        Payloads payloads;
        std::string source;
        GraphIndex index;
        Content(pb::ModelProto p, Payloads d, std::string s)
            : proto(std::move(p)), payloads(std::move(d)), source(std::move(s)), index(proto.graph())
        {
        }
    };
    std::shared_ptr<const Content> m_content;
};

// Calls `visit` for every TensorProto of a model: initializers, attributes, bodies, functions, training information.
void forEachTensor(pb::ModelProto &proto, const std::function<void(pb::TensorProto &)> &visit);
void forEachTensor(const pb::ModelProto &proto, const std::function<void(const pb::TensorProto &)> &visit);

// A copy of the proto with every payload inside again. Errors: Io; Unsupported above 2 GB (protobuf's limit).
[[nodiscard]] Result<pb::ModelProto> withPayloadsInside(const Model &model);

// A copy in which cut-out constants are typed graph inputs: for shape inference and the checker, which need types, not weights.
[[nodiscard]] pb::ModelProto withPayloadsAsInputs(const Model &model);

// ONNX's text form. Errors: InvalidInput with the parser's message. Source: onnx/docs/Syntax.md.
[[nodiscard]] Result<Model> modelFromText(const std::string &text);
[[nodiscard]] std::string text(const Model &model);

} // namespace pare
