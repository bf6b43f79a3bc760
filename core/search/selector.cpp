#include "core/search/selector.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>

namespace pare {

namespace {

constexpr size_t longestPattern = 1000;        // characters
constexpr int64_t patternMemoryBytes = 1 << 20; // of what a pattern becomes: x{1000}{1000} is refused

enum class Kind { Word, Exact, Op, Shape, Dtype, Scope, Name, Pattern, Figure };
enum class Compare { Less, LessEqual, Greater, GreaterEqual, Equal };

std::string lower(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

bool contains(const std::string &text, const std::string &part)
{
    return lower(text).find(part) != std::string::npos;
}

// "conv" matches Conv and com.microsoft.Conv whole, "conv*" every operator that begins so.
bool opMatches(const std::string &op, const std::string &wanted)
{
    std::string own = lower(op);
    if (wanted.ends_with('*'))
        return own.starts_with(wanted.substr(0, wanted.size() - 1))
               || own.substr(own.rfind('.') + 1).starts_with(wanted.substr(0, wanted.size() - 1));
    return own == wanted || own.substr(own.rfind('.') + 1) == wanted;
}

// "64" matches where it is one of the sizes, "64x28" where the sizes follow each other.
bool shapeMatches(const std::string &shape, const std::string &wanted)
{
    const auto plain = [](std::string text) { // as sizes stand between words too
        constexpr std::string_view cross = "×";
        for (size_t at = text.find(cross); at != std::string::npos; at = text.find(cross, at))
            text.replace(at, cross.size(), "x");
        return text;
    };
    return ("x" + plain(lower(shape)) + "x").find("x" + plain(wanted) + "x") != std::string::npos;
}

std::optional<double> numberWithSuffix(std::string_view text, bool &percent)
{
    double value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed != std::errc() || !std::isfinite(value))
        return std::nullopt;
    const std::string_view suffix(end, static_cast<size_t>(text.data() + text.size() - end));
    percent = suffix == "%";
    if (suffix.empty() || percent)
        return value;
    if (suffix == "k" || suffix == "K" || suffix == "kB")
        return value * 1e3;
    if (suffix == "M" || suffix == "MB")
        return value * 1e6;
    if (suffix == "G" || suffix == "GB")
        return value * 1e9;
    if (suffix == "B" || suffix == "ms")
        return value;
    return std::nullopt;
}

// Of UTF-8: every byte that does not go on with the one before.
size_t characters(std::string_view text)
{
    return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

struct Word {
    std::string text;
    size_t position = 0; // in bytes
    size_t length = 0;
    bool quoted = false;
    bool negated = false; // a minus before the quote
    bool literal = false; // the quote opens the word (or follows its minus): what it holds is no key
    bool closed = true;
};

// Splits at blanks; quotes and /patterns/ keep theirs.
std::vector<Word> wordsOf(std::string_view text)
{
    std::vector<Word> words;
    for (size_t at = 0; at < text.size();) {
        if (std::isspace(static_cast<unsigned char>(text[at]))) {
            ++at;
            continue;
        }
        Word word;
        word.position = at;
        char until = 0;
        for (; at < text.size() && (until != 0 || !std::isspace(static_cast<unsigned char>(text[at]))); ++at) {
            const char c = text[at];
            if (until != 0 && c == until) {
                until = 0;
                if (c == '/')
                    word.text += c;
                continue;
            }
            if (until == 0 && c == '"') {
                until = '"';
                word.quoted = true;
                word.literal = word.literal || word.text.empty() || word.text == "-";
                word.negated = word.text == "-";
                continue;
            }
            if (until == 0 && c == '/' && word.text.ends_with(':'))
                until = '/';
            word.text += c;
        }
        word.closed = until == 0;
        word.length = at - word.position;
        words.push_back(std::move(word));
    }
    return words;
}

} // namespace

struct Selector::Term {
    Kind kind = Kind::Word;
    bool negated = false;
    std::string text; // lower case
    std::string figure;
    Compare compare = Compare::Less;
    double number = 0;
    bool percent = false;
    std::unique_ptr<const re2::RE2> pattern; // matched in time linear in the name

    [[nodiscard]] bool holds(const LayerFacts &layer) const
    {
        switch (kind) {
        case Kind::Word: return contains(layer.name, text) || contains(layer.op, text);
        case Kind::Exact: return lower(layer.name) == text || lower(layer.op) == text;
        case Kind::Op: return opMatches(layer.op, text);
        case Kind::Shape:
            return std::any_of(layer.shapes.begin(), layer.shapes.end(), [&](const std::string &shape) { return shapeMatches(shape, text); });
        case Kind::Dtype: return lower(layer.precision) == text || (!layer.stored.empty() && lower(layer.stored) == text);
        case Kind::Scope: {
            const std::string name = lower(layer.name);
            return name == text || name.starts_with(text + "/") || name.starts_with("/" + text + "/") || name.starts_with(text + ".");
        }
        case Kind::Name: return contains(layer.name, text);
        case Kind::Pattern: return re2::RE2::PartialMatch(layer.name, *pattern);
        case Kind::Figure: return figureHolds(layer);
        }
        return false;
    }

    [[nodiscard]] bool figureHolds(const LayerFacts &layer) const
    {
        const auto found = layer.figures.find(figure);
        if (found == layer.figures.end())
            return false;
        double limit = number;
        if (percent) {
            if (!layer.sums || !layer.sums->contains(figure))
                return false;
            limit = number / 100 * layer.sums->at(figure);
        }
        switch (compare) {
        case Compare::Less: return found->second < limit;
        case Compare::LessEqual: return found->second <= limit;
        case Compare::Greater: return found->second > limit;
        case Compare::GreaterEqual: return found->second >= limit;
        case Compare::Equal: return found->second == limit;
        }
        return false;
    }
};

namespace {

Result<std::shared_ptr<Selector::Term>> termOf(const Word &word)
{
    auto term = std::make_shared<Selector::Term>();
    std::string text = word.text;
    const auto bad = [&](const std::string &why) { return invalidInput("\"" + word.text + "\": " + why); };
    if (!word.closed)
        return bad("a quote or a pattern is not closed");
    if (word.literal ? word.negated : text.size() > 1 && text.front() == '-') {
        term->negated = true;
        text.erase(0, 1);
    }
    if (word.literal) {
        term->kind = Kind::Exact;
        term->text = lower(text);
        return term;
    }
    static constexpr std::array<std::string_view, 6> figures{"params", "macs", "size", "time", "sensitivity", "sqnr"};
    for (const std::string_view figure : figures) {
        if (!text.starts_with(figure) || text.size() == figure.size())
            continue;
        std::string_view rest = std::string_view(text).substr(figure.size());
        if (rest.front() == ':')
            rest.remove_prefix(1);
        static constexpr std::array<std::pair<std::string_view, Compare>, 5> compares{
            std::pair{std::string_view("<="), Compare::LessEqual}, {">=", Compare::GreaterEqual}, {"<", Compare::Less}, {">", Compare::Greater},
            {"=", Compare::Equal}};
        for (const auto &[sign, compare] : compares)
            if (rest.starts_with(sign)) {
                term->kind = Kind::Figure;
                term->figure = figure;
                term->compare = compare;
                const auto number = numberWithSuffix(rest.substr(sign.size()), term->percent);
                if (!number)
                    return bad("a number is expected, such as 1k, 2M or 5%");
                term->number = *number;
                return term;
            }
    }
    // "foo>3": letters, and a number that they are compared with.
    if (const size_t sign = text.find_first_of("<>="); sign != std::string::npos && sign > 0 && !word.quoted) {
        const std::string name = lower(text.substr(0, text[sign - 1] == ':' ? sign - 1 : sign));
        const size_t value = std::min(text.find_first_not_of("<>=", sign), text.size());
        bool percent = false;
        if (!name.empty() && std::all_of(name.begin(), name.end(), [](unsigned char c) { return std::isalpha(c); }) && numberWithSuffix(std::string_view(text).substr(value), percent))
            return bad("there is no figure \"" + name + "\"; there are params, macs, size, time, sensitivity, sqnr");
    }
    const size_t colon = text.find(':');
    static const std::map<std::string, Kind> keys{{"op", Kind::Op},       {"shape", Kind::Shape}, {"dtype", Kind::Dtype},
                                                  {"scope", Kind::Scope}, {"name", Kind::Name}};
    if (colon != std::string::npos && colon > 0) {
        const auto key = keys.find(lower(text.substr(0, colon)));
        if (key != keys.end()) {
            term->kind = key->second;
            const std::string value = text.substr(colon + 1);
            if (value.empty())
                return bad("a value is missing after the colon");
            if (term->kind == Kind::Name && value.size() >= 2 && value.front() == '/' && value.back() == '/') {
                term->kind = Kind::Pattern;
                const std::string pattern = value.substr(1, value.size() - 2);
                if (pattern.size() > longestPattern)
                    return bad("the pattern is too long");
                re2::RE2::Options options(re2::RE2::Quiet);
                options.set_case_sensitive(false);
                options.set_max_mem(patternMemoryBytes);
                term->pattern = std::make_unique<const re2::RE2>(pattern, options);
                if (!term->pattern->ok())
                    return bad("the pattern cannot be read: " + term->pattern->error());
                return term;
            }
            term->text = lower(value);
            if (term->kind == Kind::Name && word.quoted)
                term->kind = Kind::Exact;
            return term;
        }
        const std::string name = lower(text.substr(0, colon));
        if (!word.quoted && std::all_of(name.begin(), name.end(), [](unsigned char c) { return std::isalpha(c); }) && name.size() <= 12
            && colon + 1 < text.size() && text[colon + 1] != '/' && text[colon + 1] != ':')
            return bad("there is no key \"" + name + "\"; there are op, shape, dtype, scope, name, params, macs, size, time, sensitivity, sqnr");
    }
    term->kind = word.quoted ? Kind::Exact : Kind::Word; // a quote inside: la"yer 3"
    term->text = lower(text);
    return term;
}

} // namespace

Result<Selector> Selector::parse(std::string_view text, SelectorError *where)
{
    Selector selector;
    for (const Word &word : wordsOf(text)) {
        auto term = termOf(word);
        if (!term.ok()) {
            if (where)
                *where = {characters(text.substr(0, word.position)), characters(text.substr(word.position, word.length))};
            return term.error();
        }
        selector.m_terms.push_back(std::move(term).value());
    }
    return selector;
}

bool Selector::matches(const LayerFacts &layer) const
{
    return std::all_of(m_terms.begin(), m_terms.end(), [&](const auto &term) { return term->holds(layer) != term->negated; });
}

std::string_view Selector::asksForMeasured() const
{
    for (const std::string_view figure : {"time", "sensitivity", "sqnr"})
        if (asksFor(figure))
            return figure;
    return {};
}

bool Selector::asksFor(std::string_view figure) const
{
    return std::any_of(m_terms.begin(), m_terms.end(), [&](const auto &term) { return term->kind == Kind::Figure && term->figure == figure; });
}

} // namespace pare
