#include "app/runner/server.h"

#include "app/runner/errors.h"
#include "core/runtime/wire.h"

#include <malloc.h>

namespace pare {

Server::Server(int input, int output, std::filesystem::path scratch) : m_server(input, output, std::move(scratch)) {}

void Server::serve()
{
    m_server.serve(Runtime::version(), [this](const worker::Request &request, HelperJob &helperJob) -> Result<void> {
        Job job(helperJob);
        try {
            return answer(request, job);
        } catch (...) {
            return currentError();
        }
    });
}

Result<std::vector<Session *>> Server::sessionsOf(const worker::Request &request)
{
    std::vector<Session *> sessions;
    for (const uint64_t number : request.models()) {
        const auto found = m_sessions.find(number);
        if (found == m_sessions.end())
            return internalError("the runner does not hold the model that was asked for");
        sessions.push_back(found->second.get());
    }
    if (sessions.empty())
        return internalError("a request that names no model");
    return sessions;
}

Result<void> Server::load(const worker::Load &request, Job &job)
{
    (void)m_runtime.takeWarnings();
    PARE_TRY_ASSIGN(std::unique_ptr<Session> session, Session::load(m_runtime, request.file()));
    worker::Response part;
    worker::Loaded &loaded = *part.mutable_loaded();
    for (const ModelValue &input : session->inputs())
        toWire(input, *loaded.add_inputs());
    for (const ModelValue &output : session->outputs())
        toWire(output, *loaded.add_outputs());
    loaded.set_load_ms(session->loadMs());
    for (const std::string &warning : m_runtime.takeWarnings())
        loaded.add_warnings(warning);
    m_sessions[request.model()] = std::move(session);
    job.part(std::move(part));
    return {};
}

Result<void> Server::answer(const worker::Request &request, Job &job)
{
    switch (request.body_case()) {
    case worker::Request::kLoad: return load(request.load(), job);
    case worker::Request::kUnload:
        for (const uint64_t number : request.unload().models()) {
            m_sessions.erase(number);
            m_referenceOutputs.forget(number);
        }
        ::malloc_trim(0); // the memory limit counts what the allocator keeps, too
        return {};
    case worker::Request::kRun: {
        PARE_TRY_ASSIGN(const auto sessions, sessionsOf(request));
        return runModel(*sessions.front(), request.run(), job);
    }
    case worker::Request::kTime: {
        PARE_TRY_ASSIGN(const auto sessions, sessionsOf(request));
        return timeModels(sessions, request.time(), job);
    }
    case worker::Request::kProfile: return profileModel(m_runtime, request.profile(), job);
    case worker::Request::kObserve: return observeModel(m_runtime, request.observe(), job);
    case worker::Request::kCompare: return compareModels(m_runtime, request.compare(), job);
    case worker::Request::kEvaluate: {
        PARE_TRY_ASSIGN(const auto sessions, sessionsOf(request));
        return evaluateSessions(sessions, request.models(request.models_size() - 1), request.evaluate(), m_referenceOutputs, job);
    }
    case worker::Request::kLook: return lookAtData(request.look(), job);
    case worker::Request::kFit: {
        PARE_TRY_ASSIGN(const auto sessions, sessionsOf(request));
        return fitInputs(*sessions.front(), request.fit(), job);
    }
    case worker::Request::kMemory: return measureOwnMemory(m_runtime, request.memory(), job);
    default: return internalError("the runner was asked for something that it does not do");
    }
}

} // namespace pare
