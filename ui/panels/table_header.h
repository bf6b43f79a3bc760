// The header of a table.
#pragma once

#include <QHeaderView>

namespace pare {

class TableHeader : public QHeaderView {
    Q_OBJECT

public:
    explicit TableHeader(QWidget *parent = nullptr);

    // Only its own, in which nothing is ever selected: a header asks for every column whether all of its rows are selected, at each
    // drawing and range by range, though it looks the same either way.
    void setSelectionModel(QItemSelectionModel *model) override;
};

} // namespace pare
