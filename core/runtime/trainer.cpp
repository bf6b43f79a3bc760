#include "core/runtime/trainer.h"

#include "core/runtime/helper_talk.h"
#include "core/runtime/wire.h"

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

HelperKind trainerKind()
{
    // Threads that wait give their core away: where others compute as well, threads that spin make a step ten times as slow.
    return {"trainer", "pare-trainer", findTrainer, trainerMissing(), {"OMP_WAIT_POLICY=PASSIVE", "OPENBLAS_THREAD_TIMEOUT=4"}};
}

// Weights always travel inside the file: what is too large for that is too large to be trained here.
constexpr int64_t wholeBytes = (int64_t{1} << 31) - (int64_t{1} << 26);

Result<worker::ModelFile> fileOf(ModelFiles &files, const Model &model, std::vector<std::shared_ptr<const WrittenModel>> &written)
{
    PARE_TRY_ASSIGN(auto file, files.write(model));
    if (!file->constants.empty())
        return unsupported("is too large to be trained here: more than 2 GB of weights", model.source());
    worker::ModelFile message;
    message.set_path(file->path.string());
    toWire(signatureOf(model), *message.mutable_signature());
    written.push_back(std::move(file));
    return message;
}

// What went wrong is wrong with the user's models, not with the copies that the trainer was given.
Result<void> ofTheUsers(Result<void> answer, const std::vector<std::shared_ptr<const WrittenModel>> &written, const std::vector<std::string> &sources)
{
    if (answer.ok())
        return answer;
    Error error = answer.error();
    for (size_t i = 0; i < written.size() && i < sources.size(); ++i)
        if (error.where == written[i]->path.string())
            error.where = sources[i];
    return error;
}

void settingsToWire(const TrainingRequest &request, worker::Train &train)
{
    train.set_some_layers(request.layers.has_value());
    if (request.layers)
        train.mutable_layers()->Assign(request.layers->begin(), request.layers->end());
    train.set_labels(request.labels);
    train.set_alpha(request.alpha);
    train.set_temperature(request.temperature);
    train.set_divergence(request.divergence);
    for (const auto &[student, teacher] : request.features) {
        worker::Feature &feature = *train.add_features();
        feature.set_student(student);
        feature.set_teacher(teacher);
    }
    train.set_feature_weight(request.featureWeight);
    train.set_optimizer(request.optimizer);
    train.set_learning_rate(request.learningRate);
    train.set_weight_decay(request.weightDecay);
    train.set_momentum(request.momentum);
    train.set_epochs(request.epochs);
    train.set_steps(request.steps);
    train.set_least_steps(request.leastSteps);
    train.set_seconds(request.seconds);
    train.set_batch(request.batch);
    for (const WeightGrid &grid : request.grids) {
        worker::WeightGrid &message = *train.add_grids();
        message.set_weight(grid.weight);
        message.set_bits(grid.bits);
        message.set_row_length(grid.rowLength);
        message.set_block(grid.block);
        message.set_transposed(grid.transposed);
    }
    train.set_warmup(request.warmup);
    train.set_clip(request.clip);
    train.set_flip(request.flip);
    train.set_shift(request.shift);
    train.set_mix(request.mix);
    train.set_held_out(request.heldOut);
    train.set_patience(request.patience);
    train.set_scales(request.scales);
    train.set_norm_statistics(request.normStatistics);
    train.set_keep_zeros(request.keepZeros);
    for (const PrunedWeight &weight : request.pruned) {
        worker::PrunedWeight &message = *train.add_pruned();
        message.set_constant(weight.constant);
        message.set_layer(weight.layer);
        message.set_how(weight.how);
        message.set_removed(weight.removed);
    }
    train.set_series(request.series);
    train.set_ends_series(request.endsSeries);
    if (request.stopAfter)
        train.set_stop_after(*request.stopAfter);
}

void takeTrained(const worker::Trained &trained, TrainingResult &result)
{
    result.samples = trained.samples();
    result.heldOut = trained.held_out();
    result.parameters = trained.parameters();
    result.steps = trained.steps();
    result.plannedSteps = trained.planned_steps();
    result.batch = trained.batch();
    result.gained = trained.gained();
    result.learningRate = trained.learning_rate();
    result.stopped = trained.stopped();
    result.bestEpoch = trained.best_epoch();
    result.score = trained.score();
    result.before = trained.before();
    result.after = trained.after();
    result.lossBefore = trained.loss_before();
    result.lossAfter = trained.loss_after();
    result.intervals = trained.intervals();
    result.scoreChange = {trained.score_low(), trained.score_high()};
    result.lossChange = {trained.loss_low(), trained.loss_high()};
    result.notes.assign(trained.notes().begin(), trained.notes().end());
}

TrainingPoint pointOf(const worker::Point &point)
{
    return {point.step(), point.steps(), point.epoch(), point.epochs(), point.loss(), point.rate(), point.seconds(), point.seconds_left(),
            point.looked(), point.held_out_loss(), point.held_out_score(), point.score(), point.best_step()};
}

// What the watch was asked since the process was told last.
std::function<std::optional<worker::Request>()> steering(TrainingWatch &watch)
{
    return [&watch, paused = false, finishing = false]() mutable -> std::optional<worker::Request> {
        worker::Request request;
        if (watch.stopping() && !finishing) {
            finishing = true;
            request.mutable_steer()->set_act(worker::Steer::FINISH);
            return request;
        }
        if (watch.paused() == paused)
            return std::nullopt;
        paused = !paused;
        request.mutable_steer()->set_act(paused ? worker::Steer::PAUSE : worker::Steer::RESUME);
        return request;
    };
}

// Says when training begins and, whatever comes, that it is over.
class Watched {
public:
    explicit Watched(TrainingWatch *watch) : m_watch(watch)
    {
        if (m_watch)
            m_watch->begin();
    }
    ~Watched()
    {
        if (m_watch)
            m_watch->end(stopped);
    }
    Watched(const Watched &) = delete;
    Watched &operator=(const Watched &) = delete;
    bool stopped = false;

private:
    TrainingWatch *m_watch;
};

} // namespace

std::filesystem::path findTrainer()
{
    return findHelper("PARE_TRAINER", "pare-trainer");
}

std::string trainerMissing()
{
    return "pare-trainer, the program that trains models, is not part of this installation: it is built where libtorch is installed "
           "(on Debian and Ubuntu: the package libtorch-dev), then run installers/setup.sh again";
}

Trainer::Trainer(std::unique_ptr<HelperTalk> talk) : m_talk(std::move(talk)), m_files(std::make_unique<ModelFiles>(m_talk->scratch(), wholeBytes)) {}
Trainer::~Trainer() = default;

Result<std::unique_ptr<Trainer>> Trainer::start(const RunnerLimits &limits, RunContext &context)
{
    PARE_TRY_ASSIGN(auto talk, HelperTalk::create(trainerKind(), limits, context));
    return std::unique_ptr<Trainer>(new Trainer(std::move(talk)));
}

int Trainer::processId() const
{
    return m_talk->processId();
}

std::string Trainer::libraryVersion() const
{
    return m_talk->runtimeVersion();
}

Result<TrainingResult> Trainer::train(const TrainingRequest &wanted, const TrainingData &data, RunContext &context, TrainingWatch *watch)
{
    PARE_TRY_ASSIGN(const auto lock, m_talk->turn(context));
    HelperExchange exchange = m_talk->newExchange("training", context);
    Watched watched(watch);
    if (watch) {
        exchange.aside = steering(*watch);
        exchange.onHold = [watch] { return watch->paused(); };
    }
    PARE_TRY(m_talk->ensureProcess(exchange));
    std::vector<std::shared_ptr<const WrittenModel>> written;
    worker::Request request;
    worker::Train &train = *request.mutable_train();
    PARE_TRY_ASSIGN(*train.mutable_student(), fileOf(*m_files, wanted.student, written));
    if (wanted.teacher) {
        PARE_TRY_ASSIGN(*train.mutable_teacher(), fileOf(*m_files, *wanted.teacher, written));
    }
    toWire(data.train, *train.mutable_data());
    for (const DatasetRef &evaluation : data.evaluation)
        toWire(evaluation, *train.add_evaluation());
    settingsToWire(wanted, train);
    train.set_seed(context.seed);
    train.set_threads(context.threads > 1 ? context.threads : 0);
    train.set_memory_bytes(m_talk->limits().memoryBytes / 4);

    TrainingResult result;
    bool finished = false;
    const auto onPart = [&](const worker::Response &response) -> Result<void> {
        if (response.has_output()) {
            PARE_TRY_ASSIGN(result.constants.emplace_back(), tensorFromWire(response.output()));
        } else if (response.has_epoch()) {
            const worker::Epoch &epoch = response.epoch();
            result.epochs.push_back({epoch.epoch(), epoch.loss(), epoch.held_out_loss(), epoch.held_out_score(), epoch.seconds()});
        } else if (response.has_point()) {
            if (watch)
                watch->add(pointOf(response.point()));
        } else if (response.has_trained()) {
            takeTrained(response.trained(), result);
            finished = true;
        }
        return {};
    };
    PARE_TRY(ofTheUsers(m_talk->exchange(request, onPart, exchange), written, {wanted.student.source(), wanted.teacher ? wanted.teacher->source() : std::string()}));
    if (!finished)
        return internalError("The trainer finished without a result");
    watched.stopped = result.stopped && !wanted.stopAfter;
    return result;
}

Result<std::vector<std::vector<double>>> Trainer::unitGradients(const UnitGradients &wanted, const DatasetRef &data, RunContext &context)
{
    PARE_TRY_ASSIGN(const auto lock, m_talk->turn(context));
    const HelperExchange exchange = m_talk->newExchange("computing gradients", context);
    PARE_TRY(m_talk->ensureProcess(exchange));
    std::vector<std::shared_ptr<const WrittenModel>> written;
    worker::Request request;
    worker::UnitGradients &message = *request.mutable_unit_gradients();
    // Squares of single samples' gradients are wanted; of a few together they are nearly that, and sooner there. Gates are looked at one by one.
    PARE_TRY_ASSIGN(*message.mutable_train(), lookingOn(wanted.model, data, wanted.gates || wanted.each ? 1 : 4, written, context));
    for (const UnitGradients::Weight &weight : wanted.weights) {
        worker::UnitWeight &one = *message.add_weights();
        one.set_constant(weight.constant);
        one.set_axis(weight.axis);
        one.set_group(static_cast<int>(weight.group));
        one.mutable_unit_at()->Assign(weight.unitAt.begin(), weight.unitAt.end());
    }
    message.mutable_units()->Assign(wanted.units.begin(), wanted.units.end());
    message.set_samples(wanted.samples);
    message.set_gates(wanted.gates);
    message.set_each(wanted.each);
    std::vector<std::vector<double>> costs(wanted.units.size());
    const auto onPart = [&](const worker::Response &response) -> Result<void> {
        if (!response.has_output())
            return {};
        PARE_TRY_ASSIGN(const pb::TensorProto tensor, tensorFromWire(response.output()));
        PARE_TRY_ASSIGN(const std::vector<float> values, toFloats(tensor, {}));
        const auto group = static_cast<size_t>(std::atoll(tensor.name().c_str()));
        if (group >= costs.size() || static_cast<int64_t>(values.size()) != wanted.units[group])
            return internalError("the trainer gave gradients of something that was not asked for", tensor.name());
        costs[group].assign(values.begin(), values.end());
        return {};
    };
    PARE_TRY(ofTheUsers(m_talk->exchange(request, onPart, exchange), written, {wanted.model.source()}));
    return costs;
}

Result<WeightCurvatures> Trainer::hessianTraces(const HessianRequest &wanted, const DatasetRef &data, RunContext &context)
{
    PARE_TRY_ASSIGN(const auto lock, m_talk->turn(context));
    const HelperExchange exchange = m_talk->newExchange("computing second derivatives", context);
    PARE_TRY(m_talk->ensureProcess(exchange));
    std::vector<std::shared_ptr<const WrittenModel>> written;
    worker::Request request;
    worker::HessianTraces &message = *request.mutable_hessian_traces();
    PARE_TRY_ASSIGN(*message.mutable_train(), lookingOn(wanted.model, data, 16, written, context));
    message.mutable_train()->set_threads(std::max(1, context.threads)); // beside other programs several threads take ten times as long as one (measured)
    message.mutable_constants()->Assign(wanted.weights.begin(), wanted.weights.end());
    message.set_samples(wanted.samples);
    message.set_probes(wanted.probes);
    message.set_seconds(wanted.seconds);
    WeightCurvatures curvatures;
    const auto onPart = [&](const worker::Response &response) -> Result<void> {
        if (response.has_hessian_traced()) {
            curvatures.samples = response.hessian_traced().samples();
            curvatures.outOfTime = response.hessian_traced().out_of_time();
        }
        if (!response.has_output())
            return {};
        PARE_TRY_ASSIGN(const pb::TensorProto tensor, tensorFromWire(response.output()));
        PARE_TRY_ASSIGN(const std::vector<float> probes, toFloats(tensor, {}));
        WeightCurvature one{tensor.name(), 0, 0};
        const auto count = static_cast<double>(std::max<size_t>(1, probes.size()));
        for (const float trace : probes)
            one.meanTrace += trace / count;
        for (const float trace : probes)
            one.error += (trace - one.meanTrace) * (trace - one.meanTrace);
        one.error = probes.size() > 1 ? std::sqrt(one.error / (count - 1) / count) : 0;
        curvatures.probes = std::max(curvatures.probes, static_cast<int64_t>(probes.size()));
        curvatures.weights.push_back(std::move(one));
        return {};
    };
    PARE_TRY(ofTheUsers(m_talk->exchange(request, onPart, exchange), written, {wanted.model.source()}));
    return curvatures;
}

// What a model is looked at with, without learning anything. batch: samples at once.
Result<worker::Train> Trainer::lookingOn(const Model &model, const DatasetRef &data, int64_t batch, std::vector<std::shared_ptr<const WrittenModel>> &written,
                                         const RunContext &context)
{
    worker::Train train;
    TrainingRequest settings;
    settings.heldOut = 0;
    settings.batch = batch;
    settingsToWire(settings, train);
    PARE_TRY_ASSIGN(*train.mutable_student(), fileOf(*m_files, model, written));
    toWire(data, *train.mutable_data());
    train.set_seed(context.seed);
    train.set_threads(context.threads > 1 ? context.threads : 0);
    train.set_memory_bytes(m_talk->limits().memoryBytes / 4);
    return train;
}

Result<std::vector<pb::TensorProto>> Trainer::forward(const Model &model, std::span<const pb::TensorProto> inputs, RunContext &context)
{
    PARE_TRY_ASSIGN(const auto lock, m_talk->turn(context));
    const HelperExchange exchange = m_talk->newExchange("computing the model", context);
    PARE_TRY(m_talk->ensureProcess(exchange));
    std::vector<std::shared_ptr<const WrittenModel>> written;
    worker::Request request;
    worker::Forward &forward = *request.mutable_forward();
    PARE_TRY_ASSIGN(*forward.mutable_file(), fileOf(*m_files, model, written));
    for (const pb::TensorProto &input : inputs) {
        PARE_TRY_ASSIGN(const Bytes bytes, tensorBytes(input, {}));
        toWire(input, std::string(bytes.text()), *forward.add_inputs());
    }
    std::vector<pb::TensorProto> outputs;
    const auto onPart = [&](const worker::Response &response) -> Result<void> {
        if (response.has_output()) {
            PARE_TRY_ASSIGN(outputs.emplace_back(), tensorFromWire(response.output()));
        }
        return {};
    };
    PARE_TRY(ofTheUsers(m_talk->exchange(request, onPart, exchange), written, {model.source()}));
    return outputs;
}

Result<std::string> Trainer::check(const Model &model, RunContext &context)
{
    PARE_TRY_ASSIGN(const auto lock, m_talk->turn(context));
    const HelperExchange exchange = m_talk->newExchange("looking at the model", context);
    PARE_TRY(m_talk->ensureProcess(exchange));
    std::vector<std::shared_ptr<const WrittenModel>> written;
    worker::Request request;
    PARE_TRY_ASSIGN(*request.mutable_forward()->mutable_file(), fileOf(*m_files, model, written));
    std::string frozen;
    const auto onPart = [&](const worker::Response &response) -> Result<void> {
        if (response.has_checked())
            frozen = response.checked().frozen();
        return {};
    };
    PARE_TRY(ofTheUsers(m_talk->exchange(request, onPart, exchange), written, {model.source()}));
    return frozen;
}

} // namespace pare
