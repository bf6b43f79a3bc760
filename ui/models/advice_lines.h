// What is to be said about a shown model and its layers: advice that follows from looking at it, and what its variant's report found.
#pragma once

#include "ui/models/document.h"
#include "ui/models/model_view.h"

#include <QString>

#include <string>
#include <vector>

namespace pare {

struct AdviceLine {
    std::string id;                  // of the kind; each kind stands once
    bool warning = false;
    std::vector<std::string> layers; // rows of the view; empty: the model as a whole
    QString text;                    // fact, reason and remedy
};

// entry: the shown variant; may be null. Warnings of passes are lines too. target: what the model is made for.
[[nodiscard]] std::vector<AdviceLine> adviceLines(const ModelView &view, const VariantEntry *entry, const Target &target);

} // namespace pare
