// Data as a model reads them: what is there, the first samples, which to set apart, which another set has too.
#include "app/runner/handlers.h"
#include "app/runner/inputs.h"
#include "core/measure/task.h"
#include "core/runtime/wire.h"

#include <algorithm>
#include <numeric>

namespace pare {

namespace {

// The first samples, at most `most` of them.
Result<std::unique_ptr<Dataset>> firstOf(std::shared_ptr<Dataset> all, int64_t most)
{
    std::vector<int64_t> first(static_cast<size_t>(std::min(all->count(), most)));
    std::iota(first.begin(), first.end(), int64_t{0});
    return subset(std::move(all), std::move(first));
}

} // namespace

Result<void> lookAtData(const worker::Look &request, Job &job)
{
    PARE_TRY_ASSIGN(const DatasetRef data, datasetFromWire(request.data()));
    PARE_TRY_ASSIGN(const DataLookOptions options, lookFromWire(request));
    const ModelSignature signature = signatureFromWire(request.signature());
    PARE_TRY_ASSIGN(auto opened, openFor(data, signature));
    const std::shared_ptr<Dataset> dataset = std::move(opened);
    DataLook look;
    look.info = dataset->info();
    look.info.count = dataset->count();
    for (int64_t i = 0; i < std::min(options.samples, dataset->count()); ++i) {
        if (job.cancelled())
            return cancelled();
        PARE_TRY_ASSIGN(const Batch batch, dataset->read(i, 1));
        worker::Response part;
        for (const Tensor &input : batch.inputs)
            toWire(input, *part.mutable_sample()->add_inputs());
        if (batch.labels)
            toWire(*batch.labels, *part.mutable_sample()->mutable_label());
        job.part(std::move(part));
    }
    if (options.task && (look.info.labels != LabelKind::None || !look.info.references.empty())) {
        PARE_TRY_ASSIGN(const Task task, guessTask(signature, *dataset));
        look.task = task.sentence;
    }
    if (options.apart > 0) {
        PARE_TRY_ASSIGN(look.apart, calibrationSubset(*dataset, std::min(options.apart, dataset->count() / 2), 0));
    }
    if (options.other) {
        PARE_TRY_ASSIGN(auto other, openFor(*options.other, signature));
        PARE_TRY_ASSIGN(const auto first, firstOf(dataset, options.mostCompared));
        PARE_TRY_ASSIGN(const auto second, firstOf(std::move(other), options.mostCompared));
        PARE_TRY_ASSIGN(const Leakage leakage, findLeakage(*first, *second));
        look.shared = leakage.shared;
    }
    worker::Response part;
    toWire(look, *part.mutable_looked());
    job.part(std::move(part));
    return {};
}

} // namespace pare
