// Models as files that a runner can load: small ones whole, large ones with their big constants left where they are.
#pragma once

#include "core/model/model.h"
#include "core/runtime/worker.pb.h"

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace pare {

// A model on disk for as long as this lives.
class WrittenModel {
public:
    WrittenModel() = default;
    ~WrittenModel();
    WrittenModel(const WrittenModel &) = delete;
    WrittenModel &operator=(const WrittenModel &) = delete;

    std::filesystem::path path;
    std::vector<worker::OutsideConstant> constants; // the runner reads these itself
    std::vector<std::shared_ptr<const void>> keep;  // files that `constants` names
};

class ModelFiles {
public:
    // wholeBytes: models with more constants than this leave them outside.
    explicit ModelFiles(std::filesystem::path folder, int64_t wholeBytes = int64_t{64} << 20)
        : m_folder(std::move(folder)), m_wholeBytes(wholeBytes)
    {
    }

    // extraOutputs: inner values that become outputs of what is written. Constants of a user's file are named by that file, never
    // copied; constants in memory are written once for all models that share them.
    // Errors: Io (disk full, a weights file that changed), Unsupported (above 2 GB outside of the main graph's constants).
    Result<std::shared_ptr<const WrittenModel>> write(const Model &model, const std::vector<std::string> &extraOutputs = {});

    [[nodiscard]] const std::filesystem::path &folder() const { return m_folder; }

private:
    struct StoredPayload;
    Result<std::shared_ptr<StoredPayload>> store(const TensorDataPtr &data);
    Result<worker::FilePart> place(const TensorDataPtr &data, WrittenModel &written);
    Result<void> leaveOutside(const Model &model, pb::ModelProto &proto, WrittenModel &written);

    std::filesystem::path m_folder;
    int64_t m_wholeBytes;
    std::mutex m_mutex;
    uint64_t m_counter = 0;
    std::map<const TensorData *, std::weak_ptr<StoredPayload>> m_stored;
};

} // namespace pare
