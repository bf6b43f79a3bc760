#pragma once

#include <QColor>

namespace pare {

// What a layer does, as far as its colour is concerned. ElementWise includes pooling and reduction, Attention
// the recurrent operators, Shape every movement of data, Quantize every cast.
enum class Category {
    Convolution,
    Matrix,
    Attention,
    Normalization,
    Activation,
    ElementWise,
    Shape,
    Quantize,
    InputOutput
};

// Every colour of the window, by role. Text roles reach 4.5:1 (WCAG 2) on canvas, field, panel, otherRow and on the
// fills that they are drawn on; marks, edge and controlBorder reach 3:1. `disabled` and `hairline` are exempt.
struct Theme {
    bool dark = false;
    QColor canvas;        // ground of graph and chart
    QColor field;         // tables, text entry
    QColor panel;         // everything around them
    QColor otherRow;      // every second table row
    QColor text;
    QColor secondary;     // text of second rank: units, "est.", axis ticks
    QColor disabled;
    QColor hairline;      // decorative lines only
    QColor accent;        // focus, selection outline, the one primary button
    QColor textOnAccent;
    QColor selectionFill;
    QColor ok;
    QColor warning;
    QColor error;
    QColor controlBorder; // outline of whatever can be operated
    QColor edge;          // tensors in the graph

    // Outline and strip of a node, mark in the chart.
    QColor mark(Category category) const;
    // Body of a node: 14 % of the category's plain colour on `field`.
    QColor tint(Category category) const;
};

// The theme that the application was last given; light until then. GUI thread only. Widgets that keep colours renew
// them in changeEvent(QEvent::PaletteChange), which every widget gets after a switch.
const Theme &currentTheme();

Theme lightTheme();
Theme darkTheme();

// `share` (0 to 1) of `colour` laid over `ground`; opaque.
QColor mixed(const QColor &colour, const QColor &ground, double share);

// The grounds that WINDOW.md derives instead of listing.
QColor messageGround(const Theme &theme, const QColor &status); // 14 % of a status colour on panel
QColor heatFill(const Theme &theme, const QColor &ground);      // heat bar behind a cost cell: 22 % of the accent

// Contrast ratio after WCAG 2: 1 to 21, symmetric; both colours opaque.
double contrastRatio(const QColor &a, const QColor &b);

// Black or white, whichever stands out more on `ground`.
QColor readableOn(const QColor &ground);

} // namespace pare
