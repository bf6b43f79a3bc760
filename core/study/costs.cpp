#include "core/study/costs.h"

#include "core/base/units.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

constexpr double million = 1e6;
constexpr double daysPerYear = 365.25;

std::optional<double> figureIn(const nlohmann::json &json, const char *key)
{
    if (!json.is_object() || !json.contains(key) || !json[key].is_number())
        return std::nullopt;
    const auto value = json[key].get<double>();
    return std::isfinite(value) && value >= 0 ? std::optional(value) : std::nullopt;
}

Cost scaled(const Cost &cost, double factor)
{
    return {cost.value * factor, {cost.range.lo * factor, cost.range.hi * factor}};
}

// The time of one inference in milliseconds with its interval. Variants were timed in turns with the source, which makes their ratio sharper
// than two medians of different runs.
std::optional<Cost> timeOf(const Variant &variant, const VariantMeasurement &m, const VariantMeasurement &source)
{
    if (!variant.isSource && m.latencyRatio && source.latency)
        return Cost{source.latency->median * m.latencyRatio->value, {source.latency->median * m.latencyRatio->ci95.lo, source.latency->median * m.latencyRatio->ci95.hi}};
    if (m.latency)
        return Cost{m.latency->median, m.latency->ci95};
    return std::nullopt;
}

nlohmann::json toJson(const std::optional<Cost> &cost)
{
    return cost ? nlohmann::json{{"value", cost->value}, {"ci95", {cost->range.lo, cost->range.hi}}} : nlohmann::json(nullptr);
}

} // namespace

nlohmann::json toJson(const CostFigures &figures)
{
    if (figures.empty())
        return nullptr;
    nlohmann::json json{{"currency", figures.currency}};
    const auto add = [&](const char *key, const std::optional<double> &value) {
        if (value)
            json[key] = *value;
    };
    add("queries_per_day", figures.queriesPerDay);
    add("price_per_hour", figures.pricePerHour);
    add("watts", figures.watts);
    add("grams_co2_per_kwh", figures.gramsPerKwh);
    add("battery_wh", figures.device.batteryWh);
    add("battery_mah", figures.device.batteryMah);
    add("battery_volts", figures.device.batteryVolts);
    add("device_watts", figures.device.watts);
    add("device_times_slower", figures.device.timesSlower);
    return json;
}

CostFigures costFiguresFromJson(const nlohmann::json &json)
{
    CostFigures figures;
    figures.queriesPerDay = figureIn(json, "queries_per_day");
    figures.pricePerHour = figureIn(json, "price_per_hour");
    figures.watts = figureIn(json, "watts");
    figures.gramsPerKwh = figureIn(json, "grams_co2_per_kwh");
    figures.device = {figureIn(json, "battery_wh"), figureIn(json, "battery_mah"), figureIn(json, "battery_volts"), figureIn(json, "device_watts"), figureIn(json, "device_times_slower")};
    if (json.is_object() && json.contains("currency") && json["currency"].is_string() && !json["currency"].get<std::string>().empty())
        figures.currency = json["currency"].get<std::string>().substr(0, 16);
    return figures;
}

Result<CostFigures> costFigures(const Study &study)
{
    PARE_TRY_ASSIGN(const nlohmann::json json, study.kept(costsKey));
    return costFiguresFromJson(json);
}

std::optional<double> DeviceFigures::battery() const
{
    if (batteryWh)
        return batteryWh;
    return batteryMah && batteryVolts ? std::optional(*batteryMah * *batteryVolts / 1000) : std::nullopt;
}

namespace {

// A charge is watt-hours; an inference takes its time on the device at the device's power.
void addBattery(Costs &costs, const Cost &time, const CostFigures &figures)
{
    const auto battery = figures.device.battery();
    const double watts = figures.device.watts.value_or(0);
    const double slower = figures.device.timesSlower.value_or(1);
    if (!battery || !(*battery > 0) || !(watts > 0) || !(slower > 0))
        return;
    const double joules = watts * slower / 1000; // a millisecond of the measured latency
    const double charge = *battery * 3600;
    costs.inferencesPerCharge = Cost{charge / (joules * time.value), {charge / (joules * time.range.hi), charge / (joules * time.range.lo)}};
    if (!figures.queriesPerDay)
        return;
    const double perHour = *figures.queriesPerDay / 24;
    const double always = watts / *battery; // computing without a pause
    const auto share = [&](double milliseconds) { return std::min(always, perHour * joules * milliseconds / charge); };
    costs.batteryPerHour = Cost{share(time.value), {share(time.range.lo), share(time.range.hi)}};
    costs.deviceKeepsUp = perHour * slower * time.value <= 3.6e6;
}

} // namespace

std::optional<Costs> costsOf(const Variant &variant, const VariantMeasurement &measurement, const VariantMeasurement &source, const CostFigures &figures)
{
    const auto time = timeOf(variant, measurement, source);
    if (!time || !(time->value > 0))
        return std::nullopt;
    Costs costs;
    costs.milliseconds = time->value;
    costs.millisecondsRange = time->range;
    const Cost hoursPerMillion = scaled(*time, million / 3.6e6);
    const auto priced = [&](const std::optional<double> &factor) { return factor ? std::optional(scaled(hoursPerMillion, *factor)) : std::nullopt; };
    costs.pricePerMillion = priced(figures.pricePerHour);
    if (figures.watts) {
        costs.kwhPerMillion = priced(*figures.watts / 1000);
        if (figures.gramsPerKwh)
            costs.gramsPerMillion = scaled(*costs.kwhPerMillion, *figures.gramsPerKwh);
    }
    if (figures.queriesPerDay) {
        const double millions = *figures.queriesPerDay * daysPerYear / million;
        const auto yearly = [&](const std::optional<Cost> &cost) { return cost ? std::optional(scaled(*cost, millions)) : std::nullopt; };
        costs.pricePerYear = yearly(costs.pricePerMillion);
        costs.kwhPerYear = yearly(costs.kwhPerMillion);
        if (costs.gramsPerMillion)
            costs.kilogramsPerYear = scaled(*costs.gramsPerMillion, millions / 1000);
        costs.machines = *figures.queriesPerDay * time->value / 86.4e6;
    }
    addBattery(costs, *time, figures);
    return costs;
}

nlohmann::json toJson(const Costs &costs)
{
    nlohmann::json json{{"how", "computed"},
                        {"latency_ms", costs.milliseconds},
                        {"latency_ms_ci95", {costs.millisecondsRange.lo, costs.millisecondsRange.hi}},
                        {"price_per_million", toJson(costs.pricePerMillion)},
                        {"kwh_per_million", toJson(costs.kwhPerMillion)},
                        {"grams_co2_per_million", toJson(costs.gramsPerMillion)},
                        {"price_per_year", toJson(costs.pricePerYear)},
                        {"kwh_per_year", toJson(costs.kwhPerYear)},
                        {"kg_co2_per_year", toJson(costs.kilogramsPerYear)},
                        {"busy_machines", costs.machines ? nlohmann::json(*costs.machines) : nlohmann::json(nullptr)},
                        {"inferences_per_charge", toJson(costs.inferencesPerCharge)},
                        {"battery_share_per_hour", toJson(costs.batteryPerHour)}};
    if (costs.batteryPerHour)
        json["device_keeps_up"] = costs.deviceKeepsUp;
    return json;
}

std::string figuresText(const CostFigures &figures, const Words &words)
{
    const auto number = [](double value) { return fmt::format("{:g}", value); };
    std::vector<std::string> parts;
    if (figures.queriesPerDay)
        parts.push_back(words.say("{0} queries a day", {formatCountShort(*figures.queriesPerDay)}));
    if (figures.pricePerHour)
        parts.push_back(words.say("{0} {1} an hour", {number(*figures.pricePerHour), figures.currency}));
    if (figures.watts)
        parts.push_back(fmt::format("{:g} W", *figures.watts));
    if (figures.gramsPerKwh)
        parts.push_back(words.say("{0} g CO2 a kWh", {number(*figures.gramsPerKwh)}));
    const DeviceFigures &device = figures.device;
    if (device.batteryWh)
        parts.push_back(words.say("a battery of {0} Wh", {number(*device.batteryWh)}));
    else if (device.batteryMah && device.batteryVolts)
        parts.push_back(words.say("a battery of {0} mAh at {1} V", {number(*device.batteryMah), number(*device.batteryVolts)}));
    if (device.watts)
        parts.push_back(words.say("a device that draws {0} W", {number(*device.watts)}));
    if (device.timesSlower)
        parts.push_back(words.say("{0} times this machine's latency on the device", {number(*device.timesSlower)}));
    return parts.empty() ? std::string() : words.say("computed from {0}, by the measured latency, one inference after the other", {fmt::format("{}", fmt::join(parts, ", "))});
}

std::string costText(double value, const std::string &unit)
{
    if (value == 0 || !std::isfinite(value))
        return fmt::format("{:g} {}", value, unit);
    const int digits = static_cast<int>(std::floor(std::log10(std::fabs(value))));
    const int decimals = std::clamp(2 - digits, 0, 9);
    std::string text = fmt::format("{:.{}f}", value, decimals);
    for (auto point = static_cast<std::ptrdiff_t>(text.find('.') == std::string::npos ? text.size() : text.find('.')) - 3; point > 0; point -= 3)
        text.insert(static_cast<size_t>(point), ",");
    return text + " " + unit;
}

} // namespace pare
