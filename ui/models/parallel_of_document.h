// The document's variants for the view of all measures, and the constraint that the study keeps.
#pragma once

#include "core/study/constraint.h"
#include "ui/charts/parallel_view.h"
#include "ui/models/document.h"

namespace pare {

// Axes that at least two variants have a number on.
[[nodiscard]] ParallelData parallelOf(const Document &document);

// What the study keeps; an expression that cannot be read counts as none.
[[nodiscard]] QString constraintText(const Document &document);
[[nodiscard]] Constraint constraintOf(const Document &document);
// While it is typed it is in force in the place of what is kept, and is no step of undo; ends with setConstraint or forgetConsidered.
Result<void> considerConstraint(Document &document, const QString &text);
void forgetConsidered(Document &document);
// Keeps it, one undo step; empty takes it back. Errors: as parseConstraint; nothing is kept then.
Result<void> setConstraint(Document &document, const QString &text);
// The expression with the bound on one measure replaced: "size<500kB" over "size<1MB".
[[nodiscard]] QString withBound(const QString &constraint, const ParallelAxis &axis, double worse);

// Why it does not hold the constraint, in one line; empty where it does.
[[nodiscard]] QString whyInfeasible(const Constraint &constraint, const VariantEntry &entry);

} // namespace pare
