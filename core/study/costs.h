// What running a model costs, computed from figures that the user gave: never measured, and always to be marked as computed from them.
#pragma once

#include "core/base/result.h"
#include "core/base/words.h"
#include "core/measure/variant_measurement.h"
#include "core/study/study.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace pare {

// What a device that runs on a battery is like.
struct DeviceFigures {
    std::optional<double> batteryWh{};
    std::optional<double> batteryMah{};   // with batteryVolts, where batteryWh is not given
    std::optional<double> batteryVolts{};
    std::optional<double> watts{};        // that it draws while it computes
    std::optional<double> timesSlower{};  // than the machine that the latency was measured on; 1 where not given
    [[nodiscard]] std::optional<double> battery() const; // Wh
    bool operator==(const DeviceFigures &) const = default;
};

struct CostFigures {
    std::optional<double> queriesPerDay{};
    std::optional<double> pricePerHour{};   // of the machine that the latency was measured on, while it computes
    std::optional<double> watts{};          // that it draws then
    std::optional<double> gramsPerKwh{};    // CO2 of a kilowatt-hour
    std::string currency = "EUR";
    DeviceFigures device{};
    [[nodiscard]] bool empty() const { return !queriesPerDay && !pricePerHour && !watts && !gramsPerKwh && device == DeviceFigures{}; }
    bool operator==(const CostFigures &) const = default;
};

// Where Study::keep keeps them.
inline constexpr const char *costsKey = "costs";
[[nodiscard]] nlohmann::json toJson(const CostFigures &figures);
// What is missing or no number of at least 0 is not given.
[[nodiscard]] CostFigures costFiguresFromJson(const nlohmann::json &json);
[[nodiscard]] Result<CostFigures> costFigures(const Study &study);

struct Cost {
    double value = 0;
    Interval range; // by the 95 % interval of the latency
};

struct Costs {
    double milliseconds = 0;             // an inference: of the source as measured, of a variant the source's times its ratio
    Interval millisecondsRange{};        // the 95 % interval of them
    std::optional<Cost> pricePerMillion; // inferences
    std::optional<Cost> kwhPerMillion;
    std::optional<Cost> gramsPerMillion;
    std::optional<Cost> pricePerYear;    // of the queries given
    std::optional<Cost> kwhPerYear;
    std::optional<Cost> kilogramsPerYear;
    std::optional<double> machines;      // that are busy all day; 0.2: one, a fifth of the day
    std::optional<Cost> inferencesPerCharge;  // of the device's battery, which does nothing else
    std::optional<Cost> batteryPerHour;       // share of it, at the queries given; of a device that cannot keep up, of computing all the time
    bool deviceKeepsUp = true;                // with the queries given
};

// One inference after the other, batch 1. nullopt where no latency was measured. source: of the study.
[[nodiscard]] std::optional<Costs> costsOf(const Variant &variant, const VariantMeasurement &measurement, const VariantMeasurement &source, const CostFigures &figures);
[[nodiscard]] nlohmann::json toJson(const Costs &costs);

// "computed from 1 M queries a day, 0.40 EUR an hour, 65 W, 380 g CO2 a kWh".
[[nodiscard]] std::string figuresText(const CostFigures &figures, const Words &words = {});
// "0.0123 EUR", "4.2 kWh": three significant digits.
[[nodiscard]] std::string costText(double value, const std::string &unit);

} // namespace pare
