#include "core/search/min_cut.h"

#include <QTest>

#include <array>
#include <random>

using namespace pare;

class TestMinCut : public QObject {
    Q_OBJECT
private slots:
    void eachTakesWhatIsCheaperWhereNothingTies();
    void aCostlyDifferenceKeepsThemTogether();
    void aDifferenceCostsInItsDirectionOnly();
    void ofEqualCostsTheSecondIsTaken();
    void isAsCheapAsTheBestOfAllChoices();
    void nothingIsNoProblem();
};

void TestMinCut::eachTakesWhatIsCheaperWhereNothingTies()
{
    TwoStates states(3);
    states.cost(0, 1, 2);
    states.cost(1, 5, 2);
    states.cost(2, 0, 0.5);
    QCOMPARE(states.inFirst(), (std::vector<bool>{true, false, true}));
}

void TestMinCut::aCostlyDifferenceKeepsThemTogether()
{
    TwoStates states(2);
    states.cost(0, 1, 3);
    states.cost(1, 3, 2);
    states.differ(0, 1, 2);
    states.differ(1, 0, 2);
    QCOMPARE(states.inFirst(), (std::vector<bool>{true, true})); // 4, and 1 + 2 + 2 apart
}

void TestMinCut::aDifferenceCostsInItsDirectionOnly()
{
    TwoStates states(2);
    states.cost(0, 1, 3);
    states.cost(1, 3, 2);
    states.differ(1, 0, 2); // not what happens here
    QCOMPARE(states.inFirst(), (std::vector<bool>{true, false}));
}

void TestMinCut::ofEqualCostsTheSecondIsTaken()
{
    TwoStates states(2);
    states.cost(0, 1, 1);
    QCOMPARE(states.inFirst(), (std::vector<bool>{false, false}));
}

void TestMinCut::isAsCheapAsTheBestOfAllChoices()
{
    std::mt19937 random(7);
    std::uniform_real_distribution<double> price(0, 1);
    for (int round = 0; round < 200; ++round) {
        constexpr size_t count = 7;
        struct Pair {
            size_t a;
            size_t b;
            double cost;
        };
        std::array<std::pair<double, double>, count> own;
        std::vector<Pair> pairs;
        TwoStates states(count);
        for (size_t i = 0; i < count; ++i) {
            own[i] = {price(random), price(random)};
            states.cost(i, own[i].first, own[i].second);
        }
        for (int k = 0; k < 12; ++k) {
            const Pair pair{random() % count, random() % count, price(random) / 2};
            pairs.push_back(pair);
            states.differ(pair.a, pair.b, pair.cost);
        }
        const auto total = [&](const auto &first) {
            double sum = 0;
            for (size_t i = 0; i < count; ++i)
                sum += first(i) ? own[i].first : own[i].second;
            for (const Pair &pair : pairs)
                sum += first(pair.a) && !first(pair.b) ? pair.cost : 0;
            return sum;
        };
        double best = 1e9;
        for (size_t choice = 0; choice < (size_t{1} << count); ++choice)
            best = std::min(best, total([&](size_t i) { return (choice >> i & 1) != 0; }));
        const std::vector<bool> found = states.inFirst();
        QVERIFY(std::abs(total([&](size_t i) { return found[i]; }) - best) < 1e-9);
    }
}

void TestMinCut::nothingIsNoProblem()
{
    QVERIFY(TwoStates(0).inFirst().empty());
}

QTEST_GUILESS_MAIN(TestMinCut)
#include "tst_min_cut.moc"
