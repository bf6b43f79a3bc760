#include "core/passes/layer_bits.h"

#include "core/passes/named_values.h"
#include "core/passes/weighted_layer.h"

namespace pare {

Result<std::map<std::string, int>> layerBitsFrom(const std::string &text, const Model &model)
{
    static const std::map<std::string, int> words{{"float", 0}, {"2", 2}, {"3", 3}, {"4", 4}, {"8", 8}};
    std::map<std::string, int> bits;
    for (const auto &[part, name, given] : namedValues(text)) {
        const auto value = words.find(given);
        if (value == words.end())
            return invalidInput("\"" + part + "\" says no bits of a layer: write NAME=2, 3, 4, 8 or float", "layer_bits");
        const auto node = model.index().find(name);
        if (!node)
            return invalidInput("there is no layer of this name", name);
        if (!hasWeights(model.index().node(*node)))
            return invalidInput("it is " + model.index().node(*node).op_type() + ", which has no weights that could be stored in other bits", name);
        bits[name] = value->second;
    }
    return bits;
}

std::string layerBitsText(const std::map<std::string, int> &bits)
{
    std::string text;
    for (const auto &[layer, count] : bits)
        text += (text.empty() ? "" : "; ") + layer + "=" + (count == 0 ? std::string("float") : std::to_string(count));
    return text;
}

} // namespace pare
