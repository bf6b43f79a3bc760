#include "ui/theme/language.h"

#include "core/base/units.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <algorithm>
#include <array>
#include <limits>

// Outside of any namespace, as Qt wants it.
static void useTranslations()
{
    Q_INIT_RESOURCE(translations); // of a static library: the linker would leave it out
}

namespace pare {

namespace {

struct CountedForm {
    Counted what;
    const char *one;
    const char *many; // where it is not one + "s"
    const char *source;
};

constexpr std::array<CountedForm, 17> countedForms{{
    {Counted::Layer, "layer", "", QT_TRANSLATE_N_NOOP("Counted", "%1 layer")},
    {Counted::Sample, "sample", "", QT_TRANSLATE_N_NOOP("Counted", "%1 sample")},
    {Counted::Group, "group", "", QT_TRANSLATE_N_NOOP("Counted", "%1 group")},
    {Counted::Channel, "channel", "", QT_TRANSLATE_N_NOOP("Counted", "%1 channel")},
    {Counted::Tensor, "tensor", "", QT_TRANSLATE_N_NOOP("Counted", "%1 tensor")},
    //: a layer that reads a tensor
    {Counted::Reader, "reader", "", QT_TRANSLATE_N_NOOP("Counted", "%1 reader")},
    {Counted::Variant, "variant", "", QT_TRANSLATE_N_NOOP("Counted", "%1 variant")},
    {Counted::Preset, "preset", "", QT_TRANSLATE_N_NOOP("Counted", "%1 preset")},
    //: of a model, when it is timed
    {Counted::Run, "run", "", QT_TRANSLATE_N_NOOP("Counted", "%1 run")},
    {Counted::Thread, "thread", "", QT_TRANSLATE_N_NOOP("Counted", "%1 thread")},
    //: a way of making a model smaller that a preset tries
    {Counted::Candidate, "candidate", "", QT_TRANSLATE_N_NOOP("Counted", "%1 candidate")},
    //: of a recipe, or of training
    {Counted::Step, "step", "", QT_TRANSLATE_N_NOOP("Counted", "%1 step")},
    //: a measurement of the held-out score during training
    {Counted::Look, "look", "", QT_TRANSLATE_N_NOOP("Counted", "%1 look")},
    //: other layer, in "32 channels, shrinks with 3 others"
    {Counted::Other, "other", "", QT_TRANSLATE_N_NOOP("Counted", "%1 other")},
    {Counted::SelectedLayer, "selected layer", "", QT_TRANSLATE_N_NOOP("Counted", "%1 selected layer")},
    {Counted::LayerShrinks, "layer shrinks", "layers shrink", QT_TRANSLATE_N_NOOP("Counted", "%1 layer shrinks")},
    {Counted::LayerLeftAlone, "layer is left alone", "layers are left alone", QT_TRANSLATE_N_NOOP("Counted", "%1 layer is left alone")},
}};

struct Translation {
    QString code;
    QTranslator own;
    QTranslator ofQt;
};

Translation &translation()
{
    static Translation the;
    return the;
}

} // namespace

const std::vector<Language> &languages()
{
    static const std::vector<Language> all{
        {QStringLiteral("en"), QStringLiteral("English")}, {QStringLiteral("de"), QStringLiteral("Deutsch")}, {QStringLiteral("es"), QStringLiteral("Español")},
        {QStringLiteral("fr"), QStringLiteral("Français")}, {QStringLiteral("zh"), QStringLiteral("简体中文")}, {QStringLiteral("ja"), QStringLiteral("日本語")}};
    return all;
}

QString desktopLanguage()
{
    for (const QString &wanted : QLocale::system().uiLanguages()) {
        const QString code = wanted.section(QLatin1Char('-'), 0, 0);
        if (std::any_of(languages().begin(), languages().end(), [&](const Language &one) { return one.code == code; }))
            return code;
    }
    return languages().front().code;
}

void setLanguage(const QString &code)
{
    useTranslations();
    Translation &the = translation();
    QCoreApplication::removeTranslator(&the.own);
    QCoreApplication::removeTranslator(&the.ofQt);
    const QString wanted = code.isEmpty() ? desktopLanguage() : code;
    the.code = languages().front().code;
    if (wanted == the.code || !the.own.load(QStringLiteral(":/translations/pare_%1.qm").arg(wanted)))
        return;
    the.code = wanted;
    QCoreApplication::installTranslator(&the.own);
    const QString folder = QLibraryInfo::path(QLibraryInfo::TranslationsPath);
    if (the.ofQt.load(QStringLiteral("qtbase_%1").arg(wanted == QStringLiteral("zh") ? QStringLiteral("zh_CN") : wanted), folder))
        QCoreApplication::installTranslator(&the.ofQt);
}

QString currentLanguage()
{
    return translation().code.isEmpty() ? languages().front().code : translation().code;
}

QString countedText(qint64 count, Counted what)
{
    const auto form = std::find_if(countedForms.begin(), countedForms.end(), [&](const CountedForm &one) { return one.what == what; });
    if (currentLanguage() == languages().front().code)
        return QString::fromStdString(plural(count, form->one, form->many));
    const auto forPlural = static_cast<int>(std::clamp<qint64>(count, 0, std::numeric_limits<int>::max()));
    return QCoreApplication::translate("Counted", form->source, nullptr, forPlural).arg(QString::fromStdString(formatCount(count)));
}

QString coreWords(const std::string &text)
{
    return text.empty() ? QString() : QCoreApplication::translate("Core", text.c_str());
}

} // namespace pare
