// Running text out of manual pages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pare::demo {

// The paragraphs of running text of a page written with the man(7) macros: fonts and spacing resolved, lines joined, runs of spaces
// made one. Left out are headings, tags of lists, code and tables (.nf, .EX, .TS), comments, definitions, conditionals, and each
// paragraph with a request or a special character that is not understood, so that no markup passes as text.
// Pages written with mdoc(7), and pages that only point to another, give nothing.
[[nodiscard]] std::vector<std::string> roffParagraphs(std::string_view page);

} // namespace pare::demo
