#include "core/analysis/diff_interface.h"

#include "core/analysis/diff_labels.h"
#include "core/analysis/shapes.h"
#include "core/model/attributes.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace pare {

namespace {

using Values = std::map<std::string, std::string>; // type and dimensions by name
using Renamed = std::vector<std::pair<std::string, std::string>>;

Values opsetsOf(const Model &model)
{
    Values found;
    for (const auto &import : model.proto().opset_import())
        found[import.domain().empty() ? "ai.onnx" : import.domain()] = std::to_string(import.version());
    return found;
}

template <typename List>
Values valuesOf(const List &list, const Model &model)
{
    Values found;
    for (const auto &value : list)
        if (!model.index().constant(value.name())) // older files list their weights among the inputs
            found[value.name()] = valueShape(value.type()).text();
    return found;
}

// What only one of both has.
std::vector<std::string> alone(const Values &own, const Values &other)
{
    std::vector<std::string> names;
    for (const auto &[name, value] : own)
        if (!other.contains(name))
            names.push_back(name);
    return names;
}

// Up from a value, past casts and quantizing nodes that only this model has: the node that makes what is found there, and its output's
// place; or the value itself where nothing makes it.
struct Origin {
    int node = -1;
    int output = 0;
    std::string value;
};

Origin originOf(const Model &model, const std::vector<int> &partners, std::string value)
{
    for (int steps = 0; steps < 64; ++steps) {
        const auto maker = model.index().producer(value);
        if (!maker)
            return {-1, 0, std::move(value)};
        const auto &node = model.index().node(*maker);
        if (partners[static_cast<size_t>(maker->value)] >= 0 || !isTransparent(node) || node.input_size() == 0) {
            const auto at = std::find(node.output().begin(), node.output().end(), value);
            return {maker->value, static_cast<int>(at - node.output().begin()), std::move(value)};
        }
        value = std::string(node.input(0));
    }
    return {-1, 0, std::move(value)};
}

// How many places of paired layers speak for a name of the first being that of the second.
using Votes = std::map<std::pair<std::string, std::string>, int>;

Votes inputVotes(const Model &first, const Model &second, const LayerPairs &pairs)
{
    Votes votes;
    for (int i = 0; i < first.graph().node_size(); ++i) {
        const int j = pairs.second[static_cast<size_t>(i)];
        if (j < 0)
            continue;
        const auto &a = first.graph().node(i);
        const auto &b = second.graph().node(j);
        const int places = a.op_type() == b.op_type() ? std::min(a.input_size(), b.input_size()) : std::min({a.input_size(), b.input_size(), 1});
        for (int k = 0; k < places; ++k) {
            const Origin x = originOf(first, pairs.second, a.input(k));
            const Origin y = originOf(second, pairs.first, b.input(k));
            if (x.node < 0 && y.node < 0 && !x.value.empty() && !y.value.empty())
                ++votes[{x.value, y.value}];
        }
    }
    return votes;
}

Votes outputVotes(const Model &first, const Model &second, const LayerPairs &pairs)
{
    std::map<std::pair<int, int>, std::vector<std::string>> made; // by node and place, of the second
    for (const auto &output : second.graph().output())
        if (const Origin origin = originOf(second, pairs.first, output.name()); origin.node >= 0)
            made[{origin.node, origin.output}].push_back(output.name());
    Votes votes;
    for (const auto &output : first.graph().output()) {
        const Origin origin = originOf(first, pairs.second, output.name());
        const int partner = origin.node < 0 ? -1 : pairs.second[static_cast<size_t>(origin.node)];
        if (const auto found = made.find({partner, origin.output}); partner >= 0 && found != made.end())
            for (const std::string &name : found->second)
                ++votes[{output.name(), name}];
    }
    return votes;
}

// Pairs among what only one model has: most votes first, each name once; then the single ones that are left, where they are alike.
Renamed renamedAmong(const Values &first, const Values &second, const Votes &votes)
{
    std::vector<std::string> gone = alone(first, second);
    std::vector<std::string> come = alone(second, first);
    std::vector<std::pair<int, std::pair<std::string, std::string>>> order;
    for (const auto &[names, count] : votes)
        order.emplace_back(-count, names);
    std::ranges::sort(order);
    Renamed renamed;
    const auto take = [&](const std::string &from, const std::string &to) {
        renamed.emplace_back(from, to);
        std::erase(gone, from);
        std::erase(come, to);
    };
    for (const auto &[count, names] : order)
        if (std::ranges::find(gone, names.first) != gone.end() && std::ranges::find(come, names.second) != come.end())
            take(names.first, names.second);
    if (gone.size() == 1 && come.size() == 1 && first.at(gone.front()) == second.at(come.front()))
        take(std::string(gone.front()), std::string(come.front()));
    std::ranges::sort(renamed);
    return renamed;
}

void compare(const std::string &kind, const Values &first, const Values &second, const Renamed &renamed, std::vector<std::string> &what)
{
    std::set<std::string> found;
    for (const auto &[name, value] : first) {
        const auto other = std::ranges::find(renamed, name, &std::pair<std::string, std::string>::first);
        if (other != renamed.end()) {
            found.insert(other->second);
            const std::string &now = second.at(other->second);
            what.push_back(fmt::format("{} {}: renamed to {}", kind, name, other->second) + (now == value ? std::string() : fmt::format(", {} -> {}", value, now)));
        } else if (const auto same = second.find(name); same == second.end()) {
            what.push_back(fmt::format("{} {}: {} -> none", kind, name, value));
        } else if (same->second != value) {
            what.push_back(fmt::format("{} {}: {} -> {}", kind, name, value, same->second));
        }
    }
    for (const auto &[name, value] : second)
        if (!first.contains(name) && !found.contains(name))
            what.push_back(fmt::format("{} {}: none -> {}", kind, name, value));
}

} // namespace

InterfaceDiff interfaceDiff(const Model &first, const Model &second, const LayerPairs &pairs)
{
    InterfaceDiff diff;
    const Values inputs[2] = {valuesOf(first.graph().input(), first), valuesOf(second.graph().input(), second)};
    const Values outputs[2] = {valuesOf(first.graph().output(), first), valuesOf(second.graph().output(), second)};
    diff.inputs = renamedAmong(inputs[0], inputs[1], inputVotes(first, second, pairs));
    diff.outputs = renamedAmong(outputs[0], outputs[1], outputVotes(first, second, pairs));
    compare("opset", opsetsOf(first), opsetsOf(second), {}, diff.what);
    compare("input", inputs[0], inputs[1], diff.inputs, diff.what);
    compare("output", outputs[0], outputs[1], diff.outputs, diff.what);
    return diff;
}

} // namespace pare
