#include "ui/models/sample_cell.h"

#include "core/measure/tensor_values.h"
#include "core/model/onnx.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <span>

namespace pare {

namespace {

constexpr size_t valuesShown = 8;

struct PreviewWords {
    Q_DECLARE_TR_FUNCTIONS(PreviewWords)
};

// Height, width and channels of a sample that can be looked at; channels 0: none.
struct PictureShape {
    int height = 0, width = 0, channels = 0;
    bool channelsLast = false;
};

PictureShape pictureShape(const std::vector<int64_t> &dims)
{
    const auto fits = [](int64_t h, int64_t w) { return h >= 6 && w >= 6 && h <= 4096 && w <= 4096; };
    const auto channels = [](int64_t c) { return c == 1 || c == 3; };
    if (dims.size() == 4 && channels(dims[1]) && fits(dims[2], dims[3]))
        return {static_cast<int>(dims[2]), static_cast<int>(dims[3]), static_cast<int>(dims[1]), false};
    if (dims.size() == 4 && channels(dims[3]) && fits(dims[1], dims[2]))
        return {static_cast<int>(dims[1]), static_cast<int>(dims[2]), static_cast<int>(dims[3]), true};
    return {};
}

// Stretched from the smallest to the largest value: what preprocessing left of brightness does not matter for looking.
QImage pictureOf(std::span<const float> values, const PictureShape &shape)
{
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    const float range = *most - *least;
    if (!std::isfinite(range))
        return {};
    QImage image(shape.width, shape.height, QImage::Format_RGB32);
    const auto at = [&](int y, int x, int c) {
        const size_t place = shape.channelsLast ? (static_cast<size_t>(y) * shape.width + x) * shape.channels + c
                                                : (static_cast<size_t>(c) * shape.height + y) * shape.width + x;
        return range > 0 ? static_cast<int>(255 * (values[place] - *least) / range) : 0;
    };
    for (int y = 0; y < shape.height; ++y)
        for (int x = 0; x < shape.width; ++x)
            image.setPixel(x, y, shape.channels == 1 ? qRgb(at(y, x, 0), at(y, x, 0), at(y, x, 0)) : qRgb(at(y, x, 0), at(y, x, 1), at(y, x, 2)));
    return image;
}

// Whole numbers that are bytes of a text, as models that read bytes take it; empty where they are none.
QString textOf(std::span<const float> values)
{
    QByteArray bytes;
    for (const float value : values) {
        if (value != std::floor(value) || value < 0 || value > 255)
            return {};
        if (value != 0)
            bytes += static_cast<char>(static_cast<unsigned char>(value));
    }
    const auto letters = std::count_if(bytes.begin(), bytes.end(), [](char c) { return (c >= ' ' && c != 0x7f) || static_cast<unsigned char>(c) >= 0xc2; });
    if (bytes.size() < 8 || letters < bytes.size() * 9 / 10 || std::count(bytes.begin(), bytes.end(), bytes.front()) == bytes.size())
        return {};
    QString text = QString::fromUtf8(bytes);
    return text.count(QChar::ReplacementCharacter) > 2 ? QString() : text.simplified();
}

} // namespace

SampleCell cellOf(const Tensor &tensor)
{
    SampleCell cell;
    const auto values = FloatValues::of(tensor);
    if (!values.ok()) {
        cell.text = QString::fromStdString(typeAndShape(tensor.type, tensor.dims));
        return cell;
    }
    const std::span<const float> all = values->all();
    if (const PictureShape shape = pictureShape(tensor.dims); shape.channels > 0 && !all.empty()) {
        cell.picture = pictureOf(all, shape);
        if (!cell.picture.isNull()) {
            const auto [least, most] = std::minmax_element(all.begin(), all.end());
            cell.text = PreviewWords::tr("%1 to %2").arg(QLocale::c().toString(*least, 'g', 3), QLocale::c().toString(*most, 'g', 3));
            return cell;
        }
    }
    const bool whole = tensor.type != pb::TensorProto::FLOAT && tensor.type != pb::TensorProto::FLOAT16 && tensor.type != pb::TensorProto::DOUBLE;
    if (whole)
        if (const QString text = textOf(all); !text.isEmpty()) {
            cell.text = QStringLiteral("“%1”").arg(text);
            return cell;
        }
    QStringList numbers;
    for (size_t i = 0; i < std::min(valuesShown, all.size()); ++i)
        numbers << QLocale::c().toString(all[i], 'g', 4);
    cell.text = numbers.join(QStringLiteral(", ")) + (all.size() > valuesShown ? QStringLiteral(" …") : QString());
    return cell;
}

} // namespace pare
