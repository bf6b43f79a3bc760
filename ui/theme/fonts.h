#pragma once

#include <QFont>
#include <QString>

class QFontMetrics;

namespace pare {

// The application's font, as the text size has it.
QFont baseFont();

// 0.9 of the base, never under 9 pt: secondary figures, axis ticks.
QFont smallFont();

// 1.2 of the base, semibold: heads of panes and dialogs.
QFont titleFont();

// The base in a family whose ten digits are equally wide: number cells and anything that counts up in place.
QFont numberFont();

// numberFont() in the size of smallFont().
QFont smallNumberFont();

// A layer's name in `width` pixels: its scopes by their first letter and their numbers ("l1/0/conv1"), as many of them as it takes; where that
// is still too long its end is kept, and the beginning gets a quarter of the room at most.
QString elidedName(const QFontMetrics &metrics, const QString &name, int width);

// True if the ten digits of `font` have the same advance.
bool hasTabularDigits(const QFont &font);

} // namespace pare
