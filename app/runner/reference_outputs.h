// What a reference model gave for a dataset, kept for the next variant that is compared with it: a search asks again and again.
#pragma once

#include "core/formats/dataset_signature.h"

#include <cstdint>
#include <list>
#include <memory>
#include <string>
#include <vector>

namespace pare {

// Outputs batch by batch.
using BatchOutputs = std::vector<std::vector<Tensor>>;

class ReferenceOutputs {
public:
    // Which model on which data: changes with the data's length or modification time.
    struct Key {
        uint64_t model = 0;
        std::string data;
        bool operator==(const Key &) const = default;
    };

    [[nodiscard]] std::shared_ptr<const BatchOutputs> find(const Key &key);
    void keep(Key key, BatchOutputs outputs);
    void forget(uint64_t model);

    // More than this is not worth its memory.
    static constexpr int64_t mostBytes = int64_t{64} << 20;

private:
    struct Entry {
        Key key;
        std::shared_ptr<const BatchOutputs> outputs;
    };
    std::list<Entry> m_entries; // the latest first
};

} // namespace pare
