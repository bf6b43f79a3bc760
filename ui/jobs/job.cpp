// How an answer finds its way: every start has a generation number. The worker posts closures to a mailbox object that
// lives on the GUI thread; the closure compares its number with the newest and does nothing if it is older. The mailbox
// is shared with the worker, so posting is safe even after the Job is gone.

#include "ui/jobs/job.h"

#include <QMetaObject>
#include <QThread>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>

namespace pare {
namespace {

constexpr int mostThreadsOfOneJob = 2;

// Threads of all jobs, so that the program's end can wait for them.
struct ThreadCount {
    std::mutex mutex;
    std::condition_variable changed;
    int running = 0;
};

ThreadCount &threadCount()
{
    static ThreadCount count;
    return count;
}

void startThread(std::function<void()> body)
{
    {
        const std::lock_guard lock(threadCount().mutex);
        ++threadCount().running;
    }
    try {
        std::thread([body = std::move(body)]() mutable {
            body();
            body = nullptr; // what the closure owns goes before the thread is counted out
            std::unique_lock lock(threadCount().mutex);
            --threadCount().running;
            std::notify_all_at_thread_exit(threadCount().changed, std::move(lock));
        }).detach();
    } catch (...) {
        const std::lock_guard lock(threadCount().mutex);
        --threadCount().running;
        throw;
    }
}

// On its own thread at once: as the application ends, Qt drops what is still posted while it holds the lock that
// deleteLater() takes.
void deleteOnOwnThread(QObject *object)
{
    if (object->thread() == QThread::currentThread())
        delete object;
    else
        object->deleteLater();
}

} // namespace

bool waitForJobThreads(std::chrono::milliseconds limit)
{
    std::unique_lock lock(threadCount().mutex);
    return threadCount().changed.wait_for(lock, limit, [] { return threadCount().running == 0; });
}

// Everything but `News` is touched on the GUI thread only.
struct JobCore::State : std::enable_shared_from_this<JobCore::State> {
    // What the worker has to tell; posted once however often it changes before the GUI thread gets to it.
    struct News {
        std::mutex mutex;
        std::optional<Progress> progress;
        std::deque<std::string> lines;
        bool posted = false;
    };

    // Deleted on its own thread, whoever lets go of it last.
    std::shared_ptr<QObject> mailbox{new QObject, deleteOnOwnThread};
    quint64 generation = 0;
    bool awaited = false; // the newest start has not answered yet
    int threads = 0;
    std::stop_source stop{std::nostopstate};
    std::optional<Task> waiting;

    void post(std::function<void(State &)> onGuiThread)
    {
        QMetaObject::invokeMethod(
            mailbox.get(), [self = shared_from_this(), act = std::move(onGuiThread)] { act(*self); },
            Qt::QueuedConnection);
    }

    void tell(const std::shared_ptr<News> &news, const std::shared_ptr<const Task> &task, quint64 mine)
    {
        post([news, task, mine](State &state) {
            std::optional<Progress> progress;
            std::deque<std::string> lines;
            {
                const std::lock_guard lock(news->mutex);
                progress.swap(news->progress);
                lines.swap(news->lines);
                news->posted = false;
            }
            for (const std::string &line : lines) {
                if (state.generation == mine && task->onLog)
                    task->onLog(line);
            }
            if (progress && state.generation == mine && task->onProgress)
                task->onProgress(*progress);
        });
    }

    RunContext context(const std::shared_ptr<const Task> &task, quint64 mine)
    {
        RunContext context;
        context.stop = stop.get_token();
        auto news = std::make_shared<News>();
        const auto change = [self = shared_from_this(), news, task, mine](auto &&add) {
            {
                const std::lock_guard lock(news->mutex);
                add(*news);
                if (news->posted)
                    return;
                news->posted = true;
            }
            self->tell(news, task, mine);
        };
        if (task->onProgress)
            context.onProgress = [change](const Progress &progress) {
                change([&progress](News &fresh) { fresh.progress = progress; });
            };
        if (task->onLog)
            context.onLog = [change](const std::string &line) {
                change([&line](News &fresh) { fresh.lines.push_back(line); });
            };
        return context;
    }

    void answer(quint64 mine, Delivery delivery)
    {
        post([mine, delivery = std::move(delivery)](State &state) {
            --state.threads;
            const auto keep = state.shared_from_this(); // the receiver may destroy the Job
            const bool wanted = state.generation == mine && state.awaited;
            if (wanted)
                state.awaited = false;
            state.launchWaiting();
            if (wanted)
                delivery();
        });
    }

    void launch(Task task)
    {
        const quint64 mine = generation;
        const auto shared = std::make_shared<const Task>(std::move(task));
        stop = std::stop_source();
        ++threads;
        try {
            startThread([self = shared_from_this(), shared, mine, context = context(shared, mine)] {
                self->answer(mine, shared->work(context));
            });
        } catch (const std::system_error &) {
            answer(mine, shared->fail(outOfMemory("no thread could be started for this")));
        }
    }

    void launchWaiting()
    {
        if (!waiting || threads >= mostThreadsOfOneJob)
            return;
        Task next = std::move(*waiting);
        waiting.reset();
        launch(std::move(next));
    }

    void drop()
    {
        ++generation;
        awaited = false;
        waiting.reset();
        stop.request_stop();
    }
};

JobCore::JobCore() : m_state(std::make_shared<State>()) {}

JobCore::~JobCore()
{
    m_state->drop();
}

void JobCore::start(Task task)
{
    m_state->drop();
    m_state->awaited = true;
    if (m_state->threads < mostThreadsOfOneJob)
        m_state->launch(std::move(task));
    else
        m_state->waiting = std::move(task);
}

void JobCore::requestStop()
{
    m_state->stop.request_stop();
}

void JobCore::cancel()
{
    m_state->drop();
}

bool JobCore::running() const
{
    return m_state->awaited;
}

} // namespace pare
