// Steps: the pages of each language are read and cut into paragraphs; paragraphs that more than one page has are dropped; what remains
// of a page is cut into windows; of each language and part a fixed number is kept, chosen by hash so that every page has its share.
#include "app/demo-data/languages.h"

#include "app/demo-data/gzip.h"
#include "app/demo-data/roff.h"
#include "app/demo-data/utf8.h"
#include "core/base/files.h"

#include <algorithm>
#include <cstring>
#include <set>
#include <sstream>
#include <unordered_map>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace pare::demo {

namespace fs = std::filesystem;

namespace {

constexpr int64_t largestPage = 16 << 20;
constexpr size_t shortestParagraph = 40;
constexpr size_t trainPerLanguage = 3000;
constexpr size_t calibPerLanguage = 60;
constexpr size_t evalPerLanguage = 150;
constexpr int64_t trainStride = 40; // windows of the training part overlap, those of the others do not

struct Page {
    int label = 0;
    std::string name;
    std::vector<std::string> paragraphs;
};

// FNV-1a with a finalizer (splitmix64), since the low bits of FNV alone are poor on short names.
uint64_t hashOf(std::string_view text, uint64_t seed = 0)
{
    uint64_t hash = 0xcbf29ce484222325ULL ^ seed;
    for (const char c : text)
        hash = (hash ^ static_cast<uint8_t>(c)) * 0x100000001b3ULL;
    hash = (hash ^ hash >> 30) * 0xbf58476d1ce4e5b9ULL;
    hash = (hash ^ hash >> 27) * 0x94d049bb133111ebULL;
    return hash ^ hash >> 31;
}

// What two copies of a paragraph have in common when numbers, signs and spacing differ.
uint64_t letterHash(std::string_view paragraph)
{
    std::string letters;
    std::string_view rest = paragraph;
    while (!rest.empty()) {
        const std::string_view before = rest;
        const auto character = takeCharacter(rest);
        if (!character)
            break;
        if (isLetter(*character))
            letters += before.substr(0, before.size() - rest.size());
    }
    return hashOf(letters);
}

// At least four fifths of the characters are letters or spaces.
bool isRunningText(std::string_view paragraph)
{
    int64_t all = 0, good = 0;
    while (!paragraph.empty()) {
        const auto character = takeCharacter(paragraph);
        if (!character)
            return false;
        ++all;
        good += isLetter(*character) || *character == ' ' ? 1 : 0;
    }
    return good * 5 >= all * 4;
}

// Two or more of the commonest English words, and at least one word in twelve: a paragraph that was not translated, or not whole.
bool looksEnglish(std::string_view paragraph)
{
    static const std::set<std::string_view> common = {"the", "The", "of", "and", "to", "is", "this", "This", "that", "with", "which", "be", "by", "are", "you", "or"};
    int64_t words = 0, english = 0;
    size_t at = 0;
    while (at < paragraph.size()) {
        const size_t end = std::min(paragraph.find(' ', at), paragraph.size());
        ++words;
        english += common.contains(paragraph.substr(at, end - at)) ? 1 : 0;
        at = end + 1;
    }
    return english >= 2 && english * 12 >= words;
}

// A plain word: letters, with signs around it but none inside, of more than ASCII or not all capitals.
bool isPlainWord(std::string_view word)
{
    bool inside = false, ended = false, small = false;
    while (!word.empty()) {
        const auto character = takeCharacter(word);
        if (!character || *character == '/' || *character == '_' || *character == '=' || (*character >= '0' && *character <= '9'))
            return false;
        if (isLetter(*character)) {
            if (ended)
                return false;
            inside = true;
            small = small || *character > 'Z';
        } else {
            ended = inside && *character != '\'' && *character != U'’' && *character != '-';
        }
    }
    return small;
}

bool isMostlyWords(std::string_view window)
{
    size_t plain = 0, all = 0, at = 0;
    while (at < window.size()) {
        const size_t end = std::min(window.find(' ', at), window.size());
        if (end > at) {
            all += end - at;
            plain += isPlainWord(window.substr(at, end - at)) ? end - at : 0;
        }
        at = end + 1;
    }
    return plain * 3 >= all * 2;
}

// Where text is written without spaces, the test of words says nothing: there, two thirds of the bytes must be no ASCII.
bool isMostlyIdeographs(std::string_view window)
{
    const auto wide = std::ranges::count_if(window, [](char c) { return static_cast<uint8_t>(c) >= 0x80; });
    return static_cast<size_t>(wide) * 3 >= window.size() * 2;
}

Result<std::vector<Page>> readPages(const std::vector<fs::path> &files, int label, bool translated)
{
    std::vector<Page> pages;
    for (const fs::path &file : files) {
        PARE_TRY_ASSIGN(const std::string source, readGzip(file, largestPage));
        if (!isUtf8(source))
            continue; // a page in an older encoding
        Page page{label, pageName(file), {}};
        for (std::string &paragraph : roffParagraphs(source))
            if (paragraph.size() >= shortestParagraph && isRunningText(paragraph) && !(translated && looksEnglish(paragraph)))
                page.paragraphs.push_back(std::move(paragraph));
        if (!page.paragraphs.empty())
            pages.push_back(std::move(page));
    }
    return pages;
}

// Leaves the paragraphs out that more than one page has, in whatever language.
void dropShared(std::vector<Page> &pages)
{
    std::unordered_map<uint64_t, int> owners; // -1: more than one
    for (int index = 0; index < static_cast<int>(pages.size()); ++index)
        for (const std::string &paragraph : pages[static_cast<size_t>(index)].paragraphs)
            if (const auto [entry, added] = owners.try_emplace(letterHash(paragraph), index); !added && entry->second != index)
                entry->second = -1;
    for (Page &page : pages)
        std::erase_if(page.paragraphs, [&](const std::string &paragraph) { return owners.at(letterHash(paragraph)) == -1; });
}

struct Candidate {
    std::string text;
    const Page *page = nullptr;
    uint64_t order = 0;
};

// The windows of one language and one part, at most `most`. Pages take turns, so that a long page does not fill the part.
std::vector<Window> choose(const std::vector<const Page *> &pages, int64_t stride, size_t most)
{
    std::vector<std::vector<Candidate>> perPage;
    for (const Page *page : pages) {
        const std::string text = fmt::format("{}", fmt::join(page->paragraphs, " "));
        std::vector<Candidate> candidates;
        for (std::string &window : windowsOf(text, stride))
            if (isMostlyWords(window) || isMostlyIdeographs(window))
                candidates.push_back({window, page, hashOf(window)});
        std::ranges::sort(candidates, {}, &Candidate::order);
        perPage.push_back(std::move(candidates));
    }

    std::vector<Candidate> chosen;
    for (size_t round = 0; chosen.size() < most; ++round) {
        std::vector<Candidate> turn;
        for (const std::vector<Candidate> &candidates : perPage)
            if (round < candidates.size())
                turn.push_back(candidates[round]);
        if (turn.empty())
            break;
        std::ranges::sort(turn, {}, &Candidate::order);
        turn.resize(std::min(turn.size(), most - chosen.size()));
        std::ranges::move(turn, std::back_inserter(chosen));
    }

    std::vector<Window> windows;
    for (const Candidate &candidate : chosen) {
        Window window{{}, candidate.page->label, candidate.page->name};
        std::memcpy(window.bytes.data(), candidate.text.data(), candidate.text.size());
        windows.push_back(std::move(window));
    }
    return windows;
}

// Mixed by hash, so that the first thousand of a part are a fair sample of it; one window of each content.
void mix(std::vector<Window> &windows, std::set<std::array<uint8_t, windowBytes>> &seen)
{
    std::erase_if(windows, [&](const Window &window) { return !seen.insert(window.bytes).second; });
    const auto order = [](const Window &window) {
        return hashOf({reinterpret_cast<const char *>(window.bytes.data()), window.bytes.size()}, 1);
    };
    std::ranges::sort(windows, {}, order);
}

} // namespace

const std::vector<LanguageSource> &languageSources()
{
    static const std::vector<LanguageSource> sources = {
        {"cs", "manpages-cs", "cs"}, {"da", "manpages-da", "da"}, {"de", "manpages-de", "de"}, {"en", "manpages", ""},
        {"es", "manpages-es", "es"}, {"fi", "manpages-fi", "fi"}, {"fr", "manpages-fr", "fr"}, {"hu", "manpages-hu", "hu"},
        {"id", "manpages-id", "id"}, {"it", "manpages-it", "it"}, {"ja", "manpages-ja", "ja"},
        {"nb", "manpages-nb", "nb"}, {"nl", "manpages-nl", "nl"}, {"pl", "manpages-pl", "pl"}, {"pt_BR", "manpages-pt-br", "pt_BR"},
        {"ro", "manpages-ro", "ro"}, {"ru", "manpages-ru", "ru"}, {"sr", "manpages-sr", "sr"}, {"sv", "manpages-sv", "sv"},
        {"tr", "manpages-tr", "tr"}, {"uk", "manpages-uk", "uk"}, {"vi", "manpages-vi", "vi"}, {"zh_CN", "manpages-zh", "zh_CN"},
        {"zh_TW", "manpages-zh", "zh_TW"},
    };
    return sources;
}

Part partOf(std::string_view page)
{
    const uint64_t bucket = hashOf(page) % 10;
    return bucket < 7 ? Part::Train : bucket < 8 ? Part::Calib : Part::Eval;
}

std::string pageName(const fs::path &file)
{
    return file.stem().stem().string(); // .gz, then the section
}

std::vector<fs::path> languageFiles(const LanguageSource &source, const fs::path &root)
{
    const fs::path base = root / "usr/share/man";
    const fs::path folder = source.folder.empty() ? base : base / source.folder;
    std::vector<fs::path> files;
    const auto consider = [&](const fs::path &file) {
        std::error_code ignored;
        const fs::path section = file.parent_path();
        if (section.parent_path() == folder && section.filename().string().starts_with("man") && file.extension() == ".gz"
            && fs::symlink_status(file, ignored).type() == fs::file_type::regular)
            files.push_back(file);
    };

    std::error_code error;
    const fs::path list = root / "var/lib/dpkg/info" / (source.package + ".list");
    if (fs::exists(list, error)) {
        const auto names = readFile(list);
        std::istringstream lines(names ? *names : std::string());
        for (std::string line; std::getline(lines, line);)
            if (line.starts_with("/usr/share/man/"))
                consider(root / line.substr(1));
    } else if (root != "/") {
        for (fs::directory_iterator sections(folder, error), end; !error && sections != end; sections.increment(error)) {
            std::error_code inner;
            if (sections->is_directory(inner) && sections->path().filename().string().starts_with("man"))
                for (fs::directory_iterator pages(sections->path(), inner); !inner && pages != end; pages.increment(inner))
                    consider(pages->path());
        }
    }
    std::ranges::sort(files);
    return files;
}

std::vector<std::string> windowsOf(std::string_view text, int64_t stride)
{
    std::vector<std::string> windows;
    // The first place at or after `at` where a word starts, or, where no space is near, a character.
    const auto wordStart = [&](size_t at) {
        if (at == 0)
            return at;
        const size_t space = text.find(' ', at - 1);
        if (space != std::string_view::npos && space - at + 1 <= 24)
            return space + 1;
        while (at < text.size() && !startsCharacter(text[at]))
            ++at;
        return at;
    };
    size_t at = 0;
    while (at + windowBytes <= text.size()) {
        size_t end = at + windowBytes;
        while (end < text.size() && !startsCharacter(text[end]))
            --end;
        windows.emplace_back(text.substr(at, end - at));
        at = wordStart(at + static_cast<size_t>(stride));
    }
    return windows;
}

Result<LanguageData> loadLanguages(const fs::path &root)
{
    LanguageData data;
    std::vector<Page> pages;
    std::set<std::string> missing;
    for (const LanguageSource &source : languageSources()) {
        const std::vector<fs::path> files = languageFiles(source, root);
        if (files.empty())
            missing.insert(source.package);
        PARE_TRY_ASSIGN(std::vector<Page> found, readPages(files, static_cast<int>(data.classes.size()), !source.folder.empty()));
        std::ranges::move(found, std::back_inserter(pages));
        data.classes.push_back(source.name);
    }
    if (!missing.empty())
        return unavailable(fmt::format("manual pages are missing: install {}", fmt::join(missing, " ")), root.string());

    dropShared(pages);

    std::vector<std::vector<const Page *>> shelves(data.classes.size() * 3);
    for (const Page &page : pages)
        shelves[static_cast<size_t>(page.label) * 3 + static_cast<size_t>(partOf(page.name))].push_back(&page);
    const auto gather = [&](Part part, int64_t stride, size_t most, std::set<std::array<uint8_t, windowBytes>> &seen) {
        std::vector<Window> all;
        for (size_t label = 0; label < data.classes.size(); ++label)
            std::ranges::move(choose(shelves[label * 3 + static_cast<size_t>(part)], stride, most), std::back_inserter(all));
        mix(all, seen);
        return all;
    };
    std::set<std::array<uint8_t, windowBytes>> seen;
    data.eval = gather(Part::Eval, windowBytes, evalPerLanguage, seen);
    data.calib = gather(Part::Calib, windowBytes, calibPerLanguage, seen);
    data.train = gather(Part::Train, trainStride, trainPerLanguage, seen);
    return data;
}

} // namespace pare::demo
