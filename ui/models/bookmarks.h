// Layers that are marked to come back to, kept in the study.
#pragma once

#include "ui/models/document.h"

#include <string>
#include <vector>

namespace pare {

// By the layers' names, in the order in which they were set.
[[nodiscard]] std::vector<std::string> bookmarksOf(const Document &document);
// Sets marks on these layers; where all of them have one, takes them away. One undo step.
void toggleBookmarks(Document &document, const std::vector<std::string> &layers);
// The mark after (by = 1) or before (by = -1) this layer's in the order of the shown graph, around the end; empty where there is none.
[[nodiscard]] std::string nextBookmark(const Document &document, const std::string &from, int by);

} // namespace pare
