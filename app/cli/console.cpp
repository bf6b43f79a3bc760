#include "app/cli/console.h"

#include "core/base/units.h"

#include <fmt/format.h>

#include <csignal>
#include <cstdio>
#include <thread>
#include <unistd.h>

namespace pare::cli {

namespace {

std::stop_source &stopSource()
{
    static std::stop_source source;
    return source;
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

} // namespace

Console::Console(ConsoleOptions options) : m_options(options), m_terminal(::isatty(STDERR_FILENO) == 1) {}

Console::~Console()
{
    endProgress();
}

void Console::line(const std::string &text)
{
    endProgress();
    if (!m_options.json)
        fmt::print("{}\n", text);
}

void Console::object(nlohmann::json object)
{
    endProgress();
    if (!m_options.json)
        return;
    object["schema"] = "pare/1";
    object["wall_s"] = wallSeconds();
    const std::string text = finite(std::move(object)).dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

void Console::note(const std::string &text)
{
    if (m_options.quiet)
        return;
    endProgress();
    const std::lock_guard lock(m_mutex);
    fmt::print(stderr, "{}\n", text);
}

int Console::fail(const Error &error)
{
    endProgress();
    fmt::print(stderr, "pare: {}\n", error.text());
    if (m_options.json)
        object({{"error", {{"kind", errorKindName(error.kind)}, {"message", error.message}, {"where", error.where}}}});
    return exitCode(error.kind);
}

void Console::progress(const Progress &progress)
{
    if (m_options.quiet)
        return;
    const std::lock_guard lock(m_mutex);
    if (!m_terminal) {
        // A line a phase, not one a layer: "quantize-static conv1" belongs to "quantize-static".
        const std::string phase = progress.phase.substr(0, progress.phase.find(' '));
        const auto time = std::chrono::steady_clock::now();
        if (phase != m_phase || time - m_lastBar > std::chrono::seconds(10)) {
            fmt::print(stderr, "{}\n", progress.phase);
            m_lastBar = time;
        }
        m_phase = phase;
        return;
    }
    const auto now = std::chrono::steady_clock::now();
    const bool last = progress.total > 0 && progress.done >= progress.total;
    if (progress.phase == m_phase && !last && now - m_lastBar < std::chrono::milliseconds(100))
        return;
    m_phase = progress.phase;
    m_lastBar = now;
    constexpr int width = 24;
    std::string bar;
    if (progress.total > 0) {
        const auto filled = static_cast<int>(width * std::min(progress.done, progress.total) / progress.total);
        bar = fmt::format("[{}{}] {}/{} ", std::string(static_cast<size_t>(filled), '#'),
                          std::string(static_cast<size_t>(width - filled), '.'), progress.done, progress.total);
    }
    fmt::print(stderr, "\r\x1b[K{}{}", bar, progress.phase);
    std::fflush(stderr);
    m_barShown = true;
}

void Console::endProgress()
{
    const std::lock_guard lock(m_mutex);
    if (m_barShown)
        fmt::print(stderr, "\r\x1b[K");
    m_barShown = false;
    std::fflush(stderr);
}

double Console::wallSeconds() const
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_started).count();
}

RunContext contextFor(Console &console)
{
    RunContext context;
    context.stop = stopSource().get_token();
    context.onProgress = [&console](const Progress &progress) { console.progress(progress); };
    return context;
}

void armSignals()
{
    // Handled by a thread of their own, so that the handler may take locks. Threads started later inherit the blocked mask.
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    (void)stopSource();
    std::thread([set] {
        int signal = 0;
        sigwait(&set, &signal);
        stopSource().request_stop();
        sigwait(&set, &signal);
        ::_exit(130);
    }).detach();
    std::signal(SIGPIPE, SIG_IGN);
}

} // namespace pare::cli
