#include "app/runner/handlers.h"
#include "app/runner/inputs.h"
#include "core/base/units.h"
#include "core/runtime/wire.h"

#include <fstream>

namespace pare {

Result<void> fitInputs(Session &session, const worker::Fit &request, Job &job)
{
    PARE_TRY_ASSIGN(const InputOptions options, inputsFromWire(request.inputs()));
    PARE_TRY_ASSIGN(const SampleInputs inputs, inputsFor(session, options, job));
    worker::Response part;
    part.mutable_fitted()->mutable_dims()->insert(inputs.guessed.begin(), inputs.guessed.end());
    job.part(std::move(part));
    return {};
}

Result<void> measureOwnMemory(Runtime &runtime, const worker::Memory &request, Job &job)
{
    PARE_TRY_ASSIGN(const InputOptions options, inputsFromWire(request.inputs()));
    PARE_TRY_ASSIGN(const std::unique_ptr<Session> session, Session::load(runtime, request.file()));
    PARE_TRY_ASSIGN(const SampleInputs inputs, inputsFor(*session, options, job));
    PARE_TRY_ASSIGN(const std::vector<Ort::Value> bound, session->bind(inputs.tensors));
    for (int i = 0; i < std::max(1, request.runs()); ++i) {
        PARE_TRY_ASSIGN(const auto outputs, session->run(std::span<const Ort::Value>(bound), job));
    }
    worker::Response part;
    worker::Measured &measured = *part.mutable_measured();
    measured.set_peak_bytes(peakResidentBytes());
    measured.set_batch(inputs.batch);
    for (const std::string &note : inputs.notes)
        measured.add_notes(note);
    measured.add_notes("resident set of a process that loads the model from its file and runs it " + plural(request.runs(), "time"));
    job.part(std::move(part));
    return {};
}

} // namespace pare
