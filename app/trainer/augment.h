// Pictures as they could have been taken: mirrored, moved by a few places.
#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <random>
#include <vector>

namespace pare::train {

struct Augmentation {
    bool flip = false;
    int64_t shift = 0;
    [[nodiscard]] bool any() const { return flip || shift > 0; }
};

// Samples blended with others of their batch: rows i and partner[i] at share : 1 - share.
// Source: Zhang et al. 2017, arXiv 1710.09412; with a teacher asked about the blends: Beyer et al. 2021, arXiv 2106.05237.
struct Blend {
    double share = 1;
    at::Tensor partner; // undefined: nothing was blended
};

// Blends every input where all of them are real numbers with a row a sample (codes of words cannot be blended); else none.
[[nodiscard]] Blend blended(std::vector<at::Tensor> &inputs, int64_t rows, std::mt19937_64 &random);

// True for [samples, 1 to 4 channels, height, width], or with the channels last.
[[nodiscard]] bool looksLikePictures(const at::Tensor &x);
// Every sample on its own; what moves in from outside is 0. Anything but pictures stays as it is.
[[nodiscard]] at::Tensor augmented(const at::Tensor &x, const Augmentation &augmentation, std::mt19937_64 &random);

} // namespace pare::train
