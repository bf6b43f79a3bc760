// The runner's life: reads requests until standard input ends, works on one after the other.
#pragma once

#include "app/runner/handlers.h"

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>

namespace pare {

class Server {
public:
    Server(int input, int output, std::filesystem::path scratch);
    // Returns the exit status: 0 at end of file, 65 where a frame cannot be understood.
    int serve();

private:
    void readRequests();
    [[noreturn]] void endReading(int status);
    void cleanUpAfterClient() const;
    void arrived(worker::Request request);
    void work(const worker::Request &request);
    Result<void> answer(const worker::Request &request, Job &job);
    Result<void> load(const worker::Load &request, Job &job);
    Result<std::vector<Session *>> sessionsOf(const worker::Request &request);

    int m_input;
    int m_parent; // the client's process
    Replies m_replies;
    Runtime m_runtime;
    std::map<uint64_t, std::unique_ptr<Session>> m_sessions;
    ReferenceOutputs m_referenceOutputs;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<worker::Request> m_queue;
    Job *m_current = nullptr;
};

} // namespace pare
