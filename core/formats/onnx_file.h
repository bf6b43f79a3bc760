// Opening and saving ONNX files.
#pragma once

#include "core/base/run_context.h"
#include "core/model/model.h"

#include <filesystem>
#include <string>
#include <vector>

namespace pare {

// Opens a model. Weights are not read: large payloads stay in the file until asked for; external data is opened below the
// model's folder only. Errors: Io (not there, cut short, external data missing), InvalidInput (not ONNX: another format is
// recognised by its bytes and the message says how to export it; sizes that do not fit; a cycle; external data that escapes).
[[nodiscard]] Result<Model> openOnnx(const std::filesystem::path &path);

enum class ExternalData {
    Auto, // one file where it fits (below 2 GB), else external
    Never,
    Always,
};

struct SaveOptions {
    ExternalData external = ExternalData::Auto;
    int64_t externalFrom = 1024; // bytes: smaller tensors stay inside the model file, and so do shapes and what no runtime takes from outside
};

// Every file of a saved model with its size; the first is the .onnx itself, a second its external data "NAME.onnx.data".
struct SavedModel {
    std::vector<std::filesystem::path> files;
    int64_t sizeBytes = 0; // all files together
    std::string sha256;    // of the .onnx and then its data
};

// Writes aside and renames: the old file stays whole until the new one is. Deterministic: same model, same bytes.
// Errors: CannotCreate, Io (disk full), Unsupported (above 2 GB with ExternalData::Never).
[[nodiscard]] Result<SavedModel> saveOnnx(const Model &model, const std::filesystem::path &path, const SaveOptions &options = {});

// The bytes of the model in one file, exactly, without writing it; with external data, padding comes to it.
[[nodiscard]] int64_t storedBytes(const Model &model);

// SHA-256 of the file that a model was opened from, as sha256sum gives it; where data files belong to it, of the hashes of the .onnx
// and then of these, by name. Of a model that was not opened: of the one file that it would be saved as. Errors: Io; Unsupported
// (above 2 GB and not opened from a file).
[[nodiscard]] Result<std::string> sourceSha256(const Model &model);

// "PyTorch checkpoint" and how to export it, for a file's first bytes and size; empty where nothing known is recognised.
[[nodiscard]] std::string recogniseForeignFormat(std::string_view firstBytes, const std::filesystem::path &path);

} // namespace pare
