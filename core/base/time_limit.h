// Stops what a context is given to when its time is over.
#pragma once

#include "core/base/run_context.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace pare {

// As long as it lives, work with the context is asked to stop after so many seconds, or when it was asked to anyway. For one thread that gives
// the context away; afterwards the context is as before.
class TimeLimit {
public:
    TimeLimit(RunContext &context, double seconds)
        : m_context(context), m_outer(context.stop), m_watch([this, seconds](const std::stop_token &done) {
              std::unique_lock lock(m_mutex);
              m_changed.wait_for(lock, done, std::chrono::duration<double>(seconds), [&] { return m_outer.stop_requested(); });
              if (!done.stop_requested())
                  m_source.request_stop();
          }),
          m_wake(m_outer, [this] {
              const std::lock_guard lock(m_mutex); // not between a look and the wait that follows it
              m_changed.notify_all();
          })
    {
        context.stop = m_source.get_token();
    }
    ~TimeLimit() { m_context.stop = m_outer; }
    TimeLimit(const TimeLimit &) = delete;
    TimeLimit &operator=(const TimeLimit &) = delete;

    // It was the time, not somebody who asked.
    [[nodiscard]] bool over() const { return m_source.stop_requested() && !m_outer.stop_requested(); }

private:
    RunContext &m_context;
    std::stop_token m_outer;
    std::stop_source m_source;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::jthread m_watch; // after what it uses
    std::stop_callback<std::function<void()>> m_wake;
};

} // namespace pare
