#include "core/runtime/model_files.h"

#include <google/protobuf/io/zero_copy_stream_impl.h>

#include <fstream>
#include <set>

namespace pare {

// A payload written to a file of its own, removed with its last reader. Holds the payload, so that its address stays its own.
struct ModelFiles::StoredPayload {
    std::filesystem::path path;
    TensorDataPtr data;
    ~StoredPayload()
    {
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
    }
};

namespace {

Result<void> serialize(const pb::ModelProto &proto, const std::filesystem::path &path)
{
    if (proto.ByteSizeLong() > size_t{0x7fffffff})
        return unsupported("has more than 2 GB of constants outside of its main graph's initializers, which no ONNX file can hold");
    std::ofstream file(path, std::ios::binary);
    bool done = false;
    {
        google::protobuf::io::OstreamOutputStream stream(&file);
        done = proto.SerializeToZeroCopyStream(&stream);
    }
    file.flush();
    if (!done || !file)
        return ioError("the model cannot be written for the runner (disk full?)", path.string());
    return {};
}

void addOutputs(pb::GraphProto &graph, const std::vector<std::string> &names)
{
    std::set<std::string> there;
    for (const auto &output : graph.output())
        there.insert(output.name());
    for (const std::string &name : names)
        if (there.insert(name).second)
            graph.add_output()->set_name(name); // the runtime infers the type
}

// A large constant of a Constant node becomes an initializer, where it can be left outside of the file.
void liftConstantNodes(pb::GraphProto &graph)
{
    auto &nodes = *graph.mutable_node();
    int kept = 0;
    for (int i = 0; i < nodes.size(); ++i) {
        pb::NodeProto &node = nodes[i];
        const bool constant = node.op_type() == "Constant" && node.domain().empty() && node.attribute_size() == 1 &&
                              node.attribute(0).has_t() && !payloadKey(node.attribute(0).t()).empty() && node.output_size() == 1;
        if (constant) {
            node.mutable_attribute(0)->mutable_t()->set_name(node.output(0));
            graph.add_initializer()->Swap(node.mutable_attribute(0)->mutable_t());
            continue;
        }
        if (kept != i)
            nodes.SwapElements(kept, i);
        ++kept;
    }
    nodes.DeleteSubrange(kept, nodes.size() - kept);
}

} // namespace

WrittenModel::~WrittenModel()
{
    std::error_code ignored;
    if (!path.empty())
        std::filesystem::remove(path, ignored);
}

Result<std::shared_ptr<ModelFiles::StoredPayload>> ModelFiles::store(const TensorDataPtr &data)
{
    const std::scoped_lock lock(m_mutex);
    std::erase_if(m_stored, [](const auto &entry) { return entry.second.expired(); });
    if (auto known = m_stored[data.get()].lock())
        return known;
    auto stored = std::make_shared<StoredPayload>();
    stored->path = m_folder / ("weights-" + std::to_string(++m_counter));
    stored->data = data;
    PARE_TRY_ASSIGN(const Bytes bytes, data->bytes());
    PARE_TRY(writeFile(stored->path, bytes.text()));
    m_stored[data.get()] = stored;
    return stored;
}

Result<worker::FilePart> ModelFiles::place(const TensorDataPtr &data, WrittenModel &written)
{
    worker::FilePart part;
    part.set_length(data->size());
    if (data->inFile() && data->file()->sameUnderItsName()) {
        std::error_code ignored;
        part.set_path(std::filesystem::absolute(data->file()->path(), ignored).string());
        part.set_offset(data->fileOffset());
        written.keep.push_back(data);
        return part;
    }
    PARE_TRY_ASSIGN(const auto stored, store(data));
    part.set_path(stored->path.string());
    written.keep.push_back(stored);
    return part;
}

Result<void> ModelFiles::leaveOutside(const Model &model, pb::ModelProto &proto, WrittenModel &written)
{
    liftConstantNodes(*proto.mutable_graph());
    for (pb::TensorProto &tensor : *proto.mutable_graph()->mutable_initializer()) {
        const auto payload = model.payloads().find(payloadKey(tensor));
        if (payload == model.payloads().end())
            continue;
        worker::OutsideConstant constant;
        constant.set_name(tensor.name());
        constant.set_type(tensor.data_type());
        constant.mutable_dims()->Assign(tensor.dims().begin(), tensor.dims().end());
        PARE_TRY_ASSIGN(*constant.mutable_data(), place(payload->second, written));
        tensor.clear_external_data();
        tensor.set_data_location(pb::TensorProto::EXTERNAL);
        for (const auto &[key, value] : {std::pair<const char *, std::string>{"location", "outside"},
                                         {"offset", "0"},
                                         {"length", std::to_string(payload->second->size())}}) {
            auto *entry = tensor.add_external_data();
            entry->set_key(key);
            entry->set_value(value);
        }
        written.constants.push_back(std::move(constant));
    }
    Result<void> inside;
    forEachTensor(proto, [&](pb::TensorProto &tensor) {
        if (!inside.ok() || payloadKey(tensor).empty())
            return;
        Result<Bytes> bytes = tensorBytes(tensor, model.payloads());
        if (!bytes.ok()) {
            inside = bytes.error();
            return;
        }
        tensor.clear_external_data();
        tensor.clear_data_location();
        tensor.set_raw_data(bytes->data(), bytes->size());
    });
    return inside;
}

Result<std::shared_ptr<const WrittenModel>> ModelFiles::write(const Model &model, const std::vector<std::string> &extraOutputs)
{
    int64_t total = 0;
    for (const auto &[key, data] : model.payloads())
        total += data->size();
    auto written = std::make_shared<WrittenModel>();
    pb::ModelProto proto;
    if (total <= m_wholeBytes) {
        PARE_TRY_ASSIGN(proto, withPayloadsInside(model));
    } else {
        proto = model.proto();
        PARE_TRY(leaveOutside(model, proto, *written));
    }
    addOutputs(*proto.mutable_graph(), extraOutputs);
    {
        const std::scoped_lock lock(m_mutex);
        written->path = m_folder / ("model-" + std::to_string(++m_counter) + ".onnx");
    }
    PARE_TRY(serialize(proto, written->path));
    return std::shared_ptr<const WrittenModel>(std::move(written));
}

} // namespace pare
