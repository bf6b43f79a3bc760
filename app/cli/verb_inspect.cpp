#include "app/cli/checks.h"
#include "app/cli/help.h"
#include "app/cli/inspect_structure.h"
#include "app/cli/verbs.h"

#include "core/formats/recipe_in_model.h"
#include "core/analysis/body_model.h"
#include "core/analysis/cost.h"
#include "core/analysis/precision.h"
#include "core/base/units.h"
#include "core/model/attributes.h"
#include "core/passes/structured_pruning.h"
#include "core/prune/channel_groups.h"
#include "core/runtime/services.h"
#include "core/search/group_sensitivity.h"
#include "core/search/quantization_error.h"
#include "core/search/weight_curvature.h"
#include "core/targets/advice.h"

#include <fmt/format.h>
#include <onnx/defs/schema.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace pare::cli {

namespace {

struct Arguments {
    std::string model;
    bool groups = false;
    std::string inputs;
    std::string outputs;
    bool blocks = false;
    bool sensitivity = false;
    bool quantError = false;
    std::string source; // of a variant, for quantError
    bool hessian = false;
    CurvatureOptions curvature;
    DataArguments data;
};

nlohmann::json valueJson(const std::string &name, const ShapeTable &shapes)
{
    nlohmann::json json{{"name", name}, {"type", nullptr}, {"shape", nullptr}};
    const ValueShape *shape = shapes.find(name);
    if (!shape)
        return json;
    if (shape->type != 0)
        json["type"] = elementTypeName(shape->type);
    if (shape->ranked) {
        json["shape"] = nlohmann::json::array();
        for (const Dim &dim : shape->dims) {
            if (dim.known())
                json["shape"].push_back(dim.size);
            else if (!dim.symbol.empty())
                json["shape"].push_back(dim.symbol);
            else
                json["shape"].push_back(nullptr);
        }
    }
    return json;
}

// Operators that neither ONNX nor the runtime's own domains define, and that no function of the file explains.
std::vector<std::string> unknownOperators(const Model &model)
{
    std::map<std::string, int> unknown;
    for (const auto &node : model.graph().node()) {
        const std::string domain = node.domain() == "ai.onnx" ? "" : node.domain();
        if (domain == "com.microsoft" || domain.starts_with("com.microsoft.") || domain == "com.ms.internal.nhwc")
            continue;
        bool isFunction = false;
        for (const auto &function : model.proto().functions())
            isFunction = isFunction || (function.name() == node.op_type() && function.domain() == node.domain());
        const auto opset = static_cast<int>(std::max<int64_t>(model.opset(domain), 1));
        if (!isFunction && !pb::OpSchemaRegistry::Schema(node.op_type(), opset, domain))
            ++unknown[qualifiedOp(node)];
    }
    std::vector<std::string> names;
    for (const auto &[name, count] : unknown)
        names.push_back(name + " (" + plural(count, "layer") + ")");
    return names;
}

struct Inspected {
    Model model;
    ShapeTable shapes; // with symbols as the file has them
    CostTable cost;
    ChannelGroups groups;
    double shareWithOutputs = 0; // what can shrink where every output of the model may
    Blocks blocks;
    std::vector<std::string> findings;
    std::vector<Advice> advice;
};

Result<Inspected> inspect(const Arguments &arguments, const Target &target, RunContext &context)
{
    PARE_TRY_ASSIGN(Model model, openModel(arguments.model, context));
    PARE_TRY_ASSIGN(ShapeTable shapes, ShapeTable::of(model));
    PARE_TRY_ASSIGN(CostTable cost, CostTable::of(model));
    PARE_TRY_ASSIGN(const auto ends, endsThatMayShrink(model, arguments.inputs, arguments.outputs));
    PARE_TRY_ASSIGN(ChannelGroups groups, ChannelGroups::of(model, shapes, ends));
    double shareWithOutputs = groups.prunableShare();
    if (std::ranges::any_of(groups.all(), [](const ChannelGroup &group) { return !group.keptEnd.empty(); })) {
        PARE_TRY_ASSIGN(const auto all, endsThatMayShrink(model, arguments.inputs, "all"));
        PARE_TRY_ASSIGN(const ChannelGroups more, ChannelGroups::of(model, shapes, all));
        shareWithOutputs = std::max(shareWithOutputs, more.prunableShare());
    }
    std::vector<std::string> findings;
    for (const std::string &unknown : unknownOperators(model))
        findings.push_back("unknown operator: " + unknown + "; it can be looked at, but not run");
    if (!shapes.note().empty())
        findings.push_back("shape inference: " + shapes.note());
    if (cost.layersOfUnknownMacs() > 0)
        findings.push_back("MACs are not known for " + plural(cost.layersOfUnknownMacs(), "layer"));
    for (int i = 0; i < model.graph().node_size(); ++i)
        if (const int64_t inside = cost.layer({i}).parameters; inside > 0 && !bodiesOf(model, {i}).empty())
            findings.push_back(fmt::format("{} ({}): {} stand inside of it, where nothing is pruned", model.graph().node(i).name(), model.graph().node(i).op_type(),
                                           plural(inside, "parameter")));
    std::vector<Advice> advice;
    if (auto found = adviceOnModel(model, cost.shapes(), target); found.ok())
        advice = std::move(*found);
    else
        findings.push_back("weights that cannot be read: " + found.error().text());
    for (const Advice &one : advice)
        findings.push_back(one.text());
    Blocks blocks = Blocks::of(model, cost.shapes());
    return Inspected{std::move(model), std::move(shapes), std::move(cost), std::move(groups), shareWithOutputs, std::move(blocks), std::move(findings), std::move(advice)};
}

nlohmann::json layerJson(const Inspected &inspected, NodeId id)
{
    const auto &node = inspected.model.graph().node(id.value);
    const LayerCost &cost = inspected.cost.layer(id);
    nlohmann::json json{{"name", node.name()}, {"op", qualifiedOp(node)}, {"parameters", cost.parameters}, {"weight_bytes", cost.weightBytes},
                        {"precision", precisionOf(inspected.model, id, inspected.cost.shapes())}};
    json["macs"] = cost.macs ? nlohmann::json(*cost.macs) : nlohmann::json(nullptr);
    json["activation_bytes"] = cost.activationBytes ? nlohmann::json(*cost.activationBytes) : nlohmann::json(nullptr);
    json["inputs"] = std::vector<std::string>(node.input().begin(), node.input().end());
    json["outputs"] = nlohmann::json::array();
    for (const auto &output : node.output())
        if (!output.empty())
            json["outputs"].push_back(valueJson(output, inspected.shapes));
    return json;
}

nlohmann::json groupJson(const ChannelGroup &group)
{
    nlohmann::json json{{"id", group.id},
                        {"channels", group.channels()},
                        {"channels_per_unit", group.channelsPerUnit},
                        {"prunable", group.canShrink()},
                        {"reason", group.reason}};
    if (group.canShrink())
        json["pass"] = group.prunable ? "prune-channels" : "prune-width";
    json["members"] = nlohmann::json::array();
    for (const GroupMember &member : group.members)
        json["members"].push_back({{"layer", member.layer}, {"role", memberRoleName(member.role)}, {"channels", member.channels}});
    return json;
}

void show(const Arguments &arguments, const Inspected &in, Console &console)
{
    const auto &proto = in.model.proto();
    console.line(fmt::format("{}: {}, opset {}, IR {}{}", arguments.model, plural(in.model.graph().node_size(), "layer"), in.model.opset(),
                             proto.ir_version(), proto.producer_name().empty() ? "" : ", made by " + proto.producer_name()));
    const auto value = [&](const std::string &name) {
        const ValueShape *shape = in.shapes.find(name);
        return name + " " + (shape ? shape->text() : "?");
    };
    for (const auto &input : in.model.graph().input())
        if (in.model.index().isGraphInput(input.name()))
            console.line("  input   " + value(input.name()));
    for (const auto &output : in.model.graph().output())
        console.line("  output  " + value(output.name()));
    console.line(fmt::format("  {} parameters, {} on disk, {} for a sample{}", formatCountShort(static_cast<double>(in.cost.parameters())),
                             formatBytes(bytesOnDisk(arguments.model, in.model)), macsText(in.cost.macs(), in.cost.layersOfUnknownMacs()),
                             in.cost.assumptionText().empty() ? "" : " (" + in.cost.assumptionText() + ")"));
    if (in.cost.peakActivationBytes())
        console.line("  " + formatBytes(*in.cost.peakActivationBytes()) + " of activations at their peak (computed)");
    console.line(fmt::format("\n{:<40} {:<18} {:<22} {:>10} {:>10} {:>10}  {}", "layer", "operator", "output", "parameters", "weights", "MACs",
                             "precision"));
    for (int i = 0; i < in.model.graph().node_size(); ++i) {
        const auto &node = in.model.graph().node(i);
        const LayerCost &cost = in.cost.layer({i});
        const ValueShape *shape = node.output_size() > 0 ? in.shapes.find(node.output(0)) : nullptr;
        console.line(fmt::format("{:<40} {:<18} {:<22} {:>10} {:>10} {:>10}  {}", node.name(), qualifiedOp(node), shape ? shape->text() : "?",
                                 formatCount(cost.parameters), formatBytes(cost.weightBytes),
                                 cost.macs ? formatCountShort(static_cast<double>(*cost.macs)) : "?",
                                 precisionOf(in.model, {i}, in.cost.shapes())));
    }
    console.line(fmt::format("\n{} of the parameters lie in layers that can shrink by channels{}", formatPercent(in.groups.prunableShare()),
                             in.shareWithOutputs > in.groups.prunableShare() + 0.0005 ? ", " + formatPercent(in.shareWithOutputs) + " where outputs of the model may lose some too (--outputs)" : ""));
    if (const auto lines = structureLines(in.model, in.blocks, in.cost, arguments.blocks); !lines.empty()) {
        console.line("\nbuilt of");
        for (const std::string &line : lines)
            console.line(line);
    }
    if (arguments.groups)
        for (const ChannelGroup &group : in.groups.all()) {
            console.line(fmt::format("group {}: {}{}", group.id, plural(group.channels(), "channel"),
                                     group.prunable ? "" : group.asWidth ? " (prune-width: it " + group.reason + ")" : ", declined: " + group.reason));
            for (const GroupMember &member : group.members)
                console.line(fmt::format("    {:<8} {}", memberRoleName(member.role), member.layer));
        }
    for (const std::string &finding : in.findings)
        console.line("finding: " + finding);
}

Result<SensitivityTable> sensitivity(const Arguments &arguments, const Inspected &in, RunContext &context)
{
    MeasurePlan plan;
    plan.guard = guardOf({}, arguments.data);
    PARE_TRY_ASSIGN(plan.data, dataset(arguments.data.data, arguments.data.format));
    PARE_TRY_ASSIGN(const auto runner, startRunner(context));
    PARE_TRY_ASSIGN(const auto session, MeasureSession::start(in.model, plan, *runner, context));
    return groupSensitivities(in.groups, *session, {}, context);
}

// "conv3   64 channels   -10 %: 31.2 dB 0.912   ..." for each group, in the order of the graph.
void show(const SensitivityTable &table, Console &console)
{
    const bool cut = std::ranges::any_of(table.groups, [](const GroupSensitivity &group) { return group.cut; });
    console.line(fmt::format("\nwith the channels of least norm of one group set to zero{} ({}{})", cut ? ", or cut out where they are normalized together" : "", plural(table.samples, "sample"),
                             table.metric.empty() ? std::string() : ", " + table.metric + (table.source ? fmt::format(" {:.4f} with all", *table.source) : std::string())));
    for (const GroupSensitivity &group : table.groups) {
        std::string line = fmt::format("  {:<40} {:>14}{}", group.group, plural(group.channels, "channel"), group.cut ? " cut" : "");
        for (const SensitivityPoint &point : group.points)
            line += fmt::format("   -{:g} %: {}{}", point.ratio * 100, std::isfinite(point.sqnrDb) ? fmt::format("{:.1f} dB", point.sqnrDb) : "equal", point.value ? fmt::format(" {:.4f}", *point.value) : std::string());
        console.line(line);
    }
    if (!table.notMeasured.empty())
        console.line("  the time did not suffice for " + plural(static_cast<int64_t>(table.notMeasured.size()), "group"));
}

// Of a variant that carries its recipe: each of its layers against the same in float.
Result<QuantizationErrors> errorsOfVariant(const Arguments &arguments, const Inspected &in, RunContext &context)
{
    PARE_TRY_ASSIGN(const Model source, openModel(arguments.source, context));
    auto recipe = recipeIn(in.model);
    if (!recipe.ok())
        return Error{ErrorKind::InvalidInput, "it carries no recipe that says how it was made from " + arguments.source + " (" + recipe.error().text() + ")", arguments.model};
    PARE_TRY_ASSIGN(auto data, dataset(arguments.data.data, arguments.data.format));
    PARE_TRY_ASSIGN(auto calibration, dataset(arguments.data.calibration, arguments.data.calibrationFormat.empty() ? arguments.data.format : arguments.data.calibrationFormat));
    PARE_TRY_ASSIGN(const auto runner, startRunner(context));
    PassContext pass{context, passServices(*runner, data ? data : calibration, context)};
    return variantErrors(source, in.model, *recipe, {}, pass);
}

// Measured on --data, else on the calibration data; ranges come from the calibration data, else from the data.
Result<QuantizationErrors> quantErrors(const Arguments &arguments, const Inspected &in, RunContext &context)
{
    MeasurePlan plan;
    plan.guard = guardOf({}, arguments.data);
    PARE_TRY_ASSIGN(auto data, dataset(arguments.data.data, arguments.data.format));
    PARE_TRY_ASSIGN(auto calibration, dataset(arguments.data.calibration, arguments.data.calibrationFormat.empty() ? arguments.data.format : arguments.data.calibrationFormat));
    plan.data = data ? data : calibration;
    PARE_TRY_ASSIGN(const auto runner, startRunner(context));
    PARE_TRY_ASSIGN(const auto session, MeasureSession::start(in.model, plan, *runner, context));
    PassContext pass{context, passServices(*runner, calibration ? calibration : data, context)};
    return quantizationErrors(*session, {}, pass);
}

// "conv3   41.2 dB   weights 38.0 dB   256 steps of 0.0231 from 0 to 5.89" for each layer, the worst first.
void show(const QuantizationErrors &errors, Console &console)
{
    const auto decibels = [](double value) { return std::isfinite(value) ? fmt::format("{:.1f} dB", value) : std::string("equal"); };
    const std::string samples = plural(errors.samples, "sample");
    console.line(errors.ofVariant ? "\nSQNR of each layer's result against the same layer in float, with what the layers before it lose (" + samples + " at most)"
                                  : "\nSQNR of the outputs with one layer alone in static INT8 (" + samples + ")");
    std::vector<const LayerError *> worst;
    for (const LayerError &layer : errors.layers)
        worst.push_back(&layer);
    std::ranges::stable_sort(worst, {}, [](const LayerError *layer) { return layer->sqnrDb; });
    for (const LayerError *layer : worst) {
        std::string line = fmt::format("  {:<40} {:>10}{}{}", layer->layer, decibels(layer->sqnrDb), layer->alone ? "" : " (with neighbours)", layer->quantized ? "" : "   float here");
        if (layer->othersSqnrDb)
            line += fmt::format("   all others {}", decibels(*layer->othersSqnrDb));
        if (layer->metric && errors.source)
            line += fmt::format("   {} {:+.4f}", errors.metric, *layer->metric - *errors.source);
        if (layer->othersMetric && errors.source)
            line += fmt::format(" (all others {:+.4f})", *layer->othersMetric - *errors.source);
        if (layer->bytesSaved > 0)
            line += "   saves " + formatBytes(layer->bytesSaved);
        if (layer->floatMs && layer->integerMs)
            line += fmt::format("   {:.3f} ms -> {:.3f} ms", *layer->floatMs, *layer->integerMs);
        if (layer->weightSqnrDb)
            line += fmt::format("   weights {}", decibels(*layer->weightSqnrDb));
        if (layer->grid)
            line += fmt::format("   input {} steps of {:.3g} from {:.3g} to {:.3g}", layer->grid->levels, layer->grid->step, layer->grid->low, layer->grid->high);
        console.line(line);
    }
    console.line(fmt::format("  {}: {}{}", errors.ofVariant ? "the outputs" : "all of them at once", decibels(errors.allSqnrDb),
                             errors.all && errors.source ? fmt::format(", {} {:.4f}, {:.4f} in float", errors.metric, *errors.all, *errors.source) : std::string()));
    for (const Declined &declined : errors.declined)
        console.line("  not quantized: " + declined.layer + ": " + declined.reason);
}

// On --data, whose labels are the loss's, else on the calibration data.
Result<CurvatureTable> curvatures(const Arguments &arguments, const Inspected &in, RunContext &context)
{
    PARE_TRY_ASSIGN(auto data, dataset(arguments.data.data, arguments.data.format));
    if (!data) {
        PARE_TRY_ASSIGN(data, dataset(arguments.data.calibration, arguments.data.calibrationFormat.empty() ? arguments.data.format : arguments.data.calibrationFormat));
    }
    return weightCurvatures(in.model, arguments.curvature, curvatureService(*data, context), context);
}

// "conv3   9,216 weights   mean trace 0.0123 +- 0.0004   loss + 0.0001 in 8 bits, ..." for each weight, the one that loses most in 4 bits first.
void show(const CurvatureTable &table, Console &console)
{
    console.line(fmt::format("\ncurvature of the loss along each weight: trace of the Hessian over its numbers ({}, {}, {}, standard error), and what rounding costs the loss by it",
                             plural(table.samples, "sample"), plural(table.probes, "probe"), formatSeconds(table.wallSeconds)));
    if (table.outOfTime)
        console.line("  the time was over before all samples and probes: --probe-seconds gives it more, --probe-samples and --probes say what is looked at");
    std::vector<const CurvedWeight *> worst;
    for (const CurvedWeight &weight : table.weights)
        worst.push_back(&weight);
    std::ranges::stable_sort(worst, std::greater<>(), [](const CurvedWeight *weight) { return weight->lossAt(4); });
    for (const CurvedWeight *weight : worst) {
        std::string line = fmt::format("  {:<40} {:>10}   {:>10.3g} +- {:<8.2g}", weight->layer, formatCount(weight->elements), weight->meanTrace, weight->error);
        for (auto at = weight->rounding.rbegin(); at != weight->rounding.rend(); ++at)
            line += fmt::format("   {} bits: {:.3g}", at->first, weight->lossAt(at->first));
        console.line(line);
    }
    for (const Declined &declined : table.declined)
        console.line("  not looked at: " + declined.layer + ": " + declined.reason);
}

int run(const Arguments &arguments, const Target &target, Console &console, RunContext &context)
{
    const auto inspected = inspect(arguments, target, context);
    if (!inspected.ok())
        return console.fail(inspected.error());
    const Inspected &in = *inspected;
    show(arguments, in, console);
    const auto &graph = in.model.graph();
    nlohmann::json json{{"model", arguments.model},
                        {"nodes", graph.node_size()},
                        {"size_bytes", bytesOnDisk(arguments.model, in.model)},
                        {"parameters", in.cost.parameters()},
                        {"weight_bytes", in.cost.weightBytes()},
                        {"macs", in.cost.allMacs() ? nlohmann::json(in.cost.macs()) : nlohmann::json(nullptr)},
                        {"known_macs", in.cost.macs()},
                        {"opset", in.model.opset()},
                        {"ir_version", in.model.proto().ir_version()},
                        {"producer", in.model.proto().producer_name()},
                        {"assumptions", in.cost.assumptionText()},
                        {"prunable_share", in.groups.prunableShare()},
                        {"prunable_share_with_outputs", in.shareWithOutputs},
                        {"target", targetJson(target)},
                        {"findings", in.findings}};
    json["advice"] = nlohmann::json::array();
    for (const Advice &advice : in.advice)
        json["advice"].push_back(toJson(advice));
    json["peak_activation_bytes"] = in.cost.peakActivationBytes() ? nlohmann::json(*in.cost.peakActivationBytes()) : nlohmann::json(nullptr);
    json["inputs"] = nlohmann::json::array();
    for (const auto &input : graph.input())
        if (in.model.index().isGraphInput(input.name()))
            json["inputs"].push_back(valueJson(input.name(), in.shapes));
    json["outputs"] = nlohmann::json::array();
    for (const auto &output : graph.output())
        json["outputs"].push_back(valueJson(output.name(), in.shapes));
    json["opsets"] = nlohmann::json::object();
    for (const auto &import : in.model.proto().opset_import())
        json["opsets"][import.domain().empty() ? "ai.onnx" : import.domain()] = import.version();
    json["metadata"] = nlohmann::json::object();
    for (const auto &entry : in.model.proto().metadata_props())
        json["metadata"][entry.key()] = entry.value();
    json["layers"] = nlohmann::json::array();
    for (int i = 0; i < graph.node_size(); ++i)
        json["layers"].push_back(layerJson(in, {i}));
    json["groups"] = nlohmann::json::array();
    for (const ChannelGroup &group : in.groups.all())
        json["groups"].push_back(groupJson(group));
    json["blocks"] = blocksJson(in.model, in.blocks);
    json["repeated"] = repeatedJson(in.model, in.blocks);
    json["hierarchy"] = hierarchyJson(groupsOf(in.model, in.blocks), in.cost);
    json["scopes"] = scopesJson(in.model, in.cost);
    if (arguments.sensitivity) {
        const auto table = sensitivity(arguments, in, context);
        if (!table.ok())
            return console.fail(table.error());
        show(*table, console);
        json["sensitivity"] = toJson(*table);
    }
    if (arguments.quantError) {
        const auto errors = arguments.source.empty() ? quantErrors(arguments, in, context) : errorsOfVariant(arguments, in, context);
        if (!errors.ok())
            return console.fail(errors.error());
        show(*errors, console);
        json["quantization_error"] = toJson(*errors);
    }
    if (arguments.hessian) {
        const auto table = curvatures(arguments, in, context);
        if (!table.ok())
            return console.fail(table.error());
        show(*table, console);
        json["hessian"] = toJson(*table);
    }
    console.object(std::move(json));
    return 0;
}

} // namespace

void addInspect(CLI::App &app, Chosen &chosen)
{
    auto *verb = app.add_subcommand("inspect", "What is in a model: layers, shapes, cost, findings, what can shrink together");
    auto arguments = std::make_shared<Arguments>();
    verb->add_option("MODEL", arguments->model, "ONNX file")->required();
    verb->add_flag("--groups", arguments->groups, "List the dependency groups: which layers shrink together, or why not");
    verb->add_option("--inputs", arguments->inputs, "Inputs of the model that may lose channels in the dependency groups: names with ; between, or all")->type_name("NAMES");
    verb->add_option("--outputs", arguments->outputs, "Outputs of the model that may lose channels in the dependency groups: names with ; between, or all")->type_name("NAMES");
    verb->add_flag("--blocks", arguments->blocks, "List every attention, feed-forward, convolution and residual block with its layers");
    addData(*verb, arguments->data, false, false);
    verb->add_option("--calib", arguments->data.calibration, "Data to calibrate on (ranges of activations), for --quant-error; or for --hessian")->type_name("PATH");
    verb->add_option("--calib-format", arguments->data.calibrationFormat, "How to read the calibration data (default: as --data-format)")
        ->check(dataFormat())
        ->type_name("FORMAT");
    verb->add_flag("--sensitivity", arguments->sensitivity,
                   "Measure on --data what the model loses with a tenth to three quarters of the channels of each group, one group at a time")
        ->needs(verb->get_option("--data"));
    verb->add_flag("--quant-error", arguments->quantError,
                   "Measure what the outputs lose with one layer alone in static INT8, layer by layer, and with all others in it; bytes and measured time that this brings: ranges from --calib (else --data), measured on --data (else --calib)");
    verb->add_option("--source", arguments->source,
                     "With --quant-error: MODEL is a variant that Pare made from this file; each of its layers is measured against the same layer in float")
        ->needs(verb->get_option("--quant-error"))
        ->type_name("MODEL");
    verb->add_flag("--hessian", arguments->hessian,
                   "Compute, weight by weight, how curved the loss is (trace of the Hessian over its numbers) and what rounding it to few bits costs by that; the loss is that of "
                   "the labels of --data (else --calib), without labels the distance from the model's own answers; needs libtorch");
    verb->add_option("--probes", arguments->curvature.probes, "Random directions that --hessian looks along, at most")->check(CLI::Range(2, 100000))->type_name("N")->capture_default_str();
    verb->add_option("--probe-samples", arguments->curvature.samples, "Samples that --hessian looks at, at most")->check(CLI::Range(1, 1000000))->type_name("N")->capture_default_str();
    verb->add_option("--probe-seconds", arguments->curvature.seconds,
                     "About how long --hessian looks; two directions on two samples are looked at whatever the time, and what was reached is said; 0: no limit")
        ->check(CLI::Range(0.0, 1e6))
        ->type_name("SECONDS")
        ->capture_default_str();
    addCommon(*verb, chosen.common);
    verb->footer(dataHelp() + "Examples:\n  pare inspect model.onnx --groups\n  pare inspect model.onnx --sensitivity --data eval.npz\n"
                              "  pare inspect model.onnx --quant-error --calib calib.npz --data eval.npz --json\n"
                              "  pare inspect small.onnx --quant-error --source model.onnx --data eval.npz\n"
                              "  pare inspect model.onnx --hessian --data train.npz");
    verb->callback([arguments, &chosen] {
        const DataArguments &data = arguments->data;
        if (arguments->quantError && data.data.empty() && data.calibration.empty())
            throw CLI::ValidationError("--quant-error", "needs --calib or --data");
        if (arguments->hessian && data.data.empty() && data.calibration.empty())
            throw CLI::ValidationError("--hessian", "needs --data or --calib");
        if (!data.data.empty() && !arguments->sensitivity && !arguments->quantError && !arguments->hessian)
            throw CLI::ValidationError("--data", "is for --sensitivity, --quant-error and --hessian: give one of them");
        if (!data.calibration.empty() && !arguments->quantError && !arguments->hessian)
            throw CLI::ValidationError("--calib", "is for --quant-error and --hessian");
        chosen.run = [arguments, &chosen](Console &console, RunContext &context) { return run(*arguments, targetOf(chosen.common), console, context); };
    });
}

} // namespace pare::cli
