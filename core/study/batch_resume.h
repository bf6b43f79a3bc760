// What a batch that was interrupted leaves behind in its hidden folder, for the next one to go on with.
#pragma once

#include "core/study/batch.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pare {

// What decides on a preset's result, as a hash: the source's bytes, the preset and all its options, guard, seed, threads, machine, version of
// Pare, and the data by path, options, size and time of its files.
[[nodiscard]] std::string batchKey(const OptimizeRequest &request, const RunContext &context, const std::string &sourceSha256);

// The study of a batch on its way, with what is finished in it.
class UnfinishedBatch {
public:
    // Goes on with the study in `folder`, or begins one there where there is none, `fresh` is asked for, or it cannot be gone on with
    // (`anew` says why then; empty otherwise). Errors: CannotCreate (another program works there), Io.
    static Result<UnfinishedBatch> in(const std::filesystem::path &folder, const Model &source, const StudySource &about, bool fresh);

    [[nodiscard]] Study &study() const { return *m_study; }
    [[nodiscard]] const std::string &anew() const { return m_anew; }
    // Finished under this key; null: not.
    [[nodiscard]] const BatchEntry *finished(const std::string &key) const;
    [[nodiscard]] bool anyFinished() const { return !m_finished.empty(); }
    [[nodiscard]] const std::optional<VariantMeasurement> &source() const { return m_source; } // as it was measured with the first
    // Variants that are not among these keys' go.
    Result<void> keepOnly(const std::vector<std::string> &keys);
    Result<void> add(const std::string &key, const BatchEntry &entry, const std::optional<VariantMeasurement> &source);
    // The study is moved to its place, and carries nothing of this any more.
    Result<void> moveTo(const std::filesystem::path &path);

private:
    struct Finished {
        std::string key;
        BatchEntry entry;
    };
    Result<void> read();
    Result<void> write();

    std::unique_ptr<Study> m_study;
    std::vector<Finished> m_finished;
    std::optional<VariantMeasurement> m_source;
    std::string m_anew;
};

} // namespace pare
