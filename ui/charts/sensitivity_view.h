#pragma once

#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

namespace pare {

// What is left of a figure as more and more of a layer is removed.
struct SensitivityData {
    struct Point {
        double share = 0;  // removed, 0 to 1
        double value = 0;
        QString words;     // "−25 % (8 of 32): 91.9 %, 22.4 dB"
    };
    std::vector<Point> points;   // by rising share
    std::optional<double> guard; // as value; drawn as a dashed line where the figure has one
    QString guardWords;
    bool percent = true;         // values are shares of 1, shown in percent
    QString caption;             // "top-1 [%] by share of channels removed"
};

// The curve, its points, the guard's line; 0 to 100 % along the bottom. Arrow keys walk the points as the pointer does; the one that is
// meant is told in words below. Without data it says what would give it.
class SensitivityView : public QWidget {
    Q_OBJECT

public:
    explicit SensitivityView(QWidget *parent = nullptr);

    void setData(std::optional<SensitivityData> data);
    void setEmptyText(const QString &text);
    [[nodiscard]] const std::optional<SensitivityData> &data() const { return m_data; }
    [[nodiscard]] int currentPoint() const { return m_current; } // -1: none
    // What stands below the plot.
    [[nodiscard]] QString words() const;
    // Where a point is drawn.
    [[nodiscard]] QPointF placeOf(int point) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QRectF plotRect() const;
    [[nodiscard]] QPointF at(double share, double value, const QRectF &plot) const;
    void setCurrent(int point);
    void paintAxes(QPainter &painter, const QRectF &plot) const;
    void paintGuard(QPainter &painter, const QRectF &plot) const;
    void paintCurve(QPainter &painter, const QRectF &plot) const;

    std::optional<SensitivityData> m_data;
    QString m_emptyText;
    double m_low = 0;
    double m_high = 1;
    int m_current = -1;
};

} // namespace pare
