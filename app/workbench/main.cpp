// pare-workbench: the window.

#include "app/workbench/main_window.h"
#include "ui/dialogs/preferences_dialog.h"
#include "ui/jobs/job.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QSettings>
#include <QTimer>

#include <memory>

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("pare"));
    QApplication::setOrganizationName(QStringLiteral("pare"));
    QApplication::setApplicationVersion(QStringLiteral(PARE_VERSION));
    QApplication::setApplicationDisplayName(QStringLiteral("Pare"));
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("The workbench of Pare: makes neural networks smaller and faster, and measures what that costs."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("FILE"), QStringLiteral("ONNX model or study (.pare); two models are compared; without one the demo opens"));
    parser.process(application);

    pare::ThemeControl theme(application);
    int code = 0;
    {
        pare::Document document;
        pare::applySavedPreferences(document, theme);
        auto window = std::make_unique<pare::MainWindow>(document, theme);
        window->restore();
        if (parser.positionalArguments().isEmpty()) {
            document.openDemo(pare::Demo::Fashion);
            window->offerRecovery();
        } else if (parser.positionalArguments().size() == 2) {
            window->openAndCompare(parser.positionalArguments()[0], parser.positionalArguments()[1]);
        } else {
            window->openFile(parser.positionalArguments().front());
        }
        window->show(); // after: nothing that is about to go is shown
        QSettings settings;
        if (!settings.value(QStringLiteral("tour/seen"), false).toBool()) {
            settings.setValue(QStringLiteral("tour/seen"), true);
            QTimer::singleShot(800, window.get(), [&window] { window->startTour(); });
        }
        constexpr int inAnotherLanguage = 1000; // the window is made anew, the document and its jobs go on
        do {
            QObject::connect(window.get(), &pare::MainWindow::languageChanged, &application, [] { QApplication::exit(inAnotherLanguage); });
            code = QApplication::exec();
            if (code == inAnotherLanguage) {
                window->save();
                window.reset();
                window = std::make_unique<pare::MainWindow>(document, theme);
                window->restore();
                document.announce();
                window->show();
            }
        } while (code == inAnotherLanguage);
    }
    pare::waitForJobThreads(std::chrono::milliseconds(5000));
    return code;
}
