// What the colours on screen mean. Foldable; an entry selects the layers that it stands for. GUI thread.
#pragma once

#include "ui/canvas/frame_painter.h"

#include <QWidget>

#include <vector>

namespace pare {

class Legend : public QWidget {
    Q_OBJECT

public:
    struct Entry {
        enum class Kind { Category, Precision, Change, Fused, WithoutValue };
        Kind kind = Kind::Category;
        Category category = Category::ElementWise;
        std::string precision; // of Change: which
        bool operator==(const Entry &) const = default;
    };

    explicit Legend(QWidget *parent);

    // What is on screen. Keeps its bottom left corner.
    void present(const FrameFacts &facts, ColourBy mode, const GraphDrawing &drawing);
    void clear();
    bool isFolded() const { return m_folded; }
    void setFolded(bool folded);
    const std::vector<Entry> &entries() const { return m_entries; }
    QRect entryRect(int entry) const;
    QRect headRect() const;
    QSize sizeHint() const override;
    QSize openSize() const; // when it is not folded
    QString title() const;  // in its head
    // All of it, unfolded, for a picture: from 0, 0, as large as openSize.
    void paintInto(QPainter &painter, const Theme &theme) const;

    // The layers that an entry stands for, ascending.
    static std::vector<int> nodesOf(const Entry &entry, ColourBy mode, const GraphDrawing &drawing);

Q_SIGNALS:
    void entryClicked(int entry, Qt::KeyboardModifiers modifiers);
    void sizeChanged();
    void foldedByHand();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    bool hasScale() const;
    QString entryText(const Entry &entry) const;
    int lineAt(QPoint position) const; // -1: head; from 0: entry; -2: neither
    void paintScale(QPainter &painter, const QRect &rect, const Theme &theme) const;
    void paintSwatch(QPainter &painter, const QRect &rect, const Entry &entry, const Theme &theme) const;
    int scaleHeight() const;
    void refit();
    void toggleByHand();
    QSize sizeIf(bool folded) const;

    std::vector<Entry> m_entries;
    ColourBy m_mode = ColourBy::Operator;
    QString m_low;      // of the scale
    QString m_high;
    QString m_how;      // "measured", "computed", "not measured"
    bool m_folded = false;
    int m_hovered = -2;
    int m_pressed = -2;
    int m_current = -1; // by keyboard
};

} // namespace pare
