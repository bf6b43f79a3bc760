// A row of controls that goes on in a second row where there is no room: words are never cut.
#pragma once

#include <QLayout>

#include <vector>

namespace pare {

// What stretches asks for its least width when rows are divided and then takes what its row has left. What is hidden takes no room.
class FoldingRow : public QLayout {
    Q_OBJECT

public:
    explicit FoldingRow(QWidget *parent = nullptr) : QLayout(parent) {}
    ~FoldingRow() override;
    FoldingRow(const FoldingRow &) = delete;
    FoldingRow &operator=(const FoldingRow &) = delete;

    // `least` is in design pixels; without it the widget's own least width holds.
    void add(QWidget *widget, int stretch = 0, int least = 0);
    void add(QLayout *together, int stretch = 0); // stays in one row
    void addSpace();                              // what follows stands at the end of its row

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override { return static_cast<int>(m_items.size()); }
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    void setGeometry(const QRect &rect) override;

private:
    struct Part {
        QLayoutItem *item;
        int stretch = 0;
        int least = 0;
    };
    [[nodiscard]] int widthOf(const Part &part) const; // when rows are divided
    [[nodiscard]] std::vector<std::vector<const Part *>> rows(int width) const;
    void place(const std::vector<const Part *> &row, const QRect &rect) const;
    [[nodiscard]] int gap() const { return std::max(0, spacing()); }

    std::vector<Part> m_items;
};

} // namespace pare
