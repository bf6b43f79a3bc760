// Energy of the processor package, where the system lets it be read (Linux powercap, RAPL).
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace pare {

struct EnergyReading {
    std::optional<double> joules; // a run; none where it cannot be read
    std::string note;             // why there is no number, or what the number holds
};

// Counts from construction on. Source: Documentation/power/powercap/powercap.rst of Linux (energy_uj, max_energy_range_uj).
class EnergyMeter {
public:
    EnergyMeter();
    // Energy since construction divided by `runs`: the whole processor's, other programs included.
    [[nodiscard]] EnergyReading perRun(int64_t runs) const;
    [[nodiscard]] bool readable() const { return m_start.has_value(); }
    // What to do so that it can be read, for `pare doctor`.
    [[nodiscard]] static std::string whyNot();

private:
    std::optional<double> m_start; // microjoules
};

} // namespace pare
