// The images of the demo: Fashion-MNIST as Debian's package dataset-fashion-mnist installs it.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace pare::demo {

// Grey pictures of rows x columns, one byte a pixel, one after the other; a label of 0..9 each.
struct ImageSet {
    int rows = 0;
    int columns = 0;
    std::vector<uint8_t> pixels;
    std::vector<uint8_t> labels;

    [[nodiscard]] int64_t count() const { return static_cast<int64_t>(labels.size()); }
};

// Disjoint parts: the first 55,000 training pictures, the 5,000 that follow, and the official 10,000 test pictures.
struct FashionData {
    ImageSet train;
    ImageSet calib;
    ImageSet eval;
};

inline constexpr const char *fashionPackage = "dataset-fashion-mnist";
inline constexpr int64_t fashionTrainCount = 55'000;

// The names of the ten classes, in label order.
[[nodiscard]] const std::vector<std::string> &fashionClasses();

// The four files of the package below `root` ("/" where it is installed).
[[nodiscard]] std::vector<std::filesystem::path> fashionSources(const std::filesystem::path &root);

// Errors: Unavailable when the package is not there, InvalidInput when its files are not what they say.
[[nodiscard]] Result<FashionData> loadFashion(const std::filesystem::path &root);

// Writes FOLDER/PREFIX-images-idx3-ubyte and FOLDER/PREFIX-labels-idx1-ubyte (big endian, not compressed).
[[nodiscard]] Result<void> writeIdxPair(const ImageSet &set, const std::filesystem::path &folder, const std::string &prefix);

} // namespace pare::demo
