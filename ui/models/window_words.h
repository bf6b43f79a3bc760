// Core's composed sentences in the language of the window.
#pragma once

#include "core/base/words.h"

namespace pare {

[[nodiscard]] const Words &windowWords();

} // namespace pare
