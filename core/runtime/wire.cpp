#include "core/runtime/wire.h"

#include "core/base/checked.h"
#include "core/model/element_type.h"

namespace pare {

namespace {

template <typename List>
auto vectorOf(const List &list)
{
    return std::vector<typename List::value_type>(list.begin(), list.end());
}

void signatureToWire(const ValueSignature &value, worker::SignatureValue &into)
{
    into.set_name(value.name);
    into.set_type(value.type);
    into.set_ranked(value.ranked);
    into.mutable_dims()->Assign(value.dims.begin(), value.dims.end());
    into.set_class_scores(value.classScores);
    into.set_probabilities(value.probabilities);
}

ValueSignature signatureFromWire(const worker::SignatureValue &value)
{
    return {value.name(), value.type(), value.ranked(), vectorOf(value.dims()), value.class_scores(), value.probabilities()};
}

} // namespace

void toWire(const pb::TensorProto &tensor, std::string bytes, worker::Tensor &into)
{
    into.set_name(tensor.name());
    into.set_type(tensor.data_type());
    into.mutable_dims()->Assign(tensor.dims().begin(), tensor.dims().end());
    into.set_data(std::move(bytes));
    for (const std::string &text : tensor.string_data())
        into.add_strings(text);
}

Result<pb::TensorProto> tensorFromWire(const worker::Tensor &tensor)
{
    const auto count = checkedElementCount(tensor.dims());
    const bool strings = tensor.type() == pb::TensorProto::STRING;
    const auto bytes = !count ? std::nullopt : strings ? std::optional<int64_t>(0) : elementBytes(tensor.type(), *count);
    if (!bytes || *bytes != static_cast<int64_t>(tensor.data().size()) || (strings && tensor.strings_size() != *count))
        return invalidInput("a tensor's bytes do not fit its type and dimensions", tensor.name());
    pb::TensorProto proto;
    proto.set_name(tensor.name());
    proto.set_data_type(tensor.type());
    proto.mutable_dims()->Assign(tensor.dims().begin(), tensor.dims().end());
    if (strings)
        proto.mutable_string_data()->Assign(tensor.strings().begin(), tensor.strings().end());
    else
        proto.set_raw_data(tensor.data());
    return proto;
}

void toWire(const DatasetRef &data, worker::Dataset &into)
{
    std::error_code ignored;
    into.set_path(std::filesystem::absolute(data.path, ignored).string());
    into.set_options(dataFormatText(data.options));
    into.mutable_samples()->Assign(data.samples.begin(), data.samples.end());
}

Result<DatasetRef> datasetFromWire(const worker::Dataset &data)
{
    DatasetRef ref;
    ref.path = data.path();
    PARE_TRY_ASSIGN(ref.options, parseDataFormat(data.options()));
    ref.samples = vectorOf(data.samples());
    return ref;
}

void toWire(const InputOptions &inputs, worker::Inputs &into)
{
    if (inputs.data)
        toWire(*inputs.data, *into.mutable_data());
    for (const auto &[name, size] : inputs.dims)
        (*into.mutable_dims())[name] = size;
    into.set_batch(inputs.batch);
    into.set_seed(inputs.seed);
}

Result<InputOptions> inputsFromWire(const worker::Inputs &inputs)
{
    InputOptions options;
    if (inputs.has_data()) {
        PARE_TRY_ASSIGN(options.data, datasetFromWire(inputs.data()));
    }
    options.dims.insert(inputs.dims().begin(), inputs.dims().end());
    options.batch = inputs.batch();
    options.seed = inputs.seed();
    return options;
}

void toWire(const ModelSignature &signature, worker::Signature &into)
{
    for (const ValueSignature &value : signature.inputs)
        signatureToWire(value, *into.add_inputs());
    for (const ValueSignature &value : signature.outputs)
        signatureToWire(value, *into.add_outputs());
    for (const std::string &name : signature.classNames)
        into.add_class_names(name);
}

ModelSignature signatureFromWire(const worker::Signature &signature)
{
    ModelSignature result;
    for (const auto &value : signature.inputs())
        result.inputs.push_back(signatureFromWire(value));
    for (const auto &value : signature.outputs())
        result.outputs.push_back(signatureFromWire(value));
    result.classNames = vectorOf(signature.class_names());
    return result;
}

void toWire(const Tensor &tensor, worker::Tensor &into)
{
    into.set_name(tensor.name);
    into.set_type(tensor.type);
    into.mutable_dims()->Assign(tensor.dims.begin(), tensor.dims.end());
    into.set_data(tensor.bytes);
}

Result<Tensor> valuesFromWire(const worker::Tensor &tensor)
{
    Tensor result{tensor.name(), tensor.type(), {tensor.dims().begin(), tensor.dims().end()}, tensor.data()};
    if (!result.consistent())
        return invalidInput("a tensor's bytes do not fit its type and dimensions", result.name);
    return result;
}

void toWire(const DataLookOptions &options, worker::Look &into)
{
    into.set_samples(options.samples);
    into.set_task(options.task);
    into.set_apart(options.apart);
    if (options.other)
        toWire(*options.other, *into.mutable_other());
    into.set_most_compared(options.mostCompared);
}

Result<DataLookOptions> lookFromWire(const worker::Look &look)
{
    DataLookOptions options{look.samples(), look.task(), look.apart(), std::nullopt, look.most_compared()};
    if (look.has_other()) {
        PARE_TRY_ASSIGN(options.other, datasetFromWire(look.other()));
    }
    return options;
}

void toWire(const DataLook &look, worker::Looked &into)
{
    const DatasetInfo &info = look.info;
    into.set_kind(static_cast<int>(info.kind));
    into.set_count(info.count);
    into.set_fixed_batch(info.fixedBatch);
    into.set_whole(info.whole);
    into.set_labels(static_cast<int>(info.labels));
    into.set_label_name(info.labelName);
    into.mutable_label_dims()->Assign(info.labelDims.begin(), info.labelDims.end());
    into.mutable_class_names()->Assign(info.classNames.begin(), info.classNames.end());
    into.mutable_references()->Assign(info.references.begin(), info.references.end());
    into.mutable_notes()->Assign(info.notes.begin(), info.notes.end());
    into.set_task(look.task);
    into.mutable_apart()->Assign(look.apart.begin(), look.apart.end());
    into.set_shared(look.shared);
}

DataLook lookedFromWire(const worker::Looked &looked)
{
    DataLook look;
    DatasetInfo &info = look.info;
    info.kind = static_cast<DatasetFormat>(std::clamp(looked.kind(), 0, static_cast<int>(DatasetFormat::OnnxTestData)));
    info.count = std::max<int64_t>(0, looked.count());
    info.fixedBatch = looked.fixed_batch();
    info.whole = looked.whole();
    info.labels = static_cast<LabelKind>(std::clamp(looked.labels(), 0, static_cast<int>(LabelKind::Target)));
    info.labelName = looked.label_name();
    info.labelDims.assign(looked.label_dims().begin(), looked.label_dims().end());
    info.classNames.assign(looked.class_names().begin(), looked.class_names().end());
    info.references.assign(looked.references().begin(), looked.references().end());
    info.notes.assign(looked.notes().begin(), looked.notes().end());
    look.task = looked.task();
    look.apart.assign(looked.apart().begin(), looked.apart().end());
    look.shared = looked.shared();
    return look;
}

void toWire(const ModelValue &value, worker::Value &into)
{
    into.set_name(value.name);
    into.set_type(value.type);
    into.set_ranked(value.ranked);
    into.mutable_dims()->Assign(value.dims.begin(), value.dims.end());
    into.mutable_symbols()->Assign(value.symbols.begin(), value.symbols.end());
}

ModelValue valueFromWire(const worker::Value &value)
{
    ModelValue result{value.name(), value.type(), value.ranked(), vectorOf(value.dims()), vectorOf(value.symbols())};
    result.symbols.resize(result.dims.size());
    return result;
}

void toWire(const TimedModel &timed, worker::Timed &into)
{
    into.mutable_samples_ms()->Assign(timed.samplesMs.begin(), timed.samplesMs.end());
    into.set_runs_per_round(timed.runsPerRound);
    into.set_warmup(timed.warmup);
    into.set_threads(timed.threads);
    into.set_batch(timed.batch);
    into.mutable_notes()->Assign(timed.notes.begin(), timed.notes.end());
}

TimedModel timedFromWire(const worker::Timed &timed)
{
    TimedModel result;
    result.samplesMs = vectorOf(timed.samples_ms());
    result.runsPerRound = std::max(1, timed.runs_per_round());
    result.warmup = timed.warmup();
    result.threads = timed.threads();
    result.batch = timed.batch();
    result.notes = vectorOf(timed.notes());
    return result;
}

void toWire(const std::string &tensor, const TensorStatistics &statistics, worker::Statistics &into)
{
    into.set_tensor(tensor);
    into.set_min(statistics.min);
    into.set_max(statistics.max);
    into.set_mean(statistics.mean);
    into.set_mean_square(statistics.meanSquare);
    into.set_count(statistics.count);
    into.set_histogram_min(statistics.histogramMin);
    into.set_histogram_max(statistics.histogramMax);
    into.mutable_histogram()->Assign(statistics.histogram.begin(), statistics.histogram.end());
    into.mutable_channel_abs_max()->Assign(statistics.channelAbsMax.begin(), statistics.channelAbsMax.end());
    into.mutable_channel_mean_square()->Assign(statistics.channelMeanSquare.begin(), statistics.channelMeanSquare.end());
    into.mutable_gram()->Assign(statistics.gram.begin(), statistics.gram.end());
}

TensorStatistics statisticsFromWire(const worker::Statistics &statistics)
{
    TensorStatistics result;
    result.min = statistics.min();
    result.max = statistics.max();
    result.mean = statistics.mean();
    result.meanSquare = statistics.mean_square();
    result.count = statistics.count();
    result.histogramMin = statistics.histogram_min();
    result.histogramMax = statistics.histogram_max();
    result.histogram = vectorOf(statistics.histogram());
    result.channelAbsMax = vectorOf(statistics.channel_abs_max());
    result.channelMeanSquare = vectorOf(statistics.channel_mean_square());
    result.gram = vectorOf(statistics.gram());
    return result;
}

void toWire(const PairStatistics &statistics, int64_t samples, worker::Compared &into)
{
    into.set_reason(statistics.reason);
    into.set_samples(samples);
    into.set_count(statistics.count);
    into.set_not_finite(statistics.notFinite);
    into.set_max_difference(statistics.maxDifference);
    into.set_sum_difference(statistics.sumDifference);
    into.set_sum_first(statistics.sumFirst);
    into.set_squares_first(statistics.squaresFirst);
    into.set_squares_second(statistics.squaresSecond);
    into.set_squares_difference(statistics.squaresDifference);
    into.set_product(statistics.product);
}

PairStatistics pairFromWire(const worker::Compared &compared)
{
    PairStatistics statistics;
    statistics.reason = compared.reason();
    statistics.count = compared.count();
    statistics.notFinite = compared.not_finite();
    statistics.maxDifference = compared.max_difference();
    statistics.sumDifference = compared.sum_difference();
    statistics.sumFirst = compared.sum_first();
    statistics.squaresFirst = compared.squares_first();
    statistics.squaresSecond = compared.squares_second();
    statistics.squaresDifference = compared.squares_difference();
    statistics.product = compared.product();
    return statistics;
}

void toWire(const Error &error, worker::Failure &into)
{
    into.set_kind(static_cast<int>(error.kind));
    into.set_message(error.message);
    into.set_where(error.where);
}

Error errorFromWire(const worker::Failure &failure)
{
    const int kind = failure.kind();
    const bool known = kind >= 0 && kind <= static_cast<int>(ErrorKind::Internal);
    return {known ? static_cast<ErrorKind>(kind) : ErrorKind::Internal, failure.message(), failure.where()};
}

} // namespace pare
