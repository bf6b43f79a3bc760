// Variations of a preset: the same steps with other ratios or another calibrator.
#pragma once

#include "core/search/preset.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace pare {

// The ratio that its channel pruning removes, in percent; nullopt where it prunes no channels.
[[nodiscard]] std::optional<double> ratioOf(const Preset &preset);
// The one calibrator that its static quantization uses; empty where it has none or tries several itself.
[[nodiscard]] std::string calibratorOf(const Preset &preset);

// "30, 40 50" -> {30, 40, 50}. nullopt: what is no percentage between 1 and 95, or nothing.
[[nodiscard]] std::optional<std::vector<double>> ratiosFrom(const QString &text);

// The preset with these values in its steps, in its name and its title.
[[nodiscard]] Preset withRatio(const Preset &preset, double percent);
[[nodiscard]] Preset withCalibrator(const Preset &preset, const std::string &calibrator);

} // namespace pare
