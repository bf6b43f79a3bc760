// What is found in a data set: whether it fits the model, its first samples as a person can read them, the metric that follows.
#pragma once

#include "core/base/run_context.h"
#include "core/formats/dataset.h"
#include "core/model/model.h"
#include "core/runtime/requests.h"
#include "ui/models/sample_cell.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace pare {

struct DataSight {
    DatasetFormat kind = DatasetFormat::Auto;
    QString found;             // "10,000 samples, IDX, labels from ..."
    QStringList notes;         // what was guessed
    QString task;              // "classification into 10 classes ..., measured as top-1"
    int64_t count = 0;         // samples
    QStringList columns;       // inputs with the type and shape of a sample, then "Label"
    std::vector<std::vector<SampleCell>> samples; // at most six
};

// Reads the first six samples and the labels. Errors: those of openDataset and of reading; a label out of range.
[[nodiscard]] Result<DataSight> lookAt(const DatasetRef &data, const Model &model, const RunContext &context);

// The samples of a data set in two parts: `calibration` of them spread over it (the classes in equal numbers where there are labels),
// and the rest.
struct DataParts {
    std::vector<int64_t> evaluate, calibrate;
};
[[nodiscard]] Result<DataParts> setApart(const DatasetRef &data, const Model &model, int64_t calibration, const RunContext &context);

// How many samples two sets have in common, in words; empty for none. Looks at the first 5,000 of each at most.
[[nodiscard]] Result<QString> overlapText(const DatasetRef &evaluation, const DatasetRef &calibration, const Model &model,
                                          const RunContext &context);

} // namespace pare
