// Pictures as 8-bit pixels: JPEG (libjpeg-turbo), PNG (libpng), PNM (own).
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace pare {

struct Image {
    int64_t width = 0;
    int64_t height = 0;
    int channels = 0; // 1: grey, 3: red, green, blue
    std::string pixels; // row by row, channels interleaved
};

inline constexpr int64_t largestImageSide = 30000;
inline constexpr int64_t largestImagePixels = int64_t{200} << 20;

// Decodes to `channels` (1 or 3). Colours become grey as 0.299 R + 0.587 G + 0.114 B; an alpha channel is dropped; 16 bits become 8;
// the orientation that a camera noted is not applied, as in the libraries that networks are trained with.
// Errors: InvalidInput (cut short, damaged, too large), Unsupported (another kind of picture: says which).
[[nodiscard]] Result<Image> decodeImage(std::string_view bytes, int channels);

// The kinds, for decodeImage and its fuzz targets.
[[nodiscard]] Result<Image> decodeJpeg(std::string_view bytes, int channels);
[[nodiscard]] Result<Image> decodePng(std::string_view bytes, int channels);
[[nodiscard]] Result<Image> decodePnm(std::string_view bytes, int channels);

// To the number of channels asked for. Source of the weights: ITU-R BT.601, in 16-bit fixed point.
[[nodiscard]] Image withChannels(Image image, int channels);
// Errors: InvalidInput where there are no pixels or too many.
[[nodiscard]] Result<void> checkImageSize(int64_t width, int64_t height);

} // namespace pare
