#include "core/analysis/budget.h"

#include "core/base/checked.h"
#include "core/base/units.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace pare {

namespace {

struct Extent {
    int64_t nodes = 0;
    int depth = 0;
};

// Counts what the graph becomes when every call is replaced by its function's body; each function is counted once and remembered.
class Expansion {
public:
    explicit Expansion(const pb::ModelProto &model)
    {
        for (const auto &function : model.functions())
            m_functions.emplace(key(function.domain(), function.name()), State{&function, {}, Progress::Untouched});
    }

    template <typename Nodes>
    Result<Extent> of(const Nodes &nodes, int depth)
    {
        if (depth > deepestNesting)
            return unsupported("bodies or function calls are nested deeper than " + std::to_string(deepestNesting));
        Extent total;
        for (const auto &node : nodes) {
            PARE_TRY_ASSIGN(const Extent one, ofNode(node, depth));
            const auto sum = checkedAdd(total.nodes, one.nodes);
            if (!sum || *sum >= mostExpandedNodes)
                return unsupported("with its functions written out the graph has more than " + formatCount(mostExpandedNodes) +
                                       " nodes, which Pare does not analyse",
                                   node.name().empty() ? node.op_type() : node.name());
            total.nodes = *sum;
            total.depth = std::max(total.depth, one.depth);
        }
        if (depth + total.depth > deepestNesting)
            return unsupported("bodies or function calls are nested deeper than " + std::to_string(deepestNesting));
        return total;
    }

private:
    enum class Progress { Untouched, Open, Done };
    struct State {
        const pb::FunctionProto *function;
        Extent extent;
        Progress progress;
    };

    static std::string key(const std::string &domain, const std::string &name) { return domain + '\n' + name; }

    Result<Extent> ofNode(const pb::NodeProto &node, int depth)
    {
        Extent total{1, 0};
        const auto add = [&](const Extent &inner) {
            total.nodes += inner.nodes; // both below a million
            total.depth = std::max(total.depth, inner.depth + 1);
        };
        for (const auto &attribute : node.attribute()) {
            if (attribute.has_g()) {
                PARE_TRY_ASSIGN(const Extent body, of(attribute.g().node(), depth + 1));
                add(body);
            }
            for (const auto &graph : attribute.graphs()) {
                PARE_TRY_ASSIGN(const Extent body, of(graph.node(), depth + 1));
                add(body);
            }
        }
        if (m_functions.empty())
            return total;
        const auto found = m_functions.find(key(node.domain(), node.op_type()));
        if (found == m_functions.end())
            return total;
        State &state = found->second;
        if (state.progress == Progress::Open)
            return unsupported("the function " + node.op_type() + " calls itself, directly or through others", node.name());
        if (state.progress == Progress::Untouched) {
            state.progress = Progress::Open;
            PARE_TRY_ASSIGN(state.extent, of(state.function->node(), depth + 1));
            state.progress = Progress::Done;
        }
        add(state.extent);
        return total;
    }

    std::unordered_map<std::string, State> m_functions;
};

} // namespace

Result<void> checkBudget(const pb::ModelProto &model)
{
    Expansion expansion(model);
    auto main = expansion.of(model.graph().node(), 0);
    if (!main.ok())
        return main.error();
    // Functions that nothing calls are looked at as well: a file may list a circle that its graph does not reach.
    for (const auto &function : model.functions()) {
        auto extent = expansion.of(function.node(), 1);
        if (!extent.ok())
            return extent.error();
    }
    return {};
}

} // namespace pare
