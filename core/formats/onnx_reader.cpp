#include "core/formats/onnx_file.h"

#include "core/base/checked.h"
#include "core/formats/onnx_scanner.h"
#include "core/model/attributes.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <charconv>
#include <map>
#include <unordered_set>

namespace pare {

namespace {

Result<int64_t> externalNumber(const std::string &text, const std::string &what, const std::string &tensor)
{
    int64_t value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed != std::errc() || end != text.data() + text.size() || value < 0)
        return invalidInput("the " + what + " of its external data is \"" + text + "\", which is no number of bytes", tensor);
    return value;
}

// Binds a tensor that lies in another file to that file. Files are opened once.
class ExternalFiles {
public:
    explicit ExternalFiles(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    Result<void> bind(pb::TensorProto &tensor, Payloads &payloads)
    {
        std::string location;
        int64_t offset = 0;
        std::optional<int64_t> length;
        for (const auto &entry : tensor.external_data()) {
            if (entry.key() == "location")
                location = entry.value();
            if (entry.key() == "offset") {
                PARE_TRY_ASSIGN(offset, externalNumber(entry.value(), "offset", tensor.name()));
            }
            if (entry.key() == "length") {
                PARE_TRY_ASSIGN(length, externalNumber(entry.value(), "length", tensor.name()));
            }
        }
        PARE_TRY_ASSIGN(const int64_t count, tensorElementCount(tensor));
        const auto expected = elementBytes(tensor.data_type(), count);
        if (!expected)
            return invalidInput("its element type cannot lie in external data, or its size overflows", tensor.name());
        PARE_TRY_ASSIGN(const auto file, fileOf(location, tensor.name()));
        const int64_t size = length.value_or(*expected);
        if (size != *expected)
            return invalidInput("its external data has " + std::to_string(size) + " bytes, its dimensions and type need "
                                    + std::to_string(*expected),
                                tensor.name());
        if (offset > file->size() || size > file->size() - offset)
            return invalidInput("its external data ends behind the end of " + location, tensor.name());
        attachPayload(tensor, TensorData::fromFile(file, offset, size), payloads);
        return {};
    }

private:
    Result<std::shared_ptr<const InputFile>> fileOf(const std::string &location, const std::string &tensor)
    {
        if (const auto found = m_files.find(location); found != m_files.end())
            return found->second;
        auto file = InputFile::openBeneath(m_folder, location);
        if (!file.ok())
            return Error{file.error().kind, "weights missing: " + file.error().text(), tensor};
        m_files[location] = *file;
        return *file;
    }

    std::filesystem::path m_folder;
    std::map<std::string, std::shared_ptr<const InputFile>> m_files;
};

Result<pb::ModelProto> parse(const std::string &skeleton, const std::string &where)
{
    pb::ModelProto proto;
    google::protobuf::io::ArrayInputStream stream(skeleton.data(), static_cast<int>(skeleton.size()));
    google::protobuf::io::CodedInputStream coded(&stream);
    coded.SetTotalBytesLimit(INT32_MAX);
    coded.SetRecursionLimit(300);
    if (!proto.ParseFromCodedStream(&coded) || !coded.ConsumedEntireMessage())
        return invalidInput("is not an ONNX model: its content is damaged", where);
    return proto;
}

Result<void> checkTensors(const pb::ModelProto &proto, const Payloads &payloads)
{
    Result<void> state;
    forEachTensor(proto, [&](const pb::TensorProto &tensor) {
        if (!state.ok())
            return;
        const auto count = tensorElementCount(tensor);
        if (!count.ok()) {
            state = count.error();
            return;
        }
        int64_t stored = -1;
        if (const std::string key = payloadKey(tensor); !key.empty()) {
            const auto found = payloads.find(key);
            if (found == payloads.end()) {
                state = invalidInput("names a payload that the file does not hold", tensor.name());
                return;
            }
            stored = found->second->size();
        } else if (tensor.has_raw_data()) {
            stored = static_cast<int64_t>(tensor.raw_data().size());
        } else {
            return; // typed fields are checked when they are read
        }
        const auto expected = elementBytes(tensor.data_type(), *count);
        if (expected && stored != *expected)
            state = invalidInput("the tensor holds " + std::to_string(stored) + " bytes, its dimensions and type need "
                                     + std::to_string(*expected),
                                 tensor.name());
    });
    return state;
}

Result<void> checkGraph(const Model &model, const std::string &where)
{
    if (!model.index().acyclic())
        return invalidInput("the graph has a cycle: a layer depends on its own result", model.index().nodeOnCycle());
    std::unordered_set<std::string_view> made;
    for (const auto &node : model.graph().node())
        for (const auto &output : node.output())
            if (!output.empty() && !made.insert(output).second)
                return invalidInput("two layers make the value \"" + output + "\"", node.name());
    for (const auto &node : model.graph().node())
        if (node.op_type().empty())
            return invalidInput("a layer has no operator", node.name());
    if (model.graph().node_size() == 0 && model.graph().initializer_size() == 0 && model.graph().output_size() == 0)
        return invalidInput("is not an ONNX model, or one without a graph", where);
    return {};
}

} // namespace

Result<Model> openOnnx(const std::filesystem::path &path)
{
    PARE_TRY_ASSIGN(const auto file, InputFile::open(path));
    const std::string where = path.string();
    if (file->size() == 0)
        return invalidInput("the file is empty", where);
    std::string head(static_cast<size_t>(std::min<int64_t>(file->size(), 1 << 14)), '\0');
    PARE_TRY(file->read(0, std::as_writable_bytes(std::span(head))));
    if (const std::string foreign = recogniseForeignFormat(head, path); !foreign.empty())
        return invalidInput("is not an ONNX model: " + foreign, where);

    PARE_TRY_ASSIGN(ScannedOnnx scanned, scanOnnx(file));
    if (scanned.skeleton.size() > INT32_MAX)
        return unsupported("the graph without its weights is above 2 GB", where);
    PARE_TRY_ASSIGN(pb::ModelProto proto, parse(scanned.skeleton, where));
    scanned.skeleton = {};
    if (!proto.has_graph())
        return invalidInput("is not an ONNX model: it holds no graph", where);
    if (proto.ir_version() <= 0 && proto.opset_import_size() == 0)
        return invalidInput("is not an ONNX model: it has neither an IR version nor an opset", where);
    if (proto.graph().node_size() > 0 && proto.graph().node(0).op_type().empty() && proto.opset_import_size() == 0)
        return invalidInput("is not an ONNX model: its content is damaged", where);

    ExternalFiles external(path.parent_path());
    Result<void> bound;
    forEachTensor(proto, [&](pb::TensorProto &tensor) {
        if (bound.ok() && tensor.data_location() == pb::TensorProto::EXTERNAL && payloadKey(tensor).empty())
            bound = external.bind(tensor, scanned.payloads);
    });
    PARE_TRY(bound);
    PARE_TRY(checkTensors(proto, scanned.payloads));
    Model model(std::move(proto), std::move(scanned.payloads), where);
    PARE_TRY(checkGraph(model, where));
    return model;
}

} // namespace pare
