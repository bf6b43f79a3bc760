#include "ui/dialogs/data_preview.h"

#include "core/base/units.h"
#include "core/measure/tensor_values.h"
#include "core/runtime/runner.h"
#include "ui/theme/language.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <optional>

namespace pare {

namespace {

constexpr int64_t samplesShown = 6;
constexpr int64_t mostCompared = 5'000;

struct PreviewWords {
    Q_DECLARE_TR_FUNCTIONS(PreviewWords)
};

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
    const QString kind = QString::fromLatin1(datasetFormatName(info.kind).data());
    const QString samples = counted(info.count, Counted::Sample);
    if (info.labels != LabelKind::None)
        sight.found = PreviewWords::tr("%1, %2, labels from %3").arg(samples, kind, QString::fromStdString(info.labelName));
    else
        sight.found = (info.references.empty() ? PreviewWords::tr("%1, %2, no labels") : PreviewWords::tr("%1, %2, reference outputs")).arg(samples, kind);
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
