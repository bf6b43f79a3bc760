// Times of layers: rounds as one answer, with their spread.
#include "core/measure/layer_times.h"

#include <QTest>

using namespace pare;

class TestLayerTimes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundsGiveTheirMeanAndTheirSpread()
    {
        Profile first;
        first.nodes = {{"conv", "FusedConv", 0.010, ""}, {"relu", "Relu", 0, "conv"}, {"shape", "Shape", 0, "(folded)"}};
        first.runs = 10;
        Profile second = first;
        second.nodes[0].ms = 0.016;
        const std::vector<Profile> rounds{first, second};
        const LayerTimes times = combinedTimes(rounds);
        QCOMPARE(times.rounds, 2);
        QCOMPARE(times.runs, 10);
        const LayerTime &conv = times.layers.at("conv");
        QCOMPARE(conv.ms, 0.013);
        QCOMPARE(conv.lowMs, 0.010);
        QCOMPARE(conv.highMs, 0.016);
        QVERIFY(conv.fusedInto.empty());
        QCOMPARE(conv.fused, 1);
        // What was merged is told, not dropped.
        QCOMPARE(times.layers.at("relu").fusedInto, std::string("conv"));
        QCOMPARE(times.layers.at("shape").fusedInto, std::string("(folded)"));
    }

    void oneRoundHasNoSpread()
    {
        Profile only;
        only.nodes = {{"conv", "Conv", 2, ""}};
        const LayerTimes times = combinedTimes(std::span(&only, 1));
        QCOMPARE(times.layers.at("conv").lowMs, times.layers.at("conv").highMs);
    }
};

QTEST_APPLESS_MAIN(TestLayerTimes)
#include "tst_layer_times.moc"
