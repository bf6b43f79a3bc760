#include "core/measure/layer_times.h"

#include <algorithm>
#include <chrono>

namespace pare {

LayerTimes combinedTimes(std::span<const Profile> rounds)
{
    LayerTimes times;
    times.rounds = static_cast<int>(rounds.size());
    for (const Profile &round : rounds) {
        times.runs = round.runs;
        for (const NodeTime &node : round.nodes) {
            const auto [found, isNew] = times.layers.try_emplace(node.node, LayerTime{0, node.ms, node.ms, 0, node.fusedInto});
            LayerTime &time = found->second;
            time.ms += node.ms / static_cast<double>(rounds.size());
            time.lowMs = std::min(time.lowMs, node.ms);
            time.highMs = std::max(time.highMs, node.ms);
        }
    }
    for (const auto &[name, time] : times.layers)
        if (const auto into = time.fusedInto.empty() ? times.layers.end() : times.layers.find(time.fusedInto); into != times.layers.end())
            ++into->second.fused;
    return times;
}

Result<LayerTimes> measureLayerTimes(Runner &runner, const ModelHandle &model, const LayerTimesOptions &options, RunContext &context)
{
    const auto begin = std::chrono::steady_clock::now();
    std::vector<Profile> rounds;
    for (int round = 0; round < std::max(1, options.rounds); ++round) {
        context.progress("profiling", round, options.rounds);
        RunContext quiet = context; // its own counting starts anew in every round
        quiet.onProgress = {};
        PARE_TRY_ASSIGN(Profile profile, runner.profile(model, {options.inputs, options.runs}, quiet));
        rounds.push_back(std::move(profile));
        if (std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() > options.enoughSeconds)
            break;
    }
    LayerTimes times = combinedTimes(rounds);
    times.threads = context.threads;
    return times;
}

} // namespace pare
