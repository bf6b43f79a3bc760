// Which request the trainer answers how.
#pragma once

#include "core/runtime/helper_server.h"

#include <filesystem>

namespace pare::train {

[[noreturn]] void serve(int input, int output, const std::filesystem::path &scratch);

} // namespace pare::train
