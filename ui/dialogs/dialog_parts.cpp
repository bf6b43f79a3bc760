#include "ui/dialogs/dialog_parts.h"

#include <QCoreApplication>
#include <QDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>

namespace pare {

namespace {

struct FileWords {
    Q_DECLARE_TR_FUNCTIONS(FileWords)
};

} // namespace

void rememberSize(QDialog *dialog, const QString &name, const QSize &atFirst)
{
    const QString key = QStringLiteral("dialogs/") + name;
    const QSize kept = QSettings().value(key, atFirst).toSize();
    dialog->resize(kept.expandedTo(dialog->minimumSizeHint()).expandedTo(QSize(kept.width(), dialog->sizeHint().height())));
    QObject::connect(dialog, &QDialog::finished, dialog, [dialog, key] { QSettings().setValue(key, dialog->size()); });
}

QString whyNotWritable(const QString &path)
{
    const QString trimmed = path.trimmed();
    const QFileInfo info(trimmed);
    if (trimmed.isEmpty())
        return FileWords::tr("Give a file name.");
    if (info.isDir())
        return FileWords::tr("%1 is a folder; give a file's name.").arg(info.fileName().isEmpty() ? trimmed : info.fileName());
    const QFileInfo folder(info.path());
    if (!folder.isDir())
        return FileWords::tr("The folder %1 is not there.").arg(info.path());
    if (!folder.isWritable())
        return FileWords::tr("The folder %1 cannot be written.").arg(info.path());
    return {};
}

bool mayReplace(QWidget *parent, const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return true;
    QMessageBox box(QMessageBox::Question, FileWords::tr("Replace file"), FileWords::tr("%1 is there already.").arg(info.fileName()), QMessageBox::NoButton, parent);
    auto *replace = box.addButton(FileWords::tr("Replace"), QMessageBox::AcceptRole);
    box.setDefaultButton(box.addButton(FileWords::tr("Keep it"), QMessageBox::RejectRole));
    box.exec();
    return box.clickedButton() == replace;
}

void showProblem(QLabel *label, const QString &problem)
{
    label->setText(problem.isEmpty() ? QString() : QStringLiteral("✕ ") + problem);
    label->setVisible(!problem.isEmpty());
}

void showWarning(QLabel *label, const QString &warning)
{
    label->setText(warning.isEmpty() ? QString() : QStringLiteral("! ") + warning);
    label->setVisible(!warning.isEmpty());
}

} // namespace pare
