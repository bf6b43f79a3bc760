#include "core/formats/dataset_signature.h"

#include "core/base/checked.h"
#include "core/base/json_text.h"
#include "core/formats/class_scores.h"
#include "core/formats/kept_channels.h"
#include "core/model/attributes.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <map>

namespace pare {

namespace {

constexpr size_t longestClassText = size_t{8} << 20;
constexpr int64_t mostClasses = int64_t{1} << 20;

std::string trimmed(std::string_view text)
{
    const auto space = [](char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; };
    while (!text.empty() && space(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && space(text.back()))
        text.remove_suffix(1);
    return std::string(text);
}

std::vector<std::string> byIndex(const std::map<int64_t, std::string> &names)
{
    std::vector<std::string> list;
    if (names.empty() || names.begin()->first < 0 || names.rbegin()->first >= mostClasses)
        return list;
    list.resize(static_cast<size_t>(names.rbegin()->first) + 1);
    for (const auto &[index, name] : names)
        list[static_cast<size_t>(index)] = name;
    return list;
}

std::vector<std::string> fromJson(std::string_view text)
{
    const auto parsed = parseJson(text);
    std::vector<std::string> list;
    if (!parsed.ok())
        return list;
    const nlohmann::json &json = *parsed;
    if (json.is_array()) {
        for (const auto &item : json)
            list.push_back(item.is_string() ? item.get<std::string>() : jsonText(item));
    } else if (json.is_object()) {
        std::map<int64_t, std::string> names;
        for (const auto &[key, value] : json.items()) {
            if (key.empty() || key.size() > 9 || !std::all_of(key.begin(), key.end(), [](unsigned char c) { return std::isdigit(c); }))
                return {};
            names[std::stoll(key)] = value.is_string() ? value.get<std::string>() : jsonText(value);
        }
        list = byIndex(names);
    }
    return list;
}

// The quoted words of a Python list, or of a dictionary from index to name.
std::vector<std::string> fromPython(std::string_view text)
{
    const bool dictionary = text.front() == '{';
    std::map<int64_t, std::string> names;
    int64_t index = 0;
    for (size_t at = 1; at < text.size();) {
        const char c = text[at];
        if (dictionary && std::isdigit(static_cast<unsigned char>(c))) {
            index = 0;
            for (; at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])); ++at)
                index = std::min(index * 10 + (text[at] - '0'), mostClasses);
            continue;
        }
        if (c == '\'' || c == '"') {
            const size_t end = text.find(c, at + 1);
            if (end == std::string_view::npos)
                return {};
            names[index] = std::string(text.substr(at + 1, end - at - 1));
            ++index;
            at = end;
        }
        ++at;
    }
    return byIndex(names);
}

// Operators that hand their first input on without mixing values.
bool passesOn(const pb::NodeProto &node)
{
    static constexpr std::array ops = {"Identity", "Reshape", "Squeeze", "Unsqueeze", "Cast", "Flatten", "Transpose", "DequantizeLinear",
                                       "QuantizeLinear"};
    return node.input_size() > 0 && std::any_of(ops.begin(), ops.end(), [&](const char *op) { return isOp(node, op); });
}

const pb::NodeProto *lastComputation(const Model &model, std::string value)
{
    for (int steps = 0; steps < 16; ++steps) {
        const auto producer = model.index().producer(value);
        if (!producer)
            return nullptr;
        const pb::NodeProto &node = model.index().node(*producer);
        if (!passesOn(node))
            return &node;
        value = node.input(0);
    }
    return nullptr;
}

int64_t classAxisSize(const ValueSignature &output)
{
    if (!output.ranked || output.dims.size() < 2)
        return -1;
    return output.dims.size() == 3 ? output.dims.back() : output.dims[1];
}

// Class scores have a softmax behind them, a name that says so, or as many values as there are class names. Without any of these,
// a matrix product's result is taken for scores unless its width is one that embeddings have (a multiple of 64).
void lookAtOutput(const Model &model, const ModelSignature &signature, ValueSignature &output)
{
    const pb::NodeProto *last = lastComputation(model, output.name);
    const bool softmax = last && (isOp(*last, "Softmax") || isOp(*last, "LogSoftmax"));
    output.probabilities = last && (isOp(*last, "Softmax") || isOp(*last, "Sigmoid"));
    if (!isFloatType(output.type) || (output.ranked && output.dims.size() < 2))
        return;
    const int64_t classes = classAxisSize(output);
    const bool named = !signature.classNames.empty() && classes == static_cast<int64_t>(signature.classNames.size());
    const bool product = last && (isOp(*last, "Gemm") || isOp(*last, "MatMul") || (isOp(*last, "Add") && output.dims.size() == 2)) &&
                         output.dims.size() == 2 && classes >= 2 && classes % 64 != 0;
    output.classScores = classes != 1 && (named || softmax || nameMeansClasses(output.name) || product);
}

ValueSignature valueSignature(const pb::ValueInfoProto &value)
{
    ValueSignature signature;
    signature.name = value.name();
    if (!value.type().has_tensor_type())
        return signature;
    const auto &tensor = value.type().tensor_type();
    signature.type = tensor.elem_type();
    signature.ranked = tensor.has_shape();
    for (const auto &dim : tensor.shape().dim())
        signature.dims.push_back(dim.has_dim_value() && dim.dim_value() >= 0 ? dim.dim_value() : -1);
    return signature;
}

} // namespace

int64_t Tensor::elements() const
{
    return checkedElementCount(dims).value_or(0);
}

bool Tensor::consistent() const
{
    const auto count = checkedElementCount(dims);
    const auto size = count ? elementBytes(type, *count) : std::nullopt;
    return size && *size == static_cast<int64_t>(bytes.size());
}

std::string shapeText(const std::vector<int64_t> &dims)
{
    if (dims.empty())
        return "scalar";
    std::string text;
    for (const int64_t dim : dims) {
        text += text.empty() ? "" : "x";
        text += dim < 0 ? "?" : std::to_string(dim);
    }
    return text;
}

std::string typeAndShape(int type, const std::vector<int64_t> &dims)
{
    return std::string(elementTypeName(type)) + " " + shapeText(dims);
}

std::string ValueSignature::text() const
{
    return ranked ? typeAndShape(type, dims) : std::string(elementTypeName(type)) + " of any shape";
}

const ValueSignature *ModelSignature::input(std::string_view name) const
{
    const auto found = std::find_if(inputs.begin(), inputs.end(), [&](const ValueSignature &value) { return value.name == name; });
    return found == inputs.end() ? nullptr : &*found;
}

const ValueSignature *ModelSignature::output(std::string_view name) const
{
    const auto found = std::find_if(outputs.begin(), outputs.end(), [&](const ValueSignature &value) { return value.name == name; });
    return found == outputs.end() ? nullptr : &*found;
}

std::vector<std::string> parseClassNames(std::string_view text)
{
    const std::string whole = trimmed(text);
    if (whole.empty() || whole.size() > longestClassText)
        return {};
    if (whole.front() == '[' || whole.front() == '{') {
        std::vector<std::string> names = fromJson(whole);
        return names.empty() ? fromPython(whole) : names;
    }
    std::vector<std::string> names;
    const char separator = whole.find('\n') != std::string::npos ? '\n' : ',';
    for (size_t at = 0; at <= whole.size();) {
        const size_t end = std::min(whole.find(separator, at), whole.size());
        names.push_back(trimmed(std::string_view(whole).substr(at, end - at)));
        at = end + 1;
    }
    return names;
}

ModelSignature signatureOf(const Model &model)
{
    ModelSignature signature;
    for (const auto &input : model.graph().input())
        if (model.index().isGraphInput(input.name()))
            signature.inputs.push_back(valueSignature(input));
    if (const auto kept = keptEndsFromText(model.metadata(keptInputsMetadataKey)); kept.ok())
        for (ValueSignature &input : signature.inputs)
            if (const auto some = kept->find(input.name); some != kept->end())
                input.dims = wholeDims(std::move(input.dims), some->second);
    for (const char *key : {"classes", "names", "class_names", "labels"})
        if (signature.classNames.empty())
            signature.classNames = parseClassNames(model.metadata(key));
    for (const auto &output : model.graph().output()) {
        signature.outputs.push_back(valueSignature(output));
        lookAtOutput(model, signature, signature.outputs.back());
    }
    return signature;
}

} // namespace pare
