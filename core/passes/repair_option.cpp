#include "core/passes/repair_option.h"

#include "core/base/hash.h"
#include "core/base/units.h"
#include "core/passes/observed_costs.h"

#include <fmt/format.h>

namespace pare {

namespace {

std::string hashOf(const Model &model, const std::vector<RepairedLayer> &repaired)
{
    std::string all;
    for (const RepairedLayer &layer : repaired)
        if (const auto id = model.index().find(layer.layer))
            for (const std::string &input : model.index().node(*id).input())
                if (const auto *tensor = model.index().constant(input))
                    if (const auto bytes = tensorBytes(*tensor, model.payloads()); bytes.ok())
                        all += sha256(bytes->text());
    return sha256(all);
}

} // namespace

OptionSpec repairOption(const std::string &which)
{
    return {"repair", OptionType::Choice, "auto",
            "least-squares: " + which + " are fitted to what they gave before, on calibration data; none: they keep their weights; auto: "
            "least-squares with calibration data, else none",
            "", {}, {}, {"auto", "least-squares", "none"}};
}

Result<Model> repairedAsAsked(const std::string &pass, const Model &pruned, const std::function<Result<Repair>(const RepairOptions &)> &fit,
                              std::vector<RepairedLayer> &layers, PassRun &run)
{
    const nlohmann::json recorded = run.replays() ? run.replayed().value("repair", nlohmann::json()) : nlohmann::json();
    const std::string &mode = run.options().text("repair");
    const bool wanted = run.replays() ? recorded.is_object() : mode == "least-squares" || (mode == "auto" && canFit(run.context().services));
    if (!wanted) {
        run.note({}, "nothing was repaired: what was lost shows when the result is measured");
        return pruned;
    }
    if (!run.context().services.observe || (run.replays() && !canFit(run.context().services)))
        return unavailable(run.replays() ? "its layers were repaired from calibration data, which it needs again (--calib)"
                                         : "repair=least-squares needs calibration data (--calib)",
                           pass);
    RepairOptions options;
    options.samples = run.replays() && recorded.contains("samples") && recorded["samples"].is_number_integer() ? recorded["samples"].get<int64_t>()
                                                                                                             : run.options().integer("samples");
    auto repair = fit(options);
    if (!repair.ok()) {
        if (repair.error().kind != ErrorKind::Unsupported || mode == "least-squares")
            return repair.error();
        run.note({}, "nothing was repaired: " + repair.error().message);
        return pruned;
    }
    for (const Declined &declined : repair->declined)
        run.note(declined.layer, "is not repaired: " + declined.reason);
    if (repair->outputBefore >= 0)
        run.note({}, fmt::format("on the calibration data the outputs differ from the source's by {} of their variance {}{}",
                                 formatPercent(repair->outputBefore, 1),
                                 repair->helped() ? "without repair and by " + formatPercent(repair->outputAfter, 1) + " with it"
                                                  : "without repair and by " + formatPercent(repair->outputAfter, 1) + " with it, so that it was undone",
                                 repair->repaired.empty() ? "" : fmt::format(" ({} fitted by least squares)", plural(static_cast<int64_t>(repair->repaired.size()), "layer"))));
    if (repair->repaired.empty())
        return pruned;
    layers = repair->repaired;
    const std::string hash = hashOf(repair->model, layers);
    if (recorded.is_object() && recorded.value("weights", std::string()) != hash)
        run.warn({}, "the repaired weights are not those of the recorded run: the calibration data or the machine is another");
    run.decide("repair", {{"kind", "least-squares"}, {"samples", options.samples}, {"weights", hash}});
    return repair->model;
}

std::string repairedText(const std::vector<RepairedLayer> &layers, const std::string &layer)
{
    for (const RepairedLayer &one : layers)
        if (one.layer == layer)
            return fmt::format("; repaired: error {} -> {}", formatPercent(one.before, 1), formatPercent(one.after, 1));
    return {};
}

} // namespace pare
