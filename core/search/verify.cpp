#include "core/search/verify.h"

#include "core/analysis/budget.h"
#include "core/analysis/shapes.h"
#include "core/model/attributes.h"

#include <onnx/checker.h>

#include <algorithm>
#include <cmath>
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

pb::TensorProto seededInput(const pb::ValueInfoProto &value, uint64_t seed)
{
    pb::TensorProto tensor;
    const auto &type = value.type().tensor_type();
    tensor.set_name(value.name());
    tensor.set_data_type(type.elem_type());
    int64_t count = 1;
    for (const auto &dim : type.shape().dim()) {
        const int64_t size = dim.has_dim_value() && dim.dim_value() > 0 ? dim.dim_value() : 1;
        tensor.add_dims(size);
        count *= size;
    }
    std::mt19937_64 random(seed);
    const auto uniform = [&] { return static_cast<double>(random() >> 11) / 9007199254740992.0; };
    std::string bytes;
    const auto fill = [&](auto sample) {
        std::vector<decltype(sample())> values(static_cast<size_t>(count));
        std::generate(values.begin(), values.end(), sample);
        bytes = bytesOf(values);
    };
    switch (type.elem_type()) {
    case pb::TensorProto::FLOAT: fill([&] { return static_cast<float>(uniform() * 2 - 1); }); break;
    case pb::TensorProto::DOUBLE: fill([&] { return uniform() * 2 - 1; }); break;
    case pb::TensorProto::INT64: fill([&] { return static_cast<int64_t>(random() & 1); }); break;
    case pb::TensorProto::INT32: fill([&] { return static_cast<int32_t>(random() & 1); }); break;
    case pb::TensorProto::UINT8:
    case pb::TensorProto::INT8:
    case pb::TensorProto::BOOL: fill([&] { return static_cast<uint8_t>(random() & 1); }); break;
    case pb::TensorProto::FLOAT16: {
        std::vector<float> values(static_cast<size_t>(count));
        for (float &v : values)
            v = static_cast<float>(uniform() * 2 - 1);
        bytes = float16Bytes(values);
        break;
    }
    default: break;
    }
    tensor.set_raw_data(std::move(bytes));
    return tensor;
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

Result<NumericDifference> compareNumerically(const Model &before, const Model &after, const PassServices &services, uint64_t seed)
{
    if (!services.run)
        return unavailable("no runner is there to compare results with");
    std::vector<pb::TensorProto> inputs;
    for (const auto &value : before.graph().input())
        if (before.index().isGraphInput(value.name())) {
            if (!value.type().has_tensor_type())
                return unsupported("an input is no tensor", value.name());
            inputs.push_back(seededInput(value, ++seed));
        }
    auto expected = services.run(before, inputs);
    if (!expected.ok())
        return expected.error().kind == ErrorKind::Cancelled ? cancelled()
                                                             : unsupported("the model cannot be run on made-up inputs: " + expected.error().text());
    PARE_TRY_ASSIGN(const auto found, services.run(after, inputs));
    NumericDifference difference;
    for (size_t i = 0; i < expected->size() && i < found.size(); ++i) {
        const auto a = toDoubles((*expected)[i], {});
        const auto b = toDoubles(found[i], {});
        if (!a.ok() || !b.ok())
            continue;
        if (a->size() != b->size())
            return internalError("the result's output has another size", (*expected)[i].name());
        double largest = 0;
        double magnitude = 0;
        for (size_t k = 0; k < a->size(); ++k) {
            const double x = (*a)[k];
            const double y = (*b)[k];
            if (std::isnan(x) && std::isnan(y))
                continue;
            if (x == y)
                continue;
            largest = std::max(largest, std::isfinite(x - y) ? std::fabs(x - y) : std::fabs(x) + 1);
            if (std::isfinite(x))
                magnitude = std::max(magnitude, std::fabs(x));
        }
        for (const double x : *a)
            if (std::isfinite(x))
                magnitude = std::max(magnitude, std::fabs(x));
        difference.largest = std::max(difference.largest, largest);
        difference.relative = std::max(difference.relative, magnitude > 0 ? largest / magnitude : largest);
    }
    return difference;
}

} // namespace pare
