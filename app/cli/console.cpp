#include "app/cli/console.h"

#include "core/base/json_text.h"
#include "core/base/units.h"

#include <fmt/format.h>

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace pare::cli {

namespace {

constexpr auto linePause = std::chrono::seconds(2);
constexpr auto longPhase = std::chrono::seconds(15);   // a phase that lasts is told again
constexpr auto barPause = std::chrono::milliseconds(100);
constexpr auto patience = std::chrono::seconds(6);     // for the work to stop when it was asked to
constexpr int cancelledStatus = 130;

std::stop_source &stopSource()
{
    static std::stop_source source;
    return source;
}

std::atomic<bool> &limitReached()
{
    static std::atomic<bool> reached = false;
    return reached;
}

// The program's own folder for temporary files; empty where none could be made.
std::filesystem::path &scratch()
{
    static std::filesystem::path folder;
    return folder;
}

void removeScratch()
{
    std::error_code ignored;
    if (!scratch().empty())
        std::filesystem::remove_all(scratch(), ignored);
}

[[noreturn]] void endNow(int status)
{
    removeScratch();
    ::_exit(status);
}

// A JSON number cannot be infinite or NaN; such values become null rather than break the reader.
nlohmann::json finite(nlohmann::json value)
{
    if (value.is_structured()) {
        for (auto &entry : value)
            entry = finite(std::move(entry));
        return value;
    }
    if (value.is_number_float() && !std::isfinite(value.get<double>()))
        return nullptr;
    return value;
}

int terminalColumns()
{
    winsize size{};
    return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

// Whole characters of UTF-8 up to this many.
std::string cut(const std::string &text, size_t most)
{
    size_t characters = 0;
    for (size_t at = 0; at < text.size(); ++at)
        if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 && ++characters > most)
            return text.substr(0, at);
    return text;
}

} // namespace

std::string printable(const std::string &text)
{
    std::string out;
    for (size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool c1 = byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0; // U+0080 to U+009F
        if (c1)
            ++i;
        out += c1 || (byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F ? '?' : text[i];
    }
    return out;
}

Console::Console(ConsoleOptions options) : m_options(options)
{
    const char *terminal = std::getenv("TERM");
    m_terminal = ::isatty(STDERR_FILENO) == 1 && terminal && std::strcmp(terminal, "dumb") != 0;
}

Console::~Console()
{
    endProgress();
}

void Console::write(const std::string &text)
{
    if (m_writeError == 0 && std::fwrite(text.data(), 1, text.size(), stdout) != text.size())
        m_writeError = errno;
}

void Console::line(const std::string &text)
{
    endProgress();
    if (!m_options.json)
        write(printable(text) + "\n");
}

void Console::object(nlohmann::json object)
{
    endProgress();
    if (!m_options.json)
        return;
    object["schema"] = "pare/1";
    object["wall_s"] = wallSeconds();
    write(jsonText(finite(std::move(object)), 2) + "\n");
}

void Console::note(const std::string &text)
{
    if (m_options.quiet)
        return;
    endProgress();
    const std::lock_guard lock(m_mutex);
    std::fprintf(stderr, "%s\n", printable(text).c_str());
}

int Console::fail(const Error &given)
{
    Error error = given;
    if (error.kind == ErrorKind::Cancelled && limitReached())
        error = unsupported("not done within the time limit" + (phase().empty() ? std::string() : "; it was at: " + phase()), "--time-limit");
    endProgress();
    std::fprintf(stderr, "pare: %s\n", printable(error.text()).c_str());
    object({{"error", {{"kind", errorKindName(error.kind)}, {"message", error.message}, {"where", error.where}}}});
    return finish(exitCode(error.kind));
}

int Console::finish(int code)
{
    if (std::fflush(stdout) != 0 && m_writeError == 0)
        m_writeError = errno;
    if (m_writeError == 0 || m_writeError == EPIPE)
        return code;
    std::fprintf(stderr, "pare: standard output cannot be written: %s\n", std::strerror(m_writeError));
    return exitCode(ErrorKind::Io);
}

void Console::progress(const Progress &progress)
{
    const std::lock_guard lock(m_mutex);
    m_phase = progress.phase;
    if (m_options.quiet)
        return;
    if (m_terminal)
        bar(progress);
    else
        plainProgress(progress);
}

void Console::plainProgress(const Progress &progress)
{
    const auto now = std::chrono::steady_clock::now();
    const bool same = progress.phase == m_shown;
    if (now - m_lastShown < (same ? std::chrono::steady_clock::duration(longPhase) : linePause))
        return;
    const std::string part = same && progress.total > 0 && progress.done <= progress.total
                                 ? fmt::format(" ({} of {})", progress.done, progress.total)
                                 : std::string();
    std::fprintf(stderr, "%s%s\n", printable(progress.phase).c_str(), part.c_str());
    m_shown = progress.phase;
    m_lastShown = now;
}

void Console::bar(const Progress &progress)
{
    const auto now = std::chrono::steady_clock::now();
    if (now - m_lastShown < barPause)
        return;
    m_lastShown = now;
    constexpr int width = 24;
    std::string text;
    if (progress.total > 0) {
        const auto filled = static_cast<size_t>(width * std::clamp<int64_t>(progress.done, 0, progress.total) / progress.total);
        text = fmt::format("[{}{}] {:>3} % ", std::string(filled, '#'), std::string(width - filled, '.'),
                           100 * std::clamp<int64_t>(progress.done, 0, progress.total) / progress.total);
    }
    text = cut(text + printable(progress.phase), static_cast<size_t>(std::max(8, terminalColumns() - 1)));
    std::fprintf(stderr, "\r\x1b[K%s", text.c_str());
    std::fflush(stderr);
    m_barShown = true;
}

void Console::endProgress()
{
    const std::lock_guard lock(m_mutex);
    if (m_barShown)
        std::fputs("\r\x1b[K", stderr);
    m_barShown = false;
    std::fflush(stderr);
}

double Console::wallSeconds() const
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_started).count();
}

std::string Console::phase() const
{
    const std::lock_guard lock(m_mutex);
    return m_phase;
}

Watch::Watch(Console &console, double timeLimitSeconds) : m_console(console), m_limitSeconds(timeLimitSeconds)
{
    m_thread = std::thread([this] { wait(); });
}

Watch::~Watch()
{
    {
        const std::lock_guard lock(m_mutex);
        m_over = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void Watch::wait()
{
    const std::stop_callback awake(stopSource().get_token(), [this] {
        const std::lock_guard lock(m_mutex); // else it may fall between the question and the wait
        m_wake.notify_all();
    });
    std::unique_lock lock(m_mutex);
    const auto asked = [this] { return m_over || stopSource().stop_requested(); };
    // A wait without an end is one of a year: steady_clock's largest time overflows inside of the standard library.
    const double seconds = m_limitSeconds > 0 ? std::min(m_limitSeconds, 3e7) : 3e7;
    if (!m_wake.wait_for(lock, std::chrono::duration<double>(seconds), asked)) {
        limitReached() = true;
        lock.unlock();
        stopSource().request_stop();
        lock.lock();
    }
    if (m_wake.wait_for(lock, patience, [this] { return m_over; }))
        return;
    const int status = m_console.fail(cancelled());
    endNow(status);
}

RunContext contextFor(Console &console)
{
    RunContext context;
    context.stop = stopSource().get_token();
    context.onProgress = [&console](const Progress &progress) { console.progress(progress); };
    context.onLog = [&console](const std::string &line) { console.note(line); };
    return context;
}

void armSignals()
{
    // Handled by a thread of their own, so that the handler may take locks. Threads started later inherit the blocked mask.
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    struct sigaction hangUp{};
    if (::sigaction(SIGHUP, nullptr, &hangUp) == 0 && hangUp.sa_handler != SIG_IGN) // nohup wants it ignored
        sigaddset(&set, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    (void)stopSource();
    (void)limitReached();

    std::error_code failed;
    const auto base = std::filesystem::temp_directory_path(failed);
    std::string pattern = ((failed ? std::filesystem::path("/tmp") : base) / "pare-XXXXXX").string();
    if (::mkdtemp(pattern.data())) {
        scratch() = pattern;
        ::setenv("TMPDIR", pattern.c_str(), 1);
        std::atexit(removeScratch);
    }

    std::thread([set] {
        int signal = 0;
        sigwait(&set, &signal);
        stopSource().request_stop();
        sigwait(&set, &signal);
        endNow(cancelledStatus);
    }).detach();
    std::signal(SIGPIPE, SIG_IGN);
}

} // namespace pare::cli
