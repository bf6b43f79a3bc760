// The memory that the matrix library takes for itself.
#pragma once

#include <cstdint>

namespace pare::train {

// OpenBLAS keeps a buffer (128 MiB with most processors) for each thread that multiplies, and asks for ever where it gets none. So they are taken
// before the limit holds: those of its own threads, that of the thread that trains, and more for others as far as half of the limit has room. Gives the
// bytes that the process then has, with a little to work with.
int64_t takeBlasMemory(int64_t limit);

} // namespace pare::train
