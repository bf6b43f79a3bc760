#include "ui/panels/recipe_foot.h"

#include "core/base/units.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace pare {

RecipeFoot::RecipeFoot(Document &document, QWidget *parent)
    : QWidget(parent), m_document(document), m_guard(new QDoubleSpinBox(this)), m_guardText(new QLabel(this)), m_estimateText(new QLabel(this)),
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
    const QString how = estimate.exact ? tr("computed") : tr("est.");
    if (estimate.sizeBytes)
        lines << tr("Size %1 of %2 (%3)").arg(QString::fromStdString(formatBytes(*estimate.sizeBytes)), QString::fromStdString(formatBytes(m_document.about().sizeBytes)), how);
    if (source->cost().macs() == 0 && source->cost().layersOfUnknownMacs() > 0)
        lines << tr("MACs not known: sizes are missing in the model");
    else if (estimate.macs)
        lines << tr("MACs %1 of %2 (computed)").arg(QString::fromStdString(formatCountShort(static_cast<double>(*estimate.macs))),
                                                   QString::fromStdString(formatCountShort(static_cast<double>(source->cost().macs()))));
    lines << tr("Latency, accuracy: measured after Run");
    m_estimateText->setText(lines.join(QLatin1Char('\n')));
}

void RecipeFoot::clearEstimate()
{
    m_estimateText->clear();
}

} // namespace pare
