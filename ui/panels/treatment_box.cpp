#include "ui/panels/treatment_box.h"

#include "core/base/units.h"
#include "core/passes/structured_pruning.h"
#include "ui/models/channel_selection.h"
#include "ui/panels/channels_control.h"
#include "ui/panels/wrapped_label.h"
#include "ui/theme/fonts.h"
#include "ui/theme/language.h"
#include "ui/theme/metrics.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QSlider>
#include <QSpinBox>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

// Groups with a layer that is left alone and not selected here: it would lose channels too.
void takeOutLeftAlone(ChannelSelection &selection, const Model &model, const Recipe &recipe, const std::set<std::string> &selected)
{
    std::set<std::string> others(recipe.leaveAlone.begin(), recipe.leaveAlone.end());
    for (const std::string &layer : selected)
        others.erase(layer);
    std::erase_if(selection.groups, [&](const ChannelGroup *group) {
        const std::string kept = leftAloneIn(model, *group, others);
        if (!kept.empty() && selection.declined.empty())
            selection.declined = "shrinks together with " + kept + ", which is left alone";
        return !kept.empty();
    });
    selection.producers.clear();
    for (const ChannelGroup *group : selection.groups)
        for (const GroupMember &member : group->members)
            if (member.role == MemberRole::Produces)
                selection.producers.insert(member.layer);
}

} // namespace

TreatmentBox::TreatmentBox(Document &document, QWidget *parent)
    : QWidget(parent), m_document(document), m_selectionText(new QLabel(this)), m_form(new QWidget(this)), m_precision(new QComboBox(this)),
      m_channels(new ChannelsControl(this)), m_channelsText(new WrappedLabel({}, this)), m_zeros(new QSpinBox(this)),
      m_alone(new QCheckBox(tr("Leave alone"), this))
{
    m_alone->setToolTip(tr("Nothing changes these layers: no step of the recipe, no preset, and nothing that their neighbours lose"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(scaled(space::between));
    m_selectionText->setWordWrap(true);
    column->addWidget(m_selectionText);
    for (int i = 0; i < precisionChoiceCount; ++i)
        m_precision->addItem(precisionName(static_cast<PrecisionChoice>(i)), i);
    m_precision->setAccessibleName(tr("Precision of the selected layers"));
    m_zeros->setRange(0, 99);
    m_zeros->setSuffix(QStringLiteral(" %"));
    m_zeros->setKeyboardTracking(false);
    m_zeros->setFocusPolicy(Qt::StrongFocus);
    m_zeros->setAccessibleName(tr("Weights to set to zero, percent"));
    m_zeros->setToolTip(tr("Smaller only when compressed: ONNX Runtime's CPU gains no time from zeros"));
    m_channelsText->setFont(smallFont());
    m_channelsText->setWordWrap(true);
    auto *form = new QFormLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Precision"), m_precision);
    form->addRow(tr("Channels to remove"), m_channels);
    form->addRow(m_channelsText);
    form->addRow(tr("Weights to zero"), m_zeros);
    form->addRow(QString(), m_alone);
    column->addWidget(m_form);
    connect(m_precision, &QComboBox::activated, this, [this](int index) {
        if (m_precision->itemData(index).toInt() >= 0)
            setPrecision(static_cast<PrecisionChoice>(m_precision->itemData(index).toInt()));
    });
    connect(m_channels, &ChannelsControl::dragged, this, &TreatmentBox::previewChannels);
    connect(m_channels, &ChannelsControl::chosen, this, &TreatmentBox::chooseChannels);
    connect(m_zeros, &QSpinBox::valueChanged, this, [this](int value) {
        if (!m_syncing)
            edit(withZeros(m_document.recipe(), m_document.layers().names(), value / 100.0), tr("%1 % zeros").arg(value));
    });
    connect(m_alone, &QCheckBox::clicked, this, &TreatmentBox::setLeaveAlone);
}

// A text that came while this was hidden has its height only now.
void TreatmentBox::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    QTimer::singleShot(0, m_form, [this] {
        m_form->layout()->invalidate();
        m_form->updateGeometry();
    });
}

// Labels are longer in some languages: where one row finds no room for label and field side by side, all labels stand above their fields.
void TreatmentBox::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    auto *form = qobject_cast<QFormLayout *>(m_form->layout());
    int label = 0;
    int field = 0;
    for (int row = 0; row < form->rowCount(); ++row) {
        if (const QLayoutItem *item = form->itemAt(row, QFormLayout::LabelRole))
            label = std::max(label, item->sizeHint().width());
        if (const QLayoutItem *item = form->itemAt(row, QFormLayout::FieldRole))
            field = std::max(field, item->minimumSize().width());
    }
    form->setRowWrapPolicy(label + form->horizontalSpacing() + field > width() ? QFormLayout::WrapAllRows : QFormLayout::WrapLongRows);
}

void TreatmentBox::showSelection()
{
    m_syncing = true;
    const auto &names = m_document.layers().names();
    const Treatments all(m_document.recipe());
    std::optional<Treatment> first;
    bool precisionMixed = false;
    bool zerosMixed = false;
    bool aloneMixed = false;
    for (const std::string &layer : names) {
        const Treatment one = all.of(layer);
        if (!first)
            first = one;
        precisionMixed = precisionMixed || one.precision != first->precision;
        zerosMixed = zerosMixed || one.zeros != first->zeros;
        aloneMixed = aloneMixed || one.leaveAlone != first->leaveAlone;
    }
    const Treatment treatment = first.value_or(Treatment{});
    m_form->setEnabled(!names.empty() && m_document.isOpen());
    m_selectionText->setText(names.empty() ? tr("No layer is selected")
                                           : tr("%1 selected").arg(counted(names.size(), Counted::Layer)));
    if (m_precision->itemData(0).toInt() < 0)
        m_precision->removeItem(0);
    if (precisionMixed) {
        m_precision->insertItem(0, tr("Mixed"), -1);
        m_precision->setCurrentIndex(0);
    } else {
        m_precision->setCurrentIndex(static_cast<int>(treatment.precision));
    }
    m_zeros->setSpecialValueText(zerosMixed ? tr("Mixed") : QString());
    m_zeros->setValue(zerosMixed ? 0 : static_cast<int>(std::lround(treatment.zeros * 100)));
    m_alone->setTristate(aloneMixed);
    m_alone->setCheckState(aloneMixed ? Qt::PartiallyChecked : treatment.leaveAlone ? Qt::Checked : Qt::Unchecked);
    showChannels();
    m_syncing = false;
}

// What shrinks together with the selection, or why it cannot.
void TreatmentBox::showChannels()
{
    const ModelViewPtr view = m_document.source();
    const auto &names = m_document.layers().names();
    if (!view || names.empty()) {
        m_producers.clear();
        m_channels->setGroups({}, {});
        m_channels->setShare(0);
        m_channelsText->clear();
        return;
    }
    ChannelSelection selection = channelsOf(*view, names);
    takeOutLeftAlone(selection, view->model(), m_document.recipe(), names);
    m_producers = selection.producers;
    const Treatments all(m_document.recipe());
    std::optional<double> share;
    bool mixed = false;
    for (const std::string &producer : m_producers) {
        const double one = all.of(producer).channels;
        mixed = mixed || (share && *share != one);
        share = one;
    }
    m_channels->setGroups(selection.groups, countRuleOf(m_document.recipe(), m_producers));
    m_channels->setShare(mixed ? std::nullopt : std::optional(share.value_or(0)));
    QString why;
    if (!view->complete())
        why = tr("Channels: shapes are being read");
    else if (selection.groups.empty())
        why = selection.declined.empty() ? tr("Not pruned: these layers make no channels that could go")
                                         : tr("Not pruned: %1").arg(QString::fromStdString(selection.declined));
    else if (!m_channels->isEnabled())
        why = tr("Not pruned: no smaller count is allowed here (a multiple of %1)")
                  .arg(countStep(countRuleOf(m_document.recipe(), m_producers), selection.groups.front()->members.front().channels));
    m_channels->setToolTip(why);
    m_channelsText->setProperty("together", tr("%1 together in %2")
                                                .arg(counted(selection.layerCount(), Counted::LayerShrinks),
                                                     counted(selection.groups.size(), Counted::Group)));
    if (why.isEmpty())
        showChannelsText(m_channels->share());
    else
        m_channelsText->setText(why);
}

void TreatmentBox::showChannelsText(std::optional<double> share)
{
    const QString together = m_channelsText->property("together").toString();
    const QString effect = share ? m_channels->effect(*share) : QString();
    m_channelsText->setText(effect.isEmpty() ? together : effect + QStringLiteral(" · ") + together);
}

void TreatmentBox::previewChannels(double share)
{
    showChannelsText(share);
    Q_EMIT considered(withChannels(m_document.recipe(), m_producers, share));
    Q_EMIT channelsPreviewed(share);
}

void TreatmentBox::chooseChannels(double share)
{
    Q_EMIT channelsPreviewed(std::nullopt);
    const Recipe edited = withChannels(m_document.recipe(), m_producers, share);
    if (edited == m_document.recipe()) { // a drag that came back
        showChannelsText(share);
        Q_EMIT considered(edited);
        return;
    }
    m_document.setRecipe(edited, tr("prune %1 % of %2").arg(QString::number(std::round(share * 1000) / 10, 'g', 4),
                                                             counted(m_producers.size(), Counted::Layer)));
}

void TreatmentBox::edit(const Recipe &recipe, const QString &act)
{
    const auto &names = m_document.layers().names();
    if (names.empty() || !m_document.isOpen())
        return;
    m_document.setRecipe(recipe, tr("%1 of %2").arg(act, counted(names.size(), Counted::Layer)));
}

void TreatmentBox::setPrecision(PrecisionChoice choice)
{
    edit(withPrecision(m_document.recipe(), m_document.layers().names(), choice), precisionName(choice));
}

void TreatmentBox::setLeaveAlone(bool on)
{
    edit(withLeaveAlone(m_document.recipe(), m_document.layers().names(), on), on ? tr("leave alone") : tr("treat again"));
}

void TreatmentBox::focusPrune()
{
    if (m_channels->isEnabled())
        m_channels->slider()->setFocus(Qt::ShortcutFocusReason);
    else
        Q_EMIT statusHint(m_channelsText->text());
}

void TreatmentBox::clearTreatment()
{
    std::set<std::string> layers = m_document.layers().names();
    layers.insert(m_producers.begin(), m_producers.end()); // the group's channels too
    edit(withoutTreatment(m_document.recipe(), layers), tr("clear treatment"));
}

} // namespace pare
