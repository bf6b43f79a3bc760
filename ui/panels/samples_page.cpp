#include "ui/panels/samples_page.h"

#include "core/base/units.h"
#include "core/formats/onnx_file.h"
#include "core/measure/verdict_words.h"
#include "core/runtime/runner.h"
#include "ui/models/measured_on.h"
#include "ui/models/window_words.h"
#include "ui/panels/sample_detail.h"
#include "ui/theme/language.h"
#include "ui/theme/metrics.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <cmath>

namespace pare {

namespace {

enum Column { SampleColumn, LabelColumn, FirstColumn, SecondColumn, ChangeColumn, ApartColumn };

constexpr int thumbnail = 40;

// A picture where there is one, else what stands first.
SampleCell cellOfInputs(const std::vector<Tensor> &inputs)
{
    SampleCell first;
    for (size_t i = 0; i < inputs.size(); ++i) {
        SampleCell cell = cellOf(inputs[i]);
        if (!cell.picture.isNull())
            return cell;
        if (i == 0)
            first = std::move(cell);
    }
    return first;
}

QString answerText(const std::string &answer, double score, const std::vector<OutputPair> &outputs, bool second)
{
    if (!answer.empty())
        return std::isfinite(score) ? QStringLiteral("%1 %2").arg(QString::fromStdString(answer), QString::fromStdString(formatPercent(score, 1))) : QString::fromStdString(answer);
    QStringList values;
    for (size_t i = 0; i < outputs.size() && i < 4; ++i)
        values << QStringLiteral("[%1] %2").arg(QString::fromStdString(outputs[i].name), QLocale::c().toString(second ? outputs[i].second : outputs[i].first, 'g', 4));
    return values.isEmpty() ? QStringLiteral("–") : outputs.size() == 1 ? values.front().section(QLatin1Char(' '), 1) : values.join(QStringLiteral(", "));
}

} // namespace

SamplesPage::SamplesPage(Document &document, QWidget *parent)
    : QWidget(parent), m_document(document), m_head(new QLabel(this)), m_look(new QPushButton(tr("Compare sample by sample"), this)), m_list(new QTreeWidget(this)), m_detail(new SampleDetail(this))
{
    const int margin = scaled(space::paneMargin);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(margin, margin, margin, margin);
    m_head->setWordWrap(true);
    m_head->setTextFormat(Qt::PlainText);
    row->addWidget(m_head, 1);
    row->addWidget(m_look);
    column->addLayout(row);
    m_list->setObjectName(QStringLiteral("Samples that differ"));
    m_list->setColumnCount(6);
    m_list->setHeaderLabels({tr("Sample"), tr("Label"), tr("A says"), tr("B says"), tr("What changed"), tr("Apart [%]")});
    m_list->headerItem()->setTextAlignment(ApartColumn, Qt::AlignRight | Qt::AlignVCenter);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("Samples where A and B differ"));
    m_list->header()->setStretchLastSection(false);
    m_list->header()->moveSection(LabelColumn, ChangeColumn - 1); // both answers and what it is sorted by are in sight first
    m_list->header()->moveSection(ApartColumn, ChangeColumn - 1);
    auto *halves = new QSplitter(Qt::Horizontal, this);
    halves->setChildrenCollapsible(false);
    halves->addWidget(m_list);
    halves->addWidget(m_detail);
    halves->setStretchFactor(0, 3);
    halves->setStretchFactor(1, 2);
    column->addWidget(halves, 1);
    connect(m_look, &QPushButton::clicked, this, &SamplesPage::look);
    connect(m_list, &QTreeWidget::currentItemChanged, this, [this](const QTreeWidgetItem *item) {
        const int at = item ? m_list->indexOfTopLevelItem(const_cast<QTreeWidgetItem *>(item)) : -1;
        if (!m_found || at < 0 || static_cast<size_t>(at) >= m_found->pairs.pairs.size())
            return m_detail->clear();
        const auto nameOf = [this](int64_t id) {
            const VariantEntry *entry = m_document.variant(id);
            return entry ? QString::fromStdString(entry->variant.name) : QString();
        };
        m_detail->setSample(m_found->pairs.pairs[static_cast<size_t>(at)], m_found->cells[static_cast<size_t>(at)], {nameOf(m_of->a), nameOf(m_of->b)}, m_found->pairs);
    });
    connect(&m_document.selection(), &VariantSelection::comparedChanged, this, &SamplesPage::refresh);
    for (const auto signal : {&Document::opened, &Document::closed, &Document::variantsChanged, &Document::dataChanged})
        connect(&m_document, signal, this, &SamplesPage::refresh);
    refresh();
}

void SamplesPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

std::optional<SamplesPage::Asked> SamplesPage::asked() const
{
    const auto &selection = m_document.selection();
    const VariantEntry *a = selection.a() ? m_document.variant(*selection.a()) : nullptr;
    const VariantEntry *b = selection.b() ? m_document.variant(*selection.b()) : nullptr;
    if (!a || !b || a == b)
        return std::nullopt;
    return Asked{a->variant.id, b->variant.id, measuredOnText(m_document.evaluationData())};
}

// Variants are measured against the source, so where one of the two is it, the study knows which samples differ.
const Disagreements *SamplesPage::known(const VariantEntry &a, const VariantEntry &b) const
{
    const VariantEntry &other = a.variant.isSource ? b : a;
    return (a.variant.isSource || b.variant.isSource) && other.measurement.disagreements && !other.otherData ? &*other.measurement.disagreements : nullptr;
}

void SamplesPage::refresh()
{
    const std::optional<Asked> now = asked();
    if (now != m_of) {
        if (m_job)
            m_document.jobs().cancel(*m_job);
        m_job.reset();
        m_found.reset();
        m_of.reset();
    }
    if (m_found)
        return; // it stands there
    m_list->clear();
    m_detail->clear();
    m_detail->hide();
    m_look->hide();
    if (!now) {
        m_head->setText(tr("Choose A and B to see the samples that they treat differently."));
        return;
    }
    const VariantEntry &a = *m_document.variant(now->a);
    const VariantEntry &b = *m_document.variant(now->b);
    const Disagreements *all = known(a, b);
    if (all)
        showKnown(a, b);
    const bool busy = m_job && m_document.jobs().record(*m_job) && !isOver(m_document.jobs().record(*m_job)->state);
    if (!m_document.evaluationData()) {
        if (!all)
            m_head->setText(tr("Which samples they treat differently is not known. Data (Ctrl+D) gives it: both are run on the same samples."));
    } else if (busy) {
        if (!all)
            m_head->setText(tr("Both are run on the same samples…"));
    } else if (!all) {
        m_head->setText(tr("Which samples they treat differently is not known yet: both are to be run on all of the data."));
        m_look->show();
    } else if (!all->worst.empty() && isVisible() && !m_of) {
        look(); // some samples only
    }
}

void SamplesPage::showKnown(const VariantEntry &a, const VariantEntry &b)
{
    const Disagreements &all = *known(a, b);
    QString sentence = QString::fromStdString(sentenceOf(all, windowWords()));
    if (!sentence.isEmpty()) // in a report it stands within a line
        sentence[0] = sentence[0].toUpper();
    m_head->setText(sentence.isEmpty() ? tr("The samples that the two treat most differently, of %1.").arg(counted(all.samples, Counted::Sample)) : tr("%1, measured.").arg(sentence));
    for (const Disagreement &one : all.worst) {
        auto *item = new QTreeWidgetItem(m_list);
        const auto text = [](const std::string &of) { return of.empty() ? QStringLiteral("–") : QString::fromStdString(of); };
        item->setText(SampleColumn, QString::number(one.sample));
        item->setText(LabelColumn, text(one.label));
        item->setText(FirstColumn, text(a.variant.isSource ? one.source : one.variant));
        item->setText(SecondColumn, text(a.variant.isSource ? one.variant : one.source));
        const bool lost = a.variant.isSource ? one.lost : one.gained;
        const bool gained = a.variant.isSource ? one.gained : one.lost;
        const bool same = !one.source.empty() && one.source == one.variant && !lost && !gained;
        item->setText(ChangeColumn, same ? tr("same class, 1 − cosine %1").arg(one.distance, 0, 'g', 3) : one.label.empty() ? QString() : lost ? tr("↘ lost") : gained ? tr("↗ gained") : tr("both wrong"));
    }
    for (int column = 0; column < m_list->columnCount(); ++column)
        m_list->resizeColumnToContents(column);
}

void SamplesPage::look()
{
    const std::optional<Asked> now = asked();
    if (!now || !m_document.evaluationData())
        return;
    const VariantEntry &a = *m_document.variant(now->a);
    const VariantEntry &b = *m_document.variant(now->b);
    std::vector<int64_t> samples;
    if (const Disagreements *all = known(a, b))
        for (const Disagreement &one : all->worst)
            samples.push_back(one.sample);
    using Loader = std::function<Result<Model>()>;
    const auto loader = [this](const VariantEntry &entry) -> Loader {
        if (entry.variant.isSource)
            return [model = m_document.source()->model()]() -> Result<Model> { return model; };
        return [path = m_document.study()->modelPath(entry.variant)] { return openOnnx(path); };
    };
    RunContext settings;
    settings.threads = m_document.threads;
    settings.memoryLimitBytes = m_document.memoryLimitBytes;
    settings.timeLimitSeconds = m_document.timeLimitSeconds;
    m_of = now;
    const QString what = tr("Compare samples of %1 and %2").arg(QString::fromStdString(a.variant.name), QString::fromStdString(b.variant.name));
    m_job = m_document.jobs().add<Found>(
        what,
        [first = loader(a), second = loader(b), data = *m_document.evaluationData(), samples, settings](const RunContext &context) -> Result<Found> {
            RunContext run = context;
            run.threads = settings.threads;
            run.memoryLimitBytes = settings.memoryLimitBytes;
            run.timeLimitSeconds = settings.timeLimitSeconds;
            PARE_TRY_ASSIGN(const Model one, first());
            PARE_TRY_ASSIGN(const Model other, second());
            PARE_TRY_ASSIGN(const auto runner, Runner::start({}, run));
            Found found;
            PARE_TRY_ASSIGN(found.pairs, samplePairs(one, other, data, samples, *runner, run));
            for (SamplePair &pair : found.pairs.pairs) {
                found.cells.push_back(cellOfInputs(pair.inputs));
                pair.inputs.clear(); // seen
            }
            return found;
        },
        [this, page = QPointer<SamplesPage>(this), now](Result<Found> answer) {
            if (!page || m_of != now)
                return; // others are compared by now
            if (!answer.ok()) {
                m_job.reset();
                m_head->setText(m_head->text() + QLatin1Char(' ') + (answer.error().kind == ErrorKind::Cancelled ? tr("Cancelled: their outputs were not looked at.") : tr("Their outputs cannot be shown: %1").arg(QString::fromStdString(answer.error().text()))));
                m_look->show();
                return;
            }
            m_found = std::move(answer).value();
            showFound();
        });
    refresh();
}

void SamplesPage::showFound()
{
    m_look->hide();
    m_list->clear();
    const SamplePairs &found = m_found->pairs;
    if (found.all) {
        const std::string sentence = sentenceOf(*found.all, windowWords());
        m_head->setText(sentence.empty() ? tr("The samples that the two treat most differently, of %1.").arg(counted(found.all->samples, Counted::Sample))
                                         : tr("%1, measured.").arg(QString::fromStdString(sentence)));
    }
    m_list->setIconSize(QSize(scaled(thumbnail), scaled(thumbnail)));
    m_list->headerItem()->setToolTip(ApartColumn, SampleDetail::apartHint(found.shares));
    for (size_t i = 0; i < found.pairs.size(); ++i) {
        const SamplePair &pair = found.pairs[i];
        const SampleCell &cell = m_found->cells[i];
        auto *item = new QTreeWidgetItem(m_list);
        if (!cell.picture.isNull()) {
            const bool small = cell.picture.width() < 2 * scaled(thumbnail);
            const QSize side = QSize(scaled(thumbnail), scaled(thumbnail)) * devicePixelRatioF();
            QPixmap pixmap = QPixmap::fromImage(cell.picture.scaled(side, Qt::KeepAspectRatio, small ? Qt::FastTransformation : Qt::SmoothTransformation));
            pixmap.setDevicePixelRatio(devicePixelRatioF());
            item->setIcon(SampleColumn, QIcon(pixmap));
            item->setText(SampleColumn, QString::number(pair.sample));
        } else {
            item->setText(SampleColumn, cell.text.isEmpty() ? QString::number(pair.sample) : QStringLiteral("%1: %2").arg(QString::number(pair.sample), cell.text));
        }
        item->setText(LabelColumn, pair.label.empty() ? QStringLiteral("–") : QString::fromStdString(pair.label));
        item->setText(FirstColumn, answerText(pair.first, pair.firstScore, pair.outputs, false));
        item->setText(SecondColumn, answerText(pair.second, pair.secondScore, pair.outputs, true));
        item->setText(ChangeColumn, pair.lost ? tr("↘ lost") : pair.gained ? tr("↗ gained") : pair.first.empty() || pair.label.empty() ? QString() : pair.first == pair.second ? tr("same answer") : tr("both wrong"));
        item->setText(ApartColumn, SampleDetail::apartText(pair.distance).remove(QStringLiteral(" %")));
        item->setTextAlignment(ApartColumn, Qt::AlignRight | Qt::AlignVCenter);
        for (int column = 0; column < m_list->columnCount(); ++column)
            item->setToolTip(column, item->text(column));
    }
    for (int column = 0; column < m_list->columnCount(); ++column) {
        m_list->resizeColumnToContents(column);
        m_list->setColumnWidth(column, std::min(m_list->columnWidth(column), scaled(220)));
    }
    m_detail->setVisible(!found.pairs.empty());
    if (m_list->topLevelItemCount() > 0)
        m_list->setCurrentItem(m_list->topLevelItem(0));
}

} // namespace pare
