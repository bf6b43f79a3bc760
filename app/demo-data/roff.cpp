// Steps: the page is walked line by line. Blocks that hold no running text are skipped to their end. A line of text, or the argument of
// a font macro, has its escapes resolved and is joined to the paragraph; a request that ends a paragraph closes it.
#include "app/demo-data/roff.h"

#include "app/demo-data/utf8.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace pare::demo {

namespace {

constexpr auto npos = std::string_view::npos;

// The special characters that translated pages use, by groff's names (groff_char(7)).
std::optional<std::string_view> specialCharacter(std::string_view name)
{
    static const std::map<std::string_view, std::string_view> characters = {
        {"aq", "'"}, {"dq", "\""}, {"lq", "“"}, {"rq", "”"}, {"oq", "‘"}, {"cq", "’"}, {"ha", "^"}, {"ti", "~"}, {"rs", "\\"},
        {"em", "—"}, {"en", "–"}, {"hy", "-"}, {"mi", "-"}, {"bu", "•"}, {"co", "©"}, {"rg", "®"}, {"ga", "`"}, {"aa", "´"},
        {"Fo", "«"}, {"Fc", "»"}, {"fo", "‹"}, {"fc", "›"}, {"Bq", "„"}, {"bq", "‚"}, {"mu", "×"}, {"->", "→"}, {"de", "°"},
        {"ss", "ß"}, {"sl", "/"}, {"at", "@"}, {"sh", "#"}, {"la", "<"}, {"ra", ">"}, {"ba", "|"}, {"br", "|"}, {"ul", "_"},
        {":a", "ä"}, {":o", "ö"}, {":u", "ü"}, {":A", "Ä"}, {":O", "Ö"}, {":U", "Ü"}, {"'e", "é"}, {"`e", "è"}, {"'a", "á"},
        {"`a", "à"}, {"'o", "ó"}, {"'i", "í"}, {"'u", "ú"}, {"~n", "ñ"}, {"^e", "ê"}, {"^o", "ô"}, {"^a", "â"}, {",c", "ç"},
        {"oa", "å"}, {"oA", "Å"}, {"/o", "ø"}, {"/O", "Ø"}, {"ae", "æ"}, {"AE", "Æ"}, {"r!", "¡"}, {"r?", "¿"}, {"<=", "≤"},
        {">=", "≥"}, {"!=", "≠"}, {"+-", "±"}, {"tm", "™"}, {"Eu", "€"}, {"f/", "⁄"}, {"OK", "✓"}, {"lB", "["}, {"rB", "]"},
    };
    const auto found = characters.find(name);
    return found == characters.end() ? std::nullopt : std::optional(found->second);
}

// The name that follows \f, \*, \n, \m or \( at the front of `rest` (one character, "(xx" or "[name]"), which is cut off.
std::optional<std::string_view> takeName(std::string_view &rest)
{
    if (rest.empty())
        return std::nullopt;
    size_t from = 0, length = 1, all = 1;
    if (rest[0] == '(') {
        from = 1, length = 2, all = 3;
    } else if (rest[0] == '[') {
        const size_t end = rest.find(']');
        if (end == npos)
            return std::nullopt;
        from = 1, length = end - 1, all = end + 1;
    }
    if (rest.size() < all)
        return std::nullopt;
    const std::string_view name = rest.substr(from, length);
    rest.remove_prefix(all);
    return name;
}

// \h'...', \v'...' and their kind: the delimited argument is cut off.
bool skipDelimited(std::string_view &rest)
{
    const size_t end = rest.size() < 2 ? npos : rest.find(rest[0], 1);
    if (end == npos)
        return false;
    rest.remove_prefix(end + 1);
    return true;
}

bool appendSpecial(std::string &plain, std::string_view name)
{
    if (const auto character = specialCharacter(name)) {
        plain += *character;
        return true;
    }
    if (name.size() < 5 || name.size() > 6 || name[0] != 'u')
        return false;
    char32_t code = 0; // uXXXX
    for (const char digit : name.substr(1)) {
        const bool decimal = digit >= '0' && digit <= '9';
        if (!decimal && (digit < 'A' || digit > 'F'))
            return false;
        code = code * 16 + static_cast<char32_t>(decimal ? digit - '0' : digit - 'A' + 10);
    }
    appendCharacter(plain, code);
    return true;
}

// The text without escapes; empty for an escape that is not understood.
std::optional<std::string> resolveEscapes(std::string_view rest)
{
    std::string plain;
    while (!rest.empty()) {
        const char c = rest[0];
        rest.remove_prefix(1);
        if (c != '\\') {
            plain.push_back(c == '\t' ? ' ' : c);
            continue;
        }
        if (rest.empty())
            break; // continued on the next line
        const char escape = rest[0];
        rest.remove_prefix(1);
        switch (escape) {
        case '"': case '#': return plain; // a comment to the end of the line
        case '-': case '\'': case '`': case '.': plain.push_back(escape); break;
        case 'e': case '\\': case 'E': plain.push_back('\\'); break;
        case ' ': case '~': case '0': case 't': plain.push_back(' '); break;
        case '&': case '|': case '^': case ',': case '/': case '%': case ':': case 'c': case ')': case 'p': case 'd': case 'u': break;
        case 'f': case 'm': case 'F': case 'M':
            if (!takeName(rest))
                return std::nullopt;
            break;
        case '(': case '[': {
            rest = std::string_view(rest.data() - 1, rest.size() + 1);
            const auto name = takeName(rest);
            if (!name || !appendSpecial(plain, *name))
                return std::nullopt;
            break;
        }
        case '*': {
            const auto name = takeName(rest);
            if (!name)
                return std::nullopt;
            if (*name == "lq" || *name == "rq" || *name == "R" || *name == "Tm")
                plain += *name == "lq" ? "“" : *name == "rq" ? "”" : *name == "R" ? "®" : "™"; // the strings that man(7) defines
            else
                return std::nullopt;
            break;
        }
        case 's': {
            const size_t digits = rest.find_first_not_of("+-0123456789");
            if (!rest.empty() && (rest[0] == '(' || rest[0] == '['))
                return std::nullopt;
            rest.remove_prefix(std::min(rest.size(), std::min<size_t>(digits == npos ? rest.size() : digits, 3)));
            break;
        }
        case 'h': case 'v': case 'w': case 'l':
            if (!skipDelimited(rest))
                return std::nullopt;
            plain.push_back(' ');
            break;
        default: return std::nullopt;
        }
    }
    return plain;
}

// The arguments of a macro: separated by spaces, or in double quotes, where "" is a quote.
std::vector<std::string> arguments(std::string_view rest)
{
    std::vector<std::string> found;
    size_t at = 0;
    while (true) {
        at = rest.find_first_not_of(" \t", at);
        if (at == npos)
            return found;
        std::string argument;
        if (rest[at] == '"') {
            for (++at; at < rest.size(); ++at) {
                if (rest[at] == '"') {
                    if (at + 1 >= rest.size() || rest[at + 1] != '"')
                        break;
                    ++at;
                }
                argument.push_back(rest[at]);
            }
            at = std::min(at + 1, rest.size());
        } else {
            for (; at < rest.size() && rest[at] != ' ' && rest[at] != '\t'; ++at) {
                argument.push_back(rest[at]);
                if (rest[at] == '\\' && at + 1 < rest.size())
                    argument.push_back(rest[++at]); // an escaped space does not separate
            }
        }
        found.push_back(std::move(argument));
    }
}

template <size_t N>
bool isOneOf(std::string_view name, const std::array<std::string_view, N> &names)
{
    return std::ranges::find(names, name) != names.end();
}

constexpr std::array<std::string_view, 15> paragraphRequests = {"PP", "P", "LP", "HP", "IP", "TP", "TQ", "RS", "RE", "SH", "SS", "sp", "bp", "ti", "in"};
constexpr std::array<std::string_view, 2> spacedFonts = {"SM", "SB"};
constexpr std::array<std::string_view, 6> joinedFonts = {"BR", "RB", "BI", "IB", "IR", "RI"};
constexpr std::array<std::string_view, 19> silentRequests = {"br", "ad", "na", "hy", "nh", "PD", "DT", "ft", "ne", "ta", "UC", "IX", "fi", "EE", "UE", "ME", "ns", "rs", "ps"};
constexpr std::array<std::string_view, 7> definitions = {"de", "de1", "am", "am1", "ig", "dei", "ami"};

class PageReader {
public:
    explicit PageReader(std::string_view page) : m_rest(page) {}

    std::vector<std::string> read()
    {
        std::string_view line;
        while (!m_foreign && nextLine(line)) {
            if (!line.empty() && (line[0] == '.' || line[0] == '\''))
                request(line);
            else
                text(line);
        }
        endParagraph();
        return m_foreign ? std::vector<std::string>() : std::move(m_paragraphs);
    }

private:
    bool nextLine(std::string_view &line)
    {
        if (m_rest.empty())
            return false;
        const size_t end = std::min(m_rest.find('\n'), m_rest.size());
        line = m_rest.substr(0, end);
        if (!line.empty() && line.back() == '\r')
            line.remove_suffix(1);
        m_rest.remove_prefix(std::min(end + 1, m_rest.size()));
        return true;
    }

    // Skips lines up to one that starts with `.name`.
    void skipTo(std::string_view name)
    {
        std::string_view line;
        while (nextLine(line))
            if (line.size() > name.size() && (line[0] == '.' || line[0] == '\'') && line.substr(1).starts_with(name))
                return;
    }

    // A conditional, with all lines of its \{ ... \} where it has them.
    void skipConditional(std::string_view line)
    {
        int open = 0;
        do {
            for (size_t at = line.find('\\'); at != npos && at + 1 < line.size(); at = line.find('\\', at + 2))
                open += line[at + 1] == '{' ? 1 : line[at + 1] == '}' ? -1 : 0;
        } while (open > 0 && nextLine(line));
    }

    void request(std::string_view line)
    {
        line.remove_prefix(1);
        line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
        const size_t end = std::min(line.find_first_of(" \t"), line.size());
        const std::string_view name = line.substr(0, end);
        const std::string_view rest = line.substr(end);

        if (name.empty() || name.starts_with("\\\"") || name.starts_with("\\#") || name == "\\}" || name == ".")
            return;
        if (isOneOf(name, definitions)) {
            const std::vector<std::string> words = arguments(rest);
            const size_t place = name == "ig" ? 0 : 1;
            skipTo(words.size() > place ? words[place] : ".");
        } else if (name == "if" || name == "ie" || name == "el" || name == "while") {
            skipConditional(line);
        } else if (name == "nf" || name == "EX") {
            endParagraph();
            skipTo(name == "nf" ? "fi" : "EE");
        } else if (name == "TS" || name == "EQ" || name == "PS") {
            endParagraph();
            skipTo(name == "TS" ? "TE" : name == "EQ" ? "EN" : "PE");
        } else if (name == "so" || name == "Dd" || name == "Dt") {
            m_foreign = true;
        } else if (name == "TH") {
            m_paragraph.clear();
        } else if (isOneOf(name, paragraphRequests)) {
            endParagraph();
            m_skipTag = name == "TP" || name == "TQ" || ((name == "SH" || name == "SS") && arguments(rest).empty());
        } else if (name == "B" || name == "I" || isOneOf(name, spacedFonts)) {
            fontMacro(rest, " ");
        } else if (isOneOf(name, joinedFonts)) {
            fontMacro(rest, "");
        } else if (name == "UR" || name == "MT") {
            // the address is no running text; the words that follow are
        } else if (!isOneOf(name, silentRequests)) {
            m_broken = true;
        }
    }

    void fontMacro(std::string_view rest, std::string_view separator)
    {
        std::string joined;
        for (const std::string &argument : arguments(rest)) {
            if (!joined.empty())
                joined += separator;
            joined += argument;
        }
        if (!joined.empty()) // else the font is for the next line, which needs nothing
            text(joined);
    }

    void text(std::string_view line)
    {
        if (line.find_first_not_of(" \t") == npos || line[0] == ' ')
            endParagraph();
        if (m_skipTag) {
            m_skipTag = false;
            return;
        }
        const auto plain = resolveEscapes(line);
        if (!plain) {
            m_broken = true;
            return;
        }
        join(*plain);
    }

    // Adds a line; a space comes between lines but where ideographs meet, which are written without.
    void join(std::string_view line)
    {
        std::string_view ahead = line;
        const auto next = takeCharacter(ahead);
        if (!next)
            return;
        if (!m_paragraph.empty() && !(isIdeographic(*next) && isIdeographic(m_last)))
            m_paragraph.push_back(' ');
        m_paragraph += line;
        size_t start = line.size();
        do {
            --start;
        } while (start > 0 && !startsCharacter(line[start]));
        std::string_view tail = line.substr(start);
        m_last = takeCharacter(tail).value_or(0);
    }

    void endParagraph()
    {
        if (!m_broken) {
            std::string tidy;
            for (const char c : m_paragraph)
                if (c != ' ' || (!tidy.empty() && tidy.back() != ' '))
                    tidy.push_back(c);
            if (!tidy.empty() && tidy.back() == ' ')
                tidy.pop_back();
            if (!tidy.empty())
                m_paragraphs.push_back(std::move(tidy));
        }
        m_paragraph.clear();
        m_last = 0;
        m_broken = false;
        m_skipTag = false;
    }

    std::string_view m_rest;
    std::vector<std::string> m_paragraphs;
    std::string m_paragraph;
    char32_t m_last = 0;    // the paragraph's last character
    bool m_broken = false;  // the paragraph holds something that is not understood
    bool m_skipTag = false; // the next line of text is a tag or a heading
    bool m_foreign = false; // not a page of the man(7) macros
};

} // namespace

std::vector<std::string> roffParagraphs(std::string_view page)
{
    return PageReader(page).read();
}

} // namespace pare::demo
