// Which pictures lie in a folder, and which class each has.
#pragma once

#include "core/formats/dataset.h"

#include <string>
#include <vector>

namespace pare {

struct ImageFile {
    std::string name;         // below the folder
    int64_t classIndex = -1;  // -1: no label
};

struct ImageFolder {
    std::vector<ImageFile> files;        // classes in their order, names sorted inside of each
    bool labelled = false;
    std::string labelName;               // "folder names", or the labels' file
    std::vector<std::string> classNames; // by index; may be empty
    std::vector<std::string> notes;
};

// One subfolder a class: a number is the index itself; else names are looked up in options.classes or the model's class names; else,
// where there are as many folders as the model has classes (or it does not say), sorted order counts. Pictures without subfolders
// have no labels unless options.labels names a file with lines "name class".
// Errors: Io, InvalidInput (no pictures; folders whose classes cannot be told; train and val side by side).
[[nodiscard]] Result<ImageFolder> readImageFolder(const std::filesystem::path &folder, const DatasetOptions &options,
                                                  const ModelSignature &signature);

} // namespace pare
