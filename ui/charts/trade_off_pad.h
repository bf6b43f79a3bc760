#pragma once

#include "ui/charts/trade_off_plot.h"

#include <QVariantAnimation>

namespace pare {

// The chart under the hand: pointer, keys, tooltips, the guard that is dragged, and the mark that fades in.
class TradeOffPad : public TradeOffPlot {
    Q_OBJECT

public:
    explicit TradeOffPad(QWidget *parent = nullptr);

    // New variants fade in where motion is allowed and the chart is seen.
    void show(TradeOffData data);
    void setHovered(std::optional<TradeOffId> id); // from outside: tells nobody
    std::optional<TradeOffId> cursor() const { return m_cursor; }

Q_SIGNALS:
    void pointClicked(pare::TradeOffId id, Qt::KeyboardModifiers modifiers);
    void pointDoubleClicked(pare::TradeOffId id);
    void emptyClicked();
    void guardDragging(double guard);
    void guardDragged(double guard); // once, at the end of a drag that changed it
    void hovered(std::optional<pare::TradeOffId> id);
    void menuWanted(std::optional<pare::TradeOffId> id, const QPoint &globalPosition);

protected:
    bool event(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum class Press { None, Mark, Guard, Empty };

    void hover(std::optional<TradeOffId> id);
    bool onGuard(const QPointF &position) const;
    double guardAt(double y) const;
    void endGuardDrag(bool keep);
    void click(const TradeOffMark &mark, Qt::KeyboardModifiers modifiers);
    void moveCursor(int steps);
    void setCursorTo(std::optional<TradeOffId> id);
    QString tooltipFor(const TradeOffMark &mark) const;
    void paintOverlay(QPainter &painter) const;
    void paintArriving(QPainter &painter) const;
    void endArrival();

    Press m_press = Press::None;
    QPointF m_pressedAt;
    std::optional<TradeOffId> m_pressedMark;
    double m_grabbedOffset = 0; // from the guard line to the pointer
    bool m_dragging = false;
    std::optional<TradeOffId> m_cursor;
    QVariantAnimation m_arrival;
};

} // namespace pare
