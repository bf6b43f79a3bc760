// IDX pairs, the form of MNIST and its successors: one file of images (or other arrays), one of labels, plain or .gz.
// Source: "The IDX file format" in the description of the MNIST database (LeCun, Cortes, Burges).
#include "core/formats/dataset_arrays.h"
#include "core/formats/dataset_open.h"

#include "core/base/checked.h"

#include <algorithm>
#include <array>

namespace pare {

namespace {

constexpr size_t longestHeader = 4 + 4 * 8; // magic and up to eight sizes

struct IdxHeader {
    int type = 0;
    std::vector<int64_t> dims;
    int64_t dataOffset = 0;
    int64_t dataBytes = 0;
};

int elementTypeOf(unsigned char code)
{
    switch (code) {
    case 0x08: return pb::TensorProto::UINT8;
    case 0x09: return pb::TensorProto::INT8;
    case 0x0b: return pb::TensorProto::INT16;
    case 0x0c: return pb::TensorProto::INT32;
    case 0x0d: return pb::TensorProto::FLOAT;
    case 0x0e: return pb::TensorProto::DOUBLE;
    default: return 0;
    }
}

Result<IdxHeader> parseIdxHeader(std::string_view bytes, const std::string &where)
{
    if (!looksLikeIdx(bytes))
        return invalidInput("is no IDX file: it does not begin with two zero bytes, a type and a number of axes", where);
    IdxHeader header;
    header.type = elementTypeOf(static_cast<unsigned char>(bytes[2]));
    const size_t rank = static_cast<unsigned char>(bytes[3]);
    header.dataOffset = static_cast<int64_t>(4 + 4 * rank);
    if (bytes.size() < 4 + 4 * rank)
        return invalidInput("the IDX file is cut short inside of its header", where);
    for (size_t axis = 0; axis < rank; ++axis) {
        int64_t size = 0;
        for (size_t i = 0; i < 4; ++i)
            size = size << 8 | static_cast<unsigned char>(bytes[4 + 4 * axis + i]);
        header.dims.push_back(size);
    }
    const auto count = checkedElementCount(header.dims);
    const auto size = count ? elementBytes(header.type, *count) : std::nullopt;
    if (!size)
        return invalidInput("its sizes " + shapeText(header.dims) + " are larger than any file", where);
    header.dataBytes = *size;
    return header;
}

Result<std::unique_ptr<RowArray>> openIdxArray(const std::filesystem::path &path, const std::string &name)
{
    PARE_TRY_ASSIGN(const auto file, InputFile::open(path));
    std::string head(static_cast<size_t>(std::min<int64_t>(file->size(), static_cast<int64_t>(longestHeader))), '\0');
    PARE_TRY(file->read(0, std::as_writable_bytes(std::span(head))));
    const bool zipped = head.starts_with("\x1f\x8b");
    if (zipped) {
        PARE_TRY_ASSIGN(head, gzipBeginning(file, static_cast<int64_t>(longestHeader)));
    }
    PARE_TRY_ASSIGN(const IdxHeader header, parseIdxHeader(head, path.string()));
    std::unique_ptr<ByteSource> source;
    if (zipped) {
        PARE_TRY_ASSIGN(source, gzipSource(file, header.dataOffset + header.dataBytes));
    } else {
        if (file->size() != header.dataOffset + header.dataBytes)
            return invalidInput("its sizes " + shapeText(header.dims) + " need " + std::to_string(header.dataBytes) + " bytes, the file holds " +
                                    std::to_string(file->size() - header.dataOffset),
                                path.string());
        PARE_TRY_ASSIGN(source, fileRange(file, 0, file->size()));
    }
    const std::vector<int64_t> rowDims(header.dims.begin() + 1, header.dims.end());
    return sourceRows(name, header.type, header.dims[0], rowDims, std::move(source), header.dataOffset, true);
}

bool isThere(const std::filesystem::path &path)
{
    std::error_code ignored;
    return std::filesystem::exists(path, ignored);
}

// "train-images-idx3-ubyte.gz" -> "train-labels-idx1-ubyte", with and without .gz; empty where neither is there.
std::filesystem::path labelsBeside(const std::filesystem::path &images)
{
    std::string name = images.filename().string();
    if (name.ends_with(".gz"))
        name.resize(name.size() - 3);
    const size_t word = name.find("images");
    if (word == std::string::npos)
        return {};
    name.replace(word, 6, "labels");
    const size_t axes = name.find("idx");
    if (axes != std::string::npos && axes + 3 < name.size())
        name[axes + 3] = '1';
    for (const char *ending : {"", ".gz"})
        if (isThere(images.parent_path() / (name + ending)))
            return images.parent_path() / (name + ending);
    return {};
}

Result<std::filesystem::path> imagesIn(const std::filesystem::path &folder)
{
    PARE_TRY_ASSIGN(const auto entries, folderEntries(folder));
    std::vector<std::filesystem::path> found;
    for (const auto &entry : entries) {
        std::filesystem::path plain = entry;
        // A file and its .gz are one.
        if (isIdxImagesName(entry) && !(entry.extension() == ".gz" && isThere(plain.replace_extension())))
            found.push_back(entry);
    }
    if (found.empty())
        return invalidInput("the folder holds no IDX images (a name like train-images-idx3-ubyte)", folder.string());
    if (found.size() > 1)
        return invalidInput("the folder holds " + std::to_string(found.size()) + " IDX data sets; name the images' file of one, for example " +
                                found.front().string(),
                            folder.string());
    return found.front();
}

} // namespace

bool looksLikeIdx(std::string_view firstBytes)
{
    return firstBytes.size() >= 8 && firstBytes[0] == 0 && firstBytes[1] == 0 && elementTypeOf(static_cast<unsigned char>(firstBytes[2])) != 0 &&
           firstBytes[3] >= 1 && firstBytes[3] <= 8;
}

bool isIdxImagesName(const std::filesystem::path &path)
{
    const std::string name = path.filename().string();
    return name.find("images") != std::string::npos && name.find("idx") != std::string::npos &&
           (name.ends_with("byte") || name.ends_with("byte.gz") || name.ends_with(".idx") || name.ends_with(".idx.gz"));
}

Result<std::unique_ptr<Dataset>> openIdx(const std::filesystem::path &path, const DatasetOptions &options, const ModelSignature &signature)
{
    std::filesystem::path images = path;
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) {
        PARE_TRY_ASSIGN(images, imagesIn(path));
    }
    if (signature.inputs.size() != 1)
        return invalidInput("IDX files hold one array, the model has " + std::to_string(signature.inputs.size()) + " inputs", images.string());
    DatasetInfo info;
    info.kind = DatasetFormat::Idx;
    info.path = images;
    info.classNames = signature.classNames;
    const ValueSignature &input = signature.inputs.front();
    std::vector<std::unique_ptr<RowArray>> arrays;
    PARE_TRY_ASSIGN(auto rows, openIdxArray(images, input.name));

    const bool bytes = rows->type == pb::TensorProto::UINT8;
    Scaling scaling{options.scale.value_or(bytes && isFloatType(input.type) ? 1.0 / 255 : 1.0), options.mean, options.deviation, -1};
    if (std::max(scaling.mean.size(), scaling.deviation.size()) > 1) {
        // Several channels lie on the axis that has as many entries.
        for (size_t axis = 0; axis < rows->rowDims.size(); ++axis)
            if (rows->rowDims[axis] == static_cast<int64_t>(std::max(scaling.mean.size(), scaling.deviation.size())))
                scaling.axis = static_cast<int>(axis);
        if (scaling.axis < 0)
            return invalidInput("mean and std have several values, but no axis of " + shapeText(rows->rowDims) + " has as many", images.string());
    }
    if (scaling.scale != 1 || !scaling.mean.empty() || !scaling.deviation.empty()) {
        if (!isFloatType(input.type))
            return invalidInput("scale, mean and std need a model with float inputs; " + input.name + " takes " + input.text(), images.string());
        if (!options.scale && bytes)
            info.notes.push_back("bytes are scaled to 0..1 (scale=1/255)");
        rows = scaledRows(std::move(rows), std::move(scaling));
    }
    arrays.push_back(std::move(rows));

    std::string labels = "none";
    std::filesystem::path labelsPath = options.labels.empty() ? labelsBeside(images) : std::filesystem::path(options.labels);
    if (options.labels == "none")
        labelsPath.clear();
    if (!labelsPath.empty()) {
        labels = labelsPath.filename().string();
        PARE_TRY_ASSIGN(auto array, openIdxArray(labelsPath, labels));
        arrays.push_back(std::move(array));
    } else if (options.labels.empty()) {
        info.notes.push_back("no labels lie beside " + images.filename().string());
    }
    return arrayDataset(std::move(arrays), signature, {labels, true}, std::move(info));
}

} // namespace pare
