// A model card: what one variant is, in Markdown, to lie beside the model file.
#pragma once

#include "core/study/study.h"

#include <string>

namespace pare {

// Source, what was done, size, quality with intervals, latency with its conditions, limits, and how to make it again. Every number says
// how it was found. Errors: as Study's.
[[nodiscard]] Result<std::string> modelCard(const Study &study, int64_t variant);
[[nodiscard]] Result<void> writeModelCard(const Study &study, int64_t variant, const std::filesystem::path &path);

// For running text of Markdown: characters that mean something there are escaped, line breaks and control characters become spaces.
[[nodiscard]] std::string markdownText(std::string_view text);
// The text as code, whatever backticks are in it.
[[nodiscard]] std::string markdownCode(std::string_view text);

} // namespace pare
