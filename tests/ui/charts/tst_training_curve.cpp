// Curves of a training: what comes in is seen, in lines, words and a table; a long course stays small.
#include "ui/charts/training_curve.h"
#include "ui/theme/palette.h"
#include "ui/theme/theme_control.h"

#include <qcustomplot.h>

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QTest>

#include <cmath>
#include <limits>

using namespace pare;

namespace {

TrainingPoint pointAt(int64_t step, double loss, bool looked, double score)
{
    TrainingPoint point;
    point.step = step;
    point.steps = 100;
    point.epoch = static_cast<double>(step) / 10;
    point.epochs = 10;
    point.loss = loss;
    point.rate = step > 0 ? 0.001 : 0;
    point.seconds = static_cast<double>(step) / 10;
    point.secondsLeft = 10 - point.seconds;
    point.looked = looked;
    point.heldOutLoss = loss;
    point.heldOutScore = score;
    point.score = "top-1";
    return point;
}

// 0, 5, 10 ... steps; every tenth is looked at; the best is step 30.
TrainingCourse half(int64_t upTo = 50)
{
    TrainingCourse course;
    for (int64_t step = 0; step <= upTo; step += 5) {
        course.points.push_back(pointAt(step, 2.0 / (1 + static_cast<double>(step) / 10), step % 10 == 0, 0.9 - std::fabs(static_cast<double>(step) - 30) / 100));
        course.points.back().bestStep = std::min<int64_t>(30, step / 10 * 10);
    }
    course.points.front().loss = std::numeric_limits<double>::quiet_NaN();
    course.points.front().heldOutLoss = 3;
    return course;
}

} // namespace

class TestTrainingCurve : public QObject {
    Q_OBJECT

    std::unique_ptr<ThemeControl> m_theme;
    std::unique_ptr<TrainingCurve> m_curve;

private Q_SLOTS:
    void init()
    {
        m_theme = std::make_unique<ThemeControl>(*qApp);
        m_theme->setMode(ThemeMode::Light);
        m_curve = std::make_unique<TrainingCurve>();
        m_curve->resize(560, 260);
        m_curve->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_curve.get()));
    }
    void cleanup()
    {
        m_curve.reset();
        m_theme.reset();
    }

    void withoutAnyItSaysWhy()
    {
        m_curve->setEmptyText("The curves begin with the first step.");
        QVERIFY(!m_curve->shown());
        QCOMPARE(m_curve->words(), "The curves begin with the first step.");
        QCOMPARE(m_curve->accessibleDescription(), m_curve->words());
        m_curve->setCourses({TrainingCourse()}); // begun, and no step yet
        QVERIFY(!m_curve->shown());
    }

    void eachPointIsInItsLine()
    {
        m_curve->setCourses({half()});
        QCOMPARE(m_curve->plot()->graph(0)->dataCount(), 10); // step 0 has no training loss
        QCOMPARE(m_curve->plot()->graph(1)->dataCount(), 10); // the same, evened out: it follows a falling one from above
        QCOMPARE(m_curve->plot()->graph(1)->dataMainValue(0), m_curve->plot()->graph(0)->dataMainValue(0));
        QVERIFY(m_curve->plot()->graph(1)->dataMainValue(9) > m_curve->plot()->graph(0)->dataMainValue(9));
        QCOMPARE(m_curve->plot()->graph(2)->dataCount(), 6);
        QCOMPARE(m_curve->plot()->graph(3)->dataCount(), 6);
        QCOMPARE(m_curve->plot()->graph(3)->dataMainValue(3), 90.0);
        QCOMPARE(m_curve->plot()->xAxis->range().upper, 100.0); // what is planned
        QVERIFY(m_curve->plot()->yAxis->range().contains(3) && m_curve->plot()->yAxis->range().lower >= 0);
        QVERIFY(m_curve->plot()->yAxis2->range().contains(60) && m_curve->plot()->yAxis2->range().contains(90));
        TrainingCourse over = half();
        over.over = true;
        m_curve->setCourses({over});
        QCOMPARE(m_curve->plot()->xAxis->range().upper, 50.0);
        m_curve->setCourses({half(20)}); // early in a training it does not stand at the left edge
        QCOMPARE(m_curve->plot()->xAxis->range().upper, 25.0);
    }

    void itIsDrawnInBothThemes()
    {
        m_curve->setCourses({half()});
        for (const auto &[mode, theme] : {std::pair(ThemeMode::Light, lightTheme()), std::pair(ThemeMode::Dark, darkTheme())}) {
            m_theme->setMode(mode);
            QCoreApplication::processEvents(); // widgets hear of it
            m_curve->plot()->replot(QCustomPlot::rpImmediateRefresh);
            const QImage image = m_curve->grab().toImage();
            int lines = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    lines += image.pixelColor(x, y) == theme.mark(Category::Matrix);
            QVERIFY2(lines > 40, qPrintable(QString::number(lines))); // at least what is within the six marks
            QCOMPARE(image.pixelColor(4, image.height() / 2), theme.canvas);
        }
        m_theme->setMode(ThemeMode::Light);
    }

    void theWordsHaveTheNumbers()
    {
        m_curve->setCourses({half()});
        QCOMPARE(m_curve->words(), "step 50 of 100, epoch 5 of 10 · training loss 0.333 · held-out loss 0.333 · held-out top-1 70.0 % · learning rate 0.001 · 5.00 s so far · best: 90.0 % at step 30 · 5.00 s left");
        TrainingCourse stopped = half();
        stopped.over = stopped.stoppedByHand = true;
        m_curve->setCourses({stopped});
        QVERIFY(m_curve->words().endsWith("best: 90.0 % at step 30 · stopped by hand at step 50 of 100"));
        stopped.stoppedByHand = false;
        m_curve->setCourses({stopped});
        QVERIFY(m_curve->words().endsWith("ended early at step 50 of 100"));
    }

    void keysWalkThePoints()
    {
        m_curve->setCourses({half()});
        m_curve->setFocus();
        QTest::keyClick(m_curve.get(), Qt::Key_Home);
        QVERIFY(m_curve->words().startsWith("step 0 of 100, epoch 0 of 10 · held-out loss 3 ·"));
        QTest::keyClick(m_curve.get(), Qt::Key_Right);
        QVERIFY(m_curve->words().startsWith("step 5 of 100"));
        QVERIFY(m_curve->words().contains("held-out loss 3")); // the last look before it
        QCOMPARE(m_curve->accessibleDescription(), m_curve->words());
        m_curve->setCourses({half(60)}); // goes on beside it
        QVERIFY(m_curve->words().startsWith("step 5 of 100"));
        QTest::keyClick(m_curve.get(), Qt::Key_Left);
        QTest::keyClick(m_curve.get(), Qt::Key_Left);
        QVERIFY(m_curve->words().startsWith("step 0 of 100"));
        QTest::keyClick(m_curve.get(), Qt::Key_Escape);
        QVERIFY(m_curve->words().startsWith("step 60 of 100"));
    }

    void thePointerTellsTheNearest()
    {
        m_curve->setCourses({half()});
        m_curve->plot()->replot(QCustomPlot::rpImmediateRefresh);
        const QPoint at(static_cast<int>(m_curve->plot()->xAxis->coordToPixel(21)), m_curve->plot()->height() / 2);
        QTest::mouseMove(m_curve->plot(), at);
        QTRY_VERIFY(m_curve->words().startsWith("step 20 of 100"));
    }

    void allNumbersAreCopied()
    {
        m_curve->setCourses({half()});
        m_curve->setFocus();
        QTest::keyClick(m_curve.get(), Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QApplication::clipboard()->text().trimmed().split('\n');
        QCOMPARE(lines.size(), 12);
        QCOMPARE(lines.front(), "step\tepoch\ttraining loss\theld-out loss\theld-out score\tlearning rate\tseconds");
        QCOMPARE(lines[1], "0\t0\t\t3\t0.6\t\t0");
        QCOMPARE(lines[2], "5\t0.5\t1.33333\t\t\t0.001\t0.5");
    }

    void severalTrainingsCanBeChosen()
    {
        m_curve->setCourses({half(20), half()});
        auto *which = m_curve->findChild<QComboBox *>();
        QVERIFY(which->isVisible());
        QVERIFY(m_curve->words().startsWith("step 50 of")); // the newest
        which->setFocus();
        QTest::keyClick(which, Qt::Key_Up);
        QVERIFY(m_curve->words().startsWith("step 20 of"));
        m_curve->setCourses({half(20), half(), half(30)});
        QVERIFY(m_curve->words().startsWith("step 20 of")); // stays chosen
        m_curve->setCourses({half(40)}); // of another job
        QVERIFY(!which->isVisible());
        QVERIFY(m_curve->words().startsWith("step 40 of"));
    }

    void aLossAloneHasNoSecondAxis()
    {
        TrainingCourse course = half();
        for (TrainingPoint &point : course.points)
            point.score = "loss";
        m_curve->setCourses({course});
        QCOMPARE(m_curve->plot()->graph(3)->dataCount(), 0);
        QVERIFY(!m_curve->plot()->yAxis2->tickLabels());
        QVERIFY(!m_curve->words().contains('%'));
    }

    void aLongCourseStaysSmallAndKeepsItsLooks()
    {
        TrainingWatch watch;
        watch.begin();
        for (int64_t step = 0; step <= 20000; ++step)
            watch.add(pointAt(step, 1, step % 1000 == 0, 0.5));
        const auto points = watch.courses().front().points;
        QVERIFY(points.size() <= 2000 && points.size() > 500);
        QCOMPARE(std::count_if(points.begin(), points.end(), [](const TrainingPoint &point) { return point.looked; }), 21);
        QVERIFY(std::is_sorted(points.begin(), points.end(), [](const auto &a, const auto &b) { return a.step < b.step; }));
        QCOMPARE(points.back().step, int64_t{20000});
    }
};

QTEST_MAIN(TestTrainingCurve)
#include "tst_training_curve.moc"
