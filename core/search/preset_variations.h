// Variations of a preset: the same steps with other ratios or another calibrator; and grids of them.
#pragma once

#include "core/search/preset.h"

#include <optional>
#include <string>
#include <vector>

namespace pare {

// The ratio that its channel pruning removes, in percent; nullopt where it prunes no channels.
[[nodiscard]] std::optional<double> ratioOf(const Preset &preset);
// The one calibrator that its static quantization uses; empty where it has none or tries several itself.
[[nodiscard]] std::string calibratorOf(const Preset &preset);
// What static quantization can be told, from its own table of options.
[[nodiscard]] std::vector<std::string> knownCalibrators();

// "30, 40 50 %" -> {30, 40, 50}. nullopt: what is no percentage between 1 and 95, or nothing.
[[nodiscard]] std::optional<std::vector<double>> ratiosFrom(const std::string &text);

// The preset with these values in its steps, in its name and its title.
[[nodiscard]] Preset withRatio(const Preset &preset, double percent);
[[nodiscard]] Preset withCalibrator(const Preset &preset, const std::string &calibrator);

// Every preset with every ratio (in percent) and every calibrator that it can take; one that takes neither stands once. Lists that are
// empty leave the preset's own. Each name stands once.
[[nodiscard]] std::vector<Preset> gridOf(const std::vector<Preset> &presets, const std::vector<double> &ratios, const std::vector<std::string> &calibrators);

} // namespace pare
