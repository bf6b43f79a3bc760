// What a model is asked to do on a data set, and the metric that says how well: guessed, said in words, and overridable.
#pragma once

#include "core/base/result.h"
#include "core/formats/dataset.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pare {

enum class TaskKind {
    Classification,      // one class a sample, scores [N,C] (or predicted classes [N])
    Binary,              // class 0 or 1, one score a sample
    TokenClassification, // a class a token: labels [N,T], scores [N,T,C]
    NextToken,           // scores [N,T,V] for the token that follows
    Regression,          // numbers
    Segmentation,        // a class a pixel: labels [N,H,W], scores [N,C,H,W]
    Fidelity,            // no labels: closeness to reference outputs or to another model
};

enum class MetricId {
    Top1, Top5, BalancedAccuracy, F1, Auc, Mae, Rmse, R2, Cosine, MeanIou, Perplexity, TokenAccuracy, LogLoss, Agreement,
};

[[nodiscard]] std::string_view metricName(MetricId metric);  // "top-1", "balanced-accuracy", "mean-iou"...: ids in JSON
[[nodiscard]] std::string_view metricTitle(MetricId metric); // "Top-1 accuracy": for people
[[nodiscard]] std::optional<MetricId> metricFromName(std::string_view name);
[[nodiscard]] bool higherIsBetter(MetricId metric);
// Shares in 0..1, shown in percent and compared in points.
[[nodiscard]] bool isShare(MetricId metric);
// "91.4 %", "0.0312", "38.1 dB".
[[nodiscard]] std::string metricText(MetricId metric, double value);

struct Task {
    TaskKind kind = TaskKind::Fidelity;
    MetricId metric = MetricId::Cosine; // the one that decides
    int output = 0;                     // position among the model's outputs
    std::string outputName;
    int64_t classes = 0;                // 0: not known or not a matter of classes
    bool tokensFromInput = false;       // NextToken: the targets are the model's own input...
    int tokenInput = 0;                 // ...at this position
    bool shifted = false;               // NextToken: the scores at a place are for the token after it
    int maskInput = -1;                 // input that is 0 where tokens are padding; -1: none
    bool probabilities = false;         // scores are probabilities (Binary: the threshold is 0.5)
    std::vector<std::string> classNames;
    std::string sentence;               // "classification into 10 classes by output logits, measured as top-1"
};

// Guesses the task from the model's outputs and the labels, checks every label against the number of classes, and says what it
// took. `metric` overrides (empty: guess). Where the file does not say an output's shape, pass the outputs of a first run as
// `seen` (may be empty). Errors: InvalidInput (label out of range, naming the sample; a metric that does not fit the task; labels
// that fit no output).
[[nodiscard]] Result<Task> guessTask(const ModelSignature &signature, Dataset &dataset, std::string_view metric = {},
                                     const std::vector<Tensor> &seen = {});
// The task of comparing with another model's outputs.
[[nodiscard]] Task fidelityTask(const ModelSignature &signature, std::optional<MetricId> wanted = {});

} // namespace pare
