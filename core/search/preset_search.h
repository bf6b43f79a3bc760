// The search of a preset: its candidates made, timed, judged and rescued, and the best that keeps the promise delivered.
#pragma once

#include "core/runtime/services.h"
#include "core/search/bits_plan.h"
#include "core/search/blind_check.h"
#include "core/search/optimize.h"
#include "core/search/pruning_plan.h"
#include "core/search/rescue_path.h"

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pare {

// Layers that multiply in low precision.
[[nodiscard]] int64_t lowPrecisionLayers(const Model &model);

class PresetSearch {
public:
    // `request` has a preset; it, `source` and `runner` outlive the search.
    PresetSearch(const Model &source, const OptimizeRequest &request, Runner &runner, RunContext &context)
        : m_source(source), m_request(request), m_preset(*request.preset), m_runner(runner), m_context(context)
    {
    }

    Result<OptimizeOutcome> run();

private:
    using Clock = std::chrono::steady_clock;

    // search_start.cpp: what is known before the first candidate, and how a candidate becomes a model.
    [[nodiscard]] double secondsLeft() const;
    [[nodiscard]] bool longOver() const { return secondsLeft() < -m_request.seconds / 2; } // half as long again: nothing more is tried, whatever was found
    [[nodiscard]] bool timeIsUp() const { return secondsLeft() < m_secondsKept; } // what is left is for others
    Result<void> start();
    Result<void> splitData();
    [[nodiscard]] ApplyOptions applyOptions() const { return {.compare = true, .reproducer = m_request.reproducer}; }
    Result<Trial> make(size_t candidateIndex, const std::vector<RecipeStep> &steps);
    [[nodiscard]] const std::vector<RecipeStep> &stepsOf(const Trial &trial) const { return trial.steps.empty() ? m_preset.candidates[trial.candidate].steps : trial.steps; }

    // preset_search.cpp: speed first, then accuracy.
    Result<bool> measured(Trial &trial, Result<VariantMeasurement> measurement);
    Result<void> time(Trial &trial);
    void rate(Trial &trial) const;
    Result<void> judge(Trial &trial);
    Result<void> judgeThenTime(Trial &trial);
    Result<void> timeJudged(Trial &trial);
    [[nodiscard]] std::vector<size_t> byScore(const std::function<bool(const Trial &)> &wanted) const;
    [[nodiscard]] double bestScore() const;
    Result<void> judgeInOrder();
    Result<void> timeTheClosest();

    // search_placement.cpp: layers that integers make slower stay in float.
    Result<void> placeByTime();
    Result<void> placeOne(size_t of, const Profile &inFloat, double ratio); // of its time to that of `inFloat`

    // search_repair.cpp: noise that calibration data take out of a candidate, at no cost in time.
    [[nodiscard]] bool mayRepair(size_t of) const;
    Result<Trial> repaired(size_t of);
    Result<Trial> repairedBy(size_t of, bool evened);
    Result<void> roundTogether();
    Result<bool> repairTheBest(size_t best);

    // search_rescue.cpp: layers that go back to float, or are quantized another way.
    Result<void> rescue();
    Result<void> rescueOne(size_t failed);
    Result<void> rescueUnconfirmed(size_t failed);
    Result<std::vector<RescueLayer>> rescueLayers(size_t failed, size_t step, const std::vector<std::string> &layers);
    Result<Trial> rescued(size_t failed, size_t step, const RescueState &state);
    Result<std::map<std::string, double>> layerTimes();

    // search_budget.cpp: a ratio for each group, or bits for each layer, as far as the guard allows.
    Result<void> spendBudgets();
    Result<void> spendBudget(size_t candidate);
    [[nodiscard]] std::string whyNotByLayer(size_t candidate);
    Result<std::shared_ptr<const BudgetPlan>> planOf(size_t candidate);
    Result<void> measureGroups(const std::string &title, PruningPlan &plan);
    Result<Trial> spentUpTo(size_t candidate, const std::shared_ptr<const BudgetPlan> &plan, double bound);
    Result<void> spendLess(size_t failed);

    // search_delivery.cpp: the winner, the last resort, or the reasons for no.
    Result<OptimizeOutcome> deliver();
    [[nodiscard]] size_t nearestOf(const std::vector<size_t> &order) const;
    Result<void> timeInOtherPlaces(const Model &model, VariantMeasurement &measurement);
    Result<void> refuse(OptimizeOutcome &outcome, std::optional<size_t> &chosen, const MeasureDepth &depth);
    [[nodiscard]] AppliedRecipe combined(const AppliedRecipe &candidate) const;

    // search_preparation.cpp: told beside the result.
    Result<void> tellPreparation(VariantMeasurement &measurement);

    // search_reasons.cpp: why there is nothing, in words.
    [[nodiscard]] std::string inTheWay() const;
    [[nodiscard]] std::string nothingMade() const;

    const Model &m_source;
    const OptimizeRequest &m_request;
    const Preset &m_preset;
    Runner &m_runner;
    RunContext &m_context;
    Clock::time_point m_started = Clock::now();
    std::unique_ptr<MeasureSession> m_session;
    std::string m_sourceSha256;
    PassServices m_services;
    AppliedRecipe m_prepared;
    std::optional<BlindCheck> m_blind; // where there is no data
    std::vector<Trial> m_trials;
    std::vector<AppliedRecipe> m_idle; // candidates that found nothing to do
    std::vector<int64_t> m_deciding;  // empty: all of the data
    std::vector<int64_t> m_reporting; // empty: all of the data
    std::vector<std::string> m_conditions;
    const Target m_target = m_request.target.value_or(thisMachine());
    bool m_sameData = false;
    bool m_calibrated = false;
    static constexpr double shareForPlans = 1.0 / 3; // of the time for trying
    double m_secondsKept = 0; // of the time for trying, for candidates whose turn comes later: those by group and by layer
    std::shared_ptr<const PruningPlan> m_pruningPlan; // all candidates by group prune the same model
    std::shared_ptr<const BitsPlan> m_bitsPlan; // of the last candidate by layer: the next need not measure again
    bool m_bitsComputed = false; // by curvature, not measured: a candidate that weighs the other way begins anew
    int m_plansAgain = 0;              // how often a plan was asked for less after all
    bool m_bestRepaired = false; // once in a search
    double m_margin = 1; // rescued layers may take so much of what the guard allows; half as much each time that other samples said no
    std::map<size_t, std::vector<RescueLayer>> m_rescueLayers; // by trial: what was measured of its layers
};

} // namespace pare
