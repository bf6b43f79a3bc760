#pragma once

#include <QStyledItemDelegate>

namespace pare {

// Cells of the jobs table: a 3-px bar under the progress text while a job runs, the state in its colour with a glyph,
// and Cancel drawn as a button (the view turns a click on that cell into JobList::cancel). Works on any view of a
// JobList, also through a proxy model.
class JobDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace pare
