#pragma once

class QWidget;

namespace pare {

// After a change of text size: lengths that the widgets below `root` were given through scaled() (smallest and largest sizes, margins,
// spacing, columns) fonts of their own, and icons of buttons
// with the property "scaledIcon" become `factor` times as large. What a widget asks for at each painting needs no help.
void rescaleWidgets(QWidget *root, double factor);

} // namespace pare
