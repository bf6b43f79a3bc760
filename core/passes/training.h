// What a pass asks of the trainer, and what comes back: plain values.
#pragma once

#include "core/model/model.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace pare {

// A float weight that shall lie on a grid of few bits with one scale a block, as quantize-weights stores it.
struct WeightGrid {
    std::string weight;
    int bits = 4;
    int64_t rowLength = 0;   // values that a row of blocks has
    int64_t block = 32;      // the last of a row may be shorter
    bool transposed = false; // rows are the columns of the matrix
};

// A weight of which earlier pruning made some numbers 0, which are to stay 0.
struct PrunedWeight {
    std::string constant;
    std::string layer;
    std::string how;     // "2:4", "25 %": as pruned_note.h has it
    int input = 1;       // of the layer
    std::string removed; // a byte a number, 1 where it was removed; empty: wherever it is 0
};

struct TrainingRequest {
    Model student;
    std::optional<Model> teacher;              // another model with the same outputs: what it gives is learned
    std::optional<std::set<std::string>> layers; // whose weights may change; nullopt: all
    bool labels = true;                        // learn the data's labels, where it has some
    double alpha = 0.5;                        // share of the teacher beside labels
    double temperature = 4;                    // of both models' scores, where they are compared as distributions
    std::string divergence = "auto";           // kl, mse; auto: kl for class scores
    std::vector<std::pair<std::string, std::string>> features; // inner values that shall be alike: of the student, of the teacher
    double featureWeight = 1;
    std::string optimizer = "adamw";           // or sgd, with Nesterov's momentum
    double learningRate = 1e-3;                // 0: found by trying
    double weightDecay = 1e-2;
    double momentum = 0.9;
    double epochs = 10;                        // walks through the data; may be a part of one
    int64_t steps = 0;                         // at most; 0: as many as the epochs have
    int64_t leastSteps = 0;                    // whatever the epochs say
    double seconds = 0;                        // for the steps, about; 0: any
    int64_t batch = 64;
    double warmup = 0.05;                      // share of the steps, after which the rate falls as a cosine
    double clip = 1;                           // longest gradient of all weights together; 0: any
    bool flip = false;                         // pictures: mirrored half of the time
    int64_t shift = 0;                         // pictures: by up to so many places
    double mix = 0;                            // share of the batches whose samples are blended with each other
    double heldOut = 0.1;                      // share of the data that is not learned but tells when to stop
    int64_t patience = 5;                      // looks without a better held-out score; 0: never stops early
    bool scales = true;                        // of quantized values are learned too
    bool normStatistics = true;                // BatchNormalization takes each batch's statistics
    std::vector<WeightGrid> grids;             // weights that are rounded in the loop
    std::string keepZeros = "auto";            // weights that are exactly 0 stay 0: auto (where pruning made them), true, false
    std::vector<PrunedWeight> pruned{};        // of which it is known
    std::optional<int64_t> stopAfter{};        // ends after so many steps, as somebody made an earlier run end; the rate's course stays that of all steps
    std::string series{};                      // of trainings that one step asks for, one after the other: what is finished is not trained again after the next was cut off
    bool endsSeries = false;                   // the last of it: what was kept of the others goes
};

struct TrainingEpoch {
    double epoch = 0;
    double loss = 0;
    double heldOutLoss = 0;
    double heldOutScore = 0;
    double seconds = 0;
};

struct TrainingResult {
    std::vector<pb::TensorProto> constants; // new contents by name, of the same types and sizes, data inside
    std::vector<TrainingEpoch> epochs;
    int64_t samples = 0;                    // learned from
    int64_t heldOut = 0;                    // samples; 0: too few to hold some back
    int64_t parameters = 0;                 // numbers that could change
    int64_t steps = 0;
    int64_t plannedSteps = 0;               // what the course of the rate was laid out for
    int64_t batch = 0;                      // samples in a step: fewer than were wished where such steps took too long, or there are no more
    double learningRate = 0;                // at its peak
    bool stopped = false;                   // by hand, or by stopAfter
    bool gained = true;                     // false: no weights were surely better than those before, which stayed
    double bestEpoch = 0;
    std::string score;                      // "top-1", "agreement with the teacher", "loss"
    double before = 0;                      // held-out score
    double after = 0;
    double lossBefore = 0;                  // held-out loss
    double lossAfter = 0;
    bool intervals = false;                 // the next two are known: 95 % intervals of after - before, paired over the held-out samples
    std::pair<double, double> scoreChange;  // NaN: not known of the score
    std::pair<double, double> lossChange;
    std::vector<std::string> notes;
};

// Asks what the loss of units (channels, heads) would cost, by gradients.
struct UnitGradients {
    struct Weight {
        std::string constant; // or, with gates, a value that layers read
        int axis = 0;
        size_t group = 0;
        std::vector<int32_t> unitAt; // by position along the axis: the group's unit; -1: none of its
    };
    Model model;
    std::vector<Weight> weights;
    std::vector<int64_t> units;      // of each group
    int64_t samples = 256;           // of the data, at most
    bool gates = false;              // each unit is thought to have a gate behind it, open: how much the loss pulls at it
    bool each = false;               // squares of weight x gradient are taken weight by weight and summed, not of a unit's sum
};

// Asks how curved the loss is along the float weights of a model.
struct HessianRequest {
    Model model;
    std::vector<std::string> weights{}; // by name of the constant; empty: all matrices and filters
    int64_t samples = 128;              // of the data, at most
    int64_t probes = 32;
    double seconds = 0;                 // about, of looking; at least two probes are made; 0: any
};

struct WeightCurvature {
    std::string weight;
    double meanTrace = 0; // trace of the second derivatives over the weight's numbers: what the loss's mean curvature along one of them is
    double error = 0;     // standard error of that, by the probes
};

struct WeightCurvatures {
    std::vector<WeightCurvature> weights;
    int64_t samples = 0;    // that were looked at
    int64_t probes = 0;     // that were made
    bool outOfTime = false; // fewer than were asked for
};

} // namespace pare
