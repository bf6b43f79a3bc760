// ONNX's own test cases for QuantizeLinear, DequantizeLinear and DynamicQuantizeLinear in 8 and 16 bits, as written by onnx 1.23.2
// (onnx/backend/test/case/node, Apache-2.0): Pare's arithmetic gives the same numbers to the bit.
#include "core/quant/affine.h"

#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace pare::quant;

class TestOnnxCases : public QObject {
    Q_OBJECT
private slots:
    void arithmeticEqualsOnnx_data();
    void arithmeticEqualsOnnx();
};

namespace {

struct Array {
    std::vector<int64_t> dims;
    std::string type;
    std::vector<double> values;
};

Array arrayOf(const nlohmann::json &json)
{
    return {json["dims"].get<std::vector<int64_t>>(), json["type"].get<std::string>(), json["values"].get<std::vector<double>>()};
}

Grid gridOf(const std::string &type)
{
    if (type == "uint16")
        return {0, 65535};
    if (type == "int16")
        return {-32768, 32767};
    if (type == "int32")
        return {INT32_MIN, INT32_MAX};
    return type == "int8" ? signed8 : unsigned8;
}

nlohmann::json cases()
{
    QFile file(PARE_SOURCE_DIR "/tests/core/quant/data/onnx-cases.json");
    if (!file.open(QIODevice::ReadOnly))
        return nlohmann::json::array();
    return nlohmann::json::parse(file.readAll().toStdString());
}

} // namespace

void TestOnnxCases::arithmeticEqualsOnnx_data()
{
    QTest::addColumn<QString>("json");
    const auto all = cases();
    for (const auto &one : all)
        QTest::newRow(one["name"].get<std::string>().c_str()) << QString::fromStdString(one.dump());
    QCOMPARE(all.size(), size_t{11});
}

void TestOnnxCases::arithmeticEqualsOnnx()
{
    QFETCH(QString, json);
    const auto one = nlohmann::json::parse(json.toStdString());
    const std::string op = one["op"];
    const Array x = arrayOf(one["inputs"][0]);
    const Array y = arrayOf(one["outputs"][0]);
    if (op == "DynamicQuantizeLinear") {
        const auto [least, most] = std::minmax_element(x.values.begin(), x.values.end());
        const Affine affine = affineFor({*least, *most}, unsigned8);
        QCOMPARE(affine.scale, static_cast<float>(one["outputs"][1]["values"][0].get<double>()));
        QCOMPARE(affine.zeroPoint, one["outputs"][2]["values"][0].get<int>());
        for (size_t i = 0; i < x.values.size(); ++i)
            QCOMPARE(quantize(static_cast<float>(x.values[i]), affine, unsigned8), static_cast<int>(y.values[i]));
        return;
    }
    const Array scale = arrayOf(one["inputs"][1]);
    const Array zero = one["inputs"].size() > 2 ? arrayOf(one["inputs"][2]) : Array{{}, op == "QuantizeLinear" ? "uint8" : x.type, {0}};
    const bool perAxis = scale.values.size() > 1;
    size_t inner = 1;
    for (size_t d = static_cast<size_t>(one["axis"].get<int>()) + 1; d < x.dims.size(); ++d)
        inner *= static_cast<size_t>(x.dims[d]);
    for (size_t i = 0; i < x.values.size(); ++i) {
        const size_t channel = perAxis ? i / inner % scale.values.size() : 0;
        const Affine affine{static_cast<float>(scale.values[channel]), static_cast<int>(zero.values[zero.values.size() > 1 ? channel : 0])};
        if (op == "QuantizeLinear")
            QCOMPARE(quantize(static_cast<float>(x.values[i]), affine, gridOf(zero.type)), static_cast<int>(y.values[i]));
        else
            QCOMPARE(dequantize(static_cast<int>(x.values[i]), affine), static_cast<float>(y.values[i]));
    }
}

QTEST_GUILESS_MAIN(TestOnnxCases)
#include "tst_onnx_cases.moc"
