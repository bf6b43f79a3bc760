// What ONNX Runtime complains about, as errors in the user's terms.
#pragma once

#include "core/base/result.h"

#include <exception>
#include <string>

namespace pare {

// The error behind the exception that is being handled. Call inside of a catch block only.
// OutOfMemory: an allocation failed. Unsupported: an operator, type or version that the runtime does not have. Cancelled: the run
// was told to end. InvalidInput: everything else that the runtime refuses; `where` is the node where the runtime names one.
[[nodiscard]] Error currentError();

// The same from the runtime's code (OrtErrorCode) and message.
[[nodiscard]] Error runtimeError(int code, const std::string &message);

} // namespace pare
