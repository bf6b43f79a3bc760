// The bytes of a fuzz input opened as a data set, and read through.
#pragma once

#include "core/formats/dataset.h"
#include "tests/fuzz/fuzz.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <string>

namespace pare::fuzz {

// A file in memory with a name that other code can open.
class MemoryFile {
public:
    MemoryFile() : m_descriptor(memfd_create("fuzz", MFD_CLOEXEC)) {}
    ~MemoryFile() { close(m_descriptor); }
    MemoryFile(const MemoryFile &) = delete;
    MemoryFile &operator=(const MemoryFile &) = delete;
    [[nodiscard]] bool set(const uint8_t *data, size_t size) const
    {
        return ftruncate(m_descriptor, 0) == 0 && pwrite(m_descriptor, data, size, 0) == static_cast<ssize_t>(size);
    }
    [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(m_descriptor); }

private:
    int m_descriptor;
};

inline ValueSignature value(const std::string &name, int type, std::vector<int64_t> dims)
{
    return {name, type, true, std::move(dims), false, false};
}

// Reads the first samples, the last one and all labels.
inline void readThrough(Dataset &dataset)
{
    constexpr int64_t most = 64;
    const int64_t step = dataset.batchFor(8);
    for (int64_t first = 0; first < std::min(dataset.count(), most); first += step)
        if (!dataset.read(first, std::min(step, dataset.count() - first)))
            break;
    (void)dataset.read(dataset.count() - 1, 1);
    if (dataset.count() < 100'000 && dataset.info().labels != LabelKind::None)
        (void)dataset.classLabels();
    (void)dataset.findings();
}

inline void openAndRead(const std::string &path, DatasetFormat format, const ModelSignature &signature)
{
    DatasetOptions options;
    options.format = format;
    auto dataset = openDataset(path, options, signature);
    if (dataset)
        readThrough(**dataset);
}

inline ModelSignature pictureSignature()
{
    ModelSignature signature;
    signature.inputs = {value("images", pb::TensorProto::FLOAT, {-1, 1, 2, 3})};
    signature.outputs = {value("logits", pb::TensorProto::FLOAT, {-1, 3})};
    return signature;
}

inline int fuzzFormat(const uint8_t *data, size_t size, DatasetFormat format, const ModelSignature &signature)
{
    static const MemoryFile file;
    if (file.set(data, size))
        openAndRead(file.path(), format, signature);
    return 0;
}

} // namespace pare::fuzz
