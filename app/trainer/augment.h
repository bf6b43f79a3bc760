// Pictures as they could have been taken: mirrored, moved by a few places.
#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <random>

namespace pare::train {

struct Augmentation {
    bool flip = false;
    int64_t shift = 0;
    [[nodiscard]] bool any() const { return flip || shift > 0; }
};

// True for [samples, 1 to 4 channels, height, width], or with the channels last.
[[nodiscard]] bool looksLikePictures(const at::Tensor &x);
// Every sample on its own; what moves in from outside is 0. Anything but pictures stays as it is.
[[nodiscard]] at::Tensor augmented(const at::Tensor &x, const Augmentation &augmentation, std::mt19937_64 &random);

} // namespace pare::train
