#include "core/measure/energy.h"

#include <filesystem>
#include <fstream>

namespace pare {

namespace {

const std::filesystem::path zones = "/sys/class/powercap";

std::optional<double> numberIn(const std::filesystem::path &file)
{
    std::ifstream stream(file);
    double value = 0;
    return stream >> value ? std::optional(value) : std::nullopt;
}

// The sum of all packages ("intel-rapl:0", "intel-rapl:1"...), not of their parts.
std::optional<double> packages(const char *file)
{
    std::optional<double> sum;
    std::error_code ignored;
    for (const auto &zone : std::filesystem::directory_iterator(zones, ignored)) {
        const std::string name = zone.path().filename().string();
        if (!name.starts_with("intel-rapl:") || name.find(':', 11) != std::string::npos)
            continue;
        if (const auto value = numberIn(zone.path() / file))
            sum = sum.value_or(0) + *value;
    }
    return sum;
}

} // namespace

EnergyMeter::EnergyMeter() : m_start(packages("energy_uj")) {}

EnergyReading EnergyMeter::perRun(int64_t runs) const
{
    const auto now = packages("energy_uj");
    if (!m_start || !now || runs <= 0)
        return {std::nullopt, whyNot()};
    double used = *now - *m_start;
    if (used < 0) // the counter wrapped
        used += packages("max_energy_range_uj").value_or(0);
    return {used * 1e-6 / static_cast<double>(runs), "whole processor, other programs included"};
}

std::string EnergyMeter::whyNot()
{
    std::error_code ignored;
    if (!std::filesystem::exists(zones / "intel-rapl:0", ignored))
        return "energy cannot be read here: the system offers no powercap counters";
    if (!numberIn(zones / "intel-rapl:0" / "energy_uj"))
        return "energy cannot be read: /sys/class/powercap/intel-rapl:0/energy_uj needs read permission";
    return {};
}

} // namespace pare
