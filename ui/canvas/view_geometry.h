// Where the window looks at a drawing, as values and pure functions. "World" is the drawing in pixels at 100 %; "view" is
// the viewport in device independent pixels, its top left corner at 0, 0.
#pragma once

#include <QMarginsF>
#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <functional>
#include <vector>

namespace pare {

inline constexpr double smallestZoom = 0.02;
inline constexpr double largestZoom = 4.0;
inline constexpr double zoomStep = 1.15;

// How much is drawn of a node, by its height on screen.
enum class DetailLevel { Raster, Blocks, Operators, Names, Everything }; // L0 to L4

// The level of a node `height` pixels high (at 100 % text size). A level that was reached is left downwards only 10 %
// below the height that it begins at, so that a zoom at the border does not flicker.
DetailLevel detailLevel(double height);
DetailLevel detailLevel(double height, DetailLevel before);

struct Camera {
    QPointF origin;  // the world point at the view's top left corner
    double zoom = 1; // view pixels per world pixel

    [[nodiscard]] QPointF toView(QPointF world) const { return (world - origin) * zoom; }
    [[nodiscard]] QPointF toWorld(QPointF view) const { return view / zoom + origin; }
    [[nodiscard]] QRectF toView(const QRectF &world) const { return {toView(world.topLeft()), world.size() * zoom}; }
    [[nodiscard]] QRectF toWorld(const QRectF &view) const { return {toWorld(view.topLeft()), view.size() / zoom}; }
    bool operator==(const Camera &) const = default;
};

// What the camera has to know of its surroundings. `unit` is view pixels per world pixel at a zoom of 100 % (above 1 with
// larger text). `covered` is what lies over the view's sides (the minimap); graphs are centred in the rest. `corner` is what lies
// over the lower left corner (the legend), with a gap: what is asked for is not put below it where there is room elsewhere.
struct ViewFrame {
    QSizeF size;
    QRectF world; // bounds of the drawing
    double unit = 1;
    QMarginsF covered;
    QRectF corner; // empty: nothing

    [[nodiscard]] QRectF free() const; // the uncovered part of the view; never empty
};

// The zoom within smallestZoom and largestZoom; 1 for what is no number.
double boundedZoom(double zoom);

// The camera moved as little as needed for the middle of the free view to lie within the world.
Camera bounded(const Camera &camera, const ViewFrame &frame);

// The zoom changed to `zoom` (not counting frame.unit) with the world point under `at` (view) staying there.
Camera zoomedAt(const Camera &camera, const ViewFrame &frame, QPointF at, double zoom);

// The camera that shows `world` in the middle, as large as fits with a margin of 24, at most at `largest`.
Camera framing(const ViewFrame &frame, const QRectF &world, double largest = 1);

// Whether something that is to be seen lies in a part of the world.
using Taken = std::function<bool(const QRectF &)>;

// The same beside or above the corner, whichever shows it larger, if something would lie below that otherwise.
Camera framing(const ViewFrame &frame, const QRectF &world, const Taken &taken);

// The camera at 100 % on the point of the world.
Camera centredOn(const ViewFrame &frame, QPointF world, double zoom);

// The first view: everything if names stay readable, else the top of the world with `entryX` in the middle, at 100 % or as much smaller
// as shows the whole width with names that read well; shifted beside the corner where little does it.
Camera firstView(const ViewFrame &frame, double entryX, double nodeHeight, const Taken &taken = {});

// The camera moved as little as needed to show `world` with a margin of 24 view pixels; what does not fit is centred.
// Out of the corner too, above or beside it.
Camera revealing(const Camera &camera, const ViewFrame &frame, const QRectF &world);

// How a minimap of at most `room` shows a world: x and y have their own scale, since networks are far taller than wide.
struct MiniScale {
    double x = 1;
    double y = 1;
    QSizeF size; // of the picture
};
MiniScale miniScale(const QRectF &world, QSizeF room);

// Views to go back and forward through. Only jumps are kept, not every pan.
class ViewHistory {
public:
    // To be called before a jump, with the camera that is left. Forgets what lay forward.
    void leave(const Camera &camera);
    [[nodiscard]] bool canGoBack() const { return !m_back.empty(); }
    [[nodiscard]] bool canGoForward() const { return !m_forward.empty(); }
    // The camera to go to; `current` can be returned to. Must not be called where there is none.
    Camera back(const Camera &current);
    Camera forward(const Camera &current);
    void clear();

private:
    std::vector<Camera> m_back;
    std::vector<Camera> m_forward;
};

} // namespace pare
