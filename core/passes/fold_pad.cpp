// Before: y = Conv<pads = p>(Pad(x, q), W, b)
// After:  y = Conv<pads = p + q>(x, W, b)
// Conditions: Pad adds zeros (mode constant), a number of them known from the file and not negative, and none along batch or channels; its result
// is read by convolutions only, as their input; these say their padding in numbers (auto_pad NOTSET or VALID).
// Why: the runtime does this itself at load, but not any more where numbers are quantized between the two.
#include "core/passes/fold_pad.h"

#include "core/model/attributes.h"
#include "core/passes/in_bodies.h"
#include "core/passes/pass_run.h"

#include <algorithm>

namespace pare {

namespace {

constexpr int64_t largestPad = 1 << 20;

// How much Pad adds before and after each spatial axis: all the firsts, then all the lasts, as Conv takes them.
OrReason<std::vector<int64_t>> spatialPads(const Model &model, const pb::NodeProto &pad)
{
    using Pads = OrReason<std::vector<int64_t>>;
    if (stringAttribute(pad, "mode", "constant") != "constant")
        return Pads::because("it repeats or mirrors values");
    double filled = static_cast<double>(floatAttribute(pad, "value", 0));
    std::vector<int64_t> all = intsAttribute(pad, "pads");
    if (pad.input_size() > 1) {
        const auto given = model.constantInts(pad.input(1));
        if (!given.ok())
            return Pads::because("how much it adds is computed");
        all = *given;
    }
    if (pad.input_size() > 2 && !pad.input(2).empty()) {
        const auto value = model.constantFloats(pad.input(2));
        if (!value.ok() || value->size() != 1)
            return Pads::because("what it adds is computed");
        filled = static_cast<double>(value->front());
    }
    if (filled != 0)
        return Pads::because("it adds other values than zeros");
    if (pad.input_size() > 3 && !pad.input(3).empty())
        return Pads::because("it names its axes");
    const size_t rank = all.size() / 2;
    if (rank < 3 || all.size() % 2 != 0)
        return Pads::because("it does not pad each axis of batch, channels and space");
    if (all[0] != 0 || all[1] != 0 || all[rank] != 0 || all[rank + 1] != 0)
        return Pads::because("it adds along batch or channels");
    if (std::any_of(all.begin(), all.end(), [](int64_t count) { return count < 0; }))
        return Pads::because("it cuts");
    if (std::any_of(all.begin(), all.end(), [](int64_t count) { return count > largestPad; }))
        return Pads::because("it adds more than any picture has");
    std::vector<int64_t> spatial(all.begin() + 2, all.begin() + static_cast<std::ptrdiff_t>(rank));
    spatial.insert(spatial.end(), all.begin() + static_cast<std::ptrdiff_t>(rank) + 2, all.end());
    return spatial;
}

// Why its readers cannot take the padding; empty where they can.
std::string whyNot(const Model &model, const std::string &value, size_t spatial)
{
    const auto &index = model.index();
    if (index.isGraphOutput(value))
        return "its result is an output of the model";
    for (const Use &use : index.uses(value)) {
        const auto &reader = index.node(use.node);
        if (!isOp(reader, "Conv") || use.input != 0)
            return "it is read by " + reader.name() + " (" + reader.op_type() + ")";
        const std::string automatic = stringAttribute(reader, "auto_pad", "NOTSET");
        if (automatic != "NOTSET" && automatic != "VALID")
            return reader.name() + " works its padding out itself";
        const auto pads = intsAttribute(reader, "pads");
        if (std::any_of(pads.begin(), pads.end(), [](int64_t count) { return count < 0 || count > largestPad; }))
            return reader.name() + " cuts its input";
        if (!pads.empty() && pads.size() != 2 * spatial)
            return reader.name() + " has another number of axes";
    }
    return index.uses(value).empty() ? "nothing reads its result" : std::string();
}

Result<PassOutcome> foldPad(const Model &model, const PassRequest &request, PassContext &context)
{
    PassRun run("fold-pad", request, context);
    GraphEditor editor(model);
    for (const NodeId id : model.index().nodesOf("Pad")) {
        if (run.stopRequested())
            return cancelled();
        const auto &pad = model.index().node(id);
        if (!run.wants(pad.name()))
            continue;
        const auto added = spatialPads(model, pad);
        const std::string reason = added ? whyNot(model, pad.output(0), added->size() / 2) : added.reason();
        if (!reason.empty()) {
            run.declined(pad.name(), reason);
            continue;
        }
        std::vector<std::string> into;
        for (const Use &use : model.index().uses(pad.output(0))) {
            auto &convolution = editor.node(use.node);
            auto pads = intsAttribute(convolution, "pads");
            if (pads.empty() || stringAttribute(convolution, "auto_pad", "NOTSET") == "VALID")
                pads.assign(added->size(), 0);
            for (size_t i = 0; i < pads.size(); ++i)
                pads[i] += (*added)[i];
            removeAttribute(convolution, "auto_pad");
            setAttribute(convolution, "pads", pads);
            into.push_back(convolution.name());
        }
        editor.bypass(id);
        run.changed(pad.name(), "folded into the padding of what reads it", into);
    }
    return run.finish(editor);
}

} // namespace

const Pass &foldPadPass()
{
    static const Pass pass{"fold-pad",
                           "Folds the zeros that a Pad adds into the padding of the convolutions behind it",
                           false,
                           {},
                           alsoInBranches<foldPad>,
                           true};
    return pass;
}

} // namespace pare
