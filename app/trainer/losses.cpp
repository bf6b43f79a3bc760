#include "app/trainer/losses.h"

#include "core/base/units.h"
#include "core/formats/class_scores.h"
#include "core/model/attributes.h"

#include <algorithm>
#include <array>

namespace pare::train {

namespace {

constexpr double least = 1e-12; // probability: its logarithm stays finite

// Scores as logits: of probabilities, their logarithm, which softmax turns back.
at::Tensor logitsOf(const Head &head, const at::Tensor &output)
{
    return head.probabilities ? at::log(at::clamp_min(output, least)) : output;
}

// The softmax (or its logarithm) that makes an output, behind nodes that only hand it on; null where another operator does.
const pb::NodeProto *softmaxOf(const Model &model, std::string output)
{
    for (;;) {
        const auto producer = model.index().producer(output);
        if (!producer)
            return nullptr;
        const pb::NodeProto &node = model.index().node(*producer);
        if (isOp(node, "Softmax") || isOp(node, "LogSoftmax"))
            return &node;
        constexpr std::array handsOn{"Identity", "Cast", "QuantizeLinear", "DequantizeLinear"};
        if (node.input_size() == 0 || std::none_of(handsOn.begin(), handsOn.end(), [&](const char *op) { return isOp(node, op); }))
            return nullptr;
        output = node.input(0);
    }
}

// The axis of the classes: what softmax says, what labels leave over, else the usual place.
int64_t classAxis(const pb::NodeProto *softmax, int64_t opset, const at::Tensor &output, const at::Tensor &labels)
{
    if (softmax) {
        const int64_t axis = intAttribute(*softmax, "axis", opset >= 13 ? -1 : 1);
        return axis < 0 ? axis + output.dim() : axis;
    }
    if (labels.defined() && labels.dim() == output.dim() - 1 && output.dim() > 2)
        return labels.size(1) == output.size(1) ? output.dim() - 1 : 1;
    return output.dim() == 3 ? 2 : 1;
}

// strictly: no label is of a class that the output does not have.
bool labelsFit(const at::Tensor &output, const at::Tensor &labels, int64_t axis, bool classes, bool strictly)
{
    if (!classes)
        return output.numel() == labels.numel();
    if (labels.dim() != output.dim() - 1)
        return false;
    int64_t at = 0;
    for (int64_t i = 0; i < output.dim(); ++i)
        if (i != axis && output.size(i) != labels.size(at++))
            return false;
    return !strictly || labels.max().item<int64_t>() < output.size(axis);
}

// The mean of what is there, or that of each of so many samples.
at::Tensor meanOf(const at::Tensor &places, int64_t samples)
{
    if (samples == 0)
        return places.mean();
    return places.numel() % samples == 0 ? places.reshape({samples, -1}).mean(1) : places.mean().expand({samples});
}

at::Tensor crossEntropy(const Head &head, const at::Tensor &output, const at::Tensor &labels, int64_t samples)
{
    const at::Tensor scores = logitsOf(head, output).movedim(head.axis, -1).flatten(0, -2);
    if (samples == 0 && (labels >= 0).any().item<bool>())
        return at::cross_entropy_loss(scores, labels.flatten()); // -100: places that do not count
    if (samples == 0)
        return scores.sum() * 0; // a mean of nothing is no number
    return meanOf(at::cross_entropy_loss(scores, labels.flatten(), {}, at::Reduction::None), samples);
}

at::Tensor relativeDistances(const at::Tensor &a, const at::Tensor &b, int64_t samples)
{
    const at::Tensor spread = b.detach().numel() > 1 ? b.detach().var(false) : b.detach().square().mean();
    return meanOf((a - b).square(), samples) / (spread + 1e-6 * b.detach().square().mean() + 1e-12);
}

// T^2 KL(softmax(target / T) || softmax(output / T)), mean over samples and places.
at::Tensor divergence(const Head &head, const at::Tensor &output, const at::Tensor &target, double temperature, int64_t samples)
{
    const at::Tensor own = at::log_softmax(logitsOf(head, output) / temperature, head.axis);
    const at::Tensor wanted = at::log_softmax(logitsOf(head, target) / temperature, head.axis);
    const at::Tensor sum = (at::exp(wanted) * (wanted - own)).sum(head.axis);
    return meanOf(sum, samples) * (temperature * temperature);
}

at::Tensor lossBy(const Objective &objective, const std::vector<at::Tensor> &outputs, const at::Tensor &labels, const std::vector<at::Tensor> &targets, int64_t samples)
{
    at::Tensor taught;
    double teachers = 0;
    for (const Head &head : objective.heads) {
        if (head.target < 0)
            continue;
        const at::Tensor &target = targets[static_cast<size_t>(head.target)];
        const at::Tensor one = head.divergence ? divergence(head, outputs[head.output], target, objective.temperature, samples)
                                                 : relativeDistances(outputs[head.output], target, samples);
        taught = taught.defined() ? taught + one : one;
        ++teachers;
    }
    if (taught.defined())
        taught = taught / teachers;
    if (objective.labelled < 0)
        return taught;
    const Head &head = objective.heads[static_cast<size_t>(objective.labelled)];
    const at::Tensor &output = outputs[head.output];
    const at::Tensor learned = objective.classes ? crossEntropy(head, output, labels, samples) : relativeDistances(output.flatten(), labels.flatten().to(output.scalar_type()), samples);
    return taught.defined() ? objective.alpha * taught + (1 - objective.alpha) * learned : learned;
}

} // namespace

at::Tensor ownAnswerLoss(const Head &head, const at::Tensor &output)
{
    const at::Tensor scores = logitsOf(head, output).movedim(head.axis, -1).flatten(0, -2);
    return at::cross_entropy_loss(scores, at::softmax(scores.detach(), -1).multinomial(1).flatten());
}

at::Tensor distanceFromItself(const Head &head, const at::Tensor &output)
{
    if (!head.distribution)
        return relativeDistance(output, output.detach());
    return divergence(head, output, output.detach(), 1, 0);
}

at::Tensor relativeDistance(const at::Tensor &a, const at::Tensor &b)
{
    return relativeDistances(a, b, 0);
}

Result<Objective> objectiveOf(const ModelSignature &signature, const std::vector<at::Tensor> &outputs, const SampleBatch &batch,
                              const std::vector<std::string> &targetNames, const std::vector<at::Tensor> &targets, const Model &model,
                              const worker::Train &request)
{
    Objective objective;
    objective.alpha = request.alpha();
    objective.temperature = request.temperature();
    const bool labels = request.labels() && batch.labels.defined();
    objective.classes = labels && batch.labels.scalar_type() == at::kLong;
    const auto comparable = [&](size_t i) { return outputs[i].defined() && at::isFloatingType(outputs[i].scalar_type()) && outputs[i].dim() > 0; };
    const size_t count = std::min(outputs.size(), signature.outputs.size());
    // Of labels with too large classes in them the shape alone says what output they belong to: the mistake is said when they are looked at.
    bool strictly = false;
    std::string scalars;
    for (size_t i = 0; i < count; ++i) {
        const std::string &name = signature.outputs[i].name;
        if (outputs[i].defined() && outputs[i].dim() == 0)
            scalars += (scalars.empty() ? "" : ", ") + name;
        strictly = strictly || (objective.classes && comparable(i) && labelsFit(outputs[i], batch.labels, classAxis(softmaxOf(model, name), model.opset(), outputs[i], batch.labels), true, true));
    }
    for (size_t i = 0; i < count; ++i) {
        if (!comparable(i))
            continue;
        const at::Tensor &output = outputs[i];
        const ValueSignature &said = signature.outputs[i];
        Head head;
        head.output = i;
        head.name = said.name;
        const pb::NodeProto *softmax = softmaxOf(model, said.name);
        head.axis = classAxis(softmax, model.opset(), output, objective.classes ? batch.labels : at::Tensor());
        head.classes = head.axis < output.dim() ? output.size(head.axis) : 0;
        head.probabilities = softmax && isOp(*softmax, "Softmax");
        const bool several = head.axis < output.dim() && output.size(head.axis) > 1;
        const bool sigmoid = said.probabilities && !softmax;
        head.distribution = several && !sigmoid && (softmax || said.classScores);
        for (size_t k = 0; k < targets.size(); ++k) {
            const bool named = targetNames[k] == said.name || (targetNames.size() == signature.outputs.size() && k == i &&
                                                               std::find(targetNames.begin(), targetNames.end(), said.name) == targetNames.end());
            if (named && targets[k].defined() && targets[k].sizes() == output.sizes())
                head.target = static_cast<int>(k);
        }
        if (labels && objective.labelled < 0 && labelsFit(output, batch.labels, head.axis, objective.classes, strictly)) {
            objective.labelled = static_cast<int>(objective.heads.size());
            head.distribution = head.distribution || (objective.classes && several);
        }
        head.guessed = head.distribution && !softmax && !objective.classes && guessedScores(signature, said);
        if (request.divergence() == "kl") {
            head.distribution = several && !sigmoid;
            head.guessed = false;
        }
        head.divergence = head.distribution && request.divergence() != "mse";
        if (head.target >= 0 || objective.labelled == static_cast<int>(objective.heads.size()))
            objective.heads.push_back(head);
    }
    if (objective.heads.empty()) {
        if (!scalars.empty())
            return unsupported("output " + scalars + " is a single number, without an axis of samples: training compares outputs with a value for each sample");
        if (!targets.empty())
            return invalidInput(request.has_teacher() ? "the teacher has no output of the same name and size as the model's"
                                                      : "its reference outputs fit none of the model's outputs by name and size");
        return invalidInput(batch.labels.defined() && request.labels() ? "its labels fit none of the model's outputs"
                                                                       : "has no labels and no reference outputs, and there is no teacher: nothing could be learned");
    }
    objective.score = scoreOf(objective);
    return objective;
}

bool areCoordinates(const at::Tensor &rows)
{
    return rows.dim() == 2 && looksLikeCoordinates(rows.mean(0).var(false).item<double>(), rows.var(false).item<double>(), rows.size(0));
}

std::string scoreOf(const Objective &objective)
{
    if (objective.labelled >= 0)
        return objective.classes ? "top-1" : "loss";
    return objective.heads.front().distribution ? "agreement with the teacher" : "loss";
}

at::Tensor lossOf(const Objective &objective, const std::vector<at::Tensor> &outputs, const at::Tensor &labels, const std::vector<at::Tensor> &targets)
{
    return lossBy(objective, outputs, labels, targets, 0);
}

at::Tensor lossesOfSamples(const Objective &objective, const std::vector<at::Tensor> &outputs, const at::Tensor &labels, const std::vector<at::Tensor> &targets, int64_t samples)
{
    return lossBy(objective, outputs, labels, targets, samples);
}

std::pair<std::vector<float>, std::vector<float>> addScore(const Objective &objective, const std::vector<at::Tensor> &outputs, const at::Tensor &labels,
                                                           const std::vector<at::Tensor> &targets, double loss, int64_t samples, HeadScore &score)
{
    if (objective.score == "loss") {
        const auto rows = static_cast<double>(outputs[objective.heads.front().output].size(0));
        score.sum += loss * rows;
        score.count += rows;
        return {};
    }
    const bool taught = objective.score != "top-1";
    const Head &head = objective.heads[taught ? 0 : static_cast<size_t>(objective.labelled)];
    const at::Tensor chosen = outputs[head.output].argmax(head.axis);
    const at::Tensor wanted = taught ? targets[static_cast<size_t>(head.target)].argmax(head.axis) : labels;
    const at::Tensor counts = wanted >= 0;
    const at::Tensor rights = at::logical_and(chosen == wanted, counts);
    score.sum += rights.sum().item<double>();
    score.count += counts.sum().item<double>();
    if (samples <= 0 || rights.numel() % samples != 0 || rights.sizes() != counts.sizes())
        return {};
    const auto bySample = [&](const at::Tensor &places) {
        const at::Tensor sums = places.to(at::kFloat).reshape({samples, -1}).sum(1).contiguous();
        return std::vector<float>(sums.data_ptr<float>(), sums.data_ptr<float>() + sums.numel());
    };
    return {bySample(rights), bySample(counts)};
}

} // namespace pare::train
