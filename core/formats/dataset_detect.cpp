// Which form of data set lies at a path.
#include "core/formats/byte_source.h"
#include "core/formats/dataset_open.h"

#include <algorithm>
#include <array>
#include <new>

namespace pare {

namespace {

// Forms that are known by their first bytes, but not read: what to do instead.
struct OtherForm {
    std::string_view mark;
    std::string_view advice;
};
constexpr std::array<OtherForm, 7> otherForms = {{
    {std::string_view("\x89HDF\r\n\x1a\n", 8), "is an HDF5 file; save its arrays with numpy.savez"},
    {"PAR1", "is a Parquet file; write it as .csv, or its columns with numpy.savez"},
    {"ARROW1", "is an Arrow file; write it as .csv, or its columns with numpy.savez"},
    {"\x80\x02", "is a Python pickle, which is never read; save its arrays with numpy.savez"},
    {"\x80\x03", "is a Python pickle, which is never read; save its arrays with numpy.savez"},
    {"\x80\x04", "is a Python pickle, which is never read; save its arrays with numpy.savez"},
    {"\x80\x05", "is a Python pickle, which is never read; save its arrays with numpy.savez"},
}};

constexpr const char *knownForms = "known are .npz, .npy, .csv, IDX pairs, folders of pictures with one subfolder a class, and test_data_set_* folders";

bool looksLikeText(std::string_view bytes)
{
    return !bytes.empty() && std::none_of(bytes.begin(), bytes.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t';
    });
}

Result<DatasetFormat> formatOfFolder(const std::filesystem::path &path)
{
    if (isTestDataFolder(path))
        return DatasetFormat::OnnxTestData;
    PARE_TRY_ASSIGN(const auto entries, folderEntries(path));
    if (std::any_of(entries.begin(), entries.end(), isIdxImagesName))
        return DatasetFormat::Idx;
    const bool pictures = std::any_of(entries.begin(), entries.end(), [](const auto &entry) {
        std::error_code ignored;
        return isPictureName(entry) || std::filesystem::is_directory(entry, ignored);
    });
    if (pictures)
        return DatasetFormat::Images;
    return invalidInput(entries.empty() ? std::string("the folder is empty") : "the folder holds no data set; " + std::string(knownForms),
                        path.string());
}

Result<DatasetFormat> formatOfFile(const std::filesystem::path &path)
{
    PARE_TRY_ASSIGN(const auto file, InputFile::open(path));
    if (file->size() == 0)
        return invalidInput("the file is empty", path.string());
    std::string head(static_cast<size_t>(std::min<int64_t>(file->size(), 4096)), '\0');
    PARE_TRY(file->read(0, std::as_writable_bytes(std::span(head))));
    if (head.starts_with("PK\3\4") || head.starts_with("PK\5\6"))
        return DatasetFormat::Npz;
    if (head.starts_with("\x93NUMPY"))
        return DatasetFormat::Npy;
    if (looksLikeIdx(head))
        return DatasetFormat::Idx;
    if (looksLikePicture(head))
        return DatasetFormat::Images;
    if (head.starts_with("\x1f\x8b")) {
        PARE_TRY_ASSIGN(const std::string inside, gzipBeginning(file, 64));
        if (looksLikeIdx(inside))
            return DatasetFormat::Idx;
        return unsupported("is a .gz file with something else than IDX inside; unpack it first", path.string());
    }
    for (const OtherForm &form : otherForms)
        if (head.starts_with(form.mark))
            return unsupported(std::string(form.advice), path.string());
    if (path.extension() == ".pb")
        return invalidInput("is a single tensor; give the test_data_set_* folder that it lies in", path.string());
    if (path.extension() == ".npz" || path.extension() == ".npy")
        return invalidInput("is named " + path.extension().string() + ", but does not begin as such a file does; it is damaged, or something else",
                            path.string());
    if (looksLikeText(head))
        return DatasetFormat::Csv;
    return invalidInput("is no data set that Pare reads; " + std::string(knownForms), path.string());
}

Result<std::unique_ptr<Dataset>> openAs(DatasetFormat format, const std::filesystem::path &path, const DatasetOptions &options,
                                        const ModelSignature &signature)
{
    switch (format) {
    case DatasetFormat::Npz: return openNpz(path, options, signature);
    case DatasetFormat::Npy: return openNpy(path, options, signature);
    case DatasetFormat::Images: return openImages(path, options, signature);
    case DatasetFormat::Csv: return openCsv(path, options, signature);
    case DatasetFormat::Idx: return openIdx(path, options, signature);
    case DatasetFormat::OnnxTestData: return openTestData(path, options, signature);
    case DatasetFormat::Auto: break;
    }
    return internalError("the kind of data set was not found out", path.string());
}

} // namespace

Result<std::unique_ptr<Dataset>> openDataset(const std::filesystem::path &path, const DatasetOptions &options, const ModelSignature &signature)
{
    try {
        std::error_code failed;
        if (path.native().find('\0') != std::string::npos)
            return invalidInput("the data set's name holds a NUL character");
        if (!std::filesystem::exists(path, failed))
            return ioError(failed ? failed.message() : "there is no such file or folder", path.string());
        DatasetFormat format = options.format;
        if (format == DatasetFormat::Auto) {
            PARE_TRY_ASSIGN(format, std::filesystem::is_directory(path, failed) ? formatOfFolder(path) : formatOfFile(path));
        }
        PARE_TRY_ASSIGN(auto dataset, openAs(format, path, options, signature));
        if (options.limit == 0 || options.limit >= dataset->count())
            return dataset;
        std::vector<int64_t> first(static_cast<size_t>(options.limit));
        for (size_t i = 0; i < first.size(); ++i)
            first[i] = static_cast<int64_t>(i);
        return subset(std::move(dataset), std::move(first));
    } catch (const std::bad_alloc &) {
        return outOfMemory("there is not enough memory to open the data set", path.string());
    } catch (const std::filesystem::filesystem_error &error) {
        return ioError(error.code().message(), path.string());
    }
}

} // namespace pare
