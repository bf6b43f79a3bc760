#include "core/analysis/size_product.h"

#include "core/base/checked.h"

#include <algorithm>
#include <charconv>

namespace pare {

namespace {

constexpr size_t mostNames = 16; // more than any tensor has dimensions; bounds the names of what is multiplied again and again

bool isPlain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '?' || c == '.' || c == ':';
}

} // namespace

std::optional<SizeProduct> SizeProduct::parse(std::string_view text)
{
    SizeProduct product;
    for (size_t begin = 0; begin <= text.size();) {
        const size_t end = std::min(text.find('*', begin), text.size());
        const std::string_view part = text.substr(begin, end - begin);
        if (part.empty() || !std::all_of(part.begin(), part.end(), isPlain))
            return std::nullopt;
        if (part.front() >= '0' && part.front() <= '9') {
            int64_t number = 0;
            const auto [stop, error] = std::from_chars(part.data(), part.data() + part.size(), number);
            const auto next = error == std::errc() && stop == part.data() + part.size() && number > 0 ? checkedMultiply(product.factor, number) : std::nullopt;
            if (!next)
                return std::nullopt;
            product.factor = *next;
        } else {
            product.names.emplace_back(part);
        }
        begin = end + 1;
    }
    std::sort(product.names.begin(), product.names.end());
    return product.names.size() <= mostNames ? std::optional(product) : std::nullopt;
}

std::string SizeProduct::text() const
{
    std::string text = factor != 1 || names.empty() ? std::to_string(factor) : std::string();
    for (const std::string &name : names)
        text += (text.empty() ? "" : "*") + name;
    return text;
}

std::optional<SizeProduct> SizeProduct::times(const SizeProduct &by) const
{
    const auto product = checkedMultiply(factor, by.factor);
    if (!product || names.size() + by.names.size() > mostNames)
        return std::nullopt;
    SizeProduct result{*product, names};
    result.names.insert(result.names.end(), by.names.begin(), by.names.end());
    std::sort(result.names.begin(), result.names.end());
    return result;
}

std::optional<SizeProduct> SizeProduct::over(const SizeProduct &by) const
{
    if (by.factor == 0 || factor % by.factor != 0)
        return std::nullopt;
    SizeProduct result{factor / by.factor, names};
    for (const std::string &name : by.names) {
        const auto found = std::find(result.names.begin(), result.names.end(), name);
        if (found == result.names.end())
            return std::nullopt;
        result.names.erase(found);
    }
    return result;
}

} // namespace pare
