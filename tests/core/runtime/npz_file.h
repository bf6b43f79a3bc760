// Writes .npz files for tests: arrays stored in a zip without compression.
#pragma once

#include "tests/support/verified.h"

#include "core/base/files.h"
#include "core/model/tensor_data.h"

#include <zlib.h>

#include <cstdint>
#include <string>
#include <vector>

namespace pare::test {

struct NpyArray {
    std::string name;
    std::string descr; // "<f4", "<i8"
    std::vector<int64_t> dims;
    std::string bytes;
};

inline NpyArray floatArray(const std::string &name, const std::vector<int64_t> &dims, const std::vector<float> &values)
{
    return {name, "<f4", dims, bytesOf(values)};
}

inline NpyArray intArray(const std::string &name, const std::vector<int64_t> &dims, const std::vector<int64_t> &values)
{
    return {name, "<i8", dims, bytesOf(values)};
}

inline std::string npyBytes(const NpyArray &array)
{
    std::string shape;
    for (const int64_t dim : array.dims)
        shape += std::to_string(dim) + ",";
    std::string header = "{'descr': '" + array.descr + "', 'fortran_order': False, 'shape': (" + shape + "), }";
    header.resize((header.size() + 11 + 63) / 64 * 64 - 11, ' ');
    header += '\n';
    std::string bytes("\x93NUMPY\x01\x00", 8);
    bytes += static_cast<char>(header.size() & 0xff);
    bytes += static_cast<char>(header.size() >> 8);
    return bytes + header + array.bytes;
}

// Layout: PKWARE's APPNOTE, local headers, then the central directory and its end record.
inline void writeNpz(const std::filesystem::path &path, const std::vector<NpyArray> &arrays)
{
    std::string file;
    std::string directory;
    const auto put = [](std::string &into, uint64_t value, int bytes) {
        for (int i = 0; i < bytes; ++i)
            into += static_cast<char>(value >> (8 * i));
    };
    for (const NpyArray &array : arrays) {
        const std::string name = array.name + ".npy";
        const std::string content = npyBytes(array);
        const uint64_t crc = ::crc32(0, reinterpret_cast<const Bytef *>(content.data()), static_cast<uInt>(content.size()));
        std::string common;
        put(common, 20, 2); // version needed
        put(common, 0, 2);  // flags
        put(common, 0, 2);  // stored
        put(common, 0, 4);  // time and date
        put(common, crc, 4);
        put(common, content.size(), 4);
        put(common, content.size(), 4);
        put(common, name.size(), 2);
        put(common, 0, 2); // extra
        put(directory, 0x02014b50, 4);
        put(directory, 20, 2);
        directory += common;
        put(directory, 0, 2);  // comment
        put(directory, 0, 2);  // disk
        put(directory, 0, 2);  // internal attributes
        put(directory, 0, 4);  // external attributes
        put(directory, file.size(), 4);
        directory += name;
        put(file, 0x04034b50, 4);
        file += common + name + content;
    }
    const uint64_t start = file.size();
    file += directory;
    put(file, 0x06054b50, 4);
    put(file, 0, 4);
    put(file, arrays.size(), 2);
    put(file, arrays.size(), 2);
    put(file, directory.size(), 4);
    put(file, start, 4);
    put(file, 0, 2);
    VERIFIED(writeFile(path, file));
}

} // namespace pare::test
