// One request while it is worked on: where answers go, and whether it was given up.
#pragma once

#include "core/base/run_context.h"
#include "core/runtime/worker.pb.h"

#include <onnxruntime_cxx_api.h>

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <stop_token>

namespace pare {

// Writes messages to the client, each as a whole. Ends the process where nobody reads any more.
class Replies {
public:
    Replies(int descriptor, std::filesystem::path scratch) : m_descriptor(descriptor), m_scratch(std::move(scratch)) {}
    void send(const worker::Response &response);
    [[nodiscard]] const std::filesystem::path &scratch() const { return m_scratch; }

private:
    std::mutex m_mutex;
    int m_descriptor;
    std::filesystem::path m_scratch;
};

class Job {
public:
    Job(uint64_t id, Replies &replies);
    Job(const Job &) = delete;
    Job &operator=(const Job &) = delete;

    [[nodiscard]] uint64_t id() const { return m_id; }
    // From another thread: ends the run that is on its way, at the next node.
    void cancel();
    [[nodiscard]] bool cancelled() const { return m_stop.stop_requested(); }
    // An answer's part; the id is filled in.
    void part(worker::Response response);
    void log(const std::string &line);
    // At most one message every 100 ms goes out.
    void progress(const std::string &phase, int64_t done, int64_t total);
    // For core's functions: stop and progress are this job's.
    [[nodiscard]] RunContext &context() { return m_context; }
    [[nodiscard]] Ort::RunOptions &runOptions() { return m_runOptions; }
    [[nodiscard]] const std::filesystem::path &scratch() const { return m_replies.scratch(); }

private:
    uint64_t m_id;
    Replies &m_replies;
    std::stop_source m_stop;
    RunContext m_context;
    Ort::RunOptions m_runOptions;
    int64_t m_lastProgressMs = 0;
};

} // namespace pare
