#include "ui/panels/compare_panel.h"

#include "core/base/units.h"
#include "core/measure/task.h"
#include "core/measure/verdict_words.h"
#include "core/study/changes_by_kind.h"
#include "core/study/why_better.h"
#include "ui/charts/axis_span.h"
#include "ui/charts/parallel_view.h"
#include "ui/models/parallel_of_document.h"
#include "ui/models/variants_model.h"
#include "ui/models/window_words.h"
#include "ui/panels/samples_page.h"
#include "ui/theme/fonts.h"
#include "ui/theme/language.h"
#include "ui/theme/metrics.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QTableWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <cmath>

namespace pare {

namespace {

struct Measure {
    QString name;
    QString a, b, difference;
    QString why; // tooltip of the difference: how it was found, or why there is none
};

QString number(double value, int decimals)
{
    return QLocale::c().toString(value, 'f', decimals);
}

QString signedNumber(double value, int decimals)
{
    const QString digits = number(std::fabs(value), decimals);
    const bool zero = digits.toDouble() == 0;
    return (zero ? QString() : value < 0 ? QStringLiteral("−") : QStringLiteral("+")) + digits;
}

QString relative(double a, double b)
{
    if (a == 0)
        return QStringLiteral("–");
    const double change = 100 * (b / a - 1);
    return signedNumber(change, 1) + QStringLiteral(" %");
}

std::vector<Measure> measuresOf(const VariantEntry &a, const VariantEntry &b)
{
    std::vector<Measure> all;
    const VariantMeasurement &x = a.measurement;
    const VariantMeasurement &y = b.measurement;
    const QString none = QStringLiteral("–");
    const auto bytes = [](int64_t value) { return QString::fromStdString(formatBytes(value)); };
    const QString exact = QObject::tr("computed, exact");
    all.push_back({QObject::tr("Size"), bytes(a.variant.sizeBytes), bytes(b.variant.sizeBytes),
                   relative(static_cast<double>(a.variant.sizeBytes), static_cast<double>(b.variant.sizeBytes)), exact});
    const auto count = [&](const QString &name, const std::optional<int64_t> &p, const std::optional<int64_t> &q) {
        const auto text = [&](const std::optional<int64_t> &v) { return v ? QString::fromStdString(formatCountShort(static_cast<double>(*v))) : none; };
        all.push_back({name, text(p), text(q), p && q ? relative(static_cast<double>(*p), static_cast<double>(*q)) : none,
                       p && q ? exact : QObject::tr("not measured for both")});
    };
    count(QObject::tr("Parameters"), x.parameters, y.parameters);
    count(QObject::tr("MACs"), x.macs, y.macs);
    const auto accuracy = [&](const VariantMeasurement &m) {
        if (!m.accuracy)
            return none;
        const auto metric = metricFromName(m.accuracy->metric);
        const auto text = [&](double v) { return metric ? QString::fromStdString(metricText(*metric, v)) : number(v, 4); };
        const auto bare = [&](double v) { return text(v).remove(QStringLiteral(" %")); };
        return QObject::tr("%1 (%2 to %3)").arg(text(m.accuracy->value), bare(m.accuracy->ci95.lo), bare(m.accuracy->ci95.hi));
    };
    QString difference = none;
    QString why = QObject::tr("not measured for both: labelled data (Ctrl+D) gives it");
    const bool sameMetric = x.accuracy && y.accuracy && x.accuracy->metric == y.accuracy->metric;
    if (sameMetric) {
        const double scale = x.accuracy->share ? 100 : 1;
        const int decimals = scale == 100 ? 2 : 4;
        const QString unit = scale == 100 ? QObject::tr(" points") : QString();
        difference = signedNumber((y.accuracy->value - x.accuracy->value) * scale, decimals) + unit;
        why = QObject::tr("no interval: each was compared with the source, not with the other");
        if (a.variant.isSource && y.difference) {
            // The paired difference counts towards better; here it is shown as the metric runs.
            const double sign = x.accuracy->higherIsBetter ? 1 : -1;
            const double lo = std::min(sign * y.difference->ci95.lo, sign * y.difference->ci95.hi) * scale;
            const double hi = std::max(sign * y.difference->ci95.lo, sign * y.difference->ci95.hi) * scale;
            difference = QObject::tr("%1 [%2 to %3]%4").arg(signedNumber(sign * y.difference->value * scale, decimals), signedNumber(lo, decimals), signedNumber(hi, decimals), unit);
            if (y.difference->ci95.holds(0))
                difference = QObject::tr("not told apart: %1").arg(difference);
            why = QObject::tr("paired difference on the same samples with its 95 % interval, p = %1").arg(y.difference->pValue, 0, 'g', 2);
        }
    }
    const auto metric = sameMetric ? metricFromName(x.accuracy->metric) : std::nullopt;
    all.push_back({metric ? coreWords(std::string(metricTitle(*metric))) : QObject::tr("Accuracy"), accuracy(x), accuracy(y), difference, why});
    const AxisUnit unit = costUnit(TradeOffX::LatencyMs, std::max(x.latency ? x.latency->median : 0, y.latency ? y.latency->median : 0)); // one for both
    const auto latency = [&](const VariantMeasurement &m) {
        if (!m.latency)
            return none;
        const auto text = [&](double ms) { return number(ms / unit.divisor, unit.divisor < 1 ? 2 : 3); };
        return QObject::tr("%1 %2 (%3 to %4)").arg(text(m.latency->median), unit.unit, text(m.latency->ci95.lo), text(m.latency->ci95.hi));
    };
    all.push_back({QObject::tr("Latency, median"), latency(x), latency(y), none, QObject::tr("taken in different runs: compare the row below")});
    const auto ratio = [&](const VariantMeasurement &m) {
        return m.latencyRatio ? QObject::tr("%1x (%2 to %3)").arg(number(m.latencyRatio->value, 2), number(m.latencyRatio->ci95.lo, 2), number(m.latencyRatio->ci95.hi, 2)) : none;
    };
    QString speed = none;
    if (x.latencyRatio && y.latencyRatio)
        speed = y.latencyRatio->ci95.holds(x.latencyRatio->value) || x.latencyRatio->ci95.holds(y.latencyRatio->value)
                    ? QObject::tr("not told apart")
                    : relative(x.latencyRatio->value, y.latencyRatio->value);
    all.push_back({QObject::tr("Latency ÷ source, same run"), ratio(x), ratio(y), speed, QObject::tr("measured, each interleaved with the source")});
    const auto memory = [&](const std::optional<int64_t> &v) { return v ? bytes(*v) : none; };
    const bool bothMemory = x.peakMemoryBytes && y.peakMemoryBytes;
    all.push_back({QObject::tr("Peak memory"), memory(x.peakMemoryBytes), memory(y.peakMemoryBytes),
                   bothMemory ? relative(static_cast<double>(*x.peakMemoryBytes), static_cast<double>(*y.peakMemoryBytes)) : none,
                   bothMemory ? QObject::tr("measured, of a fresh process each") : QObject::tr("not measured for both")});
    const auto fidelity = [&](const VariantMeasurement &m) {
        if (!m.fidelity)
            return none;
        return QObject::tr("%1, cosine %2").arg(std::isfinite(m.fidelity->sqnrDb) ? number(m.fidelity->sqnrDb, 1) + QStringLiteral(" dB") : m.fidelity->sqnrDb > 0 ? QObject::tr("equal") : QStringLiteral("–"), number(m.fidelity->cosine, 5));
    };
    all.push_back({QObject::tr("Closeness to the source"), a.variant.isSource ? QObject::tr("source") : fidelity(x), b.variant.isSource ? QObject::tr("source") : fidelity(y), none,
                   QObject::tr("each against the source")});
    const auto verdict = [](const VariantEntry &e) { return e.variant.isSource ? QObject::tr("source") : verdictTextOf(e); };
    all.push_back({QObject::tr("Verdict"), verdict(a), verdict(b), QString(), QString()});
    return all;
}

} // namespace

ComparePanel::ComparePanel(Document &document, QWidget *parent)
    : QWidget(parent), m_document(document), m_pages(new QTabWidget(this)), m_parallel(new ParallelView(this)), m_head(new QLabel(this)), m_why(new QLabel(this)), m_table(new QTableWidget(this)), m_changes(new QTreeWidget(this)), m_samples(new SamplesPage(document, this)),
      m_swap(new QPushButton(tr("Swap"), this)), m_tables(new QSplitter(Qt::Vertical, this)), m_offers(new QWidget(this))
{
    const int margin = scaled(space::paneMargin);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    m_pages->setDocumentMode(true);
    m_pages->setAccessibleName(tr("Comparison"));
    whole->addWidget(m_pages);
    auto *pair = new QWidget(m_pages);
    m_pages->addTab(pair, tr("A and B"));
    m_pages->addTab(m_samples, tr("Samples that differ"));
    m_pages->setTabToolTip(1, tr("Where A and B disagree, the largest disagreement first, with both outputs"));
    m_pages->addTab(m_parallel, tr("All variants"));
    m_pages->setTabToolTip(2, tr("Every variant as a line across all measures; up is better. Drag along an axis to set the least that a variant must hold."));
    auto *layout = new QVBoxLayout(pair);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(margin, margin, margin, margin);
    m_head->setFont(titleFont());
    m_head->setWordWrap(true);
    bar->addWidget(m_head, 1);
    m_swap->setToolTip(tr("Swap A and B (X)"));
    connect(m_swap, &QPushButton::clicked, this, [this] { m_document.selection().swap(); });
    bar->addWidget(m_swap);
    layout->addLayout(bar);
    m_why->setWordWrap(true);
    m_why->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_why->setContentsMargins(margin, 0, margin, margin);
    m_why->setAccessibleName(tr("Which is better, and why"));
    layout->addWidget(m_why);
    new QVBoxLayout(m_offers);
    layout->addWidget(m_offers);
    m_tables->setChildrenCollapsible(false);
    m_table->setObjectName(QStringLiteral("Measures"));
    m_head->setObjectName(QStringLiteral("Head"));
    m_swap->setObjectName(QStringLiteral("Swap"));
    m_table->setColumnCount(4);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setAccessibleName(tr("Measures of A and B"));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(scaled(space::row));
    m_table->verticalHeader()->setDefaultSectionSize(scaled(space::row));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(3, QHeaderView::Stretch);
    m_changes->setColumnCount(3);
    m_changes->setHeaderLabels({tr("Layer"), tr("Pass"), tr("What changed in B against the source")});
    m_changes->setRootIsDecorated(false);
    m_changes->setUniformRowHeights(true);
    m_changes->setFrameShape(QFrame::NoFrame);
    m_changes->setAccessibleName(tr("What changed"));
    m_changes->header()->resizeSection(0, scaled(260));
    m_changes->header()->resizeSection(1, scaled(150));
    m_changes->header()->setStretchLastSection(true);
    // What has no room in one line takes two.
    connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, m_table, &QTableWidget::resizeRowsToContents, Qt::QueuedConnection);
    m_tables->addWidget(m_table);
    m_changes->setObjectName(QStringLiteral("What changed"));
    m_tables->addWidget(m_changes);
    layout->addWidget(m_tables, 1);
    layout->addStretch();
    connect(m_changes, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        if (item && !item->data(0, Qt::UserRole).toBool())
            Q_EMIT layerChosen(item->text(0));
    });
    connect(&m_document.selection(), &VariantSelection::comparedChanged, this, &ComparePanel::refresh);
    for (const auto signal : {&Document::opened, &Document::closed, &Document::variantsChanged})
        connect(&m_document, signal, this, &ComparePanel::refresh);
    connectParallel();
    refresh();
}

void ComparePanel::connectParallel()
{
    for (const auto signal : {&Document::opened, &Document::closed, &Document::variantsChanged, &Document::keptChanged})
        connect(&m_document, signal, this, &ComparePanel::refreshParallel);
    connect(m_pages, &QTabWidget::currentChanged, this, &ComparePanel::refreshParallel);
    connect(m_parallel, &ParallelView::chosen, this, [this](TradeOffId id) { m_document.show(static_cast<int64_t>(id)); });
    connect(m_parallel, &ParallelView::hovered, this, [this](std::optional<qint64> id) { m_document.hover().setVariant(id); });
    connect(m_parallel, &ParallelView::boundDrawn, this, [this](int axis, double worse) {
        const ParallelAxis &drawn = m_parallel->data().axes[static_cast<size_t>(axis)];
        (void)setConstraint(m_document, withBound(constraintText(m_document), drawn, worse)).ok(); // made of known words
    });
    connect(&m_document.selection(), &VariantSelection::shownChanged, m_parallel, [this](qint64 id) { m_parallel->setShown(TradeOffId(id)); });
    connect(&m_document.hover(), &HoverValue::variantChanged, m_parallel, [this] {
        const auto id = m_document.hover().variant();
        m_parallel->setHovered(id ? std::optional(TradeOffId(*id)) : std::nullopt);
    });
}

void ComparePanel::refreshParallel()
{
    if (m_pages->currentWidget() == m_parallel) { // nobody looks at it otherwise
        m_parallel->setData(parallelOf(m_document));
        m_parallel->setShown(TradeOffId(m_document.selection().shown()));
    }
}

void ComparePanel::showAll()
{
    m_pages->setCurrentWidget(m_parallel);
    m_parallel->setFocus();
}

void ComparePanel::showSamples()
{
    m_pages->setCurrentWidget(m_samples);
}

void ComparePanel::offer(const VariantEntry *a)
{
    const VariantEntry *source = m_document.sourceEntry();
    const VariantEntry *first = a ? a : source;
    if (!first || m_document.variants().size() < 2) {
        m_head->setText(tr("Nothing to compare yet: run a recipe or a preset, and compare what it makes with the source."));
        return;
    }
    m_head->setText(tr("Choose a second variant to compare with %1: here, with B on a row of Variants, or with Ctrl+click on a point of the chart.")
                        .arg(QString::fromStdString(first->variant.name)));
    constexpr int most = 5;
    int offered = 0;
    for (auto entry = m_document.variants().rbegin(); entry != m_document.variants().rend() && offered < most; ++entry) { // the newest first
        if (entry->variant.id == first->variant.id)
            continue;
        auto *button = new QPushButton(tr("%1, %2").arg(QString::fromStdString(entry->variant.name), entry->variant.isSource ? tr("the source") : verdictTextOf(*entry)), m_offers);
        connect(button, &QPushButton::clicked, this, [this, one = first->variant.id, other = entry->variant.id] { m_document.selection().setCompared(one, other); });
        m_offers->layout()->addWidget(button);
        m_offers->layout()->setAlignment(button, Qt::AlignLeft);
        ++offered;
    }
}

void ComparePanel::refresh()
{
    m_table->setRowCount(0);
    m_changes->clear();
    const auto &selection = m_document.selection();
    const VariantEntry *a = selection.a() ? m_document.variant(*selection.a()) : nullptr;
    const VariantEntry *b = selection.b() ? m_document.variant(*selection.b()) : nullptr;
    const bool both = a && b && a != b;
    m_swap->setVisible(both);
    m_tables->setVisible(both);
    m_why->setVisible(both);
    m_offers->setVisible(!both);
    for (QPushButton *button : m_offers->findChildren<QPushButton *>()) { // this may be the click on one of them
        button->hide();
        button->deleteLater();
    }
    if (!both) {
        offer(a);
        return;
    }
    const QString nameA = QString::fromStdString(a->variant.name);
    const QString nameB = QString::fromStdString(b->variant.name);
    m_head->setText(tr("A %1 and B %2").arg(nameA, nameB));
    QStringList why;
    for (const std::string &sentence : whyBetter({a->variant, a->measurement}, {b->variant, b->measurement}, windowWords()))
        why << QString::fromStdString(sentence);
    m_why->setTextFormat(Qt::PlainText);
    m_why->setText(why.join(QLatin1Char(' ')));
    m_table->setHorizontalHeaderLabels({tr("Measure"), QStringLiteral("A  ") + nameA, QStringLiteral("B  ") + nameB, tr("B against A")});
    for (int column = 0; column < 4; ++column)
        m_table->horizontalHeaderItem(column)->setTextAlignment((column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    const auto measures = measuresOf(*a, *b);
    m_table->setRowCount(static_cast<int>(measures.size()));
    for (size_t i = 0; i < measures.size(); ++i) {
        const QString cells[] = {measures[i].name, measures[i].a, measures[i].b, measures[i].difference};
        for (int column = 0; column < 4; ++column) {
            auto *item = new QTableWidgetItem(cells[column]);
            item->setToolTip(column == 3 && !measures[i].why.isEmpty() ? cells[column] + QLatin1Char('\n') + measures[i].why : cells[column]);
            if (column > 0)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_table->setItem(static_cast<int>(i), column, item);
        }
    }
    m_table->resizeRowsToContents();
    const ChangesByKind changes = changesByKind(b->variant.report); // exact rewrites only prepare: they stand last
    for (const nlohmann::json *list : {&changes.changing, &changes.rewriting})
        for (const auto &change : *list) {
            auto *item = new QTreeWidgetItem(m_changes);
            item->setText(0, QString::fromStdString(change.value("layer", std::string())));
            item->setText(1, QString::fromStdString(change.value("pass", std::string())));
            item->setText(2, QString::fromStdString(change.value("what", std::string())));
            for (int column = 0; column < 3; ++column)
                item->setToolTip(column, item->text(column));
        }
    if (m_changes->topLevelItemCount() == 0) {
        auto *item = new QTreeWidgetItem(m_changes);
        item->setText(0, b->variant.isSource ? tr("B is the source: swap A and B to see what changed.") : tr("No layer was changed."));
        item->setFirstColumnSpanned(true);
        item->setFlags(Qt::ItemIsEnabled);
        item->setData(0, Qt::UserRole, true); // no layer
    }
}

} // namespace pare
