// What the runner does for each kind of request. Each sends its results as parts of the answer and returns when done.
#pragma once

#include "app/runner/job.h"
#include "app/runner/reference_outputs.h"
#include "app/runner/session.h"

#include <map>
#include <memory>
#include <span>
#include <vector>

namespace pare {

using Sessions = std::span<Session *const>;

Result<void> runModel(Session &session, const worker::Run &request, Job &job);
Result<void> timeModels(Sessions sessions, const worker::Time &request, Job &job);
Result<void> profileModel(Runtime &runtime, const worker::Profile &request, Job &job);
Result<void> observeModel(Runtime &runtime, const worker::Observe &request, Job &job);
Result<void> compareModels(Runtime &runtime, const worker::Compare &request, Job &job);
// reference: the number of the last session, where request.has_reference().
Result<void> evaluateSessions(Sessions sessions, uint64_t reference, const worker::Evaluate &request, ReferenceOutputs &kept, Job &job);
Result<void> lookAtData(const worker::Look &request, Job &job);
Result<void> fitInputs(Session &session, const worker::Fit &request, Job &job);
Result<void> measureOwnMemory(Runtime &runtime, const worker::Memory &request, Job &job);

} // namespace pare
