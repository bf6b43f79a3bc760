// Numbers as a picture, a cell each: below zero blue, above it orange, the more the farther from zero.
#pragma once

#include <QImage>
#include <QWidget>

#include <functional>
#include <optional>

namespace pare {

class HeatMap : public QWidget {
    Q_OBJECT

public:
    explicit HeatMap(QWidget *parent = nullptr);

    // value(row, column): nullopt where there is none. Above 1,024 rows or columns every nth is shown. `reach`: what is drawn fullest.
    void setValues(int64_t rows, int64_t columns, std::function<std::optional<double>(int64_t, int64_t)> value, double reach);
    // What the pointer or the arrow keys are on: "[3, 17] 0.0132"; empty: nothing.
    [[nodiscard]] QString currentText() const { return m_currentText; }
    [[nodiscard]] int64_t step() const { return m_step; } // 1: every row and column is there

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void currentChanged(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void setCurrent(QPoint cell);
    [[nodiscard]] QRectF area() const; // of the picture in the widget

    std::function<std::optional<double>(int64_t, int64_t)> m_value;
    int64_t m_rows = 0;
    int64_t m_columns = 0;
    int64_t m_step = 1;
    double m_reach = 1;
    QImage m_picture;
    QPoint m_current{-1, -1};
    QString m_currentText;
};

} // namespace pare
