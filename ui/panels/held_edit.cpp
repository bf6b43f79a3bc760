#include "ui/panels/held_edit.h"

#include <QAbstractSpinBox>
#include <QKeyEvent>

#include <utility>

namespace pare {

HeldEdit::HeldEdit(QAbstractSpinBox *box, std::function<void()> consider, std::function<void()> apply)
    : QObject(box), m_consider(std::move(consider)), m_apply(std::move(apply))
{
    box->setKeyboardTracking(false);
    box->installEventFilter(this);
}

void HeldEdit::valueChanged()
{
    m_pending = m_held;
    m_held ? m_consider() : m_apply();
}

void HeldEdit::letGo()
{
    m_held = false;
    if (std::exchange(m_pending, false))
        m_apply();
}

bool HeldEdit::eventFilter(QObject *, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress: m_held = true; break;
    case QEvent::KeyPress: {
        const int key = static_cast<QKeyEvent *>(event)->key();
        m_held = m_held || key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown;
        break;
    }
    case QEvent::KeyRelease:
        if (!static_cast<QKeyEvent *>(event)->isAutoRepeat())
            letGo();
        break;
    case QEvent::MouseButtonRelease:
    case QEvent::FocusOut:
    case QEvent::Hide: letGo(); break;
    default: break;
    }
    return false;
}

} // namespace pare
