// What the colours of the graph say of each layer: what is known of it, and what is measured or counted when somebody asks.

#include "app/workbench/graph_page.h"

#include "ui/models/layer_measurements.h"
#include "ui/models/removed_channels.h"
#include "ui/models/scene_of_model.h"
#include "ui/models/weight_zeros.h"

namespace pare {

GraphPage::Figures GraphPage::figuresNow() const
{
    const LayerMeasurements &measured = m_document.measured();
    const ModelViewPtr view = m_document.shown();
    Figures figures{measured.times(), measured.losses(), measured.sqnrs(), m_zeros->shares(), {}};
    if (view && m_canvas->colourBy() == ColourBy::Removed)
        figures.removed = view == m_document.source() ? plannedChannels(*view, m_document.recipe()) : removedChannels(*m_document.source(), *view);
    return figures;
}

void GraphPage::fillFigures(SceneRequest &request)
{
    m_drawnFigures = figuresNow();
    request.times = m_drawnFigures.times;
    request.losses = m_drawnFigures.losses;
    request.lossUnit = m_document.measured().sensitivityUnit();
    request.sqnrs = m_drawnFigures.errors;
    request.zeros = m_drawnFigures.zeros;
    request.removed = m_drawnFigures.removed;
    request.removedPlanned = m_document.shown() == m_document.source();
}

void GraphPage::followFigures()
{
    if (m_document.shown() && figuresNow() != m_drawnFigures)
        showModel(false);
}

void GraphPage::setColourBy(ColourBy mode)
{
    m_canvas->setColourBy(mode);
    provideFigures();
}

void GraphPage::provideFigures()
{
    if (!m_document.shown())
        return;
    switch (m_canvas->colourBy()) {
    case ColourBy::Time:
        if (const QString why = m_document.whyNotMeasure(); !why.isEmpty() && !m_document.measured().times())
            Q_EMIT hint(why);
        m_document.measured().measureTimes();
        break;
    case ColourBy::Sparsity: m_zeros->count(); break;
    case ColourBy::Removed: followFigures(); break;
    default: break;
    }
}

} // namespace pare
