// What a slider over selected layers is about.

#include "tests/support/models.h"
#include "tests/support/verified.h"
#include "ui/models/channel_selection.h"

using namespace pare;

namespace {

// Two convolutions into one residual sum, and one between: groups {a, c} and {b}; the last feeds the output.
ModelViewPtr residual()
{
    const Model model = test::modelOf("agraph (float[N,3,8,8] x) => (float[N,10] y) {"
                                      " p = Conv<pads=[1,1,1,1]>(x, wa)  q = Relu(p)  s = Conv<pads=[1,1,1,1]>(q, wb)"
                                      " t = Conv<pads=[1,1,1,1]>(s, wc)  u = Add(p, t)  v = GlobalAveragePool(u)"
                                      " w = Flatten(v)  y = Gemm(w, g) }",
                                      {"wa[32,3,3,3]", "wb[24,32,3,3]", "wc[32,24,3,3]", "g[32,10]"}, 17);
    return VERIFIED(ModelView::of(model, {}));
}

std::string named(const ModelViewPtr &view, const char *op, int nth)
{
    for (const LayerRow &row : view->rows())
        if (row.op == op && nth-- == 0)
            return row.name;
    return {};
}

} // namespace

class TestChannelSelection : public QObject {
    Q_OBJECT
private slots:
    void aLayerStandsForWhatItMakes()
    {
        const ModelViewPtr view = residual();
        const auto selection = channelsOf(*view, {named(view, "Conv", 1)}); // reads one group, makes another
        QCOMPARE(selection.groups.size(), size_t{1});
        QCOMPARE(selection.groups[0]->channels(), int64_t{24});
        QCOMPARE(selection.producers, std::set<std::string>{named(view, "Conv", 1)});
    }

    void theGroupOwnsTheValue()
    {
        const ModelViewPtr view = residual();
        const std::set<std::string> both{named(view, "Conv", 0), named(view, "Conv", 2)};
        for (const std::string &layer : {named(view, "Conv", 0), named(view, "Conv", 2), named(view, "Relu", 0), named(view, "Add", 0)})
            QCOMPARE(channelsOf(*view, {layer}).producers, both);
    }

    void whatCannotShrinkSaysWhy()
    {
        const ModelViewPtr view = residual();
        const auto selection = channelsOf(*view, {named(view, "Gemm", 0)});
        QVERIFY(selection.groups.empty());
        QVERIFY2(selection.declined.find("output") != std::string::npos, selection.declined.c_str());
    }

    void aWidthShrinksByItsOwnPass()
    {
        const Model model = test::modelOf("agraph (float[N,6] x) => (float[N,3] y) { h = MatMul(x, w)  n = LayerNormalization(h, s, b)  y = MatMul(n, v) }",
                                          {"w[6,16]", "s[16]", "b[16]", "v[16,3]"}, 17);
        const ModelViewPtr view = VERIFIED(ModelView::of(model, {}));
        const auto selection = channelsOf(*view, {named(view, "MatMul", 0)});
        QVERIFY(selection.groups.empty());
        QCOMPARE(selection.widths.size(), size_t{1});
        QCOMPARE(selection.all().size(), size_t{1});
        QVERIFY2(selection.declined.ends_with(": prune-width can shrink it"), selection.declined.c_str());
    }

    void eachShareRemovesExactlyItsCount()
    {
        for (const int64_t units : {3, 16, 24, 45, 64, 100, 320, 1000, 2048})
            for (const int64_t multiple : {1, 8}) {
                ChannelGroup group;
                group.units = units;
                group.prunable = true;
                group.members = {{{0}, "a", MemberRole::Produces, units, units}};
                const CountRule rule{multiple, 1};
                const auto shares = removableShares({&group}, rule);
                const auto allowed = allowedUnits(group, rule);
                QCOMPARE(shares.front(), 0.0);
                size_t at = 0;
                for (auto kept = allowed.rbegin(); kept != allowed.rend(); ++kept)
                    if (1 - static_cast<double>(*kept) / static_cast<double>(units) <= 0.95)
                        QCOMPARE(unitsToKeep(group, shares.at(at++), rule), *kept);
                QCOMPARE(at, shares.size());
            }
    }
};

QTEST_APPLESS_MAIN(TestChannelSelection)
#include "tst_channel_selection.moc"
