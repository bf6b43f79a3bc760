#include "ui/dialogs/data_preview.h"

#include "core/base/units.h"
#include "core/measure/tensor_values.h"
#include "core/runtime/runner.h"
#include "ui/theme/language.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <optional>

namespace pare {

namespace {

constexpr int64_t samplesShown = 6;
constexpr int64_t mostCompared = 5'000;
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

QString labelOf(const std::optional<Tensor> &label, const DatasetInfo &info)
{
    if (!label)
        return QStringLiteral("–");
    if (info.labels == LabelKind::Class && info.labelDims.empty())
        if (const auto values = wholeValues(*label); values.ok() && values->size() == 1) {
            const int64_t value = values->front();
            const bool named = value >= 0 && value < static_cast<int64_t>(info.classNames.size());
            return named ? QStringLiteral("%1 (%2)").arg(value).arg(QString::fromStdString(info.classNames[static_cast<size_t>(value)])) : QString::number(value);
        }
    return cellOf(*label).text;
}

// Data are decoded in a helper process: a picture or an archive may be anybody's.
Result<DataLook> look(const DatasetRef &data, const Model &model, const DataLookOptions &options, const RunContext &context)
{
    RunContext inner = context;
    PARE_TRY_ASSIGN(const auto runner, Runner::start({}, inner));
    return runner->lookAt(data, signatureOf(model), options, inner);
}

} // namespace

Result<DataSight> lookAt(const DatasetRef &data, const Model &model, const RunContext &context)
{
    DataLookOptions wanted;
    wanted.samples = samplesShown;
    wanted.task = true;
    PARE_TRY_ASSIGN(const DataLook seen, look({data.path, data.options, {}}, model, wanted, context));
    const DatasetInfo &info = seen.info;
    DataSight sight;
    sight.kind = info.kind;
    sight.count = info.count;
    sight.found = QString::fromStdString(info.text());
    for (const std::string &note : info.notes)
        sight.notes << QString::fromStdString(note);
    for (const DataSample &sample : seen.samples) {
        std::vector<SampleCell> row;
        if (sight.samples.empty())
            for (const Tensor &input : sample.inputs)
                sight.columns << QStringLiteral("%1: %2").arg(QString::fromStdString(input.name), QString::fromStdString(typeAndShape(input.type, input.dims)));
        for (const Tensor &input : sample.inputs)
            row.push_back(cellOf(input));
        row.push_back({{}, labelOf(sample.label, info)});
        sight.samples.push_back(std::move(row));
    }
    sight.columns << (info.labels == LabelKind::Target ? PreviewWords::tr("Target") : PreviewWords::tr("Label"));
    sight.task = seen.task.empty() ? PreviewWords::tr("no labels: agreement with the source is measured") : QString::fromStdString(seen.task);
    return sight;
}

Result<DataParts> setApart(const DatasetRef &data, const Model &model, int64_t calibration, const RunContext &context)
{
    DataLookOptions wanted;
    wanted.apart = calibration;
    PARE_TRY_ASSIGN(DataLook seen, look({data.path, data.options, {}}, model, wanted, context));
    DataParts parts;
    parts.calibrate = std::move(seen.apart);
    auto next = parts.calibrate.begin();
    for (int64_t i = 0; i < seen.info.count; ++i) {
        if (next != parts.calibrate.end() && *next == i)
            ++next;
        else
            parts.evaluate.push_back(i);
    }
    return parts;
}

Result<QString> overlapText(const DatasetRef &evaluation, const DatasetRef &calibration, const Model &model, const RunContext &context)
{
    DataLookOptions wanted;
    wanted.other = calibration;
    wanted.mostCompared = mostCompared;
    PARE_TRY_ASSIGN(const DataLook seen, look(evaluation, model, wanted, context));
    if (seen.shared == 0)
        return QString();
    return PreviewWords::tr("%1 of the evaluation data are also used to calibrate").arg(counted(seen.shared, Counted::Sample));
}

} // namespace pare
