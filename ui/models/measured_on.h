// The data that a measurement was taken on, kept with it in the study: numbers of other data are told apart by it.
#pragma once

#include "core/runtime/requests.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

namespace pare {

[[nodiscard]] std::string measuredOnText(const std::optional<DatasetRef> &data);
// The measurement's JSON with its data; what is no object stays as it is.
[[nodiscard]] nlohmann::json withMeasuredOn(nlohmann::json measurement, const std::optional<DatasetRef> &data);
// Empty where the measurement does not say it.
[[nodiscard]] std::string measuredOn(const nlohmann::json &measurement);

} // namespace pare
