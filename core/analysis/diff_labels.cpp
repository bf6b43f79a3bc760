#include "core/analysis/diff_labels.h"

#include "core/model/attributes.h"

#include <onnx/defs/schema.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <unordered_map>

namespace pare {

namespace {

constexpr uint64_t seed = 0x9e3779b97f4a7c15ULL;

uint64_t scrambled(uint64_t x) // the finalizer of splitmix64 (Steele, Lea and Flood, 2014)
{
    x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27U)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31U);
}

Result<uint64_t> contentOf(const pb::TensorProto &tensor, const Payloads &payloads)
{
    uint64_t hash = mixed(seed, static_cast<uint64_t>(tensor.data_type()));
    for (const int64_t dim : tensor.dims())
        hash = mixed(hash, static_cast<uint64_t>(dim));
    if (tensor.data_type() == pb::TensorProto::STRING) {
        for (const auto &entry : tensor.string_data())
            hash = mixed(hash, hashOf(entry));
        return hash;
    }
    PARE_TRY_ASSIGN(const Bytes bytes, tensorBytes(tensor, payloads));
    return mixed(hash, hashOf(bytes.text()));
}

// Reads a body with its values numbered in the order in which they appear.
class BodyReader {
public:
    explicit BodyReader(const Model &model) : m_model(model) {}

    Result<uint64_t> read(const pb::GraphProto &graph)
    {
        uint64_t hash = seed;
        for (const auto &input : graph.input())
            hash = mixed(hash, place(input.name()));
        for (const auto &tensor : graph.initializer()) {
            PARE_TRY_ASSIGN(const uint64_t content, contentOf(tensor, m_model.payloads()));
            m_places[tensor.name()] = content;
        }
        for (const auto &node : graph.node()) {
            hash = mixed(hash, hashOf(qualifiedOp(node)));
            uint64_t attributes = 0;
            for (const auto &attribute : node.attribute()) {
                PARE_TRY_ASSIGN(const uint64_t one, this->attribute(attribute));
                attributes += scrambled(mixed(hashOf(attribute.name()), one));
            }
            hash = mixed(hash, attributes);
            for (const auto &input : node.input())
                hash = mixed(hash, input.empty() ? 1 : place(input));
            for (const auto &output : node.output())
                hash = mixed(hash, output.empty() ? 1 : place(output));
        }
        for (const auto &output : graph.output())
            hash = mixed(hash, place(output.name()));
        return hash;
    }

    Result<uint64_t> attribute(const pb::AttributeProto &attribute)
    {
        if (attribute.has_g())
            return read(attribute.g());
        if (attribute.graphs_size() > 0) {
            uint64_t hash = seed;
            for (const auto &graph : attribute.graphs()) {
                PARE_TRY_ASSIGN(const uint64_t one, read(graph));
                hash = mixed(hash, one);
            }
            return hash;
        }
        if (attribute.has_t())
            return contentOf(attribute.t(), m_model.payloads());
        pb::AttributeProto bare = attribute;
        bare.clear_name();
        bare.clear_type(); // files of the first IR versions do not say it
        bare.clear_doc_string();
        return hashOf(bare.SerializeAsString());
    }

private:
    uint64_t place(const std::string &value) { return m_places.try_emplace(value, scrambled(m_places.size() + 2)).first->second; }

    const Model &m_model;
    std::unordered_map<std::string, uint64_t> m_places;
};

Result<uint64_t> attributesOf(const Model &model, const pb::NodeProto &node)
{
    const std::string domain = node.domain() == "ai.onnx" ? std::string() : node.domain();
    const auto *schema = node.attribute_size() > 0 ? pb::OpSchemaRegistry::Schema(node.op_type(), static_cast<int>(model.opset(domain)), domain) : nullptr;
    uint64_t sum = 0; // whatever their order
    for (const auto &attribute : node.attribute()) {
        PARE_TRY_ASSIGN(const uint64_t value, fingerprint(model, attribute));
        if (schema)
            if (const auto known = schema->attributes().find(attribute.name()); known != schema->attributes().end() && known->second.default_value.ByteSizeLong() > 0) {
                PARE_TRY_ASSIGN(const uint64_t usual, fingerprint(model, known->second.default_value));
                if (usual == value) // the same as where it is not there
                    continue;
            }
        sum += scrambled(mixed(hashOf(attribute.name()), value));
    }
    return sum;
}

struct Family {
    std::string_view op, family;
};
constexpr std::array families{
    Family{"QLinearConv", "Conv"},          Family{"ConvInteger", "Conv"},        Family{"FusedConv", "Conv"},
    Family{"QLinearMatMul", "MatMul"},      Family{"MatMulInteger", "MatMul"},    Family{"MatMulIntegerToFloat", "MatMul"},
    Family{"DynamicQuantizeMatMul", "MatMul"}, Family{"MatMulNBits", "MatMul"},   Family{"FusedMatMul", "MatMul"},
    Family{"QGemm", "MatMul"},              Family{"Gemm", "MatMul"},             Family{"FusedGemm", "MatMul"},
    Family{"QLinearAdd", "Add"},            Family{"QLinearMul", "Mul"},          Family{"QLinearSigmoid", "Sigmoid"},
    Family{"QLinearLeakyRelu", "LeakyRelu"}, Family{"QLinearConcat", "Concat"},   Family{"QLinearGlobalAveragePool", "GlobalAveragePool"},
    Family{"QLinearAveragePool", "AveragePool"}, Family{"QLinearSoftmax", "Softmax"}, Family{"QAttention", "Attention"},
    Family{"DynamicQuantizeLSTM", "LSTM"},  Family{"GatherBlockQuantized", "Gather"},
};

} // namespace

uint64_t mixed(uint64_t a, uint64_t b) { return scrambled(std::rotl(a, 23) * seed + b + 1); }

uint64_t hashOf(std::string_view bytes)
{
    uint64_t hash = seed ^ bytes.size();
    size_t at = 0;
    for (; at + 8 <= bytes.size(); at += 8) {
        uint64_t word = 0;
        std::memcpy(&word, bytes.data() + at, 8);
        hash = (std::rotl(hash, 27) ^ word) * 0x9fb21c651e98df25ULL;
        hash ^= hash >> 32U;
    }
    uint64_t rest = 0;
    std::memcpy(&rest, bytes.data() + at, bytes.size() - at);
    return scrambled(hash ^ rest);
}

std::string_view familyOf(const pb::NodeProto &node)
{
    const auto *known = std::find_if(families.begin(), families.end(), [&](const Family &one) { return one.op == node.op_type(); });
    return known != families.end() ? known->family : std::string_view(node.op_type());
}

bool isTransparent(const pb::NodeProto &node)
{
    const std::string &op = node.op_type();
    return node.input_size() > 0 && (op == "QuantizeLinear" || op == "DequantizeLinear" || op == "Cast" || op == "Identity" || op == "CastLike");
}

ConstantBehind constantBehind(const Model &model, std::string_view value)
{
    ConstantBehind found;
    for (int steps = 0; steps < 8; ++steps) {
        if (const auto *tensor = model.index().constant(value)) {
            found.tensor = tensor;
            return found;
        }
        const auto maker = model.index().producer(value);
        if (!maker || !isTransparent(model.index().node(*maker)))
            break;
        const auto &node = model.index().node(*maker);
        found.through = found.through.empty() ? node.op_type() : node.op_type() + ", " + found.through;
        value = node.input(0);
    }
    return {};
}

Result<uint64_t> fingerprint(const Model &model, const pb::AttributeProto &attribute) { return BodyReader(model).attribute(attribute); }

Result<std::vector<uint64_t>> nodeLabels(const Model &model, Likeness likeness)
{
    std::vector<uint64_t> labels;
    labels.reserve(static_cast<size_t>(model.graph().node_size()));
    for (const auto &node : model.graph().node()) {
        if (likeness == Likeness::Kind) {
            labels.push_back(hashOf(familyOf(node)));
            continue;
        }
        uint64_t label = likeness == Likeness::Shape ? hashOf(familyOf(node)) : hashOf(qualifiedOp(node));
        if (likeness == Likeness::Content || (likeness == Likeness::Form && node.op_type() != "Constant")) {
            PARE_TRY_ASSIGN(const uint64_t attributes, attributesOf(model, node));
            label = mixed(label, attributes);
        }
        for (int i = 0; i < node.input_size(); ++i) {
            const ConstantBehind constant = likeness == Likeness::Shape ? constantBehind(model, node.input(i)) : ConstantBehind{model.index().constant(node.input(i)), {}};
            if (!constant.tensor)
                continue;
            if (likeness == Likeness::Content) {
                PARE_TRY_ASSIGN(const uint64_t content, contentOf(*constant.tensor, model.payloads()));
                label = mixed(label, mixed(content, static_cast<uint64_t>(i)));
                continue;
            }
            if (likeness == Likeness::Shape && constant.tensor->dims_size() < 2) // biases and scalars come and go
                continue;
            for (const int64_t dim : constant.tensor->dims())
                label = mixed(label, static_cast<uint64_t>(dim));
            label = mixed(label, static_cast<uint64_t>(i) + (likeness == Likeness::Form ? 64U * static_cast<uint64_t>(constant.tensor->data_type()) : 0U));
        }
        labels.push_back(label);
    }
    return labels;
}

Result<std::vector<bool>> knownByWeights(const Model &model)
{
    std::vector<bool> known;
    known.reserve(static_cast<size_t>(model.graph().node_size()));
    for (const auto &node : model.graph().node()) {
        bool tells = false;
        for (const auto &input : node.input()) {
            const auto *tensor = tells ? nullptr : model.index().constant(input);
            if (!tensor || tensor->data_type() == pb::TensorProto::STRING)
                continue;
            PARE_TRY_ASSIGN(const int64_t elements, tensorElementCount(*tensor));
            if (elements < 16)
                continue;
            PARE_TRY_ASSIGN(const Bytes bytes, tensorBytes(*tensor, model.payloads()));
            const std::string_view text = bytes.text();
            const size_t width = text.size() / static_cast<size_t>(elements);
            tells = width == 0 || std::memcmp(text.data(), text.data() + width, text.size() - width) != 0;
        }
        known.push_back(tells);
    }
    return known;
}

} // namespace pare
