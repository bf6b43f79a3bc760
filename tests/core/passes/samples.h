// Seeded samples for a model with one float input, as a data set on disk.
#pragma once

#include "core/runtime/services.h"
#include "tests/core/passes/pass_fixture.h"
#include "tests/support/data_files.h"

#include <functional>

namespace pare::test {

class Samples {
public:
    // change: what is done to each number (position, value) before it is written; may be null.
    Samples(const std::string &input, std::vector<int64_t> dims, int64_t count, uint64_t seed = 11, const std::function<float(size_t, float)> &change = {})
    {
        dims.insert(dims.begin(), count);
        auto values = VERIFIED(toFloats(randomTensor(input, dims, seed), {}));
        for (size_t i = 0; i < values.size() && change; ++i)
            values[i] = change(i, values[i]);
        m_data.path = m_folder.write("samples.npz", zipFile({{input + ".npy", npyFloats(dims, values)}}));
    }
    [[nodiscard]] const DatasetRef &data() const { return m_data; }

private:
    DataFolder m_folder;
    DatasetRef m_data;
};

inline RunContext &sharedContext()
{
    static RunContext context;
    return context;
}

inline PassRunner withData(const std::string &pass, std::map<std::string, std::string> options, const DatasetRef &data)
{
    return {pass, std::move(options), passServices(runner(), data, sharedContext()), std::nullopt};
}

// The mean squared difference of the first outputs of two models on the samples, by running both on each.
inline double meanSquaredDifference(const Model &a, const Model &b, const DatasetRef &data)
{
    RunContext &context = sharedContext();
    const auto meanSquareOf = [&](const Model &model) {
        const std::string output = model.graph().output(0).name();
        return VERIFIED(runner().observe(model, {.tensors = {output}}, data, context)).at(output);
    };
    // Both in one graph, with a subtraction behind.
    pb::ModelProto proto = VERIFIED(withPayloadsInside(a));
    const pb::ModelProto other = VERIFIED(withPayloadsInside(b));
    auto &graph = *proto.mutable_graph();
    const auto named = [&](const std::string &value) { return value.empty() || a.index().isGraphInput(value) ? value : "b/" + value; };
    for (const auto &tensor : other.graph().initializer()) {
        auto &copy = *graph.add_initializer();
        copy = tensor;
        copy.set_name("b/" + tensor.name());
    }
    for (const auto &node : other.graph().node()) {
        auto &copy = *graph.add_node();
        copy = node;
        copy.set_name("b/" + node.name());
        for (auto &input : *copy.mutable_input())
            input = named(input);
        for (auto &output : *copy.mutable_output())
            output = named(output);
    }
    for (const auto &import : other.opset_import())
        if (std::none_of(proto.opset_import().begin(), proto.opset_import().end(), [&](const auto &own) { return own.domain() == import.domain(); }))
            *proto.add_opset_import() = import;
    auto &minus = *graph.add_node();
    minus.set_op_type("Sub");
    minus.set_name("difference");
    minus.add_input(graph.output(0).name());
    minus.add_input("b/" + graph.output(0).name());
    minus.add_output("difference");
    graph.clear_output();
    auto &output = *graph.add_output();
    output.set_name("difference");
    output.mutable_type()->mutable_tensor_type()->set_elem_type(pb::TensorProto::FLOAT);
    return meanSquareOf(Model(std::move(proto), {})).meanSquare;
}

} // namespace pare::test
