#include "app/workbench/fold_pane.h"

#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"
#include "ui/theme/style_drawing.h"

#include <QAbstractButton>
#include <QBoxLayout>
#include <QPainter>

namespace pare {

namespace {

constexpr int stripThickness = 28;

}

// The strip: the pane's name, upright at the sides; a click opens the pane.
class FoldStrip : public QAbstractButton {
public:
    FoldStrip(bool upright, QWidget *parent) : QAbstractButton(parent), m_upright(upright)
    {
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(upright ? QSizePolicy::Fixed : QSizePolicy::Expanding, upright ? QSizePolicy::Expanding : QSizePolicy::Fixed);
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        const int thickness = scaled(stripThickness);
        const int length = fontMetrics().horizontalAdvance(text()) + 2 * scaled(space::between);
        return m_upright ? QSize(thickness, length) : QSize(length, thickness);
    }

protected:
    void enterEvent(QEnterEvent *event) override
    {
        QAbstractButton::enterEvent(event);
        update();
    }
    void leaveEvent(QEvent *event) override
    {
        QAbstractButton::leaveEvent(event);
        update();
    }
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Theme &theme = currentTheme();
        painter.fillRect(rect(), underMouse() ? theme.otherRow : theme.panel);
        painter.setPen(theme.text);
        const int margin = scaled(space::between);
        if (m_upright) {
            painter.save();
            painter.translate(0, height());
            painter.rotate(-90);
            painter.drawText(QRect(0, 0, height() - margin, width()), Qt::AlignRight | Qt::AlignVCenter, text());
            painter.restore();
        } else {
            painter.drawText(rect().adjusted(margin, 0, -margin, 0), Qt::AlignLeft | Qt::AlignVCenter, text());
        }
        if (hasFocus())
            style::drawFocusRing(painter, rect(), theme.accent);
    }

private:
    bool m_upright;
};

FoldPane::FoldPane(Qt::Edge edge, const QString &title, QWidget *contents, int least, QWidget *parent)
    : QWidget(parent), m_edge(edge), m_contents(contents), m_strip(new FoldStrip(edge != Qt::BottomEdge, this)), m_least(least)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_strip);
    layout->addWidget(m_contents);
    setTitle(title);
    m_strip->hide();
    upright() ? setMinimumWidth(scaled(m_least)) : setMinimumHeight(scaled(m_least));
    connect(m_strip, &QAbstractButton::clicked, this, &FoldPane::openRequested);
}

void FoldPane::setTitle(const QString &title)
{
    m_strip->setText(title);
    m_strip->setToolTip(tr("Open the pane %1").arg(title));
    m_strip->setAccessibleName(m_strip->toolTip());
}

void FoldPane::setFolded(bool folded)
{
    if (folded == m_folded)
        return;
    m_folded = folded;
    m_contents->setVisible(!folded);
    m_strip->setVisible(folded);
    const int thickness = scaled(stripThickness);
    const int least = folded ? thickness : scaled(m_least);
    const int most = folded ? thickness : QWIDGETSIZE_MAX;
    if (upright()) {
        setMinimumWidth(least);
        setMaximumWidth(most);
    } else {
        setMinimumHeight(least);
        setMaximumHeight(most);
    }
    Q_EMIT foldChanged(folded);
}

} // namespace pare
