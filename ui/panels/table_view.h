// The one table of the window: rows of equal height with a hairline, plain header, numbers on the right, heat bars, sorting by raw
// value with a third click back to the model's order, columns to show and hide, copying as text.
#pragma once

#include <QStyledItemDelegate>
#include <QTableView>

#include <vector>

namespace pare {

class TableView : public QTableView {
    Q_OBJECT

public:
    explicit TableView(QWidget *parent = nullptr);

    // The model behind must be a QSortFilterProxyModel: sorting by column -1 gives the model's order.
    void setModel(QAbstractItemModel *model) override;
    // Columns that are shown at first; all others are in the header's menu. Reset columns comes back to these.
    void setDefaultColumns(const QList<int> &columns);
    // Columns whose text is elided in the middle (names).
    void setMiddleElided(int column);
    // The column that takes the space that is left.
    void setStretched(int column);
    // The column takes the room that the others leave, but no less than `least`, unless somebody has set a width by hand.
    void setFilling(int column, int least);
    // As they were at first: which are shown, their order, widths after their contents.
    void resetColumns();
    // Columns as wide as what stands in them, unless somebody has set a width by hand.
    void fitToContents();
    // Widths and order, for saving.
    [[nodiscard]] QByteArray headerState() const;
    void restoreHeader(const QByteArray &state);

    // In the table's order. Asks for ranges, not for rows: a selection of a hundred thousand rows is read at once.
    [[nodiscard]] std::vector<int> selectedRowNumbers() const;
    // Selects these rows, given in any order, and nothing else. Neighbours become one range.
    void selectRows(std::vector<int> rows);

    // The selected rows, or all where none is, as tab-separated text with the header.
    [[nodiscard]] QString asText() const;
    // Everything, RFC 4180.
    [[nodiscard]] QString asCsv() const;

public Q_SLOTS:
    void copySelection();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void fitLater();
    void fill();
    void clickHeader(int column);
    void showHeaderMenu(const QPoint &position);
    void fitColumns();
    [[nodiscard]] int titleWidth(int column) const;
    [[nodiscard]] QString joined(const QModelIndexList &rows, QChar separator, bool quoted) const;

    QList<int> m_defaults;
    int m_sorted = -1;
    int m_clicks = 0;
    int m_filling = -1;
    int m_least = 0;
    bool m_widthsByHand = false;
    bool m_fits = false; // its columns follow what stands in them
    bool m_fitWaits = false;
};

// Paints cells: hairline below, heat bar from the left behind the text, accent edge on selected rows.
class TableDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void setMiddleElided(int column) { m_middle = column; }
    // The name of a row in this width: where it does not fit, first without the path that the row above has too.
    [[nodiscard]] static QString nameIn(const QFontMetrics &metrics, const QModelIndex &index, int width);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    int m_middle = 0;
};

} // namespace pare
