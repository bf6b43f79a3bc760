// The language of the window: the words of the window itself, counts of things, and the fixed sentences that core declares in its tables
// (what passes and options do, presets, metrics). Verdicts and comparisons follow too (ui/models/window_words.h). What core composes
// else (errors, what a pass did, reports) stays English, as on the command line, so that a study reads the same wherever it is opened.
#pragma once

#include <QString>

#include <concepts>
#include <string>
#include <vector>

namespace pare {

struct Language {
    QString code; // ISO 639-1: "de"
    QString name; // as its speakers call it
};

// English first, then those that there is a translation for.
const std::vector<Language> &languages();

// The one of languages() that the desktop asks for first; English where it asks for none of them.
QString desktopLanguage();

// From here on what is asked for comes in that language, Qt's own dialogs too where Qt's translations are installed. What is shown
// already keeps its words. An empty code is the desktop's; a code that is not there is English.
void setLanguage(const QString &code);
[[nodiscard]] QString currentLanguage();

// What is counted. A name here is a plural form to translate, not a word: languages have one to three.
enum class Counted {
    Layer, Sample, Group, Channel, Tensor, Reader, Variant, Preset, Run, Thread, Candidate, Step, Look, Other, SelectedLayer, LayerShrinks, LayerLeftAlone,
};
[[nodiscard]] QString countedText(qint64 count, Counted what); // "1 layer", "10,000 samples"
[[nodiscard]] QString counted(std::integral auto count, Counted what) { return countedText(static_cast<qint64>(count), what); }

// A fixed sentence or word of core in the current language; itself where it is none.
[[nodiscard]] QString coreWords(const std::string &text);

} // namespace pare
