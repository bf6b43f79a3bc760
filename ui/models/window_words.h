// Core's composed sentences in the language of the window.
#pragma once

#include "core/base/words.h"
#include "core/targets/target.h"

#include <QString>

namespace pare {

[[nodiscard]] QString targetTitle(const Target &target); // "This machine: x86-64 with VNNI"

[[nodiscard]] const Words &windowWords();

} // namespace pare
