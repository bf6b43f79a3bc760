#include "app/runner/values.h"

#include "core/model/tensor_data.h"

namespace pare {

namespace {

Result<Floats> floatsOf(const std::string &name, int type, const std::vector<int64_t> &dims, const void *bytes, size_t byteCount, size_t elements)
{
    Floats floats;
    if (type == pb::TensorProto::FLOAT) {
        floats.values = {static_cast<const float *>(bytes), elements};
        return floats;
    }
    pb::TensorProto proto;
    proto.set_name(name);
    proto.set_data_type(type);
    proto.mutable_dims()->Assign(dims.begin(), dims.end());
    proto.set_raw_data(bytes, byteCount);
    PARE_TRY_ASSIGN(floats.converted, toFloats(proto, {}));
    floats.values = floats.converted;
    return floats;
}

} // namespace

Result<Floats> floatsOf(const Tensor &tensor)
{
    return floatsOf(tensor.name, tensor.type, tensor.dims, tensor.bytes.data(), tensor.bytes.size(), static_cast<size_t>(tensor.elements()));
}

Result<Floats> floatsOf(const std::string &name, const Ort::Value &value, std::vector<int64_t> &dims)
{
    const auto info = value.GetTensorTypeAndShapeInfo();
    dims = info.GetShape();
    const auto elements = info.GetElementCount();
    const auto bytes = elementBytes(info.GetElementType(), static_cast<int64_t>(elements));
    if (!bytes)
        return unsupported("holds no numbers that could be observed", name);
    return floatsOf(name, info.GetElementType(), dims, value.GetTensorRawData(), static_cast<size_t>(*bytes), elements);
}

void dropPadding(Floats &floats, std::vector<int64_t> &dims, const Batch &batch, int64_t fixedBatch)
{
    if (batch.whole || fixedBatch <= batch.samples() || dims.empty() || dims[0] % fixedBatch != 0 || dims[0] == 0)
        return;
    const int64_t rows = dims[0] / fixedBatch * batch.samples();
    floats.values = floats.values.first(floats.values.size() / static_cast<size_t>(dims[0]) * static_cast<size_t>(rows));
    dims[0] = rows;
}

} // namespace pare
