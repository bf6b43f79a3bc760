// Variants as lines across one axis for each measure; up is better on all of them.
#pragma once

#include "ui/charts/trade_off_data.h"

#include <QColor>
#include <QList>
#include <QStringList>
#include <QWidget>

#include <optional>
#include <vector>

namespace pare {

struct ParallelAxis {
    QString name;            // "Size"
    QString unit;            // "kB"; values are shown divided by it
    double divisor = 1;
    int decimals = 1;
    bool lowerIsBetter = true;
    QString id{};            // of the measure, for bounds that are drawn on it: "size"
};

struct ParallelLine {
    TradeOffId id{};
    QString name;
    TradeOffKind kind = TradeOffKind::Other;
    QString infeasible;              // why it does not hold the constraint; empty: it does
    std::vector<double> values;      // by axis; NaN: not measured
};

struct ParallelData {
    std::vector<ParallelAxis> axes;
    std::vector<ParallelLine> lines; // the source first
};

class ParallelView : public QWidget {
    Q_OBJECT

public:
    explicit ParallelView(QWidget *parent = nullptr);

    void setData(const ParallelData &data);
    [[nodiscard]] const ParallelData &data() const { return m_data; }
    void setShown(std::optional<TradeOffId> id);   // drawn strongest
    void setHovered(std::optional<TradeOffId> id); // from elsewhere
    [[nodiscard]] QPointF pointOf(size_t line, size_t axis) const; // where a line crosses an axis; null where it has no number
    [[nodiscard]] QString textOf(size_t line) const;               // its numbers in words
    // How a line is told apart: by what was done, and among those that were treated alike by dashes, mark and shade.
    struct Look {
        QColor colour;
        QList<qreal> dashes; // empty: drawn through
        int mark = 0;        // circle, square, triangle, diamond
    };
    [[nodiscard]] Look lookOf(size_t line) const;
    // An axis's name in the lines that it takes between its neighbours.
    [[nodiscard]] QStringList titleOf(size_t axis) const;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void chosen(pare::TradeOffId id);
    void hovered(std::optional<qint64> id);
    // A stretch of an axis was drawn: from its worse end on, variants hold it. `worse` in the measure's own unit.
    void boundDrawn(int axis, double worse);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override; // tooltips

private:
    struct Span {
        double low = 0, high = 1;
    };
    [[nodiscard]] QRectF plot() const;
    [[nodiscard]] double titleWidth(size_t axis) const;
    [[nodiscard]] double axisX(size_t axis) const;
    [[nodiscard]] double yOf(size_t axis, double value) const;
    [[nodiscard]] double valueAt(size_t axis, double y) const;
    [[nodiscard]] std::optional<size_t> lineAt(const QPointF &at) const;
    [[nodiscard]] std::optional<size_t> axisAt(double x) const;
    [[nodiscard]] std::optional<size_t> positionOf(std::optional<TradeOffId> id) const;
    void paintLine(QPainter &painter, size_t line, bool strong) const;
    void paintNames(QPainter &painter, std::optional<size_t> told) const;
    void paintNumbers(QPainter &painter, size_t line) const;
    void setOwnHover(std::optional<TradeOffId> id);

    ParallelData m_data;
    std::vector<Span> m_spans; // by axis
    std::vector<int> m_alike;  // by line: how many of its kind come before it
    std::optional<TradeOffId> m_shown, m_hovered;
    std::optional<size_t> m_drawnAxis;
    double m_drawnFrom = 0, m_drawnTo = 0; // pixels down
};

} // namespace pare
