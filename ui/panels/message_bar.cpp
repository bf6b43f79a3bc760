#include "ui/panels/message_bar.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace pare {

namespace {

constexpr int mostMessages = 3;

// One message: its ground is the status colour at 14 % on the panel, the status colour itself only in icon and left edge.
class Message : public QWidget {
public:
    Message(MessageKind kind, QWidget *parent) : QWidget(parent), m_kind(kind) {}
    // What is said stands in the first of the two parts of `body`, what can be done about it in the second: beside it where there is room, else below.
    void setBody(QBoxLayout *body) { m_body = body; }
    [[nodiscard]] QColor colour() const
    {
        const Theme &theme = currentTheme();
        return m_kind == MessageKind::Failure ? theme.error : m_kind == MessageKind::Warning ? theme.warning : theme.accent;
    }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        constexpr double mostForButtons = 0.45; // of the width
        const bool below = m_body && m_body->itemAt(1)->sizeHint().width() > mostForButtons * width();
        if (m_body)
            m_body->setDirection(below ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
        QWidget::resizeEvent(event);
    }
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), messageGround(currentTheme(), colour()));
        painter.fillRect(QRect(0, 0, scaled(3), height()), colour());
        painter.fillRect(QRect(0, height() - 1, width(), 1), currentTheme().hairline);
    }

private:
    MessageKind m_kind;
    QBoxLayout *m_body = nullptr;
};

// Painted at the size that bars have now: the text may grow while the message stands.
class KindIcon : public QWidget {
public:
    KindIcon(QIcon icon, QWidget *parent) : QWidget(parent), m_icon(std::move(icon)) { setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); }
    [[nodiscard]] QSize sizeHint() const override { return {scaled(space::iconLarge), scaled(space::iconLarge)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        m_icon.paint(&painter, rect());
    }
    void changeEvent(QEvent *event) override
    {
        if (event->type() == QEvent::StyleChange)
            updateGeometry();
        QWidget::changeEvent(event);
    }

private:
    QIcon m_icon;
};

} // namespace

QString asSentence(QString reason)
{
    if (reason.isEmpty())
        return reason;
    reason[0] = reason[0].toUpper();
    return reason.endsWith(QLatin1Char('.')) ? reason : reason + QLatin1Char('.');
}

MessageBar::MessageBar(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    setVisible(false);
}

void MessageBar::post(MessageKind kind, const QString &sentence, const std::vector<MessageAction> &actions, const QString &details)
{
    if (kind == MessageKind::Done)
        for (auto *earlier : findChildren<QWidget *>(QStringLiteral("message"), Qt::FindDirectChildrenOnly))
            if (earlier->property("done").toBool() && m_layout->indexOf(earlier) >= 0)
                remove(earlier);
    auto *message = new Message(kind, this);
    message->setProperty("done", kind == MessageKind::Done);
    message->setObjectName(QStringLiteral("message"));
    message->setAccessibleName(sentence);
    auto *row = new QHBoxLayout(message);
    row->setContentsMargins(scaled(12), scaled(6), scaled(6), scaled(6));
    auto *icon = new KindIcon(themeIcon(kind == MessageKind::Failure   ? QStringLiteral("dialog-error")
                                        : kind == MessageKind::Warning ? QStringLiteral("dialog-warning")
                                                                       : QStringLiteral("dialog-information")),
                              message);
    row->addWidget(icon, 0, Qt::AlignTop);
    auto *text = new QLabel(sentence, message);
    text->setObjectName(QStringLiteral("sentence"));
    text->setWordWrap(true);
    text->setTextFormat(Qt::PlainText);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *column = new QVBoxLayout;
    column->addWidget(text);
    auto *buttons = new QHBoxLayout;
    auto *body = new QBoxLayout(QBoxLayout::LeftToRight);
    body->addLayout(column, 1);
    body->addLayout(buttons);
    row->addLayout(body, 1);
    if (!details.isEmpty()) {
        auto *more = new QLabel(details, message);
        more->setWordWrap(true);
        more->setTextFormat(Qt::PlainText);
        more->setTextInteractionFlags(Qt::TextSelectableByMouse);
        more->hide();
        column->addWidget(more);
        auto *toggle = new QToolButton(message);
        toggle->setText(tr("Details"));
        toggle->setCheckable(true);
        toggle->setAutoRaise(true);
        connect(toggle, &QToolButton::toggled, more, &QWidget::setVisible);
        auto *copy = new QToolButton(message);
        copy->setText(tr("Copy"));
        copy->setAutoRaise(true);
        connect(copy, &QToolButton::clicked, this, [sentence, details] { QApplication::clipboard()->setText(sentence + QLatin1Char('\n') + details); });
        buttons->addWidget(toggle, 0, Qt::AlignTop);
        buttons->addWidget(copy, 0, Qt::AlignTop);
    }
    for (const MessageAction &action : actions) {
        auto *button = new QPushButton(action.text, message);
        connect(button, &QPushButton::clicked, this, [this, message, act = action.act] {
            remove(message);
            act();
        });
        buttons->addWidget(button, 0, Qt::AlignTop);
    }
    message->setBody(body);
    auto *close = new QToolButton(message);
    close->setAutoRaise(true);
    close->setIcon(themeIcon(QStringLiteral("window-close")));
    close->setToolTip(tr("Close message"));
    close->setAccessibleName(tr("Close message"));
    connect(close, &QToolButton::clicked, this, [this, message] { remove(message); });
    row->addWidget(close, 0, Qt::AlignTop);
    for (QAbstractButton *button : message->findChildren<QAbstractButton *>())
        button->setFocusPolicy(Qt::TabFocus); // a click leaves the keyboard where it was: the button goes with the message
    m_layout->insertWidget(0, message);
    while (m_layout->count() > mostMessages)
        remove(m_layout->itemAt(m_layout->count() - 1)->widget());
    setVisible(true);
}

void MessageBar::remove(QWidget *message)
{
    m_layout->removeWidget(message);
    message->hide();
    message->deleteLater();
    setVisible(count() > 0);
}

void MessageBar::showError(const Error &error, const QString &what, const std::vector<MessageAction> &actions)
{
    const QString subject = what.section(QLatin1Char('/'), -1);
    QString sentence = QString::fromStdString(error.message);
    if (!error.where.empty())
        sentence = QStringLiteral("%1: %2").arg(QString::fromStdString(error.where).section(QLatin1Char('/'), -1), sentence);
    else if (!subject.isEmpty())
        sentence = QStringLiteral("%1: %2").arg(subject, sentence);
    if (!sentence.endsWith(QLatin1Char('.')))
        sentence += QLatin1Char('.');
    const QString details = QStringLiteral("%1\n%2 (%3)").arg(what, QString::fromStdString(error.text()),
                                                              QString::fromStdString(std::string(errorKindName(error.kind))));
    post(MessageKind::Failure, sentence, actions, details);
}

int MessageBar::count() const
{
    return m_layout->count();
}

QString MessageBar::newest() const
{
    if (m_layout->count() == 0)
        return {};
    const auto *text = m_layout->itemAt(0)->widget()->findChild<QLabel *>(QStringLiteral("sentence"));
    return text ? text->text() : QString();
}

void MessageBar::clear()
{
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    setVisible(false);
}

} // namespace pare
