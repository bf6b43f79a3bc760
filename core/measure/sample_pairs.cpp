#include "core/measure/sample_pairs.h"

#include "core/measure/evaluate.h"
#include "core/measure/tensor_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

namespace pare {

namespace {

constexpr size_t likeliest = 5;     // classes of each model
constexpr size_t valuesListed = 12; // where outputs are values

// What one model gave for a sample, as numbers.
struct Output {
    std::vector<double> values;
    bool shares = false; // of classes
};

Result<Tensor> tensorOf(const pb::TensorProto &proto)
{
    Tensor tensor;
    tensor.name = proto.name();
    tensor.type = proto.data_type();
    tensor.dims.assign(proto.dims().begin(), proto.dims().end());
    PARE_TRY_ASSIGN(const Bytes bytes, tensorBytes(proto, {}));
    tensor.bytes = std::string(bytes.text());
    return tensor;
}

std::vector<pb::TensorProto> protosOf(const std::vector<Tensor> &inputs, const ModelSignature &signature)
{
    const bool named = std::ranges::all_of(inputs, [&](const Tensor &input) { return signature.input(input.name) != nullptr; });
    std::vector<pb::TensorProto> protos;
    for (size_t i = 0; i < inputs.size(); ++i) {
        pb::TensorProto &proto = protos.emplace_back();
        proto.set_name(named || i >= signature.inputs.size() ? inputs[i].name : signature.inputs[i].name);
        proto.set_data_type(inputs[i].type);
        proto.mutable_dims()->Assign(inputs[i].dims.begin(), inputs[i].dims.end());
        proto.set_raw_data(inputs[i].bytes);
    }
    return protos;
}

// The output that answers: the one with scores of classes, else the first.
int answering(const ModelSignature &signature)
{
    const auto scores = std::ranges::find_if(signature.outputs, &ValueSignature::classScores);
    return scores == signature.outputs.end() ? 0 : static_cast<int>(scores - signature.outputs.begin());
}

std::vector<double> shareOut(std::vector<double> scores, bool probabilities)
{
    if (scores.size() == 1) { // of class 1
        const double one = probabilities ? scores[0] : 1 / (1 + std::exp(-scores[0]));
        return {1 - one, one};
    }
    const double sum = std::accumulate(scores.begin(), scores.end(), 0.0);
    const bool inRange = std::ranges::all_of(scores, [](double v) { return v >= 0 && v <= 1.0001; });
    if (inRange && (probabilities || std::fabs(sum - 1) < 1e-3))
        return scores;
    const double most = *std::ranges::max_element(scores);
    double total = 0;
    for (double &score : scores)
        total += score = std::exp(score - most);
    for (double &score : scores)
        score /= total;
    return scores;
}

class Pairing {
public:
    Pairing(const ModelSignature &first, const ModelSignature &second, DatasetInfo info) : m_signatures{first, second}, m_info(std::move(info))
    {
        m_names = !m_info.classNames.empty() ? m_info.classNames : first.classNames;
        m_classes = m_info.labels == LabelKind::Class && m_info.labelDims.empty();
    }

    Result<Output> outputOf(int side, const std::vector<pb::TensorProto> &given, int64_t rows) const
    {
        const ModelSignature &signature = m_signatures[static_cast<size_t>(side)];
        const auto at = static_cast<size_t>(answering(signature));
        if (at >= given.size())
            return unsupported("the model gives nothing to compare");
        PARE_TRY_ASSIGN(const Tensor tensor, tensorOf(given[at]));
        PARE_TRY_ASSIGN(const FloatValues values, FloatValues::of(tensor));
        const bool batched = rows > 0 && !tensor.dims.empty() && tensor.dims[0] == rows && !values.all().empty();
        const std::span<const float> own = batched ? values.row(0, rows) : values.all();
        Output output;
        output.values.assign(own.begin(), own.end());
        // One axis alone may have more than one place: scores of tokens or pixels are no answer to the sample.
        const auto wide = std::count_if(tensor.dims.begin() + (batched ? 1 : 0), tensor.dims.end(), [](int64_t d) { return d > 1; });
        const bool floats = isFloatType(tensor.type);
        const bool finite = std::ranges::all_of(output.values, [](double v) { return std::isfinite(v); });
        const bool one = output.values.size() == 1;
        if (floats && finite && wide <= 1 && !output.values.empty() && (m_classes || (!one && signature.outputs[at].classScores))) {
            output.values = shareOut(std::move(output.values), signature.outputs[at].probabilities);
            output.shares = true;
        }
        return output;
    }

    void compare(const Output &a, const Output &b, const std::optional<Tensor> &label, SamplePair &pair) const
    {
        pair.values = static_cast<int64_t>(a.values.size());
        const std::optional<int64_t> truth = m_classes && label ? classOf(*label) : std::nullopt;
        if (truth)
            pair.label = className(*truth);
        else if (label)
            pair.label = targetText(*label);
        if (a.values.size() != b.values.size() || a.values.empty() || a.shares != b.shares) {
            pair.distance = INFINITY;
            return;
        }
        if (a.shares)
            compareShares(a.values, b.values, truth, pair);
        else
            compareValues(a.values, b.values, truth, pair);
    }

    [[nodiscard]] std::string outputName() const
    {
        const auto at = static_cast<size_t>(answering(m_signatures[0]));
        return at < m_signatures[0].outputs.size() ? m_signatures[0].outputs[at].name : std::string();
    }

private:
    [[nodiscard]] std::string className(int64_t number) const
    {
        const bool named = number >= 0 && number < static_cast<int64_t>(m_names.size()) && !m_names[static_cast<size_t>(number)].empty();
        return named ? m_names[static_cast<size_t>(number)] : std::to_string(number);
    }

    static std::optional<int64_t> classOf(const Tensor &label)
    {
        const auto values = wholeValues(label);
        return values.ok() && values->size() == 1 ? std::optional(values->front()) : std::nullopt;
    }

    static std::string targetText(const Tensor &label)
    {
        const auto values = FloatValues::of(label);
        if (!values.ok() || values->all().empty() || values->all().size() > 4)
            return {};
        std::string text;
        for (const float value : values->all())
            text += fmt::format("{}{:.4g}", text.empty() ? "" : ", ", value);
        return text;
    }

    void compareShares(const std::vector<double> &a, const std::vector<double> &b, std::optional<int64_t> truth, SamplePair &pair) const
    {
        const auto best = [](const std::vector<double> &of) { return static_cast<size_t>(std::ranges::max_element(of) - of.begin()); };
        const size_t one = best(a);
        const size_t other = best(b);
        pair.first = className(static_cast<int64_t>(one));
        pair.second = className(static_cast<int64_t>(other));
        pair.firstScore = a[one];
        pair.secondScore = b[other];
        judge(static_cast<int64_t>(one), static_cast<int64_t>(other), truth, pair);
        for (size_t i = 0; i < a.size(); ++i)
            pair.distance += std::fabs(a[i] - b[i]) / 2;
        list(a, b, likeliest, [&](size_t i) { return std::max(a[i], b[i]); }, pair);
    }

    void compareValues(const std::vector<double> &a, const std::vector<double> &b, std::optional<int64_t> truth, SamplePair &pair) const
    {
        if (a.size() == 1 && m_classes && a[0] == std::floor(a[0]) && b[0] == std::floor(b[0])) { // the class itself
            pair.first = className(static_cast<int64_t>(a[0]));
            pair.second = className(static_cast<int64_t>(b[0]));
            pair.firstScore = pair.secondScore = NAN;
            judge(static_cast<int64_t>(a[0]), static_cast<int64_t>(b[0]), truth, pair);
            pair.distance = a[0] == b[0] ? 0 : 1;
            return;
        }
        double apart = 0;
        double length = 0;
        for (size_t i = 0; i < a.size(); ++i) {
            apart += (a[i] - b[i]) * (a[i] - b[i]);
            length += a[i] * a[i];
        }
        pair.distance = apart == 0 ? 0 : length > 0 && std::isfinite(apart) ? std::sqrt(apart / length) : INFINITY;
        list(a, b, valuesListed, [&](size_t i) { return std::isfinite(a[i] - b[i]) ? std::fabs(a[i] - b[i]) : INFINITY; }, pair);
    }

    static void judge(int64_t first, int64_t second, std::optional<int64_t> truth, SamplePair &pair)
    {
        pair.lost = truth && first == *truth && second != *truth;
        pair.gained = truth && first != *truth && second == *truth;
    }

    template <typename Weight>
    void list(const std::vector<double> &a, const std::vector<double> &b, size_t most, Weight weight, SamplePair &pair) const
    {
        std::vector<size_t> order(a.size());
        std::iota(order.begin(), order.end(), size_t{0});
        std::ranges::stable_sort(order, [&](size_t x, size_t y) { return weight(x) > weight(y); });
        order.resize(std::min(order.size(), most));
        for (const size_t i : order)
            pair.outputs.push_back({pair.first.empty() ? std::to_string(i) : className(static_cast<int64_t>(i)), a[i], b[i]});
    }

    std::array<ModelSignature, 2> m_signatures;
    DatasetInfo m_info;
    std::vector<std::string> m_names;
    bool m_classes = false; // the labels are a class a sample
};

bool sameInputs(const ModelSignature &a, const ModelSignature &b)
{
    return std::ranges::equal(a.inputs, b.inputs, [](const ValueSignature &x, const ValueSignature &y) { return x.type == y.type && x.dims.size() == y.dims.size(); });
}

} // namespace

Result<SamplePairs> samplePairs(const Model &first, const Model &second, const DatasetRef &data, const std::vector<int64_t> &samples, Runner &runner, RunContext &context,
                                size_t most)
{
    SamplePairs result;
    PARE_TRY_ASSIGN(const ModelHandle one, runner.load(first, {.threads = context.threads}, context));
    PARE_TRY_ASSIGN(const ModelHandle other, runner.load(second, {.threads = context.threads}, context));
    std::vector<int64_t> wanted = samples;
    if (wanted.empty()) {
        const std::array handles{one, other};
        EvaluateOptions how;
        how.seed = context.seed;
        PARE_TRY_ASSIGN(const auto results, evaluateModels(runner, handles, one, data, how, context));
        result.all = disagreementsOf(results[0], results[1], most);
        if (!result.all)
            return unsupported("what the models give is no answer to a sample each");
        for (const Disagreement &worst : result.all->worst)
            wanted.push_back(worst.sample);
    }
    if (wanted.empty())
        return result;
    const std::array signatures{signatureOf(first), signatureOf(second)};
    DataLookOptions options;
    options.samples = static_cast<int64_t>(wanted.size());
    PARE_TRY_ASSIGN(DataLook seen, runner.lookAt({data.path, data.options, wanted}, signatures[0], options, context));
    std::optional<DataLook> own; // the second reads its data otherwise
    if (!sameInputs(signatures[0], signatures[1])) {
        PARE_TRY_ASSIGN(own, runner.lookAt({data.path, data.options, wanted}, signatures[1], options, context));
    }
    const Pairing pairing(signatures[0], signatures[1], seen.info);
    result.output = pairing.outputName();
    for (size_t i = 0; i < seen.samples.size() && (!own || i < own->samples.size()); ++i) {
        DataSample &sample = seen.samples[i];
        const std::vector<Tensor> &others = own ? own->samples[i].inputs : sample.inputs;
        const auto rowsOf = [&](const std::vector<Tensor> &inputs) { return seen.info.whole || inputs.empty() || inputs[0].dims.empty() ? int64_t{0} : inputs[0].dims[0]; };
        PARE_TRY_ASSIGN(const auto given, runner.run(one, protosOf(sample.inputs, signatures[0]), context));
        PARE_TRY_ASSIGN(const auto otherGiven, runner.run(other, protosOf(others, signatures[1]), context));
        PARE_TRY_ASSIGN(const Output a, pairing.outputOf(0, given, rowsOf(sample.inputs)));
        PARE_TRY_ASSIGN(const Output b, pairing.outputOf(1, otherGiven, rowsOf(others)));
        SamplePair pair;
        pair.sample = wanted[i];
        pairing.compare(a, b, sample.label, pair);
        result.shares = result.shares || a.shares;
        pair.inputs = std::move(sample.inputs);
        result.pairs.push_back(std::move(pair));
        context.progress("comparing samples", static_cast<int64_t>(i) + 1, static_cast<int64_t>(wanted.size()));
    }
    std::ranges::stable_sort(result.pairs, [](const SamplePair &x, const SamplePair &y) { return x.distance > y.distance; });
    return result;
}

} // namespace pare
