#include "app/demo-data/fashion.h"

#include "app/demo-data/gzip.h"
#include "core/base/files.h"

#include <algorithm>

namespace pare::demo {

namespace fs = std::filesystem;

namespace {

constexpr uint32_t imagesMagic = 0x00000803; // unsigned bytes, three dimensions
constexpr uint32_t labelsMagic = 0x00000801; // unsigned bytes, one dimension
constexpr int64_t largestFile = 64 << 20;

uint32_t bigEndian(const std::string &bytes, size_t at)
{
    uint32_t value = 0;
    for (size_t i = 0; i < 4; ++i)
        value = value << 8 | static_cast<uint8_t>(bytes[at + i]);
    return value;
}

void appendBigEndian(std::string &bytes, uint32_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes.push_back(static_cast<char>(value >> shift & 0xff));
}

Result<ImageSet> readIdxPair(const fs::path &imagesPath, const fs::path &labelsPath)
{
    PARE_TRY_ASSIGN(const std::string images, readGzip(imagesPath, largestFile));
    PARE_TRY_ASSIGN(const std::string labels, readGzip(labelsPath, largestFile));
    if (images.size() < 16 || bigEndian(images, 0) != imagesMagic)
        return invalidInput("is no IDX file of pictures", imagesPath.string());
    if (labels.size() < 8 || bigEndian(labels, 0) != labelsMagic)
        return invalidInput("is no IDX file of labels", labelsPath.string());

    const uint64_t count = bigEndian(images, 4);
    const uint64_t rows = bigEndian(images, 8);
    const uint64_t columns = bigEndian(images, 12);
    if (rows != 28 || columns != 28 || images.size() - 16 != count * rows * columns)
        return invalidInput("does not hold the pictures of 28x28 that it announces", imagesPath.string());
    if (bigEndian(labels, 4) != count || labels.size() - 8 != count)
        return invalidInput("does not hold one label for each picture", labelsPath.string());

    ImageSet set;
    set.rows = static_cast<int>(rows);
    set.columns = static_cast<int>(columns);
    set.pixels.assign(images.begin() + 16, images.end());
    set.labels.assign(labels.begin() + 8, labels.end());
    if (std::ranges::any_of(set.labels, [](uint8_t label) { return label > 9; }))
        return invalidInput("holds a label past 9", labelsPath.string());
    return set;
}

ImageSet slice(const ImageSet &set, int64_t first, int64_t last)
{
    const int64_t size = int64_t{set.rows} * set.columns;
    return {set.rows, set.columns,
            {set.pixels.begin() + first * size, set.pixels.begin() + last * size},
            {set.labels.begin() + first, set.labels.begin() + last}};
}

} // namespace

const std::vector<std::string> &fashionClasses()
{
    static const std::vector<std::string> names = {"T-shirt/top", "Trouser", "Pullover", "Dress", "Coat",
                                                   "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"};
    return names;
}

std::vector<fs::path> fashionSources(const fs::path &root)
{
    const fs::path folder = root / "usr/share/datasets/fashion-mnist";
    return {folder / "train-images-idx3-ubyte.gz", folder / "train-labels-idx1-ubyte.gz",
            folder / "t10k-images-idx3-ubyte.gz", folder / "t10k-labels-idx1-ubyte.gz"};
}

Result<FashionData> loadFashion(const fs::path &root)
{
    const std::vector<fs::path> files = fashionSources(root);
    for (const fs::path &file : files) {
        std::error_code ignored;
        if (!fs::exists(file, ignored))
            return unavailable(std::string("is missing: install the package ") + fashionPackage, file.string());
    }
    PARE_TRY_ASSIGN(const ImageSet train, readIdxPair(files[0], files[1]));
    PARE_TRY_ASSIGN(ImageSet test, readIdxPair(files[2], files[3]));
    if (train.count() <= fashionTrainCount)
        return invalidInput("holds too few pictures", files[0].string());
    return FashionData{slice(train, 0, fashionTrainCount), slice(train, fashionTrainCount, train.count()), std::move(test)};
}

Result<void> writeIdxPair(const ImageSet &set, const fs::path &folder, const std::string &prefix)
{
    std::string images;
    images.reserve(set.pixels.size() + 16);
    appendBigEndian(images, imagesMagic);
    appendBigEndian(images, static_cast<uint32_t>(set.count()));
    appendBigEndian(images, static_cast<uint32_t>(set.rows));
    appendBigEndian(images, static_cast<uint32_t>(set.columns));
    images.append(set.pixels.begin(), set.pixels.end());
    PARE_TRY(writeFile(folder / (prefix + "-images-idx3-ubyte"), images));

    std::string labels;
    appendBigEndian(labels, labelsMagic);
    appendBigEndian(labels, static_cast<uint32_t>(set.count()));
    labels.append(set.labels.begin(), set.labels.end());
    return writeFile(folder / (prefix + "-labels-idx1-ubyte"), labels);
}

} // namespace pare::demo
