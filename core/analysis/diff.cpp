#include "core/analysis/diff.h"

#include "core/analysis/shapes.h"
#include "core/analysis/constant_flow.h"
#include "core/base/hash.h"
#include "core/model/attributes.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <unordered_map>

namespace pare {

namespace {

struct ConstantFacts {
    int type = 0;
    std::vector<int64_t> dims;
    std::string hash; // of the bytes
};

std::string text(const ConstantFacts &facts)
{
    return fmt::format("{} {}", elementTypeName(facts.type), facts.dims.empty() ? "scalar" : fmt::format("{}", fmt::join(facts.dims, "x")));
}

Result<ConstantFacts> factsOf(const pb::TensorProto &tensor, const Payloads &payloads)
{
    ConstantFacts facts{tensor.data_type(), {tensor.dims().begin(), tensor.dims().end()}, {}};
    if (tensor.data_type() == pb::TensorProto::STRING) {
        Sha256 hash;
        for (const auto &entry : tensor.string_data())
            hash.add(entry + '\0');
        facts.hash = hash.finish();
        return facts;
    }
    PARE_TRY_ASSIGN(const Bytes bytes, tensorBytes(tensor, payloads));
    facts.hash = sha256(bytes.text());
    return facts;
}

std::string attributeText(const pb::AttributeProto &attribute)
{
    if (attribute.type() == pb::AttributeProto::TENSOR || attribute.type() == pb::AttributeProto::GRAPH)
        return sha256(attribute.SerializeAsString()).substr(0, 12);
    std::string shown = attribute.ShortDebugString();
    if (shown.size() > 160)
        shown = shown.substr(0, 160) + "...";
    return shown;
}

// What a layer is without its names: for pairing layers of foreign files.
std::string signatureOf(const Model &model, const pb::NodeProto &node)
{
    std::string signature = qualifiedOp(node);
    for (const auto &input : node.input())
        if (const auto *constant = model.index().constant(input))
            signature += fmt::format("|{} {}", constant->data_type(), fmt::join(constant->dims(), "x"));
    return signature;
}

Result<std::vector<std::string>> changesBetween(const Model &first, const pb::NodeProto &a, const Model &second, const pb::NodeProto &b)
{
    std::vector<std::string> what;
    if (qualifiedOp(a) != qualifiedOp(b))
        what.push_back("operator: " + qualifiedOp(a) + " -> " + qualifiedOp(b));
    if (a.input_size() != b.input_size())
        what.push_back(fmt::format("inputs: {} -> {}", a.input_size(), b.input_size()));
    for (int i = 0; i < std::min(a.input_size(), b.input_size()); ++i) {
        const auto *x = first.index().constant(a.input(i));
        const auto *y = second.index().constant(b.input(i));
        if (!x && !y)
            continue;
        if (!x != !y) {
            what.push_back(fmt::format("input {}: {} -> {}", i, x ? "constant" : "computed", y ? "constant" : "computed"));
            continue;
        }
        PARE_TRY_ASSIGN(const ConstantFacts p, factsOf(*x, first.payloads()));
        PARE_TRY_ASSIGN(const ConstantFacts q, factsOf(*y, second.payloads()));
        if (p.type != q.type || p.dims != q.dims)
            what.push_back(fmt::format("input {} ({}): {} -> {}", i, a.input(i), text(p), text(q)));
        else if (p.hash != q.hash)
            what.push_back(fmt::format("input {} ({}): other values", i, a.input(i)));
    }
    std::map<std::string, std::pair<std::string, std::string>> attributes;
    for (const auto &attribute : a.attribute())
        attributes[attribute.name()].first = attributeText(attribute);
    for (const auto &attribute : b.attribute())
        attributes[attribute.name()].second = attributeText(attribute);
    for (const auto &[name, values] : attributes)
        if (values.first != values.second)
            what.push_back(fmt::format("attribute {}: {} -> {}", name, values.first.empty() ? "none" : values.first, values.second.empty() ? "none" : values.second));
    return what;
}

// What is named on both sides with another value, and what is on one side only.
void compareByName(const std::string &kind, const std::map<std::string, std::string> &first, const std::map<std::string, std::string> &second,
                   std::vector<std::string> &differences)
{
    for (const auto &[name, value] : first)
        if (const auto other = second.find(name); other == second.end())
            differences.push_back(fmt::format("{} {}: {} -> none", kind, name, value));
        else if (other->second != value)
            differences.push_back(fmt::format("{} {}: {} -> {}", kind, name, value, other->second));
    for (const auto &[name, value] : second)
        if (!first.contains(name))
            differences.push_back(fmt::format("{} {}: none -> {}", kind, name, value));
}

std::vector<std::string> interfaceChanges(const Model &first, const Model &second)
{
    const auto opsets = [](const Model &model) {
        std::map<std::string, std::string> found;
        for (const auto &import : model.proto().opset_import())
            found[import.domain().empty() ? "ai.onnx" : import.domain()] = std::to_string(import.version());
        return found;
    };
    const auto values = [](const auto &list, const Model &model) {
        std::map<std::string, std::string> found;
        for (const auto &value : list)
            if (!model.index().constant(value.name())) // older files list their weights among the inputs
                found[value.name()] = valueShape(value.type()).text();
        return found;
    };
    std::vector<std::string> differences;
    compareByName("opset", opsets(first), opsets(second), differences);
    compareByName("input", values(first.graph().input(), first), values(second.graph().input(), second), differences);
    compareByName("output", values(first.graph().output(), first), values(second.graph().output(), second), differences);
    return differences;
}

} // namespace

Result<ModelDiff> diffOf(const Model &first, const Model &second)
{
    const auto &a = first.graph();
    const auto &b = second.graph();
    std::vector<int> partner(static_cast<size_t>(a.node_size()), -1);
    std::vector<bool> taken(static_cast<size_t>(b.node_size()), false);
    // Pairs what has the same key on both sides, each once, in order.
    const auto pairBy = [&](auto keyOfFirst, auto keyOfSecond) {
        std::unordered_map<std::string, std::vector<int>> waiting;
        for (int j = b.node_size() - 1; j >= 0; --j)
            if (!taken[static_cast<size_t>(j)])
                if (const std::string key = keyOfSecond(b.node(j)); !key.empty())
                    waiting[key].push_back(j);
        for (int i = 0; i < a.node_size(); ++i) {
            if (partner[static_cast<size_t>(i)] >= 0)
                continue;
            const std::string key = keyOfFirst(a.node(i));
            const auto found = waiting.find(key);
            if (key.empty() || found == waiting.end() || found->second.empty())
                continue;
            partner[static_cast<size_t>(i)] = found->second.back();
            taken[static_cast<size_t>(found->second.back())] = true;
            found->second.pop_back();
        }
    };
    const auto name = [](const pb::NodeProto &node) { return node.name(); };
    const auto output = [](const pb::NodeProto &node) { return node.output_size() > 0 ? node.op_type() + " " + node.output(0) : std::string(); };
    pairBy(name, name);
    pairBy(output, output);
    pairBy([&](const pb::NodeProto &node) { return signatureOf(first, node); }, [&](const pb::NodeProto &node) { return signatureOf(second, node); });

    ModelDiff diff;
    diff.interface = interfaceChanges(first, second);
    const auto entry = [](const Model &model, const ConstantFlow &flow, int node) {
        const NodeId layer = flow.weightsOf({node});
        return DiffLayer{model.graph().node(node).name(), qualifiedOp(model.graph().node(node)), layer.value >= 0 ? model.graph().node(layer.value).name() : std::string()};
    };
    const ConstantFlow flowOfFirst(first);
    const ConstantFlow flowOfSecond(second);
    for (int i = 0; i < a.node_size(); ++i) {
        const int j = partner[static_cast<size_t>(i)];
        if (j < 0) {
            diff.removed.push_back(entry(first, flowOfFirst, i));
            continue;
        }
        PARE_TRY_ASSIGN(std::vector<std::string> what, changesBetween(first, a.node(i), second, b.node(j)));
        if (!what.empty())
            diff.changed.push_back({a.node(i).name(), b.node(j).name() == a.node(i).name() ? std::string() : b.node(j).name(), qualifiedOp(a.node(i)), std::move(what)});
    }
    for (int j = 0; j < b.node_size(); ++j)
        if (!taken[static_cast<size_t>(j)])
            diff.added.push_back(entry(second, flowOfSecond, j));
    return diff;
}

} // namespace pare
