// Accumulating: each task turns a batch of outputs into one record a sample.
#include "core/measure/metrics.h"

#include "core/base/units.h"
#include "core/measure/metrics_finish.h"
#include "core/measure/tensor_values.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>

namespace pare {

namespace {

constexpr int64_t mostTargets = 64;                        // outputs a sample up to which R2 is counted
constexpr size_t largestTargetBytes = size_t{256} << 20;   // and altogether

std::string sampleText(const Batch &batch, int64_t sample)
{
    return "sample " + std::to_string(batch.indices[static_cast<size_t>(sample)]);
}

// log(sum(exp(x))) without overflow.
double logSumExp(std::span<const float> values)
{
    const float largest = *std::max_element(values.begin(), values.end());
    double sum = 0;
    for (const float value : values)
        sum += std::exp(static_cast<double>(value) - largest);
    return largest + std::log(sum);
}

// -log of the label's share. Scores that are probabilities already are made to sum to 1 (rounded ones may not), and a share below what
// float32 tells from 0 beside 1 counts as that: a loss of 16 at most.
double logLoss(std::span<const float> scores, int64_t label, bool probabilities)
{
    double sum = 0;
    bool shares = true;
    for (const float score : scores) {
        sum += score;
        shares = shares && score >= 0;
    }
    const double own = scores[static_cast<size_t>(label)];
    if (!shares || !(probabilities || std::abs(sum - 1) < 1e-3) || sum <= 0)
        return logSumExp(scores) - own;
    return -std::log(std::max(own / sum, leastShare));
}

int32_t rankOf(std::span<const float> scores, int64_t label)
{
    const float own = scores[static_cast<size_t>(label)];
    int32_t rank = 0;
    for (size_t i = 0; i < scores.size(); ++i)
        rank += scores[i] > own || (scores[i] == own && static_cast<int64_t>(i) < label);
    return rank;
}

} // namespace

struct MetricAccumulator::State {
    Task task;
    TaskResult result;
    FinishingState finishing;

    Result<void> add(const Batch &batch, const std::vector<Tensor> &outputs);

    // Rows of the output: one for each sample, and more where the batch was filled up.
    Result<int64_t> rowsOf(const Tensor &output, const Batch &batch) const
    {
        if (batch.whole)
            return 1;
        const int64_t rows = output.dims.empty() ? 1 : output.dims[0];
        if (rows < batch.samples())
            return invalidInput("output " + output.name + ": " + shapeText(output.dims) + " has fewer rows than the " +
                                plural(batch.samples(), "sample") + " it was made from");
        return rows;
    }

    Result<void> addClassification(const Batch &batch, const Tensor &output, const std::vector<int64_t> &labels);
    Result<void> addBinary(const Batch &batch, const Tensor &output, const std::vector<int64_t> &labels);
    Result<void> addTokens(const Batch &batch, const Tensor &output, const std::vector<int64_t> &labels, std::span<const int64_t> mask);
    Result<void> addRegression(const Batch &batch, const Tensor &output);
    Result<void> addPixels(const Batch &batch, const Tensor &output, const std::vector<int64_t> &labels);

    Error outOfRange(const Batch &batch, int64_t sample, int64_t label, int64_t classes) const
    {
        return invalidInput("labels: class " + std::to_string(label) + " in " + sampleText(batch, sample) + ", but output " + task.outputName + " has " +
                            std::to_string(classes) + " classes (0 to " + std::to_string(classes - 1) + ")");
    }
};

Result<void> MetricAccumulator::State::add(const Batch &batch, const std::vector<Tensor> &outputs)
{
    if (task.output < 0 || static_cast<size_t>(task.output) >= outputs.size())
        return invalidInput("the model gave " + plural(static_cast<int64_t>(outputs.size()), "output") + ", the one to be measured is number " +
                            std::to_string(task.output + 1));
    const Tensor &output = outputs[static_cast<size_t>(task.output)];
    if (task.kind == TaskKind::Regression)
        return addRegression(batch, output);
    std::vector<int64_t> labels;
    std::vector<int64_t> mask;
    if (task.tokensFromInput) {
        PARE_TRY_ASSIGN(labels, wholeValues(batch.inputs[static_cast<size_t>(task.tokenInput)]));
        if (task.maskInput >= 0) {
            PARE_TRY_ASSIGN(mask, wholeValues(batch.inputs[static_cast<size_t>(task.maskInput)]));
        }
    } else if (batch.labels) {
        PARE_TRY_ASSIGN(labels, wholeValues(*batch.labels));
    } else {
        return invalidInput("the batch has no labels to measure against");
    }
    switch (task.kind) {
    case TaskKind::Classification: return addClassification(batch, output, labels);
    case TaskKind::Binary: return addBinary(batch, output, labels);
    case TaskKind::TokenClassification:
    case TaskKind::NextToken: return addTokens(batch, output, labels, mask);
    case TaskKind::Segmentation: return addPixels(batch, output, labels);
    case TaskKind::Regression:
    case TaskKind::Fidelity: break;
    }
    return internalError("closeness to another model is not a matter of labels");
}

Result<void> MetricAccumulator::State::addClassification(const Batch &batch, const Tensor &output, const std::vector<int64_t> &labels)
{
    PARE_TRY_ASSIGN(const int64_t rows, rowsOf(output, batch));
    PARE_TRY_ASSIGN(const FloatValues values, FloatValues::of(output));
    const int64_t classes = static_cast<int64_t>(values.all().size()) / rows;
    const bool classItself = !isFloatType(output.type);
    if (!classItself && (classes < 2 || (task.classes > 0 && classes != task.classes)))
        return invalidInput("output " + output.name + ": expected scores of " +
                            (task.classes > 0 ? std::to_string(task.classes) + " classes" : std::string("classes")) + ", found " +
                            shapeText(output.dims));
    if (!classItself)
        task.classes = classes;
    for (int64_t sample = 0; sample < batch.samples(); ++sample) {
        const int64_t label = labels[static_cast<size_t>(sample)];
        const auto scores = values.row(sample, rows);
        SampleRecord record;
        record.label = static_cast<int32_t>(label);
        if (classItself) {
            record.predicted = static_cast<int32_t>(scores.front());
            record.rank = record.predicted == record.label ? 0 : std::numeric_limits<int32_t>::max();
        } else {
            if (label < 0 || label >= classes)
                return outOfRange(batch, sample, label, classes);
            record.predicted = static_cast<int32_t>(argMax(scores));
            record.rank = record.predicted < 0 ? static_cast<int32_t>(classes) : rankOf(scores, label);
            record.sum = logLoss(scores, label, task.probabilities);
            record.weight = 1;
            record.score = classes == 2 ? scores[1] - scores[0] : 0;
        }
        finishing.samplesWithNaN += record.predicted < 0;
        result.records.push_back(record);
    }
    return {};
}

Result<void> MetricAccumulator::State::addBinary(const Batch &batch, const Tensor &output, const std::vector<int64_t> &labels)
{
    PARE_TRY_ASSIGN(const int64_t rows, rowsOf(output, batch));
    PARE_TRY_ASSIGN(const FloatValues values, FloatValues::of(output));
    if (static_cast<int64_t>(values.all().size()) != rows)
        return invalidInput("output " + output.name + ": expected one score a sample, found " + shapeText(output.dims));
    for (int64_t sample = 0; sample < batch.samples(); ++sample) {
        const int64_t label = labels[static_cast<size_t>(sample)];
        if (label != 0 && label != 1)
            return outOfRange(batch, sample, label, 2);
        SampleRecord record;
        record.label = static_cast<int32_t>(label);
        record.score = values.all()[static_cast<size_t>(sample)];
        finishing.samplesWithNaN += std::isnan(record.score);
        // A score outside of 0..1 is no probability, whatever the model's last operator is called.
        finishing.scoresAreProbabilities = finishing.scoresAreProbabilities && !(record.score < 0 || record.score > 1);
        result.records.push_back(record);
    }
    return {};
}

Result<void> MetricAccumulator::State::addTokens(const Batch &batch, const Tensor &output, const std::vector<int64_t> &labels,
                                                 std::span<const int64_t> mask)
{
    const int64_t samples = batch.samples();
    PARE_TRY_ASSIGN(const int64_t rows, rowsOf(output, batch));
    PARE_TRY_ASSIGN(const FloatValues values, FloatValues::of(output));
    const int64_t labelRows = task.tokensFromInput && !batch.whole ? batch.inputs[static_cast<size_t>(task.tokenInput)].dims[0] : samples;
    const int64_t length = static_cast<int64_t>(labels.size()) / std::max<int64_t>(labelRows, 1);
    const bool classItself = !isFloatType(output.type);
    const int64_t classes = classItself ? 1 : output.dims.empty() ? 0 : output.dims.back();
    if (length == 0 || classes == 0 || static_cast<int64_t>(values.all().size()) != rows * length * classes)
        return invalidInput("output " + output.name + ": expected " + (classItself ? "a class" : "scores") + " for each of " +
                            plural(length, "token") + ", found " + shapeText(output.dims));
    if (!classItself)
        task.classes = classes;
    for (int64_t sample = 0; sample < samples; ++sample) {
        const auto scores = values.row(sample, rows);
        SampleRecord record;
        for (int64_t place = 0; place + (task.shifted ? 1 : 0) < length; ++place) {
            const int64_t target = sample * length + place + (task.shifted ? 1 : 0);
            const int64_t label = labels[static_cast<size_t>(target)];
            const bool padding = static_cast<size_t>(target) < mask.size() && mask[static_cast<size_t>(target)] == 0;
            if (label < 0 || padding) // -100 marks tokens that do not count
                continue;
            record.weight += 1;
            ++finishing.tokenCounts[label];
            if (classItself) {
                record.right += static_cast<int64_t>(scores[static_cast<size_t>(place)]) == label;
                continue;
            }
            if (label >= classes)
                return outOfRange(batch, sample, label, classes);
            const auto token = scores.subspan(static_cast<size_t>(place * classes), static_cast<size_t>(classes));
            record.right += argMax(token) == label;
            if (task.kind == TaskKind::NextToken) {
                const double own = token[static_cast<size_t>(label)];
                record.sum += task.probabilities ? -std::log(std::max(own, 1e-30)) : logSumExp(token) - own;
            }
        }
        finishing.samplesWithNaN += std::isnan(record.sum);
        result.records.push_back(record);
    }
    return {};
}

Result<void> MetricAccumulator::State::addRegression(const Batch &batch, const Tensor &output)
{
    if (!batch.labels)
        return invalidInput("the batch has no labels to measure against");
    PARE_TRY_ASSIGN(const int64_t rows, rowsOf(output, batch));
    PARE_TRY_ASSIGN(const FloatValues values, FloatValues::of(output));
    PARE_TRY_ASSIGN(const FloatValues targets, FloatValues::of(*batch.labels));
    const int64_t width = static_cast<int64_t>(targets.all().size()) / batch.samples();
    if (width == 0 || static_cast<int64_t>(values.all().size()) != rows * width)
        return invalidInput("output " + output.name + ": expected " + plural(width, "number") + " a sample, found " + shapeText(output.dims));
    for (int64_t sample = 0; sample < batch.samples(); ++sample) {
        const auto found = values.row(sample, rows);
        const auto wanted = targets.row(sample, batch.samples());
        SampleRecord record;
        double dot = 0, ownSquares = 0, targetSquares = 0;
        for (size_t i = 0; i < found.size(); ++i) {
            const double error = static_cast<double>(found[i]) - wanted[i];
            record.sum += std::abs(error);
            record.squares += error * error;
            dot += static_cast<double>(found[i]) * wanted[i];
            ownSquares += static_cast<double>(found[i]) * found[i];
            targetSquares += static_cast<double>(wanted[i]) * wanted[i];
        }
        record.weight = static_cast<double>(width);
        record.score = static_cast<float>(ownSquares > 0 && targetSquares > 0 ? dot / std::sqrt(ownSquares * targetSquares)
                                                                               : ownSquares == targetSquares ? 1.0 : 0.0);
        record.spread = -1;
        finishing.samplesWithNaN += std::isnan(record.sum);
        result.records.push_back(record);
        const size_t bytes = (finishing.targets.size() + wanted.size()) * sizeof(float);
        if (width <= mostTargets && bytes <= largestTargetBytes)
            finishing.targets.insert(finishing.targets.end(), wanted.begin(), wanted.end());
    }
    return {};
}

namespace {

// The class of each pixel of one sample, whatever form the output has: scores [C,H,W] or [H,W,C], one score for two classes, or the
// classes themselves.
class PixelClasses {
public:
    PixelClasses(const Tensor &output, size_t channels, size_t pixels, bool probabilities)
        : m_itself(!isFloatType(output.type)), m_channels(channels), m_threshold(probabilities ? 0.5f : 0.0f)
    {
        const bool first = output.dims.size() < 2 || output.dims[1] == static_cast<int64_t>(channels);
        m_channelStep = first ? pixels : 1;
        m_pixelStep = first ? 1 : channels;
    }
    [[nodiscard]] bool itself() const { return m_itself; }
    [[nodiscard]] int64_t at(std::span<const float> scores, size_t pixel) const
    {
        if (m_itself)
            return static_cast<int64_t>(scores[pixel]);
        if (m_channels == 1)
            return scores[pixel] > m_threshold;
        size_t best = 0;
        for (size_t c = 1; c < m_channels; ++c)
            if (scores[c * m_channelStep + pixel * m_pixelStep] > scores[best * m_channelStep + pixel * m_pixelStep])
                best = c;
        return static_cast<int64_t>(best);
    }

private:
    bool m_itself;
    size_t m_channels;
    float m_threshold;
    size_t m_channelStep = 1;
    size_t m_pixelStep = 1;
};

} // namespace

Result<void> MetricAccumulator::State::addPixels(const Batch &batch, const Tensor &output, const std::vector<int64_t> &labels)
{
    const int64_t samples = batch.samples();
    PARE_TRY_ASSIGN(const int64_t rows, rowsOf(output, batch));
    PARE_TRY_ASSIGN(const FloatValues values, FloatValues::of(output));
    const size_t pixels = labels.size() / static_cast<size_t>(samples);
    const size_t perSample = values.all().size() / static_cast<size_t>(rows);
    if (pixels == 0 || perSample == 0 || perSample % pixels != 0)
        return invalidInput("output " + output.name + ": expected a class for each of " + std::to_string(pixels) + " pixels, found " +
                            shapeText(output.dims));
    const size_t channels = perSample / pixels;
    const PixelClasses predictions(output, channels, pixels, task.probabilities);
    const int64_t classes = predictions.itself() ? mostPixelClasses : std::max<int64_t>(static_cast<int64_t>(channels), 2);
    if (classes > mostPixelClasses)
        return unsupported("output " + output.name + ": more than " + formatCount(mostPixelClasses) + " classes of pixels");
    finishing.pixelClasses = predictions.itself() ? finishing.pixelClasses : classes;
    std::vector<PixelCount> counts(static_cast<size_t>(classes));
    for (int64_t sample = 0; sample < samples; ++sample) {
        const auto scores = values.row(sample, rows);
        SampleRecord record;
        std::fill(counts.begin(), counts.end(), PixelCount());
        for (size_t pixel = 0; pixel < pixels; ++pixel) {
            const int64_t label = labels[static_cast<size_t>(sample) * pixels + pixel];
            if (label < 0 || (label == 255 && label >= task.classes && task.classes > 0)) // marks pixels that do not count
                continue;
            if (label >= classes)
                return outOfRange(batch, sample, label, classes);
            const int64_t predicted = predictions.at(scores, pixel);
            record.weight += 1;
            PixelCount &own = counts[static_cast<size_t>(label)];
            ++own.labelled;
            ++own.unionSize;
            if (predicted == label) {
                record.right += 1;
                ++own.intersection;
            } else if (predicted >= 0 && predicted < classes) {
                ++counts[static_cast<size_t>(predicted)].unionSize;
            }
        }
        finishing.addPixelCounts(counts);
        result.records.push_back(record);
    }
    return {};
}

MetricAccumulator::MetricAccumulator(Task task) : m_state(std::make_unique<State>())
{
    m_state->task = std::move(task);
}

MetricAccumulator::~MetricAccumulator() = default;
MetricAccumulator::MetricAccumulator(MetricAccumulator &&) noexcept = default;
MetricAccumulator &MetricAccumulator::operator=(MetricAccumulator &&) noexcept = default;

Result<void> MetricAccumulator::add(const Batch &batch, const std::vector<Tensor> &outputs)
{
    PARE_TRY(m_state->add(batch, outputs));
    m_state->result.indices.insert(m_state->result.indices.end(), batch.indices.begin(), batch.indices.end());
    return {};
}

TaskResult MetricAccumulator::finish(uint64_t seed)
{
    m_state->result.task = m_state->task;
    finishResult(m_state->result, m_state->finishing, seed);
    return std::move(m_state->result);
}

std::vector<int64_t> spreadSamples(const TaskResult &result, int64_t wanted)
{
    std::vector<int64_t> all = result.indices;
    if (all.empty()) {
        all.resize(static_cast<size_t>(result.samples));
        std::iota(all.begin(), all.end(), int64_t{0});
    }
    const auto count = static_cast<int64_t>(all.size());
    std::vector<int64_t> some;
    for (int64_t i = 0; i < std::min(wanted, count); ++i)
        some.push_back(all[static_cast<size_t>(i * count / std::min(wanted, count))]);
    return some;
}

} // namespace pare
