#include "core/passes/layer_bits.h"

#include "core/passes/weighted_layer.h"

#include <algorithm>
#include <cctype>
#include <sstream>

namespace pare {

namespace {

std::string trimmed(const std::string &part)
{
    const auto blank = [](char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; };
    const auto first = std::find_if_not(part.begin(), part.end(), blank);
    const auto last = std::find_if_not(part.rbegin(), part.rend(), blank).base();
    return first < last ? std::string(first, last) : std::string();
}

} // namespace

Result<std::map<std::string, int>> layerBitsFrom(const std::string &text, const Model &model)
{
    static const std::map<std::string, int> words{{"float", 0}, {"2", 2}, {"3", 3}, {"4", 4}, {"8", 8}};
    std::map<std::string, int> bits;
    std::stringstream parts(text);
    for (std::string part; std::getline(parts, part, ';');) {
        part = trimmed(part);
        if (part.empty())
            continue;
        const size_t sign = part.rfind('=');
        const std::string name = trimmed(part.substr(0, sign));
        const auto value = words.find(sign == std::string::npos ? std::string() : trimmed(part.substr(sign + 1)));
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
