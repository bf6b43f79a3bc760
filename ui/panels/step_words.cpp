#include "ui/panels/step_words.h"

#include "core/base/units.h"
#include "core/passes/all_passes.h"
#include "ui/theme/language.h"

#include <QCoreApplication>

#include <cmath>
#include <cstdlib>
#include <set>

namespace pare {

QString targetText(const RecipeStep &step)
{
    QString text;
    if (!step.select.match.empty())
        text = QString::fromStdString(step.select.match);
    else if (!step.select.names.empty())
        text = counted(step.select.names.size(), Counted::Layer);
    else
        text = QCoreApplication::translate("Recipe", "every layer");
    if (!step.select.exclude.empty())
        text += QCoreApplication::translate("Recipe", ", but %1").arg(counted(step.select.exclude.size(), Counted::Layer));
    return text;
}

QString mainValue(const RecipeStep &step)
{
    QStringList parts;
    const auto text = [](const nlohmann::json &value) { return QString::fromStdString(value.is_string() ? value.get<std::string>() : value.dump()); };
    std::string first;
    static const std::set<std::string> telling{"ratio", "bits", "calibrator", "storage"};
    if (const Pass *pass = findPass(step.pass); pass && !pass->options.empty() && telling.contains(pass->options.front().name)) {
        const OptionSpec &spec = pass->options.front();
        first = spec.name;
        const auto given = step.options.find(spec.name);
        const QString value = given == step.options.end() ? QString::fromStdString(spec.fallback) : text(*given);
        if (spec.name == "ratio")
            parts << QStringLiteral("%1 %").arg(QString::number(std::round(value.toDouble() * 1000) / 10, 'g', 4));
        else if (!value.isEmpty())
            parts << QStringLiteral("%1 %2").arg(QString::fromStdString(spec.name), value);
    }
    for (const auto &[key, value] : step.options.items())
        if (key != first)
            parts << QStringLiteral("%1 %2").arg(QString::fromStdString(key), text(value));
    return parts.join(QStringLiteral(", "));
}

QString effectText(const StepEffect &effect)
{
    if (!effect.problem.empty())
        return {};
    if (!effect.sizeBytes)
        return QCoreApplication::translate("Recipe", "known after Run");
    const auto withSign = [](int64_t change, const std::string &amount) {
        return QString(change < 0 ? QChar(0x2212) : QLatin1Char('+')) + QString::fromStdString(amount);
    };
    QStringList parts;
    if (*effect.sizeBytes != 0)
        parts << withSign(*effect.sizeBytes, formatBytes(std::abs(*effect.sizeBytes)));
    if (effect.macs.value_or(0) != 0)
        parts << QCoreApplication::translate("Recipe", "%1 MACs").arg(withSign(*effect.macs, formatCountShort(static_cast<double>(std::abs(*effect.macs)))));
    if (parts.isEmpty())
        return QCoreApplication::translate("Recipe", "no change");
    return parts.join(QStringLiteral(" · ")) + (effect.exact ? QString() : QCoreApplication::translate("Recipe", " est."));
}

} // namespace pare
