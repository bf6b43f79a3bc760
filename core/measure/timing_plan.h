// How long models are timed.
#pragma once

namespace pare {

// How long each model is timed: until both least values are reached, but no longer than the largest.
struct TimingPlan {
    double minSeconds = 2;
    int minRuns = 30;
    double maxSeconds = 20;
    bool operator==(const TimingPlan &) const = default;
};

} // namespace pare
