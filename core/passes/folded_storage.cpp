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
        empty.set_name(m_editor.uniqueName(brief(value) + "/retired"));
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
    const std::string result = output.empty() ? m_editor.uniqueName(brief(base) + "/" + op) : output;
    nodes.push_back(m_editor.add(op, brief(base) + "/" + op, inputs, {result}).name());
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
    const std::string stored = initializer(brief(value) + "/float16", pb::TensorProto::FLOAT16, dims, float16Bytes(values));
    add(nodes, "Cast", value, {stored}, value);
    castToFloat(m_editor);
    return nodes;
}

std::vector<std::string> FoldedStorage::channels(const std::string &value, const std::vector<int64_t> &dims, int axis,
                                                 const quant::QuantizedWeights &weights)
{
    retire(value);
    std::vector<std::string> nodes;
    const std::string stored = initializer(brief(value) + "/int8", pb::TensorProto::INT8, dims, bytesOfInt8(weights.values));
    std::vector<int64_t> scaleDims(dims.size(), 1);
    if (weights.scales.size() > 1)
        scaleDims[static_cast<size_t>(axis)] = static_cast<int64_t>(weights.scales.size());
    const std::string scales = initializer(brief(value) + "/scales", pb::TensorProto::FLOAT, scaleDims, bytesOf(weights.scales));
    const std::string real = add(nodes, "Cast", value, {stored});
    castToFloat(m_editor);
    add(nodes, "Mul", value, {real, scales}, value);
    return nodes;
}

// The integers as floats in the shape [blocks, blockSize] or one that flattens to the same. int8 and, from opset 21 on, INT4 are cast; below,
// digits of a wider number are taken apart: digit_i = floor(x / base^i) mod base, which is exact in float32 for numbers below 2^16.
std::string FoldedStorage::unpackedInts(std::vector<std::string> &nodes, const std::string &value, const std::vector<int> &values, int64_t blockSize, int bits)
{
    const auto count = static_cast<int64_t>(values.size());
    const std::vector<int64_t> dims{count / blockSize, blockSize};
    if (bits == 8 || (bits == 4 && m_opset >= 21)) {
        const std::string stored = bits == 8 ? initializer(brief(value) + "/int8", pb::TensorProto::INT8, dims, quant::packBits(values, 8))
                                             : initializer(brief(value) + "/int4", pb::TensorProto::INT4, dims, quant::packBits(values, 4));
        const std::string real = add(nodes, "Cast", value, {stored});
        castToFloat(m_editor);
        return real;
    }
    const quant::DigitForm form = quant::digitForm(bits);
    const int half = form.base() / 2;
    std::vector<int> shifted(values);
    for (int &digit : shifted)
        digit += half;
    const int64_t numbers = (count + form.digits - 1) / form.digits;
    // Where a block is a whole number of digits, the blocks stay the first axis and no reshaping is needed before the scales.
    const bool whole = blockSize % form.digits == 0;
    const std::vector<int64_t> numberDims = whole ? std::vector<int64_t>{dims[0], blockSize / form.digits, 1} : std::vector<int64_t>{numbers, 1};
    const std::string stored = initializer(brief(value) + "/packed" + std::to_string(bits), form.numberBits == 8 ? pb::TensorProto::UINT8 : pb::TensorProto::UINT16,
                                           numberDims, quant::packDigits(shifted, form, half));
    const std::string number = add(nodes, "Cast", value, {stored});
    castToFloat(m_editor);
    std::string digits;
    const std::string high = add(nodes, "Floor", value, {add(nodes, "Mul", value, {number, powers(form, 0)})});
    if (m_opset >= 10) {
        digits = add(nodes, "Mod", value, {high, scalar(static_cast<float>(form.base()))});
        setAttribute(*m_editor.graph().mutable_node(m_editor.graph().node_size() - 1), "fmod", int64_t{1});
    } else { // the same without Mod: less base times the next digits
        const std::string next = add(nodes, "Floor", value, {add(nodes, "Mul", value, {number, powers(form, 1)})});
        digits = add(nodes, "Sub", value, {high, add(nodes, "Mul", value, {next, scalar(static_cast<float>(form.base()))})});
    }
    if (numbers * form.digits != count) { // the last number is not full
        const std::string flat = add(nodes, "Reshape", value, {digits, ints({-1})});
        if (m_opset >= 10) {
            digits = add(nodes, "Slice", value, {flat, ints({0}), ints({count})});
        } else {
            digits = add(nodes, "Slice", value, {flat});
            auto &slice = *m_editor.graph().mutable_node(m_editor.graph().node_size() - 1);
            setAttribute(slice, "starts", std::vector<int64_t>{0});
            setAttribute(slice, "ends", std::vector<int64_t>{count});
        }
    }
    if (!whole)
        digits = add(nodes, "Reshape", value, {digits, ints(dims)});
    return add(nodes, "Sub", value, {digits, scalar(static_cast<float>(half))});
}

// Small constants that the chains of all weights share.
std::string FoldedStorage::shared(const std::string &base, int type, const std::vector<int64_t> &dims, std::string bytes)
{
    const std::string key = std::to_string(type) + "/" + std::to_string(dims.size()) + "/" + bytes;
    if (const auto found = m_shared.find(key); found != m_shared.end())
        return found->second;
    return m_shared.emplace(key, initializer(base, type, dims, bytes)).first->second;
}

std::string FoldedStorage::scalar(float value)
{
    return shared("unpack/number", pb::TensorProto::FLOAT, {}, bytesOf(std::vector<float>{value}));
}

std::string FoldedStorage::ints(const std::vector<int64_t> &values)
{
    return shared("unpack/shape", pb::TensorProto::INT64, {static_cast<int64_t>(values.size())}, bytesOf(values));
}

// base^-first, base^-(first + 1) ...: one a digit.
std::string FoldedStorage::powers(const quant::DigitForm &form, int first)
{
    std::vector<float> values;
    for (int i = 0; i < form.digits; ++i)
        values.push_back(std::ldexp(1.0F, -(first + i) * form.bits));
    return shared("unpack/digits", pb::TensorProto::FLOAT, {1, form.digits}, bytesOf(values));
}

std::vector<std::string> FoldedStorage::blocks(const std::string &value, const Blocks &blocks, const quant::QuantizedWeights &weights)
{
    retire(value);
    std::vector<std::string> nodes;
    const std::vector<int> integers(weights.values.begin(), weights.values.end());
    const std::string real = unpackedInts(nodes, value, integers, blocks.blockSize, blocks.bits);
    const bool digits = blocks.bits < 8 && !(blocks.bits == 4 && m_opset >= 21);
    const bool threeAxes = digits && blocks.blockSize % quant::digitForm(blocks.bits).digits == 0;
    const int64_t count = static_cast<int64_t>(weights.scales.size());
    const std::vector<int64_t> scaleDims = threeAxes ? std::vector<int64_t>{count, 1, 1} : std::vector<int64_t>{count, 1};
    std::string scales;
    if (blocks.float16Scales) {
        scales = add(nodes, "Cast", value, {initializer(brief(value) + "/scales16", pb::TensorProto::FLOAT16, scaleDims, float16Bytes(weights.scales))});
        castToFloat(m_editor);
    } else {
        scales = initializer(brief(value) + "/scales", pb::TensorProto::FLOAT, scaleDims, bytesOf(weights.scales));
    }
    const std::string scaled = add(nodes, "Mul", value, {real, scales});
    std::vector<int64_t> dims = blocks.dims;
    if (blocks.transposed)
        std::swap(dims[0], dims[1]);
    const std::string shaped = add(nodes, "Reshape", value, {scaled, ints(dims)}, blocks.transposed ? std::string() : value);
    if (blocks.transposed) {
        add(nodes, "Transpose", value, {shaped}, value);
        setAttribute(*m_editor.graph().mutable_node(m_editor.graph().node_size() - 1), "perm", std::vector<int64_t>{1, 0});
    }
    return nodes;
}

} // namespace pare
