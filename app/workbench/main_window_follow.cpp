// What the window shows of the document: the chart, the box of variants, loading, status.

#include "app/workbench/main_window.h"

#include "app/workbench/trade_off_window.h"
#include "core/base/units.h"
#include "ui/models/trade_off_of_document.h"
#include "ui/theme/language.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QProgressBar>
#include <QSignalBlocker>

#include <unistd.h>

namespace pare {

// What is there stays in sight below the bar until the new is complete.
void MainWindow::showLoading()
{
    const bool laying = m_graph->canvas()->isLayingOut();
    if (!laying)
        m_loading->setRange(0, 0);
    m_loadingRow->setVisible(m_document.opening() || m_document.completing() || laying);
}

void MainWindow::refreshVariantsBox()
{
    const QSignalBlocker blocker(m_showing);
    m_showing->clear();
    for (const VariantEntry &entry : m_document.variants()) {
        m_showing->addItem(QString::fromStdString(entry.variant.name), QVariant::fromValue<qint64>(entry.variant.id));
        if (entry.variant.id == m_document.selection().shown())
            m_showing->setCurrentIndex(m_showing->count() - 1);
    }
}

void MainWindow::refreshChart()
{
    const VariantEntry *source = m_document.sourceEntry();
    if (!m_document.isOpen())
        m_chart->setEmptyState(tr("Open a model to measure it."), tr("Measure baseline"), tr("Measure: no model is open."));
    else if (!source->measured() && m_document.jobs().waitingCount() > 0)
        m_chart->setEmptyState(tr("Measuring…"), tr("Measure baseline"), tr("Measure: a job is running."));
    else
        m_chart->setEmptyState(m_document.evaluationData() ? tr("Measure the source first (about 20 s).") : tr("Measure the source first (about 20 s). Give labelled data (Ctrl+D) to measure accuracy too."),
                               tr("Measure baseline"), m_document.whyNotMeasure());
    TradeOffData chartData = m_document.isOpen() ? tradeOffOf(m_document) : TradeOffData{};
    if (source && !source->measured())
        chartData.points.clear();
    m_chart->setData(std::move(chartData));
    if (m_document.selection().shown() != 0)
        m_chart->setSelected({TradeOffId(m_document.selection().shown())});
    const auto id = [](std::optional<int64_t> v) { return v ? std::optional(TradeOffId(*v)) : std::nullopt; };
    m_chart->setCompared(id(m_document.selection().a()), id(m_document.selection().b()));
}

void MainWindow::refreshStatus()
{
    const ModelViewPtr view = m_document.shown();
    QString selection;
    if (view && !m_document.layers().names().empty()) {
        int64_t bytes = 0;
        int64_t macs = 0;
        for (const std::string &name : m_document.layers().names())
            if (const auto row = view->rowOf(name)) {
                bytes += view->rows()[static_cast<size_t>(*row)].weightBytes;
                macs += view->rows()[static_cast<size_t>(*row)].macs.value_or(0);
            }
        selection = tr("%1, %2").arg(counted(m_document.layers().names().size(), Counted::Layer), QString::fromStdString(formatBytes(bytes)));
        if (view->cost().macs() > 0) {
            const double share = static_cast<double>(macs) / static_cast<double>(view->cost().macs());
            selection += tr(", %1 of MACs").arg(macs > 0 && share < 0.005 ? QStringLiteral("<1 %") : QString::fromStdString(formatPercent(share, 0)));
        }
    }
    m_statusSelection->setText(selection);
    QString study;
    if (m_document.study() && m_document.study()->readOnly())
        study = m_document.study()->access() == Study::Access::OtherWindow ? tr("read-only: another window has it open") : tr("read-only study");
    else if (m_document.isOpen() && m_document.untitled())
        study = tr("not saved under a name");
    m_statusStudy->setText(study);
    m_statusStudy->setToolTip(study.isEmpty() || m_document.study()->readOnly() ? QString() : tr("Everything is written into a recovery copy as it happens; Save study (Ctrl+S) gives it a name"));
    for (QLabel *label : {m_statusSelection, m_statusStudy})
        label->setVisible(!label->text().isEmpty());
    m_showing->setEnabled(m_document.isOpen());
    m_colourBy->setEnabled(m_document.isOpen());
    if (m_chartWindow)
        m_chartWindow->setWindowTitle(m_document.isOpen() ? tr("Trade-off of %1 – Pare").arg(m_document.title()) : tr("Trade-off – Pare"));
    setWindowTitle(m_document.isOpen() ? tr("%1%2 – Pare").arg(m_document.title(), m_document.untitled() ? QStringLiteral(" ●") : QString()) : QStringLiteral("Pare"));
}

void MainWindow::refreshWork()
{
    const int waiting = m_document.jobs().waitingCount();
    QString text = waiting == 0 ? tr("Runner idle") : waiting == 1 ? tr("Runner busy") : waiting == 2 ? tr("Runner busy, 1 job waits") : tr("Runner busy, %1 jobs wait").arg(waiting - 1);
    if (QFile statm(QStringLiteral("/proc/self/statm")); statm.open(QIODevice::ReadOnly))
        if (const QList<QByteArray> pages = statm.readAll().split(' '); pages.size() > 1)
            text += QStringLiteral(" · %1").arg(QString::fromStdString(formatBytes(pages[1].toLongLong() * sysconf(_SC_PAGESIZE))));
    if (text != m_statusWork->text())
        m_statusWork->setText(text);
}

} // namespace pare
