// The readers behind openDataset, one a form. Their errors are those of openDataset.
#pragma once

#include "core/formats/dataset.h"

namespace pare {

[[nodiscard]] Result<std::unique_ptr<Dataset>> openNpz(const std::filesystem::path &path, const DatasetOptions &options,
                                                       const ModelSignature &signature);
[[nodiscard]] Result<std::unique_ptr<Dataset>> openNpy(const std::filesystem::path &path, const DatasetOptions &options,
                                                       const ModelSignature &signature);
[[nodiscard]] Result<std::unique_ptr<Dataset>> openImages(const std::filesystem::path &path, const DatasetOptions &options,
                                                          const ModelSignature &signature);
[[nodiscard]] Result<std::unique_ptr<Dataset>> openCsv(const std::filesystem::path &path, const DatasetOptions &options,
                                                       const ModelSignature &signature);
// path: the images' file, or a folder with one pair.
[[nodiscard]] Result<std::unique_ptr<Dataset>> openIdx(const std::filesystem::path &path, const DatasetOptions &options,
                                                       const ModelSignature &signature);
// path: a folder test_data_set_N, or one that holds such folders.
[[nodiscard]] Result<std::unique_ptr<Dataset>> openTestData(const std::filesystem::path &path, const DatasetOptions &options,
                                                            const ModelSignature &signature);

// What openDataset asks when it finds the kind out.
[[nodiscard]] bool looksLikeIdx(std::string_view firstBytes);
[[nodiscard]] bool looksLikePicture(std::string_view firstBytes);
[[nodiscard]] bool isPictureName(const std::filesystem::path &path); // by its ending
[[nodiscard]] bool isIdxImagesName(const std::filesystem::path &path); // "train-images-idx3-ubyte.gz"
[[nodiscard]] bool isTestDataFolder(const std::filesystem::path &path);

// Entries of a folder by name, hidden ones left out. Errors: Io.
[[nodiscard]] Result<std::vector<std::filesystem::path>> folderEntries(const std::filesystem::path &folder);
// One name a line; lines that are empty at the end are left out. Errors: Io, InvalidInput (no names).
[[nodiscard]] Result<std::vector<std::string>> readClassNames(const std::filesystem::path &path);

} // namespace pare
