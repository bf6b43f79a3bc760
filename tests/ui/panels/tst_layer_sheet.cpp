// The sheet of one layer: nothing in it is cut off at the side.
#include "tests/support/models.h"
#include "tests/support/verified.h"
#include "ui/panels/layer_sheet.h"
#include "ui/theme/theme_control.h"

#include <QApplication>
#include <QLabel>
#include <QScrollArea>
#include <QTest>
#include <QToolButton>

using namespace pare;

class TestLayerSheet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void longOperatorsDoNotPushTheRestOutOfSight()
    {
        ThemeControl theme(*qApp);
        const Model model = test::modelOf("g (float[1,4,4,4] x) => (float[1,4,4,4] y) { [a_rather_long_name_of_a_layer_that_has_no_place_to_break_anywhere] y = BatchNormalization(x, s, s, s, s) }", {"s[4]"});
        const ModelViewPtr view = VERIFIED(ModelView::of(model, {}));
        LayerSheet sheet;
        sheet.resize(240, 600);
        sheet.showFacts(view, view->rows().front());
        sheet.showParts();
        sheet.show();
        QVERIFY(QTest::qWaitForWindowExposed(&sheet));
        const auto *scroll = sheet.findChild<QScrollArea *>();
        QVERIFY(scroll && scroll->widget());
        QVERIFY2(scroll->widget()->width() <= scroll->viewport()->width(),
                 qPrintable(QString("%1 in %2").arg(scroll->widget()->width()).arg(scroll->viewport()->width())));
        // What is cut is said in full.
        const auto buttons = sheet.findChildren<QToolButton *>();
        const auto says = std::ranges::find_if(buttons, [](const QToolButton *button) { return button->text().contains("BatchNormalization"); });
        QVERIFY(says != buttons.end());
        QCOMPARE((*says)->toolTip(), (*says)->text());
        QVERIFY((*says)->width() <= scroll->viewport()->width());
    }

    void longFactsHaveAllOfTheirLines()
    {
        ThemeControl theme(*qApp);
        const Model model = test::modelOf("g (float[1,4,4,4] x) => (float[1,4,4,4] y) { [a] y = Relu(x) }");
        const ModelViewPtr view = VERIFIED(ModelView::of(model, {}));
        for (const int height : {200, 300, 420, 600}) {
            LayerSheet sheet;
            sheet.resize(270, height);
            sheet.showFacts(view, view->rows().front());
            sheet.addRow("Reads", "384 channels, cannot shrink: is quantized already by val_109_mul: prune before quantizing, not after it");
            sheet.addRow("Makes", "1,536 channels, cannot shrink: is quantized already by val_109_mul: prune before quantizing, not after it");
            sheet.showParts();
            sheet.show();
            QVERIFY(QTest::qWaitForWindowExposed(&sheet));
            QTest::qWait(20);
            for (const QLabel *label : sheet.findChildren<QLabel *>())
                if (label->isVisible() && label->wordWrap())
                    QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
            sheet.resize(240, height);
            QTest::qWait(20);
            for (const QLabel *label : sheet.findChildren<QLabel *>())
                if (label->isVisible() && label->wordWrap())
                    QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
        }
    }
};

QTEST_MAIN(TestLayerSheet)
#include "tst_layer_sheet.moc"
