#include "core/passes/folded_storage.h"

#include "core/base/checked.h"
#include "core/model/attributes.h"
#include "core/quant/packing.h"

#include <cmath>

namespace pare {

FoldedStorage::FoldedStorage(GraphEditor &editor) : m_editor(editor), m_opset(editor.source().opset())
{
    for (int i = 0; i < editor.graph().initializer_size(); ++i)
        m_initializers[editor.graph().initializer(i).name()] = i;
}

// Frees the constant's name: an initializer is renamed and emptied, and goes with the edit, since nothing reads it any more.
void FoldedStorage::retire(const std::string &value)
{
    if (const auto found = m_initializers.find(value); found != m_initializers.end()) {
        auto &tensor = *m_editor.graph().mutable_initializer(found->second);
        m_before += checkedElementCount(tensor.dims()).value_or(0) * elementBits(tensor.data_type()) / 8;
        pb::TensorProto empty;
        empty.set_name(m_editor.uniqueName(value + "/retired"));
        empty.set_data_type(pb::TensorProto::FLOAT);
        empty.add_dims(0);
        empty.set_raw_data("");
        tensor = std::move(empty);
        m_initializers.erase(found);
    } else if (const auto maker = m_editor.index().producer(value)) {
        if (const auto *tensor = m_editor.index().constant(value))
            m_before += checkedElementCount(tensor->dims()).value_or(0) * elementBits(tensor->data_type()) / 8;
        m_editor.remove(*maker);
    }
    auto &inputs = *m_editor.graph().mutable_input();
    for (int i = 0; i < inputs.size(); ++i)
        if (inputs.Get(i).name() == value) {
            inputs.DeleteSubrange(i, 1);
            break;
        }
}

std::string FoldedStorage::add(std::vector<std::string> &nodes, const char *op, const std::string &base, std::vector<std::string> inputs,
                               const std::string &output)
{
    const std::string result = output.empty() ? m_editor.uniqueName(base + "/" + op) : output;
    nodes.push_back(m_editor.add(op, base + "/" + op, inputs, {result}).name());
    return result;
}

std::string FoldedStorage::initializer(const std::string &base, int type, const std::vector<int64_t> &dims, std::string bytes)
{
    m_after += static_cast<int64_t>(bytes.size());
    return m_editor.addInitializer(base, type, dims, std::move(bytes));
}

namespace {

std::string bytesOfInt8(const std::vector<int8_t> &values)
{
    return {reinterpret_cast<const char *>(values.data()), values.size()};
}

void castToFloat(GraphEditor &editor)
{
    setAttribute(*editor.graph().mutable_node(editor.graph().node_size() - 1), "to", static_cast<int64_t>(pb::TensorProto::FLOAT));
}

} // namespace

std::vector<std::string> FoldedStorage::float16(const std::string &value, const std::vector<int64_t> &dims, const std::vector<float> &values)
{
    retire(value);
    std::vector<std::string> nodes;
    const std::string stored = initializer(value + "/float16", pb::TensorProto::FLOAT16, dims, float16Bytes(values));
    add(nodes, "Cast", value, {stored}, value);
    castToFloat(m_editor);
    return nodes;
}

std::vector<std::string> FoldedStorage::channels(const std::string &value, const std::vector<int64_t> &dims, int axis,
                                                 const quant::QuantizedWeights &weights)
{
    retire(value);
    std::vector<std::string> nodes;
    const std::string stored = initializer(value + "/int8", pb::TensorProto::INT8, dims, bytesOfInt8(weights.values));
    std::vector<int64_t> scaleDims(dims.size(), 1);
    if (weights.scales.size() > 1)
        scaleDims[static_cast<size_t>(axis)] = static_cast<int64_t>(weights.scales.size());
    const std::string scales = initializer(value + "/scales", pb::TensorProto::FLOAT, scaleDims, bytesOf(weights.scales));
    const std::string real = add(nodes, "Cast", value, {stored});
    castToFloat(m_editor);
    add(nodes, "Mul", value, {real, scales}, value);
    return nodes;
}

// The integers as floats in the shape `dims`. int8 and, from opset 21 on, INT4 are cast; below, digits of a wider number are taken apart:
// digit_i = floor(x / base^i) - base * floor(x / base^(i+1)), which is exact in float32 for numbers below 2^16 and a base of two.
std::string FoldedStorage::unpackedInts(std::vector<std::string> &nodes, const std::string &value, const std::vector<int64_t> &dims,
                                        const std::vector<int> &values, int bits)
{
    if (bits == 8 || (bits == 4 && m_opset >= 21)) {
        const std::string stored = bits == 8 ? initializer(value + "/int8", pb::TensorProto::INT8, dims, quant::packBits(values, 8))
                                             : initializer(value + "/int4", pb::TensorProto::INT4, dims, quant::packBits(values, 4));
        const std::string real = add(nodes, "Cast", value, {stored});
        castToFloat(m_editor);
        return real;
    }
    const quant::DigitForm form = quant::digitForm(bits);
    const int half = form.base() / 2;
    std::vector<int> shifted(values);
    for (int &digit : shifted)
        digit += half;
    const auto numbers = (static_cast<int64_t>(values.size()) + form.digits - 1) / form.digits;
    const std::string stored = initializer(value + "/packed" + std::to_string(bits), form.numberBits == 8 ? pb::TensorProto::UINT8 : pb::TensorProto::UINT16,
                                           {numbers, 1}, quant::packDigits(shifted, form, half));
    std::vector<float> down;
    std::vector<float> further;
    for (int i = 0; i < form.digits; ++i) {
        down.push_back(std::ldexp(1.0F, -i * bits));
        further.push_back(std::ldexp(1.0F, -(i + 1) * bits));
    }
    const std::vector<int64_t> row{1, form.digits};
    const std::string number = add(nodes, "Cast", value, {stored});
    castToFloat(m_editor);
    const std::string high = add(nodes, "Mul", value, {number, initializer(value + "/digit", pb::TensorProto::FLOAT, row, bytesOf(down))});
    const std::string highWhole = add(nodes, "Floor", value, {high});
    const std::string low = add(nodes, "Mul", value, {number, initializer(value + "/next_digit", pb::TensorProto::FLOAT, row, bytesOf(further))});
    const std::string lowWhole = add(nodes, "Floor", value, {low});
    const std::string base = initializer(value + "/base", pb::TensorProto::FLOAT, {}, bytesOf(std::vector<float>{static_cast<float>(form.base())}));
    const std::string carried = add(nodes, "Mul", value, {lowWhole, base});
    std::string digits = add(nodes, "Sub", value, {highWhole, carried});
    if (numbers * form.digits != static_cast<int64_t>(values.size())) { // the last number is not full
        const std::string flat = add(nodes, "Reshape", value, {digits, m_editor.addInts(value + "/flat", {1}, {-1})});
        const auto count = static_cast<int64_t>(values.size());
        if (m_opset >= 10) {
            digits = add(nodes, "Slice", value, {flat, m_editor.addInts(value + "/first", {1}, {0}), m_editor.addInts(value + "/count", {1}, {count})});
        } else {
            digits = add(nodes, "Slice", value, {flat});
            auto &slice = *m_editor.graph().mutable_node(m_editor.graph().node_size() - 1);
            setAttribute(slice, "starts", std::vector<int64_t>{0});
            setAttribute(slice, "ends", std::vector<int64_t>{count});
        }
    }
    const std::string shaped = add(nodes, "Reshape", value, {digits, m_editor.addInts(value + "/blocks", {static_cast<int64_t>(dims.size())}, dims)});
    const std::string middle = initializer(value + "/middle", pb::TensorProto::FLOAT, {}, bytesOf(std::vector<float>{static_cast<float>(half)}));
    return add(nodes, "Sub", value, {shaped, middle});
}

std::vector<std::string> FoldedStorage::blocks(const std::string &value, const Blocks &blocks, const quant::QuantizedWeights &weights)
{
    retire(value);
    std::vector<std::string> nodes;
    const auto count = static_cast<int64_t>(weights.values.size());
    const std::vector<int64_t> blockDims{count / blocks.blockSize, blocks.blockSize};
    const std::vector<int> integers(weights.values.begin(), weights.values.end());
    const std::string real = unpackedInts(nodes, value, blockDims, integers, blocks.bits);
    const std::string scales = initializer(value + "/scales", pb::TensorProto::FLOAT, {blockDims[0], 1}, bytesOf(weights.scales));
    const std::string scaled = add(nodes, "Mul", value, {real, scales});
    std::vector<int64_t> dims = blocks.dims;
    if (blocks.transposed)
        std::swap(dims[0], dims[1]);
    const std::string shape = m_editor.addInts(value + "/shape", {static_cast<int64_t>(dims.size())}, dims);
    const std::string shaped = add(nodes, "Reshape", value, {scaled, shape}, blocks.transposed ? std::string() : value);
    if (blocks.transposed) {
        add(nodes, "Transpose", value, {shaped}, value);
        setAttribute(*m_editor.graph().mutable_node(m_editor.graph().node_size() - 1), "perm", std::vector<int64_t>{1, 0});
    }
    return nodes;
}

} // namespace pare
