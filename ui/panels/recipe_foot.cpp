#include "ui/panels/recipe_foot.h"

#include "core/base/units.h"
#include "ui/models/window_words.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/language.h"
#include "ui/theme/metrics.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pare {

RecipeFoot::RecipeFoot(Document &document, QWidget *parent)
    : QWidget(parent), m_document(document), m_guard(new QDoubleSpinBox(this)), m_guardText(new QLabel(this)), m_target(new QComboBox(this)), m_estimateText(new QLabel(this)),
      m_run(new QPushButton(tr("Run recipe"), this)), m_why(new QLabel(this))
{
    const int margin = scaled(space::paneMargin);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(margin, scaled(space::between), margin, margin);
    column->setSpacing(scaled(space::inside));
    auto *guardRow = new QHBoxLayout;
    auto *guardLabel = new QLabel(tr("Guard"), this);
    guardLabel->setBuddy(m_guard);
    m_guard->setDecimals(2);
    m_guard->setRange(0, 100);
    m_guard->setSingleStep(0.5);
    m_guard->setKeyboardTracking(false);
    m_guard->setFocusPolicy(Qt::StrongFocus);
    m_guard->setAccessibleName(tr("Largest loss that is accepted, in points"));
    guardRow->addWidget(guardLabel);
    guardRow->addWidget(m_guard);
    m_guardText->setWordWrap(true);
    guardRow->addWidget(m_guardText, 1);
    column->addLayout(guardRow);
    auto *targetRow = new QHBoxLayout;
    auto *targetLabel = new QLabel(tr("Made for"), this);
    targetLabel->setBuddy(m_target);
    m_target->setAccessibleName(tr("Hardware that the model is made for"));
    m_target->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_target->setMinimumContentsLength(12);
    m_target->setFocusPolicy(Qt::StrongFocus);
    for (const Target &target : allTargets()) {
        const bool here = target.name == thisMachine().name; // what it is like stands in the tip, for which there is room
        m_target->addItem(here ? QCoreApplication::translate("Recipe", "This machine") : targetTitle(target), QString::fromStdString(target.name));
        m_target->setItemData(m_target->count() - 1, (here ? targetTitle(target) + QLatin1Char('\n') : QString()) + coreWords(target.when), Qt::ToolTipRole);
    }
    targetRow->addWidget(targetLabel);
    targetRow->addWidget(m_target, 1);
    column->addLayout(targetRow);
    m_estimateText->setFont(numberFont());
    m_estimateText->setWordWrap(true);
    column->addWidget(m_estimateText);
    m_run->setIcon(themeIcon(QStringLiteral("media-playback-start")));
    m_run->setMinimumHeight(scaled(space::button));
    column->addWidget(m_run);
    m_why->setFont(smallFont());
    m_why->setWordWrap(true);
    m_why->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(m_why);

    connect(m_guard, &QDoubleSpinBox::valueChanged, this, [this](double points) {
        if (m_syncing)
            return;
        Guard guard = m_document.recipe().guard;
        guard.maxDrop = points / 100;
        m_document.setGuard(guard);
    });
    connect(m_target, &QComboBox::activated, this, [this](int index) {
        if (auto target = findTarget(m_target->itemData(index).toString().toStdString()); target.ok())
            m_document.setTarget(*target);
    });
    connect(m_run, &QPushButton::clicked, this, [this] {
        if (const QString why = m_document.whyNotRun(); !why.isEmpty())
            Q_EMIT statusHint(why);
        else
            Q_EMIT runRequested();
    });
}

void RecipeFoot::showGuard()
{
    m_syncing = true;
    m_guard->setValue(m_document.recipe().guard.maxDrop * 100);
    m_guardText->setText(tr("points below source"));
    m_syncing = false;
}

// Elsewhere than here, what is measured tells accuracy and size, not speed.
void RecipeFoot::showTarget()
{
    const Target target = m_document.target();
    m_target->setCurrentIndex(std::max(0, m_target->findData(QString::fromStdString(target.name))));
    m_target->setEnabled(m_document.isOpen());
    QString tip = targetTitle(target) + QLatin1Char('\n') + coreWords(target.when);
    if (target.name != thisMachine().name && target.name != thisMachine().like)
        tip += QLatin1Char('\n') + tr("Latency is measured on this machine: it does not say how fast the model is there.");
    m_target->setToolTip(tip);
}

void RecipeFoot::showRun()
{
    const QString why = m_document.whyNotRun();
    m_run->setToolTip(why.isEmpty() ? tr("Run the recipe in the background (Ctrl+R)") : why);
    m_run->setAccessibleDescription(why);
    m_run->setStatusTip(why);
    m_run->setProperty("unavailable", !why.isEmpty());
    m_run->update();
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
}

void RecipeFoot::showEstimate(const RecipeEstimate &estimate)
{
    const ModelViewPtr source = m_document.source();
    if (!source)
        return;
    QStringList lines;
    const auto &assumptions = source->cost().assumptions();
    const bool sizesAssumed = std::any_of(assumptions.begin(), assumptions.end(), [](const SizeAssumption &one) { return one.size > 1; });
    m_estimateText->setToolTip(sizesAssumed ? tr("The model leaves sizes open: MACs are computed %1. What is measured takes the sizes of the data.")
                                                  .arg(QString::fromStdString(source->cost().assumptionText()))
                                            : QString());
    const bool nothing = std::ranges::none_of(m_document.recipe().steps, &RecipeStep::enabled);
    const QString how = !estimate.exact ? tr("est.") : nothing ? tr("computed") : tr("computed, plus its recipe"); // which the file carries, with every decision
    // Written anew the same model can take a few bytes more or less: that is no step's doing.
    if (const auto size = nothing ? std::optional(m_document.about().sizeBytes) : estimate.sizeBytes)
        lines << tr("Size %1 of %2 (%3)").arg(QString::fromStdString(formatBytes(*size)), QString::fromStdString(formatBytes(m_document.about().sizeBytes)), how);
    if (!source->complete())
        lines << tr("MACs: shapes are being read");
    else if (source->cost().macs() == 0 && source->cost().layersOfUnknownMacs() > 0)
        lines << tr("MACs not known: sizes are missing in the model");
    else if (const VariantEntry *measured = m_document.sourceEntry(); estimate.macs && sizesAssumed && source->cost().macs() > 0 && measured && measured->measurement.macs)
        // Of the source they are known with the sizes of the data: two absolute figures would contradict each other.
        lines << tr("MACs %1 of the source's (computed, assumed sizes)")
                     .arg(QString::fromStdString(formatPercent(static_cast<double>(*estimate.macs) / static_cast<double>(source->cost().macs()), 1)));
    else if (estimate.macs)
        lines << (sizesAssumed ? tr("MACs %1 of %2 (computed, assumed sizes)") : tr("MACs %1 of %2 (computed)"))
                     .arg(QString::fromStdString(formatCountShort(static_cast<double>(*estimate.macs))),
                          QString::fromStdString(formatCountShort(static_cast<double>(source->cost().macs()))));
    if (const int unknown = source->cost().layersOfUnknownMacs(); unknown > 0 && source->complete() && estimate.macs && source->cost().macs() > 0)
        lines.last() += tr(", without %1 of unknown sizes").arg(counted(unknown, Counted::Layer));
    lines << tr("Latency, accuracy: measured after Run");
    m_estimateText->setText(lines.join(QLatin1Char('\n')));
}

void RecipeFoot::clearEstimate()
{
    m_estimateText->clear();
}

} // namespace pare
