// The values of requests.h as messages of worker.proto and back. What comes from a message is checked as untrusted.
#pragma once

#include "core/formats/dataset_signature.h"
#include "core/runtime/pair_reducer.h"
#include "core/runtime/requests.h"
#include "core/runtime/worker.pb.h"

namespace pare {

inline constexpr uint32_t protocolVersion = 1;

void toWire(const pb::TensorProto &tensor, std::string bytes, worker::Tensor &into);
// Errors: InvalidInput (bytes that do not fit type and dimensions).
[[nodiscard]] Result<pb::TensorProto> tensorFromWire(const worker::Tensor &tensor);

void toWire(const DatasetRef &data, worker::Dataset &into);
[[nodiscard]] Result<DatasetRef> datasetFromWire(const worker::Dataset &data);

void toWire(const InputOptions &inputs, worker::Inputs &into);
[[nodiscard]] Result<InputOptions> inputsFromWire(const worker::Inputs &inputs);

void toWire(const ModelSignature &signature, worker::Signature &into);
[[nodiscard]] ModelSignature signatureFromWire(const worker::Signature &signature);

void toWire(const Tensor &tensor, worker::Tensor &into);
// Errors: InvalidInput (bytes that do not fit type and dimensions).
[[nodiscard]] Result<Tensor> valuesFromWire(const worker::Tensor &tensor);

void toWire(const DataLookOptions &options, worker::Look &into);
[[nodiscard]] Result<DataLookOptions> lookFromWire(const worker::Look &look);
void toWire(const DataLook &look, worker::Looked &into); // without its samples
[[nodiscard]] DataLook lookedFromWire(const worker::Looked &looked);

void toWire(const ModelValue &value, worker::Value &into);
[[nodiscard]] ModelValue valueFromWire(const worker::Value &value);

void toWire(const TimedModel &timed, worker::Timed &into);
[[nodiscard]] TimedModel timedFromWire(const worker::Timed &timed);

void toWire(const std::string &tensor, const TensorStatistics &statistics, worker::Statistics &into);
[[nodiscard]] TensorStatistics statisticsFromWire(const worker::Statistics &statistics);

void toWire(const PairStatistics &statistics, int64_t samples, worker::Compared &into);
[[nodiscard]] PairStatistics pairFromWire(const worker::Compared &compared);

void toWire(const Error &error, worker::Failure &into);
[[nodiscard]] Error errorFromWire(const worker::Failure &failure);

} // namespace pare
