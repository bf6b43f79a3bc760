// docs/command-line.md holds what the program's help says, word for word. PARE_WRITE_DOCS=1 writes it anew.

#include "tests/app/cli/cli_run.h"

using namespace pare;
using namespace pare::test;

class TestCliHelp : public QObject {
    Q_OBJECT

    static QStringList verbs()
    {
        return {"inspect", "baseline", "optimize", "evaluate", "time", "sweep", "compare", "export", "report", "diff", "passes", "presets", "doctor", "gui"};
    }

    static QByteArray blockOf(const QStringList &arguments)
    {
        const Answer answer = pareRun(arguments);
        return "```\n$ pare " + arguments.join(' ').toUtf8() + "\n" + answer.out.trimmed() + "\n```\n";
    }

private Q_SLOTS:
    void everyVerbHasHelpWithAnExample()
    {
        for (const QString &verb : verbs()) {
            const Answer answer = pareRun({verb, "--help"});
            EXITS(answer, 0);
            QVERIFY2(answer.out.contains("Example") && answer.out.contains("\n  pare " + verb.toUtf8()), answer.out.constData());
            QVERIFY2(pareRun({"help", verb}).out == answer.out, qPrintable(verb));
            for (const QByteArray &line : answer.out.split('\n'))
                QVERIFY2(QString::fromUtf8(line).size() <= 120, line.constData());
        }
    }

    void theReferenceIsTheHelp()
    {
        QByteArray blocks = blockOf({"--help"});
        for (const QString &verb : verbs())
            blocks += "\n## pare " + verb.toUtf8() + "\n" + blockOf({verb, "--help"});
        QFile file(QStringLiteral(PARE_SOURCE_DIR "/docs/command-line.md"));
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray text = file.readAll();
        const QByteArray mark = "<!-- from here on: pare --help, kept by tst_cli_help -->\n";
        const auto at = text.indexOf(mark);
        QVERIFY2(at >= 0, "docs/command-line.md has lost its mark");
        if (qEnvironmentVariableIsSet("PARE_WRITE_DOCS")) {
            file.resize(0);
            file.write(text.left(at) + mark + blocks);
            return;
        }
        QVERIFY2(text.mid(at + mark.size()) == blocks, "the help has changed: PARE_WRITE_DOCS=1 build/ci/bin/tst_cli_help writes docs/command-line.md anew");
    }
};

QTEST_GUILESS_MAIN(TestCliHelp)
#include "tst_cli_help.moc"
