// How many samples are run at the same time: a session computes the same whoever calls it.
#pragma once

#include <cstddef>

namespace pare {

// One lane a core that would be idle else, where each run takes `threads`, as long as memory carries it. What one run takes is not known; that all of the
// process so far, once a lane, stays within half of its limit is a safe bound.
[[nodiscard]] size_t lanesFor(int threads);

} // namespace pare
