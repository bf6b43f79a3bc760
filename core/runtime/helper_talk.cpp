#include "core/runtime/helper_talk.h"

#include "core/base/units.h"
#include "core/runtime/wire.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace pare {

namespace {

using Clock = HelperExchange::Clock;

constexpr int pollMs = 50;
constexpr int patienceMs = 2000;      // for each step of a cancel
constexpr double startSeconds = 30;   // for the process to say hello

int64_t halfOfMemory()
{
    return static_cast<int64_t>(::sysconf(_SC_PHYS_PAGES)) * ::sysconf(_SC_PAGE_SIZE) / 2;
}

} // namespace

std::filesystem::path findHelper(const char *variable, const std::string &program)
{
    if (const char *given = std::getenv(variable); given && *given)
        return given;
    std::error_code failed;
    const auto own = std::filesystem::read_symlink("/proc/self/exe", failed);
    const auto beside = own.parent_path() / program;
    return !failed && std::filesystem::exists(beside, failed) ? beside : std::filesystem::path();
}

HelperTalk::HelperTalk(HelperKind kind, const RunnerLimits &limits, std::shared_ptr<TemporaryFolder> folder)
    : m_kind(std::move(kind)), m_limits(limits), m_folder(std::move(folder))
{
}

Result<std::unique_ptr<HelperTalk>> HelperTalk::create(HelperKind kind, const RunnerLimits &limits, RunContext &context)
{
    RunnerLimits filled = limits;
    if (filled.memoryBytes <= 0)
        filled.memoryBytes = context.memoryLimitBytes > 0 ? context.memoryLimitBytes : halfOfMemory();
    PARE_TRY_ASSIGN(auto folder, TemporaryFolder::create(kind.title));
    std::unique_ptr<HelperTalk> talk(new HelperTalk(std::move(kind), filled, std::move(folder)));
    HelperExchange exchange;
    exchange.phase = "starting";
    exchange.context = &context;
    PARE_TRY(talk->ensureProcess(exchange));
    return talk;
}

std::string HelperTalk::runtimeVersion() const
{
    const std::scoped_lock lock(m_versionMutex);
    return m_runtimeVersion;
}

Result<std::unique_lock<std::timed_mutex>> HelperTalk::turn(RunContext &context)
{
    std::unique_lock lock(m_turn, std::defer_lock);
    while (!lock.try_lock_for(std::chrono::milliseconds(pollMs)))
        if (context.stopRequested())
            return cancelled();
    return lock;
}

HelperExchange HelperTalk::newExchange(const std::string &phase, RunContext &context) const
{
    HelperExchange exchange;
    exchange.phase = phase;
    exchange.context = &context;
    exchange.timeLimitSeconds = m_limits.timeSeconds > 0 ? m_limits.timeSeconds : context.timeLimitSeconds;
    if (exchange.timeLimitSeconds > 0)
        exchange.deadline = Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(exchange.timeLimitSeconds));
    else
        exchange.silenceSeconds = m_limits.silenceSeconds;
    return exchange;
}

Result<void> HelperTalk::ensureProcess(const HelperExchange &exchange)
{
    if (m_process) {
        // It may have been killed since the last answer; then its output is at its end.
        std::string late; // answers to requests that were given up
        Received received = Received::Bytes;
        while (received == Received::Bytes)
            received = m_process->receive(late, 0);
        m_frames.add(late);
        if (received != Received::Ended)
            return {};
        dropProcess();
    }
    HelperCommand command;
    command.program = m_kind.find();
    if (command.program.empty())
        return unavailable(m_kind.missing);
    command.arguments = {"--memory-limit", std::to_string(m_limits.memoryBytes), "--scratch", m_folder->path().string()};
    command.environment = m_kind.environment;
    if (!m_kind.launcher.empty()) {
        command.arguments.insert(command.arguments.begin(), command.program.string());
        command.arguments.insert(command.arguments.begin(), m_kind.launcher.begin() + 1, m_kind.launcher.end());
        command.program = m_kind.launcher.front();
    }
    PARE_TRY_ASSIGN(m_process, HelperProcess::start(command));
    m_frames = FrameReader();
    ++m_processNumber;
    m_pid = m_process->pid();
    if (onNewProcess)
        onNewProcess();

    HelperExchange hello = exchange;
    hello.id = 0;
    hello.phase = "starting";
    hello.deadline = std::min(hello.deadline, Clock::now() + std::chrono::seconds(static_cast<int>(startSeconds)));
    for (;;) {
        if (hello.over())
            return interrupt(hello);
        PARE_TRY_ASSIGN(const auto response, nextResponse(hello, pollMs));
        if (!response)
            continue;
        if (!response->has_hello() || response->hello().protocol() != protocolVersion || response->hello().version() != PARE_VERSION) {
            dropProcess();
            return unavailable(m_kind.program + " is of another version than this program: build or install both together", command.program.string());
        }
        const std::scoped_lock lock(m_versionMutex);
        m_runtimeVersion = response->hello().runtime();
        m_idlePeakBytes = response->hello().idle_peak_bytes();
        return {};
    }
}

Result<void> HelperTalk::send(const worker::Request &request, const HelperExchange &exchange)
{
    PARE_TRY_ASSIGN(PackedMessage packed, packMessage(request, m_folder->path()));
    if (!packed.spilled.empty()) {
        worker::Request named;
        named.set_id(request.id());
        named.set_spilled(packed.spilled);
        packed.content = named.SerializeAsString();
    }
    if (m_process->send(frameOf(packed.content), [&] { return exchange.over(); }))
        return {};
    return exchange.over() ? interrupt(exchange) : lost(exchange);
}

// The next message, or nothing within the time. Errors leave the session without a process.
Result<std::optional<worker::Response>> HelperTalk::nextResponse(const HelperExchange &exchange, int milliseconds)
{
    for (bool waited = false;;) {
        Result<std::optional<std::string>> frame = m_frames.next();
        if (!frame.ok())
            return misunderstood(frame.error());
        if (*frame) {
            worker::Response response;
            if (!response.ParseFromString(**frame))
                return misunderstood(invalidInput("a frame that is no message"));
            if (!response.spilled().empty()) {
                Result<std::string> bytes = takeSpilled(m_folder->path(), response.spilled());
                if (!bytes.ok())
                    return misunderstood(bytes.error());
                if (!response.ParseFromString(*bytes))
                    return misunderstood(invalidInput("a file that is no message"));
            }
            return std::optional<worker::Response>(std::move(response));
        }
        if (waited)
            return std::optional<worker::Response>();
        std::string bytes;
        if (m_process->receive(bytes, milliseconds) == Received::Ended)
            return lost(exchange);
        m_frames.add(bytes);
        waited = true;
    }
}

Result<HelperTalk::Answer> HelperTalk::handle(const worker::Response &response, const Part &onPart, const HelperExchange &exchange)
{
    if (response.id() != exchange.id)
        return Answer::Pending; // of a request that was given up
    switch (response.body_case()) {
    case worker::Response::kDone: return Answer::Finished;
    case worker::Response::kFailure: return errorFromWire(response.failure());
    case worker::Response::kProgress:
        exchange.context->progress(response.progress().phase(), response.progress().done(), response.progress().total());
        return Answer::Pending;
    case worker::Response::kLog:
        exchange.context->log(response.log());
        return Answer::Pending;
    default:
        if (onPart) {
            PARE_TRY(onPart(response));
        }
        return Answer::Pending;
    }
}

Result<void> HelperTalk::exchange(worker::Request &request, const Part &onPart, const HelperExchange &given)
{
    HelperExchange exchange = given;
    exchange.id = ++m_nextRequest;
    request.set_id(exchange.id);
    PARE_TRY(send(request, exchange));
    auto sign = Clock::now();
    auto round = sign;
    for (;;) {
        if (const auto now = Clock::now(); exchange.onHold && exchange.onHold() && exchange.deadline != Clock::time_point::max())
            exchange.deadline += now - std::exchange(round, now);
        else
            round = now;
        if (auto meanwhile = exchange.aside && !exchange.over() ? exchange.aside() : std::nullopt) {
            meanwhile->mutable_steer()->set_request(exchange.id);
            PARE_TRY(send(*meanwhile, exchange));
        }
        const bool silent = exchange.silenceSeconds > 0 && std::chrono::duration<double>(Clock::now() - sign).count() > exchange.silenceSeconds;
        if (exchange.over() || silent)
            return interrupt(exchange);
        PARE_TRY_ASSIGN(const auto response, nextResponse(exchange, pollMs));
        if (!response)
            continue;
        sign = Clock::now();
        Result<Answer> answer = handle(*response, onPart, exchange);
        if (!answer.ok())
            return answer.error();
        if (*answer == Answer::Finished)
            return {};
    }
}

// Stops a request: asks, waits, and ends the process where asking does not help.
Error HelperTalk::interrupt(const HelperExchange &exchange)
{
    const bool asked = exchange.context->stopRequested();
    const bool silent = exchange.silenceSeconds > 0 && !exchange.expired();
    const Error error =
        asked    ? cancelled()
        : silent ? unsupported("The " + m_kind.title + " gave no sign for " + formatSeconds(exchange.silenceSeconds) + " while " + exchange.phase +
                               ", and was stopped; where it only needs longer, set a time limit (--time-limit)")
                 : unsupported("The " + m_kind.title + " took longer than the time limit of " +
                               formatSeconds(exchange.timeLimitSeconds > 0 ? exchange.timeLimitSeconds : startSeconds) + " while " + exchange.phase +
                               ", and was stopped");
    if (!m_process)
        return error;
    worker::Request cancel;
    cancel.mutable_cancel()->set_request(exchange.id);
    const auto deadline = Clock::now() + std::chrono::milliseconds(patienceMs);
    const auto late = [&] { return Clock::now() >= deadline; };
    if (exchange.id == 0 || !m_process->send(frameOf(cancel.SerializeAsString()), late)) {
        dropProcess();
        return error;
    }
    while (!late()) {
        const auto response = nextResponse(exchange, pollMs);
        if (!response.ok())
            return error; // it ended meanwhile: that is an answer, too
        if (*response && (*response)->id() == exchange.id && ((*response)->has_done() || (*response)->has_failure()))
            return error;
    }
    dropProcess();
    return error;
}

// The process closed its output: says why.
Error HelperTalk::lost(const HelperExchange &exchange)
{
    m_process->reap();
    const int status = m_process->status().value_or(0);
    const std::string tail = m_process->errorTail();
    dropProcess();
    if (exchange.context->stopRequested())
        return cancelled();
    if (WIFEXITED(status) && WEXITSTATUS(status) == helperOutOfMemoryStatus && exchange.id == 0 && !tail.empty())
        return outOfMemory("The " + m_kind.title + " cannot work with a memory limit of " + formatBytes(m_limits.memoryBytes) + ": " + tail.substr(tail.find_last_of('\n') + 1));
    if (WIFEXITED(status) && WEXITSTATUS(status) == helperOutOfMemoryStatus)
        return outOfMemory("The " + m_kind.title + " stopped while " + exchange.phase + ": it needed more than its memory limit of " +
                           formatBytes(m_limits.memoryBytes));
    std::string message = "The " + m_kind.title + " stopped while " + exchange.phase + " (" + endInWords(status) + ")";
    const bool said = (WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT) || WIFEXITED(status);
    if (said && !tail.empty())
        message += ": " + tail.substr(tail.find_last_of('\n') + 1);
    return unsupported(std::move(message));
}

Error HelperTalk::misunderstood(const Error &why)
{
    dropProcess();
    return internalError("The " + m_kind.title + " sent an answer that cannot be understood: " + why.message);
}

void HelperTalk::dropProcess()
{
    if (m_process)
        m_process->end(patienceMs);
    m_process.reset();
    m_pid = -1;
}

} // namespace pare
