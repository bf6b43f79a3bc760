#include "core/runtime/helper_server.h"

#include "core/base/units.h"
#include "core/runtime/frames.h"
#include "core/runtime/helper_process.h"
#include "core/runtime/wire.h"

#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <new>
#include <string_view>
#include <thread>

namespace pare {

namespace {

constexpr int badDataStatus = 65;
constexpr int usageStatus = 2;

int64_t nowMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

// What a throwing allocation inside of a noexcept function ends in: the status says that memory was the reason.
[[noreturn]] void onTerminate()
{
    try {
        if (const auto current = std::current_exception())
            std::rethrow_exception(current);
    } catch (const std::bad_alloc &) {
        ::_exit(helperOutOfMemoryStatus);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "%s\n", error.what());
    } catch (...) {
    }
    std::abort();
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) // their shadow memory is above any limit
constexpr bool memoryIsLimited = false;
#else
constexpr bool memoryIsLimited = true;
#endif

void limitMemory(rlim_t bytes)
{
    const rlimit data{bytes, bytes};
    if (memoryIsLimited)
        ::setrlimit(RLIMIT_DATA, &data);
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none); // a crash is an answer here, not something to be kept
}

} // namespace

int64_t peakResidentBytes()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.rfind("VmHWM:", 0) == 0)
            return std::strtoll(line.c_str() + 6, nullptr, 10) * 1024;
    return 0;
}

// ---- answers ----

void Replies::send(const worker::Response &response)
{
    Result<PackedMessage> packed = packMessage(response, m_scratch);
    worker::Response instead;
    instead.set_id(response.id());
    if (!packed.ok()) {
        instead.mutable_failure()->set_kind(static_cast<int>(packed.error().kind));
        instead.mutable_failure()->set_message(packed.error().message);
    } else if (!packed->spilled.empty()) {
        instead.set_spilled(packed->spilled);
    }
    const std::string frame = frameOf(packed.ok() && packed->spilled.empty() ? packed->content : instead.SerializeAsString());
    const std::scoped_lock lock(m_mutex);
    for (size_t done = 0; done < frame.size();) {
        const ssize_t written = ::write(m_descriptor, frame.data() + done, frame.size() - done);
        if (written > 0)
            done += static_cast<size_t>(written);
        else if (errno != EINTR)
            ::_exit(0); // the client is gone
    }
}

HelperJob::HelperJob(uint64_t id, Replies &replies) : m_id(id), m_replies(replies)
{
    m_context.stop = m_stop.get_token();
    m_context.onProgress = [this](const Progress &at) { progress(at.phase, at.done, at.total); };
    m_context.onLog = [this](const std::string &line) { log(line); };
}

void HelperJob::cancel()
{
    m_stop.request_stop();
}

void HelperJob::steer(worker::Steer::Act act)
{
    if (act == worker::Steer::PAUSE || act == worker::Steer::RESUME)
        m_paused = act == worker::Steer::PAUSE;
    else if (act == worker::Steer::FINISH)
        m_finish = true;
}

void HelperJob::part(worker::Response response)
{
    response.set_id(m_id);
    m_replies.send(response);
}

void HelperJob::log(const std::string &line)
{
    worker::Response response;
    response.set_log(line);
    part(std::move(response));
}

void HelperJob::progress(const std::string &phase, int64_t done, int64_t total)
{
    const int64_t now = nowMs();
    if (now - m_lastProgressMs < 100)
        return;
    m_lastProgressMs = now;
    worker::Response response;
    response.mutable_progress()->set_phase(phase);
    response.mutable_progress()->set_done(done);
    response.mutable_progress()->set_total(total);
    part(std::move(response));
}

// ---- requests ----

HelperServer::HelperServer(int input, int output, std::filesystem::path scratch)
    : m_input(input), m_parent(::getppid()), m_replies(output, std::move(scratch))
{
}

void HelperServer::serve(const std::string &runtime, const Work &work)
{
    worker::Response hello;
    hello.mutable_hello()->set_protocol(protocolVersion);
    hello.mutable_hello()->set_version(PARE_VERSION);
    hello.mutable_hello()->set_runtime(runtime);
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
        answer(request, work);
    }
}

void HelperServer::readRequests()
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
void HelperServer::endReading(int status)
{
    if (status != 0)
        (void)!::write(2, "a request that cannot be understood\n", 36);
    else
        cleanUpAfterClient();
    ::_exit(status);
}

// A client that was killed could not remove the scratch folder. Its files are closed a moment before its children get another
// parent, hence the wait; PR_SET_PDEATHSIG would be no help: it fires when the thread that started the process ends.
void HelperServer::cleanUpAfterClient() const
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

void HelperServer::arrived(worker::Request request)
{
    const std::scoped_lock lock(m_mutex);
    if (request.has_steer()) {
        if (m_current && m_current->id() == request.steer().request())
            m_current->steer(request.steer().act());
        else
            m_early.push_back(request.steer());
        return;
    }
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

void HelperServer::answer(const worker::Request &request, const Work &work)
{
    HelperJob job(request.id(), m_replies);
    {
        const std::scoped_lock lock(m_mutex);
        m_current = &job;
        for (const worker::Steer &steer : m_early)
            if (steer.request() == request.id())
                job.steer(steer.act());
        std::erase_if(m_early, [&](const worker::Steer &steer) { return steer.request() <= request.id(); }); // requests are numbered as they come
    }
    const Result<void> done = request.body_case() == worker::Request::BODY_NOT_SET ? Result<void>(pare::cancelled()) : work(request, job);
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

int helperMain(int argc, char **argv, const char *program, const std::function<void(int, const std::filesystem::path &)> &serve,
               const std::function<int64_t(int64_t)> &prepare)
{
    std::string_view scratch;
    long long memory = 0;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string_view name = argv[i];
        if (name == "--memory-limit")
            memory = std::atoll(argv[i + 1]);
        else if (name == "--scratch")
            scratch = argv[i + 1];
    }
    if (scratch.empty() || memory <= 0) {
        std::fprintf(stderr, "%s is started by pare and pare-workbench; it has no use of its own.\n", program);
        return usageStatus;
    }
    const int64_t least = prepare ? prepare(memory) : 0;
    if (memoryIsLimited && memory < least) {
        std::fprintf(stderr, "it needs at least %s on this machine\n", formatBytes(least).c_str());
        return helperOutOfMemoryStatus;
    }
    limitMemory(static_cast<rlim_t>(memory));
    std::set_terminate(onTerminate);
    // Whatever a library prints must not get between the frames.
    const int answers = ::dup(1);
    if (answers < 0 || ::dup2(2, 1) < 0)
        return usageStatus;
    serve(answers, scratch);
    return 0;
}

} // namespace pare
