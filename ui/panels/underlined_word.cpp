#include "ui/panels/underlined_word.h"

#include "ui/theme/palette.h"

#include <QApplication>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QTextCharFormat>

namespace pare {

// The field has no formats of its own; an input method's are shown.
void underlineIn(QLineEdit &field, int begin, int length)
{
    QList<QInputMethodEvent::Attribute> attributes;
    if (length > 0) {
        QTextCharFormat format;
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(currentTheme().error);
        format.setForeground(currentTheme().error);
        attributes.append({QInputMethodEvent::TextFormat, begin - field.cursorPosition(), length, format});
    }
    QInputMethodEvent event(QString(), attributes);
    QApplication::sendEvent(&field, &event);
}

} // namespace pare
