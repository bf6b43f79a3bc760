// Before: y = f(x, W), z = g(x, V), where V holds the bytes of W
// After:  y = f(x, W), z = g(x, W)
// Conditions: both are initializers of the main graph with the same type, dimensions and bytes, of at least min_bytes; neither is an input
// or an output of the model. Smaller ones stay apart, so that later passes can change one without the other.
#include "core/passes/merge_initializers.h"

#include "core/base/hash.h"
#include "core/base/units.h"
#include "core/passes/pass_run.h"

#include <algorithm>
#include <map>

namespace pare {

namespace {

// What has to be equal: type, dimensions and content.
Result<std::string> fingerprint(const pb::TensorProto &tensor, const Payloads &payloads)
{
    PARE_TRY_ASSIGN(const Bytes bytes, tensorBytes(tensor, payloads));
    Sha256 hash;
    hash.add(bytes.view());
    std::string key = std::to_string(tensor.data_type());
    for (const int64_t dim : tensor.dims())
        key += "x" + std::to_string(dim);
    return key + ":" + hash.finish();
}

bool wantsReaders(const Model &model, const std::string &value, const PassRun &run)
{
    const auto uses = model.index().uses(value);
    return !uses.empty() && std::all_of(uses.begin(), uses.end(), [&](const Use &use) { return run.wants(model.index().node(use.node).name()); });
}

Result<PassOutcome> mergeInitializers(const Model &model, const PassRequest &request, PassContext &context)
{
    PassRun run("merge-initializers", request, context);
    const int64_t least = request.options.integer("min_bytes");
    std::map<std::string, std::string> kept; // fingerprint -> name
    GraphEditor editor(model);
    int64_t saved = 0;
    int64_t count = 0;
    for (const auto &tensor : model.graph().initializer()) {
        if (run.stopRequested())
            return cancelled();
        const std::string &name = tensor.name();
        const auto &index = model.index();
        const bool listed = std::any_of(model.graph().input().begin(), model.graph().input().end(), [&](const auto &input) { return input.name() == name; });
        if (listed || index.isGraphOutput(name) || index.uses(name).empty())
            continue;
        const auto bytes = tensorBytes(tensor, model.payloads());
        if (!bytes.ok() && bytes.error().kind == ErrorKind::Io)
            return bytes.error();
        if (!bytes.ok() || static_cast<int64_t>(bytes->size()) < least)
            continue; // without a fixed width, or too small
        PARE_TRY_ASSIGN(const std::string print, fingerprint(tensor, model.payloads()));
        const auto [found, isNew] = kept.try_emplace(print, name);
        if (isNew || !wantsReaders(model, name, run))
            continue;
        for (const Use &use : index.uses(name)) {
            const std::string &reader = index.node(use.node).name();
            run.changed(reader, "reads " + found->second + " instead of its copy " + name, {reader});
        }
        editor.replaceUses(name, found->second);
        saved += static_cast<int64_t>(bytes->size());
        ++count;
    }
    if (count > 0)
        run.note("", plural(count, "copy", "copies") + " of other constants went: " + formatBytes(saved));
    return run.finish(editor);
}

} // namespace

const Pass &mergeInitializersPass()
{
    static const Pass pass{"merge-initializers",
                           "Keeps one of several constants with the same content: a smaller file",
                           false,
                           {{"min_bytes", OptionType::Integer, "65536", "Smaller constants stay apart", "bytes", 1, 1e12, {}}},
                           mergeInitializers,
                           true};
    return pass;
}

} // namespace pare
