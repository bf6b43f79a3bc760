// One value of a sample as a person can read it: a picture, a text, or its first numbers.
#pragma once

#include "core/formats/dataset_signature.h"

#include <QImage>
#include <QString>

namespace pare {

struct SampleCell {
    QImage picture; // null where the values are no picture
    QString text;   // values, else what the picture measures
};

[[nodiscard]] SampleCell cellOf(const Tensor &tensor);

} // namespace pare
