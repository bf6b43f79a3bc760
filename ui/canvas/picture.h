// A drawing as a file: PNG, SVG or PDF.
#pragma once

#include "ui/canvas/frame_painter.h"

#include <QString>

#include <optional>

namespace pare {

enum class PictureFormat { Png, Svg, Pdf };

struct PictureOptions {
    PictureFormat format = PictureFormat::Png;
    QRectF part;            // of the drawing, in its coordinates; null: all of it
    double scale = 1;       // pixels per drawn pixel, for PNG: 1 to 4
    std::optional<ColourBy> legendOf; // what its colours mean stands below it: values, unit, how they were found
    bool light = true;      // in the light colours, whatever the window has
};

struct PictureSize {
    QSize pixels;           // of the file: PNG pixels, SVG user units, PDF at 96 dots per inch
    double shrunk = 1;      // below 1: a PDF page cannot be larger, so the drawing is smaller by this factor
};

// How large the file's picture will be. Unsupported if it is too large to be written (PNG above 64 million pixels, SVG and
// PDF above 50,000 layers), with what to do instead.
[[nodiscard]] Result<PictureSize> pictureSize(const GraphDrawing &drawing, const PictureOptions &options);

// Writes the file in one step (a failure leaves what was there). GUI thread. Errors as pictureSize, and Io.
[[nodiscard]] Result<void> writePicture(const QString &path, const GraphDrawing &drawing, const CanvasMarks &marks, ColourBy mode,
                                        const QFont &font, const PictureOptions &options);

// Paints the part into the painter's coordinates, from 0, 0.
void paintPicture(QPainter &painter, const GraphDrawing &drawing, const CanvasMarks &marks, ColourBy mode, const QFont &font,
                  const PictureOptions &options);

} // namespace pare
