// News above the centre: newest on top, buttons that act and close, details with copy.
#include "ui/panels/message_bar.h"
#include "ui/theme/theme_control.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace pare;

class TestMessageBar : public QObject {
    Q_OBJECT

    std::unique_ptr<ThemeControl> m_theme;
    std::unique_ptr<MessageBar> m_bar;

private Q_SLOTS:
    void init()
    {
        m_theme = std::make_unique<ThemeControl>(*qApp);
        m_bar = std::make_unique<MessageBar>();
        m_bar->resize(800, 200);
        m_bar->show();
        m_bar->clear();
    }

    void theNewestIsOnTopAndThreeAreKept()
    {
        for (const char *text : {"one", "two", "three", "four"})
            m_bar->post(MessageKind::Note, text);
        QCOMPARE(m_bar->count(), 3);
        QCOMPARE(m_bar->newest(), "four");
        QVERIFY(m_bar->isVisible());
    }

    void whatWasWrittenTakesThePlaceOfWhatWasWrittenBefore()
    {
        m_bar->post(MessageKind::Warning, QStringLiteral("a warning"));
        m_bar->post(MessageKind::Done, QStringLiteral("wrote a"));
        m_bar->post(MessageKind::Note, QStringLiteral("a note"));
        m_bar->post(MessageKind::Done, QStringLiteral("wrote b"));
        QCOMPARE(m_bar->count(), 3);
        QCOMPARE(m_bar->newest(), QStringLiteral("wrote b"));
    }

    void aButtonActsAndTheMessageGoes()
    {
        int retried = 0;
        m_bar->post(MessageKind::Note, "below");
        m_bar->showError(unavailable("the runner stopped while loading"), "Run recipe", {{"Retry", [&] { ++retried; }}});
        QTest::mouseClick(m_bar->findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(retried, 1);
        QTRY_COMPARE(m_bar->count(), 1);
        QCOMPARE(m_bar->newest(), "below");
    }

    void whereThereIsNoRoomBesideButtonsStandBelow()
    {
        m_bar->post(MessageKind::Note, QStringLiteral("something that takes a line"), {{"Do this about it", [] {}}, {"Or do that about it", [] {}}});
        const auto *text = m_bar->findChild<QLabel *>(QStringLiteral("sentence"));
        const auto *button = m_bar->findChild<QPushButton *>();
        QTRY_VERIFY(button->mapTo(m_bar.get(), QPoint()).x() > text->geometry().right() - 1);
        m_bar->resize(260, 200);
        QTRY_VERIFY(button->mapTo(m_bar.get(), QPoint()).y() > text->geometry().top());
        QTRY_VERIFY(button->mapTo(m_bar.get(), QPoint()).x() < m_bar->width() / 2);
    }

    void theLastOneClosedHidesTheBar()
    {
        m_bar->post(MessageKind::Note, "only", {{"Open", [] {}}});
        QTest::mouseClick(m_bar->findChild<QPushButton *>(), Qt::LeftButton);
        QTRY_VERIFY(!m_bar->isVisible());
        m_bar->post(MessageKind::Note, "again");
        QVERIFY(m_bar->isVisible());
        for (QToolButton *button : m_bar->findChildren<QToolButton *>())
            if (button->toolTip() == "Close message" && button->isVisible())
                QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(!m_bar->isVisible());
    }

    void detailsAreCopied()
    {
        m_bar->showError(invalidInput("the file ends too early", "/models/net.onnx"), "/models/net.onnx");
        QCOMPARE(m_bar->newest(), "net.onnx: the file ends too early.");
        for (QToolButton *button : m_bar->findChildren<QToolButton *>())
            if (button->text() == "Copy")
                QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(QApplication::clipboard()->text().contains("/models/net.onnx"));
    }
};

QTEST_MAIN(TestMessageBar)
#include "tst_message_bar.moc"
