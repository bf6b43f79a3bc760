// What was done in a study as a script of `pare` commands, in the order of its undo list.
#pragma once

#include "core/study/study.h"

#include <string>

namespace pare {

enum class ScriptKind {
    Replay, // by the decisions that were recorded: the same bytes, which the script itself compares by SHA-256
    Anew,   // as it was asked for: what data and timing say is decided again
};

// For a POSIX shell. Edits that make no model (names, notes, the recipe on its way) are comments. Errors: as Study's.
[[nodiscard]] Result<std::string> commandScript(const Study &study, ScriptKind kind);

// What a shell reads as this one word.
[[nodiscard]] std::string shellWord(const std::string &text);

} // namespace pare
