// Where things lie that can be had again: fetched libraries, the demo's data, trainings that were cut off.
#pragma once

#include <filesystem>

namespace pare {

// $PARE_CACHE, as the installers take it; else $XDG_CACHE_HOME/pare, else ~/.cache/pare. Empty where none of them is known.
[[nodiscard]] std::filesystem::path cacheFolder();

} // namespace pare
