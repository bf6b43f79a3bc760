#include "ui/charts/training_words.h"

#include "core/base/units.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

struct TrainingCurve { // the context of what is translated
    Q_DECLARE_TR_FUNCTIONS(TrainingCurve)
};

QString number(double value, int digits = 3)
{
    return QLocale::c().toString(value, 'g', digits);
}

QString percent(double share)
{
    return QString::fromStdString(formatPercent(share, 1));
}

// The last look at the held-out part up to and with this point; null where there was none.
const TrainingPoint *lookUpTo(const TrainingCourse &course, const TrainingPoint &point)
{
    const TrainingPoint *found = nullptr;
    for (const TrainingPoint &one : course.points) {
        if (one.step > point.step)
            break;
        if (one.looked)
            found = &one;
    }
    return found;
}

} // namespace

bool hasScore(const TrainingPoint &point)
{
    return point.looked && point.score != "loss";
}

QString scoreName(const TrainingPoint &point)
{
    return QString::fromStdString(point.score);
}

const TrainingPoint *bestOf(const TrainingCourse &course)
{
    if (course.points.empty())
        return nullptr;
    const int64_t step = course.points.back().bestStep;
    const auto at = std::find_if(course.points.begin(), course.points.end(), [step](const TrainingPoint &point) { return point.looked && point.step == step; });
    return at == course.points.end() ? nullptr : &*at;
}

namespace training_words {

std::vector<std::pair<Part, QString>> partsOf(const TrainingCourse &course, const TrainingPoint &point)
{
    std::vector<std::pair<Part, QString>> parts;
    const auto count = [](int64_t value) { return QLocale(QLocale::English).toString(static_cast<qlonglong>(value)); };
    parts.emplace_back(Part::Place, TrainingCurve::tr("step %1 of %2, epoch %3 of %4").arg(count(point.step), count(point.steps), number(point.epoch), number(point.epochs)));
    if (std::isfinite(point.loss))
        parts.emplace_back(Part::TrainingLoss, TrainingCurve::tr("training loss %1").arg(number(point.loss)));
    if (const TrainingPoint *look = lookUpTo(course, point)) {
        parts.emplace_back(Part::HeldOutLoss, TrainingCurve::tr("held-out loss %1").arg(number(look->heldOutLoss)));
        if (hasScore(*look))
            parts.emplace_back(Part::Score, TrainingCurve::tr("held-out %1 %2").arg(scoreName(*look), percent(look->heldOutScore)));
    }
    if (point.rate > 0)
        parts.emplace_back(Part::Rate, TrainingCurve::tr("learning rate %1").arg(number(point.rate, 2)));
    if (point.seconds > 0)
        parts.emplace_back(Part::Time, TrainingCurve::tr("%1 so far").arg(QString::fromStdString(formatSeconds(point.seconds))));
    if (&point != &course.points.back())
        return parts;
    if (const TrainingPoint *best = bestOf(course))
        parts.emplace_back(Part::Best, best->step == 0 ? TrainingCurve::tr("best: as it came")
                                       : hasScore(*best) ? TrainingCurve::tr("best: %1 at step %2").arg(percent(best->heldOutScore), count(best->step))
                                                         : TrainingCurve::tr("best: step %1").arg(count(best->step)));
    if (course.stoppedByHand)
        parts.emplace_back(Part::End, TrainingCurve::tr("stopped by hand at step %1 of %2").arg(count(point.step), count(point.steps)));
    else if (course.over && point.step < point.steps)
        parts.emplace_back(Part::End, TrainingCurve::tr("ended early at step %1 of %2").arg(count(point.step), count(point.steps)));
    else if (!course.over && point.step > 0)
        parts.emplace_back(Part::End, TrainingCurve::tr("%1 left").arg(QString::fromStdString(formatSeconds(point.secondsLeft))));
    return parts;
}

} // namespace training_words

QString trainingWords(const TrainingCourse &course, const TrainingPoint &point)
{
    QStringList words;
    for (const auto &[part, text] : training_words::partsOf(course, point))
        words << text;
    return words.join(QStringLiteral(" · "));
}

QString trainingTable(const TrainingCourse &course)
{
    const auto cell = [](double value, bool known) { return known && std::isfinite(value) ? QLocale::c().toString(value, 'g', 6) : QString(); };
    QString table = TrainingCurve::tr("step\tepoch\ttraining loss\theld-out loss\theld-out score\tlearning rate\tseconds\n");
    for (const TrainingPoint &point : course.points)
        table += QStringList{QString::number(point.step), cell(point.epoch, true), cell(point.loss, true), cell(point.heldOutLoss, point.looked), cell(point.heldOutScore, hasScore(point)),
                             cell(point.rate, point.step > 0), cell(point.seconds, true)}
                     .join(QLatin1Char('\t'))
                 + QLatin1Char('\n');
    return table;
}

} // namespace pare
