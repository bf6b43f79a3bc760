// Data sets written for tests: .npy, .npz, IDX, .gz and PNG, byte by byte, with the faults that a test wants.
#pragma once

#include "core/base/files.h"
#include "core/formats/dataset.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace pare::test {

template <typename T>
std::string rawBytes(const std::vector<T> &values)
{
    return std::string(reinterpret_cast<const char *>(values.data()), values.size() * sizeof(T));
}

// A .npy file. descr: "<f4", "|u1"...; the data is written as it is.
std::string npyFile(const std::string &descr, const std::vector<int64_t> &shape, const std::string &data, bool fortranOrder = false, int version = 1);
std::string npyFloats(const std::vector<int64_t> &shape, const std::vector<float> &values);
std::string npyInts(const std::vector<int64_t> &shape, const std::vector<int64_t> &values);

struct ZipEntry {
    std::string name;   // "images.npy"
    std::string bytes;
    bool deflated = false;
    bool zip64 = false; // sizes stand in the extra field
    int flags = 0;      // bit 0: encrypted
    int method = -1;    // another compression method than the bytes have
};
std::string zipFile(const std::vector<ZipEntry> &entries);

std::string rawDeflate(const std::string &bytes);
std::string gzipFile(const std::string &bytes, const std::string &name = {});
// type: 0x08 uint8, 0x0d float32 (data already big-endian)...
std::string idxFile(int type, const std::vector<int64_t> &dims, const std::string &data);
// 8-bit grey (1 channel) or colours (3 channels).
std::string pngFile(int64_t width, int64_t height, int channels, const std::string &pixels);

// A folder of its own that goes away with the test.
class DataFolder {
public:
    DataFolder();
    std::filesystem::path write(const std::string &name, const std::string &bytes) const;
    [[nodiscard]] std::filesystem::path path(const std::string &name = {}) const;

private:
    std::shared_ptr<TemporaryFolder> m_folder;
};

struct Named {
    std::string name;
    int type;
    std::vector<int64_t> dims; // -1: any
};
ModelSignature signature(const std::vector<Named> &inputs, const std::vector<Named> &outputs);

std::vector<float> floatsOf(const Tensor &tensor);
std::vector<int64_t> intsOf(const Tensor &tensor);

// A data set in memory, for tests of what stands on data sets: `inputs` and `labels` have the sample axis first.
std::unique_ptr<Dataset> memoryDataset(const ModelSignature &signature, std::vector<Tensor> inputs, std::vector<Tensor> labels);

} // namespace pare::test
