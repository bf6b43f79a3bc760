// The option `repair` of passes that remove something: fit what is left on calibration data, and say what it brought.
#pragma once

#include "core/passes/repair_layers.h"

#include <functional>
#include <string>
#include <vector>

namespace pare {

// "layers that lost inputs are fitted to what they gave before...". Goes with an option `samples`.
[[nodiscard]] OptionSpec repairOption(const std::string &which);

// The model as `repair` leaves it, where that is asked for or there is calibration data; else `pruned`. A replay repairs where the recorded run did
// and needs its data again. `layers`: those that were fitted. Errors: Unavailable (no calibration data), what `repair` says.
[[nodiscard]] Result<Model> repairedAsAsked(const std::string &pass, const Model &pruned, const std::function<Result<Repair>(const RepairOptions &)> &repair,
                                            std::vector<RepairedLayer> &layers, PassRun &run);

// "; repaired: error 31.0 % -> 2.5 %" of a layer that was; else empty.
[[nodiscard]] std::string repairedText(const std::vector<RepairedLayer> &layers, const std::string &layer);

} // namespace pare
