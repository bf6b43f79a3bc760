// storage=folded (default)
//   Before: y = Conv(x, W), W float32
//   After:  W = Cast(W16), y = Conv(x, W): the file is half as large; the runtime folds the Cast at load, so speed and memory stay those
//           of float32. Every result is that of weights rounded to 11 significant bits.
// storage=compute
//   Before: y = Conv(x, W), all float32
//   After:  y = Cast(Conv(Cast(x), W16)): the arithmetic itself in float16, between Casts; for targets that compute in it.
// Conditions: a constant is float32, of at least `min_elements` values, and its largest magnitude is below 65504; it is no scale of a
// quantizer. A constant that several layers share is converted when all of them were chosen.
#include "core/passes/convert_fp16.h"

#include "core/base/units.h"
#include "core/model/attributes.h"
#include "core/passes/folded_storage.h"
#include "core/passes/weighted_layer.h"

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

struct LayerBytes {
    int64_t before = 0;
    int64_t after = 0;
    std::vector<std::string> into;
};

// Constants of the main graph by name, in the order of the file: initializers, then Constant nodes.
std::vector<std::pair<std::string, const pb::TensorProto *>> constantsOf(const Model &model)
{
    std::vector<std::pair<std::string, const pb::TensorProto *>> all;
    for (const auto &tensor : model.graph().initializer())
        all.emplace_back(tensor.name(), &tensor);
    for (const NodeId id : model.index().nodesOf("Constant")) {
        const std::string &name = model.index().node(id).output(0);
        if (const auto *tensor = model.index().constant(name))
            all.emplace_back(name, tensor);
    }
    return all;
}

bool readByQuantizer(const Model &model, const std::string &value)
{
    const auto uses = model.index().uses(value);
    return std::any_of(uses.begin(), uses.end(), [&](const Use &use) {
        const std::string &op = model.index().node(use.node).op_type();
        return op == "QuantizeLinear" || op == "DequantizeLinear";
    });
}

Result<PassOutcome> storeAsFloat16(const Model &model, PassRun &run)
{
    GraphEditor editor(model);
    FoldedStorage storage(editor);
    const int64_t least = run.options().integer("min_elements");
    std::map<std::string, LayerBytes> layers;
    std::vector<std::string> order;
    const auto constants = constantsOf(model);
    for (size_t i = 0; i < constants.size(); ++i) {
        if (run.stopRequested())
            return cancelled();
        const auto &[name, tensor] = constants[i];
        const int64_t count = tensorElementCount(*tensor).valueOr(0);
        const auto uses = model.index().uses(name);
        if (tensor->data_type() != pb::TensorProto::FLOAT || count < least || uses.empty() || readByQuantizer(model, name))
            continue;
        std::vector<std::string> readers;
        for (const Use &use : uses)
            readers.push_back(model.index().node(use.node).name());
        const auto wanted = std::count_if(readers.begin(), readers.end(), [&](const std::string &reader) { return run.wants(reader); });
        if (wanted == 0)
            continue;
        run.progress(readers[0], static_cast<int64_t>(i), static_cast<int64_t>(constants.size()));
        if (wanted < static_cast<std::ptrdiff_t>(readers.size())) {
            run.declined(readers[0], "its constant " + name + " is shared with a layer that was not chosen: " + readersText(model, name));
            continue;
        }
        PARE_TRY_ASSIGN(const std::vector<float> values, toFloats(*tensor, model.payloads()));
        const bool fits = std::all_of(values.begin(), values.end(), [](float v) { return std::abs(v) <= largestFloat16; });
        if (!fits) {
            run.declined(readers[0], "its constant " + name + " holds values past 65504, NaN or infinity, which float16 cannot keep");
            continue;
        }
        const auto nodes = storage.float16(name, {tensor->dims().begin(), tensor->dims().end()}, values);
        for (const std::string &reader : readers) {
            if (!layers.contains(reader))
                order.push_back(reader);
            LayerBytes &layer = layers[reader];
            layer.before += 4 * count;
            layer.after += 2 * count;
            layer.into.insert(layer.into.end(), nodes.begin(), nodes.end());
        }
    }
    for (const std::string &name : order) {
        LayerBytes &layer = layers[name];
        layer.into.insert(layer.into.begin(), name);
        run.changed(name, "weights stored as float16: " + formatBytes(layer.before) + " -> " + formatBytes(layer.after), std::move(layer.into));
    }
    if (run.changedAnything()) {
        standaloneInitializers(editor);
        run.note("", "The weights are unpacked to float32 when the model is loaded: the file is smaller, memory and speed stay those of float32.");
    }
    return run.finish(editor);
}

Result<PassOutcome> convertFp16(const Model &model, const PassRequest &request, PassContext &context)
{
    PassRun run("convert-fp16", request, context);
    noteBodies(model, run);
    if (request.options.text("storage") == "compute")
        return computeInFloat16(model, run);
    return storeAsFloat16(model, run);
}

} // namespace

const Pass &convertFp16Pass()
{
    static const Pass pass{
        "convert-fp16",
        "Stores weights as 16-bit floats, or computes in them",
        false,
        {{"storage", OptionType::Choice, "folded", "folded: half of the file at float32 speed; compute: float16 arithmetic for targets that have it", "", {}, {},
          {"folded", "compute"}},
         {"min_elements", OptionType::Integer, "64", "Smaller constants stay as they are", "values", 1, 1e9, {}},
         {"keep", OptionType::Choice, "safe", "safe: sums, exponentials, roots and normalizations stay float32; all: everything that can be float16 is", "", {}, {},
          {"safe", "all"}}},
        convertFp16};
    return pass;
}

} // namespace pare
