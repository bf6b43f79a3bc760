// The other end of HelperTalk: what every helper program is. It reads requests until standard input ends and works on one after the
// other; a cancel and the end of the input are seen whatever the work is doing.
#pragma once

#include "core/base/run_context.h"
#include "core/runtime/worker.pb.h"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <stop_token>
#include <vector>

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

// One request while it is worked on: where answers go, and whether it was given up.
class HelperJob {
public:
    HelperJob(uint64_t id, Replies &replies);
    HelperJob(const HelperJob &) = delete;
    HelperJob &operator=(const HelperJob &) = delete;

    [[nodiscard]] uint64_t id() const { return m_id; }
    void cancel(); // from another thread
    void steer(worker::Steer::Act act); // from another thread
    [[nodiscard]] bool paused() const { return m_paused; }
    [[nodiscard]] bool finishAsked() const { return m_finish; }
    [[nodiscard]] bool cancelled() const { return m_stop.stop_requested(); }
    [[nodiscard]] std::stop_token stopToken() const { return m_stop.get_token(); }
    // An answer's part; the id is filled in.
    void part(worker::Response response);
    void log(const std::string &line);
    // At most one message every 100 ms goes out.
    void progress(const std::string &phase, int64_t done, int64_t total);
    // For core's functions: stop and progress are this job's.
    [[nodiscard]] RunContext &context() { return m_context; }
    [[nodiscard]] const std::filesystem::path &scratch() const { return m_replies.scratch(); }

private:
    uint64_t m_id;
    Replies &m_replies;
    std::stop_source m_stop;
    std::atomic<bool> m_paused = false;
    std::atomic<bool> m_finish = false;
    RunContext m_context;
    int64_t m_lastProgressMs = 0;
};

class HelperServer {
public:
    // The answer to one request. Sends its results as parts; must not throw.
    using Work = std::function<Result<void>(const worker::Request &, HelperJob &)>;

    HelperServer(int input, int output, std::filesystem::path scratch);
    // Says hello and serves. Never returns: the process ends with status 0 at end of file, 65 where a frame cannot be understood.
    [[noreturn]] void serve(const std::string &runtime, const Work &work);

private:
    void readRequests();
    [[noreturn]] void endReading(int status);
    void cleanUpAfterClient() const;
    void arrived(worker::Request request);
    void answer(const worker::Request &request, const Work &work);

    int m_input;
    int m_parent; // the client's process
    Replies m_replies;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<worker::Request> m_queue;
    HelperJob *m_current = nullptr;
    std::vector<worker::Steer> m_early; // to requests that have not begun
};

// What a helper's main does: limits memory, keeps what libraries print from getting between the frames, and serves.
// The exit status where the arguments are not those of HelperTalk is 2. prepare: what must be done before the limit holds; it is told the limit, and gives
// the bytes without which nothing can be done. Where the limit is below, the process says so and ends with helperOutOfMemoryStatus.
int helperMain(int argc, char **argv, const char *program, const std::function<void(int answers, const std::filesystem::path &scratch)> &serve,
               const std::function<int64_t(int64_t limit)> &prepare = {});

// The highest resident set of this process so far, in bytes (VmHWM).
[[nodiscard]] int64_t peakResidentBytes();

} // namespace pare
