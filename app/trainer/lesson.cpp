#include "app/trainer/lesson.h"

#include "app/trainer/data_faults.h"
#include "app/trainer/masks.h"
#include "core/base/units.h"
#include "core/formats/onnx_file.h"
#include "core/model/attributes.h"
#include "core/runtime/wire.h"

#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <thread>

namespace pare::train {

namespace {

// Numbers that one operator makes of a batch, on average: with fewer, threads wait for each other longer than they compute (measured:
// a small ResNet with batches of 64 takes 2.5 times as long on two threads as on one while other programs compute too).
constexpr double numbersForThreads = 400'000;

constexpr size_t samplesToKnow = 16; // whether an output has scores or coordinates

constexpr int64_t mostClassesToMiss = 10'000; // with more it is usual that some are not there

// Along which axis a softmax makes the value; nullopt: none does. Before opset 13 it flattens what is behind the axis.
std::optional<int64_t> softmaxAxisOf(const Model &model, const std::string &value)
{
    const auto producer = model.index().producer(value);
    if (!producer || !isOp(model.index().node(*producer), "Softmax"))
        return std::nullopt;
    return intAttribute(model.index().node(*producer), "axis", model.opset() >= 13 ? -1 : 1);
}

} // namespace

Result<Lesson> Lesson::prepare(const worker::Train &request, HelperJob &job, std::mt19937_64 &random)
{
    Lesson lesson;
    PARE_TRY(lesson.buildNetworks(request));
    PARE_TRY(lesson.openData(request, job));
    PARE_TRY(lesson.probe(request, random));
    if (lesson.teacher && !lesson.teacher->frozen().empty())
        lesson.notes.insert(lesson.notes.begin(), "the teacher: " + lesson.teacher->frozen());
    if (!lesson.student.frozen().empty())
        lesson.notes.insert(lesson.notes.begin(), lesson.student.frozen());
    const std::vector<std::string> kept = keepZeros(lesson.student.parameters(), request);
    lesson.notes.insert(lesson.notes.end(), kept.begin(), kept.end());
    return lesson;
}

Result<SampleBatch> Lesson::batchAt(std::span<const int64_t> positions)
{
    PARE_TRY_ASSIGN(SampleBatch given, samples.batch(positions));
    if (objective.labelled >= 0 && objective.classes) {
        PARE_TRY_ASSIGN(given.labels, countedLabels(given.labels, objective.heads[static_cast<size_t>(objective.labelled)], positions, samples));
    }
    return given;
}

// All at once where they are known, so that a mistake is said before anything is learned.
Result<void> Lesson::checkLabels()
{
    if (objective.labelled < 0 || !objective.classes || !samples.labels().defined())
        return {};
    const Head &head = objective.heads[static_cast<size_t>(objective.labelled)];
    for (const std::vector<int64_t> *positions : {&parts.learned, &parts.heldOut}) {
        if (positions->empty())
            continue;
        const auto counted = countedLabels(samples.labels().index_select(0, at::tensor(*positions, at::kLong)), head, *positions, samples);
        if (!counted.ok())
            return counted.error();
    }
    return {};
}

Result<std::vector<at::Tensor>> Lesson::answers(const SampleBatch &given, bool training, bool withFeatures)
{
    PARE_TRY_ASSIGN(auto outputs, student.forward(given.inputs, training, withFeatures ? features.ofStudent() : std::vector<std::string>()));
    return withoutFilling(std::move(outputs), samples.info().fixedBatch, given.rows, signature.outputs.size());
}

Result<std::vector<at::Tensor>> Lesson::targets(const SampleBatch &given, std::span<const int64_t> positions)
{
    if (!teacher)
        return given.references;
    return teacher->ask(given, samples.info().fixedBatch, positions);
}

Result<void> Lesson::buildNetworks(const worker::Train &request)
{
    PARE_TRY_ASSIGN(const Model model, openOnnx(request.student().path()));
    std::optional<Model> other;
    if (request.has_teacher()) {
        PARE_TRY_ASSIGN(other, openOnnx(request.teacher().path()));
    }
    for (const worker::Feature &feature : request.features()) {
        const auto axis = softmaxAxisOf(model, feature.student());
        const bool both = other && axis && axis == softmaxAxisOf(*other, feature.teacher());
        features.add(feature.student(), feature.teacher(), both ? axis : std::nullopt);
    }
    m_model = model;
    signature = signatureOf(model);
    PARE_TRY(buildStudent(request));
    if (other) {
        PARE_TRY_ASSIGN(teacher, Teacher::build(*other, model, signature, features.ofTeacher()));
        targetNames = teacher->outputNames();
    } else if (features.any()) {
        return invalidInput("inner values can only be compared with those of a teacher");
    }
    return {};
}

Result<void> Lesson::buildStudent(const worker::Train &request)
{
    PARE_TRY_ASSIGN(student, Network::build(m_model, features.ofStudent(), Purpose::Train, m_refused));
    ParameterChoice choice;
    if (request.some_layers())
        choice.layers.emplace(request.layers().begin(), request.layers().end());
    choice.scales = request.scales();
    for (const worker::WeightGrid &grid : request.grids())
        choice.grids[grid.weight()] = {static_cast<int>(grid.bits()), grid.row_length(), grid.block(), grid.transposed()};
    PARE_TRY(student.choose(choice));
    if (student.parameters().empty())
        return unsupported("has no weights that could be trained" + std::string(request.some_layers() ? " in the layers that were chosen" : "") +
                           (student.frozen().empty() ? "" : ": " + student.frozen()));
    return {};
}

Result<void> Lesson::openData(const worker::Train &request, HelperJob &job)
{
    PARE_TRY_ASSIGN(const DatasetRef data, datasetFromWire(request.data()));
    PARE_TRY_ASSIGN(samples, Samples::open(data, signature, request.memory_bytes(), job.context()));
    std::vector<DatasetRef> evaluation;
    for (const worker::Dataset &other : request.evaluation()) {
        PARE_TRY_ASSIGN(evaluation.emplace_back(), datasetFromWire(other));
    }
    PARE_TRY_ASSIGN(parts, partsOf(samples, evaluation, signature, request.held_out(), request.seed(), job.context()));
    notes.insert(notes.end(), parts.notes.begin(), parts.notes.end());
    if (!teacher)
        targetNames = samples.referenceNames();
    else if (!samples.info().whole)
        teacher->remember(samples.count(), request.memory_bytes());
    return {};
}

// Builds the student anew without the layer whose form made it fail, also of one sample. False where that was not the reason.
Result<bool> Lesson::leaveOutRefused(const worker::Train &request, bool computed)
{
    if (computed || !student.refusedForm())
        return false;
    PARE_TRY_ASSIGN(const SampleBatch one, samples.batch(std::span(parts.learned).first(1)));
    if (answers(one, false, true).ok() || !student.refusedForm() || !m_refused.emplace(*student.refusedForm()).second)
        return false;
    PARE_TRY(buildStudent(request));
    return true;
}

// The first samples: what can be learned, and how many go at once.
Result<void> Lesson::probe(const worker::Train &request, std::mt19937_64 &random)
{
    const auto wanted = std::min<int64_t>(std::max<int64_t>(1, request.batch()), static_cast<int64_t>(parts.learned.size()));
    if (wanted < request.batch())
        notes.push_back(fmt::format("batches of {}: there are no more samples", wanted));
    batch = wanted;
    atOnce = std::min(samples.batchFor(wanted), wanted);
    const at::NoGradGuard noGradient;
    SampleBatch first;
    std::vector<at::Tensor> outputs;
    for (;;) {
        PARE_TRY_ASSIGN(first, samples.batch(std::span(parts.learned).first(static_cast<size_t>(std::min<int64_t>(atOnce, 2)))));
        auto made = answers(first, false, true);
        const bool rowsFit = made.ok() && (first.rows == 1 || std::any_of(made->begin(), made->end(), [&](const at::Tensor &output) {
                                               return output.defined() && output.dim() > 0 && output.size(0) % first.rows == 0;
                                           }));
        if (rowsFit) {
            outputs = std::move(*made);
            break;
        }
        PARE_TRY_ASSIGN(const bool less, leaveOutRefused(request, made.ok()));
        if (less)
            continue;
        if (atOnce == 1)
            return made.ok() ? invalidInput("no output has a row for each sample") : made.error();
        notes.push_back("one sample at a time: the model does not take several (" + (made.ok() ? std::string("its outputs have no row for each") : made.error().text()) + ")");
        atOnce = 1;
    }
    m_numbers = student.numbersPerOperator() / static_cast<double>(first.rows);
    chooseThreads(request);
    std::vector<at::Tensor> wantedOutputs = first.references;
    if (teacher) {
        PARE_TRY_ASSIGN(wantedOutputs, teacher->ask(first, samples.info().fixedBatch));
    }
    std::vector<at::Tensor> plainTargets(wantedOutputs.begin(), wantedOutputs.begin() + static_cast<ptrdiff_t>(std::min(wantedOutputs.size(), targetNames.size())));
    auto found = objectiveOf(signature, outputs, first, targetNames, plainTargets, student.model(), request);
    if (!found.ok())
        return Error{found.error().kind, found.error().message, found.error().kind == ErrorKind::InvalidInput ? samples.info().path.string() : std::string()};
    objective = std::move(*found);
    PARE_TRY(checkLabels());
    PARE_TRY(knowCoordinates());
    if (objective.labelled >= 0)
        noteMissingClasses(outputs[objective.heads[static_cast<size_t>(objective.labelled)].output]);
    return features.fit(std::span(outputs).subspan(signature.outputs.size()), std::span(wantedOutputs).subspan(std::min(wantedOutputs.size(), targetNames.size())), random);
}

// What was taken for scores for want of a better guess is compared as numbers where a few of the wanted answers show that it is none.
Result<void> Lesson::knowCoordinates()
{
    const std::span<const int64_t> some = std::span(parts.learned).first(std::min(parts.learned.size(), samplesToKnow));
    for (Head &head : objective.heads) {
        if (!head.guessed || head.target < 0)
            continue;
        std::vector<at::Tensor> rows;
        for (size_t begin = 0; begin < some.size(); begin += static_cast<size_t>(atOnce)) {
            PARE_TRY_ASSIGN(const SampleBatch given, samples.batch(some.subspan(begin, std::min(static_cast<size_t>(atOnce), some.size() - begin))));
            std::vector<at::Tensor> wanted = given.references;
            if (teacher) {
                PARE_TRY_ASSIGN(wanted, teacher->ask(given, samples.info().fixedBatch));
            }
            rows.push_back(wanted[static_cast<size_t>(head.target)].to(at::kFloat));
        }
        if (rows.empty() || rows.front().dim() != 2 || !areCoordinates(at::cat(rows)))
            continue;
        head.distribution = head.divergence = false;
        notes.push_back("output " + head.name + " is compared as numbers: its values differ between columns much more than between samples, as scores of classes do not");
    }
    objective.score = scoreOf(objective);
    return {};
}

// From the sizes of tensors alone: the same model and batch have the same number of threads, and so give the same bytes.
void Lesson::chooseThreads(const worker::Train &request) const
{
    if (request.threads() == 0)
        at::set_num_threads(m_numbers * static_cast<double>(atOnce) >= numbersForThreads ? static_cast<int>(std::max(1U, std::thread::hardware_concurrency())) : 1);
}

void Lesson::shrinkBatch(int64_t size, const worker::Train &request)
{
    batch = size;
    atOnce = std::min(atOnce, size);
    chooseThreads(request);
}

// A class that no sample has is unlearned by labels: its score only ever falls.
void Lesson::noteMissingClasses(const at::Tensor &scores)
{
    if (!objective.classes || !samples.labels().defined())
        return;
    const Head &head = objective.heads[static_cast<size_t>(objective.labelled)];
    const int64_t classes = scores.size(head.axis);
    const at::Tensor learned = samples.labels().index_select(0, at::tensor(parts.learned, at::kLong)).flatten();
    const at::Tensor counts = at::bincount(learned.masked_select(learned >= 0), {}, classes);
    const int64_t missing = classes - counts.narrow(0, 0, classes).count_nonzero().item<int64_t>();
    if (missing == 0 || classes > mostClassesToMiss)
        return;
    std::string which;
    for (int64_t i = 0, said = 0; i < classes && said < 5; ++i)
        if (counts[i].item<int64_t>() == 0) {
            which += (which.empty() ? "" : ", ") + std::to_string(i);
            ++said;
        }
    notes.push_back(fmt::format("no sample to learn from has {} of {} ({}{}): labels alone make the model forget {}", plural(missing, "class", "classes"), formatCount(classes), which,
                                  missing > 5 ? ", ..." : "", missing == 1 ? "it" : "them"));
}

} // namespace pare::train
