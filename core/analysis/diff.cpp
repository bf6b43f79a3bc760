#include "core/analysis/diff.h"

#include "core/analysis/constant_flow.h"
#include "core/analysis/diff_interface.h"
#include "core/analysis/diff_labels.h"
#include "core/analysis/shapes.h"
#include "core/model/attributes.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <onnx/defs/schema.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

namespace pare {

namespace {

std::string text(const pb::TensorProto &tensor)
{
    return fmt::format("{} {}", elementTypeName(tensor.data_type()), tensor.dims_size() == 0 ? "scalar" : fmt::format("{}", fmt::join(tensor.dims(), "x")));
}

std::string attributeText(const pb::AttributeProto &attribute)
{
    if (attribute.has_g() || attribute.graphs_size() > 0)
        return "a graph";
    if (attribute.has_t())
        return text(attribute.t());
    const auto list = [](const auto &values) { return values.size() > 16 ? fmt::format("{} numbers", values.size()) : fmt::format("[{}]", fmt::join(values, ", ")); };
    if (attribute.has_i())
        return std::to_string(attribute.i());
    if (attribute.has_f())
        return fmt::format("{:g}", attribute.f());
    if (attribute.has_s())
        return attribute.s().size() > 160 ? attribute.s().substr(0, 160) + "..." : attribute.s();
    return attribute.floats_size() > 0 ? list(attribute.floats()) : attribute.strings_size() > 0 ? list(attribute.strings()) : list(attribute.ints());
}

// What differs between one pair of layers.
struct Changes {
    std::vector<DiffKind> kinds;
    std::vector<std::string> what;

    void add(DiffKind kind, std::string words)
    {
        if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
            kinds.push_back(kind);
        what.push_back(std::move(words));
    }
};

class Comparison {
public:
    Comparison(const Model &first, const Model &second, const LayerPairs &pairs, const ConstantFlow &flowOfFirst, const ConstantFlow &flowOfSecond, const DiffOptions &options)
        : m_first(first), m_second(second), m_pairs(pairs), m_options(options)
    {
        const auto places = [](const Model &model) {
            std::unordered_map<std::string, int> found;
            for (const auto &input : model.graph().input())
                if (model.index().isGraphInput(input.name()))
                    found.emplace(input.name(), static_cast<int>(found.size()));
            return found;
        };
        m_inputs[0] = places(first);
        m_inputs[1] = places(second);
        m_made[0] = madeOfConstants(flowOfFirst);
        m_made[1] = madeOfConstants(flowOfSecond);
    }

    Result<Changes> between(const pb::NodeProto &a, const pb::NodeProto &b) const
    {
        Changes changes;
        if (qualifiedOp(a) != qualifiedOp(b))
            changes.add(DiffKind::Operator, "operator: " + qualifiedOp(a) + " -> " + qualifiedOp(b));
        const bool sameRoles = familyOf(a) == familyOf(b) && (a.op_type() == b.op_type() || a.input_size() == b.input_size());
        for (int i = 0; sameRoles && i < std::max(a.input_size(), b.input_size()); ++i)
            PARE_TRY(compareInput(a, b, i, changes));
        if (a.op_type() == b.op_type()) { // else they mean other things
            PARE_TRY(compareAttributes(a, b, changes));
        }
        std::sort(changes.kinds.begin(), changes.kinds.end());
        return changes;
    }

private:
    Result<void> compareInput(const pb::NodeProto &a, const pb::NodeProto &b, int i, Changes &changes) const
    {
        const std::string p = i < a.input_size() ? a.input(i) : std::string();
        const std::string q = i < b.input_size() ? b.input(i) : std::string();
        if (p.empty() && q.empty())
            return {};
        const ConstantBehind x = behind(m_first, p, 0);
        const ConstantBehind y = behind(m_second, q, 1);
        if (!x.tensor && !y.tensor) {
            compareReading(p, q, i, changes);
            return {};
        }
        if (!x.tensor != !y.tensor) {
            const ConstantBehind &one = x.tensor ? x : y; // a bias that came or went, or what was computed and is fixed now
            const DiffKind kind = !p.empty() && !q.empty() ? DiffKind::Inputs : isFloatType(one.tensor->data_type()) ? DiffKind::Weights : DiffKind::Attributes;
            changes.add(kind, fmt::format("input {}: {} -> {}", i, wordFor(p, x), wordFor(q, y)));
            return {};
        }
        const auto shown = [](const ConstantBehind &constant) { return constant.through.empty() ? text(*constant.tensor) : text(*constant.tensor) + " (" + constant.through + ")"; };
        const bool steers = !isFloatType(x.tensor->data_type()) && x.through.empty() && y.through.empty() && x.tensor->data_type() == y.tensor->data_type();
        bool otherShape = !std::ranges::equal(x.tensor->dims(), y.tensor->dims());
        const bool computed = x.through == "computed" || y.through == "computed"; // packed or turned: its dimensions say nothing
        if (computed && x.tensor->data_type() == y.tensor->data_type() && x.through != y.through) {
            changes.add(DiffKind::Inputs, fmt::format("input {} ({}): {} -> {}", i, p, shown(x), shown(y)));
            return {};
        }
        const bool otherType = x.tensor->data_type() != y.tensor->data_type() || x.through != y.through;
        otherShape = otherShape && !(computed && otherType);
        if (otherType || (otherShape && !steers)) {
            const std::string words = fmt::format("input {} ({}): {} -> {}", i, p, shown(x), shown(y));
            if (otherType && x.through == y.through && !otherShape && withinTolerance()) {
                PARE_TRY_ASSIGN(const Difference difference, differenceBetween(*x.tensor, *y.tensor));
                if (allowed(difference))
                    return {};
            }
            changes.add(otherShape ? DiffKind::Shape : DiffKind::Precision, words);
            if (otherShape && otherType && std::find(changes.kinds.begin(), changes.kinds.end(), DiffKind::Precision) == changes.kinds.end())
                changes.kinds.push_back(DiffKind::Precision);
            return {};
        }
        PARE_TRY_ASSIGN(const bool equal, sameBytes(*x.tensor, *y.tensor));
        if (equal)
            return {};
        if (steers) {
            changes.add(DiffKind::Attributes, fmt::format("input {} ({}): {} -> {}", i, p, valuesOf(m_first, *x.tensor), valuesOf(m_second, *y.tensor)));
            return {};
        }
        PARE_TRY_ASSIGN(const Difference difference, differenceBetween(*x.tensor, *y.tensor));
        if (!allowed(difference))
            changes.add(DiffKind::Weights, fmt::format("input {} ({}): other values, the largest difference {:.3g} of {:.3g}", i, p, difference.largest, difference.magnitude));
        return {};
    }

    // Whether two values come from the same layer. Layers that only one model has are passed by on the way up; quantizing and casting
    // nodes too, and these are told.
    void compareReading(const std::string &a, const std::string &b, int i, Changes &changes) const
    {
        const Source x = sourceOf(m_first, m_pairs.second, a, 0);
        const Source y = sourceOf(m_second, m_pairs.first, b, 1);
        if (x.passed != y.passed)
            changes.add(DiffKind::Precision, fmt::format("input {}: {} -> {}", i, x.passed.empty() ? "as it is" : "through " + x.passed, y.passed.empty() ? "as it is" : "through " + y.passed));
        if (x.node < 0 && y.node < 0) {
            if (x.input != y.input && m_inputs[0].size() == m_inputs[1].size())
                changes.add(DiffKind::Inputs, fmt::format("input {}: reads {} -> {}", i, a, b));
            return;
        }
        if (x.node >= 0 && y.node >= 0 && m_pairs.second[static_cast<size_t>(x.node)] == y.node && x.output == y.output)
            return;
        const auto words = [](const Model &model, const Source &source, const std::string &value) {
            return source.node >= 0 ? model.graph().node(source.node).name() : value.empty() ? std::string("nothing") : value;
        };
        changes.add(DiffKind::Inputs, fmt::format("input {}: from {} -> from {}", i, words(m_first, x, a), words(m_second, y, b)));
    }

    struct Source {
        int node = -1; // the first on the way up that has a partner
        int output = 0;
        int input = -1; // else: which of the model's inputs
        std::string passed; // "QuantizeLinear, DequantizeLinear": those of this model alone
    };

    Source sourceOf(const Model &model, const std::vector<int> &partners, std::string value, int side) const
    {
        Source source;
        for (int steps = 0; steps < 64; ++steps) {
            const auto maker = model.index().producer(value);
            if (!maker) {
                const auto input = m_inputs[side].find(value);
                source.input = input != m_inputs[side].end() ? input->second : -1;
                return source;
            }
            const auto &node = model.index().node(*maker);
            if (partners[static_cast<size_t>(maker->value)] >= 0) {
                source.node = maker->value;
                for (int k = 0; k < node.output_size(); ++k)
                    if (node.output(k) == value)
                        source.output = k;
                return source;
            }
            if (isTransparent(node) && node.op_type() != "Identity")
                source.passed = source.passed.empty() ? node.op_type() : node.op_type() + ", " + source.passed;
            const auto next = std::find_if(node.input().begin(), node.input().end(), [&](const std::string &input) { return !input.empty() && !constantBehind(model, input).tensor; });
            if (next == node.input().end())
                return source;
            value = std::string(*next);
        }
        return source;
    }

    Result<void> compareAttributes(const pb::NodeProto &a, const pb::NodeProto &b, Changes &changes) const
    {
        if (isOp(a, "Constant") && isOp(b, "Constant") && a.output_size() == 1 && b.output_size() == 1) {
            const auto *x = m_first.index().constant(a.output(0));
            const auto *y = m_second.index().constant(b.output(0));
            if (x && y && std::ranges::equal(x->dims(), y->dims()) && x->data_type() == y->data_type()) {
                PARE_TRY_ASSIGN(const bool equal, sameBytes(*x, *y));
                if (!equal) {
                    if (isFloatType(x->data_type())) {
                        PARE_TRY_ASSIGN(const Difference difference, differenceBetween(*x, *y));
                        if (allowed(difference))
                            return {};
                    }
                    changes.add(DiffKind::Attributes, fmt::format("value: {} -> {}", valuesOf(m_first, *x), valuesOf(m_second, *y)));
                }
                return {};
            }
        }
        std::map<std::string, std::pair<const pb::AttributeProto *, const pb::AttributeProto *>> attributes;
        for (const auto &attribute : a.attribute())
            attributes[attribute.name()].first = &attribute;
        for (const auto &attribute : b.attribute())
            attributes[attribute.name()].second = &attribute;
        for (auto &[name, values] : attributes) {
            const bool told[2] = {values.first != nullptr, values.second != nullptr};
            if (!told[0])
                values.first = usualOf(m_first, a, name);
            if (!told[1])
                values.second = usualOf(m_second, b, name);
            if (values.first && values.second) {
                PARE_TRY_ASSIGN(const uint64_t x, fingerprint(m_first, *values.first));
                PARE_TRY_ASSIGN(const uint64_t y, fingerprint(m_second, *values.second));
                if (x == y)
                    continue;
            }
            const auto shown = [](const pb::AttributeProto *attribute) { return attribute ? attributeText(*attribute) : std::string("none"); };
            const std::string x = shown(values.first);
            const std::string y = shown(values.second);
            changes.add(DiffKind::Attributes, x == y ? fmt::format("attribute {}: {} with other content", name, x) : fmt::format("attribute {}: {} -> {}", name, x, y));
        }
        return {};
    }

    // What an attribute is where a node does not tell it; null where that is not said or another operator's affair.
    static const pb::AttributeProto *usualOf(const Model &model, const pb::NodeProto &node, const std::string &name)
    {
        const std::string domain = node.domain() == "ai.onnx" ? std::string() : node.domain();
        const auto *schema = pb::OpSchemaRegistry::Schema(node.op_type(), static_cast<int>(model.opset(domain)), domain);
        if (!schema)
            return nullptr;
        const auto known = schema->attributes().find(name);
        return known != schema->attributes().end() && known->second.default_value.ByteSizeLong() > 0 ? &known->second.default_value : nullptr;
    }

    Result<bool> sameBytes(const pb::TensorProto &x, const pb::TensorProto &y) const
    {
        if (x.data_type() == pb::TensorProto::STRING)
            return std::ranges::equal(x.string_data(), y.string_data());
        const std::string key = payloadKey(x);
        const std::string other = payloadKey(y);
        if (!key.empty() && !other.empty()) { // variants of one source share their bytes
            const auto p = m_first.payloads().find(key);
            const auto q = m_second.payloads().find(other);
            if (p != m_first.payloads().end() && q != m_second.payloads().end() && p->second == q->second)
                return true;
        }
        PARE_TRY_ASSIGN(const Bytes p, tensorBytes(x, m_first.payloads()));
        PARE_TRY_ASSIGN(const Bytes q, tensorBytes(y, m_second.payloads()));
        return p.text() == q.text();
    }

    struct Difference {
        double largest = INFINITY; // NaN on one side only counts as infinite
        double magnitude = 0;
    };

    Result<Difference> differenceBetween(const pb::TensorProto &x, const pb::TensorProto &y) const
    {
        const auto p = toFloats(x, m_first.payloads());
        const auto q = toFloats(y, m_second.payloads());
        Difference difference;
        if (!p.ok() || !q.ok()) {
            for (const auto *failed : {&p, &q})
                if (!failed->ok() && failed->error().kind == ErrorKind::Io)
                    return failed->error();
            return difference; // no numbers: text, complex numbers
        }
        if (p->size() != q->size())
            return difference;
        difference.largest = 0;
        for (size_t i = 0; i < p->size(); ++i) {
            const double one = (*p)[i];
            const double other = (*q)[i];
            difference.magnitude = std::max(difference.magnitude, std::abs(one));
            if (one == other || (std::isnan(one) && std::isnan(other)))
                continue;
            const double apart = std::abs(one - other);
            difference.largest = std::isnan(apart) ? INFINITY : std::max(difference.largest, apart);
        }
        return difference;
    }

    // The largest constant of each value that nodes make of constants alone.
    static std::unordered_map<std::string_view, const pb::TensorProto *> madeOfConstants(const ConstantFlow &flow)
    {
        std::unordered_map<std::string_view, std::pair<int64_t, const pb::TensorProto *>> largest;
        for (const ConstantUse &use : flow.constants())
            if (!use.read.empty() && use.read != use.name) {
                auto &one = largest[use.read];
                if (!one.second || use.elements > one.first)
                    one = {use.elements, use.tensor};
            }
        std::unordered_map<std::string_view, const pb::TensorProto *> made;
        for (const auto &[value, one] : largest)
            made[value] = one.second;
        return made;
    }

    [[nodiscard]] ConstantBehind behind(const Model &model, const std::string &value, int side) const
    {
        if (value.empty())
            return {};
        ConstantBehind found = constantBehind(model, value);
        if (!found.tensor)
            if (const auto made = m_made[side].find(value); made != m_made[side].end())
                found = {made->second, "computed"};
        return found;
    }

    [[nodiscard]] bool withinTolerance() const { return m_options.relative > 0 || m_options.absolute > 0; }
    [[nodiscard]] bool allowed(const Difference &difference) const
    {
        return withinTolerance() && std::isfinite(difference.largest) && difference.largest <= m_options.absolute + m_options.relative * difference.magnitude;
    }

    static std::string valuesOf(const Model &model, const pb::TensorProto &tensor)
    {
        const auto values = toDoubles(tensor, model.payloads());
        if (!values.ok() || values->empty() || values->size() > 8)
            return text(tensor);
        return values->size() == 1 && tensor.dims_size() == 0 ? fmt::format("{:g}", values->front()) : fmt::format("[{:g}]", fmt::join(*values, ", "));
    }

    static std::string wordFor(const std::string &value, const ConstantBehind &constant) { return constant.tensor ? text(*constant.tensor) : value.empty() ? "none" : "computed"; }

    const Model &m_first;
    const Model &m_second;
    const LayerPairs &m_pairs;
    const DiffOptions &m_options;
    std::unordered_map<std::string, int> m_inputs[2];
    std::unordered_map<std::string_view, const pb::TensorProto *> m_made[2];
};

} // namespace

std::string_view wordOf(DiffKind kind)
{
    switch (kind) {
    case DiffKind::Operator: return "operator";
    case DiffKind::Weights: return "weights";
    case DiffKind::Precision: return "precision";
    case DiffKind::Shape: return "shape";
    case DiffKind::Attributes: return "attributes";
    case DiffKind::Inputs: return "inputs";
    }
    return {};
}

Result<ModelDiff> diffOf(const Model &first, const Model &second, const DiffOptions &options)
{
    ModelDiff diff;
    PARE_TRY_ASSIGN(diff.pairs, pairLayers(first, second));
    InterfaceDiff interface = interfaceDiff(first, second, diff.pairs);
    diff.interface = std::move(interface.what);
    diff.renamedInputs = std::move(interface.inputs);
    diff.renamedOutputs = std::move(interface.outputs);
    const auto entry = [](const Model &model, const ConstantFlow &flow, int node) {
        const NodeId layer = flow.weightsOf({node});
        return DiffLayer{model.graph().node(node).name(), qualifiedOp(model.graph().node(node)), layer.value >= 0 ? model.graph().node(layer.value).name() : std::string()};
    };
    const ConstantFlow flowOfFirst(first);
    const ConstantFlow flowOfSecond(second);
    const Comparison comparison(first, second, diff.pairs, flowOfFirst, flowOfSecond, options);
    for (int i = 0; i < first.graph().node_size(); ++i) {
        const int j = diff.pairs.second[static_cast<size_t>(i)];
        if (j < 0) {
            diff.removed.push_back(entry(first, flowOfFirst, i));
            diff.makers.removed += diff.removed.back().weightsOf.empty() ? 0 : 1;
            continue;
        }
        const int maker = flowOfFirst.weightsOf({i}).value >= 0 ? 1 : 0;
        const auto &a = first.graph().node(i);
        const auto &b = second.graph().node(j);
        PARE_TRY_ASSIGN(Changes changes, comparison.between(a, b));
        if (!changes.what.empty()) {
            diff.changed.push_back({a.name(), b.name() == a.name() ? std::string() : b.name(), qualifiedOp(a), std::move(changes.kinds), std::move(changes.what)});
            diff.makers.changed += maker;
            continue;
        }
        ++diff.unchanged;
        diff.makers.unchanged += maker;
        if (b.name() != a.name())
            diff.renamed.push_back({a.name(), b.name()});
    }
    for (int j = 0; j < second.graph().node_size(); ++j)
        if (diff.pairs.first[static_cast<size_t>(j)] < 0) {
            diff.added.push_back(entry(second, flowOfSecond, j));
            diff.makers.added += diff.added.back().weightsOf.empty() ? 0 : 1;
        }
    return diff;
}

} // namespace pare
