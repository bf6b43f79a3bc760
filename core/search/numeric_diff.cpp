#include "core/search/numeric_diff.h"

#include "core/analysis/constant_flow.h"
#include "core/analysis/shapes.h"
#include "core/model/attributes.h"
#include "core/runtime/pair_reducer.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace pare {

namespace {

constexpr size_t mostPairs = 1000;                // at once
constexpr int64_t unknownBytes = int64_t{1} << 20; // assumed of a value whose size the file does not tell

struct Candidate {
    size_t layer = 0; // among the result's
    ValuePair values;
    int64_t bytes = 0;
};

// Of each input of the second model: its name in the data, which is the first model's.
std::vector<std::string> namesOfInputs(const Model &first, const Model &second)
{
    const auto namesOf = [](const Model &model) {
        std::vector<std::string> names;
        for (const auto &input : model.graph().input())
            if (model.index().isGraphInput(input.name()))
                names.push_back(input.name());
        return names;
    };
    const std::vector<std::string> known = namesOf(first);
    std::vector<std::string> names = namesOf(second);
    const bool all = std::ranges::all_of(names, [&](const std::string &name) { return std::ranges::find(known, name) != known.end(); });
    return all || names.size() != known.size() ? names : known;
}

// The bytes that a value takes with free sizes of 1; what is not known is guessed.
int64_t bytesOf(const Result<ShapeTable> &shapes, const std::string &value)
{
    const ValueShape *shape = shapes.ok() ? shapes->find(value) : nullptr;
    if (!shape || !shape->ranked)
        return unknownBytes;
    int64_t elements = 1;
    for (const Dim &dim : shape->dims)
        elements *= std::clamp<int64_t>(dim.known() ? dim.size : 1, 1, int64_t{1} << 16);
    return std::min(elements, int64_t{1} << 40) * 4;
}

// What comes of a layer's first output after the layers behind it that the other model does not have: a normalization that was folded into
// it there, an activation that was fused. As far as they are one behind the other.
std::string valueAfter(const Model &model, const std::vector<int> &partners, const ConstantFlow &flow, const pb::NodeProto &layer)
{
    std::string value = layer.output(0);
    for (;;) {
        const auto use = model.index().onlyUse(value);
        if (!use || use->input == Use::captured || partners[static_cast<size_t>(use->node.value)] >= 0)
            return value;
        const auto &next = model.index().node(use->node);
        if (next.output_size() != 1 || next.output(0).empty() || next.op_type() == "QuantizeLinear")
            return value;
        for (const auto &input : next.input())
            if (!input.empty() && input != value && !flow.isFixed(input))
                return value;
        value = next.output(0);
    }
}

} // namespace

Result<NumericDiff> numericDiff(const Model &first, const Model &second, const ModelDiff &diff, Runner &runner, const DatasetRef &data, const NumericDiffOptions &options,
                                RunContext &context)
{
    const ConstantFlow flowOfFirst(first);
    const ConstantFlow flowOfSecond(second);
    const Result<ShapeTable> shapes = ShapeTable::of(first);
    NumericDiff result;
    std::vector<Candidate> candidates;
    for (const NodeId id : first.index().order()) {
        const int partner = diff.pairs.second[static_cast<size_t>(id.value)];
        const auto &node = first.index().node(id);
        if (partner < 0 || flowOfFirst.isFixed(id) || flowOfSecond.isFixed(NodeId{partner}))
            continue;
        const auto &other = second.graph().node(partner);
        if (isOp(node, "Constant") || isOp(other, "Constant") || node.output_size() == 0 || other.output_size() == 0 || node.output(0).empty() || other.output(0).empty())
            continue;
        LayerDifference layer;
        layer.layer = node.name();
        layer.second = other.name();
        layer.value = valueAfter(first, diff.pairs.second, flowOfFirst, node);
        layer.secondValue = valueAfter(second, diff.pairs.first, flowOfSecond, other);
        candidates.push_back({result.layers.size(), {layer.value, layer.secondValue}, 2 * bytesOf(shapes, layer.value)});
        result.layers.push_back(std::move(layer));
    }
    CompareRequest request;
    request.maxSamples = options.samples;
    request.inputs = namesOfInputs(first, second);
    size_t most = mostPairs;
    for (size_t at = 0; at < candidates.size();) {
        size_t end = at;
        for (int64_t bytes = 0; end < candidates.size() && end - at < most && (end == at || bytes + candidates[end].bytes <= options.chunkBytes); ++end)
            bytes += candidates[end].bytes;
        request.pairs.clear();
        for (size_t i = at; i < end; ++i)
            request.pairs.push_back(candidates[i].values);
        auto compared = runner.compare(first, second, request, data, context);
        if (!compared.ok()) {
            if (compared.error().kind != ErrorKind::OutOfMemory || end - at == 1)
                return compared.error();
            most = (end - at) / 2; // sizes were guessed too low
            continue;
        }
        result.samples = compared->samples;
        for (size_t i = at; i < end; ++i) {
            LayerDifference &layer = result.layers[candidates[i].layer];
            const PairStatistics &one = compared->pairs[i - at];
            layer.reason = one.reason;
            layer.maxAbsolute = one.maxDifference;
            layer.relative = one.relative();
            layer.cosine = one.cosine();
            layer.sqnrDb = one.sqnrDb();
            layer.values = one.count;
            layer.notFinite = one.notFinite;
            if (layer.reason.empty() && layer.values == 0)
                layer.reason = layer.notFinite > 0 ? "no finite numbers" : "empty";
        }
        at = end;
        context.progress("comparing layers", static_cast<int64_t>(at), static_cast<int64_t>(candidates.size()));
    }
    return result;
}

std::vector<LayerDifference> worstFirst(std::vector<LayerDifference> layers)
{
    std::ranges::stable_sort(layers, [](const LayerDifference &a, const LayerDifference &b) {
        if (a.reason.empty() != b.reason.empty())
            return a.reason.empty();
        return a.reason.empty() && a.sqnrDb < b.sqnrDb;
    });
    return layers;
}

nlohmann::json toJson(const LayerDifference &difference, int64_t samples)
{
    nlohmann::json json{{"layer", difference.layer}, {"second", difference.second}, {"value", difference.value}, {"second_value", difference.secondValue}, {"samples", samples}};
    const bool known = difference.reason.empty();
    const auto number = [&](double value) { return known && std::isfinite(value) ? nlohmann::json(value) : nlohmann::json(nullptr); };
    json["max_abs"] = number(difference.maxAbsolute);
    json["relative"] = number(difference.relative);
    json["cosine"] = number(difference.cosine);
    json["sqnr_db"] = number(difference.sqnrDb);
    json["exact"] = known && std::isinf(difference.sqnrDb) && difference.sqnrDb > 0 && difference.notFinite == 0;
    json["values"] = difference.values;
    if (difference.notFinite > 0)
        json["not_finite"] = difference.notFinite;
    if (!known)
        json["reason"] = difference.reason;
    return json;
}

} // namespace pare
