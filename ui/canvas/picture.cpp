#include "ui/canvas/picture.h"

#include "core/base/units.h"
#include "ui/canvas/legend.h"
#include "ui/theme/metrics.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>
#include <memory>

namespace pare {

namespace {

constexpr double margin = 24;
constexpr int64_t mostPixels = 64'000'000;
constexpr int mostVectorNodes = 50'000;
constexpr double dotsPerInch = 96;
constexpr double longestPage = 14'400; // points: what readers of PDF are bound to accept

QRectF partOf(const GraphDrawing &drawing, const PictureOptions &options)
{
    if (!options.part.isNull())
        return options.part;
    return drawing.bounds().adjusted(-margin, -margin, margin, margin);
}

// What the colours mean, below the drawing; nothing where none is asked for.
class PictureLegend {
public:
    PictureLegend(const GraphDrawing &drawing, const PictureOptions &options, const QRectF &part)
    {
        if (!options.legendOf)
            return;
        const Theme theme = options.light ? lightTheme() : currentTheme();
        FrameFacts facts;
        for (const int node : drawing.nodesIn(part)) {
            const SceneNode &own = drawing.scene().node(node);
            const bool terminal = own.kind == NodeKind::Input || own.kind == NodeKind::Output;
            const NodeColours colours = nodeColours(drawing, node, *options.legendOf, theme);
            if (own.kind != NodeKind::ControlFlow)
                facts.categories.insert(terminal ? Category::InputOutput : own.category);
            facts.fused = facts.fused || (!terminal && colours.fused);
            facts.withoutValue = facts.withoutValue || (!terminal && colours.hatched);
            if (!own.precision.empty())
                facts.precisions.insert(own.precision);
            ++facts.nodes;
        }
        m_legend = std::make_unique<Legend>(nullptr);
        m_legend->setAttribute(Qt::WA_DontShowOnScreen);
        m_legend->present(facts, *options.legendOf, drawing);
    }

    // With its margins.
    [[nodiscard]] QSizeF size() const
    {
        return m_legend ? QSizeF(m_legend->openSize()) / scaledF(1) + QSizeF(2 * margin, margin) : QSizeF(0, 0);
    }

    void paint(QPainter &painter, const Theme &theme, double top) const
    {
        if (!m_legend)
            return;
        painter.save();
        painter.translate(margin, top);
        painter.scale(1 / scaledF(1), 1 / scaledF(1)); // the drawing is that of text at 100 %
        m_legend->paintInto(painter, theme);
        painter.restore();
    }

private:
    std::unique_ptr<Legend> m_legend;
};

// Drawing and legend.
QSizeF sheetOf(const GraphDrawing &drawing, const PictureOptions &options)
{
    const QRectF part = partOf(drawing, options);
    const QSizeF legend = PictureLegend(drawing, options, part).size();
    return {std::max(part.width(), legend.width()), part.height() + legend.height()};
}

CanvasMarks complete(CanvasMarks marks, const GraphDrawing &drawing)
{
    marks.selected.resize(static_cast<size_t>(drawing.nodeCount()), 0);
    marks.hovered = -1;
    return marks;
}

Result<QByteArray> encoded(const GraphDrawing &drawing, const CanvasMarks &marks, ColourBy mode, const QFont &font,
                           const PictureOptions &options, const PictureSize &size)
{
    const QSizeF sheet = sheetOf(drawing, options);
    const QString title = QString::fromStdString(drawing.scene().title);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (options.format == PictureFormat::Png) {
        QImage image(size.pixels, QImage::Format_RGB32);
        if (image.isNull())
            return outOfMemory("there is not enough memory for a picture of " + std::to_string(size.pixels.width()) + " x " +
                               std::to_string(size.pixels.height()) + " pixels");
        {
            QPainter painter(&image);
            painter.scale(options.scale, options.scale);
            paintPicture(painter, drawing, marks, mode, font, options);
        }
        image.setText(QStringLiteral("Title"), title);
        if (!image.save(&buffer, "PNG"))
            return internalError("the picture could not be encoded as PNG");
        return bytes;
    }
    if (options.format == PictureFormat::Svg) {
        QSvgGenerator generator;
        generator.setOutputDevice(&buffer);
        generator.setSize(size.pixels);
        generator.setViewBox(QRectF({0, 0}, sheet));
        generator.setResolution(static_cast<int>(dotsPerInch));
        generator.setTitle(title);
        QPainter painter(&generator);
        paintPicture(painter, drawing, marks, mode, font, options);
        painter.end();
        return bytes;
    }
    QPdfWriter writer(&buffer);
    writer.setTitle(title);
    writer.setResolution(static_cast<int>(dotsPerInch));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    const QSizeF points = sheet * size.shrunk * 72 / dotsPerInch;
    writer.setPageSize(QPageSize(points, QPageSize::Point, QString(), QPageSize::ExactMatch));
    QPainter painter(&writer);
    painter.scale(size.shrunk, size.shrunk);
    paintPicture(painter, drawing, marks, mode, font, options);
    painter.end();
    return bytes;
}

} // namespace

Result<PictureSize> pictureSize(const GraphDrawing &drawing, const PictureOptions &options)
{
    const QRectF part = partOf(drawing, options);
    const QSizeF sheet = sheetOf(drawing, options);
    if (options.format == PictureFormat::Png) {
        const double scale = std::clamp(options.scale, 1.0, 4.0);
        const double width = std::ceil(sheet.width() * scale);
        const double height = std::ceil(sheet.height() * scale);
        if (width * height > static_cast<double>(mostPixels) || std::max(width, height) > 32'767)
            return unsupported("a PNG of " + formatCount(static_cast<int64_t>(width)) + " x " + formatCount(static_cast<int64_t>(height)) +
                               " pixels is too large: choose a smaller part, a smaller scale, SVG or PDF");
        return PictureSize{QSize(static_cast<int>(width), static_cast<int>(height))};
    }
    if (drawing.nodesIn(part).size() > mostVectorNodes)
        return unsupported("more than " + formatCount(mostVectorNodes) + " layers do not fit into one SVG or PDF: choose a smaller part");
    PictureSize size{QSize(static_cast<int>(std::ceil(sheet.width())), static_cast<int>(std::ceil(sheet.height())))};
    if (options.format == PictureFormat::Pdf)
        size.shrunk = std::min(1.0, longestPage / (std::max(sheet.width(), sheet.height()) * 72 / dotsPerInch));
    return size;
}

void paintPicture(QPainter &painter, const GraphDrawing &drawing, const CanvasMarks &marks, ColourBy mode, const QFont &font,
                  const PictureOptions &options)
{
    const Theme theme = options.light ? lightTheme() : currentTheme();
    const CanvasMarks all = complete(marks, drawing);
    const EdgeMarks edges = edgeMarksOf(drawing, all);
    const QRectF part = partOf(drawing, options);
    FrameRequest request;
    request.drawing = &drawing;
    request.marks = &all;
    request.edges = &edges;
    request.theme = &theme;
    request.mode = mode;
    FramePainter frames;
    frames.forget(font, theme);
    const PictureLegend legend(drawing, options, part);
    painter.save();
    painter.fillRect(QRectF(0, 0, std::max(part.width(), legend.size().width()), part.height() + legend.size().height()), theme.canvas);
    painter.setClipRect(QRectF({0, 0}, part.size()));
    painter.translate(-part.topLeft());
    frames.paintVector(painter, request, part);
    painter.restore();
    legend.paint(painter, theme, part.height());
}

Result<void> writePicture(const QString &path, const GraphDrawing &drawing, const CanvasMarks &marks, ColourBy mode, const QFont &font,
                          const PictureOptions &options)
{
    PictureOptions bounded = options;
    bounded.scale = std::clamp(options.scale, 1.0, 4.0);
    const auto size = pictureSize(drawing, bounded);
    if (!size)
        return size.error();
    const auto bytes = encoded(drawing, marks, mode, font, bounded, *size);
    if (!bytes)
        return bytes.error();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(*bytes) != bytes->size() || !file.commit())
        return ioError(file.errorString().toStdString(), path.toStdString());
    return {};
}

} // namespace pare
