// A row of controls: one row where there is room, else more of them, and never a word that is cut.
#include "ui/panels/folding_row.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace pare;

class TestFoldingRow : public QObject {
    Q_OBJECT

    std::unique_ptr<QWidget> m_host;
    QList<QWidget *> m_parts;
    QLineEdit *m_field = nullptr;
    FoldingRow *m_row = nullptr;

private Q_SLOTS:
    void init()
    {
        m_host = std::make_unique<QWidget>();
        m_row = new FoldingRow(m_host.get());
        m_row->setContentsMargins(4, 4, 4, 4);
        m_row->setSpacing(6);
        auto *measure = new QPushButton(QStringLiteral("Measure quantization error"));
        auto *back = new QPushButton(QStringLiteral("Set back to float"));
        m_field = new QLineEdit;
        auto *said = new QLabel(QStringLiteral("3 of 12 miss the constraint"));
        m_row->add(measure);
        m_row->add(back);
        m_row->add(m_field, 1, 120);
        m_row->addSpace();
        m_row->add(said);
        m_parts = {measure, back, m_field, said};
        m_host->show();
    }

    void everyPartIsWholeAndInsideAtEveryWidth()
    {
        for (int width = m_host->minimumSizeHint().width(); width < 1400; width += 53) {
            m_host->resize(width, m_row->heightForWidth(width));
            QCoreApplication::processEvents();
            for (const QWidget *part : m_parts) {
                QVERIFY2(m_host->rect().contains(part->geometry()), qPrintable(QString::number(width)));
                QVERIFY2(part == m_field || part->width() >= part->sizeHint().width(), qPrintable(QString::number(width)));
                for (const QWidget *other : m_parts)
                    QVERIFY2(other == part || !other->geometry().intersects(part->geometry()), qPrintable(QString::number(width)));
            }
        }
    }

    void thereAreMoreRowsWhereItIsNarrow()
    {
        const int wide = m_row->heightForWidth(m_row->sizeHint().width());
        QCOMPARE(wide, m_row->sizeHint().height());
        QVERIFY(m_row->heightForWidth(m_row->sizeHint().width() / 2) > wide * 3 / 2);
    }

    void whatStretchesTakesWhatIsLeft()
    {
        m_host->resize(1300, 60);
        QCoreApplication::processEvents();
        QVERIFY(m_field->width() > m_field->sizeHint().width() * 2);
        m_field->setMaximumWidth(200);
        QCoreApplication::processEvents();
        QCOMPARE(m_field->width(), 200);
    }

    void whatIsHiddenTakesNoRoom()
    {
        const int before = m_row->sizeHint().width();
        m_parts.front()->hide();
        QCOMPARE(m_row->sizeHint().width(), before - m_parts.front()->sizeHint().width() - 6);
    }
};

QTEST_MAIN(TestFoldingRow)
#include "tst_folding_row.moc"
