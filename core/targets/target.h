// Hardware that a model is made for: what it runs well, and what passes choose for it. The data lies in resources/targets.
#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <map>
#include <span>
#include <string>
#include <vector>

namespace pare {

struct TargetFact {
    std::string text;
    std::string source; // a document, or how it was measured
};

struct Target {
    std::string name;         // "x86-64-vnni"
    std::string title;
    std::string when;
    std::string like;         // of this-machine: the target whose facts these are
    std::string architecture; // "x86-64", "arm64", "nvidia-gpu"
    std::vector<std::string> detect;               // processor features, of which one is enough; empty: the rest of the architecture
    std::map<std::string, nlohmann::json> options; // by pass, what it wants where nobody said otherwise
    std::map<std::string, std::string> unsuited;   // passes that are of no use to it, and why
    std::vector<std::string> computesBy;           // passes that make the only fast form there; empty: measure
    std::map<std::string, std::string> notRun;     // operators ("com.microsoft.MatMulNBits"), and why
    bool saturates = false;                        // sums of two products of u8 and s8 are kept in 16 bits
    bool symmetricOnly = false;                    // zero points are 0
    std::vector<TargetFact> facts;

    [[nodiscard]] bool x86() const { return architecture == "x86-64"; }
    [[nodiscard]] bool cpu() const { return x86() || architecture == "arm64"; }
    // What is measured on this machine tells which of two models is faster there.
    [[nodiscard]] bool timedHere() const;
};

[[nodiscard]] nlohmann::json toJson(const Target &target);
// Errors: InvalidInput that names the key; unknown keys are refused.
[[nodiscard]] Result<Target> targetFromJson(const nlohmann::json &json);

// this-machine first, then the files.
[[nodiscard]] std::vector<Target> allTargets();
// Errors: InvalidInput where there is none of that name.
[[nodiscard]] Result<Target> findTarget(const std::string &name);
// The target that a machine is like, under the name this-machine. An architecture that no file knows gets no facts and no wishes.
[[nodiscard]] Target machineLike(const std::string &architecture, std::span<const std::string> features);
[[nodiscard]] Target thisMachine();

} // namespace pare
