// Resizing the way that networks' training pipelines do.
#pragma once

#include "core/formats/image_decode.h"

namespace pare {

// Bilinear with antialiasing: a triangle filter whose width grows with the reduction, in 8 bits with 22-bit fixed-point weights,
// rows first, then columns. Gives the pixels of Pillow's Image.resize with BILINEAR (tested against its output). Width and height
// are at least 1.
[[nodiscard]] Image resizeBilinear(const Image &image, int64_t width, int64_t height);
// The shorter side becomes `size`, the longer keeps the proportion (rounded down, as torchvision's Resize does).
[[nodiscard]] Image resizeShorterSide(const Image &image, int64_t size);
// The middle of the picture. Where it is smaller than asked for, black is added around it (as torchvision's CenterCrop does).
[[nodiscard]] Image cropCentre(const Image &image, int64_t width, int64_t height);

} // namespace pare
