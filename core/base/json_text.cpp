#include "core/base/json_text.h"

#include <algorithm>

namespace pare {

namespace {

// Depth of brackets outside of strings; what is no JSON is for the parser to refuse.
int nestingOf(std::string_view text)
{
    int depth = 0;
    int deepest = 0;
    bool quoted = false;
    for (size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == '[' || c == '{') {
            deepest = std::max(deepest, ++depth);
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return deepest;
}

} // namespace

Result<nlohmann::json> parseJson(std::string_view text, const std::string &where)
{
    if (nestingOf(text) > deepestJson)
        return invalidInput("the JSON is nested deeper than " + std::to_string(deepestJson) + " levels", where);
    auto json = nlohmann::json::parse(text.begin(), text.end(), nullptr, false);
    if (json.is_discarded())
        return invalidInput("is not JSON", where);
    return json;
}

std::string jsonText(const nlohmann::json &json, int indent)
{
    return json.dump(indent, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace pare
