// The time of a layer in words, with its spread and how it was found: the same in the graph, the table and the Inspector.
#pragma once

#include "core/measure/layer_times.h"

#include <QString>

namespace pare {

// "15.9 µs, measured (15.1 µs to 17.9 µs in 3 rounds of 10 runs, 1 thread)", "fused into conv1: ..."; empty where nothing is known of the layer.
[[nodiscard]] QString layerTimeText(const LayerTimes &times, const std::string &layer);

} // namespace pare
