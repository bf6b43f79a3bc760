// A spin box as a drag: while its arrow or a key is held down its values are only considered, and the one it is let go at applies.
#pragma once

#include <QObject>

#include <functional>

class QAbstractSpinBox;

namespace pare {

class HeldEdit : public QObject {
    Q_OBJECT

public:
    HeldEdit(QAbstractSpinBox *box, std::function<void()> consider, std::function<void()> apply);
    void valueChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void letGo();

    std::function<void()> m_consider;
    std::function<void()> m_apply;
    bool m_held = false;
    bool m_pending = false;
};

} // namespace pare
