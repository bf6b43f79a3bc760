// Data: what is found, what does not fit and why, samples set apart.
#include "tests/support/data_files.h"
#include "tests/ui/support/opened_document.h"
#include "core/base/files.h"
#include "ui/dialogs/data_dialog.h"

#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QUrl>

using namespace pare;

namespace {

// 8x8 pictures with their classes, as .npz.
std::string pictures(int samples, int wrongLabel = -1)
{
    std::vector<float> values;
    std::vector<int64_t> labels;
    for (int sample = 0; sample < samples; ++sample) {
        for (int i = 0; i < 64; ++i)
            values.push_back(static_cast<float>((sample * 7 + i) % 256));
        labels.push_back(sample == wrongLabel ? 77 : sample % 10);
    }
    return test::zipFile({{"images.npy", test::npyFloats({samples, 1, 8, 8}, values)}, {"labels.npy", test::npyInts({samples}, labels)}});
}

} // namespace

class TestDataDialog : public QObject {
    Q_OBJECT

    std::unique_ptr<test::OpenedDocument> m_opened;
    std::unique_ptr<DataDialog> m_dialog;

    void show()
    {
        m_dialog = std::make_unique<DataDialog>(m_opened->document());
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    }
    QString write(const char *name, const std::string &text)
    {
        VERIFIED(writeFile(m_opened->path(name).toStdString(), text));
        return m_opened->path(name);
    }
    void look(DataField *field, const QString &path)
    {
        field->pathEdit()->setFocus();
        field->pathEdit()->selectAll();
        QTest::keyClicks(field->pathEdit(), path);
        QTRY_VERIFY_WITH_TIMEOUT(field->good() || field->foundLabel()->text().startsWith(QStringLiteral("✕")), 10000);
    }
    [[nodiscard]] QPushButton *button() const
    {
        for (QPushButton *one : m_dialog->findChildren<QPushButton *>())
            if (one->text() == "Use data")
                return one;
        return nullptr;
    }

private Q_SLOTS:
    void init() { m_opened = std::make_unique<test::OpenedDocument>(); }
    void cleanup()
    {
        m_dialog.reset();
        m_opened.reset();
    }

    void whatIsFoundIsSaidAndShown()
    {
        show();
        look(m_dialog->evaluation(), write("data.npz", pictures(40)));
        const QString found = m_dialog->evaluation()->foundLabel()->text();
        QVERIFY2(found.startsWith(QStringLiteral("✓ 40 samples")), qPrintable(found));
        QVERIFY2(found.contains("10 classes"), qPrintable(found)); // the task is guessed and said
        const auto *samples = m_dialog->findChild<QTableWidget *>();
        QCOMPARE(samples->rowCount(), 6);
        QVERIFY(samples->horizontalHeaderItem(0)->text().contains("float32 1x1x8x8"));
        QVERIFY(!samples->item(0, 0)->icon().isNull()); // looked at as a picture
        QCOMPARE(samples->item(3, samples->columnCount() - 1)->text(), "3");
        QVERIFY(button()->isEnabled());
    }

    void whatDoesNotFitIsNamedUnderTheField()
    {
        show();
        look(m_dialog->evaluation(), write("wide.csv", "a,b,label\n1,2,0\n3,4,1\n"));
        const QString found = m_dialog->evaluation()->foundLabel()->text();
        QVERIFY2(found.startsWith(QStringLiteral("✕")), qPrintable(found));
        QVERIFY(!button()->isEnabled());
        look(m_dialog->evaluation(), m_opened->path("nothing.npz"));
        QVERIFY(!button()->isEnabled());
        m_dialog->evaluation()->pathEdit()->clear(); // no data is fine
        QVERIFY(button()->isEnabled());
    }

    void aLabelOutOfRangeIsNamed()
    {
        show();
        look(m_dialog->evaluation(), write("labels.npz", pictures(12, 5)));
        QVERIFY2(m_dialog->evaluation()->foundLabel()->text().contains("77"), qPrintable(m_dialog->evaluation()->foundLabel()->text()));
        QVERIFY(!button()->isEnabled());
    }

    void samplesSetApartAreDisjoint()
    {
        show();
        look(m_dialog->evaluation(), write("data.npz", pictures(60)));
        m_dialog->findChild<QSpinBox *>(QString(), Qt::FindDirectChildrenOnly)->setValue(20);
        QSignalSpy changed(&m_opened->document(), &Document::dataChanged);
        QTest::keyClick(m_dialog.get(), Qt::Key_Return);
        QVERIFY(changed.wait(10000));
        const auto evaluation = m_opened->document().evaluationData();
        const auto calibration = m_opened->document().calibrationData();
        QVERIFY(evaluation && calibration);
        QCOMPARE(calibration->samples.size(), size_t{20});
        QCOMPARE(evaluation->samples.size(), size_t{40});
        for (const int64_t sample : calibration->samples)
            QVERIFY(!std::binary_search(evaluation->samples.begin(), evaluation->samples.end(), sample));
        // Undo takes the data away again, redo brings it with its parts, and the dialog finds them.
        m_opened->document().undo();
        QVERIFY(!m_opened->document().evaluationData());
        m_opened->document().redo();
        QCOMPARE(m_opened->document().calibrationData()->samples, calibration->samples);
        show();
        QCOMPARE(m_dialog->findChild<QComboBox *>(QString(), Qt::FindDirectChildrenOnly)->currentIndex(), int(DataDialog::SetApart));
        QCOMPARE(m_dialog->findChild<QSpinBox *>(QString(), Qt::FindDirectChildrenOnly)->value(), 20);
    }

    void dataToTrainOnIsKept()
    {
        show();
        look(m_dialog->training(), write("train.npz", pictures(30)));
        QTest::keyClick(m_dialog.get(), Qt::Key_Return);
        const auto training = m_opened->document().trainingData();
        QVERIFY(training);
        QCOMPARE(training->path.filename().string(), std::string("train.npz"));
        m_opened->document().undo();
        QVERIFY(!m_opened->document().trainingData());
    }

    void samplesThatAreInBothAreWarnedOf()
    {
        show();
        look(m_dialog->evaluation(), write("data.npz", pictures(30)));
        m_dialog->findChild<QComboBox *>(QString(), Qt::FindDirectChildrenOnly)->setCurrentIndex(DataDialog::Other);
        look(m_dialog->calibration(), write("part.npz", pictures(5)));
        const auto warned = [this] {
            for (const QLabel *label : m_dialog->findChildren<QLabel *>())
                if (label->isVisible() && label->text().contains("5 samples of the evaluation data are also used to calibrate"))
                    return true;
            return false;
        };
        QTRY_VERIFY(warned());
    }

    void aDroppedFileIsTaken()
    {
        show();
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(write("data.npz", pictures(30)))});
        QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_dialog.get(), &enter); // without it a drop has no target
        QDropEvent drop(QPointF(20, 20), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_dialog.get(), &drop);
        QTRY_VERIFY(m_dialog->evaluation()->sight().has_value());
        QCOMPARE(m_dialog->evaluation()->path(), m_opened->path("data.npz"));
    }

    void aWrongWordOnHowToReadIsNamed()
    {
        show();
        look(m_dialog->evaluation(), write("data.npz", pictures(30)));
        QTest::keyClicks(m_dialog->evaluation()->formatEdit(), "npz,colour=blue");
        QVERIFY(m_dialog->evaluation()->foundLabel()->text().contains("colour"));
        QVERIFY(!button()->isEnabled());
    }
};

QTEST_MAIN(TestDataDialog)
#include "tst_data_dialog.moc"
