#include "core/study/study_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

namespace pare {

std::unique_ptr<StudyLock> StudyLock::take(const std::filesystem::path &folder, Mode mode, bool &heldByOther)
{
    heldByOther = false;
    // On the folder, not on the study's file: closing a second descriptor of that file would drop SQLite's own locks.
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return nullptr;
    const int operation = mode == Mode::Alone ? LOCK_EX : LOCK_SH;
    int state = -1;
    // Somebody who is alone for a moment (collecting, saving) is waited for; a shared holder is there to stay.
    const int attempts = mode == Mode::Alone ? 1 : 100;
    for (int attempt = 0; attempt < attempts && state != 0; ++attempt) {
        if (attempt > 0)
            ::usleep(20'000);
        do
            state = ::flock(descriptor, operation | LOCK_NB);
        while (state != 0 && errno == EINTR);
        if (state != 0 && errno != EWOULDBLOCK)
            break;
    }
    if (state != 0) {
        heldByOther = errno == EWOULDBLOCK;
        ::close(descriptor);
        return nullptr;
    }
    return std::unique_ptr<StudyLock>(new StudyLock(descriptor));
}

std::unique_ptr<StudyLock> StudyLock::takeFile(const std::filesystem::path &file, bool &heldByOther)
{
    heldByOther = false;
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0644);
    if (descriptor < 0)
        return nullptr;
    int state = -1;
    do
        state = ::flock(descriptor, LOCK_EX | LOCK_NB);
    while (state != 0 && errno == EINTR);
    if (state == 0)
        return std::unique_ptr<StudyLock>(new StudyLock(descriptor));
    heldByOther = errno == EWOULDBLOCK;
    ::close(descriptor);
    return nullptr;
}

StudyLock::~StudyLock()
{
    ::close(m_descriptor);
}

void StudyLock::share() const
{
    (void)::flock(m_descriptor, LOCK_SH | LOCK_NB);
}

} // namespace pare
