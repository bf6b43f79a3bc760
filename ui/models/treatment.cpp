#include "ui/models/treatment.h"

#include "core/passes/all_passes.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace pare {

namespace {

// In the order in which passes work best: that of the list, but half precision comes last, for other formats start from float32.
size_t rankOf(const std::string &pass)
{
    const auto passes = allPasses();
    if (pass == "convert-fp16")
        return passes.size();
    const auto found = std::find_if(passes.begin(), passes.end(), [&](const Pass &one) { return one.id == pass; });
    return static_cast<size_t>(found - passes.begin()) + (found == passes.end() ? 1 : 0);
}

bool isFormat(const std::string &pass)
{
    return pass.starts_with("quantize-") || pass == "convert-fp16";
}

double ratioOf(const RecipeStep &step)
{
    const auto found = step.options.find("ratio");
    if (found == step.options.end())
        return step.pass == "prune-weights" ? 0.5 : 0.3; // the passes' own defaults
    return found->is_number() ? found->get<double>() : std::atof(found->is_string() ? found->get<std::string>().c_str() : "0");
}

int64_t bitsOf(const RecipeStep &step)
{
    const auto found = step.options.find("bits");
    if (found == step.options.end())
        return 8;
    return found->is_number() ? found->get<int64_t>() : std::atoll(found->is_string() ? found->get<std::string>().c_str() : "8");
}

void removeNames(std::vector<std::string> &list, const std::set<std::string> &layers)
{
    std::erase_if(list, [&](const std::string &name) { return layers.contains(name); });
}

void addNames(std::vector<std::string> &list, const std::set<std::string> &layers)
{
    std::set<std::string> all(list.begin(), list.end());
    all.insert(layers.begin(), layers.end());
    list.assign(all.begin(), all.end());
}

// Puts the layers into the step with this pass and these options, made where there is none.
void addTo(Recipe &recipe, const std::string &pass, const nlohmann::json &options, const std::set<std::string> &layers)
{
    for (RecipeStep &step : recipe.steps)
        if (step.pass == pass && step.options == options && !step.select.names.empty() && step.select.match.empty()) {
            addNames(step.select.names, layers);
            step.resolution = nullptr;
            return;
        }
    RecipeStep step;
    step.pass = pass;
    step.options = options;
    step.select.names.assign(layers.begin(), layers.end());
    recipe = withStep(recipe, std::move(step));
}

// The options of the step of a pass that names one of the layers: another value keeps the rest of them.
nlohmann::json optionsOf(const Recipe &recipe, const std::string &pass, const std::set<std::string> &layers)
{
    for (const RecipeStep &step : recipe.steps)
        if (step.pass == pass && std::any_of(step.select.names.begin(), step.select.names.end(), [&](const std::string &name) { return layers.contains(name); }))
            return step.options;
    return nlohmann::json::object();
}

// As a recipe writes it: no more digits than are meant.
double rounded(double share)
{
    return std::round(share * 1e6) / 1e6;
}

// Takes the layers out of the steps of a kind that name them.
void takeOut(Recipe &recipe, const std::set<std::string> &layers, const auto &ofKind)
{
    for (RecipeStep &step : recipe.steps) {
        if (step.select.names.empty() || !ofKind(step))
            continue;
        const size_t before = step.select.names.size();
        removeNames(step.select.names, layers);
        if (step.select.names.size() != before) {
            step.resolution = nullptr;
            if (step.select.names.empty())
                step.pass.clear(); // marks it as emptied
        }
    }
    std::erase_if(recipe.steps, [](const RecipeStep &step) { return step.pass.empty(); });
}

void setExcluded(Recipe &recipe, const std::set<std::string> &layers, bool excluded, const auto &ofKind)
{
    for (RecipeStep &step : recipe.steps) {
        if (!ofKind(step))
            continue;
        const auto before = step.select.exclude;
        excluded ? addNames(step.select.exclude, layers) : removeNames(step.select.exclude, layers);
        if (before != step.select.exclude)
            step.resolution = nullptr;
    }
}

} // namespace

QString precisionName(PrecisionChoice choice)
{
    switch (choice) {
    case PrecisionChoice::AsRecipe: return QCoreApplication::translate("Treatment", "As recipe");
    case PrecisionChoice::Fp32: return QStringLiteral("FP32");
    case PrecisionChoice::Fp16: return QStringLiteral("FP16");
    case PrecisionChoice::Int8Static: return QStringLiteral("INT8 static");
    case PrecisionChoice::Int8Dynamic: return QStringLiteral("INT8 dynamic");
    case PrecisionChoice::Int4Weights: return QStringLiteral("INT4 weights");
    }
    return {};
}

Treatment treatmentOf(const Recipe &recipe, const std::string &layer)
{
    return Treatments(recipe).of(layer);
}

Treatments::Treatments(const Recipe &recipe) : m_alone(recipe.leaveAlone.begin(), recipe.leaveAlone.end())
{
    for (const RecipeStep &step : recipe.steps)
        m_steps.push_back({step, {step.select.names.begin(), step.select.names.end()}, {step.select.exclude.begin(), step.select.exclude.end()}});
}

Treatment Treatments::of(const std::string &layer) const
{
    Treatment treatment;
    treatment.leaveAlone = m_alone.contains(layer);
    if (treatment.leaveAlone)
        return treatment;
    bool formatExcluded = false;
    for (const auto &[step, named, kept] : m_steps) {
        const bool excluded = kept.contains(layer);
        formatExcluded = formatExcluded || (excluded && isFormat(step.pass));
        if (excluded || !named.contains(layer))
            continue;
        if (step.pass == "quantize-static")
            treatment.precision = PrecisionChoice::Int8Static;
        else if (step.pass == "quantize-dynamic")
            treatment.precision = PrecisionChoice::Int8Dynamic;
        else if (step.pass == "quantize-weights" && bitsOf(step) == 4)
            treatment.precision = PrecisionChoice::Int4Weights;
        else if (step.pass == "convert-fp16")
            treatment.precision = PrecisionChoice::Fp16;
        else if (step.pass == "prune-channels")
            treatment.channels = ratioOf(step);
        else if (step.pass == "prune-weights")
            treatment.zeros = ratioOf(step);
    }
    if (formatExcluded && treatment.precision == PrecisionChoice::AsRecipe)
        treatment.precision = PrecisionChoice::Fp32;
    return treatment;
}

QString treatmentText(const Treatment &treatment)
{
    if (treatment.leaveAlone)
        return QCoreApplication::translate("Treatment", "Leave alone");
    QStringList parts;
    if (treatment.precision != PrecisionChoice::AsRecipe)
        parts << precisionName(treatment.precision);
    if (treatment.channels > 0)
        parts << QStringLiteral("−%1 %").arg(std::lround(treatment.channels * 100));
    if (treatment.zeros > 0)
        parts << QCoreApplication::translate("Treatment", "%1 % zeros").arg(std::lround(treatment.zeros * 100));
    return parts.join(QStringLiteral(" · "));
}

size_t placeFor(const Recipe &recipe, const std::string &pass)
{
    const size_t rank = rankOf(pass);
    size_t place = recipe.steps.size();
    while (place > 0 && rankOf(recipe.steps[place - 1].pass) > rank)
        --place;
    return place;
}

Recipe withPrecision(const Recipe &recipe, const std::set<std::string> &layers, PrecisionChoice precision)
{
    Recipe edited = withLeaveAlone(recipe, layers, false);
    const auto formats = [](const RecipeStep &step) { return isFormat(step.pass); };
    takeOut(edited, layers, formats);
    setExcluded(edited, layers, false, formats);
    switch (precision) {
    case PrecisionChoice::AsRecipe: break;
    case PrecisionChoice::Fp32: setExcluded(edited, layers, true, formats); break;
    case PrecisionChoice::Fp16: addTo(edited, "convert-fp16", nlohmann::json::object(), layers); break;
    case PrecisionChoice::Int8Static: addTo(edited, "quantize-static", nlohmann::json::object(), layers); break;
    case PrecisionChoice::Int8Dynamic: addTo(edited, "quantize-dynamic", nlohmann::json::object(), layers); break;
    case PrecisionChoice::Int4Weights: addTo(edited, "quantize-weights", {{"bits", 4}}, layers); break;
    }
    // Another format for every layer must not take these too: the last word is theirs.
    if (precision != PrecisionChoice::AsRecipe && precision != PrecisionChoice::Fp32)
        setExcluded(edited, layers, true, [](const RecipeStep &step) { return isFormat(step.pass) && step.select.names.empty(); });
    return edited;
}

Recipe withChannels(const Recipe &recipe, const std::set<std::string> &producers, double share)
{
    nlohmann::json options = optionsOf(recipe, "prune-channels", producers);
    Recipe edited = withLeaveAlone(recipe, producers, false);
    takeOut(edited, producers, [](const RecipeStep &step) { return step.pass == "prune-channels"; });
    options["ratio"] = rounded(share);
    options["scope"] = "per-layer"; // the share was chosen for these layers
    if (share > 0)
        addTo(edited, "prune-channels", options, producers);
    return edited;
}

Recipe withZeros(const Recipe &recipe, const std::set<std::string> &layers, double share)
{
    nlohmann::json options = optionsOf(recipe, "prune-weights", layers);
    Recipe edited = withLeaveAlone(recipe, layers, false);
    takeOut(edited, layers, [](const RecipeStep &step) { return step.pass == "prune-weights"; });
    options["ratio"] = rounded(share);
    if (share > 0)
        addTo(edited, "prune-weights", options, layers);
    return edited;
}

Recipe withLeaveAlone(const Recipe &recipe, const std::set<std::string> &layers, bool alone)
{
    Recipe edited = recipe;
    alone ? addNames(edited.leaveAlone, layers) : removeNames(edited.leaveAlone, layers);
    if (edited.leaveAlone == recipe.leaveAlone)
        return edited;
    if (alone)
        takeOut(edited, layers, [](const RecipeStep &) { return true; });
    for (RecipeStep &step : edited.steps)
        step.resolution = nullptr; // each of them may have changed these layers, or could now
    return edited;
}

Recipe withoutTreatment(const Recipe &recipe, const std::set<std::string> &layers)
{
    const auto all = [](const RecipeStep &) { return true; };
    Recipe edited = withLeaveAlone(recipe, layers, false);
    takeOut(edited, layers, all);
    setExcluded(edited, layers, false, all);
    return edited;
}

namespace {

bool isStaticForAll(const RecipeStep &step)
{
    return step.pass == "quantize-static" && step.select.names.empty() && step.select.match.empty();
}

} // namespace

bool hasFormatStep(const Recipe &recipe)
{
    return std::any_of(recipe.steps.begin(), recipe.steps.end(), [](const RecipeStep &step) { return step.enabled && isFormat(step.pass); });
}

Recipe withInt8But(const Recipe &recipe, const std::set<std::string> &integer, const std::set<std::string> &inFloat, bool foldBatchNorm)
{
    std::set<std::string> all = integer;
    all.insert(inFloat.begin(), inFloat.end());
    Recipe edited = withPrecision(recipe, all, PrecisionChoice::AsRecipe);
    if (integer.empty()) {
        std::erase_if(edited.steps, isStaticForAll);
        return edited;
    }
    const auto has = [&](const auto &fits) { return std::any_of(edited.steps.begin(), edited.steps.end(), fits); };
    if (foldBatchNorm && !has([](const RecipeStep &step) { return step.pass == "fold-batch-norm" && step.enabled; })) {
        RecipeStep fold;
        fold.pass = "fold-batch-norm";
        edited = withStep(edited, fold);
    }
    if (!has(isStaticForAll)) {
        RecipeStep step;
        step.pass = "quantize-static";
        edited = withStep(edited, step);
    }
    for (RecipeStep &step : edited.steps)
        if (isStaticForAll(step)) {
            step.enabled = true;
            step.resolution = nullptr;
        }
    setExcluded(edited, inFloat, true, [](const RecipeStep &step) { return isFormat(step.pass) && step.select.names.empty(); });
    return edited;
}

std::set<std::string> inStaticInt8(const Recipe &recipe, const std::vector<std::string> &layers)
{
    const bool forAll = std::any_of(recipe.steps.begin(), recipe.steps.end(), [](const RecipeStep &step) { return step.enabled && isStaticForAll(step); });
    const Treatments treatments(recipe);
    std::set<std::string> taken;
    for (const std::string &layer : layers) {
        const Treatment one = treatments.of(layer);
        if (!one.leaveAlone && (one.precision == PrecisionChoice::Int8Static || (forAll && one.precision == PrecisionChoice::AsRecipe)))
            taken.insert(layer);
    }
    return taken;
}

Recipe withStep(const Recipe &recipe, RecipeStep step)
{
    Recipe edited = recipe;
    const auto place = static_cast<long>(placeFor(recipe, step.pass));
    edited.steps.insert(edited.steps.begin() + place, std::move(step));
    return edited;
}

namespace {

// Whether two steps can come to the same layer. Expressions may meet anything that is not excluded.
bool mayMeet(const Select &a, const Select &b)
{
    const auto named = [](const Select &select) { return select.match.empty() && !select.names.empty(); };
    const auto takes = [&](const Select &select, const std::string &name) {
        const auto has = [&](const std::vector<std::string> &names) { return std::find(names.begin(), names.end(), name) != names.end(); };
        return !has(select.exclude) && (!named(select) || has(select.names));
    };
    if (named(a))
        return std::any_of(a.names.begin(), a.names.end(), [&](const std::string &name) { return takes(a, name) && takes(b, name); });
    return !named(b) || std::any_of(b.names.begin(), b.names.end(), [&](const std::string &name) { return takes(a, name) && takes(b, name); });
}

} // namespace

std::map<size_t, QString> orderConflicts(const Recipe &recipe)
{
    std::map<size_t, QString> conflicts;
    for (size_t i = 0; i < recipe.steps.size(); ++i) {
        const RecipeStep &step = recipe.steps[i];
        if (!step.enabled)
            continue;
        const bool needsFloat = step.pass.starts_with("prune-") || step.pass == "fold-batch-norm" || step.pass == "factorize";
        for (size_t k = 0; needsFloat && k < i; ++k)
            if (const RecipeStep &before = recipe.steps[k]; before.enabled && isFormat(before.pass) && mayMeet(before.select, step.select))
                conflicts[i] = QCoreApplication::translate("Recipe", "After %1 there are no float weights left to work on.").arg(QString::fromStdString(before.pass));
    }
    return conflicts;
}

} // namespace pare
