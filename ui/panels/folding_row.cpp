#include "ui/panels/folding_row.h"

#include "ui/theme/metrics.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace pare {

namespace {

int heightOf(const QLayoutItem &item)
{
    return item.sizeHint().height();
}

} // namespace

FoldingRow::~FoldingRow()
{
    for (const Part &part : m_items)
        delete part.item;
}

void FoldingRow::add(QWidget *widget, int stretch, int least)
{
    addWidget(widget);
    m_items.back().stretch = stretch;
    m_items.back().least = least;
}

void FoldingRow::add(QLayout *together, int stretch)
{
    addChildLayout(together);
    addItem(together);
    m_items.back().stretch = stretch;
}

void FoldingRow::addSpace()
{
    addItem(new QSpacerItem(0, 0, QSizePolicy::Expanding, QSizePolicy::Minimum));
}

void FoldingRow::addItem(QLayoutItem *item)
{
    m_items.push_back({item});
    invalidate();
}

QLayoutItem *FoldingRow::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<size_t>(index)].item : nullptr;
}

QLayoutItem *FoldingRow::takeAt(int index)
{
    QLayoutItem *item = itemAt(index);
    if (item) {
        m_items.erase(m_items.begin() + index);
        invalidate();
    }
    return item;
}

int FoldingRow::widthOf(const Part &part) const
{
    if (part.stretch == 0)
        return std::max(part.item->minimumSize().width(), part.item->sizeHint().width());
    return std::max(part.item->minimumSize().width(), scaled(part.least));
}

std::vector<std::vector<const FoldingRow::Part *>> FoldingRow::rows(int width) const
{
    std::vector<std::vector<const Part *>> rows(1);
    int used = 0;
    for (const Part &part : m_items) {
        const bool space = part.item->spacerItem() != nullptr;
        if (!space && part.item->isEmpty())
            continue;
        const int wide = space ? 0 : widthOf(part) + (used > 0 ? gap() : 0);
        if (used > 0 && used + wide > width) {
            rows.emplace_back();
            used = 0;
        }
        rows.back().push_back(&part);
        used += space ? 0 : widthOf(part) + (used > 0 ? gap() : 0);
    }
    return rows;
}

int FoldingRow::heightForWidth(int width) const
{
    const QMargins margins = contentsMargins();
    int height = margins.top() + margins.bottom() - gap();
    for (const auto &row : rows(width - margins.left() - margins.right())) {
        int high = 0;
        for (const Part *part : row)
            high = std::max(high, heightOf(*part->item));
        height += high + gap();
    }
    return height;
}

// All in one row is what is wished for; the least is the widest part.
QSize FoldingRow::sizeHint() const
{
    const QMargins margins = contentsMargins();
    int width = -gap();
    int high = 0;
    for (const Part &part : m_items)
        if (!part.item->spacerItem() && !part.item->isEmpty()) {
            width += widthOf(part) + gap();
            high = std::max(high, heightOf(*part.item));
        }
    return {std::max(0, width) + margins.left() + margins.right(), high + margins.top() + margins.bottom()};
}

QSize FoldingRow::minimumSize() const
{
    const QMargins margins = contentsMargins();
    QSize least;
    for (const Part &part : m_items)
        if (!part.item->isEmpty())
            least = least.expandedTo({part.item->minimumSize().width(), heightOf(*part.item)});
    return least.grownBy(margins);
}

void FoldingRow::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    const QRect inside = rect.marginsRemoved(contentsMargins());
    int top = inside.top();
    for (const auto &row : rows(inside.width())) {
        int high = 0;
        for (const Part *part : row)
            high = std::max(high, heightOf(*part->item));
        place(row, {inside.left(), top, inside.width(), high});
        top += high + gap();
    }
}

void FoldingRow::place(const std::vector<const Part *> &row, const QRect &rect) const
{
    int spare = rect.width() + gap();
    int stretches = 0;
    int spaces = 0;
    for (const Part *part : row) {
        stretches += part->stretch;
        spaces += part->item->spacerItem() ? 1 : 0;
        spare -= part->item->spacerItem() ? 0 : widthOf(*part) + gap();
    }
    int left = rect.left();
    for (const Part *part : row) {
        if (part->item->spacerItem()) { // after what stretches, which may be as wide as it may be
            left += stretches == 0 ? std::max(0, spare / spaces) : 0;
            continue;
        }
        int wide = std::min(widthOf(*part), rect.width());
        if (part->stretch > 0 && spare > 0) {
            const int most = std::max(wide, part->item->maximumSize().width());
            const int more = std::min(spare * part->stretch / stretches, most - wide);
            wide += more;
            spare -= more;
            stretches -= part->stretch;
        }
        part->item->setGeometry(QStyle::visualRect(parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight, rect, {left, rect.top(), wide, rect.height()}));
        left += wide + gap();
    }
}

} // namespace pare
