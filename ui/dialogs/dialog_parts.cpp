#include "ui/dialogs/dialog_parts.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QSettings>
#include <QVBoxLayout>

namespace pare {

namespace {

constexpr double roomForDialogs = 0.94; // of the screen's free part: the frame takes some

struct FileWords {
    Q_DECLARE_TR_FUNCTIONS(FileWords)
};

// Everything but the buttons at the bottom moves into an area that scrolls.
void scrollTheMiddle(QDialog *dialog, const QSize &room)
{
    QLayout *whole = dialog->layout();
    auto *buttons = dialog->findChild<QDialogButtonBox *>(QString(), Qt::FindDirectChildrenOnly);
    if (!whole)
        return;
    const QMargins margins = whole->contentsMargins();
    if (buttons)
        whole->removeWidget(buttons);
    auto *middle = new QWidget;
    middle->setLayout(whole); // its widgets go along
    auto *area = new QScrollArea(dialog);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(middle);
    area->setFocusPolicy(Qt::NoFocus);
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(area);
    if (buttons) {
        auto *bottom = new QVBoxLayout;
        bottom->setContentsMargins(margins.left(), 0, margins.right(), margins.bottom());
        bottom->addWidget(buttons);
        column->addLayout(bottom);
    }
    dialog->setMinimumSize(dialog->minimumSize().boundedTo(room));
}

} // namespace

void rememberSize(QDialog *dialog, const QString &name, const QSize &atFirst)
{
    const QString key = QStringLiteral("dialogs/") + name;
    const QSize kept = QSettings().value(key, atFirst).toSize();
    const QScreen *screen = dialog->parentWidget() ? dialog->parentWidget()->screen() : dialog->screen();
    const QSize room = screen->availableGeometry().size() * roomForDialogs;
    const QSize wanted = kept.expandedTo(dialog->minimumSizeHint()).expandedTo(QSize(kept.width(), dialog->sizeHint().height()));
    const QSize needed = dialog->minimumSizeHint().expandedTo(dialog->minimumSize());
    if (needed.width() > room.width() || needed.height() > room.height())
        scrollTheMiddle(dialog, room);
    dialog->resize(wanted.boundedTo(room));
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
