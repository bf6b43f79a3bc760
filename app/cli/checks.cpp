#include "app/cli/checks.h"

#include "app/cli/arguments.h"
#include "app/cli/suggest.h"
#include "core/measure/task.h"
#include "core/passes/all_passes.h"
#include "core/passes/named_values.h"
#include "core/passes/prune_weights.h"
#include "core/passes/pruning_budget.h"
#include "core/runtime/emulation.h"
#include "core/search/preset.h"
#include "core/search/selector.h"
#include "core/study/study_data.h"
#include "core/targets/target.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace pare::cli {

namespace {

// A validator without a description of its own: the option's help says it.
CLI::Validator check(const std::function<std::string(const std::string &)> &problemOf)
{
    return CLI::Validator([problemOf](std::string &value) { return problemOf(value); }, "");
}

std::vector<std::string> presetNames()
{
    std::vector<std::string> names;
    for (const Preset &preset : allPresets())
        names.push_back(preset.name);
    return names;
}

std::string problemOfPreset(const std::string &name)
{
    if (std::filesystem::path(name).extension() == ".json") {
        const auto file = findPreset(name);
        return file.ok() ? std::string() : file.error().text();
    }
    const auto names = presetNames();
    if (std::find(names.begin(), names.end(), name) != names.end())
        return {};
    return "there is no preset \"" + name + "\"" + suggestion(name, names);
}

std::string problemOfPass(const std::string &text)
{
    const auto step = stepFromText(text);
    if (!step.ok())
        return step.error().text();
    const Pass *pass = findPass(step->pass);
    if (!pass) {
        std::vector<std::string> names;
        for (const Pass &other : allPasses())
            names.push_back(other.id);
        return "there is no pass \"" + step->pass + "\"" + suggestion(step->pass, names);
    }
    std::vector<std::string> known{"select"};
    for (const OptionSpec &spec : pass->options)
        known.push_back(spec.name);
    for (const auto &[key, value] : step->options.items())
        if (std::find(known.begin(), known.end(), key) == known.end())
            return step->pass + " has no option \"" + key + "\"" + suggestion(key, known);
    const auto options = Options::fromJson(pass->options, step->options);
    if (!options.ok())
        return step->pass + ": " + options.error().text();
    // Texts with a form of their own.
    const auto given = [&](const char *name) {
        const bool has = std::ranges::any_of(pass->options, [&](const OptionSpec &spec) { return spec.name == name; });
        return has ? options->text(name) : std::string();
    };
    if (const std::string budget = given("budget"); !budget.empty())
        if (const auto parsed = parseBudget(budget); !parsed.ok())
            return step->pass + ": budget: " + parsed.error().message;
    if (const std::string ratios = given("ratios"); !ratios.empty())
        if (const auto parsed = namedShares(ratios, mostPruned); !parsed.ok())
            return step->pass + ": ratios: " + parsed.error().message;
    if (const std::string pattern = given("pattern"); !pattern.empty())
        if (const auto parsed = checkPattern(pattern); !parsed.ok())
            return step->pass + ": pattern: " + parsed.error().message;
    if (const auto selector = Selector::parse(step->select.match); !selector.ok())
        return step->pass + ": select: " + selector.error().text();
    return {};
}

std::string problemOfMetric(const std::string &name)
{
    if (name == "auto" || metricFromName(name))
        return {};
    std::vector<std::string> names{"auto"};
    for (int id = 0; id <= static_cast<int>(MetricId::Agreement); ++id)
        names.emplace_back(metricName(static_cast<MetricId>(id)));
    return "there is no metric \"" + name + "\"" + suggestion(name, names);
}

std::string problemOfFormat(const std::string &text)
{
    const auto data = datasetFromText({}, text);
    return data.ok() ? std::string() : data.error().kind == ErrorKind::InvalidInput ? data.error().message : data.error().text();
}

std::string problemOfSize(const std::string &text)
{
    const auto size = parseSize(text);
    return size.ok() ? std::string() : size.error().message;
}

std::string problemOfRuntime(const std::string &name)
{
    if (name == "ort" || name == "openvino") // the second is known, but not part of this version: that is another answer
        return {};
    return "there is no runtime \"" + name + "\"; there is ort";
}

} // namespace

CLI::Validator knownPreset()
{
    return check(problemOfPreset);
}

CLI::Validator knownTarget()
{
    return check([](const std::string &name) {
        std::vector<std::string> names;
        for (const Target &target : allTargets())
            names.push_back(target.name);
        return std::find(names.begin(), names.end(), name) != names.end() ? std::string() : "there is no target \"" + name + "\"" + suggestion(name, names);
    });
}

CLI::Validator emulatedProcessor()
{
    return check([](const std::string &name) {
        std::vector<std::string> names;
        for (const EmulatedProcessor &processor : emulatedProcessors())
            names.push_back(processor.name);
        return findEmulatedProcessor(name) ? std::string() : "no processor \"" + name + "\" can be emulated" + suggestion(name, names);
    });
}

CLI::Validator passText()
{
    return check(problemOfPass);
}

CLI::Validator knownMetric()
{
    return check(problemOfMetric);
}

CLI::Validator dataFormat()
{
    return check(problemOfFormat);
}

CLI::Validator memorySize()
{
    return check(problemOfSize);
}

CLI::Validator numberFrom(double least)
{
    return check([least](const std::string &text) {
        double value = 0;
        const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (failed == std::errc() && end == text.data() + text.size() && std::isfinite(value) && value >= least)
            return std::string();
        return fmt::format("\"{}\" is no number of at least {}", text, least);
    });
}

CLI::Validator knownRuntime()
{
    return check(problemOfRuntime);
}

} // namespace pare::cli
