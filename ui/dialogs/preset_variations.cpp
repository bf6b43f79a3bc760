#include "ui/dialogs/preset_variations.h"

#include <QRegularExpression>

#include <cmath>
#include <set>

namespace pare {

namespace {

constexpr const char *pruning = "prune-channels";
constexpr const char *staticQuantization = "quantize-static";
constexpr const char *defaultCalibrator = "min-max";

void forEachStep(Preset &preset, const std::string &pass, const auto &act)
{
    for (RecipeStep &step : preset.prepare)
        if (step.pass == pass)
            act(step);
    for (Candidate &candidate : preset.candidates)
        for (RecipeStep &step : candidate.steps)
            if (step.pass == pass)
                act(step);
}

std::string numberText(double percent)
{
    return QString::number(percent, 'g', 4).toStdString();
}

// What the text says of the old value says the new one; else it is added at the end.
std::string renamed(const std::string &text, const std::string &before, const std::string &after, const std::string &glue)
{
    const QRegularExpression whole(QStringLiteral("(?<![0-9.])") + QRegularExpression::escape(QString::fromStdString(before)) + QStringLiteral("(?![0-9.])"));
    QString result = QString::fromStdString(text);
    if (!result.contains(whole))
        return text + glue + after;
    return result.replace(whole, QString::fromStdString(after)).toStdString();
}

} // namespace

std::optional<double> ratioOf(const Preset &preset)
{
    std::optional<double> ratio;
    Preset copy = preset;
    forEachStep(copy, pruning, [&](const RecipeStep &step) {
        if (!ratio && step.options.contains("ratio") && step.options["ratio"].is_number())
            ratio = 100 * step.options["ratio"].get<double>();
    });
    return ratio;
}

std::string calibratorOf(const Preset &preset)
{
    std::set<std::string> used;
    Preset copy = preset;
    forEachStep(copy, staticQuantization, [&](const RecipeStep &step) { used.insert(step.options.value("calibrator", std::string(defaultCalibrator))); });
    return used.size() == 1 ? *used.begin() : std::string();
}

std::optional<std::vector<double>> ratiosFrom(const QString &text)
{
    std::vector<double> ratios;
    for (const QString &part : text.split(QRegularExpression(QStringLiteral("[,;\\s%]+")), Qt::SkipEmptyParts)) {
        bool good = false;
        const double ratio = part.toDouble(&good);
        if (!good || ratio < 1 || ratio > 95)
            return std::nullopt;
        if (std::find(ratios.begin(), ratios.end(), ratio) == ratios.end())
            ratios.push_back(ratio);
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

} // namespace pare
