#include "core/targets/processor.h"

#include <fstream>
#include <set>
#include <sstream>

namespace pare {

std::string processorArchitecture()
{
#if defined(__x86_64__)
    return "x86-64";
#elif defined(__aarch64__)
    return "arm64";
#else
    return "other";
#endif
}

std::vector<std::string> processorFeatures()
{
    const std::set<std::string> wanted{"sse4_2",      "avx",         "avx2",       "fma",        "f16c",      "avx512f",   "avx512bw",
                                       "avx512vl",    "avx512_vnni", "avx_vnni",   "avx512_bf16", "avx512_fp16", "amx_tile", "amx_int8",
                                       "amx_bf16",    "avx_vnni_int8", "asimddp",  "i8mm",       "bf16",      "sve"};
    std::vector<std::string> found;
    std::ifstream info("/proc/cpuinfo");
    for (std::string line; std::getline(info, line);)
        if (line.starts_with("flags") || line.starts_with("Features")) {
            std::istringstream words(line.substr(line.find(':') + 1));
            for (std::string word; words >> word;)
                if (wanted.contains(word))
                    found.push_back(word);
            break;
        }
    return found;
}

} // namespace pare
