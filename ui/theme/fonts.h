#pragma once

#include <QFont>

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

// True if the ten digits of `font` have the same advance.
bool hasTabularDigits(const QFont &font);

} // namespace pare
