// Frames of the canvas in a view of 1920 x 1080 without a GPU: scrolled steadily at each zoom, and zoomed step by step.
// Median and 95th percentile in milliseconds; a frame is culling, painting and copying to the screen; times are of the processor, so other load does not count.

#include "reference_loop.h"
#include "sample_graphs.h"

#include "ui/canvas/graph_canvas.h"

#include <QApplication>
#include <QScrollBar>

#include <cmath>
#include <cstdio>

using namespace pare;

namespace {

double frame(GraphCanvas &canvas)
{
    const double start = bench::threadMilliseconds();
    canvas.viewport()->repaint();
    return bench::threadMilliseconds() - start;
}

void report(const char *name, const char *what, const std::vector<double> &times)
{
    std::printf("%-22s %-22s %8.2f %8.2f %8.2f\n", name, what, bench::median(times), bench::percentile(times, 0.95), bench::percentile(times, 1));
}

void scrolled(const char *name, GraphCanvas &canvas, double zoom)
{
    canvas.setZoom(zoom);
    const QRectF world = canvas.drawing()->bounds();
    Camera camera = canvas.camera();
    std::vector<double> times;
    // From a quarter of the way down, 37 pixels a frame: about what a wheel turned fast gives.
    camera.origin.ry() = world.height() / 4;
    camera.origin.rx() = world.width() / 3;
    canvas.setCamera(camera);
    frame(canvas);
    for (int i = 0; i < 120; ++i) {
        camera.origin.ry() += 37 / camera.zoom;
        canvas.setCamera(camera);
        times.push_back(frame(canvas));
    }
    char what[40];
    std::snprintf(what, sizeof what, "scroll at %g %%", std::round(zoom * 1000) / 10);
    report(name, what, times);
}

void zoomed(const char *name, GraphCanvas &canvas)
{
    std::vector<double> times;
    for (double zoom = smallestZoom; zoom < largestZoom; zoom *= zoomStep) {
        canvas.setZoom(zoom);
        times.push_back(frame(canvas));
    }
    for (double zoom = largestZoom; zoom > smallestZoom; zoom /= zoomStep) {
        canvas.setZoom(zoom);
        times.push_back(frame(canvas));
    }
    report(name, "zoom in and out", times);
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QFont font;
    font.setPointSizeF(10);
    QApplication::setFont(font);
    std::printf("reference loop %.1f ms\n%-22s %-22s %8s %8s %8s\n", bench::referenceLoop(), "graph", "what", "median", "p95", "most");
    const auto run = [&](const char *name, GraphScene scene, bool search) {
        GraphCanvas canvas;
        canvas.resize(1920, 1080);
        auto drawing = drawScene(std::make_shared<GraphScene>(std::move(scene)), textWidthsOf(font), {});
        if (!drawing) {
            std::printf("%s: %s\n", name, drawing.error().text().c_str());
            return;
        }
        canvas.setDrawing(*drawing);
        canvas.show();
        QCoreApplication::processEvents();
        std::vector<int> chosen;
        for (int node = 0; node < canvas.drawing()->nodeCount(); node += 7)
            chosen.push_back(node);
        canvas.setSelection(chosen);
        if (search)
            canvas.setMatches(chosen);
        for (const double zoom : {0.02, 0.05, 0.085, 0.15, 0.25, 0.35, 0.475, 0.7, 1.0, 1.56, 2.5, 4.0})
            scrolled(name, canvas, zoom);
        zoomed(name, canvas);
    };
    run("network 10,000", sample::longNetwork(10'000), false);
    run("text encoder 10,000", sample::transformer(270), false);
    run("mesh 10,000", sample::mesh(10'000, 60), false);
    run("mesh 10,000, search", sample::mesh(10'000, 60), true);
    run("network 100,000", sample::longNetwork(100'000), false);
    run("mesh 100,000", sample::mesh(100'000, 200), false);
    return 0;
}
