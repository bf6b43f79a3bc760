#include "core/passes/options.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace pare {

namespace {

template <typename T>
std::optional<T> numberFrom(const std::string &text)
{
    T value{};
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

const OptionSpec *specOf(std::span<const OptionSpec> table, const std::string &name)
{
    const auto found = std::find_if(table.begin(), table.end(), [&](const OptionSpec &spec) { return spec.name == name; });
    return found == table.end() ? nullptr : &*found;
}

std::string rangeText(const OptionSpec &spec)
{
    if (spec.least && spec.most)
        return fmt::format("a number from {} to {}", *spec.least, *spec.most);
    if (spec.least)
        return fmt::format("a number of at least {}", *spec.least);
    if (spec.most)
        return fmt::format("a number of at most {}", *spec.most);
    return "a number";
}

Result<std::string> checkedValue(const OptionSpec &spec, const std::string &given)
{
    switch (spec.type) {
    case OptionType::Text: return given;
    case OptionType::Boolean:
        if (given == "true" || given == "yes" || given == "on" || given == "1")
            return std::string("true");
        if (given == "false" || given == "no" || given == "off" || given == "0")
            return std::string("false");
        return invalidInput(fmt::format("\"{}\" is neither true nor false", given), spec.name);
    case OptionType::Choice:
        if (std::find(spec.choices.begin(), spec.choices.end(), given) != spec.choices.end())
            return given;
        return invalidInput(fmt::format("\"{}\" is none of {}", given, fmt::join(spec.choices, ", ")), spec.name);
    case OptionType::Integer:
    case OptionType::Real: {
        const auto value = spec.type == OptionType::Integer
                               ? [&]() -> std::optional<double> {
                                     const auto whole = numberFrom<int64_t>(given);
                                     return whole ? std::optional<double>(static_cast<double>(*whole)) : std::nullopt;
                                 }()
                               : numberFrom<double>(given);
        if (!value || !std::isfinite(*value) || (spec.least && *value < *spec.least) || (spec.most && *value > *spec.most))
            return invalidInput(fmt::format("\"{}\" is not {}{}", given, spec.type == OptionType::Integer ? "a whole number: " : "",
                                            rangeText(spec)),
                                spec.name);
        return given;
    }
    }
    return internalError("unknown option type", spec.name);
}

} // namespace

Result<Options> Options::parse(std::span<const OptionSpec> table, const std::map<std::string, std::string> &given)
{
    Options options;
    for (const OptionSpec &spec : table)
        options.m_values[spec.name] = spec.fallback;
    for (const auto &[name, value] : given) {
        const OptionSpec *spec = specOf(table, name);
        if (!spec) {
            std::vector<std::string> known;
            for (const OptionSpec &other : table)
                known.push_back(other.name);
            return invalidInput(known.empty() ? "this pass takes no options"
                                              : fmt::format("there is no such option; there are {}", fmt::join(known, ", ")),
                                name);
        }
        PARE_TRY_ASSIGN(options.m_values[name], checkedValue(*spec, value));
    }
    return options;
}

Result<Options> Options::fromJson(std::span<const OptionSpec> table, const nlohmann::json &object)
{
    std::map<std::string, std::string> given;
    if (!object.is_null() && !object.is_object())
        return invalidInput("options are an object of names and values");
    for (const auto &[name, value] : object.items())
        given[name] = value.is_string() ? value.get<std::string>() : value.dump();
    return parse(table, given);
}

int64_t Options::integer(const std::string &name) const
{
    return numberFrom<int64_t>(text(name)).value_or(0);
}

double Options::real(const std::string &name) const
{
    return numberFrom<double>(text(name)).value_or(0);
}

bool Options::boolean(const std::string &name) const
{
    return text(name) == "true";
}

const std::string &Options::text(const std::string &name) const
{
    static const std::string none;
    const auto found = m_values.find(name);
    return found == m_values.end() ? none : found->second;
}

nlohmann::json Options::toJson(std::span<const OptionSpec> table, bool onlyChanged) const
{
    nlohmann::json object = nlohmann::json::object();
    for (const OptionSpec &spec : table) {
        const std::string &value = text(spec.name);
        if (onlyChanged && value == spec.fallback)
            continue;
        switch (spec.type) {
        case OptionType::Integer: object[spec.name] = integer(spec.name); break;
        case OptionType::Real: object[spec.name] = real(spec.name); break;
        case OptionType::Boolean: object[spec.name] = boolean(spec.name); break;
        default: object[spec.name] = value;
        }
    }
    return object;
}

} // namespace pare
