// Layers that hold most of a model's weights and that the steps left as they are.
#pragma once

#include "core/passes/pass.h"
#include "core/targets/advice.h"

namespace pare {

// source: what the steps began with. A layer counts where a step that makes weights smaller declined it and none changed it.
[[nodiscard]] std::vector<Advice> adviceOnDeclined(const Model &source, const std::vector<PassReport> &reports);

} // namespace pare
