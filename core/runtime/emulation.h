// Processors that pare-runner can be run on by qemu-user, to see what a model computes there: without VNNI, sums of products of 8 bits
// saturate, and they do so in the emulator as they do in the processor.
#pragma once

#include <filesystem>
#include <span>
#include <string>

namespace pare {

struct EmulatedProcessor {
    std::string name;  // "haswell"
    std::string title; // "Intel Haswell"
    std::string model; // as the emulator calls it
};

// All of them have AVX2 and no VNNI.
[[nodiscard]] std::span<const EmulatedProcessor> emulatedProcessors();
[[nodiscard]] const EmulatedProcessor *findEmulatedProcessor(const std::string &name); // null where there is none
// qemu-x86_64 in the PATH; empty where there is none, and on machines that are not x86-64 themselves.
[[nodiscard]] std::filesystem::path findEmulator();

} // namespace pare
