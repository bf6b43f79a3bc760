// ONNX's protobuf types, under the name that all of Pare uses.
#pragma once

#include <onnx/onnx_pb.h>

namespace pare {
namespace pb = pare_onnx;
}
