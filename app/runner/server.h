// What the runner keeps between requests, and which handler answers which.
#pragma once

#include "app/runner/handlers.h"

#include <filesystem>
#include <map>
#include <memory>

namespace pare {

class Server {
public:
    Server(int input, int output, std::filesystem::path scratch);
    [[noreturn]] void serve();

private:
    Result<void> answer(const worker::Request &request, Job &job);
    Result<void> load(const worker::Load &request, Job &job);
    Result<std::vector<Session *>> sessionsOf(const worker::Request &request);

    HelperServer m_server;
    Runtime m_runtime;
    std::map<uint64_t, std::unique_ptr<Session>> m_sessions;
    ReferenceOutputs m_referenceOutputs;
};

} // namespace pare
