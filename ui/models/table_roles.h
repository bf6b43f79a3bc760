// Roles that Pare's tables share: what sorts, what a heat bar shows, what is exact.
#pragma once

#include <Qt>

namespace pare {

enum TableRole {
    SortRole = Qt::UserRole + 1, // raw value; an invalid QVariant is missing and sorts last both ways
    HeatRole,                    // share of the column's largest, 0 to 1; invalid: no bar
    IdRole,                      // of the row
    MissingReasonRole,           // why there is a dash
    TintRole,          // 0 to 1: how strongly the row is tinted, for one that is new
    EstimatedRole,               // true: the value is estimated
    FaintRole,                   // true: the row cannot be chosen now, and its text is grey
};

} // namespace pare
