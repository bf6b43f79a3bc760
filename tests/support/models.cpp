#include "tests/support/models.h"

#include "tests/support/verified.h"

#include <cmath>
#include <random>

namespace pare::test {

namespace {

std::vector<float> uniform(int64_t count, double scale, uint64_t seed)
{
    std::mt19937_64 random(seed);
    std::vector<float> values(static_cast<size_t>(count));
    for (float &value : values)
        value = static_cast<float>((static_cast<double>(random() >> 11) / 9007199254740992.0 * 2 - 1) * scale);
    return values;
}

} // namespace

pb::TensorProto randomTensor(const std::string &name, const std::vector<int64_t> &dims, uint64_t seed)
{
    pb::TensorProto tensor;
    tensor.set_name(name);
    tensor.set_data_type(pb::TensorProto::FLOAT);
    int64_t count = 1;
    for (const int64_t dim : dims) {
        tensor.add_dims(dim);
        count *= dim;
    }
    tensor.set_raw_data(bytesOf(uniform(count, 1, seed)));
    return tensor;
}

Model modelOf(const std::string &graph, const std::vector<std::string> &random, int opset, uint64_t seed)
{
    const std::string head = "<ir_version: 8, opset_import: [\"\" : " + std::to_string(opset) + ", \"com.microsoft\" : 1]>\n";
    const Model parsed = VERIFIED(modelFromText(head + graph));
    pb::ModelProto proto = parsed.proto();
    for (const std::string &entry : random) {
        const size_t open = entry.find('[');
        pb::TensorProto tensor;
        tensor.set_name(entry.substr(0, open));
        tensor.set_data_type(pb::TensorProto::FLOAT);
        int64_t count = 1;
        int64_t first = 0;
        for (size_t at = open + 1; at < entry.size() && entry[at] != ']';) {
            size_t length = 0;
            const int64_t dim = std::stoll(entry.substr(at), &length);
            tensor.add_dims(dim);
            first = first == 0 ? dim : first;
            count *= dim;
            at += length + 1;
        }
        const double fanIn = tensor.dims_size() > 1 ? static_cast<double>(count) / static_cast<double>(first) : 1.0;
        tensor.set_raw_data(bytesOf(uniform(count, 1 / std::sqrt(fanIn), ++seed)));
        *proto.mutable_graph()->add_initializer() = std::move(tensor);
    }
    return Model(std::move(proto), parsed.payloads());
}

} // namespace pare::test
