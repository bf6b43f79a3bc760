#include "app/runner/job.h"

#include "core/runtime/frames.h"

#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>

namespace pare {

namespace {

int64_t nowMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

} // namespace

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

Job::Job(uint64_t id, Replies &replies) : m_id(id), m_replies(replies)
{
    m_context.stop = m_stop.get_token();
    m_context.onProgress = [this](const Progress &at) { progress(at.phase, at.done, at.total); };
    m_context.onLog = [this](const std::string &line) { log(line); };
}

void Job::cancel()
{
    m_stop.request_stop();
    m_runOptions.SetTerminate();
}

void Job::part(worker::Response response)
{
    response.set_id(m_id);
    m_replies.send(response);
}

void Job::log(const std::string &line)
{
    worker::Response response;
    response.set_log(line);
    part(std::move(response));
}

void Job::progress(const std::string &phase, int64_t done, int64_t total)
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

} // namespace pare
