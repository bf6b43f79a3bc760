#include "core/study/training_courses.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pare {

namespace {

constexpr size_t mostCourses = 50;   // a search in rounds may train often
constexpr size_t mostRead = 10'000;  // points of a course in a file that anybody may have written

// Five digits: more than a curve shows, and less than half of the bytes.
nlohmann::json shortened(double value)
{
    if (!std::isfinite(value))
        return nullptr;
    if (value == 0)
        return 0;
    const double unit = std::pow(10.0, std::floor(std::log10(std::fabs(value))) - 4);
    return unit > 0 && std::isfinite(1 / unit) ? std::round(value / unit) * unit : value;
}

double numberAt(const nlohmann::json &array, size_t at)
{
    return at < array.size() && array[at].is_number() ? array[at].get<double>() : std::numeric_limits<double>::quiet_NaN();
}

int64_t countIn(double value)
{
    return value >= 0 && value <= 1e15 ? std::llround(value) : 0;
}

double finiteOr(double value, double fallback)
{
    return std::isfinite(value) ? value : fallback;
}

// What a point's row holds, in this order; the last two where the held-out part was looked at.
nlohmann::json rowOf(const TrainingPoint &point)
{
    nlohmann::json row{point.step, shortened(point.epoch), shortened(point.loss), shortened(point.rate), shortened(point.seconds)};
    if (point.looked) {
        row.push_back(shortened(point.heldOutLoss));
        row.push_back(shortened(point.heldOutScore));
    }
    return row;
}

} // namespace

TrainingCourse inFewerPoints(const TrainingCourse &course, size_t most)
{
    TrainingCourse fewer = course;
    const auto &points = course.points;
    const auto looks = static_cast<size_t>(std::count_if(points.begin(), points.end(), [](const TrainingPoint &point) { return point.looked; }));
    if (points.size() <= most)
        return fewer;
    const size_t others = most > looks + 2 ? most - looks : 2;
    const size_t together = (points.size() - looks + others - 1) / others;
    fewer.points.clear();
    double losses = 0, steps = 0; // since the last point that stays
    size_t count = 0;
    int64_t before = points.front().step;
    for (const TrainingPoint &point : points) {
        const auto own = static_cast<double>(point.step - before);
        before = point.step;
        if (std::isfinite(point.loss) && own > 0) {
            losses += point.loss * own;
            steps += own;
        }
        count += point.looked ? 0 : 1;
        if (!point.looked && count < together && &point != &points.back())
            continue;
        fewer.points.push_back(point);
        if (steps > 0)
            fewer.points.back().loss = losses / steps;
        losses = steps = 0;
        count = 0;
    }
    return fewer;
}

nlohmann::json toJson(const std::vector<TrainingCourse> &courses)
{
    std::vector<const TrainingCourse *> begun;
    for (const TrainingCourse &course : courses)
        if (!course.points.empty())
            begun.push_back(&course);
    nlohmann::json json = nlohmann::json::array();
    for (size_t i = begun.size() > mostCourses ? begun.size() - mostCourses : 0; i < begun.size(); ++i) {
        const TrainingCourse course = inFewerPoints(*begun[i]);
        const TrainingPoint &last = course.points.back();
        nlohmann::json one{{"steps", last.steps}, {"epochs", shortened(last.epochs)}, {"best_step", last.bestStep}, {"score", last.score}, {"stopped_by_hand", course.stoppedByHand}};
        one["points"] = nlohmann::json::array();
        for (const TrainingPoint &point : course.points)
            one["points"].push_back(rowOf(point));
        json.push_back(std::move(one));
    }
    return json;
}

std::vector<TrainingCourse> trainingCoursesFromJson(const nlohmann::json &json)
{
    std::vector<TrainingCourse> courses;
    for (const nlohmann::json &one : json.is_array() ? json : nlohmann::json::array()) {
        const auto points = one.is_object() ? one.find("points") : one.end();
        if (courses.size() == mostCourses || !one.is_object() || points == one.end() || !points->is_array())
            continue;
        const auto number = [&](const char *key) { return one.contains(key) && one[key].is_number() ? one[key].get<double>() : 0; };
        TrainingCourse course;
        course.over = true;
        course.stoppedByHand = one.contains("stopped_by_hand") && one["stopped_by_hand"] == true;
        for (const nlohmann::json &row : *points) {
            if (!row.is_array() || row.size() < 5 || course.points.size() == mostRead)
                continue;
            TrainingPoint point;
            point.step = countIn(numberAt(row, 0));
            if (!course.points.empty() && point.step < course.points.back().step)
                continue; // the curves are drawn by step
            point.steps = countIn(number("steps"));
            point.epochs = number("epochs");
            point.bestStep = countIn(number("best_step"));
            if (one.contains("score") && one["score"].is_string())
                point.score = one["score"].get<std::string>();
            point.epoch = finiteOr(numberAt(row, 1), 0);
            point.loss = numberAt(row, 2);
            point.rate = finiteOr(numberAt(row, 3), 0);
            point.seconds = finiteOr(numberAt(row, 4), 0);
            point.looked = row.size() >= 7;
            point.heldOutLoss = point.looked ? numberAt(row, 5) : 0;
            point.heldOutScore = point.looked ? finiteOr(numberAt(row, 6), 0) : 0;
            course.points.push_back(std::move(point));
        }
        if (!course.points.empty())
            courses.push_back(std::move(course));
    }
    return courses;
}

} // namespace pare
