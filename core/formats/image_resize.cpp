#include "core/formats/image_resize.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace pare {

namespace {

constexpr int fractionBits = 22; // 32 less 8 for the value less 2 for sums beyond it

// For each target pixel: the first source pixel that counts, and the weights from there on.
struct Weights {
    struct Span {
        int64_t first = 0;
        size_t begin = 0; // in values
        size_t count = 0;
    };
    std::vector<Span> spans;
    std::vector<int32_t> values;
};

Weights triangleWeights(int64_t from, int64_t to)
{
    Weights weights;
    const double scale = static_cast<double>(from) / static_cast<double>(to);
    const double reach = std::max(scale, 1.0); // of the triangle, in source pixels
    std::vector<double> row;
    for (int64_t target = 0; target < to; ++target) {
        const double centre = (static_cast<double>(target) + 0.5) * scale;
        const int64_t first = std::max<int64_t>(0, static_cast<int64_t>(centre - reach + 0.5));
        const int64_t last = std::min<int64_t>(from, static_cast<int64_t>(centre + reach + 0.5));
        row.clear();
        double sum = 0;
        for (int64_t source = first; source < last; ++source) {
            const double distance = std::abs((static_cast<double>(source) - centre + 0.5) / reach);
            row.push_back(distance < 1 ? 1 - distance : 0);
            sum += row.back();
        }
        weights.spans.push_back({first, weights.values.size(), row.size()});
        for (const double weight : row)
            weights.values.push_back(static_cast<int32_t>(std::lround((sum != 0 ? weight / sum : 0) * (1 << fractionBits))));
    }
    return weights;
}

unsigned char clipped(int64_t sum)
{
    return static_cast<unsigned char>(std::clamp<int64_t>(sum >> fractionBits, 0, 255));
}

// One pass along an axis: `step` is the distance of neighbours on it, `lines` are where each line begins.
Image resizedRows(const Image &image, int64_t width)
{
    const Weights weights = triangleWeights(image.width, width);
    Image result{width, image.height, image.channels, std::string(static_cast<size_t>(width * image.height * image.channels), '\0')};
    const size_t channels = static_cast<size_t>(image.channels);
    for (int64_t y = 0; y < image.height; ++y) {
        const auto *row = reinterpret_cast<const unsigned char *>(image.pixels.data()) + static_cast<size_t>(y * image.width) * channels;
        char *target = result.pixels.data() + static_cast<size_t>(y * width) * channels;
        for (const Weights::Span &span : weights.spans)
            for (size_t c = 0; c < channels; ++c) {
                int64_t sum = int64_t{1} << (fractionBits - 1);
                for (size_t i = 0; i < span.count; ++i)
                    sum += int64_t{row[(static_cast<size_t>(span.first) + i) * channels + c]} * weights.values[span.begin + i];
                *target++ = static_cast<char>(clipped(sum));
            }
    }
    return result;
}

Image resizedColumns(const Image &image, int64_t height)
{
    const Weights weights = triangleWeights(image.height, height);
    Image result{image.width, height, image.channels, {}};
    const size_t stride = static_cast<size_t>(image.width) * static_cast<size_t>(image.channels);
    result.pixels.resize(stride * static_cast<size_t>(height));
    std::vector<int64_t> sums(stride);
    for (int64_t y = 0; y < height; ++y) {
        const Weights::Span &span = weights.spans[static_cast<size_t>(y)];
        std::fill(sums.begin(), sums.end(), int64_t{1} << (fractionBits - 1));
        for (size_t i = 0; i < span.count; ++i) {
            const auto *row = reinterpret_cast<const unsigned char *>(image.pixels.data()) + (static_cast<size_t>(span.first) + i) * stride;
            const int64_t weight = weights.values[span.begin + i];
            for (size_t x = 0; x < stride; ++x)
                sums[x] += row[x] * weight;
        }
        for (size_t x = 0; x < stride; ++x)
            result.pixels[static_cast<size_t>(y) * stride + x] = static_cast<char>(clipped(sums[x]));
    }
    return result;
}

} // namespace

Image resizeBilinear(const Image &image, int64_t width, int64_t height)
{
    if (image.width == width && image.height == height)
        return image;
    const Image rows = image.width == width ? image : resizedRows(image, width);
    return rows.height == height ? rows : resizedColumns(rows, height);
}

Image resizeShorterSide(const Image &image, int64_t size)
{
    if (image.width <= image.height)
        return resizeBilinear(image, size, std::max<int64_t>(1, size * image.height / image.width));
    return resizeBilinear(image, std::max<int64_t>(1, size * image.width / image.height), size);
}

Image cropCentre(const Image &image, int64_t width, int64_t height)
{
    if (image.width == width && image.height == height)
        return image;
    Image result{width, height, image.channels, std::string(static_cast<size_t>(width * height * image.channels), '\0')};
    // Half to even where the rest is odd, as Python's round does for torchvision.
    const auto middle = [](int64_t rest) { return static_cast<int64_t>(std::nearbyint(static_cast<double>(rest) / 2)); };
    const int64_t left = image.width >= width ? middle(image.width - width) : -((width - image.width) / 2);
    const int64_t top = image.height >= height ? middle(image.height - height) : -((height - image.height) / 2);
    const int64_t channels = image.channels;
    const int64_t fromX = std::max<int64_t>(left, 0);
    const int64_t toX = std::max<int64_t>(-left, 0);
    const int64_t columns = std::min(image.width - fromX, width - toX);
    for (int64_t y = 0; y < height; ++y) {
        const int64_t source = y + top;
        if (source < 0 || source >= image.height)
            continue;
        std::copy_n(image.pixels.begin() + (source * image.width + fromX) * channels, columns * channels,
                    result.pixels.begin() + (y * width + toX) * channels);
    }
    return result;
}

} // namespace pare
