#include "core/search/placement.h"

#include "core/search/min_cut.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <unordered_map>

namespace pare {

namespace {

// Where nothing was measured: milliseconds that converting a value takes, at least, and for each element (ONNX Runtime 1.32, one thread).
constexpr double leastConversionMs = 0.002;
constexpr double conversionMsOfElement = 3e-7;
constexpr size_t nobody = SIZE_MAX;
constexpr int longestWay = 12; // of nodes that quantizing added, from one of them to a node of the float model

bool converts(const pb::NodeProto &node)
{
    return node.op_type() == "QuantizeLinear" || node.op_type() == "DequantizeLinear";
}

class Placer {
public:
    Placer(const Model &prepared, const Profile &inFloat, const Model &candidate, const Profile &inIntegers, const std::vector<std::string> &layers,
           const ShapeTable &shapes)
        : m_float(prepared.index()), m_integer(candidate.index()), m_shapes(shapes), m_layers(layers.begin(), layers.end())
    {
        for (const NodeTime &row : inFloat.nodes)
            if (const auto id = m_float.find(row.node); id && row.fusedInto != "(folded)") {
                m_mainOf[id->value] = row.fusedInto.empty() ? row.node : row.fusedInto;
                m_floatMs[m_mainOf[id->value]] += row.ms;
            }
        for (const NodeTime &row : inIntegers.nodes)
            m_rows[row.node] = &row;
        for (const auto &[id, main] : m_mainOf)
            if (m_layers.contains(m_float.node({id}).name()))
                m_groups.emplace(main, m_groups.size());
        for (const NodeId id : m_integer.order()) // work on integers that has no weights
            if (const auto same = m_float.find(m_integer.node(id).name()); same && m_mainOf.contains(same->value) && (readsIntegers(id) || makesIntegers(id)))
                m_groups.emplace(m_mainOf.at(same->value), m_groups.size());
        m_first.resize(m_groups.size());
        m_second.resize(m_groups.size());
    }

    Placement place(const std::vector<std::string> &layers)
    {
        for (const auto &[main, group] : m_groups)
            m_second[group] = m_floatMs[main];
        measureConversions();
        TwoStates states(m_groups.size());
        Placement placement;
        for (const NodeId id : m_integer.order())
            count(id, placement.runMs);
        for (const NodeId id : m_integer.order())
            if (m_integer.node(id).op_type() == "QuantizeLinear" && !constant(id))
                convert(id, states);
        double asItIs = 0;
        for (size_t i = 0; i < m_groups.size(); ++i) {
            states.cost(i, m_first[i], m_second[i]);
            asItIs += m_first[i];
        }
        const std::vector<bool> integers = states.inFirst();
        double chosen = 0;
        for (size_t i = 0; i < m_groups.size(); ++i)
            chosen += integers[i] ? m_first[i] : m_second[i];
        for (const auto &[a, b, ms] : m_between)
            chosen += integers[a] && !integers[b] ? ms : 0;
        placement.savedMs = asItIs - chosen;
        for (const std::string &layer : layers)
            if (const auto id = m_float.find(layer); id && m_mainOf.contains(id->value) && !integers[m_groups.at(m_mainOf.at(id->value))])
                placement.inFloat.push_back(layer);
        return placement;
    }

private:
    [[nodiscard]] const NodeTime *row(NodeId id) const
    {
        const auto found = m_rows.find(m_integer.node(id).name());
        return found == m_rows.end() ? nullptr : found->second;
    }
    // Milliseconds of a node that runs by itself.
    [[nodiscard]] double alone(NodeId id) const
    {
        const NodeTime *time = row(id);
        return time && time->fusedInto.empty() ? time->ms : 0;
    }
    [[nodiscard]] bool merged(NodeId id) const
    {
        const NodeTime *time = row(id);
        return time && (!time->fusedInto.empty() || time->ms <= 0);
    }
    [[nodiscard]] bool constant(NodeId id) const
    {
        const NodeTime *time = row(id);
        return time && time->fusedInto == "(folded)";
    }
    [[nodiscard]] bool readsIntegers(NodeId id) const
    {
        const auto &inputs = m_integer.node(id).input();
        return std::any_of(inputs.begin(), inputs.end(), [&](const std::string &input) {
            const auto maker = m_integer.producer(input);
            return maker && m_integer.node(*maker).op_type() == "DequantizeLinear" && !constant(*maker) && merged(*maker);
        });
    }
    [[nodiscard]] bool makesIntegers(NodeId id) const
    {
        const auto &outputs = m_integer.node(id).output();
        return std::any_of(outputs.begin(), outputs.end(), [&](const std::string &output) {
            const auto &uses = m_integer.uses(output);
            return std::any_of(uses.begin(), uses.end(), [&](const Use &use) { return m_integer.node(use.node).op_type() == "QuantizeLinear" && merged(use.node); });
        });
    }

    // The group that a node of the candidate belongs to; none where that stays in float anyway.
    [[nodiscard]] size_t groupOf(NodeId id, int way = 0) const
    {
        const auto &node = m_integer.node(id);
        if (const auto same = m_float.find(node.name())) {
            const auto main = m_mainOf.find(same->value);
            const auto group = main == m_mainOf.end() ? m_groups.end() : m_groups.find(main->second);
            return group == m_groups.end() ? nobody : group->second;
        }
        if (way >= longestWay)
            return nobody;
        for (const std::string &output : node.output()) { // added by quantizing: to the layer whose result it leads to
            if (const auto maker = m_float.producer(output))
                if (const auto group = m_groups.find(m_mainOf.contains(maker->value) ? m_mainOf.at(maker->value) : std::string()); group != m_groups.end())
                    return group->second;
            for (const Use &use : m_integer.uses(output))
                if (const size_t group = groupOf(use.node, way + 1); group != nobody)
                    return group;
        }
        return nobody;
    }

    [[nodiscard]] double elements(const std::string &value) const
    {
        const ValueShape *shape = m_shapes.find(value);
        return shape ? static_cast<double>(shape->elements().value_or(0)) : 0;
    }

    // How long conversions took that ran by themselves.
    void measureConversions()
    {
        std::map<std::string, std::pair<double, double>> seen; // milliseconds and elements
        for (const NodeId id : m_integer.order()) {
            const auto &node = m_integer.node(id);
            if (!converts(node) || alone(id) <= 0)
                continue;
            const auto quantize = node.op_type() == "QuantizeLinear" ? std::optional(id) : m_integer.producer(node.input(0));
            const double count = quantize ? elements(m_integer.node(*quantize).input(0)) : 0;
            if (count <= 0)
                continue;
            seen[node.op_type()].first += alone(id);
            seen[node.op_type()].second += count;
        }
        for (const auto &[op, total] : seen)
            m_msOfElement[op] = total.first / total.second;
    }

    [[nodiscard]] double conversion(const std::string &op, const std::string &value) const
    {
        const auto known = m_msOfElement.find(op);
        return std::max(leastConversionMs, elements(value) * (known == m_msOfElement.end() ? conversionMsOfElement : known->second));
    }

    // What a node takes beside integers, where it is no conversion.
    void count(NodeId id, double &whole)
    {
        whole += alone(id);
        if (!converts(m_integer.node(id)) && alone(id) > 0)
            if (const size_t group = groupOf(id); group != nobody)
                m_first[group] += alone(id);
    }

    // A value that is quantized: who makes and who reads it, as integers or not.
    void convert(NodeId quantize, TwoStates &states)
    {
        const std::string &value = m_integer.node(quantize).input(0);
        const auto maker = m_integer.producer(value);
        const size_t from = maker ? groupOf(*maker) : nobody;
        const bool made = merged(quantize) && from != nobody;
        std::set<size_t> readers; // that read integers
        double apart = 0;         // for those that read floats
        for (const Use &use : m_integer.uses(m_integer.node(quantize).output(0))) {
            if (m_integer.node(use.node).op_type() != "DequantizeLinear")
                continue;
            apart += alone(use.node);
            if (alone(use.node) > 0)
                continue;
            for (const std::string &output : m_integer.node(use.node).output())
                for (const Use &reader : m_integer.uses(output))
                    if (const size_t group = groupOf(reader.node); group != nobody && group != from)
                        readers.insert(group);
        }
        if (from != nobody)
            m_first[from] += apart;
        if (!made) { // from float whatever its maker is
            for (const size_t reader : readers)
                m_first[reader] += alone(quantize) / static_cast<double>(readers.size());
            if (readers.empty() && from != nobody)
                m_first[from] += alone(quantize);
            return;
        }
        for (const size_t reader : readers) {
            between(states, from, reader, conversion("DequantizeLinear", value));
            between(states, reader, from, conversion("QuantizeLinear", value) / static_cast<double>(readers.size()));
        }
    }

    void between(TwoStates &states, size_t integers, size_t floats, double ms)
    {
        states.differ(integers, floats, ms);
        m_between.push_back({integers, floats, ms});
    }

    struct Between {
        size_t integers;
        size_t floats;
        double ms;
    };

    const GraphIndex &m_float;
    const GraphIndex &m_integer;
    const ShapeTable &m_shapes;
    std::set<std::string> m_layers;
    std::unordered_map<int, std::string> m_mainOf;           // by node of the float model: what stands for its group there
    std::unordered_map<std::string, double> m_floatMs;       // by main
    std::unordered_map<std::string, const NodeTime *> m_rows; // of the candidate
    std::map<std::string, size_t> m_groups;                  // by main: those that may be either
    std::vector<double> m_first;                             // milliseconds of each group beside integers,
    std::vector<double> m_second;                            // and in float
    std::vector<Between> m_between;
    std::map<std::string, double> m_msOfElement;             // by operator
};

} // namespace

Placement placementByTime(const Model &prepared, const Profile &inFloat, const Model &candidate, const Profile &inIntegers,
                          const std::vector<std::string> &layers, const ShapeTable &shapes)
{
    return Placer(prepared, inFloat, candidate, inIntegers, layers, shapes).place(layers);
}

} // namespace pare
