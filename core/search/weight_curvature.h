// How curved the loss is along each layer's weights, and what rounding them to few bits costs by that.
#pragma once

#include "core/base/run_context.h"
#include "core/passes/pass.h"
#include "core/passes/training.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace pare {

struct CurvedWeight {
    std::string layer;
    std::string weight;
    int64_t elements = 0;
    double meanTrace = 0;
    double error = 0;                 // standard error of it
    std::map<int, double> rounding;   // by bits: sum of squared differences to the rounded weights, as quantize-weights cuts them into blocks
    // Half the mean trace times that: what the loss rises by, if what is rounded away lies in all directions alike.
    // Source: Dong et al. 2019 (HAWQ-V2), arXiv 1911.03852, section 3: sensitivity = mean trace x |Q(W) - W|^2.
    [[nodiscard]] double lossAt(int bits) const;
};

struct CurvatureTable {
    int64_t samples = 0;               // that were looked at
    int64_t probes = 0;                // that were made
    bool outOfTime = false;            // fewer of them than were asked for
    std::vector<CurvedWeight> weights; // in the order of the graph
    std::vector<Declined> declined;
    double wallSeconds = 0;
};

// Trainer::hessianTraces on the data that the loss is to be of.
using CurvatureService = std::function<Result<WeightCurvatures>(const HessianRequest &)>;

struct CurvatureOptions {
    int64_t samples = 128;
    int64_t probes = 32;
    double seconds = 60; // about, of tracing; 0: any
    std::vector<int> bits{8, 4, 3, 2};
};

// Errors: those of `traces`; Unsupported (no layer has float weights), Io, Cancelled.
[[nodiscard]] Result<CurvatureTable> weightCurvatures(const Model &model, const CurvatureOptions &options,
                                                      const CurvatureService &traces, RunContext &context);

[[nodiscard]] nlohmann::json toJson(const CurvatureTable &table);

} // namespace pare
