#include "app/runner/inputs.h"

#include "core/base/units.h"

namespace pare {

Result<std::unique_ptr<Dataset>> openFor(const DatasetRef &data, const ModelSignature &signature)
{
    PARE_TRY_ASSIGN(std::unique_ptr<Dataset> dataset, openDataset(data.path, data.options, signature));
    if (data.samples.empty())
        return dataset;
    return subset(std::shared_ptr<Dataset>(std::move(dataset)), data.samples);
}

namespace {

Result<SampleInputs> madeUp(Session &session, const InputOptions &options, Job &job)
{
    std::optional<Error> first;
    for (const SizeGuess &guess : sizeGuesses()) {
        PARE_TRY_ASSIGN(SampleInputs inputs, sampleInputs(session.inputs(), options, guess));
        if (inputs.guessed.empty())
            return inputs;
        const auto tried = session.run(inputs.tensors, job);
        if (tried.ok())
            return inputs;
        if (tried.error().kind != ErrorKind::InvalidInput)
            return first.value_or(tried.error());
        if (!first)
            first = tried.error();
    }
    first->message += " (with made-up sizes for its free axes: give data or sizes)";
    return *first;
}

} // namespace

Result<SampleInputs> inputsFor(Session &session, const InputOptions &options, Job &job)
{
    if (!options.data)
        return madeUp(session, options, job);
    PARE_TRY_ASSIGN(const std::unique_ptr<Dataset> dataset, openFor(*options.data, session.signature()));
    const int64_t wanted = std::max<int64_t>(1, options.batch);
    const int64_t fixed = dataset->info().fixedBatch;
    if (options.batch > 0 && (dataset->info().whole ? options.batch != 1 : fixed > 0 && options.batch != fixed))
        return unsupported("the model takes " + plural(std::max<int64_t>(1, fixed), "sample") + " in a run: the first axis is fixed");
    const int64_t batch = fixed > 0 ? fixed : wanted;
    if (batch > dataset->count() && fixed == 0)
        return invalidInput("has " + plural(dataset->count(), "sample") + ", fewer than a batch of " + std::to_string(batch), options.data->path.string());
    PARE_TRY_ASSIGN(Batch read, dataset->read(0, std::min(batch, dataset->count())));
    SampleInputs result;
    result.tensors = std::move(read.inputs);
    result.batch = batch;
    result.notes.push_back("inputs: the first " + (read.samples() == 1 ? std::string("sample") : plural(read.samples(), "sample")) + " of " + options.data->path.filename().string());
    return result;
}

} // namespace pare
