// The texts of the demo: in which language are these 64 bytes? Windows of running text out of Debian's translated manual pages.
//
// Parts are split by the page's name without its section, so that a page and its translations lie in one part: 70 % training, 10 %
// calibration, 20 % evaluation, by a hash of the name.
// What is left out, and why:
//  - paragraphs that two pages share, in one language or in several, digits and signs apart: licences, "report bugs to", and above all
//    what nobody translated;
//  - paragraphs of translated pages with several of the commonest English words: translated in part only;
//  - paragraphs shorter than 40 bytes, and those with less than four fifths letters and spaces: lists, synopses, code;
//  - windows in which less than two thirds of the words are plain words: mostly names of files, options and calls.
#pragma once

#include "core/base/result.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace pare::demo {

inline constexpr int64_t windowBytes = 64;

enum class Part { Train, Calib, Eval };

struct LanguageSource {
    std::string name;    // the class: ISO 639-1, with the country where the script or the orthography hangs on it
    std::string package; // Debian's
    std::string folder;  // below usr/share/man; empty for the untranslated pages
};

struct Window {
    std::array<uint8_t, windowBytes> bytes{}; // whole characters; at most three zeros at the end
    int label = 0;
    std::string page; // without section
};

struct LanguageData {
    std::vector<std::string> classes; // in label order
    std::vector<Window> train;
    std::vector<Window> calib;
    std::vector<Window> eval;
};

// In label order.
[[nodiscard]] const std::vector<LanguageSource> &languageSources();

// The part of a page by its name without section and language.
[[nodiscard]] Part partOf(std::string_view page);

// "fopen" of "/usr/share/man/de/man3/fopen.3.gz".
[[nodiscard]] std::string pageName(const std::filesystem::path &file);

// The files of a source's package below `root`, sorted: by dpkg's list of the package where there is one, else (in a folder into
// which packages were unpacked) by looking. Links are left out. Empty when the package, or its pages, are not there.
[[nodiscard]] std::vector<std::filesystem::path> languageFiles(const LanguageSource &source, const std::filesystem::path &root);

// Windows of a text: whole characters, at most 64 bytes, each starting with a word; the next starts about `stride` bytes later.
[[nodiscard]] std::vector<std::string> windowsOf(std::string_view text, int64_t stride);

// Errors: Unavailable with the names of the packages that are missing, Io.
[[nodiscard]] Result<LanguageData> loadLanguages(const std::filesystem::path &root);

} // namespace pare::demo
