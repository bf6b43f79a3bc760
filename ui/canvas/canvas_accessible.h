// The graph for screen readers and for whoever drives the window through AT-SPI: each painted node is a child that can be named, found at
// a place, selected and opened.
#pragma once

namespace pare {

// Once a program, before the first canvas is asked for; later calls do nothing.
void installCanvasAccessibility();

} // namespace pare
