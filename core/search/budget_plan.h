// What a bound on the loss allows: one text for one option of a candidate's step, that says of each part of the model how much is done to it.
#pragma once

#include "core/search/float_rescue.h"

#include <string>
#include <vector>

namespace pare {

class BudgetPlan {
public:
    virtual ~BudgetPlan() = default;

    struct Within {
        std::string option;  // its text; empty where nothing is worth its loss
        std::string words;   // "37.5 % of the channels"
        std::string suffix;  // of the candidate's name: "-37.5"
        double score = 0;    // foreseen, as scoreOf
    };
    // What brings most with a loss of no more than this share of the outputs' variance.
    [[nodiscard]] virtual Within withinLoss(double loss) const = 0;
    // What a part loses at a middling cut, the most first; empty where that is no loss of layers.
    [[nodiscard]] virtual std::vector<LayerSensitivity> sensitivities() const { return {}; }
    // The least loss with which the score is foreseen; the greatest that there is where none brings it.
    [[nodiscard]] double lossForScore(double score) const;

protected:
    struct LossRange {
        double least = 0; // of one part alone, with the least that can be done to it
        double most = 0;  // of all parts, with the most
    };
    [[nodiscard]] virtual LossRange lossRange() const = 0;
};

} // namespace pare
