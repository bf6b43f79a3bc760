#include "ui/dialogs/tensor_window.h"

#include "core/base/units.h"
#include "core/formats/npy_writer.h"
#include "ui/charts/heat_map.h"
#include "ui/charts/histogram_view.h"
#include "ui/dialogs/dialog_parts.h"
#include "ui/models/tensor_table.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QSpinBox>
#include <QTableView>
#include <QTableWidget>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace pare {

namespace {

constexpr int mostChannels = 4096; // rows of the table of channels

QString number(double value)
{
    return QString::fromStdString(fmt::format("{:.4g}", value));
}

// "value = (stored − zero point) × scale, one scale for each of 16 positions of axis 0: 0.0012 to 0.034".
QString formula(const StoredScale &scale)
{
    const auto [low, high] = std::ranges::minmax(scale.scales());
    QString text = scale.zeroPoints().empty() || std::ranges::all_of(scale.zeroPoints(), [](double zero) { return zero == 0; })
                       ? QObject::tr("value = stored × scale")
                       : QObject::tr("value = (stored − zero point) × scale");
    if (scale.axis() < 0)
        text += QObject::tr(", scale %1").arg(number(low));
    else if (scale.blockSize() > 1)
        text += QObject::tr(", one scale for each block of %1 along axis %2: %3 to %4").arg(scale.blockSize()).arg(scale.axis()).arg(number(low), number(high));
    else
        text += QObject::tr(", one scale for each position of axis %1: %2 to %3").arg(scale.axis()).arg(number(low), number(high));
    if (!scale.zeroPoints().empty()) {
        const auto [least, most] = std::ranges::minmax(scale.zeroPoints());
        if (least != most)
            text += QObject::tr("; zero points %1 to %2").arg(number(least), number(most));
        else if (least != 0)
            text += QObject::tr("; zero point %1").arg(number(least));
    }
    return text;
}

} // namespace

TensorWindow::TensorWindow(ModelViewPtr view, const std::string &tensor, QWidget *parent)
    : QDialog(parent), m_view(std::move(view)), m_tensor(m_view->model().index().constant(tensor)), m_scale(StoredScale::of(m_view->model(), tensor)),
      m_table(new TensorTable(m_view->model(), *m_tensor, this)), m_figures(new QLabel(this)), m_tabs(new QTabWidget(this)), m_numbers(new QTableView(this)),
      m_picture(new HeatMap(this)), m_pictureText(new QLabel(this)), m_axis(new QComboBox(this)), m_channels(new QTableWidget(this)), m_histogram(new HistogramView(this)),
      m_message(new QLabel(this))
{
    setWindowTitle(QString::fromStdString(tensor));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *column = new QVBoxLayout(this);
    buildHead(column);
    buildTabs(column);
    m_message->hide();
    column->addWidget(m_message);
    auto *buttons = new QHBoxLayout;
    auto *save = new QPushButton(tr("&Save as .npy…"), this);
    const std::string type = npyTypeOf(m_tensor->data_type());
    save->setEnabled(!type.empty());
    save->setToolTip(type.empty() ? tr("Values of this type cannot be written as .npy") : tr("The stored values, as NumPy's %1").arg(QString::fromStdString(type)));
    auto *copy = new QPushButton(tr("&Copy"), this);
    copy->setToolTip(tr("The selected numbers, or all rows in sight, as tab-separated text"));
    auto *close = new QPushButton(tr("Close"), this);
    buttons->addWidget(save);
    buttons->addWidget(copy);
    buttons->addStretch();
    buttons->addWidget(close);
    column->addLayout(buttons);
    for (QPushButton *button : {save, copy, close})
        button->setAutoDefault(false); // none is the one answer
    connect(save, &QPushButton::clicked, this, &TensorWindow::askWhereToSave);
    connect(copy, &QPushButton::clicked, this, &TensorWindow::copyNumbers);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto *keys = new QShortcut(QKeySequence::Copy, m_numbers, nullptr, nullptr, Qt::WidgetShortcut);
    connect(keys, &QShortcut::activated, this, &TensorWindow::copyNumbers);
    rememberSize(this, QStringLiteral("tensor"), {scaled(720), scaled(560)});
    summarizeAgain();
    showSlice();
}

void TensorWindow::buildHead(QVBoxLayout *column)
{
    auto *title = new QLabel(QString::fromStdString(m_tensor->name().empty() ? windowTitle().toStdString() : m_tensor->name()), this);
    title->setFont(titleFont());
    title->setWordWrap(true);
    title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(title);
    const auto count = tensorElementCount(*m_tensor);
    const auto bytes = count.ok() ? elementBytes(m_tensor->data_type(), *count) : std::nullopt;
    auto *kind = new QLabel(QString::fromStdString(fmt::format("{} {} · {} values · {}", elementTypeName(m_tensor->data_type()),
                                                               m_tensor->dims_size() == 0 ? std::string("scalar") : fmt::format("{}", fmt::join(m_tensor->dims(), "×")),
                                                               count.ok() ? formatCount(*count) : "?", bytes ? formatBytes(*bytes) : "?")),
                            this);
    column->addWidget(kind);
    m_figures->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_figures->setWordWrap(true);
    column->addWidget(m_figures);
    if (!m_scale)
        return;
    m_unpacked = new QCheckBox(tr("Show what they &stand for: %1").arg(formula(*m_scale)), this);
    m_unpacked->setToolTip(tr("As the operators behind the tensor compute it"));
    column->addWidget(m_unpacked);
    connect(m_unpacked, &QCheckBox::toggled, this, [this](bool on) {
        m_table->setScale(on ? m_scale : std::nullopt);
        m_reach = 0;
        summarizeAgain();
        showSlice();
    });
}

void TensorWindow::buildTabs(QVBoxLayout *column)
{
    if (m_table->leadingAxes() > 0) {
        auto *row = new QHBoxLayout;
        row->addWidget(new QLabel(tr("Position"), this));
        for (int axis = 0; axis < m_table->leadingAxes(); ++axis) {
            auto *position = new QSpinBox(this);
            position->setRange(0, static_cast<int>(std::clamp<int64_t>(m_table->size(axis) - 1, 0, std::numeric_limits<int>::max())));
            position->setMinimumWidth(scaled(64));
            position->setToolTip(tr("Axis %1, of %2").arg(axis).arg(m_table->size(axis)));
            position->setAccessibleName(tr("Position on axis %1").arg(axis));
            connect(position, &QSpinBox::valueChanged, this, [this, axis](int value) {
                m_table->setPosition(axis, value);
                showSlice();
            });
            row->addWidget(position);
            m_positions.push_back(position);
        }
        row->addWidget(new QLabel(tr("of axes %1; the last two are rows and columns").arg(m_table->leadingAxes() == 1 ? QStringLiteral("0") : tr("0 to %1").arg(m_table->leadingAxes() - 1)), this));
        row->addStretch();
        column->addLayout(row);
    }
    m_numbers->setModel(m_table);
    m_numbers->setFont(numberFont());
    m_numbers->verticalHeader()->setDefaultSectionSize(scaled(space::row));
    m_numbers->horizontalHeader()->setDefaultSectionSize(scaled(104));
    m_numbers->setAccessibleName(tr("Numbers"));
    m_tabs->setAccessibleName(tr("The tensor's values"));
    m_tabs->addTab(m_numbers, tr("&Numbers"));

    auto *picture = new QWidget(m_tabs);
    auto *pictureColumn = new QVBoxLayout(picture);
    pictureColumn->addWidget(m_picture, 1);
    pictureColumn->addWidget(m_pictureText);
    connect(m_picture, &HeatMap::currentChanged, this, [this](const QString &text) {
        m_pictureText->setText(text.isEmpty() ? pictureWords() : text);
    });
    m_tabs->addTab(picture, tr("&Picture"));

    auto *channels = new QWidget(m_tabs);
    auto *channelsColumn = new QVBoxLayout(channels);
    auto *axisRow = new QHBoxLayout;
    axisRow->addWidget(new QLabel(tr("Each position of axis"), channels));
    for (int axis = 0; axis < m_tensor->dims_size(); ++axis)
        m_axis->addItem(QStringLiteral("%1 (%2)").arg(axis).arg(m_tensor->dims(axis)));
    m_axis->setAccessibleName(tr("Axis"));
    axisRow->addWidget(m_axis);
    axisRow->addStretch();
    channelsColumn->addLayout(axisRow);
    channelsColumn->addWidget(m_channels, 1);
    m_channels->setColumnCount(6);
    m_channels->setHorizontalHeaderLabels({tr("Channel"), tr("Lowest"), tr("Highest"), tr("Mean"), tr("Deviation"), tr("Zeros")});
    m_channels->verticalHeader()->hide();
    m_channels->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_channels->setSortingEnabled(true);
    m_channels->verticalHeader()->setDefaultSectionSize(scaled(space::row));
    connect(m_axis, &QComboBox::currentIndexChanged, this, &TensorWindow::summarizeAgain);
    m_tabs->addTab(channels, tr("C&hannels"));
    m_tabs->setTabEnabled(2, m_tensor->dims_size() > 0);

    m_histogram->setEmptyText(tr("Reading…"));
    m_tabs->addTab(m_histogram, tr("H&istogram"));
    column->addWidget(m_tabs, 1);
}

void TensorWindow::summarizeAgain()
{
    m_figures->setText(tr("Reading…"));
    m_summary.start([view = m_view, tensor = m_tensor, axis = m_axis->currentIndex(), scale = m_table->scale()](
                        const RunContext &context) { return summarize(*tensor, view->model().payloads(), axis, scale, context); },
                    [this](Result<TensorSummary> summary) {
                        if (summary.ok()) {
                            present(*summary);
                            return;
                        }
                        m_figures->setText(QString::fromStdString(summary.error().text()));
                        m_histogram->setEmptyText(m_figures->text());
                    });
}

void TensorWindow::present(const TensorSummary &summary)
{
    const ValueSummary &all = summary.all;
    QString text = tr("%1 to %2, mean %3, deviation %4").arg(number(all.low), number(all.high), number(all.mean), number(all.deviation));
    if (all.values == all.notFinite)
        text = all.values == 0 ? tr("It has no values.") : tr("No value is finite.");
    if (all.zeros > 0)
        text += tr(", %1 are zero").arg(QString::fromStdString(formatPercent(static_cast<double>(all.zeros) / static_cast<double>(all.values))));
    if (all.notFinite > 0 && all.values != all.notFinite)
        text += tr("; %1 NaN or infinite").arg(QString::fromStdString(formatCount(all.notFinite)));
    m_figures->setText(text);
    m_reach = std::max(std::abs(all.low), std::abs(all.high));
    HistogramData spread;
    spread.low = summary.bins.low;
    spread.high = summary.bins.high;
    spread.step = summary.bins.step;
    spread.counts = summary.counts;
    spread.mean = all.mean;
    spread.deviation = all.deviation;
    spread.total = all.values;
    spread.zeroShare = all.values > 0 ? static_cast<double>(all.zeros) / static_cast<double>(all.values) : 0;
    m_histogram->setEmptyText(tr("No value is finite"));
    m_histogram->setData(spread.counts.empty() ? std::nullopt : std::optional(spread));

    m_channels->setSortingEnabled(false);
    const int rows = static_cast<int>(std::min<size_t>(summary.channels.size(), mostChannels));
    m_channels->setRowCount(rows);
    for (int row = 0; row < rows; ++row) {
        const ValueSummary &own = summary.channels[static_cast<size_t>(row)];
        const double values[] = {static_cast<double>(row), own.low, own.high, own.mean, own.deviation, static_cast<double>(own.zeros)};
        for (int column = 0; column < 6; ++column) {
            auto *item = new QTableWidgetItem;
            item->setData(Qt::DisplayRole, column == 0 || column == 5 ? QVariant(static_cast<qlonglong>(values[column])) : QVariant(number(values[column]).toDouble()));
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_channels->setItem(row, column, item);
        }
    }
    m_channels->setSortingEnabled(true);
    m_channels->sortItems(0);
    if (summary.channels.size() > mostChannels)
        m_channels->setToolTip(tr("The first %1 of %2").arg(mostChannels).arg(summary.channels.size()));
    showSlice();
}

void TensorWindow::showSlice()
{
    m_picture->setValues(m_table->rows(), m_table->columns(), [this](int64_t row, int64_t column) { return m_table->value(row, column); }, m_reach);
    m_pictureText->setText(pictureWords());
}

// What the colours mean, while no value is pointed at.
QString TensorWindow::pictureWords() const
{
    QString text = tr("Below zero blue, above it orange; full colour at %1.").arg(number(m_reach));
    if (m_picture->step() > 1)
        text += tr(" Every %1th row and column.").arg(m_picture->step());
    if (!m_table->error().isEmpty())
        text = m_table->error();
    return text;
}

void TensorWindow::copyNumbers()
{
    QModelIndexList cells = m_numbers->selectionModel()->selectedIndexes();
    QRect area;
    for (const QModelIndex &cell : cells)
        area |= QRect(cell.column(), cell.row(), 1, 1);
    if (cells.isEmpty()) {
        const int first = std::max(0, m_numbers->rowAt(0));
        const int last = m_numbers->rowAt(m_numbers->viewport()->height() - 1);
        area = QRect(QPoint(0, first), QPoint(std::min(m_table->columnCount(), 1000) - 1, last < 0 ? m_table->rowCount() - 1 : last));
    }
    QStringList lines;
    for (int row = area.top(); row <= area.bottom(); ++row) {
        QStringList values;
        for (int column = area.left(); column <= area.right(); ++column)
            values << m_table->index(row, column).data().toString();
        lines << values.join(QLatin1Char('\t'));
    }
    QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

Result<void> TensorWindow::saveAs(const QString &path) const
{
    return saveNpy(path.toStdString(), *m_tensor, m_view->model().payloads());
}

void TensorWindow::askWhereToSave()
{
    QString name = windowTitle();
    for (const QChar c : {u'/', u'\\', u':'})
        name.replace(c, u'_');
    const QString path = QFileDialog::getSaveFileName(this, tr("Save values"), name + QStringLiteral(".npy"), tr("NumPy array (*.npy)"));
    if (path.isEmpty())
        return;
    const auto saved = saveAs(path);
    showProblem(m_message, saved.ok() ? QString() : QString::fromStdString(saved.error().text()));
    if (saved.ok()) {
        m_message->setText(tr("Saved %1").arg(path));
        m_message->show();
    }
}

} // namespace pare
