#pragma once

#include "core/base/run_context.h"

#include <QObject>

#include <chrono>
#include <exception>
#include <functional>
#include <memory>
#include <new>

namespace pare {

// What is done on the GUI thread once the work is through.
using Delivery = std::function<void()>;

// The part of Job that does not depend on the answer's type. GUI thread only, but for what it hands to the worker.
class JobCore {
public:
    struct Task {
        std::function<Delivery(const RunContext &)> work; // worker thread; throws nothing
        std::function<Delivery(Error)> fail;              // any thread: the answer where no thread could be had
        std::function<void(const Progress &)> onProgress; // GUI thread, the newest only; may be empty
        std::function<void(const std::string &)> onLog;   // GUI thread, every line in order; may be empty
    };

    JobCore();
    ~JobCore(); // as cancel(); does not wait for the thread
    JobCore(const JobCore &) = delete;
    JobCore &operator=(const JobCore &) = delete;

    void start(Task task);
    void requestStop(); // asks; the answer still arrives
    void cancel();      // asks, and nothing of it arrives any more
    bool running() const;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

// A question whose answer a part of the window waits for: the estimate of a recipe, a layout, a file being read.
//
//   m_estimate.start([recipe](const RunContext &context) { return estimate(recipe, context); },
//                    [this](Result<Estimate> answer) { show(answer); });
//
// - A start supersedes the one before: that is asked to stop, and neither its answer nor its progress arrives.
// - The answer arrives through the event loop of the thread that made the Job, never inside start().
// - After cancel(), or once the Job is gone, nothing arrives. Both return at once, whatever the work does.
// - An exception in the work becomes an Error. Work that ignores its stop token holds a thread until it ends; beyond two
//   such threads a new start waits for one of them, and only the newest waiting start is kept.
// The work must own what it uses (values, shared pointers): it may outlive the Job.
template <typename T>
class Job {
public:
    using Work = std::function<Result<T>(const RunContext &)>;
    using Done = std::function<void(Result<T>)>;

    void start(Work work, Done done, std::function<void(const Progress &)> onProgress = {})
    {
        m_core.start(task(std::move(work), std::move(done), std::move(onProgress), {}));
    }
    void cancel() { m_core.cancel(); }
    bool running() const { return m_core.running(); }

    // Work and answer as JobCore takes them.
    static JobCore::Task task(Work work, Done done, std::function<void(const Progress &)> onProgress,
                              std::function<void(const std::string &)> onLog)
    {
        const auto deliver = [done](Result<T> result) -> Delivery {
            auto answer = std::make_shared<Result<T>>(std::move(result));
            return [done, answer] {
                if (done)
                    done(std::move(*answer));
            };
        };
        return {[work = std::move(work), deliver](const RunContext &context) { return deliver(guarded(work, context)); },
                [deliver](Error error) { return deliver(Result<T>(std::move(error))); }, std::move(onProgress),
                std::move(onLog)};
    }

private:
    static Result<T> guarded(const Work &work, const RunContext &context)
    {
        try {
            return work(context);
        } catch (const std::bad_alloc &) {
            return outOfMemory("there is not enough memory for this");
        } catch (const std::exception &failure) {
            return internalError(failure.what());
        } catch (...) {
            return internalError("an unknown exception ended the work");
        }
    }

    JobCore m_core;
};

// Waits until every thread that a job started has ended; false if some still run after `limit`. For the end of the
// program, after the jobs are cancelled: a thread must not outlive what main() tears down.
bool waitForJobThreads(std::chrono::milliseconds limit);

} // namespace pare
