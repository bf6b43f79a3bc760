#include "ui/dialogs/commands_dialog.h"

#include "core/base/files.h"
#include "core/study/script.h"
#include "ui/dialogs/dialog_parts.h"
#include "ui/models/document.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

namespace pare {

namespace {

constexpr qsizetype longestShown = 400; // of a line: recipes hold which channels stay, and nobody reads these

// What is copied and saved is whole; what is read leaves out the middle of very long lines.
QString readable(const QString &script)
{
    QStringList lines = script.split(QLatin1Char('\n'));
    for (QString &line : lines)
        if (line.size() > longestShown)
            line = QObject::tr("%1 … (%2 characters)").arg(line.left(longestShown)).arg(line.size());
    return lines.join(QLatin1Char('\n'));
}

class CommandsDialog : public QDialog {
    Q_DECLARE_TR_FUNCTIONS(CommandsDialog)

public:
    CommandsDialog(Document &document, QWidget *parent)
        : QDialog(parent), m_document(document), m_kind(new QComboBox(this)), m_text(new QPlainTextEdit(this)), m_message(new QLabel(this))
    {
        setAttribute(Qt::WA_DeleteOnClose);
        setWindowTitle(tr("Commands"));
        auto *layout = new QVBoxLayout(this);
        auto *row = new QHBoxLayout;
        auto *name = new QLabel(tr("&Variants"), this);
        name->setBuddy(m_kind);
        m_kind->addItem(tr("Replayed by what was decided: the same bytes"));
        m_kind->addItem(tr("Made anew, as they were asked for"));
        row->addWidget(name);
        row->addWidget(m_kind);
        row->addStretch(1);
        layout->addLayout(row);
        m_text->setReadOnly(true);
        m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
        m_text->setAccessibleName(tr("Commands"));
        QFont fixed(QStringLiteral("monospace"));
        fixed.setStyleHint(QFont::Monospace);
        fixed.setPointSizeF(baseFont().pointSizeF());
        m_text->setFont(fixed);
        layout->addWidget(m_text, 1);
        m_message->setWordWrap(true);
        layout->addWidget(m_message);
        auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
        auto *copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
        auto *save = buttons->addButton(tr("&Save…"), QDialogButtonBox::ActionRole);
        layout->addWidget(buttons);
        connect(m_kind, &QComboBox::currentIndexChanged, this, [this] { refresh(); });
        connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(m_script); });
        connect(save, &QPushButton::clicked, this, [this] { saveScript(); });
        connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
        connect(&document, &Document::opened, this, &QDialog::close);
        connect(&document, &Document::closed, this, &QDialog::close);
        for (const auto signal : {&Document::variantsChanged, &Document::undoChanged})
            connect(&document, signal, this, [this] { refresh(); });
        rememberSize(this, QStringLiteral("commands"), QSize(scaled(820), scaled(520)));
        refresh();
    }

private:
    void refresh()
    {
        if (!m_document.study())
            return;
        const auto script = commandScript(*m_document.study(), m_kind->currentIndex() == 0 ? ScriptKind::Replay : ScriptKind::Anew);
        m_script = script.ok() ? QString::fromStdString(*script) : QString();
        if (const QString shown = readable(m_script); shown != m_text->toPlainText())
            m_text->setPlainText(shown);
        showProblem(m_message, script.ok() ? QString() : QString::fromStdString(script.error().text()));
    }

    void saveScript()
    {
        const QString folder = QSettings().value(QStringLiteral("folders/commands"), QDir::homePath()).toString();
        QString path = QFileDialog::getSaveFileName(this, tr("Save commands"), QStringLiteral("%1/%2.sh").arg(folder, m_document.title()), tr("Shell script (*.sh)"));
        if (path.isEmpty())
            return;
        if (QFileInfo(path).suffix().isEmpty())
            path += QStringLiteral(".sh");
        QSettings().setValue(QStringLiteral("folders/commands"), QFileInfo(path).path());
        const auto written = writeFile(path.toStdString(), m_script.toStdString());
        showProblem(m_message, written.ok() ? QString() : QString::fromStdString(written.error().text()));
        if (written.ok()) {
            m_message->setText(tr("Wrote %1. Run it with: sh %2").arg(QFileInfo(path).fileName(), QString::fromStdString(shellWord(path.toStdString()))));
            m_message->show();
        }
    }

    Document &m_document;
    QComboBox *m_kind;
    QPlainTextEdit *m_text;
    QLabel *m_message;
    QString m_script;
};

} // namespace

void showCommands(Document &document, QWidget *parent)
{
    (new CommandsDialog(document, parent))->open();
}

} // namespace pare
