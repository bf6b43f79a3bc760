// What is learned from what: the student, its teacher, the data in its parts, and how outputs are compared. Made before the first step, so
// that what cannot be done is said first.
#pragma once

#include "app/trainer/features.h"
#include "app/trainer/losses.h"
#include "app/trainer/network.h"
#include "app/trainer/samples.h"
#include "app/trainer/teacher.h"
#include "core/runtime/helper_server.h"

#include <optional>
#include <random>
#include <span>
#include <string>
#include <vector>

namespace pare::train {

constexpr int64_t fewestForStatistics = 8; // samples at once: mean and variance of fewer are noise

struct Lesson {
    Network student;
    std::optional<Teacher> teacher;
    ModelSignature signature; // of the student
    Features features;
    Samples samples;
    Parts parts;
    std::vector<std::string> targetNames; // the teacher's outputs, or the data's references
    Objective objective;
    int64_t batch = 1;  // samples in a step
    int64_t atOnce = 1; // samples that the model takes together
    std::vector<std::string> notes;

    // Errors: what cannot be computed, read or learned, with the layer, the file or the teacher named.
    static Result<Lesson> prepare(const worker::Train &request, HelperJob &job, std::mt19937_64 &random);

    // Steps of fewer samples than were asked for.
    void shrinkBatch(int64_t size, const worker::Train &request);
    // Samples of the data, with labels as the loss takes them. Errors: InvalidInput (a label of no class).
    Result<SampleBatch> batchAt(std::span<const int64_t> positions);
    // The student's outputs and, where they are wanted, its features behind them.
    Result<std::vector<at::Tensor>> answers(const SampleBatch &given, bool training, bool withFeatures);
    // What they are compared with. positions: empty where the inputs are not those of the data.
    Result<std::vector<at::Tensor>> targets(const SampleBatch &given, std::span<const int64_t> positions);

    // Whether the teacher is asked only once about a sample that is not changed.
    [[nodiscard]] bool remembersAnswers() const { return teacher && !samples.info().whole; }

private:
    Result<void> buildNetworks(const worker::Train &request);
    Result<void> buildStudent(const worker::Train &request);
    Result<bool> leaveOutRefused(const worker::Train &request, bool computed);
    Result<void> openData(const worker::Train &request, HelperJob &job);
    Result<void> probe(const worker::Train &request, std::mt19937_64 &random);
    Result<void> knowCoordinates();
    Result<void> checkLabels();
    void chooseThreads(const worker::Train &request) const;
    void noteMissingClasses(const at::Tensor &scores);

    Model m_model;          // of the student
    RefusedForms m_refused; // of it
    double m_numbers = 0; // that one operator makes of a sample, on average
};

} // namespace pare::train
