// What the loss of units (channels, heads) would cost, by gradients.
#pragma once

#include "core/base/result.h"
#include "core/runtime/helper_server.h"
#include "core/runtime/worker.pb.h"

namespace pare::train {

// Answers with an output a group: for each of its units the mean of (sum over its weights of weight x gradient) squared, the first-order term
// of what the loss changes when the unit goes. Source: Molchanov et al. 2019, arXiv 1906.10771, section 3.
// With gates: the mean over samples, one at a time, of |dL/dg| for a gate g = 1 by which what a unit gives those that read it is multiplied, which is the
// sum of value x gradient over the unit's places. Source: Michel, Levy, Neubig 2019, arXiv 1905.10650, section 4.1.
// The loss is that of the labels. Without them nothing pulls at a trained model, so that its own answers are taken for labels, drawn as often
// as it believes in them (which is the Fisher information, Amari 1998); outputs that are no classes are looked at along random directions.
// Errors: as train's.
[[nodiscard]] Result<void> weighUnits(const worker::UnitGradients &request, HelperJob &job);

} // namespace pare::train
