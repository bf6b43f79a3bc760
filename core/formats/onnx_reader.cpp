#include "core/formats/onnx_file.h"

#include "core/base/checked.h"
#include "core/base/units.h"
#include "core/formats/onnx_scanner.h"
#include "core/model/attributes.h"
#include "core/model/schemas.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <new>
#include <optional>
#include <unordered_set>

namespace pare {

namespace {

constexpr int deepestMessage = 180; // a body inside a body takes three levels: graph, node, attribute

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
    coded.SetRecursionLimit(deepestMessage);
    if (!proto.ParseFromCodedStream(&coded) || !coded.ConsumedEntireMessage())
        return invalidInput("is not an ONNX model: its content is damaged, or nested deeper than 60 bodies", where);
    return proto;
}

// Elements that the typed fields of a tensor hold, in the unit in which raw bytes are counted; nullopt for types that have none.
std::optional<int64_t> typedBytes(const pb::TensorProto &tensor)
{
    switch (tensor.data_type()) {
    case pb::TensorProto::FLOAT:
    case pb::TensorProto::COMPLEX64: return int64_t{tensor.float_data_size()} * 4;
    case pb::TensorProto::DOUBLE:
    case pb::TensorProto::COMPLEX128: return int64_t{tensor.double_data_size()} * 8;
    case pb::TensorProto::INT64: return int64_t{tensor.int64_data_size()} * 8;
    case pb::TensorProto::UINT64: return int64_t{tensor.uint64_data_size()} * 8;
    case pb::TensorProto::UINT32: return int64_t{tensor.uint64_data_size()} * 4;
    default: break;
    }
    const int bits = elementBits(tensor.data_type());
    if (bits == 6)
        return (int64_t{tensor.int32_data_size()} * 6 + 7) / 8;
    return bits > 0 && bits <= 32 ? std::optional(int64_t{tensor.int32_data_size()} * std::max(bits / 8, 1)) : std::nullopt;
}

Result<void> checkTensor(const pb::TensorProto &tensor, const Payloads &payloads)
{
    PARE_TRY_ASSIGN(const int64_t count, tensorElementCount(tensor));
    if (tensor.data_type() == pb::TensorProto::STRING) {
        if (tensor.string_data_size() != count && tensor.data_location() != pb::TensorProto::EXTERNAL)
            return invalidInput("the tensor holds " + std::to_string(tensor.string_data_size()) + " strings, its dimensions need "
                                    + std::to_string(count),
                                tensor.name());
        return {};
    }
    std::optional<int64_t> stored;
    if (const std::string key = payloadKey(tensor); !key.empty()) {
        const auto found = payloads.find(key);
        if (found == payloads.end())
            return invalidInput("names a payload that the file does not hold", tensor.name());
        stored = found->second->size();
    } else if (tensor.has_raw_data()) {
        stored = static_cast<int64_t>(tensor.raw_data().size());
    } else {
        stored = typedBytes(tensor);
    }
    const auto expected = elementBytes(tensor.data_type(), count);
    if (!expected && elementBits(tensor.data_type()) > 0)
        return invalidInput("the tensor's size overflows", tensor.name());
    if (expected && stored && *stored != *expected)
        return invalidInput("the tensor holds " + std::to_string(*stored) + " bytes, its dimensions and type need " + std::to_string(*expected),
                            tensor.name());
    return {};
}

Result<void> checkTensors(const pb::ModelProto &proto, const Payloads &payloads)
{
    Result<void> state;
    forEachTensor(proto, [&](const pb::TensorProto &tensor) {
        if (state.ok())
            state = checkTensor(tensor, payloads);
    });
    return state;
}

// Nodes of ONNX's own operators have the inputs and outputs without which they mean nothing: what follows relies on that. Source of
// the numbers: the operators' schemas. Of an operator or opset that is not known, nothing is asked.
Result<void> checkArity(const google::protobuf::RepeatedPtrField<pb::NodeProto> &nodes, Schemas &schemas)
{
    for (const auto &node : nodes) {
        if (const auto *schema = schemas.of(node)) {
            const auto refuse = [&](int has, const char *what, int needs) {
                return invalidInput(node.op_type() + " has " + plural(has, what) + " here, it needs at least " + std::to_string(needs), node.name());
            };
            if (node.input_size() < schema->min_input())
                return refuse(node.input_size(), "input", schema->min_input());
            if (node.output_size() < schema->min_output())
                return refuse(node.output_size(), "output", schema->min_output());
        }
        for (const auto &attribute : node.attribute()) {
            if (attribute.has_g())
                PARE_TRY(checkArity(attribute.g().node(), schemas));
            for (const auto &body : attribute.graphs())
                PARE_TRY(checkArity(body.node(), schemas));
        }
    }
    return {};
}

// Every value that is read or given out is made somewhere; no runtime takes a graph in which one is not.
Result<void> checkReadings(const Model &model)
{
    const GraphIndex &index = model.index();
    std::unordered_set<std::string_view> sparse;
    for (const auto &tensor : model.graph().sparse_initializer())
        sparse.insert(tensor.values().name());
    const auto made = [&](ValueNumber value, std::string_view name) {
        return index.producer(value) || index.initializer(value) || index.isGraphInput(value) || sparse.contains(name);
    };
    for (int i = 0; i < index.nodeCount(); ++i)
        for (const ValueNumber input : index.inputs({i}))
            if (input != noValue && !made(input, index.name(input)))
                return invalidInput("reads \"" + std::string(index.name(input)) + "\", which nothing in the model makes", index.node({i}).name());
    for (const auto &output : model.graph().output())
        if (!made(index.number(output.name()), output.name()))
            return invalidInput("nothing in the model makes this output", output.name());
    return {};
}

Result<void> checkGraph(const Model &model, const std::string &where)
{
    if (!model.index().acyclic())
        return invalidInput("the graph has a cycle: a layer depends on its own result", model.index().nodeOnCycle());
    const GraphIndex &index = model.index();
    for (int i = 0; i < index.nodeCount(); ++i) {
        const auto outputs = index.outputs({i});
        for (auto output = outputs.begin(); output != outputs.end(); ++output)
            if (*output != noValue && (index.producer(*output) != NodeId{i} || std::find(outputs.begin(), output, *output) != output))
                return invalidInput("two layers make the value \"" + std::string(index.name(*output)) + "\"", index.node({i}).name());
    }
    for (const auto &node : model.graph().node())
        if (node.op_type().empty())
            return invalidInput("a layer has no operator", node.name());
    Schemas schemas(model);
    PARE_TRY(checkArity(model.graph().node(), schemas));
    PARE_TRY(checkReadings(model));
    if (model.graph().node_size() == 0 && model.graph().initializer_size() == 0 && model.graph().output_size() == 0)
        return invalidInput("is not an ONNX model, or one without a graph", where);
    return {};
}

} // namespace

namespace {

// A folder is no model, but often it is known what it holds.
Error folderGiven(const std::filesystem::path &path)
{
    std::error_code failed;
    const std::string where = path.string();
    if (std::filesystem::exists(path / "saved_model.pb", failed))
        return invalidInput("is a TensorFlow SavedModel: convert it with tf2onnx (python -m tf2onnx.convert --saved-model DIR --output OUT.onnx)", where);
    std::filesystem::directory_iterator at(path, failed);
    for (; !failed && at != std::filesystem::directory_iterator(); at.increment(failed))
        if (at->path().extension() == ".onnx")
            return invalidInput("is a folder, not a file; there is " + at->path().filename().string() + " in it", where);
    return invalidInput("is a folder, not a file", where);
}

Result<Model> open(const std::filesystem::path &path)
{
    if (std::error_code failed; std::filesystem::is_directory(path, failed))
        return folderGiven(path);
    PARE_TRY_ASSIGN(const auto file, InputFile::open(path));
    const std::string where = path.string();
    if (file->size() == 0)
        return invalidInput("the file is empty", where);
    std::string head(static_cast<size_t>(std::min<int64_t>(file->size(), 1 << 14)), '\0');
    PARE_TRY(file->read(0, std::as_writable_bytes(std::span(head))));
    if (const std::string foreign = recogniseForeignFormat(head, path); !foreign.empty())
        return invalidInput("is not an ONNX model: " + foreign, where);

    PARE_TRY_ASSIGN(ScannedOnnx scanned, scanOnnx(file));
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

} // namespace

Result<Model> openOnnx(const std::filesystem::path &path)
{
    try {
        return open(path);
    } catch (const std::bad_alloc &) {
        return outOfMemory("the model does not fit into memory", path.string());
    }
}

} // namespace pare
