#include "core/passes/training_watch.h"

#include <algorithm>
#include <utility>

namespace pare {

namespace {

constexpr size_t mostPoints = 2000; // of one course; a picture has fewer columns

// Leaves every second point out, but for looks at the held-out part and the newest.
void thin(std::vector<TrainingPoint> &points)
{
    bool leaveOut = false;
    std::erase_if(points, [&](const TrainingPoint &point) {
        leaveOut = !leaveOut;
        return !point.looked && leaveOut && &point != &points.back();
    });
}

} // namespace

std::vector<TrainingCourse> TrainingWatch::courses() const
{
    const std::scoped_lock lock(m_mutex);
    return m_courses;
}

uint64_t TrainingWatch::version() const
{
    const std::scoped_lock lock(m_mutex);
    return m_version;
}

bool TrainingWatch::training() const
{
    const std::scoped_lock lock(m_mutex);
    return m_training;
}

bool TrainingWatch::paused() const
{
    const std::scoped_lock lock(m_mutex);
    return m_paused;
}

bool TrainingWatch::stopping() const
{
    const std::scoped_lock lock(m_mutex);
    return m_stopping;
}

void TrainingWatch::setPaused(bool on)
{
    const std::scoped_lock lock(m_mutex);
    m_paused = on;
    ++m_version;
}

void TrainingWatch::stopAndKeepBest()
{
    const std::scoped_lock lock(m_mutex);
    if (!m_training)
        return;
    m_stopping = true;
    m_paused = false; // what ends does not wait
    ++m_version;
}

void TrainingWatch::begin()
{
    const std::scoped_lock lock(m_mutex);
    m_courses.emplace_back();
    m_training = true;
    m_stopping = false;
    ++m_version;
}

void TrainingWatch::add(TrainingPoint point)
{
    const std::scoped_lock lock(m_mutex);
    if (m_courses.empty())
        return;
    std::vector<TrainingPoint> &points = m_courses.back().points;
    points.push_back(std::move(point));
    if (points.size() > mostPoints)
        thin(points);
    ++m_version;
}

void TrainingWatch::end(bool stoppedByHand)
{
    const std::scoped_lock lock(m_mutex);
    if (!m_training)
        return;
    m_courses.back().over = true;
    m_courses.back().stoppedByHand = stoppedByHand;
    m_training = m_stopping = m_paused = false;
    ++m_version;
}

} // namespace pare
