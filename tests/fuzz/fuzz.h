// What every fuzz target defines, and what they share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// Well-formed inputs to start from.
std::vector<std::string> fuzzSeeds();
