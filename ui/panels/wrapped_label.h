// Text in as many lines as it needs: a layout never gives it fewer.
#pragma once

#include <QLabel>

namespace pare {

// A label that wraps is given the height that it asked for at another width where it was filled before it was shown, and its last lines
// are cut. This one asks again for its width of now.
class WrappedLabel : public QLabel {
    Q_OBJECT

public:
    explicit WrappedLabel(const QString &text, QWidget *parent = nullptr);
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
};

} // namespace pare
