#pragma once

#include <QString>
#include <QWidget>

#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace pare {

// How often values fall into equally wide bins between low and high.
struct HistogramData {
    double low = 0;
    double high = 0;
    double step = 0;                 // values lie on multiples of it, half a step inside the edges of bins; 0: anywhere
    std::vector<double> counts;      // a bin each; at least one, all finite and not below 0
    std::vector<double> before;      // the same bins before the change, drawn as an outline; may be empty
    double mean = std::numeric_limits<double>::quiet_NaN();
    double deviation = std::numeric_limits<double>::quiet_NaN();
    double zeroShare = 0;            // of values that are exactly zero, 0 to 1
    qint64 total = 0;
    std::optional<std::pair<double, double>> range; // that the values are rounded within; what lies outside is cut off
    QString barName, outlineName;    // of counts and before, where there are both: "INT8", "float"
    QString caption;                 // "weights of Conv_12 · 9,216 values"
};

// The spread of a tensor's values: bars on a linear axis, zero marked, the counts linear or logarithmic. Arrow keys walk
// the bins as the pointer does; the bin under it is told in words below. Without data it says so.
class HistogramView : public QWidget {
    Q_OBJECT

public:
    explicit HistogramView(QWidget *parent = nullptr);

    void setData(std::optional<HistogramData> fresh);
    // What stands there without data: "this layer has no weights".
    void setEmptyText(const QString &text);
    void setLogarithmic(bool on);
    bool isLogarithmic() const { return m_logarithmic; }

    // The bin that is pointed at or walked to, -1: none.
    int currentBin() const { return m_current; }
    // Bounds and count of a bin in words.
    QString binText(int bin) const;
    // Mean, deviation and share of zeros in words.
    QString summary() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QRectF plotRect() const;
    double heightOf(double count) const; // 0 to 1 of the plot's height
    void setCurrent(int bin);
    void paintBars(QPainter &painter, const QRectF &plot) const;
    void paintAxis(QPainter &painter, const QRectF &plot) const;
    void paintRange(QPainter &painter, const QRectF &plot) const;

    std::optional<HistogramData> m_data;
    QString m_emptyText;
    double m_largest = 0;
    bool m_logarithmic = false;
    int m_current = -1;
};

} // namespace pare
