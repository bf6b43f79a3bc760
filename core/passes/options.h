// Options of a pass: declared once in a table; dialog, command-line flags, recipe schema and reference come from it.
#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace pare {

enum class OptionType { Integer, Real, Boolean, Choice, Text };

struct OptionSpec {
    std::string name;         // as in key=value
    OptionType type = OptionType::Text;
    std::string fallback;     // the default, in text form: "0.3", "true", "min-max"
    std::string help;         // one sentence
    std::string unit;         // "%", "bits", ...; may be empty
    std::optional<double> least;
    std::optional<double> most;
    std::vector<std::string> choices; // for Choice
};

// Values that were checked against a table: every option of the table has one.
class Options {
public:
    Options() = default;
    // Errors: InvalidInput for an unknown name, a value outside of its range or choices, or of the wrong type.
    static Result<Options> parse(std::span<const OptionSpec> table, const std::map<std::string, std::string> &given);
    static Result<Options> fromJson(std::span<const OptionSpec> table, const nlohmann::json &object);

    [[nodiscard]] int64_t integer(const std::string &name) const;
    [[nodiscard]] double real(const std::string &name) const;
    [[nodiscard]] bool boolean(const std::string &name) const;
    [[nodiscard]] const std::string &text(const std::string &name) const;
    // Typed values; with `onlyChanged`, those that differ from the default.
    [[nodiscard]] nlohmann::json toJson(std::span<const OptionSpec> table, bool onlyChanged = false) const;

private:
    std::map<std::string, std::string> m_values;
};

} // namespace pare
