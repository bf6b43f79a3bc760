// pare-workbench: the window.

#include "app/workbench/main_window.h"
#include "ui/dialogs/preferences_dialog.h"
#include "ui/jobs/job.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QSettings>
#include <QTimer>

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
        pare::MainWindow window(document, theme);
        window.restore();
        if (parser.positionalArguments().isEmpty()) {
            document.openDemo(pare::Demo::Fashion);
            window.offerRecovery();
        } else if (parser.positionalArguments().size() == 2) {
            window.openAndCompare(parser.positionalArguments()[0], parser.positionalArguments()[1]);
        } else {
            window.openFile(parser.positionalArguments().front());
        }
        window.show(); // after: nothing that is about to go is shown
        QSettings settings;
        if (!settings.value(QStringLiteral("tour/seen"), false).toBool()) {
            settings.setValue(QStringLiteral("tour/seen"), true);
            QTimer::singleShot(800, &window, [&window] { window.startTour(); });
        }
        code = QApplication::exec();
    }
    pare::waitForJobThreads(std::chrono::milliseconds(5000));
    return code;
}
