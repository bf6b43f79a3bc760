// A line of text that gives way: cut with an ellipsis where there is no room, whole in its tooltip then.
#pragma once

#include <QLabel>

namespace pare {

class ElidedLabel : public QLabel {
    Q_OBJECT

public:
    using QLabel::QLabel;
    // The tooltip where all of the text is seen.
    void setHint(const QString &hint) { m_hint = hint; }
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_hint;
};

} // namespace pare
