#include "ui/panels/table_header.h"

namespace pare {

TableHeader::TableHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent) {}

void TableHeader::setSelectionModel(QItemSelectionModel *model)
{
    if (!model || model->parent() == this)
        QHeaderView::setSelectionModel(model);
}

} // namespace pare
