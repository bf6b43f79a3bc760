#include "core/runtime/helper_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>

extern char **environ; // POSIX leaves the declaration to the program

namespace pare {

namespace {

using Clock = std::chrono::steady_clock;
constexpr int pollMs = 50;
constexpr size_t keptErrorBytes = 16 << 10;

void closeDescriptor(int &descriptor)
{
    if (descriptor >= 0)
        ::close(descriptor);
    descriptor = -1;
}

// Both ends of a channel; what is left open at the end of the scope is closed.
struct Ends {
    int own = -1;
    int child = -1;
    ~Ends()
    {
        closeDescriptor(own);
        closeDescriptor(child);
    }
};

bool makeInput(Ends &ends)
{
    // A socket, for it can be written without SIGPIPE when the helper is gone.
    int pair[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
        return false;
    ends.own = pair[0];
    ends.child = pair[1];
    return true;
}

bool makeOutput(Ends &ends)
{
    int pair[2];
    if (::pipe2(pair, O_CLOEXEC) != 0)
        return false;
    ends.own = pair[0];
    ends.child = pair[1];
    return ::fcntl(ends.own, F_SETFL, O_NONBLOCK) == 0;
}

std::vector<char *> pointers(std::vector<std::string> &texts)
{
    std::vector<char *> list;
    for (std::string &text : texts)
        list.push_back(text.data());
    list.push_back(nullptr);
    return list;
}

// The own environment, with the added entries in the place of those of the same name.
std::vector<std::string> environmentWith(const std::vector<std::string> &added)
{
    std::vector<std::string> all = added;
    for (char **entry = environ; entry && *entry; ++entry) {
        const std::string_view text(*entry);
        const std::string_view name = text.substr(0, text.find('='));
        bool replaced = false;
        for (const std::string &other : added)
            replaced = replaced || std::string_view(other).substr(0, other.find('=')) == name;
        if (!replaced)
            all.emplace_back(text);
    }
    return all;
}

// posix_spawn instead of fork: a large, threaded window is the usual caller. Own process group: Ctrl-C in a terminal is for the
// caller to answer, not for the helper to die of.
int spawn(const HelperCommand &command, int input, int output, int errors, pid_t &pid)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    if (const int code = ::posix_spawn_file_actions_init(&actions); code != 0)
        return code;
    if (const int code = ::posix_spawnattr_init(&attributes); code != 0) {
        ::posix_spawn_file_actions_destroy(&actions);
        return code;
    }
    ::posix_spawn_file_actions_adddup2(&actions, input, 0);
    ::posix_spawn_file_actions_adddup2(&actions, output, 1);
    ::posix_spawn_file_actions_adddup2(&actions, errors, 2);
    ::posix_spawn_file_actions_addclosefrom_np(&actions, 3);
    sigset_t none;
    sigset_t all;
    ::sigemptyset(&none);
    ::sigfillset(&all);
    ::posix_spawnattr_setsigmask(&attributes, &none);
    ::posix_spawnattr_setsigdefault(&attributes, &all);
    ::posix_spawnattr_setpgroup(&attributes, 0);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);

    std::vector<std::string> arguments = command.arguments;
    arguments.insert(arguments.begin(), command.program.string());
    std::vector<std::string> environment = environmentWith(command.environment);
    const int code = ::posix_spawn(&pid, command.program.c_str(), &actions, &attributes, pointers(arguments).data(),
                                   pointers(environment).data());
    ::posix_spawnattr_destroy(&attributes);
    ::posix_spawn_file_actions_destroy(&actions);
    return code;
}

} // namespace

Result<std::unique_ptr<HelperProcess>> HelperProcess::start(const HelperCommand &command)
{
    const auto failed = [&](int code) {
        return unavailable("the helper program cannot be started: " + std::string(std::strerror(code)), command.program.string());
    };
    Ends input;
    Ends output;
    Ends errors;
    if (!makeInput(input) || !makeOutput(output) || !makeOutput(errors))
        return failed(errno);
    // A descriptor below 3 (the caller had closed its own) would be overwritten while it is handed over.
    for (Ends *ends : {&input, &output, &errors}) {
        if (ends->child > 2)
            continue;
        const int higher = ::fcntl(ends->child, F_DUPFD_CLOEXEC, 3);
        closeDescriptor(ends->child);
        ends->child = higher;
    }
    std::unique_ptr<HelperProcess> process(new HelperProcess);
    if (const int code = spawn(command, input.child, output.child, errors.child, process->m_pid); code != 0) {
        process->m_pid = -1;
        return failed(code);
    }
    std::swap(process->m_input, input.own);
    std::swap(process->m_output, output.own);
    std::swap(process->m_errors, errors.own);
    return process;
}

HelperProcess::~HelperProcess()
{
    closeDescriptor(m_input); // a helper ends at end of file
    if (m_pid > 0 && !m_status) {
        for (int waited = 0; waited < 200 && !tryReap(); waited += 5)
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        if (!m_status)
            end(500);
    }
    closeDescriptor(m_output);
    closeDescriptor(m_errors);
}

bool HelperProcess::send(std::string_view bytes, const GiveUp &giveUp)
{
    while (!bytes.empty()) {
        const ssize_t sent = ::send(m_input, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent > 0) {
            bytes.remove_prefix(static_cast<size_t>(sent));
            continue;
        }
        if (errno == EINTR)
            continue;
        if (errno != EAGAIN && errno != EWOULDBLOCK)
            return false;
        pollfd wait = {m_input, POLLOUT, 0};
        ::poll(&wait, 1, pollMs);
        readErrors();
        if (giveUp && giveUp())
            return false;
    }
    return true;
}

Received HelperProcess::receive(std::string &into, int milliseconds)
{
    std::array<pollfd, 2> wait = {pollfd{m_output, POLLIN, 0}, pollfd{m_errors, POLLIN, 0}};
    const int ready = ::poll(wait.data(), wait.size(), milliseconds);
    if (ready <= 0)
        return Received::Nothing;
    readErrors();
    std::array<char, 64 << 10> buffer;
    const ssize_t got = ::read(m_output, buffer.data(), buffer.size());
    if (got > 0) {
        into.append(buffer.data(), static_cast<size_t>(got));
        return Received::Bytes;
    }
    if (got == 0 || (errno != EAGAIN && errno != EINTR))
        return Received::Ended;
    return Received::Nothing;
}

bool HelperProcess::tryReap()
{
    if (m_status || m_pid <= 0)
        return true;
    int status = 0;
    const pid_t got = ::waitpid(m_pid, &status, WNOHANG);
    if (got == m_pid)
        m_status = status;
    else if (got < 0 && errno == ECHILD)
        m_status = 0; // somebody else reaped it
    return m_status.has_value();
}

void HelperProcess::end(int patienceMs)
{
    if (tryReap())
        return;
    ::kill(m_pid, SIGTERM);
    const auto deadline = Clock::now() + std::chrono::milliseconds(patienceMs);
    while (!tryReap() && Clock::now() < deadline)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    while (!tryReap()) {
        ::kill(m_pid, SIGKILL);
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

void HelperProcess::reap()
{
    // A process that closed its output but goes on is of no use: it gets a moment to say its status.
    for (int waited = 0; waited < 1000 && !tryReap(); waited += 2)
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    if (!m_status)
        end(500);
    readErrors();
}

void HelperProcess::readErrors()
{
    if (m_errors < 0)
        return;
    std::array<char, 8192> buffer;
    for (;;) {
        const ssize_t got = ::read(m_errors, buffer.data(), buffer.size());
        if (got <= 0) {
            if (got == 0)
                closeDescriptor(m_errors);
            return;
        }
        m_errorBytes.append(buffer.data(), static_cast<size_t>(got));
        if (m_errorBytes.size() > 2 * keptErrorBytes)
            m_errorBytes.erase(0, m_errorBytes.size() - keptErrorBytes);
    }
}

std::string HelperProcess::errorTail() const
{
    const size_t end = m_errorBytes.find_last_not_of(" \n\r\t");
    if (end == std::string::npos)
        return {};
    const size_t keep = 400;
    const size_t first = end + 1 > keep ? end + 1 - keep : 0;
    return m_errorBytes.substr(first, end + 1 - first);
}

std::string endInWords(int status)
{
    if (WIFEXITED(status)) {
        if (WEXITSTATUS(status) == helperOutOfMemoryStatus)
            return "out of memory";
        return "it ended with status " + std::to_string(WEXITSTATUS(status));
    }
    if (!WIFSIGNALED(status))
        return "it ended for an unknown reason";
    switch (WTERMSIG(status)) {
    case SIGFPE: return "division by zero or an overflow of whole numbers";
    case SIGSEGV: return "a memory access fault";
    case SIGBUS: return "a file that was cut short while it was read";
    case SIGILL: return "an instruction that this processor does not know";
    case SIGABRT: return "it gave up";
    case SIGKILL: return "it was killed from outside, often because the system ran out of memory";
    case SIGTERM: return "it was ended from outside";
    case SIGXCPU: return "the system's limit on processor time";
    default: return std::string("signal ") + ::strsignal(WTERMSIG(status));
    }
}

} // namespace pare
