// How the task is guessed:
// 1. The labels say what kind of answer there is: one class, classes of tokens or pixels, numbers, or nothing.
// 2. The first output whose shape can be that answer is taken.
// 3. The metric is the usual one of the task, unless it was given; a metric of another task changes the task where that makes sense.
// 4. Labels of one class a sample are all checked against the number of classes.
#include "core/measure/task.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <numeric>

namespace pare {

namespace {

constexpr int64_t binaryClasses = 2;
constexpr int64_t samplesForComparing = 8; // labels and inputs of so many are compared

// An output as far as it is known: the file's own words, completed by what a first run gave.
struct Output {
    int position = 0;
    std::string name;
    int type = 0;
    bool known = false;        // rank and shape
    std::vector<int64_t> dims; // -1: any
    bool classScores = false;
    bool probabilities = false;
    [[nodiscard]] bool isFloat() const { return isFloatType(type); }
};

std::vector<Output> outputsOf(const ModelSignature &signature, const std::vector<Tensor> &seen)
{
    std::vector<Output> outputs;
    for (size_t i = 0; i < signature.outputs.size(); ++i) {
        const ValueSignature &value = signature.outputs[i];
        Output output{static_cast<int>(i), value.name, value.type, value.ranked, value.dims, value.classScores, value.probabilities};
        if (i < seen.size() && seen[i].type != 0) {
            output.type = seen[i].type;
            if (!output.known || output.dims.size() != seen[i].dims.size()) {
                output.dims = seen[i].dims;
            } else {
                for (size_t axis = 0; axis < output.dims.size(); ++axis)
                    output.dims[axis] = output.dims[axis] < 0 ? seen[i].dims[axis] : output.dims[axis];
            }
            output.known = true;
            if (!output.dims.empty())
                output.dims[0] = -1; // the first run's batch says nothing
        }
        outputs.push_back(std::move(output));
    }
    return outputs;
}

bool sameSize(int64_t a, int64_t b)
{
    return a < 0 || b < 0 || a == b;
}

// [N] or [N,1], as far as the file says.
bool isSingleNumber(const ValueSignature &output)
{
    return isFloatType(output.type) && output.ranked && !output.dims.empty() && std::all_of(output.dims.begin() + 1, output.dims.end(), [](int64_t dim) { return dim == 1; });
}

std::string fidelitySentence(const Task &task, const ModelSignature &signature)
{
    if (task.metric == MetricId::Agreement)
        return "closeness of output " + task.outputName + ", measured as share of equal classes";
    const bool single = std::any_of(signature.outputs.begin(), signature.outputs.end(), isSingleNumber);
    return std::string("closeness of outputs, measured as cosine") + (single ? "; of an output with one number a sample, 1 - d^2/2v in its place: d how far it is off, v its variance over the samples" : "");
}

class TaskGuesser {
public:
    TaskGuesser(const ModelSignature &signature, Dataset &dataset, const std::vector<Tensor> &seen)
        : m_signature(signature), m_dataset(dataset), m_outputs(outputsOf(signature, seen))
    {
    }

    Result<Task> run(std::optional<MetricId> wanted)
    {
        m_wanted = wanted;
        m_task.classNames = m_dataset.info().classNames.empty() ? m_signature.classNames : m_dataset.info().classNames;
        if (m_outputs.empty())
            return invalidInput("the model has no outputs, so there is nothing to measure", where());
        const DatasetInfo &info = m_dataset.info();
        Result<void> found;
        if (info.labels == LabelKind::None)
            found = wanted == MetricId::Perplexity || wanted == MetricId::TokenAccuracy ? nextTokenOfInput() : withoutLabels();
        else if (wantsNumbers())
            found = regression();
        else if (info.labelDims.empty())
            found = oneLabel();
        else if (info.labels == LabelKind::Class)
            found = manyClasses();
        else
            found = regression();
        PARE_TRY(found);
        PARE_TRY(chooseMetric());
        PARE_TRY(checkLabels());
        m_task.sentence = sentence();
        return m_task;
    }

private:
    std::string where() const { return m_dataset.info().path.string(); }
    bool wantsNumbers() const
    {
        return m_wanted == MetricId::Mae || m_wanted == MetricId::Rmse || m_wanted == MetricId::R2 || m_wanted == MetricId::Cosine;
    }

    void take(TaskKind kind, const Output &output, int64_t classes)
    {
        m_task.kind = kind;
        m_task.output = output.position;
        m_task.outputName = output.name;
        m_task.classes = std::max<int64_t>(classes, 0);
        m_task.probabilities = output.probabilities;
    }

    // The first output for which `fits` holds; null where there is none.
    template <typename Fits>
    const Output *first(Fits &&fits) const
    {
        const auto found = std::find_if(m_outputs.begin(), m_outputs.end(), fits);
        return found == m_outputs.end() ? nullptr : &*found;
    }

    Error noOutput(const std::string &labels) const
    {
        std::string list;
        for (const ValueSignature &output : m_signature.outputs)
            list += (list.empty() ? "" : ", ") + output.name + " " + output.text();
        return invalidInput("no output fits the labels (" + labels + "); the model gives " + list, where());
    }

    Result<void> withoutLabels()
    {
        if (m_wanted && m_wanted != MetricId::Cosine && m_wanted != MetricId::Agreement)
            return invalidInput(std::string(metricName(*m_wanted)) + " needs labels, the data set has none", where());
        m_task = fidelityTask(m_signature, m_wanted);
        return {};
    }

    // [N,C] scores (axes of size 1 behind or between do not count), or the class itself as [N] or [N,1].
    Result<void> oneLabel()
    {
        const DatasetInfo &info = m_dataset.info();
        const auto scores = [](const Output &output) {
            return output.isFloat() && (!output.known || (output.dims.size() >= 2 && classesOf(output) != 1 && classesOf(output) != 0));
        };
        const auto oneNumber = [](const Output &output) { return output.isFloat() && output.known && classesOf(output) == 1; };
        const auto classItself = [](const Output &output) {
            return isIntegerType(output.type) && output.known && (output.dims.size() == 1 || classesOf(output) == 1);
        };
        const auto classes = m_dataset.classLabels();
        if (!classes) {
            if (info.labels == LabelKind::Class || classes.error().kind != ErrorKind::InvalidInput)
                return classes.error();
            return regression(); // labels that are no whole numbers
        }
        // Whole numbers that came as floats are classes only where the model has scores for them.
        if (const Output *output = first(scores)) {
            take(TaskKind::Classification, *output, classesOf(*output));
            return {};
        }
        const bool zeroOrOne = std::all_of(classes->begin(), classes->end(), [](int64_t label) { return label == 0 || label == 1; });
        if (const Output *output = first(oneNumber)) {
            if (!zeroOrOne)
                return regression();
            take(TaskKind::Binary, *output, binaryClasses);
            return {};
        }
        if (const Output *output = first(classItself)) {
            take(TaskKind::Classification, *output, static_cast<int64_t>(m_task.classNames.size()));
            return {};
        }
        return noOutput("one class a sample");
    }

    // -1: not known; 0: no scores of one sample; 1: a single number.
    static int64_t classesOf(const Output &output)
    {
        if (!output.known)
            return -1;
        int64_t classes = 1;
        for (size_t axis = 1; axis < output.dims.size(); ++axis) {
            if (output.dims[axis] == 1)
                continue;
            if (classes != 1)
                return 0; // two axes with more than one entry
            classes = output.dims[axis];
        }
        return classes;
    }

    Result<void> manyClasses()
    {
        const std::vector<int64_t> &labelDims = m_dataset.info().labelDims;
        if (labelDims.size() == 1)
            return tokens(labelDims[0]);
        std::vector<int64_t> plane = labelDims;
        if (plane.size() == 3 && plane[0] == 1)
            plane.erase(plane.begin());
        if (plane.size() == 2)
            return pixels(plane);
        return noOutput(shapeText(labelDims) + " classes a sample");
    }

    Result<void> tokens(int64_t length)
    {
        const Output *scores = first([&](const Output &output) {
            return output.isFloat() && (!output.known || (output.dims.size() == 3 && sameSize(output.dims[1], length) && output.dims[2] != 1));
        });
        const Output *classes = first([&](const Output &output) {
            return isIntegerType(output.type) && output.known && output.dims.size() == 2 && sameSize(output.dims[1], length);
        });
        if (!scores && !classes)
            return noOutput("a class for each of " + std::to_string(length) + " tokens");
        if (!scores) {
            take(TaskKind::TokenClassification, *classes, 0);
            return {};
        }
        const int64_t count = scores->known ? scores->dims[2] : 0;
        PARE_TRY_ASSIGN(const std::optional<int> input, inputThatLabelsRepeat());
        if (input || m_wanted == MetricId::Perplexity) {
            take(TaskKind::NextToken, *scores, count);
            m_task.shifted = input.has_value(); // labels that are the input itself are one place behind
        } else {
            take(TaskKind::TokenClassification, *scores, count);
        }
        return {};
    }

    // Language models' data often has the tokens themselves as labels.
    Result<std::optional<int>> inputThatLabelsRepeat()
    {
        const int64_t samples = std::min({samplesForComparing, m_dataset.count(), m_dataset.batchFor(samplesForComparing)});
        PARE_TRY_ASSIGN(const Batch batch, m_dataset.read(0, samples));
        for (size_t i = 0; i < batch.inputs.size(); ++i) {
            const Tensor &input = batch.inputs[i];
            if (input.type != pb::TensorProto::INT64 || input.bytes.size() < batch.labels->bytes.size())
                continue;
            std::vector<int64_t> labels(batch.labels->bytes.size() / 8);
            std::memcpy(labels.data(), batch.labels->bytes.data(), batch.labels->bytes.size());
            const auto *tokens = input.bytes.data();
            bool same = true;
            for (size_t at = 0; at < labels.size() && same; ++at) {
                int64_t token = 0;
                std::memcpy(&token, tokens + 8 * at, 8);
                same = labels[at] == token || labels[at] < 0;
            }
            if (same && std::any_of(labels.begin(), labels.end(), [](int64_t label) { return label >= 0; }))
                return std::optional<int>(static_cast<int>(i));
        }
        return std::optional<int>();
    }

    Result<void> nextTokenOfInput()
    {
        const Output *scores = first([](const Output &output) { return output.isFloat() && (!output.known || output.dims.size() == 3); });
        const auto input = std::find_if(m_signature.inputs.begin(), m_signature.inputs.end(), [](const ValueSignature &value) {
            const bool mask = value.name.find("mask") != std::string::npos || value.name.find("type") != std::string::npos ||
                              value.name.find("position") != std::string::npos;
            return isIntegerType(value.type) && !mask && (!value.ranked || value.dims.size() == 2);
        });
        if (!scores || input == m_signature.inputs.end())
            return invalidInput(std::string(metricName(*m_wanted)) +
                                    " without labels needs a model that takes tokens [N,T] and gives scores [N,T,V] for the next one",
                                where());
        take(TaskKind::NextToken, *scores, scores->known ? scores->dims[2] : 0);
        m_task.tokensFromInput = true;
        m_task.shifted = true;
        m_task.tokenInput = static_cast<int>(input - m_signature.inputs.begin());
        for (size_t i = 0; i < m_signature.inputs.size(); ++i)
            if (m_signature.inputs[i].name.find("attention_mask") != std::string::npos)
                m_task.maskInput = static_cast<int>(i);
        return {};
    }

    Result<void> pixels(const std::vector<int64_t> &plane)
    {
        const auto matches = [&](const Output &output, size_t vertical) {
            return output.known && output.dims.size() == 4 && sameSize(output.dims[vertical], plane[0]) && sameSize(output.dims[vertical + 1], plane[1]);
        };
        for (const size_t vertical : {size_t{2}, size_t{1}}) {
            const Output *scores = first([&](const Output &output) { return output.isFloat() && matches(output, vertical); });
            if (!scores)
                continue;
            const int64_t classes = scores->dims[vertical == 2 ? 1 : 3];
            take(TaskKind::Segmentation, *scores, classes == 1 ? binaryClasses : classes);
            return {};
        }
        const Output *classes = first([&](const Output &output) {
            return isIntegerType(output.type) && output.known && output.dims.size() >= 3 && sameSize(output.dims.back(), plane[1]) &&
                   sameSize(output.dims[output.dims.size() - 2], plane[0]);
        });
        if (!classes)
            return noOutput("a class for each of " + shapeText(plane) + " pixels");
        take(TaskKind::Segmentation, *classes, static_cast<int64_t>(m_task.classNames.size()));
        return {};
    }

    Result<void> regression()
    {
        const std::vector<int64_t> &labelDims = m_dataset.info().labelDims;
        const auto wanted = std::accumulate(labelDims.begin(), labelDims.end(), int64_t{1}, std::multiplies<>());
        const Output *output = first([&](const Output &candidate) {
            if (!candidate.isFloat())
                return false;
            int64_t values = 1;
            for (size_t axis = 1; axis < candidate.dims.size(); ++axis) {
                if (candidate.dims[axis] < 0)
                    return true;
                values *= candidate.dims[axis];
            }
            return !candidate.known || values == wanted;
        });
        if (!output)
            return noOutput(std::to_string(wanted) + (wanted == 1 ? " number" : " numbers") + " a sample");
        take(TaskKind::Regression, *output, 0);
        return {};
    }

    static std::vector<MetricId> metricsOf(const Task &task)
    {
        switch (task.kind) {
        case TaskKind::Classification:
            return {MetricId::Top1, MetricId::Top5, MetricId::BalancedAccuracy, MetricId::F1, MetricId::LogLoss, MetricId::Auc};
        case TaskKind::Binary: return {MetricId::Top1, MetricId::BalancedAccuracy, MetricId::F1, MetricId::LogLoss, MetricId::Auc};
        case TaskKind::TokenClassification: return {MetricId::TokenAccuracy};
        case TaskKind::NextToken: return {MetricId::Perplexity, MetricId::TokenAccuracy};
        case TaskKind::Regression: return {MetricId::R2, MetricId::Mae, MetricId::Rmse, MetricId::Cosine};
        case TaskKind::Segmentation: return {MetricId::MeanIou, MetricId::TokenAccuracy};
        case TaskKind::Fidelity: return {MetricId::Cosine, MetricId::Agreement};
        }
        return {};
    }

    Result<void> chooseMetric()
    {
        std::vector<MetricId> possible = metricsOf(m_task);
        if (!m_wanted) {
            if (m_task.kind != TaskKind::Fidelity)
                m_task.metric = possible.front();
            return {};
        }
        if (m_task.classes > 0 && m_task.classes != binaryClasses)
            std::erase(possible, MetricId::Auc);
        if (m_task.classes > 0 && m_task.classes <= 5)
            std::erase(possible, MetricId::Top5);
        const bool scored = m_task.kind != TaskKind::Classification || m_outputs[static_cast<size_t>(m_task.output)].isFloat();
        if (!scored) // the class itself, without a word on how sure
            std::erase(possible, MetricId::LogLoss);
        if (std::find(possible.begin(), possible.end(), *m_wanted) == possible.end()) {
            std::string list;
            for (const MetricId metric : possible)
                list += (list.empty() ? "" : ", ") + std::string(metricName(metric));
            const std::string why = m_wanted == MetricId::Auc ? ", which needs two classes," : m_wanted == MetricId::Top5 ? ", which needs more than five classes,"
                                    : m_wanted == MetricId::LogLoss && !scored ? ", which needs scores," : "";
            return invalidInput(std::string(metricName(*m_wanted)) + why + " does not fit " + what() + "; what does: " + list, "--metric");
        }
        m_task.metric = *m_wanted;
        return {};
    }

    Result<void> checkLabels()
    {
        const bool classes = m_task.kind == TaskKind::Classification || m_task.kind == TaskKind::Binary;
        if (!classes)
            return {};
        PARE_TRY_ASSIGN(const std::vector<int64_t> labels, m_dataset.classLabels());
        const int64_t count = m_task.classes > 0 ? m_task.classes : int64_t{1} << 30;
        const auto bad = std::find_if(labels.begin(), labels.end(), [&](int64_t label) { return label < 0 || label >= count; });
        if (bad == labels.end())
            return {};
        const auto [least, most] = std::minmax_element(labels.begin(), labels.end());
        const bool fromOne = *least == 1 && *most == count;
        return invalidInput(m_dataset.info().labelName + ": class " + std::to_string(*bad) + " in sample " + std::to_string(bad - labels.begin()) +
                                ", but output " + m_task.outputName + " has " + std::to_string(count) + " classes (0 to " +
                                std::to_string(count - 1) + ")" + (fromOne ? ". Do the labels count from 1?" : ""),
                            where());
    }

    // "classification into 10 classes by output logits"
    std::string what() const
    {
        const std::string output = m_outputs.size() > 1 ? "output " + m_task.outputName + " (the first of " + std::to_string(m_outputs.size()) + " that fits)"
                                                        : "output " + m_task.outputName;
        const std::string into = m_task.classes > 0 ? " into " + std::to_string(m_task.classes) + " classes" : "";
        std::string text;
        switch (m_task.kind) {
        case TaskKind::Classification: text = "classification" + into; break;
        case TaskKind::Binary: text = "classification into two classes by one score"; break;
        case TaskKind::TokenClassification: text = "classification of tokens" + into; break;
        case TaskKind::NextToken:
            text = "prediction of the next token";
            text += m_task.classes > 0 ? " out of " + std::to_string(m_task.classes) : "";
            break;
        case TaskKind::Regression: text = "prediction of numbers"; break;
        case TaskKind::Segmentation: text = "classification of pixels" + into; break;
        case TaskKind::Fidelity: return "closeness of outputs";
        }
        return text + " by " + output;
    }

    std::string sentence() const
    {
        if (m_task.kind == TaskKind::Fidelity)
            return m_task.sentence;
        return what() + ", measured as " + std::string(metricName(m_task.metric)) + (m_wanted ? " (as asked)" : " (guessed)");
    }

    const ModelSignature &m_signature;
    Dataset &m_dataset;
    std::vector<Output> m_outputs;
    std::optional<MetricId> m_wanted;
    Task m_task;
};

} // namespace

Task fidelityTask(const ModelSignature &signature, std::optional<MetricId> wanted)
{
    Task task;
    task.kind = TaskKind::Fidelity;
    const auto scores = std::find_if(signature.outputs.begin(), signature.outputs.end(), [](const auto &output) { return output.classScores; });
    const auto floats = std::find_if(signature.outputs.begin(), signature.outputs.end(), [](const auto &output) { return isFloatType(output.type); });
    const auto taken = scores != signature.outputs.end() ? scores : floats;
    task.metric = scores != signature.outputs.end() && wanted != MetricId::Cosine ? MetricId::Agreement : MetricId::Cosine;
    if (taken != signature.outputs.end()) {
        task.output = static_cast<int>(taken - signature.outputs.begin());
        task.outputName = taken->name;
    }
    task.classNames = signature.classNames;
    task.sentence = fidelitySentence(task, signature);
    return task;
}

Result<Task> guessTask(const ModelSignature &signature, Dataset &dataset, std::string_view metric, const std::vector<Tensor> &seen)
{
    std::optional<MetricId> wanted;
    if (!metric.empty() && metric != "auto") {
        wanted = metricFromName(metric);
        if (!wanted) {
            std::string list;
            for (int id = 0; id <= static_cast<int>(MetricId::Agreement); ++id)
                list += (list.empty() ? "" : ", ") + std::string(metricName(static_cast<MetricId>(id)));
            return invalidInput("\"" + std::string(metric) + "\" is no metric; there are " + list, "--metric");
        }
    }
    return TaskGuesser(signature, dataset, seen).run(wanted);
}

} // namespace pare
