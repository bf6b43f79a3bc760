// Who uses a study: every open study holds its data folder, so that nobody collects or replaces models under it.
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <memory>

namespace pare {

// An advisory lock on a folder, of this process or another; given back on destruction, and by the system when a process dies.
class StudyLock {
public:
    enum class Mode { Shared, Alone };
    // nullptr where somebody else holds it so that this mode cannot be had (heldByOther is true then), or where the folder
    // cannot be locked at all.
    static std::unique_ptr<StudyLock> take(const std::filesystem::path &folder, Mode mode, bool &heldByOther);
    // The same alone, on a file that is made for it.
    static std::unique_ptr<StudyLock> takeFile(const std::filesystem::path &file, bool &heldByOther);
    ~StudyLock();
    StudyLock(const StudyLock &) = delete;
    StudyLock &operator=(const StudyLock &) = delete;
    void share() const; // from Alone to Shared

private:
    explicit StudyLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
};

} // namespace pare
