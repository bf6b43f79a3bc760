// Every pass that needs no runner, on networks with edits: a model that passes the checks after it, or a typed error. A result that
// fails a check is a defect of the pass, so it ends the program.
#include "core/passes/all_passes.h"
#include "core/search/apply_recipe.h"
#include "core/search/verify.h"
#include "tests/fuzz/edited_model.h"
#include "tests/fuzz/fuzz.h"

#include <cstdio>

using namespace pare;

namespace {

const std::vector<RecipeStep> &steps()
{
    static const std::vector<RecipeStep> all = [] {
        std::vector<RecipeStep> made;
        for (const Pass &pass : allPasses())
            if (!pass.needsCalibration && !pass.needsTraining)
                made.push_back({pass.id, true, {}, nlohmann::json::object(), {}});
        for (const char *text : {"quantize-weights,bits=8", "quantize-weights,bits=8,storage=folded", "raise-opset,to=21"})
            if (auto step = stepFromText(text); step.ok())
                made.push_back(*step);
        return made;
    }();
    return all;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto model = test::editedModel(data, size);
    if (!model.ok())
        return 0;
    RunContext run;
    PassContext context{run, {}};
    for (const RecipeStep &step : steps()) {
        Recipe recipe;
        recipe.steps = {step};
        const auto applied = applyRecipe(*model, recipe, {}, context);
        bool broken = !applied.ok() && applied.error().kind == ErrorKind::Internal;
        std::string why = applied.ok() ? std::string() : applied.error().text();
        if (applied.ok())
            for (const PassReport &report : applied->reports)
                for (const Finding &finding : report.findings)
                    if (finding.message.find("a defect of Pare") != std::string::npos) {
                        broken = true;
                        why = report.pass + ": " + finding.message;
                    }
        if (broken) {
            std::fprintf(stderr, "%s\n", why.c_str());
            std::abort();
        }
    }
    return 0;
}

std::vector<std::string> fuzzSeeds()
{
    return test::editSeeds();
}
