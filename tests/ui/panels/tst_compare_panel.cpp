// Two variants side by side: differences to A, intervals, what is not told apart.
#include "core/base/files.h"
#include "tests/support/data_files.h"
#include "tests/ui/support/opened_document.h"
#include "ui/charts/parallel_view.h"
#include "ui/models/parallel_of_document.h"
#include "ui/panels/compare_panel.h"
#include "ui/panels/sample_detail.h"
#include "ui/panels/samples_page.h"
#include "ui/theme/metrics.h"

#include <QFontMetrics>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTableWidget>
#include <QTreeWidget>

#include <algorithm>
#include <set>
#include <tuple>

using namespace pare;

class TestComparePanel : public QObject {
    Q_OBJECT

    std::unique_ptr<test::OpenedDocument> m_opened;
    std::unique_ptr<ComparePanel> m_panel;

    [[nodiscard]] QString cell(const QString &measure, int column) const
    {
        const auto *table = m_panel->findChild<QTableWidget *>("Measures");
        for (int row = 0; row < table->rowCount(); ++row)
            if (table->item(row, 0)->text() == measure)
                return table->item(row, column)->text();
        return QStringLiteral("no row ") + measure;
    }
    void compare(const std::string &a, const std::string &b)
    {
        m_opened->document().selection().setCompared(m_opened->idOf(a), m_opened->idOf(b));
    }

    [[nodiscard]] QTreeWidget *tree(const QString &name) const { return m_panel->findChild<QTreeWidget *>(name); }

private Q_SLOTS:
    void init()
    {
        m_opened = std::make_unique<test::OpenedDocument>();
        m_opened->addSixVariants();
        m_panel = std::make_unique<ComparePanel>(m_opened->document());
        m_panel->resize(900, 600);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void cleanup()
    {
        m_panel.reset();
        m_opened.reset();
    }

    void withoutASecondVariantItSaysHowToChoose()
    {
        QVERIFY(m_panel->findChild<QLabel *>("Head")->text().contains("second variant"));
        QVERIFY(!m_panel->findChild<QTableWidget *>("Measures")->isVisible());
        // The variants themselves are offered, the newest first.
        QPushButton *offer = nullptr;
        for (QPushButton *button : m_panel->findChildren<QPushButton *>())
            if (button->isVisible() && button->text().startsWith("prune-30,"))
                offer = button;
        QVERIFY(offer);
        QTest::mouseClick(offer, Qt::LeftButton);
        QCOMPARE(m_opened->document().selection().b(), m_opened->idOf("prune-30"));
        QVERIFY(m_panel->findChild<QTableWidget *>("Measures")->isVisible());
    }

    void againstTheSourceDifferencesHaveIntervals()
    {
        compare("source", "prune-30");
        QVERIFY2(cell("Top-1 accuracy", 3).startsWith(QStringLiteral("−0.90 [")), qPrintable(cell("Top-1 accuracy", 3)));
        QVERIFY(cell("Top-1 accuracy", 3).contains("points"));
    }

    void anIntervalThatHoldsZeroIsNotToldApart()
    {
        compare("source", "int8-static");
        QVERIFY2(cell("Top-1 accuracy", 3).startsWith("not told apart"), qPrintable(cell("Top-1 accuracy", 3)));
    }

    void twoVariantsHaveNoIntervalBetweenThem()
    {
        compare("int8-static", "prune-30");
        QCOMPARE(cell("Size", 3), QStringLiteral("+106.5 %"));
        QVERIFY(!cell("Top-1 accuracy", 3).contains("["));
    }

    void swapTurnsThemAround()
    {
        compare("source", "int8-static");
        QTest::mouseClick(m_panel->findChild<QPushButton *>("Swap"), Qt::LeftButton);
        QCOMPARE(m_opened->document().selection().a(), m_opened->idOf("int8-static"));
        QVERIFY(tree("What changed")->topLevelItem(0)->text(0).contains("swap"));
    }

    void whichIsBetterAndWhyIsSaid()
    {
        compare("source", "int8-static");
        const auto why = [&] {
            for (const QLabel *label : m_panel->findChildren<QLabel *>())
                if (label->accessibleName().startsWith("Which is better"))
                    return label->text();
            return QString();
        };
        QVERIFY2(why().contains("3.5 times smaller") && why().endsWith("So int8-static is better in size and speed and in nothing worse."), qPrintable(why()));
        compare("source", "prune-30-int8");
        QVERIFY2(why().contains("So it is a trade"), qPrintable(why()));
    }

    void allVariantsAreDrawnAcrossAllMeasures()
    {
        m_panel->showAll();
        ParallelView *view = m_panel->parallel();
        QVERIFY(QTest::qWaitFor([&] { return view->isVisible() && view->width() > 100; }));
        QCOMPARE(view->data().lines.size(), size_t{6});
        const auto axisOf = [&](const QString &id) {
            for (size_t i = 0; i < view->data().axes.size(); ++i)
                if (view->data().axes[i].id == id)
                    return i;
            return size_t{99};
        };
        const size_t size = axisOf("size"), latency = axisOf("latency"), accuracy = axisOf("accuracy");
        QVERIFY(size < 99 && latency < 99 && accuracy < 99);
        const auto lineOf = [&](const std::string &name) {
            for (size_t i = 0; i < view->data().lines.size(); ++i)
                if (view->data().lines[i].name.toStdString() == name)
                    return i;
            return size_t{99};
        };
        // Up is better on every axis, whichever way its measure runs.
        QVERIFY(view->pointOf(lineOf("prune-30-int8"), size).y() < view->pointOf(lineOf("source"), size).y());
        QVERIFY(view->pointOf(lineOf("int8-dynamic"), accuracy).y() < view->pointOf(lineOf("prune-50"), accuracy).y());
        // Pointing and clicking are shared with the rest of the window.
        QTest::mouseMove(view, view->pointOf(lineOf("int8-dynamic"), latency).toPoint());
        QTRY_COMPARE(m_opened->document().hover().variant(), std::optional(m_opened->idOf("int8-dynamic")));
        QSignalSpy shown(&m_opened->document(), &Document::shownChanged);
        QTest::mouseClick(view, Qt::LeftButton, {}, view->pointOf(lineOf("int8-static"), latency).toPoint());
        QVERIFY(shown.wait(10000));
        QCOMPARE(m_opened->document().selection().shown(), m_opened->idOf("int8-static"));
        QVERIFY(view->textOf(lineOf("int8-static")).contains(QStringLiteral("Latency ÷ source 0.60x")));
        // A stretch of an axis is a bound of the constraint: at least as good as its worse end.
        const QPoint top = view->pointOf(lineOf("prune-30-int8"), size).toPoint() - QPoint(0, 0);
        const QPoint bottom = view->pointOf(lineOf("prune-30"), size).toPoint() + QPoint(0, 4);
        QTest::mousePress(view, Qt::LeftButton, {}, top);
        QTest::mouseMove(view, bottom);
        QTest::mouseRelease(view, Qt::LeftButton, {}, bottom);
        QVERIFY2(constraintText(m_opened->document()).startsWith("size<0.6"), qPrintable(constraintText(m_opened->document())));
        QVERIFY(!view->data().lines[lineOf("source")].infeasible.isEmpty());
        QVERIFY(view->data().lines[lineOf("prune-30")].infeasible.isEmpty());
    }

    // At the width that the window gives at 1280: titles whole, what was treated alike told apart by more than its colour.
    void linesOfTheSameKindAreToldApartAndTitlesAreWhole()
    {
        m_panel->resize(scaled(757), scaled(460));
        m_panel->showAll();
        ParallelView *view = m_panel->parallel();
        QVERIFY(QTest::qWaitFor([&] { return view->isVisible() && view->width() > 100; }));
        std::set<std::tuple<int, QList<qreal>, QRgb>> looks;
        for (size_t line = 0; line < view->data().lines.size(); ++line) {
            const ParallelView::Look look = view->lookOf(line);
            looks.insert({look.mark, look.dashes, look.colour.rgb()});
            for (size_t other = 0; other < line; ++other)
                if (view->data().lines[other].kind == view->data().lines[line].kind) {
                    QVERIFY(view->lookOf(other).mark != look.mark && view->lookOf(other).dashes != look.dashes && view->lookOf(other).colour != look.colour);
                }
        }
        QCOMPARE(looks.size(), view->data().lines.size());
        for (size_t axis = 0; axis < view->data().axes.size(); ++axis)
            QCOMPARE(view->titleOf(axis).join(QLatin1Char(' ')), view->data().axes[axis].name);
    }

    void whatTheIntervalSaysIsWholeInANarrowWindow()
    {
        m_panel->resize(scaled(757), scaled(460));
        compare("source", "int8-static");
        const auto *table = m_panel->findChild<QTableWidget *>("Measures");
        const auto row = [&] {
            for (int at = 0; at < table->rowCount(); ++at)
                if (table->item(at, 0)->text() == QStringLiteral("Top-1 accuracy"))
                    return at;
            return -1;
        };
        const QFontMetrics metrics(table->font());
        const auto needed = [&] { return metrics.boundingRect(QRect(0, 0, table->columnWidth(3) - scaled(8), 1000), Qt::TextWordWrap, table->item(row(), 3)->text()).height(); };
        QTRY_VERIFY2(table->rowHeight(row()) >= needed(), qPrintable(QStringLiteral("%1 of %2").arg(table->rowHeight(row())).arg(needed())));
        QVERIFY(!m_panel->findChild<QTableWidget *>("Measures")->horizontalScrollBar()->isVisible());
    }

    void samplesThatDifferAreSaidAgainstTheSource()
    {
        m_panel->showSamples();
        const auto said = [&] {
            const QLabel *head = m_panel->samples()->findChild<QLabel *>(QString(), Qt::FindDirectChildrenOnly);
            return head->text();
        };
        QVERIFY2(said().startsWith("Choose A and B"), qPrintable(said()));
        compare("source", "prune-30");
        QVERIFY2(said().contains("not known"), qPrintable(said())); // these were made up without, and there are no data
        QVERIFY(!m_panel->samples()->lookButton()->isVisible());
    }

    // With data both are run: the largest disagreement first, each with its picture and both answers, and one of them large.
    void samplesAreShownWithTheirPictureAndBothOutputs()
    {
        constexpr int64_t samples = 40;
        std::vector<float> pixels(static_cast<size_t>(samples * 64));
        std::vector<int64_t> labels(static_cast<size_t>(samples));
        for (size_t i = 0; i < pixels.size(); ++i)
            pixels[i] = static_cast<float>(i * 2654435761U % 255) / 25;
        for (size_t i = 0; i < labels.size(); ++i)
            labels[i] = static_cast<int64_t>(i % 10);
        VERIFIED(writeFile(m_opened->path("few.npz").toStdString(), test::zipFile({{"images.npy", test::npyFloats({samples, 1, 8, 8}, pixels)}, {"labels.npy", test::npyInts({samples}, labels)}})));
        DatasetRef data;
        data.path = m_opened->path("few.npz").toStdString();
        Document &document = m_opened->document();
        document.setData(data, std::nullopt);
        const Model other = test::modelOf("agraph (float[N,1,8,8] images) => (float[N,10] logits) {"
                                          "  c = Conv<pads=[1,1,1,1]>(images, w)  r = Relu(c)  p = GlobalAveragePool(r)  f = Flatten(p)  logits = Gemm(f, g) }",
                                          {"w[16,1,3,3]", "g[16,10]"}, 17, 99);
        for (const char *name : {"other", "third"}) {
            Variant variant;
            variant.name = name;
            variant.parent = document.sourceEntry()->variant.id;
            VERIFIED(document.study()->addVariant(variant, std::string(name) == "other" ? other : document.source()->model()));
        }
        document.setNote(document.sourceEntry()->variant.id, QString()); // reads the study again
        m_panel->showSamples();
        SamplesPage *page = m_panel->samples();
        for (const auto &[a, b] : {std::pair("source", "other"), std::pair("other", "third")}) { // the source need not be one of them
            compare(a, b);
            QTRY_VERIFY(page->lookButton()->isVisible());
            QCOMPARE(page->list()->topLevelItemCount(), 0);
            QTest::mouseClick(page->lookButton(), Qt::LeftButton);
            QTRY_VERIFY_WITH_TIMEOUT(page->list()->topLevelItemCount() > 1, 30000);
            QVERIFY(!page->lookButton()->isVisible());
            double before = 101;
            for (int i = 0; i < page->list()->topLevelItemCount(); ++i) {
                const QTreeWidgetItem *item = page->list()->topLevelItem(i);
                QVERIFY(!item->icon(0).isNull());
                QVERIFY2(item->text(2).endsWith(" %") && item->text(2) != item->text(3), qPrintable(item->text(2)));
                QVERIFY(item->text(5).toDouble() <= before);
                before = item->text(5).toDouble();
            }
        }
        QTreeWidgetItem *second = page->list()->topLevelItem(1);
        QTest::mouseClick(page->list()->viewport(), Qt::LeftButton, {}, page->list()->visualItemRect(second).center());
        SampleDetail *detail = page->detail();
        QVERIFY(detail->isVisible());
        QCOMPARE(detail->picture().size(), QSize(8, 8));
        QVERIFY(detail->outputs()->rowCount() >= 2);
        QCOMPARE(detail->outputs()->horizontalHeaderItem(1)->toolTip(), QStringLiteral("other"));
        QVERIFY(detail->outputs()->item(0, 1)->text().endsWith(" %") && detail->outputs()->item(0, 2)->text().endsWith(" %"));
        QVERIFY(std::ranges::any_of(detail->findChildren<QLabel *>(), [&](const QLabel *label) { return label->text().startsWith("Sample " + second->text(0)); }));
    }
};

QTEST_MAIN(TestComparePanel)
#include "tst_compare_panel.moc"
