#include "ui/models/measured_on.h"

#include "core/study/study_data.h"

namespace pare {

namespace {

constexpr const char *dataKey = "measured_on";

} // namespace

std::string measuredOnText(const std::optional<DatasetRef> &data)
{
    return data ? identityOf(*data) : std::string();
}

nlohmann::json withMeasuredOn(nlohmann::json measurement, const std::optional<DatasetRef> &data)
{
    if (measurement.is_object())
        measurement[dataKey] = measuredOnText(data);
    return measurement;
}

std::string measuredOn(const nlohmann::json &measurement)
{
    return measurement.is_object() ? measurement.value(dataKey, std::string()) : std::string();
}

} // namespace pare
