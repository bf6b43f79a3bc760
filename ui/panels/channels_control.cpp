#include "ui/panels/channels_control.h"

#include "ui/models/channel_selection.h"
#include "ui/theme/metrics.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSlider>
#include <QStyle>

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

constexpr size_t mostTicks = 24;

QString percentText(double share)
{
    return QStringLiteral("%1 %").arg(QString::number(std::round(share * 1000) / 10, 'g', 4));
}

} // namespace

ChannelsControl::ChannelsControl(QWidget *parent) : QWidget(parent), m_slider(new QSlider(Qt::Horizontal, this)), m_field(new ChannelsField(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(scaled(space::between));
    row->addWidget(m_slider, 1);
    row->addWidget(m_field);
    m_slider->setMinimumWidth(scaled(60)); // short of that nobody hits a share
    m_slider->setSingleStep(1);
    m_slider->setPageStep(5);
    m_slider->setFocusPolicy(Qt::StrongFocus);
    m_slider->setAccessibleName(tr("Channels to remove"));
    m_field->setAccessibleName(tr("Channels to remove: a share such as 30 %, or how many are kept, such as 44"));
    setFocusProxy(m_slider);
    connect(m_slider, &QSlider::valueChanged, this, [this](int position) {
        if (m_showing)
            return;
        m_share = m_steps[static_cast<size_t>(std::clamp(position, 0, static_cast<int>(m_steps.size()) - 1))];
        m_field->setText(textOf(*m_share));
        if (m_slider->isSliderDown())
            Q_EMIT dragged(*m_share);
        else
            Q_EMIT chosen(*m_share);
    });
    connect(m_slider, &QSlider::sliderReleased, this, [this] {
        if (m_share)
            Q_EMIT chosen(*m_share);
    });
    connect(m_field, &QAbstractSpinBox::editingFinished, this, [this] { typed(m_field->text()); });
    setGroups({}, {});
}

QAbstractSpinBox *ChannelsControl::field() const
{
    return m_field;
}

bool ChannelsControl::isDragging() const
{
    return m_slider->isSliderDown();
}

void ChannelsControl::setGroups(std::vector<const ChannelGroup *> groups, const CountRule &rule)
{
    m_groups = std::move(groups);
    m_rule = rule;
    m_steps = removableShares(m_groups, m_rule);
    setEnabled(m_steps.size() > 1);
    showValue();
}

void ChannelsControl::setShare(std::optional<double> share)
{
    m_share = share;
    showValue();
}

QString ChannelsControl::effect(double share) const
{
    if (share <= 0 || m_groups.empty())
        return {};
    int64_t from = m_groups.front()->channels();
    int64_t to = unitsToKeep(*m_groups.front(), share, m_rule) * m_groups.front()->channelsPerUnit;
    double least = 1;
    double most = 0;
    bool same = true;
    for (const ChannelGroup *group : m_groups) {
        const int64_t kept = unitsToKeep(*group, share, m_rule) * group->channelsPerUnit;
        same = same && group->channels() == from && kept == to;
        const double goes = 1 - static_cast<double>(kept) / static_cast<double>(group->channels());
        least = std::min(least, goes);
        most = std::max(most, goes);
    }
    if (same)
        return from == to ? tr("all %1 stay: the next count below is %2").arg(from).arg([&] {
            const auto allowed = allowedUnits(*m_groups.front(), m_rule);
            return allowed.size() > 1 ? allowed[allowed.size() - 2] * m_groups.front()->channelsPerUnit : from;
        }())
                          : tr("%1 → %2 channels").arg(from).arg(to);
    return least == most ? tr("%1 go").arg(percentText(least)) : tr("%1 to %2 go, as counts allow").arg(percentText(least), percentText(most));
}

QString ChannelsControl::textOf(double share) const
{
    return percentText(share);
}

int ChannelsControl::positionOf(double share) const
{
    const auto after = std::upper_bound(m_steps.begin(), m_steps.end(), share + 1e-9);
    return std::max(0, static_cast<int>(after - m_steps.begin()) - 1);
}

void ChannelsControl::showValue()
{
    m_showing = true;
    m_slider->setRange(0, static_cast<int>(m_steps.size()) - 1);
    m_slider->setTickPosition(m_steps.size() > 1 && m_steps.size() <= mostTicks ? QSlider::TicksBelow : QSlider::NoTicks);
    m_slider->setTickInterval(1);
    if (!m_slider->isSliderDown())
        m_slider->setValue(m_share ? positionOf(*m_share) : 0);
    m_field->setText(m_share ? textOf(*m_share) : tr("Mixed"));
    m_showing = false;
}

void ChannelsControl::choose(double share)
{
    m_share = share;
    showValue();
    Q_EMIT chosen(share);
}

void ChannelsControl::stepBy(int steps)
{
    const int now = positionOf(m_share.value_or(0));
    const int next = std::clamp(now + steps, 0, static_cast<int>(m_steps.size()) - 1);
    if (next != now || !m_share)
        choose(m_steps[static_cast<size_t>(next)]);
}

// "30 %" is a share; a bare number is how many channels stay where one width is selected and it is not above that, else a share.
void ChannelsControl::typed(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("^\\s*([0-9]+(?:[.,][0-9]+)?)\\s*(%?)\\s*$"));
    const auto match = pattern.match(text);
    if (!match.hasMatch() || m_groups.empty() || (m_share && text == textOf(*m_share))) {
        showValue();
        return;
    }
    const double number = match.captured(1).replace(QLatin1Char(','), QLatin1Char('.')).toDouble();
    const int64_t channels = m_groups.front()->channels();
    const bool oneWidth = std::ranges::all_of(m_groups, [&](const ChannelGroup *group) { return group->channels() == channels; });
    double share = number / 100;
    if (match.captured(2).isEmpty() && oneWidth && number >= 1 && number <= static_cast<double>(channels))
        share = std::ceil((1 - number / static_cast<double>(channels)) * 1000 - 1e-9) / 1000;
    choose(std::clamp(share, 0.0, 0.95));
}

ChannelsField::ChannelsField(ChannelsControl *control) : QAbstractSpinBox(control), m_control(control)
{
    setFocusPolicy(Qt::StrongFocus);
    setAlignment(Qt::AlignRight | Qt::AlignVCenter);
}

void ChannelsField::setText(const QString &text)
{
    if (lineEdit()->text() != text)
        lineEdit()->setText(text);
}

void ChannelsField::stepBy(int steps)
{
    m_control->stepBy(std::abs(steps) == 10 ? steps / 2 : steps); // the base's page is ten
    selectAll();
}

QValidator::State ChannelsField::validate(QString &, int &) const
{
    return QValidator::Acceptable; // what cannot be read is put back when the field is left
}

QSize ChannelsField::sizeHint() const
{
    QSize size = QAbstractSpinBox::sizeHint();
    size.setWidth(fontMetrics().horizontalAdvance(QStringLiteral("00.0 %")) + scaled(40));
    return size;
}

QAbstractSpinBox::StepEnabled ChannelsField::stepEnabled() const
{
    const int now = m_control->positionOf(m_control->m_share.value_or(0));
    StepEnabled enabled = StepNone;
    if (now > 0 || !m_control->m_share)
        enabled |= StepDownEnabled;
    if (now + 1 < static_cast<int>(m_control->m_steps.size()))
        enabled |= StepUpEnabled;
    return enabled;
}

} // namespace pare
