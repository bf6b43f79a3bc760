#include "ui/canvas/raster.h"

#include <algorithm>
#include <cmath>

namespace pare {

Raster::Raster(QImage &image, BendMasks &masks)
    : m_bits(reinterpret_cast<uint32_t *>(image.bits())), m_stride(static_cast<size_t>(image.bytesPerLine()) / 4),
      m_width(image.width()), m_height(image.height()), m_masks(masks)
{
}

void Raster::fill(QRgb colour)
{
    rect(0, 0, m_width, m_height, colour);
}

void Raster::rect(int left, int top, int width, int height, QRgb colour)
{
    const int x0 = std::max(left, 0);
    const int x1 = std::min(left + width, m_width);
    const int y0 = std::max(top, 0);
    const int y1 = std::min(top + height, m_height);
    if (x0 >= x1)
        return;
    for (int y = y0; y < y1; ++y) {
        uint32_t *line = m_bits + static_cast<size_t>(y) * m_stride;
        std::fill(line + x0, line + x1, colour | 0xFF000000);
    }
}

void Raster::softRect(double left, double top, double right, double bottom, QRgb colour)
{
    const int x0 = std::max(static_cast<int>(std::floor(left)), 0);
    const int x1 = std::min(static_cast<int>(std::ceil(right)), m_width);
    const int y0 = std::max(static_cast<int>(std::floor(top)), 0);
    const int y1 = std::min(static_cast<int>(std::ceil(bottom)), m_height);
    for (int y = y0; y < y1; ++y) {
        const double high = std::min(bottom, y + 1.0) - std::max(top, static_cast<double>(y));
        for (int x = x0; x < x1; ++x) {
            const double wide = std::min(right, x + 1.0) - std::max(left, static_cast<double>(x));
            blend(x, y, colour, static_cast<int>(high * wide * 256));
        }
    }
}

const BendMasks::Mask &BendMasks::mask(int radius, int thickness)
{
    Mask &mask = m_masks[{radius, thickness}];
    if (mask.size > 0)
        return mask;
    mask.size = radius + thickness;
    mask.coverage.resize(static_cast<size_t>(mask.size) * static_cast<size_t>(mask.size));
    constexpr int samples = 8;
    const double inner = radius;
    const double outer = radius + thickness;
    for (int y = 0; y < mask.size; ++y) {
        for (int x = 0; x < mask.size; ++x) {
            int hits = 0;
            for (int sy = 0; sy < samples; ++sy) {
                for (int sx = 0; sx < samples; ++sx) {
                    const double distance = std::hypot(x + (sx + 0.5) / samples, y + (sy + 0.5) / samples);
                    hits += distance >= inner && distance < outer ? 1 : 0;
                }
            }
            mask.coverage[static_cast<size_t>(y * mask.size + x)] = static_cast<uint8_t>(std::min(255, hits * 256 / (samples * samples)));
        }
    }
    return mask;
}

void Raster::bend(int x, int y, int radius, int thickness, Bend bend, QRgb colour)
{
    if (radius <= 0) {
        rect(x - thickness / 2, y - thickness / 2, thickness, thickness, colour);
        return;
    }
    const BendMasks::Mask &mask = m_masks.mask(radius, thickness);
    // The mask's centre lies where the arms open to; the ring's outer edge is the outer edge of both arms.
    const bool right = bend == Bend::TopRight || bend == Bend::BottomRight;
    const bool top = bend == Bend::TopRight || bend == Bend::TopLeft;
    const int near = thickness / 2;             // from the middle pixel to the edge above or left of it
    const int far = thickness - thickness / 2;  // to the one below or right, exclusive
    const int centreX = right ? x - near + mask.size : x + far - mask.size; // pixel boundaries
    const int centreY = top ? y + far - mask.size : y - near + mask.size;
    for (int v = 0; v < mask.size; ++v) {
        const int py = top ? centreY + v : centreY - 1 - v;
        if (py < 0 || py >= m_height)
            continue;
        for (int u = 0; u < mask.size; ++u) {
            const int px = right ? centreX - 1 - u : centreX + u;
            const int coverage = mask.coverage[static_cast<size_t>(v * mask.size + u)];
            if (coverage > 0 && px >= 0 && px < m_width)
                blend(px, py, colour, coverage + (coverage >> 7));
        }
    }
}

void Raster::arrow(int x, int tip, int width, int height, QRgb colour)
{
    const double middle = x + 0.5;
    for (int row = 0; row < height; ++row) {
        // Half of the width at the middle of this row of pixels.
        const double half = width / 2.0 * (height - row - 0.5) / height;
        const int y = tip - height + row;
        if (y < 0 || y >= m_height)
            continue;
        const int first = static_cast<int>(std::floor(middle - half));
        const int last = static_cast<int>(std::ceil(middle + half));
        for (int px = std::max(0, first); px < std::min(m_width, last); ++px) {
            const double covered = std::min(middle + half, px + 1.0) - std::max(middle - half, static_cast<double>(px));
            blend(px, y, colour, static_cast<int>(std::clamp(covered, 0.0, 1.0) * 256));
        }
    }
}

} // namespace pare
