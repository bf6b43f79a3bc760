// The bar above the centre: where it has no room for all of its tools, those that have a key and a menu entry too give way.
#pragma once

#include <QWidget>

#include <vector>

class QHBoxLayout;

namespace pare {

class ViewBar : public QWidget {
public:
    explicit ViewBar(QWidget *parent = nullptr);
    [[nodiscard]] QHBoxLayout *row() const { return m_row; }
    // Gives way before those that were named earlier.
    void addSpare(QWidget *tool);
    // Hides a widget of the bar, or shows it where there is room.
    void setWanted(QWidget *tool, bool wanted);

protected:
    bool event(QEvent *event) override;

private:
    struct Spare {
        QWidget *tool;
        bool wanted = true;
    };
    void fit();

    QHBoxLayout *m_row;
    std::vector<Spare> m_spares;
};

} // namespace pare
