// What this machine's processor can do, as the kernel names it.
#pragma once

#include <string>
#include <vector>

namespace pare {

// "x86-64", "arm64", or what the compiler was told where it is neither.
[[nodiscard]] std::string processorArchitecture();
// The flags that decide which arithmetic runs fast ("avx2", "avx512_vnni", "asimddp"), in the order of the kernel; empty where it does not say.
[[nodiscard]] std::vector<std::string> processorFeatures();

} // namespace pare
