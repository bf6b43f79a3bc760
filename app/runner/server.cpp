#include "app/runner/server.h"

#include "app/runner/errors.h"
#include "core/runtime/frames.h"
#include "core/runtime/wire.h"

#include <malloc.h>
#include <unistd.h>

#include <array>
#include <thread>

namespace pare {

namespace {

constexpr int badDataStatus = 65;

} // namespace

Server::Server(int input, int output, std::filesystem::path scratch)
    : m_input(input), m_parent(::getppid()), m_replies(output, std::move(scratch))
{
}

int Server::serve()
{
    worker::Response hello;
    hello.mutable_hello()->set_protocol(protocolVersion);
    hello.mutable_hello()->set_version(PARE_VERSION);
    hello.mutable_hello()->set_runtime(Runtime::version());
    hello.mutable_hello()->set_idle_peak_bytes(peakResidentBytes());
    m_replies.send(hello);

    // Reading has its own thread, so that a cancel and the end of the input are seen whatever a model is doing.
    std::thread([this] { readRequests(); }).detach();
    for (;;) {
        worker::Request request;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return !m_queue.empty(); });
            request = std::move(m_queue.front());
            m_queue.pop_front();
        }
        work(request);
    }
}

void Server::readRequests()
{
    FrameReader frames;
    std::array<char, 64 << 10> buffer;
    for (;;) {
        const ssize_t got = ::read(m_input, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            endReading(0);
        frames.add({buffer.data(), static_cast<size_t>(got)});
        for (;;) {
            const auto frame = frames.next();
            if (!frame.ok())
                endReading(badDataStatus);
            if (!*frame)
                break;
            worker::Request request;
            if (!request.ParseFromString(**frame))
                endReading(badDataStatus);
            if (!request.spilled().empty()) {
                const auto bytes = takeSpilled(m_replies.scratch(), request.spilled());
                if (!bytes.ok() || !request.ParseFromString(*bytes))
                    endReading(badDataStatus);
            }
            arrived(std::move(request));
        }
    }
}

// Nothing is worth being finished when nobody listens: models, threads and all end at once.
void Server::endReading(int status)
{
    if (status != 0)
        (void)!::write(2, "a request that cannot be understood\n", 36);
    else
        cleanUpAfterClient();
    ::_exit(status);
}

// A client that was killed could not remove the scratch folder. Its files are closed a moment before its children get another
// parent, hence the wait; PR_SET_PDEATHSIG would be no help: it fires when the thread that started the process ends.
void Server::cleanUpAfterClient() const
{
    for (int waited = 0; waited < 20; ++waited) {
        if (::getppid() != m_parent) {
            std::error_code ignored;
            if (m_replies.scratch().filename().string().rfind("pare-", 0) == 0)
                std::filesystem::remove_all(m_replies.scratch(), ignored);
            return;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

void Server::arrived(worker::Request request)
{
    const std::scoped_lock lock(m_mutex);
    if (request.has_cancel()) {
        if (m_current && m_current->id() == request.cancel().request())
            m_current->cancel();
        // One that has not begun yet is answered when its turn comes.
        for (worker::Request &waiting : m_queue)
            if (waiting.id() == request.cancel().request())
                waiting.clear_body();
        return;
    }
    m_queue.push_back(std::move(request));
    m_wake.notify_one();
}

void Server::work(const worker::Request &request)
{
    Job job(request.id(), m_replies);
    {
        const std::scoped_lock lock(m_mutex);
        m_current = &job;
    }
    Result<void> done = internalError("");
    try {
        done = answer(request, job);
    } catch (...) {
        done = currentError();
    }
    {
        const std::scoped_lock lock(m_mutex);
        m_current = nullptr;
    }
    worker::Response last;
    if (done.ok())
        last.mutable_done();
    else
        toWire(done.error(), *last.mutable_failure());
    job.part(std::move(last));
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
    case worker::Request::kEvaluate: {
        PARE_TRY_ASSIGN(const auto sessions, sessionsOf(request));
        return evaluateSessions(sessions, request.models(request.models_size() - 1), request.evaluate(), m_referenceOutputs, job);
    }
    case worker::Request::kFit: {
        PARE_TRY_ASSIGN(const auto sessions, sessionsOf(request));
        return fitInputs(*sessions.front(), request.fit(), job);
    }
    case worker::Request::kMemory: return measureOwnMemory(m_runtime, request.memory(), job);
    default: return cancelled(); // a request whose body a cancel took away
    }
}

} // namespace pare
