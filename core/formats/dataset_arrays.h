// Data sets that are arrays with a sample axis: .npz, .npy, .csv and IDX bind theirs to a model's inputs, labels and references here.
#pragma once

#include "core/formats/byte_source.h"
#include "core/formats/dataset.h"

#include <memory>
#include <string>
#include <vector>

namespace pare {

// Rows of equal shape and type, read by ranges. A row is what one sample has of an array.
class RowArray {
public:
    virtual ~RowArray() = default;
    // `count` rows from `first` as little-endian, row-major bytes. The range is inside.
    virtual Result<void> read(int64_t first, int64_t count, std::span<std::byte> into) = 0;

    std::string name;
    int type = 0;
    int64_t rows = 0;
    bool scalar = false;          // no sample axis at all: one value for every sample; rows is 1
    std::vector<int64_t> rowDims;
    [[nodiscard]] int64_t rowElements() const;
    [[nodiscard]] int64_t rowBytes() const;
};

// Rows that lie in memory, little-endian.
[[nodiscard]] std::unique_ptr<RowArray> memoryRows(std::string name, int type, std::vector<int64_t> rowDims, std::string bytes);
// Rows one after the other in a source, from `offset`; bytes of elements are swapped where bigEndian.
[[nodiscard]] std::unique_ptr<RowArray> sourceRows(std::string name, int type, int64_t rows, std::vector<int64_t> rowDims,
                                                   std::unique_ptr<ByteSource> source, int64_t offset, bool bigEndian);
// (value * scale - mean) / deviation as float32, element by element. channels: how many there are; axis: where in a row they lie
// (-1: none, then mean and deviation have one value). Empty mean and deviation: 0 and 1.
struct Scaling {
    double scale = 1;
    std::vector<double> mean;
    std::vector<double> deviation;
    int axis = -1;
};
[[nodiscard]] std::unique_ptr<RowArray> scaledRows(std::unique_ptr<RowArray> rows, Scaling scaling);

struct ArrayNames {
    std::string labels;      // the labels' array; empty: "labels", else label, y, targets, target; "none": without
    bool shapeToInput = false; // rows may be given other axes of size 1, or be split, to the input's shape (IDX, csv)
};
// Binds arrays to the model. `info` brings kind, path, class names and notes. Errors as openDataset.
[[nodiscard]] Result<std::unique_ptr<Dataset>> arrayDataset(std::vector<std::unique_ptr<RowArray>> arrays, const ModelSignature &signature,
                                                            const ArrayNames &names, DatasetInfo info);

// True where a row of these dimensions is what `expected` (-1: any) asks for.
[[nodiscard]] bool dimsFit(const std::vector<int64_t> &found, const std::vector<int64_t> &expected);

} // namespace pare
