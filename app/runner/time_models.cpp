// Times models side by side.
//
// 1. Warm up: every model runs a few times; the shortest of these runs says how long one takes.
// 2. Plan: a model's turn is as many runs as fit in about ten milliseconds. Shorter turns would time the caches that the other
//    model has just filled, longer ones would let a change of the clock rate fall on one model alone.
// 3. Rounds: every model has one turn a round. The order rotates, and its direction alternates, so that no model always follows
//    the same other one. Where there are several models, a turn starts with one untimed run that brings its weights back.
// 4. End: when every model has its runs and seconds, or has used up its time (then fewer runs, and it is said).
#include "app/runner/handlers.h"
#include "app/runner/inputs.h"
#include "core/base/units.h"
#include "core/runtime/wire.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace pare {

namespace {

using Clock = std::chrono::steady_clock;
constexpr double turnMs = 10;
constexpr double settleBelowMs = 20; // slower models outlast what is left in the caches
constexpr int fewestRuns = 3;
constexpr int mostRunsPerTurn = 2000;
constexpr size_t mostSamples = 100000;

double millisecondsSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

struct Lane {
    Session *session = nullptr;
    SampleInputs inputs;
    std::vector<Ort::Value> bound;
    TimedModel timed;
    double shortestMs = 0;
    double timedMs = 0;
    double spentMs = 0; // warm-up and untimed runs included
    bool settles = false;

    [[nodiscard]] int runs() const { return static_cast<int>(timed.samplesMs.size()); }
};

Result<double> runOnce(Lane &lane, Job &job)
{
    const auto start = Clock::now();
    PARE_TRY_ASSIGN(const auto outputs, lane.session->run(std::span<const Ort::Value>(lane.bound), job));
    const double ms = millisecondsSince(start);
    lane.spentMs += ms;
    return ms;
}

Result<void> warmUp(Lane &lane, int runs, Job &job)
{
    // The first run allocates; where it already takes long, one more is all that is affordable.
    for (int i = 0; i < std::max(1, runs); ++i) {
        PARE_TRY_ASSIGN(const double ms, runOnce(lane, job));
        lane.shortestMs = i == 0 ? ms : std::min(lane.shortestMs, ms);
        lane.timed.warmup = i + 1;
        job.progress("warming up", i + 1, runs);
        if (lane.spentMs > 2000)
            break;
    }
    lane.timed.runsPerRound = static_cast<int>(std::clamp(turnMs / std::max(lane.shortestMs, 1e-4), 1.0, double{mostRunsPerTurn}));
    return {};
}

bool satisfied(const Lane &lane, const worker::Time &request)
{
    const bool enough = lane.runs() >= request.min_runs() && lane.timedMs >= request.min_seconds() * 1000;
    const bool late = lane.spentMs >= request.max_seconds() * 1000 && lane.runs() >= fewestRuns;
    return enough || late || lane.timed.samplesMs.size() >= mostSamples;
}

Result<void> turn(Lane &lane, Job &job)
{
    if (lane.settles) {
        PARE_TRY_ASSIGN([[maybe_unused]] const double ms, runOnce(lane, job));
    }
    for (int i = 0; i < lane.timed.runsPerRound; ++i) {
        PARE_TRY_ASSIGN(const double ms, runOnce(lane, job));
        lane.timed.samplesMs.push_back(ms);
        lane.timedMs += ms;
    }
    return {};
}

Result<void> rounds(std::vector<Lane> &lanes, const worker::Time &request, Job &job)
{
    const size_t count = lanes.size();
    for (size_t round = 0;; ++round) {
        double slowest = 1;
        for (const Lane &lane : lanes)
            slowest = std::min({slowest, lane.runs() / static_cast<double>(request.min_runs()),
                                request.min_seconds() > 0 ? lane.timedMs / (request.min_seconds() * 1000) : 1.0});
        job.progress(count > 1 ? "timing the models in turns" : "timing", static_cast<int64_t>(slowest * 1000), 1000);
        if (std::all_of(lanes.begin(), lanes.end(), [&](const Lane &lane) { return satisfied(lane, request); }))
            return {};
        for (size_t i = 0; i < count; ++i) {
            const size_t step = (round / count) % 2 == 0 ? i : count - 1 - i;
            PARE_TRY(turn(lanes[(round + step) % count], job));
        }
    }
}

void addNotes(Lane &lane, const worker::Time &request, size_t models)
{
    auto &notes = lane.timed.notes;
    notes.insert(notes.end(), lane.inputs.notes.begin(), lane.inputs.notes.end());
    if (models > 1)
        notes.push_back("timed in turns with " + plural(static_cast<int64_t>(models) - 1, "other model") + ", " +
                        plural(lane.timed.runsPerRound, "run") + " a turn" + (lane.settles ? " after an untimed one" : ""));
    if (lane.timed.threads > 1)
        notes.push_back("threads spin within a run and rest between runs");
    if (lane.runs() < request.min_runs())
        notes.push_back("only " + plural(lane.runs(), "run") + ": one takes " + formatMilliseconds(lane.shortestMs));
}

} // namespace

Result<void> timeModels(Sessions sessions, const worker::Time &request, Job &job)
{
    if (request.min_runs() < 1 || !(request.min_seconds() >= 0) || !(request.max_seconds() > 0))
        return invalidInput("a time request without a sensible number of runs or seconds");
    PARE_TRY_ASSIGN(const InputOptions options, inputsFromWire(request.inputs()));
    std::vector<Lane> lanes(sessions.size());
    for (size_t i = 0; i < sessions.size(); ++i) {
        lanes[i].session = sessions[i];
        PARE_TRY_ASSIGN(lanes[i].inputs, inputsFor(*sessions[i], options, job));
        PARE_TRY_ASSIGN(lanes[i].bound, sessions[i]->bind(lanes[i].inputs.tensors));
        lanes[i].timed.threads = sessions[i]->threads();
        lanes[i].timed.batch = lanes[i].inputs.batch;
        PARE_TRY(warmUp(lanes[i], request.warmup(), job));
        lanes[i].settles = sessions.size() > 1 && lanes[i].shortestMs < settleBelowMs;
        lanes[i].timed.samplesMs.reserve(4096);
    }
    PARE_TRY(rounds(lanes, request, job));
    for (Lane &lane : lanes) {
        addNotes(lane, request, lanes.size());
        worker::Response part;
        toWire(lane.timed, *part.mutable_timed());
        job.part(std::move(part));
    }
    return {};
}

} // namespace pare
