#include "ui/charts/chart_export.h"

#include "ui/charts/trade_off_plot.h"

#include <QGuiApplication>
#include <QImage>
#include <QPageSize>
#include <QPdfWriter>
#include <QSaveFile>
#include <QScreen>
#include <QSvgGenerator>

#include <cmath>

namespace pare {
namespace {

constexpr qint64 mostPixels = 100'000'000;

// Every device gets the resolution that the layout was measured in, so that text has the same width everywhere.
int layoutDotsPerInch()
{
    const QScreen *screen = QGuiApplication::primaryScreen();
    return screen ? int(std::lround(screen->logicalDotsPerInch())) : 96;
}

bool writePng(TradeOffPlot &plot, QIODevice &file, const ChartPictureOptions &options)
{
    QImage image(options.size * options.scale, QImage::Format_RGB32);
    if (image.isNull())
        return false;
    image.setDevicePixelRatio(options.scale);
    plot.drawInto(image, options.size);
    return image.save(&file, "PNG");
}

void writeSvg(TradeOffPlot &plot, QIODevice &file, const ChartPictureOptions &options)
{
    QSvgGenerator generator;
    generator.setOutputDevice(&file);
    generator.setResolution(layoutDotsPerInch());
    generator.setSize(options.size);
    generator.setViewBox(QRect(QPoint(0, 0), options.size));
    generator.setTitle(plot.data().metric.name);
    generator.setDescription(plot.data().conditions);
    plot.drawInto(generator, options.size);
}

void writePdf(TradeOffPlot &plot, QIODevice &file, const ChartPictureOptions &options)
{
    QPdfWriter writer(&file);
    const int dotsPerInch = layoutDotsPerInch();
    writer.setResolution(dotsPerInch);
    writer.setPageSize(QPageSize(QSizeF(options.size) * 72.0 / dotsPerInch, QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins({});
    writer.setTitle(plot.data().metric.name);
    plot.drawInto(writer, options.size);
}

} // namespace

Result<void> exportTradeOff(const TradeOffData &data, TradeOffView view, const QString &path, const ChartPictureOptions &options)
{
    const int scale = options.format == ChartPictureFormat::Png ? options.scale : 1;
    if (options.size.width() < 160 || options.size.height() < 120 || scale < 1 || scale > 4)
        return invalidInput("a picture needs at least 160 x 120 pixels and a scale of 1 to 4", path.toStdString());
    if (qint64(options.size.width()) * scale * (qint64(options.size.height()) * scale) > mostPixels)
        return invalidInput("a picture of more than 100 million pixels is not written", path.toStdString());

    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return Error{ErrorKind::CannotCreate, file.errorString().toStdString(), path.toStdString()};
    view.hovered.reset();
    view.draggedGuard.reset();
    view.arriving.clear();
    TradeOffPlot plot(TradeOffPlot::Use::Picture);
    plot.setTheme(options.dark ? darkTheme() : lightTheme());
    plot.setContents(data, std::move(view));
    bool drawn = true;
    switch (options.format) {
    case ChartPictureFormat::Png:
        drawn = writePng(plot, file, options);
        break;
    case ChartPictureFormat::Svg:
        writeSvg(plot, file, options);
        break;
    case ChartPictureFormat::Pdf:
        writePdf(plot, file, options);
        break;
    }
    if (!drawn)
        return outOfMemory("there is not enough memory for a picture of this size", path.toStdString());
    if (!file.commit())
        return ioError(file.errorString().toStdString(), path.toStdString());
    return {};
}

} // namespace pare
