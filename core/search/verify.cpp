#include "core/search/verify.h"

#include "core/analysis/budget.h"
#include "core/analysis/shapes.h"
#include "core/model/attributes.h"
#include "core/runtime/sample_inputs.h"

#include <onnx/checker.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <unordered_set>

namespace pare {

namespace {

// The checker's complaint; empty where it has none.
std::string complaintOf(const Model &model)
{
    try {
        pb::checker::check_model(withPayloadsAsInputs(model), false, true, false);
        return {};
    } catch (const std::exception &failure) {
        return failure.what();
    }
}

std::vector<std::string> namesOf(const google::protobuf::RepeatedPtrField<pb::ValueInfoProto> &values, const Model &model)
{
    std::vector<std::string> names;
    for (const auto &value : values)
        if (!model.index().initializer(value.name()))
            names.push_back(value.name());
    return names;
}

ModelValue inputValue(const pb::ValueInfoProto &info)
{
    ModelValue value;
    value.name = info.name();
    if (!info.type().has_tensor_type())
        return value;
    const auto &type = info.type().tensor_type();
    value.type = type.elem_type();
    value.ranked = type.has_shape();
    for (const auto &dim : type.shape().dim()) {
        value.dims.push_back(dim.has_dim_value() && dim.dim_value() > 0 ? dim.dim_value() : -1);
        value.symbols.push_back(dim.dim_param());
    }
    return value;
}

bool isHalf(int type)
{
    return type == pb::TensorProto::FLOAT16 || type == pb::TensorProto::BFLOAT16;
}

// The inputs, each float moved by about as much as rounding moves it.
std::vector<pb::TensorProto> nudged(std::vector<pb::TensorProto> inputs, uint64_t seed)
{
    std::mt19937_64 random(seed);
    for (pb::TensorProto &tensor : inputs) {
        if (tensor.data_type() != pb::TensorProto::FLOAT && tensor.data_type() != pb::TensorProto::FLOAT16)
            continue;
        const bool half = tensor.data_type() == pb::TensorProto::FLOAT16;
        auto values = toFloats(tensor, {});
        if (!values.ok())
            continue;
        const float step = half ? 1e-3F : 1e-6F;
        for (float &value : *values)
            value *= 1 + ((random() & 1) != 0 ? step : -step);
        tensor.set_raw_data(half ? float16Bytes(*values) : bytesOf(*values));
    }
    return inputs;
}

// Errors: Internal where outputs are not of the same number and size.
Result<NumericDifference> differenceOf(const std::vector<pb::TensorProto> &expected, const std::vector<pb::TensorProto> &found)
{
    if (expected.size() != found.size())
        return internalError("the result has another number of outputs");
    NumericDifference difference;
    for (size_t i = 0; i < expected.size(); ++i) {
        const auto a = toDoubles(expected[i], {});
        const auto b = toDoubles(found[i], {});
        if (!a.ok() || !b.ok())
            continue; // text
        if (a->size() != b->size())
            return internalError("the result's output has another size", expected[i].name());
        double largest = 0;
        double magnitude = 0;
        size_t different = 0;
        for (size_t k = 0; k < a->size(); ++k) {
            const double x = (*a)[k];
            const double y = (*b)[k];
            if (std::isfinite(x))
                magnitude = std::max(magnitude, std::fabs(x));
            if (x == y || (std::isnan(x) && std::isnan(y)))
                continue;
            ++different;
            largest = std::max(largest, std::isfinite(x - y) ? std::fabs(x - y) : std::numeric_limits<double>::infinity());
        }
        difference.largest = std::max(difference.largest, largest);
        if (different == 0)
            continue;
        const double relative = isFloatType(expected[i].data_type()) ? (magnitude > 0 ? largest / magnitude : largest)
                                                                     : static_cast<double>(different) / static_cast<double>(a->size());
        difference.relative = std::max(difference.relative, relative);
    }
    return difference;
}

} // namespace

Result<void> verifyStructure(const Model &before, const Model &after)
{
    if (!after.index().acyclic())
        return internalError("the result has a cycle", after.index().nodeOnCycle());
    if (namesOf(before.graph().input(), before) != namesOf(after.graph().input(), after)
        || namesOf(before.graph().output(), before) != namesOf(after.graph().output(), after))
        return internalError("the result has other inputs or outputs than its source");
    const GraphIndex &index = after.index();
    const auto made = [&](const std::string &name) {
        return name.empty() || index.producer(name) || index.initializer(name) || index.isGraphInput(name);
    };
    std::unordered_set<std::string_view> sparse;
    for (const auto &tensor : after.graph().sparse_initializer())
        sparse.insert(tensor.values().name());
    for (const auto &node : after.graph().node())
        for (const auto &input : node.input())
            if (!made(input) && !sparse.contains(input))
                return internalError("reads \"" + input + "\", which nothing makes", node.name());
    for (const auto &output : after.graph().output())
        if (!made(output.name()))
            return internalError("nothing makes the output", output.name());
    if (!checkBudget(after.proto()).ok())
        return {}; // a model that is over the budget was so before: its structure was compared above
    if (const std::string complaint = complaintOf(after); !complaint.empty() && complaintOf(before).empty())
        return internalError("ONNX's checker refuses the result: " + complaint);
    auto shapesAfter = ShapeTable::of(after);
    PARE_TRY(shapesAfter);
    if (!shapesAfter->note().empty()) {
        auto shapesBefore = ShapeTable::of(before);
        if (shapesBefore.ok() && shapesBefore->note().empty())
            return internalError("shape inference refuses the result: " + shapesAfter->note());
    }
    return {};
}

double roundingTolerance(const Model &model)
{
    bool half = false;
    forEachTensor(model.proto(), [&](const pb::TensorProto &tensor) { half = half || isHalf(tensor.data_type()); });
    for (const auto &node : model.graph().node())
        half = half || (isOp(node, "Cast") && isHalf(static_cast<int>(intAttribute(node, "to", 0))));
    return half ? 5e-2 : 2e-3;
}

// Inputs that the model runs on are looked for among the guesses of sizes that sampleInputs knows.
Result<void> NumericComparison::runFirst(const Model &model)
{
    m_known.reset();
    std::vector<ModelValue> values;
    for (const auto &input : model.graph().input())
        if (model.index().isGraphInput(input.name()))
            values.push_back(inputValue(input));
    InputOptions options;
    options.seed = m_seed;
    std::string refusal;
    for (const SizeGuess &guess : sizeGuesses()) {
        const auto sample = sampleInputs(values, options, guess);
        if (!sample.ok())
            return unsupported("no inputs can be made up for it: " + sample.error().text());
        m_inputs.clear();
        for (const Tensor &tensor : sample->tensors) {
            pb::TensorProto input;
            input.set_name(tensor.name);
            input.set_data_type(tensor.type);
            input.mutable_dims()->Add(tensor.dims.begin(), tensor.dims.end());
            input.set_raw_data(tensor.bytes);
            m_inputs.push_back(std::move(input));
        }
        auto outputs = m_services.run(model, m_inputs);
        if (outputs.ok()) {
            m_outputs = std::move(outputs).value();
            m_known = model;
            return {};
        }
        const ErrorKind kind = outputs.error().kind;
        if (kind == ErrorKind::Cancelled)
            return cancelled();
        if (refusal.empty())
            refusal = outputs.error().text();
        if (kind != ErrorKind::InvalidInput || sample->guessed.empty())
            break;
    }
    return unsupported("it cannot be run on made-up inputs: " + refusal);
}

// How far the outputs of the known model move by themselves: from run to run, and (nudge) when the inputs move by a rounding error.
Result<NumericDifference> NumericComparison::ownMovement(const Model &model, bool nudge) const
{
    NumericDifference most;
    for (const bool moved : {false, true}) {
        if (moved && !nudge)
            break;
        const auto again = m_services.run(model, moved ? nudged(m_inputs, m_seed) : m_inputs);
        if (!again.ok())
            return again.error().kind == ErrorKind::Cancelled ? cancelled() : unsupported("it cannot be run again: " + again.error().text());
        const auto difference = differenceOf(m_outputs, *again);
        if (!difference.ok())
            return NumericDifference{std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
        most.largest = std::max(most.largest, difference->largest);
        most.relative = std::max(most.relative, difference->relative);
    }
    return most;
}

Result<NumericDifference> NumericComparison::compare(const Model &before, const Model &after, double tolerance)
{
    if (!m_services.run)
        return unavailable("no runner is there to compare results with");
    if (!m_known || !m_known->sameAs(before))
        PARE_TRY(runFirst(before));
    auto found = m_services.run(after, m_inputs);
    if (!found.ok()) {
        const ErrorKind kind = found.error().kind;
        if (kind == ErrorKind::Cancelled)
            return cancelled();
        if (kind == ErrorKind::OutOfMemory)
            return unsupported("the result needs more memory than the runner may take");
        return internalError("the result cannot be run, where its source could: " + found.error().text());
    }
    const auto difference = differenceOf(m_outputs, *found);
    if (!difference.ok() || difference->relative > tolerance) {
        PARE_TRY_ASSIGN(const NumericDifference own, ownMovement(before, tolerance > 0));
        if (own.relative > tolerance)
            return unsupported("its outputs move by as much from run to run, or when its inputs move by a rounding error");
    } else {
        m_known = after;
        m_outputs = std::move(found).value();
    }
    return difference;
}

Result<NumericDifference> compareNumerically(const Model &before, const Model &after, const PassServices &services, uint64_t seed, double tolerance)
{
    return NumericComparison(services, seed).compare(before, after, tolerance);
}

} // namespace pare
