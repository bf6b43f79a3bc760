#include "tests/support/data_files.h"

#include "core/formats/dataset_arrays.h"
#include "tests/support/verified.h"

#include <zlib.h>

#include <cstring>

namespace pare::test {

namespace {

template <typename T>
void put(std::string &bytes, T value) // little-endian
{
    bytes.append(reinterpret_cast<const char *>(&value), sizeof value);
}

void putBig32(std::string &bytes, uint32_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes += static_cast<char>(value >> shift);
}

uint32_t crcOf(const std::string &bytes)
{
    return static_cast<uint32_t>(crc32_z(0, reinterpret_cast<const Bytef *>(bytes.data()), bytes.size()));
}

std::string deflated(const std::string &bytes, int windowBits)
{
    z_stream stream = {};
    deflateInit2(&stream, 6, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
    std::string result(deflateBound(&stream, bytes.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(result.data());
    stream.avail_out = static_cast<uInt>(result.size());
    deflate(&stream, Z_FINISH);
    result.resize(stream.total_out);
    deflateEnd(&stream);
    return result;
}

std::string pngChunk(const std::string &kind, const std::string &content)
{
    std::string chunk;
    putBig32(chunk, static_cast<uint32_t>(content.size()));
    chunk += kind + content;
    putBig32(chunk, crcOf(kind + content));
    return chunk;
}

} // namespace

std::string npyFile(const std::string &descr, const std::vector<int64_t> &shape, const std::string &data, bool fortranOrder, int version)
{
    std::string text = "{'descr': '" + descr + "', 'fortran_order': " + (fortranOrder ? "True" : "False") + ", 'shape': (";
    for (const int64_t dim : shape)
        text += std::to_string(dim) + ", ";
    text += "), }";
    const size_t prefix = version == 1 ? 10 : 12;
    while ((prefix + text.size() + 1) % 64 != 0)
        text += ' ';
    text += '\n';
    std::string bytes = "\x93NUMPY";
    bytes += static_cast<char>(version);
    bytes += '\0';
    if (version == 1)
        put(bytes, static_cast<uint16_t>(text.size()));
    else
        put(bytes, static_cast<uint32_t>(text.size()));
    return bytes + text + data;
}

std::string npyFloats(const std::vector<int64_t> &shape, const std::vector<float> &values)
{
    return npyFile("<f4", shape, rawBytes(values));
}

std::string npyInts(const std::vector<int64_t> &shape, const std::vector<int64_t> &values)
{
    return npyFile("<i8", shape, rawBytes(values));
}

std::string rawDeflate(const std::string &bytes)
{
    return deflated(bytes, -15);
}

std::string zipFile(const std::vector<ZipEntry> &entries)
{
    std::string file;
    std::string directory;
    for (const ZipEntry &entry : entries) {
        const std::string stored = entry.deflated ? rawDeflate(entry.bytes) : entry.bytes;
        const auto offset = static_cast<uint32_t>(file.size());
        std::string sizes; // extra field 1
        if (entry.zip64) {
            put(sizes, uint16_t{1});
            put(sizes, uint16_t{16});
            put(sizes, uint64_t{entry.bytes.size()});
            put(sizes, uint64_t{stored.size()});
        }
        std::string common;
        put(common, uint16_t{20});
        put(common, static_cast<uint16_t>(entry.flags));
        put(common, static_cast<uint16_t>(entry.method >= 0 ? entry.method : entry.deflated ? 8 : 0));
        put(common, uint32_t{0});
        put(common, crcOf(entry.bytes));
        put(common, entry.zip64 ? 0xffffffffu : static_cast<uint32_t>(stored.size()));
        put(common, entry.zip64 ? 0xffffffffu : static_cast<uint32_t>(entry.bytes.size()));
        put(common, static_cast<uint16_t>(entry.name.size()));
        put(common, static_cast<uint16_t>(sizes.size()));
        file += "PK\3\4" + common + entry.name + sizes + stored;
        directory += std::string("PK\1\2") + std::string("\x14\0", 2) + common;
        put(directory, uint16_t{0}); // comment
        put(directory, uint16_t{0}); // disk
        put(directory, uint16_t{0});
        put(directory, uint32_t{0});
        put(directory, offset);
        directory += entry.name + sizes;
    }
    const auto begin = static_cast<uint32_t>(file.size());
    file += directory + "PK\5\6";
    put(file, uint32_t{0});
    put(file, static_cast<uint16_t>(entries.size()));
    put(file, static_cast<uint16_t>(entries.size()));
    put(file, static_cast<uint32_t>(directory.size()));
    put(file, begin);
    put(file, uint16_t{0});
    return file;
}

std::string gzipFile(const std::string &bytes, const std::string &name)
{
    std::string file("\x1f\x8b\x08", 3);
    file += name.empty() ? '\0' : '\x08';
    put(file, uint32_t{0});
    file += std::string("\0\x03", 2);
    if (!name.empty())
        file += name + '\0';
    file += rawDeflate(bytes);
    put(file, crcOf(bytes));
    put(file, static_cast<uint32_t>(bytes.size()));
    return file;
}

std::string idxFile(int type, const std::vector<int64_t> &dims, const std::string &data)
{
    std::string file("\0\0", 2);
    file += static_cast<char>(type);
    file += static_cast<char>(dims.size());
    for (const int64_t dim : dims)
        putBig32(file, static_cast<uint32_t>(dim));
    return file + data;
}

std::string pngFile(int64_t width, int64_t height, int channels, const std::string &pixels)
{
    std::string header;
    putBig32(header, static_cast<uint32_t>(width));
    putBig32(header, static_cast<uint32_t>(height));
    header += '\x08';
    header += channels == 1 ? '\0' : '\x02';
    header += std::string(3, '\0');
    std::string rows;
    const size_t stride = static_cast<size_t>(width * channels);
    for (size_t y = 0; y < static_cast<size_t>(height); ++y)
        rows += '\0' + pixels.substr(y * stride, stride);
    return "\x89PNG\r\n\x1a\n" + pngChunk("IHDR", header) + pngChunk("IDAT", deflated(rows, 15)) + pngChunk("IEND", {});
}

DataFolder::DataFolder() : m_folder(VERIFIED(TemporaryFolder::create("test"))) {}

std::filesystem::path DataFolder::write(const std::string &name, const std::string &bytes) const
{
    const std::filesystem::path target = path(name);
    std::filesystem::create_directories(target.parent_path());
    VERIFIED(writeFile(target, bytes));
    return target;
}

std::filesystem::path DataFolder::path(const std::string &name) const
{
    return name.empty() ? m_folder->path() : m_folder->path() / name;
}

ModelSignature signature(const std::vector<Named> &inputs, const std::vector<Named> &outputs)
{
    ModelSignature result;
    for (const Named &input : inputs)
        result.inputs.push_back({input.name, input.type, true, input.dims, false, false});
    for (const Named &output : outputs)
        result.outputs.push_back({output.name, output.type, true, output.dims, false, false});
    return result;
}

std::vector<float> floatsOf(const Tensor &tensor)
{
    std::vector<float> values(tensor.bytes.size() / sizeof(float));
    std::memcpy(values.data(), tensor.bytes.data(), values.size() * sizeof(float));
    return values;
}

std::vector<int64_t> intsOf(const Tensor &tensor)
{
    std::vector<int64_t> values(tensor.bytes.size() / sizeof(int64_t));
    std::memcpy(values.data(), tensor.bytes.data(), values.size() * sizeof(int64_t));
    return values;
}

std::unique_ptr<Dataset> memoryDataset(const ModelSignature &signature, std::vector<Tensor> inputs, std::vector<Tensor> labels)
{
    std::vector<std::unique_ptr<RowArray>> arrays;
    for (std::vector<Tensor> *list : {&inputs, &labels})
        for (Tensor &tensor : *list)
            arrays.push_back(memoryRows(tensor.name, tensor.type, std::vector<int64_t>(tensor.dims.begin() + 1, tensor.dims.end()),
                                        std::move(tensor.bytes)));
    DatasetInfo info;
    info.kind = DatasetFormat::Npz;
    info.path = "memory";
    return VERIFIED(arrayDataset(std::move(arrays), signature, {}, std::move(info)));
}

} // namespace pare::test
