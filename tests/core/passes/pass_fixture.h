// What every test of a pass does the same way: run it, look at the report, run it again, replay it, compare numbers with the runtime.
#pragma once

#include "core/analysis/shapes.h"
#include "core/passes/all_passes.h"
#include "core/runtime/runner.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <onnx/checker.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace pare::test {

// One runner process for a whole test program.
inline Runner &runner()
{
    static RunContext context;
    static const std::unique_ptr<Runner> started = VERIFIED(Runner::start({}, context));
    return *started;
}

// Seeded inputs for a model; sizes that are not fixed become 2. Integers are 0 .. 4.
inline std::vector<pb::TensorProto> inputsFor(const Model &model, uint64_t seed, double scale = 1)
{
    std::vector<pb::TensorProto> tensors;
    for (const auto &input : model.graph().input()) {
        if (!model.index().isGraphInput(input.name()))
            continue;
        std::vector<int64_t> dims;
        for (const auto &dim : input.type().tensor_type().shape().dim())
            dims.push_back(dim.has_dim_value() ? dim.dim_value() : 2);
        pb::TensorProto tensor = randomTensor(input.name(), dims, seed + tensors.size());
        auto values = VERIFIED(toFloats(tensor, {}));
        if (input.type().tensor_type().elem_type() == pb::TensorProto::INT64) {
            std::vector<int64_t> integers;
            for (const float value : values)
                integers.push_back(static_cast<int64_t>((value + 1) * 2.49F));
            tensor.set_data_type(pb::TensorProto::INT64);
            tensor.set_raw_data(bytesOf(integers));
        } else {
            for (float &value : values)
                value *= static_cast<float>(scale);
            tensor.set_raw_data(bytesOf(values));
        }
        tensors.push_back(std::move(tensor));
    }
    return tensors;
}

inline std::vector<pb::TensorProto> outputsOf(const Model &model, const std::vector<pb::TensorProto> &inputs)
{
    RunContext context;
    const ModelHandle handle = VERIFIED(runner().load(model, {}, context));
    return VERIFIED(runner().run(handle, inputs, context));
}

// What the runtime makes of a model: operators after optimization are seen through the profile of a run. Extended: all fusions, but no
// change of memory layout, which gives nodes names of the runtime's own.
inline std::map<std::string, int> operatorsThatRan(const Model &model)
{
    RunContext context;
    LoadOptions load;
    load.optimization = GraphOptimization::Extended;
    const ModelHandle handle = VERIFIED(runner().load(model, load, context));
    ProfileOptions options;
    options.runs = 1;
    std::map<std::string, int> counts;
    for (const NodeTime &node : VERIFIED(runner().profile(handle, options, context)).nodes)
        if (node.fusedInto.empty())
            ++counts[node.op];
    return counts;
}

// The largest difference between the outputs of two models over the largest magnitude of the first, on seeded inputs.
inline double difference(const Model &before, const Model &after, uint64_t seed = 1, double scale = 1)
{
    const auto inputs = inputsFor(before, seed, scale);
    const auto a = outputsOf(before, inputs);
    const auto b = outputsOf(after, inputs);
    if (a.size() != b.size())
        return std::numeric_limits<double>::infinity();
    double most = 0;
    double largest = 1e-30;
    for (size_t i = 0; i < a.size(); ++i) {
        const auto x = VERIFIED(toDoubles(a[i], {}));
        const auto y = VERIFIED(toDoubles(b[i], {}));
        if (x.size() != y.size() || a[i].name() != b[i].name())
            return std::numeric_limits<double>::infinity();
        for (size_t k = 0; k < x.size(); ++k) {
            largest = std::max(largest, std::abs(x[k]));
            most = std::max(most, std::abs(x[k] - y[k]));
        }
    }
    return most / largest;
}

inline PassServices servicesOfRunner()
{
    PassServices services;
    services.run = [](const Model &model, std::span<const pb::TensorProto> inputs) -> Result<std::vector<pb::TensorProto>> {
        RunContext context;
        PARE_TRY_ASSIGN(const ModelHandle handle, runner().load(model, {}, context));
        return runner().run(handle, inputs, context);
    };
    // Four seeded batches through the model with the asked values as outputs.
    services.observe = [](const Model &model, const ObserveRequest &request) -> Result<std::map<std::string, TensorStatistics>> {
        pb::ModelProto proto = VERIFIED(withPayloadsInside(model));
        std::set<std::string> outputs;
        for (const auto &output : proto.graph().output())
            outputs.insert(output.name());
        for (const auto &name : request.tensors)
            if (!model.index().isGraphInput(name) && outputs.insert(name).second)
                proto.mutable_graph()->add_output()->set_name(name);
        const Model open(std::move(proto), {});
        RunContext context;
        PARE_TRY_ASSIGN(const ModelHandle handle, runner().load(open, {}, context));
        std::map<std::string, std::vector<double>> seen;
        for (uint64_t seed = 1; seed <= 4; ++seed) {
            const auto inputs = inputsFor(model, seed);
            PARE_TRY_ASSIGN(auto values, runner().run(handle, inputs, context));
            values.insert(values.end(), inputs.begin(), inputs.end());
            for (const auto &tensor : values) {
                const auto numbers = VERIFIED(toDoubles(tensor, {}));
                auto &all = seen[tensor.name()];
                all.insert(all.end(), numbers.begin(), numbers.end());
            }
        }
        std::map<std::string, TensorStatistics> statistics;
        for (const auto &name : request.tensors) {
            const auto &values = seen[name];
            TensorStatistics &one = statistics[name];
            one.count = static_cast<int64_t>(values.size());
            if (values.empty())
                continue; // in a branch that was not taken
            one.min = *std::min_element(values.begin(), values.end());
            one.max = *std::max_element(values.begin(), values.end());
            for (const double value : values) {
                one.mean += value / static_cast<double>(values.size());
                one.meanSquare += value * value / static_cast<double>(values.size());
            }
            one.histogramMin = one.min;
            one.histogramMax = one.max;
            if (!request.histogram || !std::isfinite(one.max - one.min))
                continue;
            const auto bins = static_cast<size_t>(request.histogramBins);
            one.histogram.assign(bins, 0);
            for (const double value : values)
                ++one.histogram[one.max > one.min ? std::min(bins - 1, static_cast<size_t>((value - one.min) / (one.max - one.min) * static_cast<double>(bins))) : 0];
        }
        return statistics;
    };
    return services;
}

struct PassRunner {
    std::string id;
    std::map<std::string, std::string> options;
    PassServices services;
    std::optional<std::set<std::string>> layers;
    std::set<std::string> leftAlone = {};

    [[nodiscard]] Result<PassOutcome> run(const Model &model, const nlohmann::json &resolution = {}, bool withServices = true) const
    {
        const Pass *pass = findPass(id);
        if (!pass)
            return internalError("there is no pass " + id);
        PARE_TRY_ASSIGN(const Options parsed, Options::parse(pass->options, options));
        RunContext context;
        PassContext passContext{context, withServices ? services : PassServices()};
        return pass->function(model, {parsed, layers, resolution, leftAlone}, passContext);
    }
};

inline std::string wholeBytes(const Model &model)
{
    return VERIFIED(withPayloadsInside(model)).SerializeAsString();
}

inline std::set<std::string> nodeNames(const Model &model)
{
    std::set<std::string> names;
    for (const auto &node : model.graph().node())
        names.insert(node.name());
    return names;
}

inline int countOf(const Model &model, const std::string &op)
{
    int count = 0;
    for (const auto &node : model.graph().node())
        count += node.op_type() == op ? 1 : 0;
    return count;
}

inline std::string reasonFor(const PassReport &report, const std::string &layer)
{
    for (const Declined &declined : report.declined)
        if (declined.layer == layer)
            return declined.reason;
    return {};
}

inline bool changed(const PassReport &report, const std::string &layer)
{
    return std::any_of(report.changes.begin(), report.changes.end(), [&](const Change &change) { return change.layer == layer; });
}

// What ONNX's checker says with full inference; empty where it is content. Outputs that a test left without a shape get the inferred one.
inline std::string complaintOfChecker(const Model &model)
{
    pb::ModelProto proto = VERIFIED(withPayloadsInside(model));
    const ShapeTable shapes = VERIFIED(ShapeTable::of(model));
    for (auto &output : *proto.mutable_graph()->mutable_output()) {
        auto &type = *output.mutable_type()->mutable_tensor_type();
        if (type.has_shape())
            continue;
        const ValueShape *found = shapes.find(output.name());
        for (size_t i = 0; found && i < found->dims.size(); ++i)
            if (auto &dim = *type.mutable_shape()->add_dim(); found->dims[i].known())
                dim.set_dim_value(found->dims[i].size);
        type.mutable_shape();
    }
    try {
        pb::checker::check_model(proto, true);
    } catch (const std::exception &failure) {
        return failure.what();
    }
    return {};
}

// Runs a pass and checks what holds for every pass: interface kept, checker content, report true to the change, a second run changes
// nothing, and a replay without services gives the same bytes. The test fails where one of these does not hold.
inline PassOutcome checkedRun(const PassRunner &runnerOfPass, const Model &model)
{
    const PassOutcome outcome = VERIFIED(runnerOfPass.run(model));
    const auto complain = [&](const std::string &message) { QTest::qFail((runnerOfPass.id + ": " + message).c_str(), __FILE__, __LINE__); };
    const auto &before = model.graph();
    const auto &after = outcome.model.graph();
    if (before.output_size() != after.output_size())
        complain("outputs came or went");
    for (int i = 0; i < std::min(before.output_size(), after.output_size()); ++i)
        if (before.output(i).SerializeAsString() != after.output(i).SerializeAsString())
            complain("output " + before.output(i).name() + " changed");
    std::vector<std::string> inputsBefore;
    std::vector<std::string> inputsAfter;
    for (const auto &input : before.input())
        if (model.index().isGraphInput(input.name()))
            inputsBefore.push_back(input.SerializeAsString());
    for (const auto &input : after.input())
        if (outcome.model.index().isGraphInput(input.name()))
            inputsAfter.push_back(input.SerializeAsString());
    if (inputsBefore != inputsAfter)
        complain("the inputs changed");
    const bool onlyOnnx = std::all_of(after.node().begin(), after.node().end(), [](const pb::NodeProto &node) { return node.domain().empty(); });
    if (const std::string said = onlyOnnx ? complaintOfChecker(outcome.model) : std::string(); !said.empty())
        complain("the checker says: " + said);
    const auto namesBefore = nodeNames(model);
    const auto namesAfter = nodeNames(outcome.model);
    for (const Change &change : outcome.report.changes) {
        if (!namesBefore.contains(change.layer))
            complain("a change names " + change.layer + ", which the model does not have");
        for (const auto &into : change.into)
            if (!namesAfter.contains(into))
                complain("a change goes into " + into + ", which the new model does not have");
    }
    for (const auto &name : namesBefore)
        if (!namesAfter.contains(name) && !changed(outcome.report, name))
            complain(name + " went without a word in the report");
    const PassOutcome again = VERIFIED(runnerOfPass.run(outcome.model));
    if (!again.report.changes.empty())
        complain("a second run still changes " + again.report.changes.front().layer);
    if (wholeBytes(again.model) != wholeBytes(outcome.model))
        complain("a second run gives another model");
    PassRunner replay = runnerOfPass;
    replay.layers.reset();
    const PassOutcome repeated = VERIFIED(replay.run(model, nlohmann::json::parse(outcome.resolution.dump()), false));
    if (wholeBytes(repeated.model) != wholeBytes(outcome.model))
        complain("the replay gives other bytes");
    return outcome;
}

} // namespace pare::test
