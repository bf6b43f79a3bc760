#include "ui/models/data_spread.h"

#include "core/formats/dataset_signature.h"

namespace pare {

Result<DatasetRef> spreadOver(DatasetRef data, const Model &model, int64_t most, Runner &runner, RunContext &context)
{
    std::vector<int64_t> all = data.samples;
    if (all.empty()) {
        PARE_TRY_ASSIGN(const DataLook look, runner.lookAt(data, signatureOf(model), {}, context));
        if (look.info.count <= most)
            return data;
        for (int64_t i = 0; i < look.info.count; ++i)
            all.push_back(i);
    }
    const auto count = static_cast<int64_t>(all.size());
    if (count <= most)
        return data;
    data.samples.clear();
    for (int64_t i = 0; i < most; ++i)
        data.samples.push_back(all[static_cast<size_t>(i * count / most)]);
    return data;
}

} // namespace pare
