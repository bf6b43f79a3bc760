// Before: W' = Transpose(W) · s = Concat(Shape(x), [64]) · c = Constant() ..., all of their inputs constants, or shapes that are fixed
// After:  W' = initializer · s = initializer · c = initializer
// Also: p = Slice(table, start, end), start and end the same at every run because they follow from sizes that are: the table is cut to what is read
// Conditions: the operator is ONNX's own, without a body, and gives the same result every time; it makes no output of the model; the
// file does not grow by more than `max_growth` (the inputs that lose their last reader count against the result). Weights that are
// stored small and unpacked at load (DequantizeLinear, a Cast from a narrower type) stay as they are: folding would undo that.
// What is not evaluated here is evaluated by the runtime, through PassServices::run; its results are kept in the resolution.
#include "core/passes/fold_constants.h"

#include "core/analysis/shapes.h"
#include "core/base/checked.h"
#include "core/base/units.h"
#include "core/model/attributes.h"
#include "core/model/element_type.h"
#include "core/passes/constant_evaluator.h"
#include "core/passes/in_bodies.h"
#include "core/passes/stated_shapes.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <unordered_map>

namespace pare {

namespace {

constexpr int64_t keptInResolution = 64 * 1024; // bytes of one value that the runtime computed

std::string hexOf(const std::string &bytes)
{
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const char byte : bytes) {
        text += digits[static_cast<unsigned char>(byte) >> 4];
        text += digits[static_cast<unsigned char>(byte) & 15];
    }
    return text;
}

std::optional<std::string> bytesOfHex(const std::string &text)
{
    const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; };
    std::string bytes;
    for (size_t i = 0; i + 1 < text.size(); i += 2) {
        if (digit(text[i]) < 0 || digit(text[i + 1]) < 0)
            return std::nullopt;
        bytes += static_cast<char>(digit(text[i]) * 16 + digit(text[i + 1]));
    }
    return bytes;
}

bool isRandom(const pb::NodeProto &node)
{
    constexpr std::array ops{"RandomNormal", "RandomNormalLike", "RandomUniform", "RandomUniformLike", "Multinomial", "Bernoulli"};
    return std::any_of(ops.begin(), ops.end(), [&](const char *op) { return isOp(node, op); });
}

class Folding {
public:
    Folding(const Model &model, PassRun &run, ShapeTable shapes, ShapeTable sure)
        : m_model(model), m_run(run), m_shapes(std::move(shapes)), m_sure(std::move(sure)), m_editor(model), m_maxGrowth(run.options().integer("max_growth") * 1024)
    {
    }

    Result<PassOutcome> work()
    {
        const auto &order = m_model.index().order();
        for (size_t i = 0; i < order.size(); ++i) {
            if (m_run.stopRequested())
                return cancelled();
            const auto &node = m_model.index().node(order[i]);
            if (i % 64 == 0)
                m_run.progress(node.name(), static_cast<int64_t>(i), static_cast<int64_t>(order.size()));
            if (m_run.wants(node.name()))
                PARE_TRY(consider(order[i], node));
        }
        writeInitializers();
        if (!m_decided.empty())
            m_run.decide("values", m_decided);
        if (m_run.changedAnything())
            standaloneInitializers(m_editor);
        return m_run.finish(m_editor);
    }

private:
    using Values = std::vector<ConstantValue>;

    // The constant behind a value: folded in this run, or of the file.
    Result<const ConstantValue *> valueOf(const std::string &name)
    {
        if (const auto found = m_values.find(name); found != m_values.end())
            return &found->second;
        if (const KnownValue *known = sameAtEveryRun(name)) {
            std::vector<int64_t> numbers;
            for (const KnownNumber &number : known->elements)
                numbers.push_back(number.integer);
            return &m_values.emplace(name, constantInts(known->dims, numbers)).first->second;
        }
        const auto *tensor = m_model.index().constant(name);
        if (!tensor || tensor->data_type() == pb::TensorProto::STRING || m_model.index().isGraphInput(name))
            return nullptr;
        PARE_TRY_ASSIGN(ConstantValue value, constantValue(*tensor, m_model.payloads()));
        return &m_values.emplace(name, std::move(value)).first->second;
    }

    // Positions that follow from sizes which the model's inputs always have; null where the file alone says so.
    [[nodiscard]] const KnownValue *sameAtEveryRun(const std::string &name) const
    {
        const KnownValue *known = m_sure.known(name);
        return known && known->type == pb::TensorProto::INT64 && known->allIntegers() ? known : nullptr;
    }

    // What looks positions up in a table of numbers, where both are the same at every run. Arithmetic of sizes by itself is left as it is: it says
    // what a shape follows from.
    [[nodiscard]] bool readsATable(const pb::NodeProto &node) const
    {
        const auto *table = (isOp(node, "Slice") || isOp(node, "Gather")) && node.input_size() > 1 ? m_model.index().constant(node.input(0)) : nullptr;
        return table && isFloatType(table->data_type()) && std::all_of(node.input().begin() + 1, node.input().end(), [&](const std::string &input) {
                   return input.empty() || isConstant(input) || sameAtEveryRun(input);
               });
    }

    [[nodiscard]] bool readsConstants(const pb::NodeProto &node) const
    {
        return node.input_size() > 0 && std::all_of(node.input().begin(), node.input().end(), [&](const std::string &input) { return input.empty() || isConstant(input); });
    }

    [[nodiscard]] bool isConstant(const std::string &name) const { return m_folded.contains(name) || m_model.index().constant(name); }

    Result<void> consider(NodeId id, const pb::NodeProto &node)
    {
        if (!node.domain().empty() && node.domain() != "ai.onnx")
            return {};
        if (auto shape = fixedShape(node))
            return take(id, node, {std::move(*shape)}, "its input has a fixed shape");
        if (isOp(node, "Constant")) {
            if (const auto *tensor = m_model.index().constant(node.output(0)))
                return takeConstantNode(id, node, *tensor);
        } else if (!readsConstants(node) && !readsATable(node)) {
            return {};
        }
        if (const std::string reason = whyNot(node); !reason.empty()) {
            m_run.declined(node.name(), reason);
            return {};
        }
        PARE_TRY_ASSIGN(const auto values, evaluated(node));
        if (!values) {
            m_run.declined(node.name(), values.reason());
            return {};
        }
        int64_t bytes = 0;
        for (const ConstantValue &value : *values)
            bytes += value.sizeBytes();
        if (const int64_t growth = bytes - bytesSetFree(node); growth > m_maxGrowth) {
            m_run.declined(node.name(), "the file would grow by " + formatBytes(growth));
            return {};
        }
        return take(id, node, *values, readsConstants(node) ? "its inputs are constants" : "it reads the same of a constant at every run");
    }

    // Shape and Size of a value whose dimensions are all known.
    std::optional<ConstantValue> fixedShape(const pb::NodeProto &node) const
    {
        const bool isShape = isOp(node, "Shape");
        if ((!isShape && !isOp(node, "Size")) || m_model.index().isGraphOutput(node.output(0)))
            return std::nullopt;
        const auto dims = m_shapes.dims(node.input(0));
        const auto *seen = m_shapes.find(node.input(0));
        if (!dims || !seen || std::any_of(seen->dims.begin(), seen->dims.end(), [](const Dim &d) { return !d.symbol.empty(); }))
            return std::nullopt;
        if (!isShape) {
            const auto count = checkedElementCount(*dims);
            return count ? std::optional(constantInts({}, {*count})) : std::nullopt;
        }
        const auto rank = static_cast<int64_t>(dims->size());
        const auto bounded = [&](int64_t at) { return std::clamp<int64_t>(at < 0 ? at + rank : at, 0, rank); };
        const int64_t start = bounded(intAttribute(node, "start", 0));
        const int64_t end = std::max(start, bounded(intAttribute(node, "end", rank)));
        const std::vector<int64_t> part(dims->begin() + start, dims->begin() + end);
        return constantInts({static_cast<int64_t>(part.size())}, part);
    }

    std::string whyNot(const pb::NodeProto &node) const
    {
        for (const auto &output : node.output())
            if (m_model.index().isGraphOutput(output))
                return "it makes the model's output " + output;
        if (isRandom(node))
            return "its result is random";
        if (isOp(node, "DequantizeLinear"))
            return "it unpacks stored weights; folding it would undo the smaller file";
        for (const auto &attribute : node.attribute())
            if (attribute.has_g() || attribute.graphs_size() > 0)
                return "it has a body";
        if (isOp(node, "Cast"))
            if (const auto *stored = m_model.index().constant(node.input(0))) {
                const auto to = static_cast<int>(intAttribute(node, "to", 0));
                const bool widens = elementBits(to) > elementBits(stored->data_type()) && isFloatType(to) &&
                                    stored->data_type() != pb::TensorProto::BOOL;
                if (widens && tensorElementCount(*stored).valueOr(0) > 256)
                    return "it unpacks stored weights; folding it would undo the smaller file";
            }
        return {};
    }

    // Bytes of the inputs that nothing reads once this node is gone.
    int64_t bytesSetFree(const pb::NodeProto &node)
    {
        int64_t bytes = 0;
        std::set<std::string> seen;
        for (const auto &input : node.input()) {
            if (input.empty() || !seen.insert(input).second || m_model.index().isGraphOutput(input))
                continue;
            const auto uses = m_model.index().uses(input);
            const bool last = std::all_of(uses.begin(), uses.end(), [&](const Use &use) {
                const auto &reader = m_model.index().node(use.node);
                return reader.name() == node.name() || m_editor.removed(use.node);
            });
            if (const auto found = m_values.find(input); last && found != m_values.end())
                bytes += found->second.sizeBytes();
        }
        return bytes;
    }

    Result<OrReason<Values>> evaluated(const pb::NodeProto &node)
    {
        std::vector<const ConstantValue *> inputs;
        for (const auto &input : node.input()) {
            const ConstantValue *value = nullptr;
            if (!input.empty()) {
                PARE_TRY_ASSIGN(value, valueOf(input));
                if (!value)
                    return OrReason<Values>::because("its input " + input + " cannot be read as numbers");
            }
            inputs.push_back(value);
        }
        const int64_t most = std::max(m_maxGrowth, int64_t{1} << 20) + std::accumulate(inputs.begin(), inputs.end(), int64_t{0}, [](int64_t sum, const auto *v) {
                                 return sum + (v ? v->sizeBytes() : 0);
                             });
        auto own = evaluateConstant(node, inputs, m_model.opset(), most);
        if (own)
            return own;
        return byRuntime(node, inputs);
    }

    Result<OrReason<Values>> byRuntime(const pb::NodeProto &node, const std::vector<const ConstantValue *> &inputs)
    {
        if (m_run.replays())
            if (auto kept = keptValues(node))
                return OrReason<Values>(std::move(*kept));
        const auto &service = m_run.context().services.run;
        if (!service)
            return OrReason<Values>::because(node.op_type() + " is evaluated by running it, and no runner is available here");
        pb::ModelProto proto;
        proto.set_ir_version(m_model.proto().ir_version());
        *proto.mutable_opset_import() = m_model.proto().opset_import();
        proto.mutable_graph()->set_name("constant");
        *proto.mutable_graph()->add_node() = node;
        std::vector<pb::TensorProto> tensors;
        for (size_t i = 0; i < inputs.size(); ++i) {
            if (!inputs[i] || std::any_of(tensors.begin(), tensors.end(), [&](const auto &t) { return t.name() == node.input(static_cast<int>(i)); }))
                continue;
            tensors.push_back(tensorOf(*inputs[i], node.input(static_cast<int>(i))));
            auto &input = *proto.mutable_graph()->add_input();
            input.set_name(tensors.back().name());
            auto &type = *input.mutable_type()->mutable_tensor_type();
            type.set_elem_type(inputs[i]->type);
            for (const int64_t dim : inputs[i]->dims)
                type.mutable_shape()->add_dim()->set_dim_value(dim);
            if (inputs[i]->dims.empty())
                type.mutable_shape();
        }
        for (const auto &output : node.output())
            if (!output.empty()) {
                auto &info = *proto.mutable_graph()->add_output();
                info.set_name(output);
                if (const int type = m_shapes.type(output); type != 0)
                    info.mutable_type()->mutable_tensor_type()->set_elem_type(type);
            }
        const auto results = service(Model(std::move(proto), {}), tensors);
        if (!results.ok()) {
            if (results.error().kind == ErrorKind::Cancelled)
                return results.error();
            return OrReason<Values>::because("the runtime could not evaluate it: " + results.error().message);
        }
        Values values;
        nlohmann::json kept = nlohmann::json::array();
        size_t next = 0;
        for (const auto &output : node.output()) {
            ConstantValue value;
            if (!output.empty()) {
                if (next >= results->size())
                    return OrReason<Values>::because("the runtime gave fewer results than it has outputs");
                auto read = constantValue((*results)[next++], {});
                if (!read.ok())
                    return OrReason<Values>::because("its result cannot be stored: " + read.error().message);
                value = std::move(*read);
                if (value.sizeBytes() <= keptInResolution)
                    kept.push_back({{"type", elementTypeName(value.type)}, {"dims", value.dims}, {"bytes", hexOf(*value.bytes)}});
            } else {
                value.bytes = std::make_shared<const std::string>();
            }
            values.push_back(std::move(value));
        }
        if (static_cast<int>(kept.size()) == node.output_size())
            m_decided[node.name()] = kept;
        return OrReason<Values>(std::move(values));
    }

    std::optional<Values> keptValues(const pb::NodeProto &node)
    {
        const auto &resolution = m_run.replayed();
        if (!resolution.contains("values") || !resolution["values"].contains(node.name()))
            return std::nullopt;
        const auto &kept = resolution["values"][node.name()];
        Values values;
        for (const auto &entry : kept) {
            const auto type = elementTypeFromName(entry.value("type", ""));
            auto bytes = bytesOfHex(entry.value("bytes", ""));
            const auto dims = entry.value("dims", std::vector<int64_t>());
            const auto count = checkedElementCount(dims);
            const auto size = type && count ? elementBytes(*type, *count) : std::nullopt;
            if (!bytes || !size || *size != static_cast<int64_t>(bytes->size()))
                return std::nullopt;
            values.push_back({*type, dims, std::make_shared<const std::string>(std::move(*bytes))});
        }
        if (static_cast<int>(values.size()) != node.output_size())
            return std::nullopt;
        m_decided[node.name()] = kept;
        return values;
    }

    Result<void> takeConstantNode(NodeId id, const pb::NodeProto &node, const pb::TensorProto &tensor)
    {
        if (tensor.data_type() == pb::TensorProto::STRING)
            return {};
        if (m_model.index().isGraphOutput(node.output(0))) {
            m_run.declined(node.name(), "it makes the model's output " + node.output(0));
            return {};
        }
        m_editor.remove(id);
        m_folded.insert(node.output(0));
        m_run.changed(node.name(), "its tensor is an initializer now", readersAfter(node));
        m_moved.emplace_back(node.output(0), &tensor);
        return {};
    }

    Result<void> take(NodeId id, const pb::NodeProto &node, const Values &values, const std::string &why)
    {
        m_editor.remove(id);
        for (int i = 0; i < node.output_size(); ++i) {
            if (node.output(i).empty())
                continue;
            m_folded.insert(node.output(i));
            m_values[node.output(i)] = values[static_cast<size_t>(i)];
            m_made.push_back(node.output(i));
        }
        m_run.changed(node.name(), "replaced by its result: " + why, readersAfter(node));
        return {};
    }

    std::vector<std::string> readersAfter(const pb::NodeProto &node) const
    {
        std::vector<std::string> readers;
        for (const auto &output : node.output())
            for (const Use &use : m_model.index().uses(output))
                readers.push_back(m_model.index().node(use.node).name());
        return readers;
    }

    [[nodiscard]] bool isRead(const std::string &value) const
    {
        const auto uses = m_model.index().uses(value);
        return m_model.index().isGraphOutput(value) || std::any_of(uses.begin(), uses.end(), [&](const Use &use) { return !m_editor.removed(use.node); });
    }

    // Only results that a remaining node reads become initializers; they keep their value's name.
    void writeInitializers()
    {
        for (const std::string &name : m_made) {
            if (!isRead(name))
                continue;
            const ConstantValue &value = m_values.at(name);
            auto &tensor = *m_editor.graph().add_initializer();
            tensor.set_name(name);
            tensor.set_data_type(value.type);
            tensor.mutable_dims()->Assign(value.dims.begin(), value.dims.end());
            setTensorBytes(tensor, *value.bytes, m_editor.payloads());
        }
        for (const auto &[name, from] : m_moved) {
            if (!isRead(name))
                continue;
            auto &tensor = *m_editor.graph().add_initializer();
            tensor = *from;
            tensor.set_name(name);
        }
    }

    const Model &m_model;
    PassRun &m_run;
    ShapeTable m_shapes;
    ShapeTable m_sure; // of what follows from the model's inputs
    GraphEditor m_editor;
    int64_t m_maxGrowth;
    std::unordered_map<std::string, ConstantValue> m_values;
    std::set<std::string> m_folded;
    std::vector<std::string> m_made;
    std::vector<std::pair<std::string, const pb::TensorProto *>> m_moved;
    nlohmann::json m_decided = nlohmann::json::object();
};

Result<PassOutcome> foldConstants(const Model &model, const PassRequest &request, PassContext &context)
{
    PassRun run("fold-constants", request, context);
    PARE_TRY_ASSIGN(ShapeTable shapes, ShapeTable::of(model));
    PARE_TRY_ASSIGN(ShapeTable sure, ShapeTable::of(withoutStatedShapes(model)));
    return Folding(model, run, std::move(shapes), std::move(sure)).work();
}

} // namespace

const Pass &foldConstantsPass()
{
    static const Pass pass{
        "fold-constants",
        "Replaces what can be computed from constants by its result",
        false,
        {{"max_growth", OptionType::Integer, "64", "How much larger one result may make the file", "KiB", 0, 1 << 20, {}}},
        alsoInBranches<foldConstants>,
        true};
    return pass;
}

} // namespace pare
