#include "core/base/cache_folder.h"

#include <cstdlib>

namespace pare {

std::filesystem::path cacheFolder()
{
    const auto absolute = [](const char *name) {
        const char *value = std::getenv(name);
        return std::filesystem::path(value && *value == '/' ? value : "");
    };
    if (const auto own = absolute("PARE_CACHE"); !own.empty())
        return own;
    if (const auto cache = absolute("XDG_CACHE_HOME"); !cache.empty())
        return cache / "pare";
    const auto home = absolute("HOME");
    return home.empty() ? home : home / ".cache" / "pare";
}

} // namespace pare
