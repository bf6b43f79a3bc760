// The one search grammar: the find field of the window and the selectors of recipes.
//
//   expression = term { term }                    all terms must hold
//   term       = [ "-" ] ( word | "quoted" | key ":" value | key compare number )
//   key:value    op: shape: dtype: scope: name:   (name:/regex/ for a regular expression, RE2's syntax)
//                dtype is what the layer computes with, or what its weights are kept as.
//   key compare  params macs size time sensitivity sqnr with < <= > >= =; numbers take k, M, G and % (of the model's sum). The last three
//                are there where they were measured: milliseconds, what is lost with half of the channels as the window shows it, dB.
//
// A bare word matches a layer's name or operator anywhere, a quoted one the whole name or operator; both without regard to case.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pare {

// What the grammar can ask about one layer.
struct LayerFacts {
    std::string name;
    std::string op;
    std::string precision;            // "float32", "int8": what it computes with
    std::string stored = {};          // what its weights are kept as, where that is another; else empty
    std::vector<std::string> shapes;  // of outputs and weights: "1x64x28x28"
    std::map<std::string, double> figures;   // "params", "macs", "size", "time", "sensitivity": absent where not known
    const std::map<std::string, double> *sums = nullptr; // of the model, for %; may be null
};

struct SelectorError {
    size_t position = 0; // of the word that is not understood, in characters
    size_t length = 0;
};

class Selector {
public:
    // Errors: InvalidInput that names the word; `where` is filled in, if given, so that it can be underlined.
    static Result<Selector> parse(std::string_view text, SelectorError *where = nullptr);
    // An empty expression matches everything.
    [[nodiscard]] bool matches(const LayerFacts &layer) const;
    [[nodiscard]] bool empty() const { return m_terms.empty(); }
    // True where a term asks for this figure ("sensitivity").
    [[nodiscard]] bool asksFor(std::string_view figure) const;
    // The first figure asked for that only a measurement can give: "time", "sensitivity", "sqnr"; empty: none.
    [[nodiscard]] std::string_view asksForMeasured() const;

    struct Term;

private:
    std::vector<std::shared_ptr<const Term>> m_terms;
};

} // namespace pare
