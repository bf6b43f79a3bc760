// .npz and .npy as data sets: each array is read by sample ranges, stored members with pread, deflated ones inflated on the way.
#include "core/formats/dataset_arrays.h"
#include "core/formats/dataset_open.h"
#include "core/formats/npy_header.h"
#include "core/formats/npz_directory.h"

#include "core/base/checked.h"
#include "core/base/units.h"

#include <algorithm>

namespace pare {

namespace {

constexpr int64_t largestFortranBytes = int64_t{256} << 20;

// A Fortran-ordered array keeps its first axis innermost, so that one sample is spread over all of it: it is turned in memory.
Result<std::string> rowMajor(const NpyHeader &header, ByteSource &source, int64_t offset, const std::string &name)
{
    if (header.dataBytes > largestFortranBytes)
        return unsupported(name + ": is in Fortran order and larger than " + formatBytes(largestFortranBytes) +
                           "; save it after numpy.ascontiguousarray");
    std::string columns(static_cast<size_t>(header.dataBytes), '\0');
    PARE_TRY(source.read(offset, std::as_writable_bytes(std::span(columns))));
    std::string rows(columns.size(), '\0');
    const size_t width = static_cast<size_t>(elementBits(header.type)) / 8;
    const size_t rank = header.shape.size();
    std::vector<int64_t> place(rank, 0);
    std::vector<size_t> strides(rank, 1); // in elements, of the row-major result
    for (size_t axis = rank; axis-- > 1;)
        strides[axis - 1] = strides[axis] * static_cast<size_t>(header.shape[axis]);
    for (size_t from = 0; from + width <= columns.size(); from += width) {
        size_t to = 0;
        for (size_t axis = 0; axis < rank; ++axis)
            to += static_cast<size_t>(place[axis]) * strides[axis];
        std::copy_n(columns.begin() + static_cast<std::ptrdiff_t>(from), width, rows.begin() + static_cast<std::ptrdiff_t>(to * width));
        for (size_t axis = 0; axis < rank && ++place[axis] == header.shape[axis]; ++axis)
            place[axis] = 0;
    }
    return rows;
}

Result<std::unique_ptr<RowArray>> openArray(std::unique_ptr<ByteSource> source, int64_t bytes, const std::string &name)
{
    std::string head(static_cast<size_t>(std::min(bytes, npyHeaderLimit)), '\0');
    PARE_TRY(source->read(0, std::as_writable_bytes(std::span(head))));
    PARE_TRY_ASSIGN(const NpyHeader header, parseNpyHeader(head, name.empty() ? "the array" : name));
    if (header.dataBytes != bytes - header.dataOffset)
        return invalidInput(name + ": its shape " + shapeText(header.shape) + " needs " + std::to_string(header.dataBytes) +
                            " bytes, the file holds " + std::to_string(bytes - header.dataOffset));
    const bool scalar = header.shape.empty();
    const int64_t rows = scalar ? 1 : header.shape[0];
    const std::vector<int64_t> rowDims(header.shape.begin() + (scalar ? 0 : 1), header.shape.end());
    int64_t offset = header.dataOffset;
    if (header.fortranOrder && header.shape.size() > 1) {
        PARE_TRY_ASSIGN(std::string turned, rowMajor(header, *source, offset, name));
        source = memorySource(std::move(turned));
        offset = 0;
    }
    auto array = sourceRows(name, header.type, rows, rowDims, std::move(source), offset, header.bigEndian);
    array->scalar = scalar;
    return array;
}

DatasetInfo infoOf(DatasetFormat kind, const std::filesystem::path &path, const ModelSignature &signature)
{
    DatasetInfo info;
    info.kind = kind;
    info.path = path;
    info.classNames = signature.classNames;
    return info;
}

} // namespace

Result<std::unique_ptr<Dataset>> openNpz(const std::filesystem::path &path, const DatasetOptions &options, const ModelSignature &signature)
{
    PARE_TRY_ASSIGN(const auto file, InputFile::open(path));
    PARE_TRY_ASSIGN(const auto members, readZipDirectory(file));
    std::vector<std::unique_ptr<RowArray>> arrays;
    for (const ZipMember &member : members) {
        if (!member.name.ends_with(".npy"))
            continue;
        PARE_TRY_ASSIGN(auto source, openMember(file, member));
        auto array = openArray(std::move(source), member.bytes, member.name.substr(0, member.name.size() - 4));
        if (!array) {
            Error error = array.error();
            error.where = path.string();
            return error;
        }
        arrays.push_back(std::move(*array));
    }
    if (arrays.empty())
        return invalidInput("the archive holds no .npy arrays; is it another kind of zip file?", path.string());
    return arrayDataset(std::move(arrays), signature, {options.labels, false}, infoOf(DatasetFormat::Npz, path, signature));
}

Result<std::unique_ptr<Dataset>> openNpy(const std::filesystem::path &path, const DatasetOptions &, const ModelSignature &signature)
{
    PARE_TRY_ASSIGN(const auto file, InputFile::open(path));
    if (signature.inputs.size() > 1)
        return invalidInput("a .npy file holds one array, the model has " + std::to_string(signature.inputs.size()) +
                                " inputs; put arrays with their names into one .npz",
                            path.string());
    PARE_TRY_ASSIGN(auto source, fileRange(file, 0, file->size()));
    auto array = openArray(std::move(source), file->size(), signature.inputs.empty() ? "" : signature.inputs[0].name);
    if (!array) {
        Error error = array.error();
        error.where = path.string();
        return error;
    }
    std::vector<std::unique_ptr<RowArray>> arrays;
    arrays.push_back(std::move(*array));
    return arrayDataset(std::move(arrays), signature, {"none", false}, infoOf(DatasetFormat::Npy, path, signature));
}

} // namespace pare
