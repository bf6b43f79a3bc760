#include "core/formats/dataset_options.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace pare {

namespace {

constexpr std::array<std::pair<std::string_view, DatasetFormat>, 7> formats = {{
    {"auto", DatasetFormat::Auto},
    {"npz", DatasetFormat::Npz},
    {"npy", DatasetFormat::Npy},
    {"images", DatasetFormat::Images},
    {"csv", DatasetFormat::Csv},
    {"idx", DatasetFormat::Idx},
    {"onnx-test-data", DatasetFormat::OnnxTestData},
}};

constexpr std::array<std::pair<std::string_view, char>, 5> delimiters = {{
    {"comma", ','}, {"semicolon", ';'}, {"tab", '\t'}, {"space", ' '}, {"bar", '|'},
}};

Error badOption(std::string_view key, std::string_view value, const std::string &takes)
{
    return invalidInput(std::string(key) + "=" + std::string(value) + " is not understood: " + std::string(key) + " takes " + takes, "--data-format");
}

Result<double> number(std::string_view key, std::string_view value)
{
    double result = 0;
    const auto [end, failed] = std::from_chars(value.data(), value.data() + value.size(), result);
    // A fraction, as in scale=1/255.
    if (failed == std::errc() && end != value.data() + value.size() && *end == '/') {
        double divisor = 0;
        const auto [last, bad] = std::from_chars(end + 1, value.data() + value.size(), divisor);
        if (bad == std::errc() && last == value.data() + value.size() && divisor != 0 && std::isfinite(result / divisor))
            return result / divisor;
    }
    if (failed != std::errc() || end != value.data() + value.size() || !std::isfinite(result))
        return badOption(key, value, "a number");
    return result;
}

Result<int64_t> count(std::string_view key, std::string_view value, int64_t least, int64_t most)
{
    int64_t result = 0;
    const auto [end, failed] = std::from_chars(value.data(), value.data() + value.size(), result);
    if (failed != std::errc() || end != value.data() + value.size() || result < least || result > most)
        return badOption(key, value, "a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    return result;
}

Result<std::vector<double>> numbers(std::string_view key, std::string_view value)
{
    std::vector<double> list;
    for (size_t at = 0; at <= value.size();) {
        const size_t end = std::min(value.find(':', at), value.size());
        PARE_TRY_ASSIGN(const double item, number(key, value.substr(at, end - at)));
        list.push_back(item);
        at = end + 1;
    }
    return list;
}

Result<bool> yesOrNo(std::string_view key, std::string_view value)
{
    if (value == "yes" || value == "true" || value == "1")
        return true;
    if (value == "no" || value == "false" || value == "0")
        return false;
    return badOption(key, value, "yes or no");
}

// "224" or "224x320", height first.
Result<void> takeCrop(std::string_view value, DatasetOptions &options)
{
    const size_t cross = value.find('x');
    PARE_TRY_ASSIGN(options.cropHeight, count("crop", value.substr(0, cross), 1, 16384));
    options.cropWidth = options.cropHeight;
    if (cross != std::string_view::npos) {
        PARE_TRY_ASSIGN(options.cropWidth, count("crop", value.substr(cross + 1), 1, 16384));
    }
    return {};
}

Result<void> takeDelimiter(std::string_view value, DatasetOptions &options)
{
    for (const auto &[name, character] : delimiters)
        if (value == name)
            options.delimiter = character;
    if (!options.delimiter && value.size() == 1)
        options.delimiter = value.front();
    if (!options.delimiter)
        return badOption("delimiter", value, "comma, semicolon, tab, space, bar, or one character");
    return {};
}

Result<void> takeOption(std::string_view key, std::string_view value, DatasetOptions &options)
{
    if (key == "size") {
        PARE_TRY_ASSIGN(options.size, count(key, value, 1, 16384));
    } else if (key == "crop") {
        return takeCrop(value, options);
    } else if (key == "scale") {
        PARE_TRY_ASSIGN(options.scale, number(key, value));
    } else if (key == "mean") {
        PARE_TRY_ASSIGN(options.mean, numbers(key, value));
    } else if (key == "std") {
        PARE_TRY_ASSIGN(options.deviation, numbers(key, value));
        if (std::any_of(options.deviation.begin(), options.deviation.end(), [](double item) { return item == 0; }))
            return badOption(key, value, "numbers other than 0");
    } else if (key == "order") {
        if (value != "rgb" && value != "bgr")
            return badOption(key, value, "rgb or bgr");
        options.order = value == "rgb" ? ChannelOrder::Rgb : ChannelOrder::Bgr;
    } else if (key == "layout") {
        if (value != "nchw" && value != "nhwc")
            return badOption(key, value, "nchw or nhwc");
        options.layout = value == "nchw" ? ImageLayout::Nchw : ImageLayout::Nhwc;
    } else if (key == "classes") {
        options.classes = value;
    } else if (key == "label-column") {
        options.labelColumn = value;
    } else if (key == "header") {
        PARE_TRY_ASSIGN(options.header, yesOrNo(key, value));
    } else if (key == "delimiter") {
        return takeDelimiter(value, options);
    } else if (key == "labels") {
        options.labels = value;
    } else if (key == "limit") {
        PARE_TRY_ASSIGN(options.limit, count(key, value, 1, INT64_MAX));
    } else {
        std::string known;
        for (const auto &row : datasetOptionHelp())
            known += (known.empty() ? "" : ", ") + std::string(row.name);
        return invalidInput("\"" + std::string(key) + "\" is no option of data sets; there are " + known, "--data-format");
    }
    return {};
}

// Up to the next comma that no backslash stands before; backslashes are taken off.
std::string nextPart(std::string_view text, size_t &at)
{
    std::string part;
    for (; at < text.size() && text[at] != ','; ++at) {
        if (text[at] == '\\' && at + 1 < text.size())
            ++at;
        part += text[at];
    }
    ++at;
    return part;
}

std::string escaped(std::string_view value)
{
    std::string text;
    for (const char c : value) {
        if (c == ',' || c == '\\')
            text += '\\';
        text += c;
    }
    return text;
}

std::string numberText(double value)
{
    // The shortest digits that read back as the same number.
    std::array<char, 32> buffer{};
    const auto [end, failed] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return failed == std::errc() ? std::string(buffer.data(), end) : std::to_string(value);
}

std::string numbersText(const std::vector<double> &values)
{
    std::string text;
    for (const double value : values)
        text += (text.empty() ? "" : ":") + numberText(value);
    return text;
}

} // namespace

std::string_view datasetFormatName(DatasetFormat format)
{
    for (const auto &[name, value] : formats)
        if (value == format)
            return name;
    return "auto";
}

Result<DatasetOptions> parseDataFormat(std::string_view text)
{
    DatasetOptions options;
    for (size_t at = 0; at < text.size();) {
        const bool first = at == 0;
        const std::string part = nextPart(text, at);
        const size_t equals = part.find('=');
        if (equals != std::string::npos) {
            PARE_TRY(takeOption(part.substr(0, equals), part.substr(equals + 1), options));
            continue;
        }
        const auto found = std::find_if(formats.begin(), formats.end(), [&](const auto &format) { return format.first == part; });
        if (found == formats.end() || !first)
            return invalidInput("\"" + part + "\" is no kind of data set; there are npz, npy, images, csv, idx and onnx-test-data", "--data-format");
        options.format = found->second;
    }
    return options;
}

std::string dataFormatText(const DatasetOptions &options)
{
    std::string text(datasetFormatName(options.format));
    const auto add = [&text](const std::string &key, const std::string &value) { text += "," + key + "=" + escaped(value); };
    if (options.size)
        add("size", std::to_string(*options.size));
    if (options.cropHeight)
        add("crop", std::to_string(*options.cropHeight) + "x" + std::to_string(options.cropWidth.value_or(*options.cropHeight)));
    if (options.scale)
        add("scale", numberText(*options.scale));
    if (!options.mean.empty())
        add("mean", numbersText(options.mean));
    if (!options.deviation.empty())
        add("std", numbersText(options.deviation));
    if (options.order)
        add("order", *options.order == ChannelOrder::Rgb ? "rgb" : "bgr");
    if (options.layout)
        add("layout", *options.layout == ImageLayout::Nchw ? "nchw" : "nhwc");
    if (!options.classes.empty())
        add("classes", options.classes);
    if (!options.labelColumn.empty())
        add("label-column", options.labelColumn);
    if (options.header)
        add("header", *options.header ? "yes" : "no");
    if (options.delimiter) {
        const auto named = std::find_if(delimiters.begin(), delimiters.end(), [&](const auto &row) { return row.second == *options.delimiter; });
        add("delimiter", named == delimiters.end() ? std::string(1, *options.delimiter) : std::string(named->first));
    }
    if (!options.labels.empty())
        add("labels", options.labels);
    if (options.limit > 0)
        add("limit", std::to_string(options.limit));
    return text;
}

const std::vector<DatasetOptionHelp> &datasetOptionHelp()
{
    static const std::vector<DatasetOptionHelp> help = {
        {"size", "images", "length of the shorter side after resizing; default 8/7 of the crop from 160 pixels on, the crop itself below"},
        {"crop", "images", "centre crop, N or HEIGHTxWIDTH; default: what the model's input says, 224 where it says nothing"},
        {"scale", "images, idx", "factor on the 8-bit values, a number or a fraction (1/255); default 1/255 for float inputs, 1 else"},
        {"mean", "images, idx", "taken off after scaling: one number, or one a channel, separated by colons"},
        {"std", "images, idx", "divided by after that: one number, or one a channel, separated by colons"},
        {"order", "images", "order of the channels: rgb (default) or bgr"},
        {"layout", "images", "nchw or nhwc; default: from the input's shape"},
        {"classes", "images, csv", "file with one class name a line, in the order of the model's classes"},
        {"label-column", "csv", "the label's column: its name, or a number from 1 (negative: from the end); default: label, class, target or the last"},
        {"header", "csv", "whether the first line holds names: yes or no; default: found out"},
        {"delimiter", "csv", "comma, semicolon, tab, space, bar or one character; default: found out"},
        {"labels", "all", "npz: name of the labels' array; idx: the labels' file; images: file with lines \"name class\"; none: without labels"},
        {"limit", "all", "take only the first samples, this many"},
    };
    return help;
}

} // namespace pare
