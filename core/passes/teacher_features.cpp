#include "core/passes/teacher_features.h"

#include "core/analysis/blocks.h"
#include "core/analysis/shapes.h"
#include "core/base/units.h"
#include "core/model/attributes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace pare {

namespace {

bool tells(const Model &model, const pb::NodeProto &node)
{
    constexpr std::array layers{"Conv", "ConvTranspose", "Gemm", "MatMul"};
    const auto isConstant = [&](const std::string &name) { return model.index().constant(name) != nullptr; };
    if (std::any_of(layers.begin(), layers.end(), [&](const char *op) { return isOp(node, op); }))
        return node.input_size() > 1 && isConstant(node.input(1));
    return isOp(node, "Add") && node.input_size() == 2 && !isConstant(node.input(0)) && !isConstant(node.input(1));
}

bool sameShape(const ValueShape *a, const ValueShape *b)
{
    return a && b && a->type == pb::TensorProto::FLOAT && b->type == a->type && a->ranked && b->ranked && a->dims.size() == b->dims.size() && a->dims.size() > 1 &&
           std::equal(a->dims.begin(), a->dims.end(), b->dims.begin(), [](const Dim &one, const Dim &other) { return one.size == other.size; });
}

struct AttentionMap {
    std::string value; // of the softmax
    int64_t heads = 0; // 0: not known
};

struct AttentionMaps {
    std::vector<AttentionMap> maps;   // in the order of the graph
    std::vector<std::string> fused;   // whose maps no value of the graph holds
};

AttentionMaps attentionMapsOf(const Model &model)
{
    AttentionMaps found;
    const auto shapes = ShapeTable::of(model);
    if (!shapes.ok())
        return found;
    const Blocks blocks = Blocks::of(model, *shapes);
    for (const Block &block : blocks.all()) {
        if (block.kind != BlockKind::Attention)
            continue;
        const auto softmax = std::find_if(block.layers.begin(), block.layers.end(), [&](NodeId id) { return isOp(model.index().node(id), "Softmax"); });
        if (block.fused || softmax == block.layers.end())
            found.fused.push_back(block.name);
        else
            found.maps.push_back({model.index().node(*softmax).output(0), block.heads});
    }
    return found;
}

} // namespace

Result<AttentionPairs> attentionPairs(const Model &student, const Model &teacher)
{
    const AttentionMaps own = attentionMapsOf(student), theirs = attentionMapsOf(teacher);
    for (const auto &[maps, whose] : {std::pair(&own, "the model"), std::pair(&theirs, "the teacher")})
        if (maps->maps.empty())
            return unsupported(fmt::format("features=attention: {} has no attention whose softmax is in the graph{}", whose,
                                           maps->fused.empty() ? std::string() : "; " + maps->fused.front() + " is one operator, which gives no maps"));
    AttentionPairs pairs;
    for (const std::string &name : own.fused)
        pairs.notes.emplace_back(name, "its attention maps are not compared: one operator computes it, which gives none");
    const auto named = [&](const AttentionMap &map) {
        return std::find_if(theirs.maps.begin(), theirs.maps.end(), [&](const AttentionMap &other) { return other.value == map.value; });
    };
    const bool byName = std::all_of(own.maps.begin(), own.maps.end(), [&](const AttentionMap &map) { return named(map) != theirs.maps.end(); });
    const size_t count = own.maps.size();
    for (size_t i = 0; i < count; ++i) {
        const AttentionMap &map = own.maps[i];
        const AttentionMap &other = byName ? *named(map) : theirs.maps[((i + 1) * theirs.maps.size() + count - 1) / count - 1];
        if (map.heads > 0 && other.heads > 0 && map.heads != other.heads)
            pairs.notes.emplace_back(map.value, fmt::format("{} beside the teacher's {}: what they look at is compared on average", plural(map.heads, "head"), other.heads));
        pairs.maps.emplace_back(map.value, other.value);
    }
    return pairs;
}

std::vector<std::pair<std::string, std::string>> sharedFeatures(const Model &student, const Model &teacher, size_t most)
{
    const auto own = ShapeTable::of(student);
    const auto theirs = ShapeTable::of(teacher);
    if (!own.ok() || !theirs.ok() || most == 0)
        return {};
    std::set<std::string> outputs;
    for (const auto &output : student.graph().output())
        outputs.insert(output.name());
    std::vector<std::string> shared;
    for (const auto &node : student.graph().node()) {
        if (node.output_size() == 0 || outputs.contains(node.output(0)) || !tells(student, node))
            continue;
        const auto producer = teacher.index().producer(node.output(0));
        if (producer && teacher.index().node(*producer).op_type() == node.op_type() && sameShape(own->find(node.output(0)), theirs->find(node.output(0))))
            shared.push_back(node.output(0));
    }
    std::vector<std::pair<std::string, std::string>> chosen;
    const size_t count = std::min(most, shared.size());
    for (size_t i = 0; i < count; ++i) {
        const std::string &name = shared[(2 * i + 1) * shared.size() / (2 * count)];
        chosen.emplace_back(name, name);
    }
    return chosen;
}

} // namespace pare
