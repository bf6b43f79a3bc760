// Tensors and comparisons that the tests of metrics share.
#pragma once

#include "tests/support/data_files.h"
#include "tests/support/verified.h"

#include <QTest>

#include <cmath>
#include <string>
#include <vector>

namespace pare::test {

constexpr int FLOAT = pb::TensorProto::FLOAT;
constexpr int INT64 = pb::TensorProto::INT64;

inline bool near(double value, double expected, double tolerance = 1e-9)
{
    return std::abs(value - expected) <= tolerance;
}

inline Tensor floats(const std::string &name, std::vector<int64_t> dims, const std::vector<float> &values)
{
    return {name, FLOAT, std::move(dims), rawBytes(values)};
}
inline Tensor ints(const std::string &name, std::vector<int64_t> dims, const std::vector<int64_t> &values)
{
    return {name, INT64, std::move(dims), rawBytes(values)};
}

} // namespace pare::test

#define NEAR(value, ...)                                                                                               \
    do {                                                                                                               \
        const double found = (value);                                                                                  \
        QVERIFY2(near(found, __VA_ARGS__), std::to_string(found).c_str());                                             \
    } while (false)
#define CONTAINS(text, part) QVERIFY2((text).find(part) != std::string::npos, (text).c_str())
