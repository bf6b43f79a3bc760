// What training makes small: the distance of the model's outputs from labels and from what a teacher gives.
#pragma once

#include "app/trainer/samples.h"
#include "core/runtime/worker.pb.h"

#include <ATen/ATen.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pare::train {

// One output of the model and how it is compared.
struct Head {
    size_t output = 0;
    std::string name;
    bool distribution = false; // class scores along `axis`
    bool guessed = false;      // that they are scores: neither a softmax nor a name says so
    bool divergence = false;    // compared with the teacher's as distributions; else as numbers
    int64_t axis = 1;
    int64_t classes = 0;        // along it
    bool probabilities = false; // softmax is in the graph
    int target = -1;            // position among the targets (teacher's outputs or references); -1: none
};

struct Objective {
    std::vector<Head> heads;
    int labelled = -1;          // the head that labels belong to; -1: no labels are learned
    bool classes = false;       // labels are classes
    double alpha = 0.5;
    double temperature = 4;
    std::string score;          // what `scores` counts: "top-1", "agreement with the teacher", "loss"
};

struct HeadScore {
    double sum = 0;             // of samples (or places) that are right; of losses
    double count = 0;
};

// The outputs that count and what they are compared with. outputs: of a first run on `batch`; targets: the teacher's outputs for it,
// named; or the data's references. Errors: InvalidInput (nothing that could be learned, and what to give); Unsupported (outputs without axes).
[[nodiscard]] Result<Objective> objectiveOf(const ModelSignature &signature, const std::vector<at::Tensor> &outputs, const SampleBatch &batch,
                                            const std::vector<std::string> &targetNames, const std::vector<at::Tensor> &targets, const Model &model,
                                            const worker::Train &request);

// Whether so many rows of [samples, columns] are coordinates (core/formats/class_scores.h). False where they are too few to tell.
[[nodiscard]] bool areCoordinates(const at::Tensor &rows);
// What `scores` counts under this objective.
[[nodiscard]] std::string scoreOf(const Objective &objective);

// alpha T^2 KL(teacher || model) + (1 - alpha) cross entropy of the labels (source: Hinton, Vinyals, Dean 2015, arXiv 1503.02531);
// for numbers, squared distances as shares of the targets' variance. One number, with gradient.
[[nodiscard]] at::Tensor lossOf(const Objective &objective, const std::vector<at::Tensor> &outputs, const at::Tensor &labels,
                                const std::vector<at::Tensor> &targets);

// What each sample has of that, by rows of the outputs.
[[nodiscard]] at::Tensor lossesOfSamples(const Objective &objective, const std::vector<at::Tensor> &outputs, const at::Tensor &labels, const std::vector<at::Tensor> &targets,
                                         int64_t samples);

// Adds what these outputs score. Gives, for each sample, its places that are right and all that count; nothing where losses are all there is, or places
// are not those of one sample after the other.
std::pair<std::vector<float>, std::vector<float>> addScore(const Objective &objective, const std::vector<at::Tensor> &outputs, const at::Tensor &labels,
                                                           const std::vector<at::Tensor> &targets, double loss, int64_t samples, HeadScore &score);

// Cross entropy of classes that are drawn from the model's own distribution.
[[nodiscard]] at::Tensor ownAnswerLoss(const Head &head, const at::Tensor &output);

// Of an output from what it is now: 0, with a gradient of 0. Only its second derivatives say something.
[[nodiscard]] at::Tensor distanceFromItself(const Head &head, const at::Tensor &output);

// Mean squared distance of two tensors of equal shape, as a share of the second's variance.
[[nodiscard]] at::Tensor relativeDistance(const at::Tensor &a, const at::Tensor &b);

} // namespace pare::train
