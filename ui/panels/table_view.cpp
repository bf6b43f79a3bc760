#include "ui/panels/table_view.h"

#include "ui/models/table_roles.h"
#include "ui/panels/table_header.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QStyle>
#include <QTimer>

#include <algorithm>

namespace pare {

namespace {

// Before the state of a header that is saved: whether its widths are somebody's choice.
const QByteArray widthsByHand = QByteArrayLiteral("by hand:");
const QByteArray widthsFitted = QByteArrayLiteral("fitted: ");

} // namespace

TableView::TableView(QWidget *parent) : QTableView(parent)
{
    setItemDelegate(new TableDelegate(this));
    setShowGrid(false);
    setAlternatingRowColors(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setHorizontalScrollMode(ScrollPerPixel);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(EditKeyPressed | DoubleClicked);
    setHorizontalHeader(new TableHeader(this));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(scaled(space::row));
    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setTextElideMode(Qt::ElideRight);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setMinimumSectionSize(scaled(32));
    connect(header, &QHeaderView::sectionClicked, this, &TableView::clickHeader);
    connect(header, &QHeaderView::sectionResized, this, [this] {
        m_widthsByHand = m_widthsByHand || (QApplication::mouseButtons() & Qt::LeftButton && horizontalHeader()->underMouse());
    });
    connect(header, &QWidget::customContextMenuRequested, this, &TableView::showHeaderMenu);
}

void TableView::setModel(QAbstractItemModel *model)
{
    if (this->model())
        this->model()->disconnect(this, nullptr);
    QTableView::setModel(model);
    if (model) { // what comes later may be longer, a title too
        connect(model, &QAbstractItemModel::dataChanged, this, &TableView::fitLater);
        connect(model, &QAbstractItemModel::headerDataChanged, this, &TableView::fitLater);
        connect(model, &QAbstractItemModel::modelReset, this, &TableView::fitLater);
        connect(model, &QAbstractItemModel::rowsInserted, this, &TableView::fitLater);
    }
    fitColumns();
}

void TableView::setDefaultColumns(const QList<int> &columns)
{
    m_defaults = columns;
    for (int column = 0; model() && column < model()->columnCount(); ++column)
        setColumnHidden(column, !columns.contains(column));
}

void TableView::setMiddleElided(int column)
{
    static_cast<TableDelegate *>(itemDelegate())->setMiddleElided(column);
}

void TableView::setStretched(int column)
{
    horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
}

QByteArray TableView::headerState() const
{
    return (m_widthsByHand ? widthsByHand : widthsFitted) + horizontalHeader()->saveState();
}

void TableView::restoreHeader(const QByteArray &state)
{
    const bool marked = state.startsWith(widthsByHand) || state.startsWith(widthsFitted);
    if (state.isEmpty() || !horizontalHeader()->restoreState(marked ? state.mid(widthsByHand.size()) : state))
        return;
    horizontalHeader()->setSortIndicatorShown(false); // which columns, not how they were sorted
    m_widthsByHand = state.startsWith(widthsByHand);
    if (m_fits)
        fitToContents();
    fill();
}

// First click sorts up, the second down, the third comes back to the model's order.
void TableView::clickHeader(int column)
{
    auto *proxy = qobject_cast<QSortFilterProxyModel *>(model());
    if (!proxy)
        return;
    m_clicks = column == m_sorted ? (m_clicks + 1) % 3 : 1;
    m_sorted = column;
    QHeaderView *header = horizontalHeader();
    if (m_clicks == 0) {
        m_sorted = -1;
        header->setSortIndicatorShown(false);
        proxy->sort(-1);
        return;
    }
    const Qt::SortOrder order = m_clicks == 1 ? Qt::AscendingOrder : Qt::DescendingOrder;
    header->setSortIndicatorShown(true);
    header->setSortIndicator(column, order);
    if (header->sectionResizeMode(column) == QHeaderView::Interactive) // the arrow must not push its title out of sight
        setColumnWidth(column, std::max(columnWidth(column), titleWidth(column)));
    proxy->sort(column, order);
}

void TableView::showHeaderMenu(const QPoint &position)
{
    QMenu menu(this);
    for (int column = 0; column < model()->columnCount(); ++column) {
        const QString title = model()->headerData(column, Qt::Horizontal).toString();
        if (title.isEmpty())
            continue;
        QAction *action = menu.addAction(title);
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) { setColumnHidden(column, !shown); });
    }
    menu.addSeparator();
    connect(menu.addAction(tr("Reset columns")), &QAction::triggered, this, &TableView::resetColumns);
    menu.exec(horizontalHeader()->mapToGlobal(position));
}

void TableView::resetColumns()
{
    for (int column = 0; column < model()->columnCount(); ++column)
        horizontalHeader()->moveSection(horizontalHeader()->visualIndex(column), column);
    if (!m_defaults.isEmpty())
        setDefaultColumns(m_defaults);
    m_widthsByHand = false;
    fitColumns();
}

void TableView::fitColumns()
{
    if (!model())
        return;
    const QFontMetrics words(font());
    const QFontMetrics numbers(numberFont());
    for (int column = 0; column < model()->columnCount(); ++column) {
        int width = titleWidth(column);
        for (int row = 0; row < std::min(model()->rowCount(), 60); ++row) {
            const QModelIndex index = model()->index(row, column);
            const bool number = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()) & Qt::AlignRight;
            width = std::max(width, (number ? numbers : words).horizontalAdvance(index.data().toString()) + scaled(18));
        }
        setColumnWidth(column, std::min(width, scaled(280)));
    }
}

// With the arrow where it is sorted by this column.
int TableView::titleWidth(int column) const
{
    const QHeaderView *header = horizontalHeader();
    const bool sorted = header->isSortIndicatorShown() && header->sortIndicatorSection() == column;
    const int text = header->fontMetrics().horizontalAdvance(model()->headerData(column, Qt::Horizontal).toString());
    return text + scaled(16) + (sorted ? style()->pixelMetric(QStyle::PM_HeaderMarkSize, nullptr, header) + 2 * style()->pixelMetric(QStyle::PM_HeaderMargin, nullptr, header) + scaled(8) : 0);
}

void TableView::fitToContents()
{
    m_fits = true;
    if (!m_widthsByHand)
        fitColumns();
}

// Once for all that changes now. What is out of sight has not its own font yet, and is fitted when it comes into sight.
void TableView::fitLater()
{
    if (!m_fits || m_widthsByHand || m_fitWaits || !isVisible())
        return;
    m_fitWaits = true;
    QTimer::singleShot(0, this, [this] {
        m_fitWaits = false;
        fitToContents();
    });
}

void TableView::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    if (m_fits)
        fitToContents();
    fill();
}

void TableView::setFilling(int column, int least)
{
    m_filling = column;
    m_least = least;
    fill();
}

void TableView::fill()
{
    if (m_filling < 0 || m_widthsByHand || !model())
        return;
    int others = 0;
    for (int column = 0; column < model()->columnCount(); ++column)
        others += column == m_filling || isColumnHidden(column) ? 0 : columnWidth(column);
    setColumnWidth(m_filling, std::max(m_least, viewport()->width() - others));
}

void TableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fill();
}

std::vector<int> TableView::selectedRowNumbers() const
{
    std::vector<int> rows;
    if (!selectionModel())
        return rows;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    std::ranges::sort(rows);
    rows.erase(std::ranges::unique(rows).begin(), rows.end());
    return rows;
}

void TableView::selectRows(std::vector<int> rows)
{
    std::ranges::sort(rows);
    QItemSelection selection;
    const int last = model()->columnCount() - 1;
    for (size_t i = 0; i < rows.size();) {
        size_t end = i + 1;
        while (end < rows.size() && rows[end] - rows[end - 1] <= 1)
            ++end;
        selection.append(QItemSelectionRange(model()->index(rows[i], 0), model()->index(rows[end - 1], last)));
        i = end;
    }
    if (selection == selectionModel()->selection())
        return;
    // In two steps: what is selected is compared with what was, each range with each, and that takes minutes where every second row is.
    selectionModel()->select(QItemSelection(), QItemSelectionModel::Clear);
    selectionModel()->select(selection, QItemSelectionModel::Select);
}

QString TableView::joined(const QModelIndexList &rows, QChar separator, bool quoted) const
{
    QList<int> columns;
    for (int visual = 0; visual < model()->columnCount(); ++visual)
        if (const int column = horizontalHeader()->logicalIndex(visual); !isColumnHidden(column))
            columns << column;
    const auto cell = [&](QString text) {
        if (quoted && (text.contains(separator) || text.contains(QLatin1Char('"')) || text.contains(QLatin1Char('\n'))))
            return QLatin1Char('"') + text.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
        return text;
    };
    QString result;
    QStringList line;
    for (const int column : columns)
        line << cell(model()->headerData(column, Qt::Horizontal).toString());
    result += line.join(separator) + QLatin1Char('\n');
    for (const QModelIndex &row : rows) {
        line.clear();
        for (const int column : columns)
            line << cell(model()->index(row.row(), column).data().toString());
        result += line.join(separator) + QLatin1Char('\n');
    }
    return result;
}

QString TableView::asText() const
{
    QModelIndexList rows;
    for (const int row : selectedRowNumbers())
        rows << model()->index(row, 0);
    if (rows.isEmpty())
        for (int row = 0; row < model()->rowCount(); ++row)
            rows << model()->index(row, 0);
    return joined(rows, QLatin1Char('\t'), false);
}

QString TableView::asCsv() const
{
    QModelIndexList rows;
    for (int row = 0; row < model()->rowCount(); ++row)
        rows << model()->index(row, 0);
    return joined(rows, QLatin1Char(','), true);
}

void TableView::copySelection()
{
    QApplication::clipboard()->setText(asText());
}

void TableView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        event->accept();
        return;
    }
    QTableView::keyPressEvent(event);
}

void TableView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        verticalHeader()->setDefaultSectionSize(scaled(space::row));
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitLater();
}

namespace {

// Whether each part of the path is there, whole or as its first letter and its numbers.
bool hasEveryScope(const QString &shown, const QString &name)
{
    const QStringList parts = shown.split(QLatin1Char('/'));
    const QStringList whole = name.split(QLatin1Char('/'));
    if (parts.size() != whole.size() || parts.back() != whole.back())
        return false;
    for (qsizetype i = 0; i + 1 < parts.size(); ++i)
        if (parts[i] != whole[i] && (parts[i].size() < 2 || parts[i].at(1) != QChar(0x2026) || parts[i].at(0) == QChar(0x2026)))
            return false;
    return true;
}

} // namespace

// What a path shares with the row above says nothing new: its own part gets the room.
QString TableDelegate::nameIn(const QFontMetrics &metrics, const QModelIndex &index, int width)
{
    const QString name = index.data().toString();
    const QString whole = elidedName(metrics, name, width);
    if (hasEveryScope(whole, name)) // cut short, they say more than none
        return whole;
    const QModelIndex other = index.siblingAtRow(index.row() > 0 ? index.row() - 1 : 1);
    const QString beside = other.isValid() ? other.data().toString() : QString();
    qsizetype shared = -1;
    for (qsizetype at = 0; at < std::min(name.size(), beside.size()) && name.at(at) == beside.at(at); ++at)
        if (name.at(at) == QLatin1Char('/'))
            shared = at;
    if (shared <= 0)
        return whole;
    const QString own = name.mid(shared + 1);
    const QString mark = QStringLiteral("…/");
    const QString marked = elidedName(metrics, own, width - metrics.horizontalAdvance(mark));
    const QString bare = elidedName(metrics, own, width); // where even this is cut, it says so itself and needs the room
    if (hasEveryScope(marked, own))
        return mark + marked;
    return bare == own ? metrics.elidedText(name, Qt::ElideLeft, width) : bare;
}

void TableDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = currentTheme();
    const bool selected = option.state & QStyle::State_Selected;
    QColor ground = selected ? theme.selectionFill : theme.field;
    if (const QVariant tint = index.data(TintRole); tint.isValid())
        ground = mixed(theme.accent, ground, 0.3 * std::clamp(tint.toDouble(), 0.0, 1.0));
    painter->fillRect(option.rect, ground);
    if (const QVariant heat = index.data(HeatRole); heat.isValid() && heat.toDouble() > 0) {
        QRect bar = option.rect.adjusted(0, 2, 0, -3);
        bar.setWidth(std::max(1, static_cast<int>(bar.width() * heat.toDouble())));
        painter->fillRect(bar, heatFill(theme, ground));
    }
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.hairline);
    const auto *view = qobject_cast<const QTableView *>(option.widget);
    const bool first = view && view->horizontalHeader()->visualIndex(index.column()) == 0;
    if (selected && first)
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), scaled(3), option.rect.height()), theme.accent);
    const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
    const bool number = alignment & Qt::AlignRight;
    const QFont font = number ? numberFont() : option.font;
    painter->setFont(font);
    const QString text = index.data().toString();
    const bool missing = text == QStringLiteral("–");
    painter->setPen(!(option.state & QStyle::State_Enabled) || index.data(FaintRole).toBool() ? theme.disabled : missing ? theme.secondary : theme.text);
    const QRect inner = option.rect.adjusted(scaled(7), 0, -scaled(7), -1);
    const QFontMetrics metrics(font);
    painter->drawText(inner, static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextSingleLine,
                      index.column() == m_middle ? nameIn(metrics, index, inner.width()) : metrics.elidedText(text, Qt::ElideRight, inner.width()));
    if ((option.state & QStyle::State_HasFocus) && view && view->hasFocus()) {
        painter->setPen(QPen(theme.accent, 1, Qt::DotLine));
        painter->drawRect(option.rect.adjusted(0, 0, -1, -2));
    }
}

QSize TableDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QFontMetrics(option.font).horizontalAdvance(index.data().toString()) + scaled(14), scaled(space::row)};
}

} // namespace pare
