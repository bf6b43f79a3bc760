#include "app/demo-trainer/graph_writer.h"

namespace pare::demo {

namespace {

constexpr int64_t irVersion = 8; // of the release that brought opset 17
constexpr int64_t opsetVersion = 17;

void describe(pb::ValueInfoProto &value, const std::string &name, int type, const std::string &symbol, const std::vector<int64_t> &dims)
{
    value.set_name(name);
    pb::TypeProto_Tensor &tensor = *value.mutable_type()->mutable_tensor_type();
    tensor.set_elem_type(type);
    tensor.mutable_shape()->add_dim()->set_dim_param(symbol);
    for (const int64_t dim : dims)
        tensor.mutable_shape()->add_dim()->set_dim_value(dim);
}

pb::TensorProto &addTensor(pb::ModelProto &proto, const std::string &name, int type, const std::vector<int64_t> &dims, std::string bytes)
{
    pb::TensorProto &tensor = *proto.mutable_graph()->add_initializer();
    tensor.set_name(name);
    tensor.set_data_type(type);
    for (const int64_t dim : dims)
        tensor.add_dims(dim);
    tensor.set_raw_data(std::move(bytes));
    return tensor;
}

} // namespace

GraphWriter::GraphWriter(const Weights &weights, const std::string &name) : m_weights(weights)
{
    m_proto.set_ir_version(irVersion);
    m_proto.set_producer_name("pare-train-demo");
    m_proto.set_producer_version(PARE_VERSION);
    pb::OperatorSetIdProto &opset = *m_proto.add_opset_import();
    opset.set_domain("");
    opset.set_version(opsetVersion);
    m_proto.mutable_graph()->set_name(name);
}

void GraphWriter::input(const std::string &name, int type, const std::string &symbol, const std::vector<int64_t> &dims)
{
    describe(*m_proto.mutable_graph()->add_input(), name, type, symbol, dims);
}

void GraphWriter::output(const std::string &name, const std::string &symbol, const std::vector<int64_t> &dims)
{
    describe(*m_proto.mutable_graph()->add_output(), name, pb::TensorProto::FLOAT, symbol, dims);
}

std::string GraphWriter::node(const std::string &op, const std::string &name, const std::vector<std::string> &inputs, const std::string &output)
{
    m_last = m_proto.mutable_graph()->add_node();
    m_last->set_op_type(op);
    m_last->set_name(name);
    for (const std::string &input : inputs)
        m_last->add_input(input);
    m_last->add_output(output.empty() ? name + "/output" : output);
    return m_last->output(0);
}

GraphWriter &GraphWriter::ints(const std::string &name, const std::vector<int64_t> &values)
{
    pb::AttributeProto &attribute = *m_last->add_attribute();
    attribute.set_name(name);
    attribute.set_type(pb::AttributeProto::INTS);
    for (const int64_t value : values)
        attribute.add_ints(value);
    return *this;
}

GraphWriter &GraphWriter::integer(const std::string &name, int64_t value)
{
    pb::AttributeProto &attribute = *m_last->add_attribute();
    attribute.set_name(name);
    attribute.set_type(pb::AttributeProto::INT);
    attribute.set_i(value);
    return *this;
}

GraphWriter &GraphWriter::real(const std::string &name, float value)
{
    pb::AttributeProto &attribute = *m_last->add_attribute();
    attribute.set_name(name);
    attribute.set_type(pb::AttributeProto::FLOAT);
    attribute.set_f(value);
    return *this;
}

std::string GraphWriter::weight(const std::string &name)
{
    const Weight &weight = m_weights.at(name);
    addTensor(m_proto, name, pb::TensorProto::FLOAT, weight.shape, bytesOf(weight.values));
    return name;
}

std::string GraphWriter::transposed(const std::string &name)
{
    const Weight &weight = m_weights.at(name);
    const auto rows = static_cast<size_t>(weight.shape.at(0)), columns = static_cast<size_t>(weight.shape.at(1));
    std::vector<float> turned(weight.values.size());
    for (size_t row = 0; row < rows; ++row)
        for (size_t column = 0; column < columns; ++column)
            turned[column * rows + row] = weight.values[row * columns + column];
    addTensor(m_proto, name, pb::TensorProto::FLOAT, {weight.shape[1], weight.shape[0]}, bytesOf(turned));
    return name;
}

std::string GraphWriter::constant(const std::string &name, const std::vector<int64_t> &values)
{
    addTensor(m_proto, name, pb::TensorProto::INT64, {static_cast<int64_t>(values.size())}, bytesOf(values));
    return name;
}

std::string GraphWriter::constant(const std::string &name, float scalar)
{
    addTensor(m_proto, name, pb::TensorProto::FLOAT, {}, bytesOf(std::vector<float>{scalar}));
    return name;
}

Model GraphWriter::finish(const std::vector<std::pair<std::string, std::string>> &metadata)
{
    for (const auto &[key, value] : metadata) {
        pb::StringStringEntryProto &entry = *m_proto.add_metadata_props();
        entry.set_key(key);
        entry.set_value(value);
    }
    return Model(std::move(m_proto), {});
}

} // namespace pare::demo
