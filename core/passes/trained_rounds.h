// Pruning and training in turn: with the option `train` of the structured passes each round of removing is followed by one of training, and what
// is left is weighed anew on the trained model. The training passes themselves do the training.
#pragma once

#include "core/passes/repair_layers.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace pare {

// "train", "train_steps", "train_minutes", "learning_rate", "training".
[[nodiscard]] std::vector<OptionSpec> trainedRoundsOptions();

class TrainedRounds {
public:
    // nullopt where the options ask for no training. unit: what goes one by one, in words. `groups` and `run` must outlive it.
    // Errors: Unavailable (no data to train on), InvalidInput (an option of the training).
    static Result<std::optional<TrainedRounds>> of(const std::string &pass, const std::string &unit, const ChannelGroups &groups, PassRun &run);

    // What is left of the model once `gone` of the groups' units is gone, those of the rounds before included: cut out of what the round before left,
    // fitted to that on calibration data where there is some, and trained. Where nothing went since then: what there was.
    // Errors: as removeChannels, repairLayers and the training pass.
    Result<Model> shrink(const ChannelRemoval &gone);
    // The rounds of a recorded run, until `gone` is gone.
    Result<Model> replay(const ChannelRemoval &gone);
    // For the resolution: what each round did.
    void decide() const;

    [[nodiscard]] const std::vector<RepairedLayer> &repaired() const { return m_repaired; }
    [[nodiscard]] const std::map<std::string, std::string> &trained() const { return m_trained; } // by layer: "1 tensor trained"

private:
    TrainedRounds(std::string pass, std::string unit, const ChannelGroups &groups, PassRun &run);
    [[nodiscard]] Result<Options> trainingOptions() const;
    Result<ChannelRemoval> stillToGo(const ChannelGroups &left, const ChannelRemoval &gone) const;
    Result<Model> repairedModel(const ChannelGroups &left, const ChannelRemoval &removal, nlohmann::json &record);
    Result<Model> trainedModel(const Model &cut, nlohmann::json &record);
    [[nodiscard]] std::string place() const; // "round 2 of 3: "
    void take(const PassReport &report);

    std::string m_pass, m_unit;
    std::string m_series; // under which the trainer keeps what it finished, should a later round be cut off
    const ChannelGroups &m_groups;
    PassRun &m_run;
    int64_t m_planned = 1;
    Model m_model;         // as the last round left it
    ChannelRemoval m_gone; // of the groups' units
    nlohmann::json m_rounds = nlohmann::json::array();
    std::vector<RepairedLayer> m_repaired;
    std::map<std::string, std::string> m_trained;
};

} // namespace pare
