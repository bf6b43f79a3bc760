#include "core/passes/range_choice.h"

#include "core/model/attributes.h"

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

struct Probe {
    std::string from;      // the value whose range it is about
    size_t candidate = 0;
    std::string layer;
    std::string result;    // a number a run: the mean square of the error
};

// layer(dequantized(quantized(x)) - x), without bias: the error that this range makes at the layer's result.
std::string addProbe(GraphEditor &editor, const StaticLayer &layer, const quant::Affine &affine, int integerType, const std::string &base)
{
    const std::string scale = editor.addFloats(base + "/scale", {}, {affine.scale});
    const std::string zero = editor.addInitializer(base + "/zero", integerType, {}, std::string(1, static_cast<char>(affine.zeroPoint)));
    const auto add = [&](const char *op, const std::vector<std::string> &inputs) -> pb::NodeProto & {
        return editor.add(op, base + "/" + op, inputs, {editor.uniqueName(base + "/" + op + "/result")});
    };
    const std::string integers = add("QuantizeLinear", {layer.input, scale, zero}).output(0);
    const std::string real = add("DequantizeLinear", {integers, scale, zero}).output(0);
    const std::string error = add("Sub", {real, layer.input}).output(0);
    const auto &source = editor.index().node(layer.layer.id);
    auto &product = add(source.op_type().c_str(), {error, layer.layer.weight});
    *product.mutable_attribute() = source.attribute();
    const std::string at = product.output(0);
    const std::string square = add("Mul", {at, at}).output(0);
    auto &mean = add("ReduceMean", {square});
    setAttribute(mean, "keepdims", int64_t{0});
    return mean.output(0);
}

} // namespace

Result<std::map<std::string, size_t>> chooseRanges(const Model &model, const StaticPlan &plan, const std::map<std::string, RangeCandidates> &candidates,
                                                   int integerType, int64_t samples, PassRun &run)
{
    GraphEditor editor(model);
    std::vector<Probe> probes;
    ObserveRequest request;
    for (const auto &[id, layer] : plan.layers) {
        const std::string &from = plan.values.at(layer.input).scaleFrom;
        const auto found = candidates.find(from);
        if (found == candidates.end() || found->second.affines.size() < 2)
            continue;
        for (size_t i = 0; i < found->second.affines.size(); ++i) {
            const std::string base = editor.uniqueName(layer.layer.name + "/probe/" + std::to_string(i));
            probes.push_back({from, i, layer.layer.name, addProbe(editor, layer, found->second.affines[i], integerType, base)});
            request.tensors.push_back(probes.back().result);
        }
    }
    std::map<std::string, size_t> chosen;
    for (const auto &[name, known] : candidates)
        chosen[name] = known.ownErrors.empty() ? 0 : static_cast<size_t>(std::min_element(known.ownErrors.begin(), known.ownErrors.end()) - known.ownErrors.begin());
    if (probes.empty())
        return chosen;
    for (const Probe &probe : probes) { // the runtime hands on outputs only
        auto &output = *editor.graph().add_output();
        output.set_name(probe.result);
        output.mutable_type()->mutable_tensor_type()->set_elem_type(pb::TensorProto::FLOAT);
        output.mutable_type()->mutable_tensor_type()->mutable_shape();
    }
    request.maxSamples = samples;
    PARE_TRY_ASSIGN(const auto seen, run.context().services.observe(editor.finish(), request));
    // Readers of one value have results of different size: each counts by its error relative to that of its first candidate.
    std::map<std::string, std::vector<double>> sums;
    std::map<std::string, double> first;
    for (const Probe &probe : probes) {
        const auto statistics = seen.find(probe.result);
        const double error = statistics == seen.end() || statistics->second.count == 0 ? NAN : statistics->second.mean;
        if (probe.candidate == 0)
            first[probe.layer] = error;
        auto &sum = sums[probe.from];
        sum.resize(candidates.at(probe.from).affines.size(), 0.0);
        const double base = first[probe.layer];
        sum[probe.candidate] += base > 0 ? error / base : error > 0 ? 2 : 1;
    }
    for (const auto &[name, sum] : sums) {
        const auto best = std::min_element(sum.begin(), sum.end(), [](double a, double b) { return (std::isnan(a) ? INFINITY : a) < (std::isnan(b) ? INFINITY : b); });
        chosen[name] = static_cast<size_t>(best - sum.begin());
    }
    return chosen;
}

} // namespace pare
