#include "app/workbench/start_page.h"

#include "core/base/units.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QDateTime>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QVBoxLayout>

namespace pare {

namespace {

constexpr int mostRecent = 8;

QPushButton *wideButton(const QString &text, const QString &tip, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setMinimumHeight(scaled(space::button));
    button->setToolTip(tip);
    return button;
}

} // namespace

StartPage::StartPage(Document &document, QWidget *parent) : QWidget(parent), m_document(document), m_recentHost(new QWidget(this)), m_recent(new QVBoxLayout(m_recentHost))
{
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    auto *body = new QWidget(scroll);
    auto *column = new QWidget(body);
    column->setMaximumWidth(scaled(460));
    auto *rows = new QVBoxLayout(column);
    rows->setSpacing(scaled(space::between));
    auto *title = new QLabel(tr("Open a model"), column);
    title->setFont(titleFont());
    rows->addWidget(title);
    auto *open = wideButton(tr("Open model or study…"), tr("ONNX models and studies of Pare (Ctrl+O)"), column);
    open->setIcon(themeIcon(QStringLiteral("document-open")));
    open->setProperty("primary", true);
    connect(open, &QPushButton::clicked, this, &StartPage::openRequested);
    setFocusProxy(open);
    rows->addWidget(open);
    auto *drop = new QLabel(tr("or drop a file anywhere in the window"), column);
    drop->setForegroundRole(QPalette::PlaceholderText);
    rows->addWidget(drop);
    rows->addSpacing(scaled(space::groups));
    auto *demos = new QLabel(tr("Try it on a demo"), column);
    demos->setFont(titleFont());
    rows->addWidget(demos);
    auto *clothes = wideButton(tr("Clothes: ResNet-20, tells ten kinds of clothes apart"), tr("A picture network with its test data"), column);
    connect(clothes, &QPushButton::clicked, this, [this] { m_document.openDemo(Demo::Fashion); });
    auto *languages = wideButton(tr("Languages: transformer, names the language of a text"), tr("A text network with its test data"), column);
    connect(languages, &QPushButton::clicked, this, [this] { m_document.openDemo(Demo::Languages); });
    rows->addWidget(clothes);
    rows->addWidget(languages);
    m_recent->setContentsMargins(0, scaled(space::groups), 0, 0);
    m_recent->setSpacing(scaled(space::inside));
    rows->addWidget(m_recentHost);
    auto *across = new QHBoxLayout;
    across->addStretch(1);
    across->addWidget(column, 100);
    across->addStretch(1);
    auto *down = new QVBoxLayout(body);
    down->addStretch(1);
    down->addLayout(across);
    down->addStretch(2);
    scroll->setWidget(body);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
}

void StartPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    fillRecent();
}

void StartPage::fillRecent()
{
    while (QLayoutItem *item = m_recent->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const QStringList recent = QSettings().value(QStringLiteral("recent")).toStringList().mid(0, mostRecent);
    m_recentHost->setVisible(!recent.isEmpty());
    if (recent.isEmpty())
        return;
    auto *head = new QLabel(tr("Recent files"), m_recentHost);
    head->setFont(titleFont());
    m_recent->addWidget(head);
    for (const QString &path : recent) {
        const QFileInfo info(path);
        auto *row = new QWidget(m_recentHost);
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        auto *name = new QPushButton(info.fileName(), row);
        name->setFlat(true);
        name->setToolTip(info.exists() ? path : tr("%1 is not there any more").arg(path));
        name->setEnabled(info.exists());
        connect(name, &QPushButton::clicked, this, [this, path] { Q_EMIT fileChosen(path); });
        auto *about = new QLabel(info.exists() ? QStringLiteral("%1 · %2").arg(QString::fromStdString(formatBytes(info.size())), info.lastModified().toString(QStringLiteral("yyyy-MM-dd")))
                                               : tr("not there any more"),
                                 row);
        about->setForegroundRole(QPalette::PlaceholderText);
        about->setFont(smallNumberFont());
        line->addWidget(name);
        line->addStretch(1);
        line->addWidget(about);
        m_recent->addWidget(row);
    }
}

} // namespace pare
