#include "core/passes/constant_evaluator.h"

#include "core/passes/constant_values.h"

namespace pare {

int64_t ConstantValue::elements() const
{
    return constants::countOf(dims);
}

Result<ConstantValue> constantValue(const pb::TensorProto &tensor, const Payloads &payloads)
{
    PARE_TRY_ASSIGN(const Bytes bytes, tensorBytes(tensor, payloads));
    return constants::made(tensor.data_type(), {tensor.dims().begin(), tensor.dims().end()}, std::string(bytes.text()));
}

pb::TensorProto tensorOf(const ConstantValue &value, const std::string &name)
{
    pb::TensorProto tensor;
    tensor.set_name(name);
    tensor.set_data_type(value.type);
    tensor.mutable_dims()->Assign(value.dims.begin(), value.dims.end());
    tensor.set_raw_data(*value.bytes);
    return tensor;
}

ConstantValue constantInts(const std::vector<int64_t> &dims, const std::vector<int64_t> &values)
{
    return constants::made(pb::TensorProto::INT64, dims, bytesOf(values));
}

OrReason<std::vector<ConstantValue>> evaluateConstant(const pb::NodeProto &node, const std::vector<const ConstantValue *> &inputs, int64_t opset,
                                                      int64_t mostBytes)
{
    if (node.output_size() == 1)
        for (const auto family : {constants::evaluateMovement, constants::evaluateArithmetic})
            if (constants::Output value = family(node, inputs, opset, mostBytes))
                return std::vector<ConstantValue>{std::move(*value)};
    return OrReason<std::vector<ConstantValue>>::because(node.op_type() + " needs the runtime to be evaluated");
}

} // namespace pare
