// Before: x * (1 + erf(x / sqrt(2))) / 2 · x * (1 + tanh(sqrt(2/pi) * (x + 0.044715 x^3))) / 2, in any order of factors and terms
// After:  from opset 20 on: Gelu(x) · Gelu<approximate = "tanh">(x)
//         before that: 0.5 * x * (1 + erf(x / sqrt(2))) · 0.5 * x * (1 + tanh(sqrt(2/pi) * (x + 0.044715 * Pow(x, 3)))), written so that
//         ONNX Runtime fuses it when it loads the model; with form=runtime: com.microsoft's Gelu(x) · FastGelu(x)
// Before: x * Sigmoid(a * x), in any order (SiLU, Swish)
// After:  with form=runtime only: com.microsoft's QuickGelu<alpha = a>(x)
// Conditions: float32; the numbers are constants of one element that widen nothing and agree to six digits; what stands between has no
// other reader and is no output of the model. Below opset 20 a form that the runtime knows already stays as it is: the opset is not
// raised for this, and the file stays readable everywhere. form=runtime is for what is quantized next: the runtime gives every reader of a
// quantized value a DequantizeLinear of its own, and then no longer sees that the terms of a GELU, or of a SiLU, read the same value. Between quantized convolutions a SiLU as one operator is nearer to the source than
// Sigmoid and Mul in integers, and faster: of the source's latency, YOLOv8n with static INT8 took 0.619 (0.616 to 0.625) in place of 0.665 (0.660 to 0.671).
// Why (ONNX Runtime 1.32): of eight ways in which exporters write it the runtime recognises five; the others run as 5 to 10 passes over memory.
// Source: Hendrycks and Gimpel, "Gaussian Error Linear Units", 2016.
#include "core/passes/fuse_gelu.h"

#include "core/model/attributes.h"
#include "core/passes/expressions.h"
#include "core/passes/in_bodies.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pare {

namespace {

const double squareRoot = std::sqrt(2.0);
const double slope = std::sqrt(2 / std::numbers::pi);
constexpr double cube = 0.044715;

struct Gelu {
    std::string x;
    bool tanh = false;
    std::set<NodeId> nodes;
};

// The GELU that ends at a node.
std::optional<Gelu> geluAt(const Expressions &expressions, NodeId id)
{
    std::set<NodeId> nodes;
    const auto product = expressions.product(id, nodes);
    if (!product || product->values.size() != 2)
        return std::nullopt;
    for (const size_t side : {0U, 1U}) {
        Gelu gelu{product->values[side], false, nodes};
        const Linear sum = expressions.linear(product->values[1 - side], gelu.nodes);
        const auto error = expressions.maker(sum.value, "Erf");
        const auto tangent = expressions.maker(sum.value, "Tanh");
        if ((!error && !tangent) || !nearly(product->factor * sum.factor, 0.5) || !nearly(product->factor * sum.addend, 0.5))
            continue;
        const NodeId function = error ? *error : *tangent;
        gelu.tanh = tangent.has_value();
        gelu.nodes.insert(function);
        const auto inner = expressions.polynomial(expressions.index().node(function).input(0), gelu.x, gelu.nodes);
        if (!inner || (*inner)[0] != 0 || (*inner)[2] != 0)
            continue;
        const bool fits = gelu.tanh ? nearly((*inner)[1], slope) && nearly((*inner)[3], slope * cube) : nearly((*inner)[1], 1 / squareRoot) && (*inner)[3] == 0;
        if (fits)
            return gelu;
    }
    return std::nullopt;
}

struct Silu {
    std::string x;
    double alpha = 1;
    std::set<NodeId> nodes;
};

// The x * Sigmoid(alpha * x) that ends at a node.
std::optional<Silu> siluAt(const Expressions &expressions, NodeId id)
{
    const auto &node = expressions.index().node(id);
    for (const int side : {0, 1}) {
        if (!isOp(node, "Mul") || node.input_size() != 2)
            return std::nullopt;
        const auto gate = expressions.maker(node.input(side), "Sigmoid");
        if (!gate)
            continue;
        Silu silu{node.input(1 - side), 1, {id, *gate}};
        const std::string &inner = expressions.index().node(*gate).input(0);
        if (inner == silu.x)
            return silu;
        const Linear scaled = expressions.linear(inner, silu.nodes);
        if (scaled.value == silu.x && scaled.addend == 0 && scaled.factor != 0) {
            silu.alpha = scaled.factor;
            return silu;
        }
    }
    return std::nullopt;
}

// True where ONNX Runtime recognises the form itself: a product of 0.5 * x, or 0.5 alone, with the rest.
bool isKnownForm(const Expressions &expressions, NodeId last, const Gelu &gelu)
{
    const auto &index = expressions.index();
    const auto has = [&](const char *op) {
        return std::any_of(gelu.nodes.begin(), gelu.nodes.end(), [&](NodeId id) { return isOp(index.node(id), op); });
    };
    if (!isOp(index.node(last), "Mul") || gelu.nodes.size() != (gelu.tanh ? 8U : 5U) || !has(gelu.tanh ? "Pow" : "Div"))
        return false;
    if (!gelu.tanh && expressions.withNumber(index.node(last)))
        return true;
    for (const auto &input : index.node(last).input())
        if (const auto half = expressions.maker(input, "Mul"))
            if (const auto with = expressions.withNumber(index.node(*half)); with && index.node(*half).input(with->other) == gelu.x)
                return true;
    return false;
}

// Writes the form that the runtime knows, with the node `last` at its end.
void writeKnownForm(GraphEditor &editor, PassRun &run, const Gelu &gelu, NodeId last)
{
    const std::string base = editor.index().node(last).name();
    const auto made = [&](const char *op, const std::string &part, const std::string &a, const std::string &b) {
        const std::string name = editor.uniqueName(base + "/" + part);
        editor.add(op, name, b.empty() ? std::vector<std::string>{a} : std::vector<std::string>{a, b}, {name});
        return name;
    };
    const auto number = [&](const std::string &part, double value) { return editor.addFloats(base + "/" + part, {}, {static_cast<float>(value)}); };
    std::string inner;
    if (gelu.tanh) {
        const std::string cubed = made("Mul", "cubed", made("Pow", "power", gelu.x, number("three", 3)), number("cube_factor", cube));
        inner = made("Tanh", "tanh", made("Mul", "scaled", made("Add", "sum", gelu.x, cubed), number("slope", slope)), {});
    } else {
        inner = made("Erf", "erf", made("Div", "scaled", gelu.x, number("square_root", squareRoot)), {});
    }
    const std::string half = made("Mul", "half", gelu.x, number("half_factor", 0.5));
    const std::string gate = made("Add", "gate", inner, number("one", 1));
    fusePattern(editor, run, gelu.nodes, last, "Mul", {half, gate}, "is GELU in the form that the runtime runs as one");
}

Result<PassOutcome> fuseGelu(const Model &model, const PassRequest &request, PassContext &context)
{
    PassRun run("fuse-gelu", request, context);
    const bool ofRuntime = run.options().text("form") == "runtime";
    if (model.index().nodesOf("Erf").empty() && model.index().nodesOf("Tanh").empty() && (!ofRuntime || model.index().nodesOf("Sigmoid").empty()))
        return run.finish(model);
    PARE_TRY_ASSIGN(const ShapeTable shapes, ShapeTable::of(model));
    const Expressions expressions(model, shapes);
    GraphEditor editor(model);
    std::set<NodeId> taken;
    for (const NodeId id : model.index().order()) {
        if (run.stopRequested())
            return cancelled();
        const auto &node = model.index().node(id);
        if (!isOp(node, "Mul") && !isOp(node, "Div"))
            continue;
        if (!run.wants(node.name()) || taken.contains(id) || !expressions.isFloat(node.output(0)))
            continue;
        if (const auto silu = ofRuntime ? siluAt(expressions, id) : std::nullopt; silu && expressions.closed(silu->nodes, id)) {
            auto &fused = fusePattern(editor, run, silu->nodes, id, "QuickGelu", {silu->x}, "is one QuickGelu of the runtime now");
            fused.set_domain("com.microsoft");
            setAttribute(fused, "alpha", static_cast<float>(silu->alpha));
            editor.needOpset("com.microsoft", 1);
            taken.insert(silu->nodes.begin(), silu->nodes.end());
            continue;
        }
        const auto gelu = geluAt(expressions, id);
        if (!gelu || std::any_of(gelu->nodes.begin(), gelu->nodes.end(), [&](NodeId part) { return taken.contains(part); }))
            continue;
        if (!expressions.closed(gelu->nodes, id)) {
            run.declined(node.name(), "it ends a decomposed GELU, but others read values inside of it");
            continue;
        }
        if (model.opset() >= 20) {
            auto &fused = fusePattern(editor, run, gelu->nodes, id, "Gelu", {gelu->x}, "is one Gelu now");
            if (gelu->tanh)
                setAttribute(fused, "approximate", "tanh");
        } else if (ofRuntime) {
            const std::string op = gelu->tanh ? "FastGelu" : "Gelu";
            fusePattern(editor, run, gelu->nodes, id, op, {gelu->x}, "is one " + op + " of the runtime now").set_domain("com.microsoft");
            editor.needOpset("com.microsoft", 1);
        } else if (isKnownForm(expressions, id, *gelu)) {
            run.declined(node.name(), "it ends a GELU that the runtime recognises as it is; one operator for it exists from opset 20 on");
            continue;
        } else {
            writeKnownForm(editor, run, *gelu, id);
        }
        taken.insert(gelu->nodes.begin(), gelu->nodes.end());
    }
    if (run.changedAnything())
        standaloneInitializers(editor);
    return run.finish(editor);
}

} // namespace

const Pass &fuseGeluPass()
{
    static const Pass pass{"fuse-gelu",
                           "Makes one operator of a decomposed GELU, or writes it so that the runtime does; of a SiLU too, where the runtime's own operators may be used",
                           false,
                           {{"form", OptionType::Choice, "portable",
                             "Below opset 20: portable: standard operators in the form that ONNX Runtime fuses; runtime: its own operator, which stays one when "
                             "its input is quantized. For SiLU there is the runtime's own alone",
                             "", {}, {}, {"portable", "runtime"}}},
                           alsoInBranches<fuseGelu>,
                           true};
    return pass;
}

} // namespace pare
