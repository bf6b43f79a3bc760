// What can be said about an option's value without opening a file: these are mistakes of usage (exit code 2), found while parsing.
#pragma once

#include <CLI/CLI.hpp>

namespace pare::cli {

[[nodiscard]] CLI::Validator knownPreset();
[[nodiscard]] CLI::Validator knownTarget();
[[nodiscard]] CLI::Validator emulatedProcessor();
[[nodiscard]] CLI::Validator passText();     // NAME[,key=value...], its options checked against the pass's table
[[nodiscard]] CLI::Validator knownMetric();
[[nodiscard]] CLI::Validator dataFormat();   // KIND[,key=value...]
[[nodiscard]] CLI::Validator memorySize();
[[nodiscard]] CLI::Validator numberFrom(double least); // finite, and at least this
[[nodiscard]] CLI::Validator knownRuntime();

} // namespace pare::cli
