#include "app/workbench/path_bar.h"

#include "core/base/units.h"
#include "ui/models/variants_model.h"
#include "ui/theme/icons.h"
#include "ui/theme/language.h"
#include "ui/theme/metrics.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QToolButton>

namespace pare {

PathBar::PathBar(Document &document, QWidget *parent) : QWidget(parent), m_document(document), m_run(new QPushButton(tr("Run recipe"), this))
{
    setFixedHeight(scaled(40));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(scaled(space::paneMargin), 0, scaled(space::paneMargin), 0);
    layout->setSpacing(scaled(2));
    for (int i = 0; i < ChipCount; ++i) {
        auto *chip = new QToolButton(this);
        chip->setToolButtonStyle(Qt::ToolButtonTextOnly);
        chip->setAutoRaise(true);
        chip->setFixedHeight(scaled(space::button));
        chip->setFocusPolicy(Qt::StrongFocus);
        connect(chip, &QToolButton::clicked, this, [this, i] { Q_EMIT chipClicked(i); });
        m_chips[static_cast<size_t>(i)] = chip;
        layout->addWidget(chip);
        if (i + 1 < ChipCount) {
            auto *arrow = new QLabel(QStringLiteral("›"), this);
            arrow->setForegroundRole(QPalette::PlaceholderText);
            layout->addWidget(arrow);
        }
    }
    layout->addStretch(1);
    m_run->setIcon(themeIcon(QStringLiteral("media-playback-start")));
    m_run->setFixedHeight(scaled(space::button));
    layout->addWidget(m_run);
    connect(m_run, &QPushButton::clicked, this, &PathBar::runClicked);
    for (const auto signal : {&Document::opened, &Document::closed, &Document::variantsChanged, &Document::recipeChanged, &Document::dataChanged, &Document::titleChanged})
        connect(&m_document, signal, this, &PathBar::refresh);
    refresh();
}

void PathBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        write();
}

void PathBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        write();
}

void PathBar::write()
{
    std::array<bool, ChipCount> detailed{};
    const auto writeAll = [&] {
        int width = 2 * scaled(space::paneMargin) + m_run->sizeHint().width();
        for (size_t i = 0; i < ChipCount; ++i) {
            QString full = m_words[i].name;
            if (detailed[i] && !m_words[i].details.isEmpty())
                full += QStringLiteral("  ") + m_words[i].details;
            if (static_cast<int>(i) == m_next)
                full.prepend(QStringLiteral("● "));
            m_chips[i]->setText(full.replace(QLatin1Char('&'), QStringLiteral("&&")));
            width += m_chips[i]->sizeHint().width();
        }
        return width + (ChipCount - 1) * (fontMetrics().horizontalAdvance(QStringLiteral("›")) + scaled(4)) + scaled(2 * ChipCount);
    };
    m_least = writeAll();
    for (const size_t chip : {size_t{ModelChip}, size_t{DataChip}, size_t{VariantsChip}, size_t{RecipeChip}}) {
        detailed[chip] = true;
        if (writeAll() > width()) {
            detailed[chip] = false;
            writeAll();
        }
    }
}

void PathBar::refresh()
{
    const bool open = m_document.isOpen();
    const VariantEntry *source = m_document.sourceEntry();
    const bool baseline = source && source->measured();
    const int variants = static_cast<int>(m_document.variants().size()) - 1;
    int64_t enabled = 0;
    for (const RecipeStep &step : m_document.recipe().steps)
        enabled += step.enabled ? 1 : 0;
    // At most one chip says "next".
    m_next = !open ? ModelChip : !m_document.evaluationData() || !baseline ? DataChip : enabled == 0 && variants == 0 ? RecipeChip : variants >= 1 ? VariantsChip : RecipeChip;
    const auto text = [&](Chip chip, const QString &name, const QString &details) {
        QToolButton *button = m_chips[chip];
        m_words[chip] = {name, details};
        button->setToolTip(details);
        button->setAccessibleName(name + (details.isEmpty() ? QString() : QLatin1Char(' ') + details) + (chip == m_next ? tr(", next") : QString()));
    };
    text(ModelChip, tr("Model"), open ? QStringLiteral("%1 · %2").arg(m_document.modelName(), QString::fromStdString(formatBytes(m_document.about().sizeBytes))) : tr("none open"));
    QString dataText = tr("none");
    if (m_document.evaluationData()) {
        dataText = QString::fromStdString(m_document.evaluationData()->path.filename().string());
        if (baseline && source->measurement.accuracy)
            dataText = QStringLiteral("%1 · %2").arg(counted(source->measurement.accuracy->samples, Counted::Sample),
                                                 source->measurement.accuracy->share ? QString::fromStdString(formatPercent(source->measurement.accuracy->value))
                                                                                     : QString::number(source->measurement.accuracy->value, 'g', 4));
        else
            dataText += tr(" · not measured");
    }
    const bool toMeasure = m_document.evaluationData() && !baseline; // the chip's menu begins with it
    text(DataChip, toMeasure ? tr("Measure baseline") : tr("Data"), dataText);
    text(RecipeChip, tr("Recipe"), counted(enabled, Counted::Step));
    text(VariantsChip, tr("Variants"), QString::number(std::max(0, variants)));
    text(ExportChip, tr("Export"), {});
    write();
    const QString why = m_document.whyNotRun();
    m_run->setToolTip(why.isEmpty() ? tr("Run the recipe (Ctrl+R)") : why);
    m_run->setAccessibleDescription(why);
    m_run->setStatusTip(why);
    m_run->setProperty("primary", why.isEmpty());
    m_run->setProperty("unavailable", !why.isEmpty());
    m_run->update();
}

} // namespace pare
