// The bar above the centre: where it has no room for all of its tools, those that have a key and a menu entry too give way, and a button at its end lists them.
#pragma once

#include <QWidget>

#include <vector>

class QHBoxLayout;
class QMenu;
class QToolButton;

namespace pare {

class ViewBar : public QWidget {
public:
    // more: what the button at its end is.
    explicit ViewBar(const QString &more, QWidget *parent = nullptr);
    [[nodiscard]] QHBoxLayout *row() const { return m_row; }
    // Gives way before those that were named earlier.
    void addSpare(QWidget *tool);
    // Becomes narrower than it wants to be only where all spares are gone.
    void setLast(QWidget *tool) { m_last = tool; }
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
    void listHidden();

    QHBoxLayout *m_row;
    QToolButton *m_more;
    QMenu *m_menu;
    QWidget *m_last = nullptr;
    std::vector<Spare> m_spares;
};

} // namespace pare
