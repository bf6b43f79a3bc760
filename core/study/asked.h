// What a variant was asked for, before anything was decided: kept with it, so that what was clicked can be written down as commands.
#pragma once

#include "core/search/optimize.h"
#include "core/study/study.h"

#include <optional>
#include <string>
#include <vector>

namespace pare {

struct Asked {
    std::optional<Preset> preset;         // as it was run; nothing: `recipe`
    Recipe recipe;                        // without what was decided
    std::vector<StudyDataset> datasets;   // that it was made and measured with
    Guard guard;
    std::vector<std::string> leaveAlone;
    int threads = 1;
    double minSeconds = TimingPlan{}.minSeconds; // of timing a model
    uint64_t seed = 0;
    std::string target;                   // a name; empty: this machine
};

[[nodiscard]] Asked askedOf(const OptimizeRequest &request, const RunContext &context);
[[nodiscard]] nlohmann::json toJson(const Asked &asked);
// Errors: InvalidInput (no such object, or one of another version).
[[nodiscard]] Result<Asked> askedFromJson(const nlohmann::json &json);

// Where a variant's report keeps it.
inline constexpr const char *askedKey = "asked";

} // namespace pare
