#include "ui/charts/training_curve.h"

#include "ui/charts/training_words.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"

#include <qcustomplot.h>

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>

namespace pare {

namespace {

constexpr int lowBelow = 180;          // design pixels: the curves get the room, the words one line
constexpr double empty = 0.08;         // of an axis, above and below the curves
constexpr size_t enoughForQuantile = 50;
constexpr double quantile = 0.98;      // a few steps far off do not flatten the rest

struct Span {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
    void take(double value)
    {
        if (std::isfinite(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
    [[nodiscard]] bool any() const { return low <= high; }
    // With room above and below, at least `least` wide, within the bounds.
    [[nodiscard]] QCPRange range(double least, double lowest, double highest) const
    {
        const double wide = std::max(high - low, least);
        const double middle = (low + high) / 2;
        const double half = wide * (0.5 + empty);
        return {std::max(lowest, middle - half), std::min(highest, middle + half)};
    }
};

// Means over the values before, the nearer the more: what a batch happens to hold evens out. Source of the correction at the beginning:
// Kingma, Ba 2014, arXiv 1412.6980, section 3.
QVector<double> evenedOut(const QVector<double> &values)
{
    constexpr double kept = 0.95;
    QVector<double> even;
    double mean = 0, share = 0;
    for (const double value : values) {
        mean = kept * mean + (1 - kept) * value;
        share = kept * share + (1 - kept);
        even << mean / share;
    }
    return even;
}

} // namespace

TrainingCurve::TrainingCurve(QWidget *parent)
    : QWidget(parent), m_emptyText(tr("Nothing is trained here.")), m_head(new QLabel(this)), m_which(new QComboBox(this)), m_body(new QStackedWidget(this)),
      m_empty(new QLabel(m_body)), m_plot(new QCustomPlot(m_body))
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Training curves"));
    m_head->setWordWrap(true);
    m_head->setTextFormat(Qt::RichText);
    m_head->setAccessibleName(tr("Training in numbers"));
    m_which->setAccessibleName(tr("Which training"));
    m_which->setToolTip(tr("Which of the trainings of this job is shown"));
    m_which->hide();
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setText(m_emptyText);
    m_body->addWidget(m_empty);
    m_body->addWidget(m_plot);
    auto *top = new QHBoxLayout;
    top->addWidget(m_head, 1);
    top->addWidget(m_which, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    const int margin = scaled(space::inside);
    column->setContentsMargins(2 * margin, margin, 2 * margin, margin);
    column->setSpacing(scaled(2));
    column->addLayout(top);
    column->addWidget(m_body, 1);
    connect(m_which, &QComboBox::activated, this, &TrainingCurve::choose);
    buildPlot();
    dress();
    showCourse();
}

void TrainingCurve::buildPlot()
{
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setInteractions({});
    m_plot->setMouseTracking(true);
    m_plot->plotLayout()->setMargins({});
    m_plot->yAxis2->setVisible(true);
    m_plot->xAxis2->setVisible(true);
    m_plot->xAxis2->setTicks(false);
    m_plot->xAxis2->setTickLabels(false);
    for (int line = 0; line < LineCount; ++line) {
        QCPGraph *graph = line == Score ? m_plot->addGraph(m_plot->xAxis, m_plot->yAxis2) : m_plot->addGraph();
        graph->setLineStyle(QCPGraph::lsLine);
    }
    const auto text = [this](Qt::Alignment alignment, double x, double y) {
        auto *item = new QCPItemText(m_plot);
        item->setClipToAxisRect(false);
        item->setPositionAlignment(alignment);
        item->position->setType(QCPItemPosition::ptAxisRectRatio);
        item->position->setCoords(x, y);
        return item;
    };
    m_lossTitle = text(Qt::AlignLeft | Qt::AlignTop, 0, 0);
    m_scoreTitle = text(Qt::AlignRight | Qt::AlignTop, 1, 0);
    m_stepTitle = text(Qt::AlignRight | Qt::AlignBottom, 1, 1);
    m_bestText = text(Qt::AlignHCenter | Qt::AlignTop, 0, 0);
    m_bestText->position->setTypeX(QCPItemPosition::ptPlotCoords);
    m_bestText->setClipToAxisRect(true);
    const auto upright = [this] {
        auto *line = new QCPItemStraightLine(m_plot);
        for (QCPItemPosition *point : {line->point1, line->point2})
            point->setTypeX(QCPItemPosition::ptPlotCoords), point->setTypeY(QCPItemPosition::ptAxisRectRatio);
        return line;
    };
    m_best = upright();
    m_cursorLine = upright();
    m_cursorLine->setVisible(false);
    m_plot->installEventFilter(this);
    connect(m_plot, &QCustomPlot::mousePress, this, [this] { setFocus(Qt::MouseFocusReason); });
    connect(m_plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent *event) {
        const TrainingCourse *course = shown();
        if (!course || course->points.empty())
            return;
        const double step = m_plot->xAxis->pixelToCoord(event->position().x());
        const auto nearest = std::min_element(course->points.begin(), course->points.end(), [step](const TrainingPoint &a, const TrainingPoint &b) {
            return std::fabs(static_cast<double>(a.step) - step) < std::fabs(static_cast<double>(b.step) - step);
        });
        setCursorAt(static_cast<size_t>(nearest - course->points.begin()));
    });
}

// Fonts and colours, as theme and text size have them.
void TrainingCurve::dress()
{
    const Theme &theme = currentTheme();
    m_head->setFont(smallFont());
    m_plot->setBackground(QBrush(theme.canvas));
    QColor grid = theme.hairline;
    grid.setAlphaF(0.7F);
    for (QCPAxis *axis : {m_plot->xAxis, m_plot->yAxis, m_plot->yAxis2, m_plot->xAxis2}) {
        axis->setTickLabelFont(smallNumberFont());
        axis->setTickLabelColor(theme.secondary);
        axis->setTickLabelPadding(scaled(3));
        axis->setTickLength(0, scaled(3));
        axis->setSubTicks(false);
        axis->setBasePen(QPen(theme.controlBorder, 1));
        axis->setTickPen(QPen(theme.controlBorder, 1));
        axis->grid()->setPen(QPen(grid, 1));
        axis->grid()->setZeroLinePen(Qt::NoPen);
    }
    for (QCPItemText *item : {m_lossTitle, m_scoreTitle, m_stepTitle, m_bestText}) {
        item->setFont(smallFont());
        item->setColor(theme.secondary);
        item->setPadding(QMargins(scaled(4), scaled(1), scaled(4), scaled(1)));
        QColor ground = theme.canvas; // a curve behind it stays seen, the words readable
        ground.setAlphaF(0.75F);
        item->setBrush(ground);
        item->setPen(Qt::NoPen);
    }
    const QColor loss = theme.mark(Category::Convolution), heldOut = theme.mark(Category::Matrix), score = theme.mark(Category::Normalization);
    const double thin = scaledF(1), thick = scaledF(1.75), mark = scaledF(5);
    m_plot->graph(EachLoss)->setPen(QPen(mixed(loss, theme.canvas, 0.3), thin));
    m_plot->graph(TrainingLoss)->setPen(QPen(loss, thick));
    m_plot->graph(HeldOutLoss)->setPen(QPen(heldOut, thick));
    m_plot->graph(HeldOutLoss)->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, heldOut, mark));
    m_plot->graph(Score)->setPen(QPen(score, thick, Qt::DashLine));
    m_plot->graph(Score)->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssSquare, QPen(score, thin), QBrush(score), mark));
    m_best->setPen(QPen(theme.secondary, 1, Qt::DotLine));
    m_cursorLine->setPen(QPen(theme.accent, 1));
    QPalette quiet = m_empty->palette();
    quiet.setColor(QPalette::WindowText, theme.secondary);
    m_empty->setPalette(quiet);
}

void TrainingCurve::setCourses(std::vector<TrainingCourse> courses)
{
    const size_t before = m_courses.size();
    m_courses = std::move(courses);
    if (m_chosen >= static_cast<int>(m_courses.size()) || m_courses.size() < before)
        m_chosen = -1;
    if (before != m_courses.size()) {
        const QSignalBlocker blocked(m_which);
        m_which->clear();
        for (size_t i = 0; i < m_courses.size(); ++i)
            m_which->addItem(tr("Training %1 of %2").arg(i + 1).arg(m_courses.size()));
        m_which->setVisible(m_courses.size() > 1);
        m_cursor.reset();
    }
    if (!m_courses.empty())
        m_which->setCurrentIndex(m_chosen < 0 ? static_cast<int>(m_courses.size()) - 1 : m_chosen);
    showCourse();
}

void TrainingCurve::setEmptyText(const QString &text)
{
    m_emptyText = text;
    m_empty->setText(text);
    if (!shown())
        showHead();
}

void TrainingCurve::choose(int course)
{
    m_chosen = course + 1 == static_cast<int>(m_courses.size()) ? -1 : course; // the newest goes on being the newest
    m_cursor.reset();
    showCourse();
}

const TrainingCourse *TrainingCurve::shown() const
{
    if (m_courses.empty())
        return nullptr;
    const TrainingCourse &course = m_chosen < 0 ? m_courses.back() : m_courses[static_cast<size_t>(m_chosen)];
    return course.points.empty() ? nullptr : &course;
}

void TrainingCurve::showCourse()
{
    const TrainingCourse *course = shown();
    m_body->setCurrentWidget(course ? static_cast<QWidget *>(m_plot) : m_empty);
    if (!course) {
        m_cursor.reset();
        showHead();
        return;
    }
    if (m_cursor && *m_cursor >= course->points.size()) // they were thinned
        m_cursor = course->points.size() - 1;
    QVector<double> lossSteps, losses, lookSteps, lookLosses, scoreSteps, scores;
    for (const TrainingPoint &point : course->points) {
        const auto step = static_cast<double>(point.step);
        if (std::isfinite(point.loss)) {
            lossSteps << step;
            losses << point.loss;
        }
        if (point.looked && std::isfinite(point.heldOutLoss)) {
            lookSteps << step;
            lookLosses << point.heldOutLoss;
        }
        if (hasScore(point)) {
            scoreSteps << step;
            scores << point.heldOutScore * 100;
        }
    }
    m_plot->graph(EachLoss)->setData(lossSteps, losses, true);
    m_plot->graph(TrainingLoss)->setData(lossSteps, evenedOut(losses), true);
    m_plot->graph(HeldOutLoss)->setData(lookSteps, lookLosses, true);
    m_plot->graph(Score)->setData(scoreSteps, scores, true);
    // A first value is seen, too: alone it makes no line.
    m_plot->graph(TrainingLoss)->setScatterStyle(lossSteps.size() < 3 ? QCPScatterStyle(QCPScatterStyle::ssCircle, scaledF(4)) : QCPScatterStyle());
    showRanges(*course);
    showMarks(*course);
    showHead();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void TrainingCurve::showRanges(const TrainingCourse &course)
{
    const TrainingPoint &last = course.points.back();
    // While it runs: halves of what is planned, as long as the curve fits, so that the first tenth of a long training is seen, too.
    auto end = static_cast<double>(std::max<int64_t>(1, course.over ? last.step : last.steps));
    const double wanted = std::max(10.0, 1.1 * static_cast<double>(last.step));
    while (!course.over && end / 2 >= wanted)
        end /= 2;
    m_plot->xAxis->setRange(0, end);
    Span loss, score;
    std::vector<double> trained;
    for (const TrainingPoint &point : course.points) {
        if (std::isfinite(point.loss))
            trained.push_back(point.loss);
        if (point.looked)
            loss.take(point.heldOutLoss);
        if (hasScore(point))
            score.take(point.heldOutScore * 100);
    }
    std::sort(trained.begin(), trained.end());
    if (!trained.empty()) {
        const auto at = [&](double share) { return trained[static_cast<size_t>(std::lround(share * static_cast<double>(trained.size() - 1)))]; };
        loss.take(trained.size() < enoughForQuantile ? trained.front() : at(1 - quantile));
        loss.take(trained.size() < enoughForQuantile ? trained.back() : at(quantile));
        loss.take(trained.size() < enoughForQuantile ? trained.back() : m_plot->graph(TrainingLoss)->dataMainValue(0)); // where it began
    }
    if (loss.any())
        m_plot->yAxis->setRange(loss.range(std::max(1e-9, 0.02 * std::fabs(loss.high)), loss.low < 0 ? -1e300 : 0, 1e300));
    for (QCPAxis *axis : {m_plot->yAxis, m_plot->yAxis2})
        axis->ticker()->setTickCount(isLow() ? 2 : 5);
    const bool scored = score.any();
    m_plot->yAxis2->setTicks(scored);
    m_plot->yAxis2->setTickLabels(scored);
    m_scoreTitle->setVisible(scored && !isLow());
    if (scored) {
        m_plot->yAxis2->setRange(score.range(2, 0, 100.5));
        m_scoreTitle->setText(tr("%1 (%)").arg(scoreName(last)));
    }
    m_lossTitle->setText(tr("loss"));
    m_stepTitle->setText(tr("step"));
}

void TrainingCurve::showMarks(const TrainingCourse &course)
{
    const auto upright = [](QCPItemStraightLine *line, double step) {
        line->point1->setCoords(step, 0);
        line->point2->setCoords(step, 1);
    };
    const TrainingPoint *best = bestOf(course);
    m_best->setVisible(best != nullptr);
    m_bestText->setVisible(best != nullptr);
    if (best) {
        const auto step = static_cast<double>(best->step);
        upright(m_best, step);
        const double share = step / m_plot->xAxis->range().upper;
        m_bestText->setText(tr("best"));
        // Beside its line, and within the picture.
        m_bestText->setPositionAlignment((share > 0.5 ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignBottom);
        m_bestText->position->setCoords(step, 1);
    }
    m_cursorLine->setVisible(m_cursor.has_value());
    if (m_cursor)
        upright(m_cursorLine, static_cast<double>(course.points[*m_cursor].step));
}

void TrainingCurve::setCursorAt(std::optional<size_t> point)
{
    if (point == m_cursor)
        return;
    m_cursor = point;
    if (const TrainingCourse *course = shown()) {
        showMarks(*course);
        m_plot->replot(QCustomPlot::rpQueuedReplot);
    }
    showHead();
}

QString TrainingCurve::words() const
{
    const TrainingCourse *course = shown();
    return course ? trainingWords(*course, m_cursor ? course->points[*m_cursor] : course->points.back()) : m_emptyText;
}

// The numbers with a sample of the line that each has; under the cursor all that is known there, else what one looks for meanwhile.
QString TrainingCurve::headText() const
{
    const Theme &theme = currentTheme();
    const auto sample = [](const QColor &colour, const char *signs) { return QStringLiteral("<span style=\"color:%1\">%2</span>&nbsp;").arg(colour.name(), QString::fromUtf8(signs)); };
    const TrainingCourse &course = *shown();
    QStringList parts;
    for (const auto &[part, text] : training_words::partsOf(course, m_cursor ? course.points[*m_cursor] : course.points.back())) {
        const QString unbroken = text.toHtmlEscaped().replace(QLatin1Char(' '), QStringLiteral("&nbsp;")).replace(QLatin1Char('-'), QChar(0x2011));
        switch (part) {
        case training_words::Part::TrainingLoss: parts << sample(theme.mark(Category::Convolution), "──") + unbroken; break;
        case training_words::Part::HeldOutLoss: parts << sample(theme.mark(Category::Matrix), "─●─") + unbroken; break;
        case training_words::Part::Score: parts << sample(theme.mark(Category::Normalization), "╌■╌") + unbroken; break;
        case training_words::Part::Best:
        case training_words::Part::End:
            if (!isLow() || m_cursor)
                parts << unbroken;
            break;
        default:
            if (m_cursor)
                parts << unbroken;
        }
    }
    return parts.join(QStringLiteral(" &nbsp; ")); // lines may break here, where a dot would hang
}

void TrainingCurve::showHead()
{
    m_head->setVisible(shown() != nullptr);
    m_head->setWordWrap(!isLow());
    m_head->setMinimumWidth(1); // what does not fit on one line is cut
    m_head->setText(shown() ? headText() : QString());
    setAccessibleDescription(words());
}

QSize TrainingCurve::sizeHint() const
{
    return {scaled(420), scaled(220)};
}

QSize TrainingCurve::minimumSizeHint() const
{
    return {scaled(200), scaled(110)};
}

void TrainingCurve::keyPressEvent(QKeyEvent *event)
{
    const TrainingCourse *course = shown();
    if (!course)
        return QWidget::keyPressEvent(event);
    const size_t last = course->points.size() - 1;
    if (event->matches(QKeySequence::Copy))
        return QApplication::clipboard()->setText(trainingTable(*course));
    switch (event->key()) {
    case Qt::Key_Left: return setCursorAt(m_cursor ? *m_cursor - (*m_cursor > 0) : last);
    case Qt::Key_Right: return setCursorAt(std::min(last, m_cursor ? *m_cursor + 1 : last));
    case Qt::Key_Home: return setCursorAt(0);
    case Qt::Key_End: return setCursorAt(last);
    case Qt::Key_Escape:
        if (m_cursor)
            return setCursorAt(std::nullopt);
        break;
    default: break;
    }
    QWidget::keyPressEvent(event);
}

void TrainingCurve::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        if (m_stepTitle) {
            dress();
            showCourse();
        }
    }
}

bool TrainingCurve::isLow() const
{
    return height() < scaled(lowBelow);
}

void TrainingCurve::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showHead();
    const bool titles = !isLow(); // in a low picture they would lie on the curves
    m_lossTitle->setVisible(titles);
    m_stepTitle->setVisible(titles);
    if (shown())
        showRanges(*shown());
}

void TrainingCurve::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    if (!hasFocus())
        setCursorAt(std::nullopt);
}

void TrainingCurve::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void TrainingCurve::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    setCursorAt(std::nullopt);
    update();
}

void TrainingCurve::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), currentTheme().canvas);
    if (!hasFocus())
        return;
    painter.setPen(QPen(currentTheme().accent, 1.5));
    painter.drawRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75));
}

bool TrainingCurve::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_plot && event->type() == QEvent::Paint && !qFuzzyCompare(m_plot->bufferDevicePixelRatio(), devicePixelRatioF())) {
        m_plot->setBufferDevicePixelRatio(devicePixelRatioF()); // moved to a screen of another density
        m_plot->replot(QCustomPlot::rpQueuedReplot);
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace pare
