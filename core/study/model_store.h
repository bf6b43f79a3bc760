// The models of a study, by the hash of their content: NAME.pare-data/HASH.onnx, or HASH/model.onnx with its data beside it.
#pragma once

#include "core/base/result.h"
#include "core/formats/onnx_file.h"

#include <filesystem>
#include <set>
#include <string>
#include <string_view>

namespace pare {

class ModelStore {
public:
    explicit ModelStore(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    struct Stored {
        std::string sha256;
        int64_t sizeBytes = 0;
    };

    [[nodiscard]] const std::filesystem::path &folder() const { return m_folder; }
    // Written and synced under another name, then renamed: a model is there whole or not at all. One that is there already is
    // not written again. Errors: CannotCreate, Io.
    [[nodiscard]] Result<Stored> put(const Model &model, const SaveOptions &options = {}) const;
    // Where a model lies. Empty for what is no hash, so that nothing in a study's file can lead out of the folder.
    [[nodiscard]] std::filesystem::path pathOf(const std::string &sha256) const;
    // Gives `other` these models too: linked where both lie on one file system (stored models never change), else copied.
    // A model that is not here is passed over. Errors: CannotCreate.
    [[nodiscard]] Result<void> copyTo(const ModelStore &other, const std::set<std::string> &models) const;
    // Removes models that are not kept and what an interrupted put left. Touches only names of the store's own making, and
    // nothing where the folder is a link. The caller makes sure that nobody else uses the store.
    void collect(const std::set<std::string> &kept) const;

    // 64 lower-case hexadecimal digits.
    [[nodiscard]] static bool isHash(std::string_view text);

private:
    std::filesystem::path m_folder;
};

} // namespace pare
