#include "core/runtime/runner_session.h"

#include "core/base/units.h"
#include "core/runtime/wire.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

namespace pare {

namespace {

constexpr int pollMs = 50;
constexpr int patienceMs = 2000;      // for each step of a cancel
constexpr double startSeconds = 30;   // for the process to say hello

int64_t halfOfMemory()
{
    return static_cast<int64_t>(::sysconf(_SC_PHYS_PAGES)) * ::sysconf(_SC_PAGE_SIZE) / 2;
}

// Activations that are quantized while running share one scale over the whole batch.
bool dependsOnBatch(const Model &model)
{
    const auto &nodes = model.graph().node();
    return std::any_of(nodes.begin(), nodes.end(), [](const pb::NodeProto &node) { return node.op_type().rfind("DynamicQuantize", 0) == 0; });
}

// An error that names no node names the model's file.
Error naming(const Model &model, Error error)
{
    if (error.where.empty() && error.kind != ErrorKind::Cancelled)
        error.where = model.source();
    return error;
}

} // namespace

std::filesystem::path findRunner()
{
    if (const char *given = std::getenv("PARE_RUNNER"); given && *given)
        return given;
    std::error_code failed;
    const auto own = std::filesystem::read_symlink("/proc/self/exe", failed);
    const auto beside = own.parent_path() / "pare-runner";
    return !failed && std::filesystem::exists(beside, failed) ? beside : std::filesystem::path();
}

ModelHandle::Entry::~Entry()
{
    if (!unloads)
        return;
    const std::scoped_lock lock(unloads->mutex);
    unloads->models.push_back(number);
}

RunnerSession::RunnerSession(const RunnerLimits &limits, std::shared_ptr<TemporaryFolder> folder)
    : m_limits(limits), m_folder(std::move(folder)), m_files(m_folder->path())
{
}

Result<std::unique_ptr<RunnerSession>> RunnerSession::create(const RunnerLimits &limits, RunContext &context)
{
    RunnerLimits filled = limits;
    if (filled.memoryBytes <= 0)
        filled.memoryBytes = context.memoryLimitBytes > 0 ? context.memoryLimitBytes : halfOfMemory();
    PARE_TRY_ASSIGN(auto folder, TemporaryFolder::create("runner"));
    std::unique_ptr<RunnerSession> session(new RunnerSession(filled, std::move(folder)));
    Exchange exchange;
    exchange.phase = "starting";
    exchange.context = &context;
    PARE_TRY(session->ensureProcess(exchange));
    return session;
}

std::string RunnerSession::runtimeVersion() const
{
    const std::scoped_lock lock(m_versionMutex);
    return m_runtimeVersion;
}

// ---- requests ----

Result<std::unique_lock<std::timed_mutex>> RunnerSession::turn(RunContext &context)
{
    std::unique_lock lock(m_turn, std::defer_lock);
    while (!lock.try_lock_for(std::chrono::milliseconds(pollMs)))
        if (context.stopRequested())
            return cancelled();
    return lock;
}

Result<worker::ModelFile> RunnerSession::fileOf(const Model &model, const LoadOptions &options, const std::vector<std::string> &extraOutputs,
                                                std::shared_ptr<const WrittenModel> &written)
{
    if (options.runtime != "ort")
        return unavailable("the runtime \"" + options.runtime + "\" is not part of this build; \"ort\" is");
    // A file that is there already is good as long as it holds everything itself.
    if (!written || !written->constants.empty() || !extraOutputs.empty()) {
        PARE_TRY_ASSIGN(written, m_files.write(model, extraOutputs));
    }
    worker::ModelFile file;
    file.set_path(written->path.string());
    file.set_threads(std::max(1, options.threads));
    file.set_optimization(static_cast<int>(options.optimization));
    for (const worker::OutsideConstant &constant : written->constants)
        *file.add_constants() = constant;
    toWire(signatureOf(model), *file.mutable_signature());
    file.set_depends_on_batch(dependsOnBatch(model));
    return file;
}

Result<ModelHandle> RunnerSession::load(const Model &model, const LoadOptions &options, RunContext &context)
{
    auto entry = std::make_shared<ModelHandle::Entry>();
    entry->model = model;
    entry->options = options;
    ModelHandle handle;
    handle.m_entry = entry;
    // An empty request: what it needs is loaded first, and that is all.
    PARE_TRY(request(worker::Request(), "loading", {&handle, 1}, nullptr, context));
    return handle;
}

Result<void> RunnerSession::request(worker::Request request, const std::string &phase, std::span<const ModelHandle> models,
                                    const Part &onPart, RunContext &context)
{
    for (const ModelHandle &model : models)
        if (!model.valid())
            return internalError("a model was used that is not loaded");
    if (context.stopRequested())
        return cancelled();
    PARE_TRY_ASSIGN(const auto lock, turn(context));
    Exchange exchange;
    exchange.phase = phase;
    exchange.context = &context;
    exchange.timeLimitSeconds = m_limits.timeSeconds > 0 ? m_limits.timeSeconds : context.timeLimitSeconds;
    if (exchange.timeLimitSeconds > 0)
        exchange.deadline = Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(exchange.timeLimitSeconds));
    else
        exchange.silenceSeconds = m_limits.silenceSeconds;
    PARE_TRY(ensureProcess(exchange));
    PARE_TRY(tellUnloads(exchange));
    for (const ModelHandle &model : models)
        if (auto loaded = ensureLoaded(entry(model), exchange); !loaded.ok())
            return naming(entry(model)->model, loaded.error());
    if (request.body_case() == worker::Request::BODY_NOT_SET)
        return {};
    for (const ModelHandle &model : models)
        request.add_models(entry(model)->number);
    auto answer = this->exchange(request, onPart, exchange);
    if (answer.ok() || models.size() != 1)
        return answer;
    return naming(entry(models.front())->model, answer.error());
}

Result<void> RunnerSession::ensureLoaded(const std::shared_ptr<ModelHandle::Entry> &entry, Exchange exchange)
{
    if (entry->process == m_processNumber)
        return {};
    exchange.phase = "loading the model";
    worker::Request request;
    worker::Load &load = *request.mutable_load();
    std::shared_ptr<const WrittenModel> written = entry->file;
    PARE_TRY_ASSIGN(*load.mutable_file(), fileOf(entry->model, entry->options, {}, written));
    const uint64_t number = ++m_nextModel;
    load.set_model(number);
    entry->number = number; // from here on the process may hold it, also where this request is given up
    entry->unloads = m_unloads;
    const auto onPart = [&](const worker::Response &response) -> Result<void> {
        if (!response.has_loaded())
            return {};
        LoadedModel info;
        for (const worker::Value &value : response.loaded().inputs())
            info.inputs.push_back(valueFromWire(value));
        for (const worker::Value &value : response.loaded().outputs())
            info.outputs.push_back(valueFromWire(value));
        info.loadMs = response.loaded().load_ms();
        info.warnings.assign(response.loaded().warnings().begin(), response.loaded().warnings().end());
        info.runtime = runtimeVersion();
        info.threads = std::max(1, entry->options.threads);
        if (entry->process == 0) // what handles show stays as it was when the process is a new one
            entry->info = std::move(info);
        return {};
    };
    PARE_TRY(this->exchange(request, onPart, exchange));
    entry->file = std::move(written);
    entry->process = m_processNumber;
    return {};
}

Result<void> RunnerSession::tellUnloads(const Exchange &exchange)
{
    worker::Request request;
    {
        const std::scoped_lock lock(m_unloads->mutex);
        for (const uint64_t model : m_unloads->models)
            request.mutable_unload()->add_models(model);
        m_unloads->models.clear();
    }
    return request.has_unload() ? this->exchange(request, nullptr, exchange) : Result<void>();
}

// ---- the talk ----

Result<void> RunnerSession::ensureProcess(const Exchange &exchange)
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
    command.program = findRunner();
    if (command.program.empty())
        return unavailable("pare-runner, the program that runs models, is not beside this program (PARE_RUNNER may name it)");
    command.arguments = {"--memory-limit", std::to_string(m_limits.memoryBytes), "--scratch", m_folder->path().string()};
    command.environment = {"ORT_DISABLE_TELEMETRY=1"};
    PARE_TRY_ASSIGN(m_process, HelperProcess::start(command));
    m_frames = FrameReader();
    ++m_processNumber;
    m_pid = m_process->pid();
    {
        const std::scoped_lock lock(m_unloads->mutex);
        m_unloads->models.clear(); // they went with their process
    }

    Exchange hello = exchange;
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
            return unavailable("pare-runner is of another version than this program: build or install both together", command.program.string());
        }
        const std::scoped_lock lock(m_versionMutex);
        m_runtimeVersion = response->hello().runtime();
        m_idlePeakBytes = response->hello().idle_peak_bytes();
        return {};
    }
}

Result<void> RunnerSession::send(const worker::Request &request, const Exchange &exchange)
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
Result<std::optional<worker::Response>> RunnerSession::nextResponse(const Exchange &exchange, int milliseconds)
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

Result<RunnerSession::Answer> RunnerSession::handle(const worker::Response &response, const Part &onPart, const Exchange &exchange)
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

Result<void> RunnerSession::exchange(worker::Request &request, const Part &onPart, const Exchange &given)
{
    Exchange exchange = given;
    exchange.id = ++m_nextRequest;
    request.set_id(exchange.id);
    PARE_TRY(send(request, exchange));
    auto sign = Clock::now();
    for (;;) {
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
Error RunnerSession::interrupt(const Exchange &exchange)
{
    const bool asked = exchange.context->stopRequested();
    const bool silent = exchange.silenceSeconds > 0 && !exchange.expired();
    const Error error =
        asked    ? cancelled()
        : silent ? unsupported("The runner gave no sign for " + formatSeconds(exchange.silenceSeconds) + " while " + exchange.phase +
                               ", and was stopped; where it only needs longer, set a time limit (--time-limit)")
                 : unsupported("The runner took longer than the time limit of " +
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
Error RunnerSession::lost(const Exchange &exchange)
{
    m_process->reap();
    const int status = m_process->status().value_or(0);
    const std::string tail = m_process->errorTail();
    dropProcess();
    if (exchange.context->stopRequested())
        return cancelled();
    if (WIFEXITED(status) && WEXITSTATUS(status) == helperOutOfMemoryStatus)
        return outOfMemory("The runner stopped while " + exchange.phase + ": it needed more than its memory limit of " +
                           formatBytes(m_limits.memoryBytes));
    std::string message = "The runner stopped while " + exchange.phase + " (" + endInWords(status) + ")";
    const bool said = (WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT) || WIFEXITED(status);
    if (said && !tail.empty())
        message += ": " + tail.substr(tail.find_last_of('\n') + 1);
    return unsupported(std::move(message));
}

Error RunnerSession::misunderstood(const Error &why)
{
    dropProcess();
    return internalError("The runner sent an answer that cannot be understood: " + why.message);
}

void RunnerSession::dropProcess()
{
    if (m_process)
        m_process->end(patienceMs);
    m_process.reset();
    m_pid = -1;
}

} // namespace pare
