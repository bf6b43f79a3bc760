// A training that was cut off goes on where it was: what it had come to lies in the user's cache folder until it is finished.
#pragma once

#include "core/base/result.h"
#include "core/runtime/worker.pb.h"

#include <ATen/ATen.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace pare::train {

// Everything that the next step depends on, beside the request.
struct Course {
    int64_t step = 0;             // steps done
    int64_t total = 0;            // that the rate's course was laid out for
    int64_t batch = 1;            // samples in a step
    double losses = 0;            // sum since the last look at the held-out part, of
    int64_t since = 0;            //   so many steps
    int64_t behind = 0;           // looks without a better score
    double bestLoss = 0;
    double bestScore = 0;
    double bestEpoch = 0;
    std::vector<float> bestLosses; // of each sample that is looked at, and
    std::vector<float> bestRights; //   which of its places are right
    double before = 0;
    double lossBefore = 0;
    std::vector<float> lossesBefore;
    std::vector<float> rightsBefore;
    std::vector<float> places;     // of each sample, that count
    double lastScore = 0;
    double rate = 0;              // of learning, at its peak
    bool scored = false;
    std::vector<int64_t> order;   // of the samples in this epoch
    std::string random;           // the generator's state as text
    std::vector<double> told;     // epochs: epoch, loss, held-out loss, held-out score, seconds
    std::vector<at::Tensor> now;  // Network::state
    std::vector<at::Tensor> best; // of the best score
    std::vector<at::Tensor> stateBefore;
    std::vector<at::Tensor> moments; // of the optimizer; undefined where there are none
    std::vector<at::Tensor> extra;   // what is trained beside the network
    int64_t optimizerSteps = 0;
};

class Checkpoint {
public:
    // Under a name that follows from the request, from the bytes of both models and from size and date of the data.
    explicit Checkpoint(const worker::Train &request);

    // False where there is none, or it is damaged, or of another version.
    [[nodiscard]] bool read(Course &course) const;
    // True where the last one is older than 20 seconds (PARE_CHECKPOINT_SECONDS).
    [[nodiscard]] bool due() const;
    // Errors: Io, CannotCreate (disk full; no folder).
    Result<void> write(const Course &course);
    // When training is done.
    void remove() const;

    // Of a training in a series: what was answered when it was done, for when the same is asked for again after the series was cut off. Empty: nothing.
    [[nodiscard]] std::vector<worker::Response> finished() const;
    Result<void> writeFinished(const std::vector<worker::Response> &answers) const;
    // When the series is done.
    void removeSeries() const;

private:
    std::filesystem::path m_finished; // empty: in no series, or no place for it
    std::string m_series;             // what the names of all files of the series begin with
    std::filesystem::path m_file; // empty: there is no place for it
    std::chrono::steady_clock::time_point m_last = std::chrono::steady_clock::now();
};

} // namespace pare::train
