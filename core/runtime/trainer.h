// The client of pare-trainer, the helper process that trains models. Whatever happens there, the caller gets one typed error.
#pragma once

#include "core/passes/training.h"
#include "core/passes/training_watch.h"
#include "core/runtime/requests.h"

#include <filesystem>
#include <memory>
#include <span>

namespace pare {

class HelperTalk;
class ModelFiles;
class WrittenModel;
namespace worker {
class Train;
}

// What training reads. evaluation: data that results are judged on; nothing of it may be learned.
struct TrainingData {
    DatasetRef train;
    std::vector<DatasetRef> evaluation;
};

// Errors as Runner's (runner.h); also Unavailable where this build has no trainer.
class Trainer {
public:
    // Starts the process: $PARE_TRAINER, else pare-trainer beside the own executable.
    static Result<std::unique_ptr<Trainer>> start(const RunnerLimits &limits, RunContext &context);
    ~Trainer();
    Trainer(const Trainer &) = delete;
    Trainer &operator=(const Trainer &) = delete;

    // Errors: Unsupported (operators that cannot be trained, each with its layers, before anything starts; the trainer died),
    // InvalidInput (data that does not fit, no data that could be learned, evaluation data among it), Cancelled (within 5 s).
    // A loss that is not finite is no error: training stops, and the result is the last good one, with a note that names the layer.
    // watch: who looks on and may step in; null for nobody. A training that is made to end that way is no error either.
    Result<TrainingResult> train(const TrainingRequest &request, const TrainingData &data, RunContext &context, TrainingWatch *watch = nullptr);

    // By group, a number for each unit: the mean of squared sums of weight x gradient; with gates, of absolute sums of value x gradient. The gradient is that of the labels' loss; without labels, of
    // classes drawn from what the model gives, or of its outputs along random directions. Errors: as train's.
    Result<std::vector<std::vector<double>>> unitGradients(const UnitGradients &wanted, const DatasetRef &data, RunContext &context);

    // The mean of Hutchinson's estimates, weight by weight, in the order of the graph. The loss is that of the labels; without labels the second derivatives are
    // those of the distance of the model's answers from what they are. Errors: as train's; Unsupported (an operator without second derivatives).
    Result<WeightCurvatures> hessianTraces(const HessianRequest &wanted, const DatasetRef &data, RunContext &context);

    // The model once on these inputs (in its own order), as the trainer computes it.
    Result<std::vector<pb::TensorProto>> forward(const Model &model, std::span<const pb::TensorProto> inputs, RunContext &context);
    // What of it can be trained: a sentence that says what stays as it is because of operators that are not known here, and how much is left to train; empty where
    // all can be trained. Errors: Unsupported, as train's: nothing with weights is left.
    Result<std::string> check(const Model &model, RunContext &context);

    [[nodiscard]] int processId() const; // -1 where none is running
    [[nodiscard]] std::string libraryVersion() const; // "libtorch 1.13.1"

private:
    explicit Trainer(std::unique_ptr<HelperTalk> talk);
    Result<worker::Train> lookingOn(const Model &model, const DatasetRef &data, int64_t batch, std::vector<std::shared_ptr<const WrittenModel>> &written, const RunContext &context);
    std::unique_ptr<HelperTalk> m_talk;
    std::unique_ptr<ModelFiles> m_files;
};

// Where pare-trainer is; empty where there is none.
[[nodiscard]] std::filesystem::path findTrainer();
// What to say where there is none.
[[nodiscard]] std::string trainerMissing();

} // namespace pare
