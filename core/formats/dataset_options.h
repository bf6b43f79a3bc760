// How a data set is to be read, where finding out is not enough: --data-format.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pare {

enum class DatasetFormat { Auto, Npz, Npy, Images, Csv, Idx, OnnxTestData };
enum class ChannelOrder { Rgb, Bgr };
enum class ImageLayout { Nchw, Nhwc };

struct DatasetOptions {
    DatasetFormat format = DatasetFormat::Auto;
    // pictures
    std::optional<int64_t> size;       // the shorter side after resizing; default: from the input's shape
    std::optional<int64_t> cropHeight; // centre crop; default: the input's height and width
    std::optional<int64_t> cropWidth;
    std::optional<double> scale;       // factor on the 8-bit value before mean and std; default 1/255 for float inputs, 1 else
    std::vector<double> mean;          // per channel, in scaled units; one value holds for all
    std::vector<double> deviation;     // std=
    std::optional<ChannelOrder> order;
    std::optional<ImageLayout> layout;
    std::string classes; // file with one class name a line, in index order
    // csv
    std::string labelColumn; // a header's name, or a number from 1 (negative: from the end)
    std::optional<bool> header;
    std::optional<char> delimiter;
    // npz: the labels' array; idx: the labels' file; pictures: a file with "name class" lines; "none": without labels
    std::string labels;
    int64_t limit = 0; // only the first samples; 0: all
};

// "images,size=256,crop=224,mean=0.485:0.456:0.406,std=0.229:0.224:0.225,order=rgb,layout=nchw"; the kind alone, options alone
// or both. A comma inside of a value has a backslash before it. Errors: InvalidInput naming the option and what it takes.
[[nodiscard]] Result<DatasetOptions> parseDataFormat(std::string_view text);
// The text from which parseDataFormat makes these options again: for recipes and helper requests.
[[nodiscard]] std::string dataFormatText(const DatasetOptions &options);

[[nodiscard]] std::string_view datasetFormatName(DatasetFormat format); // "npz", "images", "onnx-test-data"...

// The options with their help, for --help and the reference: one row an option.
struct DatasetOptionHelp {
    std::string_view name, kinds, help;
};
[[nodiscard]] const std::vector<DatasetOptionHelp> &datasetOptionHelp();

} // namespace pare
