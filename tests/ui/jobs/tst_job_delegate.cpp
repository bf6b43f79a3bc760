#include "ui/jobs/job_delegate.h"
#include "ui/jobs/job_list.h"
#include "ui/theme/theme_control.h"

#include <QHeaderView>
#include <QTableView>
#include <QTest>

#include <memory>
#include <thread>

using namespace pare;
using namespace std::chrono_literals;

namespace {

// Runs until it is asked to stop, half done.
Job<int>::Work halfDone()
{
    return [](const RunContext &context) -> Result<int> {
        context.progress("measuring", 50, 100);
        while (!context.stopRequested())
            std::this_thread::sleep_for(1ms);
        return cancelled();
    };
}

} // namespace

class TestJobDelegate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<ThemeControl>(*qApp);
        m_theme->setMode(ThemeMode::Light);
    }
    void init()
    {
        m_list = std::make_unique<JobList>();
        m_view = std::make_unique<QTableView>();
        m_view->setModel(m_list.get());
        m_view->setShowGrid(false);
        m_view->setItemDelegate(new JobDelegate(m_view.get()));
        m_view->horizontalHeader()->setSectionResizeMode(JobList::ProgressColumn, QHeaderView::Stretch);
        m_view->resize(900, 200);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }
    void cleanup()
    {
        m_view.reset();
        m_list.reset();
        QVERIFY(waitForJobThreads(5000ms));
    }

    void theBarIsHalfFullAtHalf();
    void whatIsOverHasNoBar();
    void onlyWhatCanBeCancelledHasAButton();
    void theStateHasColour();
    void theButtonHasRoomForItsWord();

private:
    QRect cell(int row, int column) const { return m_view->visualRect(m_list->index(row, column)); }
    QImage picture() const { return m_view->viewport()->grab().toImage(); }
    // Pixels of a colour within a cell.
    int count(const QImage &image, const QRect &rect, const QColor &colour) const
    {
        int found = 0;
        for (int y = rect.top(); y <= rect.bottom(); ++y) {
            for (int x = rect.left(); x <= rect.right(); ++x)
                found += image.pixelColor(x, y) == colour;
        }
        return found;
    }

    std::unique_ptr<ThemeControl> m_theme;
    std::unique_ptr<JobList> m_list;
    std::unique_ptr<QTableView> m_view;
};

void TestJobDelegate::theBarIsHalfFullAtHalf()
{
    m_list->add<int>("run", halfDone(), {});
    QTRY_COMPARE(m_list->index(0, 0).data(JobList::ShareRole).toDouble(), 0.5);
    const QImage image = picture();
    const QRect bar = cell(0, JobList::ProgressColumn);
    const QRect line(bar.left(), bar.bottom() - 2, bar.width(), 1);
    const int filled = count(image, line, lightTheme().accent);
    QVERIFY2(std::abs(filled - bar.width() / 2) < bar.width() / 20, qPrintable(QStringLiteral("%1 of %2").arg(filled).arg(bar.width())));
}

void TestJobDelegate::whatIsOverHasNoBar()
{
    m_list->add<int>("done", [](const RunContext &) -> Result<int> { return 1; }, {});
    QTRY_COMPARE(m_list->waitingCount(), 0);
    QCOMPARE(count(picture(), cell(0, JobList::ProgressColumn), lightTheme().accent), 0);
}

void TestJobDelegate::onlyWhatCanBeCancelledHasAButton()
{
    const JobId id = m_list->add<int>("run", halfDone(), {});
    QVERIFY(count(picture(), cell(0, JobList::CancelColumn), lightTheme().controlBorder) > 40);
    m_list->cancel(id);
    QCOMPARE(count(picture(), cell(0, JobList::CancelColumn), lightTheme().controlBorder), 0);
}

void TestJobDelegate::theStateHasColour()
{
    m_list->add<int>("fails", [](const RunContext &) -> Result<int> { return unavailable("no"); }, {});
    m_list->add<int>("works", [](const RunContext &) -> Result<int> { return 1; }, {});
    QTRY_COMPARE(m_list->waitingCount(), 0);
    const QImage image = picture();
    QVERIFY(count(image, cell(0, JobList::StateColumn), lightTheme().error) > 5);
    QCOMPARE(count(image, cell(0, JobList::StateColumn), lightTheme().ok), 0);
    QVERIFY(count(image, cell(1, JobList::StateColumn), lightTheme().ok) > 5);
}

void TestJobDelegate::theButtonHasRoomForItsWord()
{
    m_list->add<int>("run", halfDone(), {});
    for (const int percent : {100, 200}) {
        m_theme->setTextScale(percent);
        QTRY_COMPARE(m_view->font(), QApplication::font());
        m_view->resizeColumnToContents(JobList::CancelColumn);
        const int width = m_view->columnWidth(JobList::CancelColumn);
        QVERIFY(width > QFontMetrics(QApplication::font()).horizontalAdvance(QStringLiteral("Cancel")) + 8);
    }
    m_theme->setTextScale(100);
}

QTEST_MAIN(TestJobDelegate)
#include "tst_job_delegate.moc"
