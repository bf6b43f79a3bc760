#include "core/model/model.h"

#include <onnx/defs/parser.h>
#include <onnx/defs/printer.h>

namespace pare {

Result<Model> modelFromText(const std::string &content)
{
    pb::ModelProto proto;
    try {
        pb::OnnxParser parser(content.c_str());
        const auto status = parser.Parse(proto);
        if (!status.IsOK())
            return invalidInput(status.ErrorMessage());
    } catch (const std::exception &failure) {
        return invalidInput(failure.what());
    }
    return Model(std::move(proto), {});
}

std::string text(const Model &model)
{
    return pb::ProtoToString(model.proto());
}

} // namespace pare
