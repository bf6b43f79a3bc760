// A few shapes written straight into a picture's memory: lines, blocks and rounded bends, where QPainter's overhead
// would be most of the time. All coordinates are whole pixels of the picture; everything is clipped to it.
#pragma once

#include <QImage>

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace pare {

// The four bends of a line with rounded corners. Named by the two directions that they join.
enum class Bend { TopRight, TopLeft, BottomRight, BottomLeft };

// Quarter rings as coverage, made once for each radius and thickness.
class BendMasks {
public:
    struct Mask {
        int size = 0;
        std::vector<uint8_t> coverage;
    };
    // Of a ring whose centre is the mask's corner 0, 0 and which spans radius to radius + thickness.
    const Mask &mask(int radius, int thickness);

private:
    std::map<std::pair<int, int>, Mask> m_masks;
};

class Raster {
public:
    // Writes into `image`, which must be RGB32 or ARGB32_Premultiplied, must outlive this and must not be shared.
    Raster(QImage &image, BendMasks &masks);

    [[nodiscard]] int width() const { return m_width; }
    [[nodiscard]] int height() const { return m_height; }

    void fill(QRgb colour);
    void rect(int left, int top, int width, int height, QRgb colour);
    // A rectangle with fractional sides: pixels that it covers in part are blended by that part.
    void softRect(double left, double top, double right, double bottom, QRgb colour);
    // A bend in a line `thickness` wide whose arms would meet at the pixel (x, y). The arms themselves have to end
    // `radius` away from each other's edge.
    void bend(int x, int y, int radius, int thickness, Bend bend, QRgb colour);
    // A filled triangle that points down, its tip at the bottom in the middle of pixel x.
    void arrow(int x, int tip, int width, int height, QRgb colour);

private:
    void blend(int x, int y, QRgb colour, int coverage) // 0 to 256
    {
        uint32_t &pixel = m_bits[static_cast<size_t>(y) * m_stride + static_cast<size_t>(x)];
        const uint32_t other = 256 - static_cast<uint32_t>(coverage);
        const uint32_t own = static_cast<uint32_t>(coverage);
        const uint32_t redBlue = ((colour & 0xFF00FF) * own + (pixel & 0xFF00FF) * other) >> 8;
        const uint32_t green = ((colour & 0x00FF00) * own + (pixel & 0x00FF00) * other) >> 8;
        pixel = 0xFF000000 | (redBlue & 0xFF00FF) | (green & 0x00FF00);
    }

    uint32_t *m_bits;
    size_t m_stride; // in pixels
    int m_width;
    int m_height;
    BendMasks &m_masks;
};

} // namespace pare
