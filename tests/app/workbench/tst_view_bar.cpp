// The bar above the centre in a window that is too narrow for it.
#include "app/workbench/view_bar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QMenu>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

using namespace pare;

class TestViewBar : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_host = std::make_unique<QWidget>(); // else the bar could not be made narrower than what it shows
        m_host->resize(1000, 100);
        m_bar = new ViewBar(QStringLiteral("More tools"), m_host.get());
        m_tabs = new QTabBar(m_bar);
        for (const char *name : {"Graph", "Trade-off", "Compare", "Changes"})
            m_tabs->addTab(QString::fromLatin1(name));
        m_tabs->setUsesScrollButtons(true);
        m_tabs->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
        m_bar->row()->addWidget(m_tabs);
        m_bar->setLast(m_tabs);
        m_bar->row()->addStretch(1);
        for (int i = 0; i < 4; ++i) {
            m_tools[i] = new QToolButton(m_bar);
            m_tools[i]->setText(QString::number(i));
            m_tools[i]->setAccessibleName(QStringLiteral("tool %1").arg(i));
            m_tools[i]->setCheckable(i == 3);
            m_bar->row()->addWidget(m_tools[i]);
            m_bar->addSpare(m_tools[i]);
        }
        m_more = m_bar->findChild<QToolButton *>(QStringLiteral("moreTools"));
        m_bar->resize(1000, 34);
        m_host->show();
        QCoreApplication::processEvents();
    }

    void whereThereIsRoomEveryToolIsThere()
    {
        for (const QToolButton *tool : m_tools)
            QVERIFY(!tool->isHidden());
        QVERIFY(m_more->isHidden());
        QVERIFY(m_tabs->width() >= m_tabs->sizeHint().width());
    }

    void whatHasNoRoomIsListedAndWorks()
    {
        narrow(m_tabs->sizeHint().width() + m_more->sizeHint().width() + m_tools[0]->sizeHint().width() + 60);
        QVERIFY(m_tools[3]->isHidden()); // the last that was named goes first
        QVERIFY(!m_more->isHidden());
        QVERIFY(m_tabs->width() >= m_tabs->sizeHint().width()); // tabs keep theirs as long as there are spares
        Q_EMIT m_more->menu()->aboutToShow();
        const QList<QAction *> listed = m_more->menu()->actions();
        QVERIFY(!listed.isEmpty());
        QCOMPARE(listed.back()->text(), QStringLiteral("tool 3"));
        listed.back()->trigger();
        QVERIFY(m_tools[3]->isChecked());
        Q_EMIT m_more->menu()->aboutToShow();
        QVERIFY(m_more->menu()->actions().back()->isChecked());
        // What is not wanted at all is not listed.
        m_bar->setWanted(m_tools[3], false);
        Q_EMIT m_more->menu()->aboutToShow();
        for (const QAction *action : m_more->menu()->actions())
            QVERIFY(action->text() != QStringLiteral("tool 3"));
    }

    void aChoiceThatHasNoRoomIsListedWithWhatCanBeChosen()
    {
        auto *box = new QComboBox(m_bar);
        box->setAccessibleName(QStringLiteral("Colour by"));
        box->addItems({QStringLiteral("Operator"), QStringLiteral("Size")});
        m_bar->row()->addWidget(box);
        m_bar->addSpare(box);
        narrow(m_tabs->sizeHint().width() + m_more->sizeHint().width() + m_tools[0]->sizeHint().width() + 60);
        QVERIFY(box->isHidden());
        QVERIFY(m_tabs->width() >= m_tabs->sizeHint().width());
        QSignalSpy chosen(box, &QComboBox::activated);
        Q_EMIT m_more->menu()->aboutToShow();
        const QAction *listed = m_more->menu()->actions().back();
        QCOMPARE(listed->text(), QStringLiteral("Colour by"));
        QVERIFY(listed->menu()->actions().front()->isChecked());
        listed->menu()->actions().back()->trigger();
        QCOMPARE(box->currentIndex(), 1);
        QCOMPARE(chosen.size(), 1);
    }

    void tabsScrollOnlyWhereNothingElseIsLeft()
    {
        narrow(m_tabs->minimumSizeHint().width() + m_more->sizeHint().width() + 60);
        for (const QToolButton *tool : m_tools)
            QVERIFY(tool->isHidden());
        QVERIFY(!m_more->isHidden());
        QVERIFY(m_tabs->width() < m_tabs->sizeHint().width());
        narrow(1000);
        QVERIFY(m_more->isHidden() && !m_tools[3]->isHidden());
        QVERIFY(m_tabs->width() >= m_tabs->sizeHint().width());
    }

private:
    void narrow(int width)
    {
        m_bar->resize(width, 34);
        for (int i = 0; i < 5; ++i)
            QCoreApplication::processEvents();
    }

    std::unique_ptr<QWidget> m_host;
    ViewBar *m_bar = nullptr;
    QTabBar *m_tabs = nullptr;
    QToolButton *m_tools[4] = {};
    QToolButton *m_more = nullptr;
};

QTEST_MAIN(TestViewBar)
#include "tst_view_bar.moc"
