// Types and shapes of every value of the main graph.
#pragma once

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
    std::string symbol; // the symbolic name, also where a size was given for it; may be empty
    [[nodiscard]] bool known() const { return size >= 0; }
};

struct ValueShape {
    int type = 0;          // element type; 0: not known
    bool ranked = false;   // false: even the rank is not known
    std::vector<Dim> dims;
    // The number of elements; nullopt where a dimension is not known.
    [[nodiscard]] std::optional<int64_t> elements() const;
    [[nodiscard]] std::string text() const; // "float32 Nx3x224x224", "?" for unknown dimensions
};

class ShapeTable {
public:
    // Runs ONNX's shape inference after the budget check. symbols: sizes for symbolic dimensions by name (batch: "N" -> 1).
    // A complaint of the inference is no error: what could be found stays, and note() holds the sentence.
    // Errors: Unsupported where the model is over the budget.
    static Result<ShapeTable> of(const Model &model, const std::map<std::string, int64_t> &symbols = {});

    [[nodiscard]] const ValueShape *find(std::string_view value) const; // null where nothing is known
    [[nodiscard]] int type(std::string_view value) const;               // 0 where not known
    [[nodiscard]] std::optional<std::vector<int64_t>> dims(std::string_view value) const; // only where all are known
    [[nodiscard]] std::optional<int> rank(std::string_view value) const;
    [[nodiscard]] const std::string &note() const { return m_note; }

private:
    std::unordered_map<std::string, ValueShape> m_values;
    std::string m_note;
};

} // namespace pare
