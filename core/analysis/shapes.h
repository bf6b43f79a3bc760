// Types and shapes of every value of the main graph.
#pragma once

#include "core/analysis/inference.h"
#include "core/base/result.h"
#include "core/model/model.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pare {

struct Dim {
    int64_t size = -1;  // -1: not known
    std::string symbol; // the symbolic name, also where a size was given for it; may be empty. "?7": a size that the file does not name
    [[nodiscard]] bool known() const { return size >= 0; }
    bool operator==(const Dim &) const = default;
};

struct ValueShape {
    int type = 0;          // element type; 0: not known
    bool ranked = false;   // false: even the rank is not known
    std::vector<Dim> dims;
    // The number of elements; nullopt where a dimension is not known.
    [[nodiscard]] std::optional<int64_t> elements() const;
    // Bytes as an array in memory; nullopt where the type or a dimension is not known.
    [[nodiscard]] std::optional<int64_t> bytes() const;
    [[nodiscard]] std::string text() const; // "float32 Nx3x224x224", "?" for unknown dimensions
};

// The shape that a type of the file states.
[[nodiscard]] ValueShape valueShape(const pb::TypeProto &type);

class ShapeTable {
public:
    // Runs ONNX's shape inference after the budget check. symbols: sizes for symbolic dimensions by name (batch: "N" -> 1), and
    // for dimensions of graph inputs that have no name by place ("images[0]" -> 1).
    // A complaint of the inference is no error: what could be found stays, and note() holds the sentence.
    // Errors: Unsupported where the model is over the budget.
    static Result<ShapeTable> of(const Model &model, const std::map<std::string, int64_t> &symbols = {});

    [[nodiscard]] const ValueShape *find(std::string_view value) const; // null where nothing is known
    [[nodiscard]] int type(std::string_view value) const;               // 0 where not known
    [[nodiscard]] std::optional<std::vector<int64_t>> dims(std::string_view value) const; // only where all are known
    [[nodiscard]] std::optional<int> rank(std::string_view value) const;
    // The content of a small value that is computed, but the same at every run: sizes, and what follows from them. Null for
    // constants (GraphIndex has them) and where a number is not known.
    [[nodiscard]] const KnownValue *known(std::string_view value) const;
    [[nodiscard]] const std::string &note() const { return m_note; }
    [[nodiscard]] const std::vector<ShapeComplaint> &complaints() const { return m_complaints; }
    // The sizes that the table was made with.
    [[nodiscard]] const std::map<std::string, int64_t> &symbols() const { return m_symbols; }

private:
    struct Hash {
        using is_transparent = void;
        size_t operator()(std::string_view name) const { return std::hash<std::string_view>()(name); }
    };
    std::unordered_map<std::string, ValueShape, Hash, std::equal_to<>> m_values;
    std::unordered_map<std::string, KnownValue, Hash, std::equal_to<>> m_known;
    std::map<std::string, int64_t> m_symbols;
    std::vector<ShapeComplaint> m_complaints;
    std::string m_note;
};

// Walks through what is inside of nodes: their bodies, and the functions that they call. `outer` is the node of the main graph.
// `types` are null where nothing is known; they are valid during the call.
using InsideVisitor = std::function<void(NodeId outer, const pb::NodeProto &inner, const NodeTypes &types)>;
void visitInside(const Model &model, const ShapeTable &shapes, const InsideVisitor &visitor);
// True where a node has bodies or calls a function of the model.
[[nodiscard]] bool hasInside(const Model &model, const pb::NodeProto &node);

} // namespace pare
