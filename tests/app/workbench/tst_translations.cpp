// The translations hold every text of the window, with the same places for values, and the words of core that they are made from are core's.

#include "app/workbench/main_window.h"
#include "core/analysis/blocks.h"
#include "core/analysis/diff.h"
#include "core/base/units.h"
#include "core/measure/task.h"
#include "core/passes/all_passes.h"
#include "core/search/preset.h"
#include "core/targets/target.h"
#include "ui/dialogs/shortcuts_page.h"
#include "ui/panels/step_options.h"
#include "ui/theme/language.h"

#include <QApplication>
#include <QDirIterator>
#include <QLocale>
#include <QMenu>
#include <QMenuBar>
#include <QProcess>
#include <QRegularExpression>
#include <QSettings>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

#include <set>

using namespace pare;

namespace {

const QString folder = QStringLiteral(PARE_SOURCE_DIR "/resources/translations/");

struct Message {
    QString context;
    QString source;
    QStringList forms; // of the translation: one, or one for each plural form
    bool finished = true;
    bool counted = false;
};

QList<Message> messagesOf(const QString &path)
{
    QList<Message> messages;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const QString name = xml.name().toString();
        if (name == "name") {
            context = xml.readElementText();
        } else if (name == "message") {
            messages.append(Message{context, {}, {}, true, xml.attributes().value("numerus") == QStringLiteral("yes")});
        } else if (name == "source") {
            messages.back().source = xml.readElementText();
        } else if (name == "translation") {
            messages.back().finished = !xml.attributes().hasAttribute("type");
            if (!messages.back().counted)
                messages.back().forms << xml.readElementText();
        } else if (name == "numerusform") {
            messages.back().forms << xml.readElementText();
        }
    }
    return messages;
}

QStringList found(const QString &text, const char *pattern)
{
    QStringList all;
    QRegularExpressionMatchIterator at = QRegularExpression(QString::fromLatin1(pattern)).globalMatch(text);
    while (at.hasNext())
        all << at.next().captured();
    all.sort();
    return all;
}

// Every fixed text of core that the window shows, once.
QStringList wordsOfCore()
{
    QStringList words;
    QSet<QString> known;
    const auto add = [&](std::string_view text) {
        const QString word = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
        if (!word.isEmpty() && !known.contains(word)) {
            known.insert(word);
            words << word;
        }
    };
    for (const Pass &pass : allPasses()) {
        add(pass.summary);
        for (const OptionSpec &option : pass.options) {
            add(option.help);
            add(optionTitle(option).toStdString());
            add(option.unit);
            add(meaningOfLeast(option).toStdString());
        }
    }
    for (const Preset &preset : allPresets()) {
        if (preset.users)
            continue;
        add(preset.title);
        add(preset.when);
    }
    for (const Target &target : allTargets())
        if (target.like.empty()) { // this machine's words are those of what it is like
            add(target.title);
            add(target.when);
        }
    add(thisMachine().when);
    for (int id = 0; id <= static_cast<int>(MetricId::Agreement); ++id)
        add(metricTitle(static_cast<MetricId>(id)));
    for (const DiffKind kind : diffKinds)
        add(wordOf(kind));
    for (const char *one : {"added", "removed", "unchanged", "attention", "feed-forward", "convolution", "residual block", "transformer block", "shape computation"})
        add(one);
    // What goes on, as core and canvas say it without a name or a number in it.
    for (const char *phase : {"Reading", "Shapes", "Layers", "Order", "Positions", "Lines", "reading", "writing", "writing recipe, report and model card", "storing the variant",
                              "starting", "loading the model", "loading the source", "evaluating the source", "evaluating", "timing the source", "timing", "measuring throughput",
                              "measuring memory", "verifying the written file", "preparing", "making the float model", "measuring all layers at once", "measuring all but one",
                              "measuring sensitivities", "measuring what few bits cost each layer", "following channels", "following neurons", "following heads",
                              "removing a part and weighing the rest anew", "looking for the least that has to go", "correcting biases", "repairing layers", "comparing layers",
                              "timing a step", "reading the training data", "comparing with the evaluation data", "weighing by gradients", "tracing second derivatives"})
        add(phase);
    // Sentences that core composes: each call of Words::say.
    QStringList files;
    for (QDirIterator at(QStringLiteral(PARE_SOURCE_DIR "/core"), {"*.cpp"}, QDir::Files, QDirIterator::Subdirectories); at.hasNext();)
        files << at.next();
    files.sort();
    for (const QString &path : files) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QString text = QString::fromUtf8(file.readAll());
        QRegularExpressionMatchIterator said = QRegularExpression(QStringLiteral("words\\.say\\(\"([^\"]*)\"")).globalMatch(text);
        while (said.hasNext())
            add(said.next().captured(1).toStdString());
    }
    return words;
}

QByteArray headerOf(const QStringList &words)
{
    QByteArray text = "// The fixed texts of core that the window shows, for lupdate; nothing includes this. Kept by tst_translations:\n"
                      "// PARE_WRITE_TRANSLATIONS=1 build/ci/bin/tst_translations writes it anew, then update.sh here brings in what is new.\n";
    for (const QString &word : words)
        text += "QT_TRANSLATE_NOOP(\"Core\", \"" + QString(word).replace('\\', "\\\\").replace('"', "\\\"").toUtf8() + "\")\n";
    return text;
}

QStringList translated()
{
    QStringList codes;
    for (const Language &one : languages())
        if (one.code != "en")
            codes << one.code;
    return codes;
}

// Remembers what is asked for, in a context that is not Qt's own.
class AskedFor : public QTranslator {
public:
    mutable std::set<std::pair<QString, QString>> all;

    QString translate(const char *context, const char *source, const char *, int) const override
    {
        all.emplace(QString::fromUtf8(context), QString::fromUtf8(source));
        return {};
    }
    bool isEmpty() const override { return false; }
};

} // namespace

class TestTranslations : public QObject {
    Q_OBJECT

    QTemporaryDir m_home;

private Q_SLOTS:
    void initTestCase()
    {
        for (const char *name : {"XDG_CONFIG_HOME", "XDG_STATE_HOME"})
            qputenv(name, m_home.path().toUtf8());
    }

    void cleanup() { setLanguage(QStringLiteral("en")); }

    void wordsOfCoreAreThoseOfItsTables()
    {
        QFile file(folder + "words_of_core.h");
        const QByteArray wanted = headerOf(wordsOfCore());
        if (qEnvironmentVariableIsSet("PARE_WRITE_TRANSLATIONS")) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(wanted);
            return;
        }
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(file.readAll() == wanted, "core's tables have changed: PARE_WRITE_TRANSLATIONS=1 build/ci/bin/tst_translations, then resources/translations/update.sh");
    }

    void everyTextOfTheWindowIsTranslated_data()
    {
        QTest::addColumn<QString>("code");
        for (const QString &code : translated())
            QTest::newRow(qPrintable(code)) << code;
    }

    void everyTextOfTheWindowIsTranslated()
    {
        QFETCH(QString, code);
        QString lupdate = QStandardPaths::findExecutable("lupdate", {QStringLiteral(PARE_QT_LIBEXECS), QStringLiteral(PARE_QT_BINS)});
        QVERIFY2(!lupdate.isEmpty(), "lupdate is missing: installers/setup.sh installs it (Debian package qt6-l10n-tools)");
        QTemporaryDir scratch;
        const QString name = QStringLiteral("pare_%1.ts").arg(code);
        QVERIFY(QFile::copy(folder + name, scratch.filePath(name)));
        QProcess process;
        process.setWorkingDirectory(QStringLiteral(PARE_SOURCE_DIR));
        process.start(lupdate, {"-silent", "-I", ".", "-locations", "none", "-no-obsolete", "-no-ui-lines", "-disable-heuristic", "similartext", "-source-language", "en",
                                "-target-language", code, "ui", "app/workbench", "resources/translations/words_of_core.h", "-ts", scratch.filePath(name)});
        QVERIFY(process.waitForFinished(60000) && process.exitCode() == 0);
        const QList<Message> messages = messagesOf(scratch.filePath(name));
        QVERIFY(messages.size() > 1000);
        QStringList missing;
        for (const Message &message : messages)
            if (!message.finished || message.forms.isEmpty() || message.forms.contains(QString()))
                missing << message.context + ": " + message.source;
        QVERIFY2(missing.isEmpty(), qPrintable(QStringLiteral("%1 without a translation (resources/translations/update.sh brings them in): %2")
                                                   .arg(missing.size()).arg(missing.mid(0, 10).join(" | "))));
        QCOMPARE(messages.size(), messagesOf(folder + name).size()); // nothing of what is gone
    }

    void placesForValuesKeysAndMarkupAreThoseOfTheSource_data() { everyTextOfTheWindowIsTranslated_data(); }

    void placesForValuesKeysAndMarkupAreThoseOfTheSource()
    {
        QFETCH(QString, code);
        QStringList wrong;
        for (const Message &message : messagesOf(folder + QStringLiteral("pare_%1.ts").arg(code)))
            for (const QString &form : message.forms) {
                const auto differs = [&](const char *pattern) { return found(message.source, pattern) != found(form, pattern); };
                // "%1 %" holds a place and a sign of percent; "(*.onnx)" is for the file dialog.
                if (differs("%L?[1-9]") || differs("\\{[0-9]\\}") || differs("</?[a-z][^>]*>") || differs("\\(\\*[^)]*\\)") || differs("\\n") || differs("\\t")
                    || message.source.endsWith(u'…') != form.endsWith(u'…') || message.source.startsWith(u' ') != form.startsWith(u' ')
                    || message.source.endsWith(u' ') != form.endsWith(u' ')
                    || found(message.source, "&[^ &;]").size() < found(form, "&[^ &;]").size())
                    wrong << message.source + " -> " + form;
            }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.mid(0, 20).join("\n")));
    }

    void aLanguageIsSetAndTakenBack()
    {
        setLanguage(QStringLiteral("de"));
        QCOMPARE(currentLanguage(), QStringLiteral("de"));
        QCOMPARE(counted(1, Counted::Layer), QStringLiteral("1 Schicht"));
        QCOMPARE(counted(10000, Counted::Layer), QStringLiteral("10,000 Schichten"));
        QVERIFY(coreWords("Top-1 accuracy") != "Top-1 accuracy");
        QCOMPARE(coreWords("no sentence of core"), QStringLiteral("no sentence of core"));
        setLanguage(QStringLiteral("fr"));
        QVERIFY(counted(0, Counted::Sample).endsWith(counted(1, Counted::Sample).mid(1))); // none is singular there
        setLanguage(QStringLiteral("xx"));
        QCOMPARE(currentLanguage(), QStringLiteral("en"));
        QCOMPARE(counted(2, Counted::LayerShrinks), QStringLiteral("2 layers shrink"));
        setLanguage(QStringLiteral("ja"));
        QVERIFY(!counted(3, Counted::Thread).contains("thread"));
        setLanguage(QStringLiteral("en"));
        QCOMPARE(counted(3, Counted::Thread), QStringLiteral("3 threads"));
    }

    // A class without its own context asks in that of its base ("QDialog"), where no translation is looked for.
    void textsAreAskedForWhereTheyAreTranslated()
    {
        std::set<QString> sources;
        std::set<std::pair<QString, QString>> known;
        for (const Message &message : messagesOf(folder + "pare_de.ts")) {
            sources.insert(message.source);
            known.emplace(message.context, message.source);
        }
        AskedFor asked;
        QCoreApplication::installTranslator(&asked);
        {
            ThemeControl theme(*qApp);
            Document document;
            MainWindow window(document, theme);
            window.resize(1500, 950);
            window.show();
            document.openDemo(Demo::Fashion);
            QTRY_VERIFY_WITH_TIMEOUT(document.isOpen() && !document.opening(), 20000);
            for (const QAction *action : window.findChildren<QAction *>()) // each dialog that opens without asking for a file
                if (const QString text = action->text().remove('&'); text.startsWith("Data") || text.startsWith("Export model") || text.startsWith("Show as commands") ||
                                                                      text.startsWith("Preferences") || text.startsWith("Batch") || text.startsWith("Costs") ||
                                                                      text.startsWith("Shortcuts") || text.startsWith("Add training") || text.startsWith("Measure baseline")) {
                    const_cast<QAction *>(action)->trigger();
                    QTest::qWait(50);
                    for (QWidget *widget : QApplication::topLevelWidgets())
                        if (widget != &window && widget->isVisible())
                            widget->close();
                }
            for (int centre = 0; centre < MainWindow::CentreCount; ++centre) {
                window.showCentre(static_cast<MainWindow::Centre>(centre));
                QTest::qWait(50);
            }
            document.jobs().cancelAll();
            QTRY_VERIFY_WITH_TIMEOUT(document.jobs().waitingCount() == 0, 20000);
        }
        QCoreApplication::removeTranslator(&asked);
        QVERIFY(asked.all.size() > 400);
        QStringList elsewhere;
        for (const auto &[context, source] : asked.all)
            if (!known.contains({context, source}) && (context.startsWith("pare::") || (sources.contains(source) && context != "Core" && !context.startsWith("QPlatform") &&
                                                                                         !context.startsWith("QDialogButtonBox") && !context.startsWith("QShortcut"))))
                elsewhere << context + ": " + source;
        QVERIFY2(elsewhere.isEmpty(), qPrintable(elsewhere.join(" | ")));
    }

    // With the keyboard alone, one letter must not mean two entries.
    void everyLetterOfAMenuMeansOneEntry_data()
    {
        everyTextOfTheWindowIsTranslated_data();
        QTest::newRow("en") << QStringLiteral("en");
    }

    void everyLetterOfAMenuMeansOneEntry()
    {
        QFETCH(QString, code);
        setLanguage(code);
        QCOMPARE(currentLanguage(), code);
        ThemeControl theme(*qApp);
        Document document;
        MainWindow window(document, theme);
        QStringList doubled;
        const auto look = [&](const QList<QAction *> &entries, const QString &where) {
            QMap<QChar, QString> letters;
            for (const QAction *entry : entries) {
                const QString text = entry->text();
                const qsizetype at = text.indexOf(u'&');
                if (entry->isSeparator() || at < 0 || at + 1 >= text.size() || text[at + 1] == u'&')
                    continue;
                QString &owner = letters[text[at + 1].toLower()];
                if (!owner.isEmpty())
                    doubled << QStringLiteral("%1: %2 and %3").arg(where, owner, text);
                owner = text;
            }
        };
        look(window.menuBar()->actions(), QStringLiteral("menu bar"));
        for (const QMenu *menu : window.findChildren<QMenu *>())
            look(menu->actions(), menu->title());
        QVERIFY2(doubled.isEmpty(), qPrintable(doubled.join("; ")));
    }

    void recentFilesAreListedOnceInEveryLanguage()
    {
        setLanguage(QStringLiteral("de"));
        ThemeControl theme(*qApp);
        Document document;
        MainWindow window(document, theme);
        QSettings().setValue(QStringLiteral("recent"), QStringList{QStringLiteral("/nowhere/a.onnx"), QStringLiteral("/nowhere/b.onnx")});
        QMenu *recent = nullptr;
        for (QMenu *menu : window.findChildren<QMenu *>())
            if (menu->menuAction()->property(sourceTextProperty) == QStringLiteral("Rece&nt"))
                recent = menu;
        QVERIFY(recent);
        for (int times = 0; times < 2; ++times)
            Q_EMIT recent->aboutToShow();
        QCOMPARE(recent->actions().size(), 2);
    }

    // What a person sees there changes, and the keys that they gave to an action stay with it.
    void keysStayWithTheirActionInAnotherLanguage()
    {
        ThemeControl theme(*qApp);
        Document document;
        const auto zoomIn = [](MainWindow &window) {
            for (QAction *action : window.findChildren<QAction *>())
                if (action->property(sourceTextProperty) == QStringLiteral("Zoom in"))
                    return action;
            return static_cast<QAction *>(nullptr);
        };
        {
            MainWindow window(document, theme);
            QVERIFY(zoomIn(window));
            setKeys(*zoomIn(window), QKeySequence(Qt::CTRL | Qt::Key_8));
        }
        setLanguage(QStringLiteral("fr"));
        MainWindow window(document, theme);
        QVERIFY(zoomIn(window) && zoomIn(window)->text() != "Zoom in");
        QCOMPARE(zoomIn(window)->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_8));
        resetKeys(*window.menuBar());
    }
};

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"
