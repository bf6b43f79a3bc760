// Preferences apply at once and are kept; Reset takes a page back.
#include "tests/ui/support/opened_document.h"
#include "ui/dialogs/batch_dialog.h"
#include "ui/dialogs/data_dialog.h"
#include "ui/dialogs/preferences_dialog.h"
#include "ui/dialogs/shortcuts_page.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QTreeWidget>
#include <QAction>
#include <QScreen>
#include <QSettings>
#include <QSpinBox>
#include <QTabWidget>

using namespace pare;

class TestPreferencesDialog : public QObject {
    Q_OBJECT

    std::unique_ptr<test::OpenedDocument> m_opened;
    std::unique_ptr<PreferencesDialog> m_dialog;

private Q_SLOTS:
    void init()
    {
        m_opened = std::make_unique<test::OpenedDocument>();
        QSettings().clear();
        m_dialog = std::make_unique<PreferencesDialog>(m_opened->document(), m_opened->theme(), nullptr);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    }
    void cleanup()
    {
        m_dialog.reset();
        m_opened.reset();
    }

    void textSizeAppliesAtOnceAndResetTakesItBack()
    {
        auto *pages = m_dialog->findChild<QTabWidget *>();
        auto *size = pages->widget(0)->findChild<QSpinBox *>();
        size->setFocus();
        size->selectAll();
        QTest::keyClicks(size, "150");
        QTest::keyClick(size, Qt::Key_Tab);
        QCOMPARE(m_opened->theme().textScale(), 150);
        QCOMPARE(QSettings().value("look/text").toInt(), 150);
        QTest::mouseClick(pages->widget(0)->findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(m_opened->theme().textScale(), 100);
    }

    void atLargeTextNoDialogIsLargerThanTheScreenAndItsButtonsStayInSight()
    {
        m_opened->theme().setTextScale(200);
        const QSize room = m_dialog->screen()->availableGeometry().size();
        std::vector<std::unique_ptr<QDialog>> dialogs;
        dialogs.push_back(std::make_unique<PreferencesDialog>(m_opened->document(), m_opened->theme(), nullptr));
        dialogs.push_back(std::make_unique<DataDialog>(m_opened->document()));
        dialogs.push_back(std::make_unique<BatchDialog>(m_opened->document()));
        for (const auto &dialog : dialogs) {
            dialog->show();
            QVERIFY(QTest::qWaitForWindowExposed(dialog.get()));
            const auto *buttons = dialog->findChild<QDialogButtonBox *>();
            QVERIFY2(dialog->width() <= room.width() && dialog->height() <= room.height(),
                     qPrintable(QStringLiteral("%1: %2x%3").arg(dialog->windowTitle()).arg(dialog->width()).arg(dialog->height())));
            QVERIFY2(dialog->rect().contains(QRect(buttons->mapTo(dialog.get(), QPoint()), buttons->size())), qPrintable(dialog->windowTitle()));
        }
        dialogs.clear();
        m_opened->theme().setTextScale(100);
    }

    void keysAreChangedKeptAndSetBack()
    {
        QMenuBar menus;
        QMenu *view = menus.addMenu(QStringLiteral("&View"));
        QAction *fit = view->addAction(QStringLiteral("&Fit"));
        fit->setShortcut(Qt::Key_0);
        QAction *zoom = view->addAction(QStringLiteral("Zoom in…"));
        applyShortcuts(menus);
        QVERIFY(whyNotKeys(menus, *zoom, Qt::Key_0).contains("View/Fit"));
        QVERIFY(whyNotKeys(menus, *zoom, Qt::Key_Home).contains("graph"));
        QVERIFY(whyNotKeys(menus, *fit, Qt::Key_0).isEmpty() && whyNotKeys(menus, *zoom, QKeySequence(Qt::CTRL | Qt::Key_9)).isEmpty());

        QWidget host;
        const ShortcutsPage page = shortcutsPage(menus, &host);
        host.show();
        auto *list = host.findChild<QTreeWidget *>();
        QCOMPARE(list->topLevelItemCount(), 2);
        list->setCurrentItem(list->topLevelItem(1)); // zoom
        auto *keys = host.findChild<QKeySequenceEdit *>();
        const auto press = [&](QKeyCombination pressed) {
            keys->setFocus();
            QTest::keyClick(keys, pressed.key(), pressed.keyboardModifiers());
            QTest::keyRelease(keys, pressed.key());
            QTest::qWait(1100); // the field waits for a second key
        };
        press(QKeyCombination(Qt::CTRL | Qt::Key_9));
        QCOMPARE(zoom->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_9));
        QCOMPARE(QSettings().value("shortcuts/View/Zoom in").toString(), QStringLiteral("Ctrl+9"));
        press(QKeyCombination(Qt::Key_0)); // another's: refused and said
        QCOMPARE(zoom->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_9));
        bool said = false;
        for (const QLabel *label : host.findChildren<QLabel *>())
            said = said || (label->isVisibleTo(&host) && label->text().contains("View/Fit"));
        QVERIFY(said);

        // A window that starts has them, and Reset takes them back.
        QMenuBar next;
        QAction *again = next.addMenu(QStringLiteral("&View"))->addAction(QStringLiteral("Zoom in…"));
        applyShortcuts(next);
        QCOMPARE(again->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_9));
        page.reset();
        QVERIFY(zoom->shortcut().isEmpty());
        QVERIFY(!QSettings().contains("shortcuts/View/Zoom in"));
    }

    void measuringGoesToTheDocument()
    {
        auto *pages = m_dialog->findChild<QTabWidget *>();
        pages->setCurrentIndex(2);
        auto *runs = pages->widget(2)->findChildren<QSpinBox *>()[1];
        runs->setFocus();
        runs->selectAll();
        QTest::keyClicks(runs, "77");
        QCOMPARE(m_opened->document().timing.minRuns, 77);
        QTest::mouseClick(pages->widget(2)->findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(m_opened->document().timing.minRuns, 30);
    }

    void theGuardsConfidenceIsChosen()
    {
        auto *pages = m_dialog->findChild<QTabWidget *>();
        pages->setCurrentIndex(2);
        auto *guard = pages->widget(2)->findChild<QComboBox *>();
        guard->setFocus();
        QTest::keyClick(guard, Qt::Key_Down);
        QTest::keyClick(guard, Qt::Key_Down);
        QCOMPARE(m_opened->document().guardConfidence.value_or(0), 0.95);
        Document other;
        applySavedPreferences(other, m_opened->theme());
        QCOMPARE(other.guardConfidence.value_or(0), 0.95);
        QTest::mouseClick(pages->widget(2)->findChild<QPushButton *>(), Qt::LeftButton);
        QVERIFY(!m_opened->document().guardConfidence);
    }

    void whatWasSavedIsThereAtTheNextStart()
    {
        QSettings().setValue("measuring/runs", 45);
        QSettings().setValue("limits/memory", 2.0);
        Document other;
        applySavedPreferences(other, m_opened->theme());
        QCOMPARE(other.timing.minRuns, 45);
        QCOMPARE(other.memoryLimitBytes, int64_t{2'000'000'000});
    }
};

QTEST_MAIN(TestPreferencesDialog)
#include "tst_preferences_dialog.moc"
