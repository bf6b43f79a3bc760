// What a model loses with the channels of each group alone, at several ratios.
#pragma once

#include "core/measure/measure_session.h"
#include "core/prune/channel_groups.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace pare {

struct SensitivityPoint {
    double ratio = 0;     // that was asked for
    int64_t removed = 0;  // channels
    double sqnrDb = 0;    // of the model's outputs against the source's; infinity: nothing changes
    std::optional<double> value; // of the metric, where there are labels; else the share of equal classes, where outputs tell classes
};

struct GroupSensitivity {
    std::string group;
    int64_t channels = 0;
    std::vector<SensitivityPoint> points; // by rising ratio
    bool cut = false; // a width: its channels were cut out, for what is normalized together is not what it would be with zeros
};

struct SensitivityTable {
    std::string metric;                // of the values; empty where there are none
    std::optional<double> source;      // the source's, on the same samples
    int64_t samples = 0;
    std::vector<GroupSensitivity> groups; // in the order of the graph
    std::vector<std::string> notMeasured; // groups that the time did not suffice for
    double wallSeconds = 0;
};

struct SensitivityOptions {
    std::vector<double> ratios{0.1, 0.25, 0.5, 0.75};
    double seconds = 120; // about; samples are so many that all groups fit into it, and at least 16
    int64_t samples = 512;
    std::vector<std::string> only{}; // ids of groups; empty: all of them
};

// Channels of least norm are set to zero where they are read, in the whole model, and those of a width are cut out of it: nothing is fitted or
// calibrated, so that what is lost is an upper bound of what pruning with repair loses. Groups that cannot shrink are left out.
// Errors: as MeasureSession (which needs data), removeChannels; Cancelled.
[[nodiscard]] Result<SensitivityTable> groupSensitivities(const ChannelGroups &groups, MeasureSession &session, const SensitivityOptions &options, RunContext &context);

[[nodiscard]] nlohmann::json toJson(const SensitivityTable &table);
// What toJson wrote. Errors: InvalidInput.
[[nodiscard]] Result<SensitivityTable> sensitivityFromJson(const nlohmann::json &json);

// What is lost with half of a group's channels, between the two points beside it where none stands there: points of the metric (1 is one
// hundredth) where it is a share, else the noise in percent of the outputs' power. None where half was not reached.
[[nodiscard]] std::optional<double> lossAtHalf(const SensitivityTable &table, const GroupSensitivity &group);
// "pt" or "%": of lossAtHalf.
[[nodiscard]] std::string lossUnit(const SensitivityTable &table);

} // namespace pare
