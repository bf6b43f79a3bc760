// Where the time of a run goes, layer by layer, with its spread: profiled in several rounds, each in a session of its own, since
// what two sessions make of the same model differs more than the runs of one.
#pragma once

#include "core/runtime/requests.h"
#include "core/runtime/runner.h"

#include <map>
#include <span>
#include <string>

namespace pare {

struct LayerTime {
    double ms = 0;         // the mean over the rounds; of each round the mean of the middle half of its runs
    double lowMs = 0;      // the round with the least
    double highMs = 0;     // and with the most
    int fused = 0;         // other layers that this one's time stands for
    std::string fusedInto; // the layer that stands for it and has its time; "(folded)": computed once, at load. Empty: ms is its own
};

struct LayerTimes {
    std::map<std::string, LayerTime> layers; // by node of the model
    int rounds = 0;
    int runs = 0; // of each round
    int threads = 1;
};

// Rounds of one model as one answer.
[[nodiscard]] LayerTimes combinedTimes(std::span<const Profile> rounds);

struct LayerTimesOptions {
    InputOptions inputs;
    int rounds = 3;
    int runs = 10;            // of a round
    double enoughSeconds = 20; // no further round after that: a spread is not worth minutes of loading
};

// Errors: those of Runner::profile.
[[nodiscard]] Result<LayerTimes> measureLayerTimes(Runner &runner, const ModelHandle &model, const LayerTimesOptions &options, RunContext &context);

} // namespace pare
