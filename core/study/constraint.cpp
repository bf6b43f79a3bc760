#include "core/study/constraint.h"

#include "core/base/units.h"
#include "core/study/trade_off.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace pare {

namespace {

using What = Constraint::What;

struct Unit {
    std::string_view name;
    double factor;
};

constexpr std::array<Unit, 8> byteUnits{{{"B", 1}, {"kB", 1e3}, {"KB", 1e3}, {"MB", 1e6}, {"GB", 1e9}, {"k", 1e3}, {"M", 1e6}, {"G", 1e9}}};
constexpr std::array<Unit, 4> countUnits{{{"k", 1e3}, {"M", 1e6}, {"G", 1e9}, {"", 1}}};

Error badWord(const std::string &word, const std::string &why)
{
    return invalidInput(why, word);
}

template <size_t Count>
std::optional<double> factorOf(const std::array<Unit, Count> &units, std::string_view name)
{
    for (const Unit &unit : units)
        if (unit.name == name)
            return unit.factor;
    return std::nullopt;
}

Result<Constraint::Bound> boundOf(const std::string &word)
{
    const size_t sign = word.find_first_of("<>");
    if (sign == std::string::npos || sign == 0)
        return badWord(word, "is no bound: write size<500kB, latency<0.8x, latency<5ms, accuracy>91%, drop<1%, macs<20M, parameters<1M or memory<50MB");
    Constraint::Bound bound;
    bound.word = word;
    bound.below = word[sign] == '<';
    const std::string name = word.substr(0, sign);
    const std::string text = word.substr(word.size() > sign + 1 && word[sign + 1] == '=' ? sign + 2 : sign + 1);
    double number = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    const std::string unit(end, text.data() + text.size());
    if (failed != std::errc() || !std::isfinite(number) || number < 0)
        return badWord(word, "has no number behind its sign");
    const auto with = [&](What what, std::optional<double> factor, const char *units) -> Result<Constraint::Bound> {
        if (!factor)
            return badWord(word, "does not know the unit \"" + unit + "\"; there are " + units);
        bound.what = what;
        bound.value = number * *factor;
        return bound;
    };
    if (name == "size" || name == "memory")
        return with(name == "size" ? What::Size : What::Memory, factorOf(byteUnits, unit.empty() ? "B" : unit), "B, kB, MB and GB");
    if (name == "macs" || name == "parameters" || name == "params")
        return with(name == "macs" ? What::Macs : What::Parameters, factorOf(countUnits, unit), "k, M and G");
    if (name == "latency" && (unit == "ms" || unit == "us" || unit == "s"))
        return with(What::LatencyMs, unit == "ms" ? 1.0 : unit == "s" ? 1e3 : 1e-3, "");
    if (name == "latency")
        return with(What::LatencyRatio, unit.empty() || unit == "x" ? std::optional(1.0) : std::nullopt, "x (of the source's), us, ms and s");
    if (name == "accuracy" || name == "drop") {
        const bool percent = unit == "%";
        return with(name == "drop" ? What::Drop : What::Accuracy, percent ? std::optional(0.01) : unit.empty() ? std::optional(1.0) : std::nullopt, "% (or none, for the metric's own)");
    }
    return badWord(word, "names nothing that is measured; there are size, latency, accuracy, drop, macs, parameters and memory");
}

struct Found {
    std::optional<double> value;
    std::string text;
};

Found valueOf(What what, const Variant &variant, const VariantMeasurement &m)
{
    const auto count = [](const std::optional<int64_t> &value) {
        return value ? Found{static_cast<double>(*value), formatCountShort(static_cast<double>(*value))} : Found{};
    };
    switch (what) {
    case What::Size: {
        const int64_t bytes = sizeOf(variant, m);
        return bytes > 0 ? Found{static_cast<double>(bytes), formatBytes(bytes)} : Found{};
    }
    case What::Memory: return m.peakMemoryBytes ? Found{static_cast<double>(*m.peakMemoryBytes), formatBytes(*m.peakMemoryBytes)} : Found{};
    case What::Macs: return count(m.macs);
    case What::Parameters: return count(m.parameters);
    case What::LatencyRatio:
        if (variant.isSource)
            return {1.0, "1.00x"};
        return m.latencyRatio ? Found{m.latencyRatio->value, fmt::format("{:.2f}x", m.latencyRatio->value)} : Found{};
    case What::LatencyMs: return m.latency ? Found{m.latency->median, formatMilliseconds(m.latency->median)} : Found{};
    case What::Accuracy: // without labels, closeness to the source takes its place, as on the chart
        if (m.accuracy)
            return {m.accuracy->value, m.accuracy->share ? formatPercent(m.accuracy->value, 2) : fmt::format("{:.4g}", m.accuracy->value)};
        if (m.fidelity)
            return m.fidelity->top1Agreement ? Found{*m.fidelity->top1Agreement, formatPercent(*m.fidelity->top1Agreement, 2)} : Found{m.fidelity->cosine, fmt::format("{:.5f}", m.fidelity->cosine)};
        return {};
    case What::Drop:
        if (variant.isSource)
            return {0.0, "0"};
        if (!m.difference)
            return {};
        return {-m.difference->value, !m.accuracy || m.accuracy->share ? fmt::format("{:.2f} points", -m.difference->value * 100) : fmt::format("{:.4g}", -m.difference->value)};
    }
    return {};
}

std::string_view nameOf(What what)
{
    switch (what) {
    case What::Size: return "size";
    case What::LatencyRatio:
    case What::LatencyMs: return "latency";
    case What::Accuracy: return "accuracy";
    case What::Drop: return "drop";
    case What::Macs: return "MACs";
    case What::Memory: return "memory";
    case What::Parameters: return "parameters";
    }
    return {};
}

} // namespace

Result<Constraint> parseConstraint(const std::string &text)
{
    Constraint constraint;
    for (size_t at = 0; at < text.size();) {
        const size_t begin = text.find_first_not_of(" \t,", at);
        if (begin == std::string::npos)
            break;
        const size_t end = std::min(text.find_first_of(" \t,", begin), text.size());
        PARE_TRY_ASSIGN(Constraint::Bound bound, boundOf(text.substr(begin, end - begin)));
        constraint.bounds.push_back(std::move(bound));
        at = end;
    }
    return constraint;
}

std::vector<std::string> violations(const Constraint &constraint, const Variant &variant, const VariantMeasurement &measurement)
{
    std::vector<std::string> all;
    for (const Constraint::Bound &bound : constraint.bounds) {
        const Found found = valueOf(bound.what, variant, measurement);
        if (!found.value || !std::isfinite(*found.value))
            all.push_back(fmt::format("{} was not measured ({})", nameOf(bound.what), bound.word));
        else if (bound.below ? *found.value > bound.value : *found.value < bound.value)
            all.push_back(fmt::format("{} is {} ({})", nameOf(bound.what), found.text, bound.word));
    }
    return all;
}

} // namespace pare
