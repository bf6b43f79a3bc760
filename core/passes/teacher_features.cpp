#include "core/passes/teacher_features.h"

#include "core/analysis/shapes.h"
#include "core/model/attributes.h"

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

} // namespace

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
