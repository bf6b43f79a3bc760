#include "core/search/budget_knapsack.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace pare;

class TestBudgetKnapsack : public QObject {
    Q_OBJECT
private slots:
    void theBudgetHoldsAndNoSmallerOneBringsMore();
    void ofEqualGainsTheLeastLossIsTaken();
    void withoutABudgetOnlyWhatLosesNothingGoes();
    void whatMayNotBeTakenIsNot();
    void aThingThatLosesWhateverIsChosenHasNoAnswer();
    void aLossOfExactlyTheBudgetIsWithinIt();
    void lossesOfManyOrdersOfMagnitudeAreTold();
};

namespace {

using Things = std::vector<std::vector<Choice>>;

struct Sum {
    double loss = 0;
    double gain = 0;
};

Sum sumOf(const Things &things, const std::vector<size_t> &answer)
{
    Sum sum;
    for (size_t t = 0; t < things.size(); ++t) {
        sum.loss += things[t][answer[t]].loss;
        sum.gain += things[t][answer[t]].gain;
    }
    return sum;
}

// Every combination.
double mostWithin(const Things &things, double budget)
{
    double most = -INFINITY;
    std::vector<size_t> answer(things.size(), 0);
    for (;;) {
        if (const Sum sum = sumOf(things, answer); sum.loss <= budget)
            most = std::max(most, sum.gain);
        size_t t = 0;
        while (t < things.size() && ++answer[t] == things[t].size())
            answer[t++] = 0;
        if (t == things.size())
            return most;
    }
}

} // namespace

void TestBudgetKnapsack::theBudgetHoldsAndNoSmallerOneBringsMore()
{
    std::mt19937 random(7);
    std::uniform_real_distribution<double> exponent(-4, 0);
    std::uniform_real_distribution<double> gain(-0.2, 1);
    for (int round = 0; round < 60; ++round) {
        Things things(2 + random() % 5);
        for (auto &choices : things) {
            choices.push_back({0, gain(random)});
            for (size_t i = 0; i < 1 + random() % 4; ++i)
                choices.push_back({std::pow(10.0, exponent(random)), gain(random)});
        }
        const double budget = std::pow(10.0, exponent(random));
        const auto answer = bestWithin(things, budget);
        QCOMPARE(answer.size(), things.size());
        const Sum sum = sumOf(things, answer);
        QVERIFY2(sum.loss <= budget * (1 + 1e-9), qPrintable(QString::number(round)));
        QVERIFY2(sum.gain <= mostWithin(things, budget * (1 + 1e-9)) + 1e-12, qPrintable(QString::number(round)));
        QVERIFY2(sum.gain >= mostWithin(things, budget * (1 - static_cast<double>(things.size()) / 4096)) - 1e-12, qPrintable(QString::number(round)));
    }
}

void TestBudgetKnapsack::ofEqualGainsTheLeastLossIsTaken()
{
    QCOMPARE(bestWithin({{{0, 0}, {0.5, 1}, {0.2, 1}}, {{0.1, 2}, {0, 2}}}, 1), (std::vector<size_t>{2, 1}));
}

void TestBudgetKnapsack::withoutABudgetOnlyWhatLosesNothingGoes()
{
    QCOMPARE(bestWithin({{{0, 0}, {0, 1}, {1e-12, 5}}, {{0, 0}, {0.1, 9}}}, 0), (std::vector<size_t>{1, 0}));
}

void TestBudgetKnapsack::whatMayNotBeTakenIsNot()
{
    QCOMPARE(bestWithin({{{0, 0}, {INFINITY, 100}, {NAN, 0.5}}}, 1), (std::vector<size_t>{0}));
}

void TestBudgetKnapsack::aThingThatLosesWhateverIsChosenHasNoAnswer()
{
    QVERIFY(bestWithin({{{0, 1}}, {{0.1, 1}, {0.2, 2}}}, 1).empty());
}

void TestBudgetKnapsack::aLossOfExactlyTheBudgetIsWithinIt()
{
    QCOMPARE(bestWithin({{{0, 0}, {0.25, 1}}, {{0, 0}, {0.75, 1}}}, 1.0), (std::vector<size_t>{1, 1}));
    QCOMPARE(bestWithin({{{0, 0}, {1.0 / 3, 1}}}, 1.0 / 3), (std::vector<size_t>{1}));
}

void TestBudgetKnapsack::lossesOfManyOrdersOfMagnitudeAreTold()
{
    Things things;
    for (int i = 0; i < 300; ++i)
        things.push_back({{0, 0}, {std::pow(10.0, -i % 9), 1}});
    const auto answer = bestWithin(things, 3);
    const Sum sum = sumOf(things, answer);
    QVERIFY(sum.loss <= 3);
    // All of the seven least kinds (34 x 0.0111), and of those that lose a tenth and one as many as fit.
    QVERIFY2(sum.gain >= 250, qPrintable(QString::number(sum.gain)));
}

QTEST_APPLESS_MAIN(TestBudgetKnapsack)
#include "tst_budget_knapsack.moc"
