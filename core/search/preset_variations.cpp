#include "core/search/preset_variations.h"

#include "core/passes/all_passes.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

namespace pare {

namespace {

constexpr const char *pruning = "prune-channels";
constexpr const char *staticQuantization = "quantize-static";
constexpr const char *defaultCalibrator = "min-max";

template <typename PresetLike, typename Act>
void forEachStep(PresetLike &preset, const std::string &pass, const Act &act)
{
    for (auto &step : preset.prepare)
        if (step.pass == pass)
            act(step);
    for (auto &candidate : preset.candidates)
        for (auto &step : candidate.steps)
            if (step.pass == pass)
                act(step);
}

std::string numberText(double percent)
{
    return fmt::format("{:.4g}", percent);
}

// What the text says of the old value says the new one; else it is added at the end.
std::string renamed(const std::string &text, const std::string &before, const std::string &after, const std::string &glue)
{
    const auto ofNumber = [](char c) { return (c >= '0' && c <= '9') || c == '.'; };
    std::string result;
    bool found = false;
    for (size_t at = 0; at < text.size();) {
        const bool here = text.compare(at, before.size(), before) == 0 && (at == 0 || !ofNumber(text[at - 1])) &&
                          (at + before.size() == text.size() || !ofNumber(text[at + before.size()]));
        result += here ? after : std::string(1, text[at]);
        at += here ? before.size() : 1;
        found = found || here;
    }
    return found ? result : text + glue + after;
}

} // namespace

std::optional<double> ratioOf(const Preset &preset)
{
    std::optional<double> ratio;
    forEachStep(preset, pruning, [&](const RecipeStep &step) {
        if (!ratio && step.options.contains("ratio") && step.options["ratio"].is_number())
            ratio = 100 * step.options["ratio"].get<double>();
    });
    return ratio;
}

std::string calibratorOf(const Preset &preset)
{
    std::set<std::string> used;
    forEachStep(preset, staticQuantization, [&](const RecipeStep &step) { used.insert(step.options.value("calibrator", std::string(defaultCalibrator))); });
    return used.size() == 1 ? *used.begin() : std::string();
}

std::vector<std::string> knownCalibrators()
{
    if (const Pass *pass = findPass(staticQuantization))
        for (const OptionSpec &option : pass->options)
            if (option.name == "calibrator")
                return option.choices;
    return {};
}

std::optional<std::vector<double>> ratiosFrom(const std::string &text)
{
    constexpr const char *between = ",; \t%";
    std::vector<double> ratios;
    for (size_t at = text.find_first_not_of(between); at != std::string::npos;) {
        const size_t end = std::min(text.find_first_of(between, at), text.size());
        double ratio = 0;
        const auto [last, failed] = std::from_chars(text.data() + at, text.data() + end, ratio);
        if (failed != std::errc() || last != text.data() + end || !(ratio >= 1 && ratio <= 95))
            return std::nullopt;
        if (std::find(ratios.begin(), ratios.end(), ratio) == ratios.end())
            ratios.push_back(ratio);
        at = text.find_first_not_of(between, end);
    }
    return ratios.empty() ? std::nullopt : std::optional(ratios);
}

Preset withRatio(const Preset &preset, double percent)
{
    const auto before = ratioOf(preset);
    if (!before || std::fabs(*before - percent) < 1e-9)
        return preset;
    Preset other = preset;
    forEachStep(other, pruning, [&](RecipeStep &step) { step.options["ratio"] = percent / 100; });
    other.name = renamed(preset.name, numberText(*before), numberText(percent), "-");
    other.title = renamed(preset.title, numberText(*before), numberText(percent), ", ");
    for (Candidate &candidate : other.candidates) {
        candidate.name = renamed(candidate.name, numberText(*before), numberText(percent), "-");
        candidate.title = renamed(candidate.title, numberText(*before), numberText(percent), ", ");
    }
    return other;
}

Preset withCalibrator(const Preset &preset, const std::string &calibrator)
{
    const std::string before = calibratorOf(preset);
    if (before.empty() || before == calibrator)
        return preset;
    Preset other = preset;
    forEachStep(other, staticQuantization, [&](RecipeStep &step) { step.options["calibrator"] = calibrator; });
    other.name += "-" + calibrator;
    other.title += ", " + calibrator;
    return other;
}

std::vector<Preset> gridOf(const std::vector<Preset> &presets, const std::vector<double> &ratios, const std::vector<std::string> &calibrators)
{
    std::vector<Preset> grid;
    std::set<std::string> names;
    for (const Preset &preset : presets) {
        std::vector<Preset> pruned;
        if (ratios.empty() || !ratioOf(preset))
            pruned = {preset};
        else
            for (const double ratio : ratios)
                pruned.push_back(withRatio(preset, ratio));
        for (const Preset &one : pruned) {
            if (calibrators.empty() || calibratorOf(one).empty()) {
                if (names.insert(one.name).second)
                    grid.push_back(one);
                continue;
            }
            for (const std::string &calibrator : calibrators)
                if (Preset quantized = withCalibrator(one, calibrator); names.insert(quantized.name).second)
                    grid.push_back(std::move(quantized));
        }
    }
    return grid;
}

} // namespace pare
