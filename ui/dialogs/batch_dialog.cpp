#include "ui/dialogs/batch_dialog.h"

#include "core/base/units.h"
#include "core/search/preset_variations.h"
#include "core/study/batch.h"
#include "ui/dialogs/dialog_parts.h"
#include "ui/jobs/job_list.h"
#include "ui/theme/fonts.h"
#include "ui/theme/language.h"
#include "ui/theme/metrics.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

enum Column { NameColumn, VariationColumn, WordsColumn, ColumnCount };

// What is ticked at first: a few that tell a lot, quick before thorough.
bool isUsual(const Preset &preset, const Document &document)
{
    if (preset.name == "int8-quick-win" || preset.name == "fp16-storage")
        return true;
    const auto shrinks = [](const ChannelGroup &group) { return group.prunable; };
    return preset.name == "prune-30-int8" && document.source() && std::ranges::any_of(document.source()->groups().all(), shrinks);
}

QString fileName(const DatasetRef &data)
{
    return QString::fromStdString(data.path.filename().string());
}

} // namespace

BatchDialog::BatchDialog(Document &document, QWidget *parent)
    : QDialog(parent), m_document(document), m_list(new QTableWidget(this)), m_up(new QPushButton(tr("Move &up"), this)),
      m_down(new QPushButton(tr("Move &down"), this)), m_count(new QLabel(this)), m_message(new QLabel(this)), m_ok(nullptr)
{
    setWindowTitle(tr("Batch of presets"));
    auto *layout = new QVBoxLayout(this);
    QStringList given;
    if (document.evaluationData())
        given << tr("measured on %1").arg(fileName(*document.evaluationData()));
    if (document.calibrationData())
        given << tr("calibrated on %1").arg(fileName(*document.calibrationData()));
    auto *text = new QLabel(tr("Each is run on the source and measured against it, from the top down; the points appear as they come. %1")
                                .arg(given.isEmpty() ? tr("There is no data (Ctrl+D): size and latency only.") : tr("They are %1.").arg(given.join(tr(" and ")))),
                            this);
    if (const auto alone = static_cast<int64_t>(document.recipe().leaveAlone.size()); alone > 0)
        text->setText(text->text() + tr(" %1 as the recipe says.").arg(counted(alone, Counted::LayerLeftAlone)));
    text->setWordWrap(true);
    layout->addWidget(text);
    for (const Preset &preset : allPresets()) {
        Row row;
        row.preset = preset;
        row.why = document.whyNotRun(preset);
        if (const auto ratio = ratioOf(preset))
            row.ratios = QString::number(*ratio, 'g', 4);
        row.calibrators = QString::fromStdString(calibratorOf(preset));
        row.ticked = row.why.isEmpty() && !measuredAlready(preset) && isUsual(preset, document);
        m_rows.push_back(std::move(row));
    }
    // First choice, first; then what else is usual: what is ticked stands together.
    std::stable_partition(m_rows.begin(), m_rows.end(), [&](const Row &row) { return isUsual(row.preset, document); });
    std::stable_partition(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.preset.name == "int8-quick-win"; });
    m_list->setColumnCount(ColumnCount);
    m_list->setHorizontalHeaderLabels({tr("Preset"), tr("Variations"), tr("When to use it")});
    m_list->setShowGrid(false);
    m_list->setWordWrap(true);
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setAccessibleName(tr("Presets"));
    m_list->verticalHeader()->hide();
    m_list->horizontalHeader()->setHighlightSections(false);
    m_list->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_list->horizontalHeader()->setSectionResizeMode(NameColumn, QHeaderView::Fixed);
    m_list->horizontalHeader()->setSectionResizeMode(VariationColumn, QHeaderView::Fixed);
    m_list->horizontalHeader()->setSectionResizeMode(WordsColumn, QHeaderView::Stretch);
    layout->addWidget(m_list, 1);
    auto *line = new QHBoxLayout;
    m_count->setWordWrap(true);
    line->addWidget(m_count, 1);
    line->addWidget(m_up);
    line->addWidget(m_down);
    layout->addLayout(line);
    m_message->setWordWrap(true);
    layout->addWidget(m_message);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_ok = buttons->addButton(tr("Run presets"), QDialogButtonBox::AcceptRole);
    m_ok->setDefault(true);
    m_up->setAutoDefault(false);
    m_down->setAutoDefault(false);
    layout->addWidget(buttons);
    fill();
    rememberSize(this, QStringLiteral("batch"), QSize(scaled(860), scaled(560)));
    connect(m_list, &QTableWidget::itemChanged, this, [this](QTableWidgetItem *item) {
        if (m_filling || item->column() != NameColumn)
            return;
        m_rows[static_cast<size_t>(item->row())].ticked = item->checkState() == Qt::Checked;
        updateCount();
    });
    connect(m_list, &QTableWidget::currentCellChanged, this, &BatchDialog::updateCount);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(buttons, &QDialogButtonBox::accepted, this, &BatchDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_list->setCurrentCell(0, NameColumn);
    updateCount();
}

bool BatchDialog::measuredAlready(const Preset &preset) const
{
    for (const VariantEntry &entry : m_document.variants())
        if (!entry.variant.isSource && !entry.otherData && entry.variant.recipe.leaveAlone == m_document.recipe().leaveAlone && (entry.variant.recipe.name == preset.name || entry.variant.name == preset.name))
            return true;
    return false;
}

QString BatchDialog::wordsOf(const Row &row) const
{
    if (!row.why.isEmpty())
        return row.why;
    const QString when = coreWords(row.preset.when);
    return measuredAlready(row.preset) ? tr("Already measured. ") + when : when;
}

void BatchDialog::fill()
{
    m_filling = true;
    m_list->setRowCount(static_cast<int>(m_rows.size()));
    for (int at = 0; at < m_list->rowCount(); ++at)
        fillRow(at);
    fitRows();
    m_filling = false;
}

// As high as what is in them, and some air between the words of one and the next. The words have at least half of the width.
void BatchDialog::fitRows()
{
    constexpr double mostForNames = 0.28;
    QHeaderView *header = m_list->horizontalHeader();
    int variations = header->sectionSizeHint(VariationColumn);
    for (int at = 0; at < m_list->rowCount(); ++at)
        if (const QWidget *host = m_list->cellWidget(at, VariationColumn))
            variations = std::max(variations, host->minimumSizeHint().width());
    header->resizeSection(VariationColumn, std::max(variations, std::min(scaled(170), static_cast<int>(0.15 * m_list->viewport()->width()))));
    header->resizeSection(NameColumn, std::min(static_cast<QAbstractItemView *>(m_list)->sizeHintForColumn(NameColumn), static_cast<int>(mostForNames * m_list->viewport()->width())));
    m_list->resizeRowsToContents();
    for (int at = 0; at < m_list->rowCount(); ++at)
        m_list->setRowHeight(at, m_list->rowHeight(at) + scaled(space::between));
}

void BatchDialog::fillRow(int at)
{
    const Row &row = m_rows[static_cast<size_t>(at)];
    const bool can = row.why.isEmpty();
    const auto item = [&](int column, const QString &text) {
        auto *made = new QTableWidgetItem(text);
        made->setToolTip(text);
        made->setFlags(can ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::ItemFlags(Qt::ItemIsSelectable));
        m_list->setItem(at, column, made);
        return made;
    };
    QTableWidgetItem *name = item(NameColumn, coreWords(row.preset.title));
    if (can)
        name->setFlags(name->flags() | Qt::ItemIsUserCheckable);
    name->setCheckState(row.ticked ? Qt::Checked : Qt::Unchecked);
    item(VariationColumn, {});
    item(WordsColumn, wordsOf(row));

    auto *host = new QWidget(m_list);
    auto *layout = new QHBoxLayout(host);
    layout->setContentsMargins(scaled(2), scaled(2), scaled(2), scaled(2));
    layout->setSpacing(scaled(space::inside));
    if (!row.ratios.isEmpty()) {
        auto *ratios = new QLineEdit(row.ratios, host);
        ratios->setObjectName(QStringLiteral("ratios"));
        ratios->setMinimumWidth(scaled(50));
        ratios->setToolTip(tr("Percent of the channels to remove; several give a run each: 20, 30, 40"));
        ratios->setAccessibleName(tr("%1: percent of the channels").arg(coreWords(row.preset.title)));
        layout->addWidget(ratios, 1);
        layout->addWidget(new QLabel(QStringLiteral("%"), host));
        connect(ratios, &QLineEdit::textChanged, this, [this, at](const QString &text) {
            m_rows[static_cast<size_t>(at)].ratios = text;
            updateCount();
        });
    }
    if (!row.calibrators.isEmpty()) {
        auto *calibrator = new QComboBox(host);
        for (const std::string &choice : knownCalibrators())
            calibrator->addItem(QString::fromStdString(choice));
        calibrator->addItem(tr("each in turn"));
        calibrator->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        calibrator->setMinimumContentsLength(5);
        calibrator->view()->setMinimumWidth(calibrator->view()->sizeHintForColumn(0) + scaled(24)); // the longest is for the list only
        calibrator->setCurrentText(row.calibrators);
        calibrator->setToolTip(tr("How static quantization takes its ranges from the calibration data"));
        calibrator->setAccessibleName(tr("%1: calibrator").arg(coreWords(row.preset.title)));
        layout->addWidget(calibrator, 1);
        connect(calibrator, &QComboBox::currentTextChanged, this, [this, at](const QString &text) {
            m_rows[static_cast<size_t>(at)].calibrators = text;
            updateCount();
        });
    }
    host->setEnabled(can);
    m_list->setCellWidget(at, VariationColumn, host);
}

void BatchDialog::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    fitRows(); // the words wrap anew
}

void BatchDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    fitRows();
}

void BatchDialog::move(int by)
{
    const int at = m_list->currentRow();
    const int to = at + by;
    if (at < 0 || to < 0 || to >= m_list->rowCount())
        return;
    std::swap(m_rows[static_cast<size_t>(at)], m_rows[static_cast<size_t>(to)]);
    fill();
    m_list->setCurrentCell(to, NameColumn);
}

std::vector<Preset> BatchDialog::variationsOf(const Row &row) const
{
    std::vector<Preset> presets{row.preset};
    if (!row.ratios.isEmpty() || ratioOf(row.preset)) {
        const auto ratios = ratiosFrom(row.ratios.toStdString());
        if (!ratios)
            return {};
        presets.clear();
        for (const double ratio : *ratios)
            presets.push_back(withRatio(row.preset, ratio));
    }
    if (row.calibrators.isEmpty())
        return presets;
    std::vector<Preset> all;
    for (const Preset &preset : presets)
        for (const std::string &calibrator : knownCalibrators())
            if (row.calibrators.toStdString() == calibrator || (row.calibrators == tr("each in turn") && calibrator != "auto"))
                all.push_back(withCalibrator(preset, calibrator));
    return all;
}

std::vector<Preset> BatchDialog::chosen() const
{
    std::vector<Preset> presets;
    for (const Row &row : m_rows)
        if (row.ticked)
            for (Preset &preset : variationsOf(row))
                presets.push_back(std::move(preset));
    return presets;
}

void BatchDialog::setChosen(const std::string &preset, bool on)
{
    for (size_t i = 0; i < m_rows.size(); ++i)
        if (m_rows[i].preset.name == preset && m_rows[i].why.isEmpty())
            m_list->item(static_cast<int>(i), NameColumn)->setCheckState(on ? Qt::Checked : Qt::Unchecked);
}

void BatchDialog::updateCount()
{
    QString problem;
    for (const Row &row : m_rows)
        if (row.ticked && variationsOf(row).empty())
            problem = tr("%1: give percentages from 1 to 95, such as 20, 30, 40.").arg(coreWords(row.preset.title));
    const std::vector<Preset> presets = chosen();
    if (presets.empty() && problem.isEmpty())
        problem = tr("Tick at least one preset.");
    const int64_t candidates = candidatesOf(presets);
    QString text = tr("%1, %2 to make and measure").arg(counted(presets.size(), Counted::Run), counted(candidates, Counted::Candidate));
    if (const auto seconds = m_document.secondsFor(presets))
        text += tr(", about %1 (est.)").arg(durationText(std::llround(*seconds * 1000)));
    else
        text += tr("; the source is measured first");
    m_count->setText(presets.empty() ? QString() : text);
    showProblem(m_message, problem);
    m_ok->setEnabled(problem.isEmpty());
    m_ok->setToolTip(problem);
    m_up->setEnabled(m_list->currentRow() > 0);
    m_down->setEnabled(m_list->currentRow() >= 0 && m_list->currentRow() + 1 < m_list->rowCount());
}

void BatchDialog::accept()
{
    if (!m_ok->isEnabled())
        return;
    m_document.runPresets(chosen());
    QDialog::accept();
}

} // namespace pare
