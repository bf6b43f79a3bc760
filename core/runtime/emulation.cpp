#include "core/runtime/emulation.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>
#include <unistd.h>

namespace pare {

std::span<const EmulatedProcessor> emulatedProcessors()
{
    static const std::array processors{
        EmulatedProcessor{"haswell", "Intel Haswell (2013)", "Haswell"},
        EmulatedProcessor{"skylake", "Intel Skylake, desktop (2015)", "Skylake-Client"},
        EmulatedProcessor{"zen", "AMD Zen (2017)", "EPYC"},
    };
    return processors;
}

const EmulatedProcessor *findEmulatedProcessor(const std::string &name)
{
    const auto all = emulatedProcessors();
    const auto found = std::find_if(all.begin(), all.end(), [&](const EmulatedProcessor &processor) { return processor.name == name; });
    return found == all.end() ? nullptr : &*found;
}

std::filesystem::path findEmulator()
{
#if defined(__x86_64__)
    const char *path = std::getenv("PATH");
    std::string_view folders = path ? path : "";
    while (!folders.empty()) {
        const size_t end = std::min(folders.find(':'), folders.size());
        for (const char *name : {"qemu-x86_64", "qemu-x86_64-static"})
            if (const auto file = std::filesystem::path(folders.substr(0, end)) / name; ::access(file.c_str(), X_OK) == 0)
                return file;
        folders.remove_prefix(std::min(end + 1, folders.size()));
    }
#endif
    return {};
}

} // namespace pare
