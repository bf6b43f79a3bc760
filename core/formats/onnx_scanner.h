// Cuts large tensor payloads out of an ONNX file before protobuf parses it: walks the wire format with bounded reads.
#pragma once

#include "core/base/files.h"
#include "core/base/result.h"
#include "core/model/tensor_data.h"

#include <memory>
#include <string>

namespace pare {

struct ScannedOnnx {
    std::string skeleton; // a ModelProto in wire form whose large raw_data and packed float data are gone
    Payloads payloads;    // what was cut out, still in the file; the tensors name their keys
};

// Errors: InvalidInput (no ModelProto in wire form: cut short, bad lengths, nesting deeper than 100), Io.
// Source of field numbers: onnx.proto of ONNX 1.23; of the wire format: protobuf's encoding specification.
[[nodiscard]] Result<ScannedOnnx> scanOnnx(const std::shared_ptr<const InputFile> &file);

} // namespace pare
