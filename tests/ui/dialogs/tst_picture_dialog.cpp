// Pictures: sizes said beforehand, the ending follows the format, what cannot be written says why.
#include "tests/ui/support/opened_document.h"
#include "tests/ui/charts/sample_trade_off.h"
#include "ui/canvas/graph_canvas.h"
#include "ui/charts/trade_off_chart.h"
#include "ui/dialogs/picture_dialog.h"

#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

using namespace pare;

class TestPictureDialog : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<ThemeControl> m_theme;
    std::unique_ptr<TradeOffChart> m_chart;
    std::unique_ptr<GraphCanvas> m_canvas;
    std::unique_ptr<PictureDialog> m_dialog;

    void show(PictureDialog::Subject subject)
    {
        m_dialog = std::make_unique<PictureDialog>(m_chart.get(), m_canvas.get(), subject, QStringLiteral("net"));
        m_dialog->setPath(m_folder.filePath(QStringLiteral("net.png")));
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    }
    [[nodiscard]] QString text() const
    {
        QString all;
        for (const QLabel *label : m_dialog->findChildren<QLabel *>())
            if (label->isVisible())
                all += label->text() + QLatin1Char('\n');
        return all;
    }
    [[nodiscard]] QPushButton *button() const
    {
        for (QPushButton *one : m_dialog->findChildren<QPushButton *>())
            if (one->isDefault())
                return one;
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_CONFIG_HOME", m_folder.path().toUtf8());
        QCoreApplication::setOrganizationName(QStringLiteral("pare-test"));
        m_theme = std::make_unique<ThemeControl>(*qApp);
    }
    void init()
    {
        m_chart = std::make_unique<TradeOffChart>();
        m_chart->setData(sixVariants());
        m_canvas = std::make_unique<GraphCanvas>();
    }
    void cleanup()
    {
        m_dialog.reset();
        m_canvas.reset();
        m_chart.reset();
    }

    void theSizeIsSaidBeforeWriting()
    {
        show(PictureDialog::Chart);
        m_dialog->findChild<QSpinBox *>()->setValue(3);
        QVERIFY2(text().contains("2,700 x 1,620 pixels"), qPrintable(text()));
        QSignalSpy written(m_dialog.get(), &PictureDialog::written);
        QTest::keyClick(m_dialog.get(), Qt::Key_Return);
        QCOMPARE(written.size(), 1);
        QCOMPARE(QImage(m_folder.filePath(QStringLiteral("net.png"))).size(), QSize(2700, 1620));
    }

    void theEndingFollowsTheFormatAndBack()
    {
        show(PictureDialog::Chart);
        auto *format = m_dialog->findChildren<QComboBox *>()[1];
        auto *path = m_dialog->findChild<QLineEdit *>(QString(), Qt::FindDirectChildrenOnly);
        format->setCurrentIndex(2);
        QVERIFY(path->text().endsWith("net.pdf"));
        QVERIFY(!m_dialog->findChild<QSpinBox *>()->isEnabled()); // scale is for PNG
        path->selectAll();
        QTest::keyClicks(path, m_folder.filePath(QStringLiteral("other.svg")));
        QCOMPARE(format->currentText(), "SVG");
    }

    void withoutAGraphThereIsNoPictureOfIt()
    {
        show(PictureDialog::WholeGraph);
        QVERIFY(!button()->isEnabled());
        QVERIFY2(text().contains("no graph is open"), qPrintable(text()));
    }

    void anEmptyChartSaysWhatIsMissing()
    {
        m_chart->setData({});
        show(PictureDialog::Chart);
        QVERIFY(!button()->isEnabled());
        QVERIFY(text().contains("measure the source first"));
    }
};

QTEST_MAIN(TestPictureDialog)
#include "tst_picture_dialog.moc"
