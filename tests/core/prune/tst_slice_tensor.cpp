#include "core/prune/slice_tensor.h"

#include <QTest>

#include <cstring>
#include <numeric>
#include <random>

using namespace pare;

namespace {

// The same, element by element.
std::vector<int> reference(const std::vector<int> &values, const std::vector<int64_t> &dims, const std::vector<KeptPositions> &kept)
{
    std::vector<int> result;
    for (size_t at = 0; at < values.size(); ++at) {
        size_t rest = at;
        bool stays = true;
        for (size_t axis = dims.size(); axis-- > 0;) {
            const auto position = static_cast<int64_t>(rest % static_cast<size_t>(dims[axis]));
            rest /= static_cast<size_t>(dims[axis]);
            stays = stays && (!kept[axis] || std::binary_search(kept[axis]->begin(), kept[axis]->end(), position));
        }
        if (stays)
            result.push_back(values[at]);
    }
    return result;
}

} // namespace

class TestSliceTensor : public QObject {
    Q_OBJECT
private slots:
    void keptElementsStayInOrder();
    void nothingToCutCopies();
    void aScalarHasNoAxes();
};

void TestSliceTensor::keptElementsStayInOrder()
{
    std::mt19937 random(1);
    for (int round = 0; round < 200; ++round) {
        std::vector<int64_t> dims(1 + random() % 4);
        int64_t count = 1;
        for (int64_t &dim : dims) {
            dim = 1 + static_cast<int64_t>(random() % 6);
            count *= dim;
        }
        std::vector<int> values(static_cast<size_t>(count));
        std::iota(values.begin(), values.end(), 0);
        std::vector<std::vector<int64_t>> lists(dims.size());
        std::vector<KeptPositions> kept(dims.size(), nullptr);
        for (size_t axis = 0; axis < dims.size(); ++axis) {
            for (int64_t i = 0; i < dims[axis]; ++i)
                if (random() % 2 == 0)
                    lists[axis].push_back(i);
            if (random() % 3 != 0)
                kept[axis] = &lists[axis];
        }
        const std::string bytes = keepPositions(std::as_bytes(std::span(values)), dims, sizeof(int), kept);
        const std::vector<int> expected = reference(values, dims, kept);
        QCOMPARE(bytes.size(), expected.size() * sizeof(int));
        QVERIFY2(std::memcmp(bytes.data(), expected.data(), bytes.size()) == 0, qPrintable(QString("round %1").arg(round)));
        int64_t left = 1;
        for (const int64_t dim : keptDims(dims, kept))
            left *= dim;
        QCOMPARE(left, static_cast<int64_t>(expected.size()));
    }
}

void TestSliceTensor::nothingToCutCopies()
{
    const std::vector<char> values{1, 2, 3, 4, 5, 6};
    QCOMPARE(keepPositions(std::as_bytes(std::span(values)), {2, 3}, 1, {nullptr, nullptr}), std::string(values.begin(), values.end()));
}

void TestSliceTensor::aScalarHasNoAxes()
{
    const std::vector<char> values{7};
    QCOMPARE(keepPositions(std::as_bytes(std::span(values)), {}, 1, {}), std::string("\7"));
}

QTEST_APPLESS_MAIN(TestSliceTensor)
#include "tst_slice_tensor.moc"
