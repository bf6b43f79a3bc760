// What the search grammar can ask about the layers inside of others: branches of If, bodies of Loop and Scan, functions, and what is inside of these.
#pragma once

#include "core/base/run_context.h"
#include "core/search/layer_facts.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace pare {

struct InnerMatch {
    std::vector<std::pair<std::string, std::string>> way; // from the outside in: layer and its body, ("If_3", "then_branch")
    std::string layer;
    std::string op;
};

class InnerFacts {
public:
    // Errors: Cancelled. Stops at `mostLayers` layers, which cut() tells.
    static Result<InnerFacts> of(const Model &model, const ShapeTable &shapes, const RunContext &context, int mostLayers = 50000);
    // In the order of the file, from the outside in.
    [[nodiscard]] std::vector<InnerMatch> matching(const Selector &selector) const;
    [[nodiscard]] bool empty() const { return m_bodies.empty(); }
    [[nodiscard]] bool cut() const { return m_cut; }

private:
    struct Body {
        std::vector<std::pair<std::string, std::string>> way;
        std::unique_ptr<LayerFactsTable> facts;
    };
    Result<void> add(const Model &model, const ShapeTable &shapes, const std::vector<std::pair<std::string, std::string>> &way, const RunContext &context, int mostLayers);

    std::vector<Body> m_bodies;
    int m_layers = 0;
    bool m_cut = false;
};

} // namespace pare
