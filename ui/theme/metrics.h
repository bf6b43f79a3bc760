#pragma once

namespace pare {

// Lengths at 100 % text size; pass them through scaled() before use.
namespace space {
inline constexpr int inside = 4;      // inside a control
inline constexpr int between = 8;     // between controls
inline constexpr int groups = 16;     // between groups of controls
inline constexpr int paneMargin = 8;  // around the contents of a pane
inline constexpr int row = 24;        // table row, smallest hit area
inline constexpr int button = 28;
inline constexpr int iconSmall = 16;  // in tables and menus
inline constexpr int iconLarge = 22;  // in bars
} // namespace space

// How much larger lengths are than in the design's pixels: 1 for a base font of 10 pt at 96 dots per inch.
// 1 until ThemeControl has set the application's font.
double scaleFactor();

// A length of the design in device independent pixels at the current text size, rounded; a length above 0 stays above 0.
int scaled(double designPixels);

// As scaled(), not rounded: for painters that work in fractions.
double scaledF(double designPixels);

// Only ThemeControl calls it.
void setScaleFactor(double factor);

} // namespace pare
