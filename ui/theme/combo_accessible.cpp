#include "ui/theme/combo_accessible.h"

#include <QAbstractItemView>
#include <QAccessibleWidget>
#include <QComboBox>
#include <QLineEdit>

namespace pare {

namespace {

class ComboAccessible : public QAccessibleWidget {
public:
    explicit ComboAccessible(QComboBox *box) : QAccessibleWidget(box, QAccessible::ComboBox) {}

    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? box().currentText() : QAccessibleWidget::text(kind); // given, or of the label beside
    }

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.expandable = true;
        state.expanded = box().view()->isVisible();
        state.collapsed = !state.expanded;
        state.editable = box().isEditable();
        return state;
    }

    // The list, and the text where it can be written.
    int childCount() const override { return box().isEditable() ? 2 : 1; }
    QAccessibleInterface *child(int index) const override
    {
        return index == 0 ? QAccessible::queryAccessibleInterface(box().view()) : index == 1 && box().isEditable() ? QAccessible::queryAccessibleInterface(box().lineEdit()) : nullptr;
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        return child->object() == box().view() ? 0 : box().isEditable() && child->object() == box().lineEdit() ? 1 : -1;
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        return box().isEditable() && box().lineEdit()->rect().contains(box().lineEdit()->mapFromGlobal(QPoint(x, y))) ? child(1) : nullptr;
    }

    QStringList actionNames() const override
    {
        return isEnabled() ? QStringList{showMenuAction(), setFocusAction()} : QStringList();
    }
    void doAction(const QString &action) override
    {
        if (action != showMenuAction())
            QAccessibleWidget::doAction(action);
        else if (isEnabled())
            box().view()->isVisible() ? box().hidePopup() : box().showPopup();
    }

private:
    [[nodiscard]] QComboBox &box() const { return *static_cast<QComboBox *>(widget()); }
    [[nodiscard]] bool isEnabled() const { return box().isEnabled(); }
};

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *box = qobject_cast<QComboBox *>(object);
    return box ? new ComboAccessible(box) : nullptr;
}

} // namespace

void installComboAccessibility()
{
    static const bool once = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(once)
}

} // namespace pare
