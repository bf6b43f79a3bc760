#include "ui/dialogs/preferences_dialog.h"

#include "ui/dialogs/dialog_parts.h"
#include "ui/dialogs/shortcuts_page.h"
#include "ui/models/document.h"
#include "ui/theme/language.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme_control.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTabWidget>
#include <QThread>
#include <QVBoxLayout>

namespace pare {

namespace {

constexpr double gigabyte = 1e9;

}

void applySavedPreferences(Document &document, ThemeControl &theme)
{
    const QSettings settings;
    setLanguage(settings.value(QStringLiteral("look/language")).toString());
    theme.setMode(static_cast<ThemeMode>(settings.value(QStringLiteral("look/theme"), 0).toInt()));
    theme.setTextScale(settings.value(QStringLiteral("look/text"), 100).toInt());
    theme.setMotion(static_cast<MotionMode>(settings.value(QStringLiteral("look/motion"), 0).toInt()));
    document.threads = std::max(1, settings.value(QStringLiteral("measuring/threads"), 1).toInt());
    document.timing.minRuns = std::max(3, settings.value(QStringLiteral("measuring/runs"), 30).toInt());
    document.timing.maxSeconds = std::max(1.0, settings.value(QStringLiteral("measuring/seconds"), 20).toDouble());
    const double confidence = settings.value(QStringLiteral("measuring/confidence"), 0).toDouble();
    document.guardConfidence = confidence > 0.5 && confidence < 1 ? std::optional(confidence) : std::nullopt;
    document.timeLimitSeconds = settings.value(QStringLiteral("limits/seconds"), 0).toDouble();
    document.memoryLimitBytes = static_cast<int64_t>(settings.value(QStringLiteral("limits/memory"), 0).toDouble() * gigabyte);
}

PreferencesDialog::PreferencesDialog(Document &document, ThemeControl &theme, QMenuBar *menus, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Preferences"));
    auto *layout = new QVBoxLayout(this);
    auto *pages = new QTabWidget(this);
    pages->setAccessibleName(tr("Preferences"));
    layout->addWidget(pages);
    const auto page = [&](const QString &title, auto fill) {
        auto *host = new QWidget(pages);
        auto *column = new QVBoxLayout(host);
        auto *form = new QFormLayout;
        column->addLayout(form);
        column->addStretch(1);
        const auto takeBack = fill(form, host);
        auto *reset = new QPushButton(tr("Reset"), host); // behind the fields, for Tab too
        reset->setAutoDefault(false); // Enter must not take everything back
        column->addWidget(reset, 0, Qt::AlignLeft);
        connect(reset, &QPushButton::clicked, host, takeBack);
        pages->addTab(host, title);
    };
    const auto save = [](const char *key, const QVariant &value) { QSettings().setValue(QString::fromLatin1(key), value); };

    page(tr("Look"), [&](QFormLayout *form, QWidget *host) {
        auto *language = new QComboBox(host);
        language->addItem(tr("As the system"), QString());
        for (const Language &one : languages())
            language->addItem(one.name, one.code);
        language->setCurrentIndex(std::max(0, language->findData(QSettings().value(QStringLiteral("look/language")).toString())));
        language->setToolTip(tr("Of the window. Errors, verdicts and reports stay English, as on the command line"));
        auto *mode = new QComboBox(host);
        mode->addItems({tr("As the system"), tr("Light"), tr("Dark")});
        mode->setCurrentIndex(static_cast<int>(theme.mode()));
        auto *text = new QSpinBox(host);
        text->setRange(smallestTextScale, largestTextScale);
        text->setSingleStep(10);
        text->setSuffix(QStringLiteral(" %"));
        text->setKeyboardTracking(false);
        text->setValue(theme.textScale());
        auto *motion = new QComboBox(host);
        motion->addItems({tr("As the system"), tr("On"), tr("Off")});
        motion->setCurrentIndex(static_cast<int>(theme.motion()));
        form->addRow(tr("Language"), language);
        form->addRow(tr("Theme"), mode);
        form->addRow(tr("Text size"), text);
        form->addRow(tr("Motion"), motion);
        connect(mode, &QComboBox::currentIndexChanged, this, [&theme, save](int i) { theme.setMode(static_cast<ThemeMode>(i)); save("look/theme", i); });
        connect(text, &QSpinBox::valueChanged, this, [&theme, save](int v) { theme.setTextScale(v); save("look/text", v); });
        connect(motion, &QComboBox::currentIndexChanged, this, [&theme, save](int i) { theme.setMotion(static_cast<MotionMode>(i)); save("look/motion", i); });
        connect(language, &QComboBox::currentIndexChanged, this, [this, save, language] {
            save("look/language", language->currentData());
            const QString before = currentLanguage();
            setLanguage(language->currentData().toString());
            if (currentLanguage() != before)
                Q_EMIT languageChanged();
        });
        return [=] {
            language->setCurrentIndex(0);
            mode->setCurrentIndex(0);
            text->setValue(100);
            motion->setCurrentIndex(0);
        };
    });
    page(tr("Graph"), [&](QFormLayout *form, QWidget *host) {
        auto *wheel = new QCheckBox(tr("Wheel zooms, Ctrl+wheel scrolls"), host);
        wheel->setChecked(QSettings().value(QStringLiteral("graph/wheel_zooms"), false).toBool());
        form->addRow(QString(), wheel);
        connect(wheel, &QCheckBox::toggled, this, [this, save](bool on) { save("graph/wheel_zooms", on); Q_EMIT wheelZoomsChanged(on); });
        return [=] { wheel->setChecked(false); };
    });
    page(tr("Measuring"), [&](QFormLayout *form, QWidget *host) {
        auto *threads = new QSpinBox(host);
        threads->setRange(1, std::max(1, QThread::idealThreadCount()));
        threads->setValue(document.threads);
        auto *runs = new QSpinBox(host);
        runs->setRange(3, 10000);
        runs->setValue(document.timing.minRuns);
        auto *seconds = new QDoubleSpinBox(host);
        seconds->setRange(1, 3600);
        seconds->setSuffix(tr(" s"));
        seconds->setValue(document.timing.maxSeconds);
        auto *guard = new QComboBox(host);
        guard->addItem(tr("as measured"), 0.0);
        for (const int percent : {90, 95, 99})
            guard->addItem(tr("with %1 % confidence").arg(percent), percent / 100.0);
        guard->setCurrentIndex(std::max(0, guard->findData(document.guardConfidence.value_or(0))));
        guard->setToolTip(tr("What the guard is held against: the difference that was measured, or the most that it may be at this confidence. From the next run on"));
        form->addRow(tr("Threads"), threads);
        form->addRow(tr("Runs at least"), runs);
        form->addRow(tr("Seconds a model at most"), seconds);
        form->addRow(tr("Guard holds"), guard);
        form->addRow(tr("Intervals"), new QLabel(QStringLiteral("95 %"), host));
        connect(threads, &QSpinBox::valueChanged, this, [&document, save](int v) { document.threads = v; save("measuring/threads", v); });
        connect(runs, &QSpinBox::valueChanged, this, [&document, save](int v) { document.timing.minRuns = v; save("measuring/runs", v); });
        connect(seconds, &QDoubleSpinBox::valueChanged, this, [&document, save](double v) { document.timing.maxSeconds = v; save("measuring/seconds", v); });
        connect(guard, &QComboBox::currentIndexChanged, this, [&document, save, guard] {
            const double confidence = guard->currentData().toDouble();
            document.guardConfidence = confidence > 0 ? std::optional(confidence) : std::nullopt;
            save("measuring/confidence", confidence);
        });
        return [=] {
            guard->setCurrentIndex(0);
            threads->setValue(1);
            runs->setValue(30);
            seconds->setValue(20);
        };
    });
    page(tr("Limits"), [&](QFormLayout *form, QWidget *host) {
        auto *memory = new QDoubleSpinBox(host);
        memory->setRange(0, 4096);
        memory->setDecimals(1);
        memory->setSuffix(QStringLiteral(" GB"));
        memory->setSpecialValueText(tr("half of the RAM"));
        memory->setValue(static_cast<double>(document.memoryLimitBytes) / gigabyte);
        form->addRow(tr("Memory"), memory);
        memory->setToolTip(tr("What the process that runs models may take, and what drawing a graph may"));
        connect(memory, &QDoubleSpinBox::valueChanged, this, [&document, save](double v) {
            document.memoryLimitBytes = static_cast<int64_t>(v * gigabyte);
            save("limits/memory", v);
        });
        auto *time = new QDoubleSpinBox(host);
        time->setRange(0, 86400);
        time->setDecimals(0);
        time->setSuffix(tr(" s"));
        time->setSpecialValueText(tr("none"));
        time->setToolTip(tr("A step of a job that takes longer is stopped"));
        time->setValue(document.timeLimitSeconds);
        form->addRow(tr("Time of one step"), time);
        connect(time, &QDoubleSpinBox::valueChanged, this, [&document, save](double v) {
            document.timeLimitSeconds = v;
            save("limits/seconds", v);
        });
        return [=] {
            memory->setValue(0);
            time->setValue(0);
        };
    });
    if (menus)
        page(tr("Shortcuts"), [&](QFormLayout *form, QWidget *host) {
            const ShortcutsPage shortcuts = shortcutsPage(*menus, host);
            form->addRow(shortcuts.widget);
            shortcuts.widget->setMinimumHeight(scaled(300));
            return shortcuts.reset;
        });
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::accept);
    layout->addWidget(buttons);
    rememberSize(this, QStringLiteral("preferences"), QSize(scaled(560), scaled(460)));
}

} // namespace pare
