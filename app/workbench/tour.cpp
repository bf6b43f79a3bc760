#include "app/workbench/tour.h"

#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace pare {

Tour::Tour(QWidget *window, std::vector<TourStep> steps)
    : QWidget(window), m_steps(std::move(steps)), m_count(new QLabel(this)), m_text(new QLabel(this)), m_next(new QPushButton(tr("Next"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFocusPolicy(Qt::StrongFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(scaled(14), scaled(12), scaled(14), scaled(12));
    m_count->setFont(smallFont());
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_text->setWordWrap(true);
    layout->addWidget(m_count);
    layout->addWidget(m_text);
    auto *buttons = new QHBoxLayout;
    auto *skip = new QPushButton(tr("Skip"), this);
    buttons->addStretch(1);
    buttons->addWidget(skip);
    buttons->addWidget(m_next);
    layout->addLayout(buttons);
    setFixedWidth(scaled(320));
    skip->setAutoDefault(true); // Enter presses them too
    m_next->setAutoDefault(true);
    connect(skip, &QPushButton::clicked, this, &QWidget::close);
    connect(m_next, &QPushButton::clicked, this, &Tour::next);
    window->installEventFilter(this);
}

void Tour::start()
{
    m_step = 0;
    m_before = QApplication::focusWidget();
    showStep();
    show();
    raise();
    m_next->setFocus();
}

void Tour::done(size_t step)
{
    if (isVisible() && step == m_step)
        next();
}

void Tour::closeEvent(QCloseEvent *event)
{
    if (m_before && isAncestorOf(QApplication::focusWidget()))
        m_before->setFocus();
    QWidget::closeEvent(event);
}

void Tour::next()
{
    if (++m_step >= m_steps.size()) {
        close();
        return;
    }
    showStep();
}

void Tour::showStep()
{
    const TourStep &step = m_steps[m_step];
    if (step.prepare)
        step.prepare();
    m_count->setText(tr("%1 of %2").arg(m_step + 1).arg(m_steps.size()));
    m_text->setText(step.text);
    m_next->setText(m_step + 1 == m_steps.size() ? tr("Done") : tr("Next"));
    setAccessibleName(step.text);
    setFixedHeight(layout()->hasHeightForWidth() ? layout()->heightForWidth(width()) : layout()->sizeHint().height());
    place();
}

void Tour::place()
{
    const TourStep &step = m_steps[m_step];
    QWidget *window = parentWidget();
    QPoint at(window->width() / 2 - width() / 2, window->height() / 2 - height() / 2);
    if (step.target && step.target->isVisible()) {
        const QRect target(step.target->mapTo(window, QPoint(0, 0)), step.target->size());
        const int gap = scaled(8);
        if (target.right() + gap + width() < window->width())
            at = {target.right() + gap, target.top() + gap};
        else if (target.left() - gap - width() > 0)
            at = {target.left() - gap - width(), target.top() + gap};
        else if (target.bottom() + gap + height() < window->height())
            at = {target.left(), target.bottom() + gap};
        else
            at = {target.left() + gap, target.top() - gap - height()};
    }
    at.setX(std::clamp(at.x(), 0, std::max(0, window->width() - width())));
    at.setY(std::clamp(at.y(), 0, std::max(0, window->height() - height())));
    move(at);
}

bool Tour::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

void Tour::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(currentTheme().accent, 2));
    painter.setBrush(currentTheme().field);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
}

void Tour::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace pare
