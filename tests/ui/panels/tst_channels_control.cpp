// The control for channels stops at counts that can be kept, and takes shares and counts.

#include "ui/panels/channels_control.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>

using namespace pare;

namespace {

ChannelGroup group(int64_t channels)
{
    ChannelGroup made;
    made.id = "a";
    made.units = channels;
    made.prunable = true;
    made.members = {{{0}, "a", MemberRole::Produces, channels, channels}};
    return made;
}

} // namespace

class TestChannelsControl : public QObject {
    Q_OBJECT

    ChannelGroup m_wide = group(64);
    ChannelGroup m_narrow = group(16);

    void type(ChannelsControl &control, const char *text)
    {
        control.field()->setFocus();
        control.field()->selectAll();
        QTest::keyClicks(control.field(), QString::fromLatin1(text));
        QTest::keyClick(control.field(), Qt::Key_Return);
    }

private slots:
    void theSliderStepsByRealCounts()
    {
        ChannelsControl control;
        control.setGroups({&m_wide}, {8, 1});
        QCOMPARE(control.slider()->maximum(), 7); // 64, 56 ... 8
        QSignalSpy chosen(&control, &ChannelsControl::chosen);
        QTest::keyClick(control.slider(), Qt::Key_Right);
        QCOMPARE(unitsToKeep(m_wide, chosen.takeFirst().at(0).toDouble(), {8, 1}), int64_t{56});
        QTest::keyClick(control.slider(), Qt::Key_PageUp); // five steps
        QCOMPARE(unitsToKeep(m_wide, chosen.takeFirst().at(0).toDouble(), {8, 1}), int64_t{16});
        QCOMPARE(control.effect(*control.share()), QStringLiteral("64 → 16 channels"));
    }

    void aShareOrACountCanBeTyped()
    {
        ChannelsControl control;
        control.setGroups({&m_wide}, {1, 1});
        control.show();
        QSignalSpy chosen(&control, &ChannelsControl::chosen);
        type(control, "30 %");
        QCOMPARE(chosen.takeFirst().at(0).toDouble(), 0.3);
        type(control, "44");
        QCOMPARE(unitsToKeep(m_wide, chosen.takeFirst().at(0).toDouble(), {1, 1}), int64_t{44});
        type(control, "many"); // put back
        QCOMPARE(chosen.size(), 0);
        QVERIFY(control.field()->text().endsWith('%'));
    }

    void groupsOfSeveralWidthsAreSpokenOfInShares()
    {
        ChannelsControl control;
        control.setGroups({&m_wide, &m_narrow}, {8, 1});
        control.show();
        QSignalSpy chosen(&control, &ChannelsControl::chosen);
        type(control, "44"); // no one width: a share
        QCOMPARE(chosen.takeFirst().at(0).toDouble(), 0.44);
        QCOMPARE(control.effect(0.3), QStringLiteral("0 % to 25 % go, as counts allow"));
        control.setShare(std::nullopt);
        QCOMPARE(control.field()->text(), QStringLiteral("Mixed"));
    }

    void whatCannotShrinkIsOff()
    {
        ChannelsControl control;
        control.setGroups({}, {});
        QVERIFY(!control.isEnabled());
        ChannelGroup eight = group(8);
        control.setGroups({&eight}, {8, 8});
        QVERIFY(!control.isEnabled());
    }
};

QTEST_MAIN(TestChannelsControl)
#include "tst_channels_control.moc"
