// What the dialogs share: remembered sizes, checks of a file to be written, the line that says what is wrong.
#pragma once

#include <QSize>
#include <QString>

class QDialog;
class QLabel;
class QWidget;

namespace pare {

// Opens in the size that it had last, at first in `atFirst`; kept when it closes. Never larger than the screen: what has no room scrolls, and the
// buttons stay in sight. To be called when the dialog has its widgets.
void rememberSize(QDialog *dialog, const QString &name, const QSize &atFirst);

// Why no file can be written there, in a sentence; empty where it can.
[[nodiscard]] QString whyNotWritable(const QString &path);

// Asks once where the file is there already; true where it may be replaced or is not there.
[[nodiscard]] bool mayReplace(QWidget *parent, const QString &path);

// A label under a field: an error with its glyph, a warning, or nothing (hidden).
void showProblem(QLabel *label, const QString &problem);
void showWarning(QLabel *label, const QString &warning);

} // namespace pare
