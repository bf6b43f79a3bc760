#include "ui/charts/trade_off_chart.h"

#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QAction>
#include <QActionGroup>
#include <QEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pare {
namespace {

QToolButton *smallButton(QWidget *parent, QAction *action)
{
    auto *button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

bool anyCollapsed(const TradeOffData &data, TradeOffX x)
{
    return std::any_of(data.points.begin(), data.points.end(), [x](const TradeOffPoint &point) {
        return !point.candidate && point.verdict == TradeOffVerdict::Collapsed && canBePlaced(point, x);
    });
}

} // namespace

TradeOffChart::TradeOffChart(QWidget *parent) : QWidget(parent)
{
    auto *emptyPage = new QWidget(this);
    emptyPage->setAutoFillBackground(true);
    emptyPage->setBackgroundRole(QPalette::Base);
    m_sentence = new QLabel(emptyPage);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_emptyButton = new QPushButton(emptyPage);
    m_emptyButton->setProperty("primary", true);
    auto *emptyLayout = new QVBoxLayout(emptyPage);
    emptyLayout->setSpacing(scaled(space::groups));
    emptyLayout->addStretch();
    emptyLayout->addWidget(m_sentence);
    emptyLayout->addWidget(m_emptyButton, 0, Qt::AlignHCenter);
    emptyLayout->addStretch();
    connect(m_emptyButton, &QPushButton::clicked, this, [this] {
        if (!m_emptyButton->property("unavailable").toBool())
            Q_EMIT emptyStateButtonClicked();
    });

    m_pad = new TradeOffPad(this);
    m_pages = new QStackedLayout(this);
    m_pages->setContentsMargins(0, 0, 0, 0);
    m_pages->addWidget(emptyPage);
    m_pages->addWidget(m_pad);

    m_axisMenu = new QMenu(this);
    auto *axes = new QActionGroup(this);
    for (std::size_t i = 0; i < tradeOffXCount; ++i) {
        const auto x = TradeOffX(i);
        m_along[i] = m_axisMenu->addAction(x == TradeOffX::LatencyMs ? tr("Latency (ms)") : costWord(x));
        m_along[i]->setCheckable(true);
        axes->addAction(m_along[i]);
        connect(m_along[i], &QAction::triggered, this, [this, x] { setAlong(x); });
    }
    m_along[0]->setChecked(true);
    m_axisMenu->addSeparator();
    m_logarithmic = m_axisMenu->addAction(tr("Logarithmic"));
    m_logarithmic->setCheckable(true);
    m_frontOnly = new QAction(tr("Front only"), this);
    m_frontOnly->setCheckable(true);
    m_frontOnly->setToolTip(tr("Show only what no other variant beats"));
    m_wholeRange = new QAction(tr("Whole range"), this);
    m_wholeRange->setCheckable(true);
    m_wholeRange->setToolTip(tr("Let the axis reach down to what collapsed"));
    m_candidates = new QAction(tr("Candidates that were tried"), this);
    m_candidates->setCheckable(true);
    m_candidates->setToolTip(tr("What searches measured on their way, as faint dots"));
    connect(m_candidates, &QAction::toggled, this, [this] {
        showData();
        Q_EMIT viewChanged();
    });
    connect(m_logarithmic, &QAction::toggled, this, &TradeOffChart::setLogarithmic);
    connect(m_frontOnly, &QAction::toggled, this, &TradeOffChart::setFrontOnly);
    connect(m_wholeRange, &QAction::toggled, this, &TradeOffChart::setWholeRange);

    m_frontButton = smallButton(m_pad, m_frontOnly);
    m_rangeButton = smallButton(m_pad, m_wholeRange);
    m_axisButton = new QToolButton(m_pad);
    m_axisButton->setAutoRaise(true);
    m_axisButton->setFocusPolicy(Qt::TabFocus);
    m_axisButton->setPopupMode(QToolButton::InstantPopup);
    m_axisButton->setMenu(m_axisMenu);
    m_axisButton->setToolTip(tr("What runs along the chart"));
    m_axisButton->setAccessibleName(tr("Horizontal axis"));

    connect(m_pad, &TradeOffPad::pointClicked, this, &TradeOffChart::pointClicked);
    connect(m_pad, &TradeOffPad::pointDoubleClicked, this, &TradeOffChart::pointDoubleClicked);
    connect(m_pad, &TradeOffPad::emptyClicked, this, &TradeOffChart::emptyClicked);
    connect(m_pad, &TradeOffPad::guardDragging, this, &TradeOffChart::guardDragging);
    connect(m_pad, &TradeOffPad::guardDragged, this, &TradeOffChart::guardDragged);
    connect(m_pad, &TradeOffPad::hovered, this, &TradeOffChart::hovered);
    connect(m_pad, &TradeOffPad::menuWanted, this, &TradeOffChart::showMenu);
    connect(m_pad, &QCustomPlot::afterReplot, this, &TradeOffChart::arrangeButtons);
    setEmptyState(tr("Measure the source first."), tr("Measure the source"));
    updatePage();
}

void TradeOffChart::setWindowAction(QAction *action)
{
    m_windowButton = smallButton(m_pad, action);
    m_windowButton->setToolButtonStyle(Qt::ToolButtonIconOnly);
    m_windowButton->setAccessibleName(action->text().remove(QLatin1Char('&')));
    arrangeButtons();
}

void TradeOffChart::setData(TradeOffData data)
{
    m_all = std::move(data);
    showData();
}

void TradeOffChart::showData()
{
    TradeOffData shown = m_all;
    if (!m_candidates->isChecked())
        std::erase_if(shown.points, [](const TradeOffPoint &point) { return point.candidate; });
    m_pad->show(std::move(shown));
    updatePage();
    describe();
}

const TradeOffData &TradeOffChart::data() const
{
    return m_pad->data();
}

void TradeOffChart::setEmptyState(const QString &sentence, const QString &button, const QString &reasonDisabled)
{
    m_sentence->setText(sentence);
    m_emptyButton->setText(button);
    m_emptyButton->setVisible(!button.isEmpty());
    m_emptyButton->setProperty("unavailable", !reasonDisabled.isEmpty());
    m_emptyButton->setToolTip(reasonDisabled);
    m_emptyButton->setStatusTip(reasonDisabled);
    m_emptyButton->setAccessibleDescription(reasonDisabled);
    m_emptyButton->update();
}

void TradeOffChart::changeView(const std::function<void(TradeOffView &)> &change)
{
    TradeOffView view = m_pad->view();
    change(view);
    m_pad->setView(std::move(view));
}

void TradeOffChart::setSelected(const std::set<TradeOffId> &ids)
{
    if (m_pad->view().selected != ids)
        changeView([&ids](TradeOffView &view) { view.selected = ids; });
}

void TradeOffChart::setCompared(std::optional<TradeOffId> a, std::optional<TradeOffId> b)
{
    if (m_pad->view().a == a && m_pad->view().b == b)
        return;
    changeView([a, b](TradeOffView &view) {
        view.a = a;
        view.b = b;
    });
}

void TradeOffChart::setHovered(std::optional<TradeOffId> id)
{
    m_pad->setHovered(id);
}

void TradeOffChart::setEstimate(const std::array<std::optional<double>, tradeOffXCount> &estimate)
{
    if (m_pad->view().estimate != estimate)
        changeView([&estimate](TradeOffView &view) { view.estimate = estimate; });
}

TradeOffX TradeOffChart::along() const
{
    return m_pad->view().x;
}

bool TradeOffChart::isLogarithmic() const
{
    return m_pad->view().logarithmic;
}

bool TradeOffChart::isFrontOnly() const
{
    return m_pad->view().frontOnly;
}

bool TradeOffChart::isWholeRange() const
{
    return m_pad->view().wholeRange;
}

void TradeOffChart::setAlong(TradeOffX x)
{
    m_along[std::size_t(x)]->setChecked(true);
    if (along() == x)
        return;
    changeView([x](TradeOffView &view) { view.x = x; });
    updatePage();
    Q_EMIT viewChanged();
}

void TradeOffChart::setLogarithmic(bool on)
{
    m_logarithmic->setChecked(on);
    if (isLogarithmic() == on)
        return;
    changeView([on](TradeOffView &view) { view.logarithmic = on; });
    Q_EMIT viewChanged();
}

void TradeOffChart::setFrontOnly(bool on)
{
    m_frontOnly->setChecked(on);
    if (isFrontOnly() == on)
        return;
    changeView([on](TradeOffView &view) { view.frontOnly = on; });
    Q_EMIT viewChanged();
}

void TradeOffChart::setWholeRange(bool on)
{
    m_wholeRange->setChecked(on);
    if (isWholeRange() == on)
        return;
    changeView([on](TradeOffView &view) { view.wholeRange = on; });
    Q_EMIT viewChanged();
}

QList<QAction *> TradeOffChart::alongActions() const
{
    return QList<QAction *>(m_along.begin(), m_along.end());
}

QSize TradeOffChart::minimumSizeHint() const
{
    return {scaled(240), scaled(140)};
}

QSize TradeOffChart::sizeHint() const
{
    return {scaled(620), scaled(320)};
}

void TradeOffChart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrangeButtons();
}

void TradeOffChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        arrangeButtons();
}

// The buttons of the head stand at its right end, the axis title is a button at the lower right.
void TradeOffChart::arrangeButtons()
{
    const QFont font = smallFont();
    for (QToolButton *button : {m_frontButton, m_rangeButton, m_axisButton}) {
        if (button->font() != font)
            button->setFont(font);
    }
    const bool several = data().points.size() > 2;
    m_frontButton->setVisible(several);
    m_rangeButton->setVisible(anyCollapsed(data(), along()));
    int right = m_pad->width() - scaled(6);
    const int top = scaled(2);
    if (m_windowButton)
        m_windowButton->setIconSize(QSize(scaled(space::iconSmall), scaled(space::iconSmall)));
    for (QToolButton *button : {m_windowButton, m_rangeButton, m_frontButton}) {
        if (!button || button->isHidden())
            continue;
        const QSize size(button->sizeHint().width(), std::max(scaled(space::row), button->fontMetrics().height() + 4));
        button->setGeometry(right - size.width(), top, size.width(), size.height());
        right -= size.width() + scaled(2);
    }
    m_pad->setHeadReserve(m_pad->width() - right);

    m_axisButton->setText(m_pad->axisTitle());
    const QRect place = m_pad->axisTitleRect().toRect();
    m_axisButton->setGeometry(place);
}

void TradeOffChart::updatePage()
{
    const TradeOffData &shown = data();
    const bool empty = std::none_of(shown.points.begin(), shown.points.end(),
                                    [](const TradeOffPoint &point) { return point.accuracy.known(); });
    m_pages->setCurrentIndex(empty ? 0 : 1);
}

void TradeOffChart::describe()
{
    const auto variants = std::count_if(data().points.begin(), data().points.end(),
                                        [](const TradeOffPoint &point) { return !point.candidate; });
    m_pad->setAccessibleDescription(variants == 1 ? tr("1 variant; the table of variants has the same numbers")
                                                  : tr("%1 variants; the table of variants has the same numbers").arg(variants));
}

void TradeOffChart::showMenu(std::optional<TradeOffId> id, const QPoint &globalPosition)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    Q_EMIT menuAboutToShow(menu, id);
    if (!menu->isEmpty())
        menu->addSeparator();
    for (QAction *action : m_along)
        menu->addAction(action);
    menu->addSeparator();
    menu->addActions({m_logarithmic, m_frontOnly, m_wholeRange});
    if (std::any_of(m_all.points.begin(), m_all.points.end(), [](const TradeOffPoint &point) { return point.candidate; }))
        menu->addAction(m_candidates);
    menu->popup(globalPosition);
}

} // namespace pare
