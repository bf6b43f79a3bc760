#include "app/cli/suggest.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>

namespace pare::cli {

namespace {

std::string plain(std::string_view text)
{
    std::string lower(text);
    for (char &c : lower)
        c = c == '_' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return lower;
}

// Optimal string alignment distance: insertions, deletions, replacements, swaps of neighbours.
size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::vector<size_t>> table(a.size() + 1, std::vector<size_t>(b.size() + 1));
    for (size_t i = 0; i <= a.size(); ++i)
        for (size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                table[i][j] = i + j;
                continue;
            }
            table[i][j] = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
        }
    return table[a.size()][b.size()];
}

} // namespace

std::string nearest(std::string_view word, const std::vector<std::string> &known)
{
    constexpr size_t longest = 64; // longer ones are no misspelt word
    const std::string wanted = plain(word.substr(0, longest));
    std::string best;
    size_t least = std::max<size_t>(1, wanted.size() / 3) + 1;
    for (const std::string &candidate : known) {
        const std::string other = plain(candidate);
        // The beginning of a word is as good as a slip.
        const size_t away = wanted.size() >= 3 && other.starts_with(wanted) ? 1 : distance(wanted, other);
        if (away < least) {
            least = away;
            best = candidate;
        }
    }
    return best;
}

std::string suggestion(std::string_view word, const std::vector<std::string> &known)
{
    if (const std::string near = nearest(word, known); !near.empty())
        return "; did you mean " + near + "?";
    return known.empty() ? std::string() : fmt::format("; there are {}", fmt::join(known, ", "));
}

} // namespace pare::cli
