#include "ui/panels/step_row.h"

#include "core/passes/all_passes.h"
#include "ui/panels/elided_label.h"
#include "ui/panels/message_bar.h"
#include "ui/panels/step_options.h"
#include "ui/panels/step_words.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/language.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"

#include <QApplication>
#include <QCheckBox>
#include <QGraphicsOpacityEffect>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyleOptionFocusRect>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace pare {

namespace {

constexpr int gripWidth = 10;
constexpr double liftedOpacity = 0.45;

// Six dots: what can be taken hold of.
class Grip : public QWidget {
public:
    explicit Grip(QWidget *parent) : QWidget(parent)
    {
        setFixedWidth(scaled(gripWidth));
        setCursor(Qt::OpenHandCursor);
        setToolTip(StepRow::tr("Drag to another place (Alt+Up, Alt+Down)"));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(currentTheme().controlBorder);
        const double dot = scaledF(2);
        const double step = scaledF(4);
        for (int column = -1; column <= 0; ++column)
            for (int row = -1; row <= 1; ++row)
                painter.drawEllipse(QPointF(width() / 2.0 + (column + 0.5) * step, height() / 2.0 + row * step), dot / 2, dot / 2);
    }
};

QToolButton *tool(const QString &icon, const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setIcon(themeIcon(icon));
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

StepRow::StepRow(QWidget *parent)
    : QWidget(parent), m_grip(new Grip(this)), m_enabled(new QCheckBox(this)), m_name(new ElidedLabel(this)),
      m_fold(tool(QStringLiteral("arrow-right"), tr("Options"), this)), m_remove(tool(QStringLiteral("edit-delete"), tr("Remove step (Del)"), this)),
      m_second(new QWidget(this)), m_secondLayout(new QBoxLayout(QBoxLayout::LeftToRight, m_second)), m_details(new ElidedLabel(m_second)), m_effect(new QLabel(m_second)), m_conflict(new QWidget(this)),
      m_conflictText(new QLabel(m_conflict)), m_better(new QToolButton(m_conflict)), m_problem(new QLabel(this)), m_column(new QVBoxLayout(this))
{
    setFocusPolicy(Qt::StrongFocus);
    m_column->setContentsMargins(0, scaled(3), 0, scaled(3));
    m_column->setSpacing(0);

    auto *head = new QHBoxLayout;
    head->setSpacing(scaled(space::inside));
    head->addWidget(m_grip);
    head->addWidget(m_enabled);
    head->addWidget(m_name, 1);
    head->addWidget(m_fold);
    head->addWidget(m_remove);
    m_column->addLayout(head);

    const int indent = scaled(gripWidth + space::inside);
    m_secondLayout->setContentsMargins(indent, 0, scaled(space::inside), 0);
    m_secondLayout->setSpacing(scaled(space::between));
    for (QLabel *label : {static_cast<QLabel *>(m_details), m_effect}) {
        label->setFont(label == m_effect ? smallNumberFont() : smallFont());
        label->setForegroundRole(QPalette::PlaceholderText);
    }
    m_secondLayout->addWidget(m_details, 1);
    m_secondLayout->addWidget(m_effect);
    m_effect->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_column->addWidget(m_second);

    auto *conflict = new QHBoxLayout(m_conflict);
    conflict->setContentsMargins(indent, 0, 0, 0);
    conflict->setSpacing(scaled(space::inside));
    m_better->setText(tr("Move up"));
    m_better->setFocusPolicy(Qt::TabFocus);
    conflict->addWidget(m_conflictText, 1);
    conflict->addWidget(m_better, 0, Qt::AlignTop);
    m_column->addWidget(m_conflict);
    m_problem->setContentsMargins(indent, 0, 0, 0);
    m_column->addWidget(m_problem);
    for (QLabel *label : {m_conflictText, m_problem}) {
        label->setFont(smallFont());
        label->setWordWrap(true);
    }
    m_conflict->hide();
    m_problem->hide();
    colourWarnings();

    connect(m_enabled, &QCheckBox::toggled, this, &StepRow::enabledChanged);
    connect(m_fold, &QToolButton::clicked, this, [this] { setOpen(!m_open); });
    connect(m_remove, &QToolButton::clicked, this, &StepRow::removeRequested);
    connect(m_better, &QToolButton::clicked, this, &StepRow::betterPlaceRequested);
}

void StepRow::showStep(size_t position, const RecipeStep &step, const QString &conflict)
{
    m_step = step;
    const Pass *pass = findPass(step.pass);
    const QString name = QString::fromStdString(step.pass);
    const QString summary = pass ? coreWords(pass->summary) : tr("There is no such pass here");
    m_name->setText(QStringLiteral("%1  %2").arg(position + 1).arg(name));
    m_name->setHint(summary);
    m_name->setForegroundRole(step.enabled ? QPalette::WindowText : QPalette::PlaceholderText);
    {
        const QSignalBlocker quiet(m_enabled);
        m_enabled->setChecked(step.enabled);
    }
    m_enabled->setToolTip(step.enabled ? tr("Leave this step out") : tr("Take this step in"));
    m_enabled->setAccessibleName(tr("Step %1, %2").arg(position + 1).arg(name));
    QString details = targetText(step);
    if (const QString value = mainValue(step); !value.isEmpty())
        details += QStringLiteral(" · ") + value;
    m_details->setText(details);
    placeEffect();
    m_conflictText->setText(conflict);
    m_conflict->setVisible(!conflict.isEmpty());
    m_better->setAccessibleDescription(conflict);
    if (!step.enabled)
        showEffect(nullptr);
    const bool opens = pass && !pass->options.empty();
    m_fold->setVisible(opens);
    if (!opens && m_open)
        setOpen(false);
    if (m_options)
        m_options->showOptions(step.options);
    setAccessibleName(tr("Step %1, %2").arg(position + 1).arg(name));
    setAccessibleDescription(details + (conflict.isEmpty() ? QString() : QStringLiteral(". ") + conflict));
}

void StepRow::showEffect(const StepEffect *effect)
{
    const Pass *pass = findPass(m_step.pass);
    const bool trains = pass && pass->needsTraining;
    m_effect->setText(!m_step.enabled ? tr("off") : !effect ? QString() : trains && effect->problem.empty() ? tr("same size") : effectText(*effect));
    m_effect->setVisible(!m_effect->text().isEmpty());
    placeEffect();
    m_effect->setToolTip(!effect || !m_step.enabled ? QString()
                         : trains ? tr("Other weights of the same size: what training gives is measured after Run")
                         : m_step.pass == "prune-weights"
                             ? tr("Zeros take as much room as other numbers: the file is smaller only once it is compressed")
                         : effect->exact ? tr("What this step changes, computed")
                                         : tr("What this step changes, estimated: it needs data to run"));
    const QString problem = effect && m_step.enabled ? asSentence(QString::fromStdString(effect->problem)) : QString();
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void StepRow::setOpen(bool open)
{
    const Pass *pass = findPass(m_step.pass);
    if (open == m_open || (open && (!pass || pass->options.empty())))
        return;
    m_open = open;
    if (open && !m_options) {
        m_options = new StepOptions(*pass, this);
        m_options->setContentsMargins(scaled(gripWidth + space::inside), 0, 0, 0);
        m_options->showOptions(m_step.options);
        m_column->addWidget(m_options);
        connect(m_options, &StepOptions::edited, this, &StepRow::optionsEdited);
        connect(m_options, &StepOptions::considered, this, &StepRow::optionsConsidered);
        connect(m_options, &StepOptions::statusHint, this, &StepRow::statusHint);
        QWidget *before = m_remove;
        for (QWidget *next : m_options->focusChain()) {
            setTabOrder(before, next);
            before = next;
        }
    }
    if (m_options) {
        if (!open && m_options->isAncestorOf(QApplication::focusWidget()))
            setFocus();
        m_options->setVisible(open);
    }
    m_fold->setIcon(themeIcon(open ? QStringLiteral("arrow-down") : QStringLiteral("arrow-right")));
    m_fold->setToolTip(open ? tr("Fold the options") : tr("Options"));
    m_fold->setAccessibleDescription(open ? tr("open") : tr("folded"));
    if (open)
        Q_EMIT opened();
}

void StepRow::setLifted(bool lifted)
{
    if (!lifted) {
        setGraphicsEffect(nullptr);
        m_grip->setCursor(Qt::OpenHandCursor);
        return;
    }
    auto *faint = new QGraphicsOpacityEffect(this);
    faint->setOpacity(liftedOpacity);
    setGraphicsEffect(faint);
    m_grip->setCursor(Qt::ClosedHandCursor);
}

std::vector<QWidget *> StepRow::focusChain() const
{
    std::vector<QWidget *> chain{const_cast<StepRow *>(this), m_enabled, m_fold, m_remove, m_better};
    if (m_options)
        for (QWidget *widget : m_options->focusChain())
            chain.push_back(widget);
    return chain;
}

bool StepRow::isOnHead(const QPoint &position) const
{
    return position.y() < m_second->geometry().bottom();
}

void StepRow::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && isOnHead(event->position().toPoint()))
        m_pressed = event->position().toPoint();
}

void StepRow::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_pressed)
        return;
    const QPoint way = event->position().toPoint() - *m_pressed;
    m_dragging = m_dragging || way.manhattanLength() >= QApplication::startDragDistance();
    if (m_dragging)
        Q_EMIT gripDragged(event->globalPosition().toPoint());
}

void StepRow::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_pressed)
        return;
    const bool onGrip = m_pressed->x() < m_grip->geometry().right();
    m_pressed.reset();
    if (std::exchange(m_dragging, false))
        Q_EMIT gripDropped();
    else if (!onGrip && isOnHead(event->position().toPoint()))
        setOpen(!m_open);
}

void StepRow::contextMenuEvent(QContextMenuEvent *event)
{
    setFocus();
    Q_EMIT menuRequested(event->reason() == QContextMenuEvent::Mouse ? event->globalPos() : mapToGlobal(QPoint(m_name->x(), m_name->geometry().bottom())));
}

void StepRow::keyPressEvent(QKeyEvent *event)
{
    if (!hasFocus() && event->key() != Qt::Key_Escape) {
        QWidget::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Up: Q_EMIT focusMoved(-1); break;
    case Qt::Key_Down: Q_EMIT focusMoved(1); break;
    case Qt::Key_Space: m_enabled->toggle(); break;
    case Qt::Key_Return:
    case Qt::Key_Enter: setOpen(!m_open); break;
    case Qt::Key_Right:
    case Qt::Key_Plus: setOpen(true); break;
    case Qt::Key_Left:
    case Qt::Key_Minus: setOpen(false); break;
    case Qt::Key_Escape:
        if (m_dragging) {
            m_dragging = false;
            m_pressed.reset();
            Q_EMIT gripCancelled();
        } else if (m_open) {
            setOpen(false);
            setFocus();
        } else {
            QWidget::keyPressEvent(event);
        }
        break;
    default: QWidget::keyPressEvent(event);
    }
}

void StepRow::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void StepRow::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void StepRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), currentTheme().hairline);
    if (!hasFocus())
        return;
    QStyleOptionFocusRect ring;
    ring.initFrom(this);
    ring.rect = rect().adjusted(0, 0, 0, -1);
    style()->drawPrimitive(QStyle::PE_FrameFocusRect, &ring, &painter, this);
}

void StepRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colourWarnings();
}

void StepRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeEffect();
}

// Beside what the step is for where there is room, else below it.
void StepRow::placeEffect()
{
    const QMargins margins = m_secondLayout->contentsMargins();
    const int room = width() - margins.left() - margins.right() - scaled(space::between);
    const bool fits = m_effect->isHidden() || m_details->sizeHint().width() + m_effect->sizeHint().width() <= room;
    m_secondLayout->setDirection(fits ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_secondLayout->setSpacing(fits ? scaled(space::between) : 0);
}

void StepRow::colourWarnings()
{
    for (QLabel *label : {m_conflictText, m_problem}) {
        QPalette palette = label->palette();
        palette.setColor(QPalette::WindowText, label == m_problem ? currentTheme().error : currentTheme().warning);
        label->setPalette(palette);
    }
}

} // namespace pare
