// The demo's data as files that Pare reads, made from Debian's packages.
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace pare::demo {

struct PrepareOptions {
    std::filesystem::path root = "/"; // where the packages lie: "/", or a folder into which they were unpacked
    bool fashion = true;
    bool languages = true;
    std::function<void(const std::string &)> say = [](const std::string &) {};
};

// The packages that `options` asks for and whose files are not below its root.
[[nodiscard]] std::vector<std::string> missingPackages(const PrepareOptions &options);

// Writes, below `folder` (made where it is missing):
//   fashion-train/ fashion-calib/ fashion-eval/   each an IDX pair PART-images-idx3-ubyte, PART-labels-idx1-ubyte
//   languages-train.npz languages-calib.npz languages-eval.npz   `bytes` int64 [S,64], `labels` int64 [S]
//   demo-data.json   what lies there, from which sources: what is up to date is not made again
// The same packages give the same bytes. Safe when several processes do it at once.
// Returns whether anything had to be made. Errors: Unavailable with the names of the missing packages, Io, CannotCreate.
[[nodiscard]] Result<bool> prepareDemoData(const std::filesystem::path &folder, const PrepareOptions &options);

} // namespace pare::demo
