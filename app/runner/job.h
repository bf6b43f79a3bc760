// One request while it is worked on, with the runtime's own way to end a run.
#pragma once

#include "core/runtime/helper_server.h"

#include <onnxruntime_cxx_api.h>

#include <stop_token>

namespace pare {

class Job {
public:
    explicit Job(HelperJob &job) : m_job(job), m_onStop(job.stopToken(), [this] { m_runOptions.SetTerminate(); }) {}

    [[nodiscard]] uint64_t id() const { return m_job.id(); }
    [[nodiscard]] bool cancelled() const { return m_job.cancelled(); }
    void part(worker::Response response) { m_job.part(std::move(response)); }
    void log(const std::string &line) { m_job.log(line); }
    void progress(const std::string &phase, int64_t done, int64_t total) { m_job.progress(phase, done, total); }
    [[nodiscard]] RunContext &context() { return m_job.context(); }
    // A cancel ends the run that is on its way, at the next node.
    [[nodiscard]] Ort::RunOptions &runOptions() { return m_runOptions; }
    [[nodiscard]] const std::filesystem::path &scratch() const { return m_job.scratch(); }

private:
    HelperJob &m_job;
    Ort::RunOptions m_runOptions;
    std::stop_callback<std::function<void()>> m_onStop; // after what it reaches for
};

} // namespace pare
