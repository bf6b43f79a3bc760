#include "core/formats/onnx_file.h"

#include "core/base/hash.h"
#include "core/model/attributes.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <map>
#include <new>
#include <span>
#include <unordered_set>

namespace pare {

namespace {

constexpr int64_t oneFileLimit = (int64_t{1} << 31) - (1 << 20); // protobuf's limit of 2 GB with room for the rest
constexpr int64_t pageAlignment = 4096; // so that the runtime can map a large tensor; many small ones would grow by it
constexpr int64_t smallAlignment = 64;
constexpr int64_t largeTensor = 64 * 1024;

// What protobuf writes goes straight into a file and its hash, so that a model is not in memory twice.
class FileStream : public google::protobuf::io::CopyingOutputStream {
public:
    explicit FileStream(OutputFile &file) : m_file(file) {}
    bool Write(const void *buffer, int size) override
    {
        const std::span bytes(static_cast<const std::byte *>(buffer), static_cast<size_t>(size));
        m_hash.add(bytes);
        m_state = m_file.write(bytes);
        return m_state.ok();
    }
    [[nodiscard]] const Result<void> &state() const { return m_state; }
    [[nodiscard]] std::string hash() { return m_hash.finish(); }

private:
    OutputFile &m_file;
    Sha256 m_hash;
    Result<void> m_state;
};

// Writes a message and returns its hash. Deterministic: maps are sorted.
Result<std::string> serialize(const pb::ModelProto &proto, OutputFile &file)
{
    if (static_cast<int64_t>(proto.ByteSizeLong()) >= (int64_t{1} << 31) - 1)
        return unsupported("the model is above 2 GB, which one file cannot hold; use external data");
    FileStream target(file);
    bool written = false;
    {
        google::protobuf::io::CopyingOutputStreamAdaptor stream(&target, 1 << 16);
        google::protobuf::io::CodedOutputStream coded(&stream);
        coded.SetSerializationDeterministic(true);
        written = proto.SerializeToCodedStream(&coded);
        coded.Trim();
        written = stream.Flush() && written && !coded.HadError();
    }
    PARE_TRY(target.state());
    if (!written)
        return internalError("the model could not be serialized");
    return target.hash();
}

int64_t payloadBytes(const Model &model)
{
    int64_t total = 0;
    forEachTensor(model.proto(), [&](const pb::TensorProto &tensor) {
        if (const auto found = model.payloads().find(payloadKey(tensor)); found != model.payloads().end())
            total += found->second->size();
    });
    return total;
}

Result<SavedModel> saveOneFile(const Model &model, const std::filesystem::path &path)
{
    PARE_TRY_ASSIGN(const auto file, OutputFile::create(path));
    PARE_TRY_ASSIGN(const pb::ModelProto proto, withPayloadsInside(model));
    PARE_TRY_ASSIGN(std::string hash, serialize(proto, *file));
    PARE_TRY(file->commit());
    return SavedModel{{path}, file->written(), std::move(hash)};
}

// Tensors that runtimes take from another file: initializers, of bodies too, and what Constant nodes hold. Others stay inside.
void collectMovable(const pb::GraphProto &graph, std::unordered_set<const pb::TensorProto *> &movable)
{
    for (const auto &tensor : graph.initializer())
        movable.insert(&tensor);
    for (const auto &node : graph.node())
        for (const auto &attribute : node.attribute()) {
            if (isOp(node, "Constant") && attribute.name() == "value" && attribute.has_t())
                movable.insert(&attribute.t());
            if (attribute.has_g())
                collectMovable(attribute.g(), movable);
            for (const auto &body : attribute.graphs())
                collectMovable(body, movable);
        }
}

// The data file of a model while it is written. Tensors that share a payload are written once.
class DataFile {
public:
    DataFile(OutputFile &file, std::string name) : m_file(file), m_name(std::move(name)) {}

    Result<void> move(pb::TensorProto &tensor, const Bytes &bytes, const TensorData *identity)
    {
        PARE_TRY_ASSIGN(const int64_t offset, place(bytes, identity));
        tensor.clear_raw_data();
        tensor.clear_external_data();
        tensor.set_data_location(pb::TensorProto::EXTERNAL);
        addEntry(tensor, "location", m_name);
        addEntry(tensor, "offset", std::to_string(offset));
        addEntry(tensor, "length", std::to_string(bytes.size()));
        return {};
    }
    [[nodiscard]] std::string hash() { return m_hash.finish(); }

private:
    Result<int64_t> place(const Bytes &bytes, const TensorData *identity)
    {
        if (const auto before = m_written.find(identity); identity && before != m_written.end())
            return before->second;
        const int64_t alignment = static_cast<int64_t>(bytes.size()) >= largeTensor ? pageAlignment : smallAlignment;
        const std::string padding(static_cast<size_t>((alignment - m_file.written() % alignment) % alignment), '\0');
        PARE_TRY(m_file.write(padding));
        const int64_t offset = m_file.written();
        PARE_TRY(m_file.write(bytes.view()));
        m_hash.add(padding);
        m_hash.add(bytes.view());
        if (identity)
            m_written[identity] = offset;
        return offset;
    }

    static void addEntry(pb::TensorProto &tensor, const char *key, const std::string &value)
    {
        auto *entry = tensor.add_external_data();
        entry->set_key(key);
        entry->set_value(value);
    }

    OutputFile &m_file;
    std::string m_name;
    Sha256 m_hash;
    std::map<const TensorData *, int64_t> m_written;
};

// Sizes and shapes that inference reads stay inside whatever their length.
bool isShapeLike(const pb::TensorProto &tensor)
{
    return (tensor.data_type() == pb::TensorProto::INT64 || tensor.data_type() == pb::TensorProto::INT32) && tensor.dims_size() <= 1;
}

// Where one tensor goes: into the data file, or with its payload inside again.
Result<void> placeTensor(pb::TensorProto &tensor, const Model &model, bool movable, int64_t from, DataFile &data)
{
    const auto payload = model.payloads().find(payloadKey(tensor));
    const bool cut = payload != model.payloads().end();
    const int64_t size = cut ? payload->second->size() : static_cast<int64_t>(tensor.raw_data().size());
    const bool moves = movable && size >= from && !isShapeLike(tensor) && elementBits(tensor.data_type()) > 0 && (cut || tensor.has_raw_data());
    if (!moves && !cut)
        return {};
    PARE_TRY_ASSIGN(const Bytes bytes, cut ? payloadOf(tensor, model.payloads()) : tensorBytes(tensor, model.payloads()));
    if (moves)
        return data.move(tensor, bytes, cut ? payload->second.get() : nullptr);
    tensor.clear_external_data();
    tensor.clear_data_location();
    tensor.set_raw_data(std::string(bytes.text()));
    return {};
}

// Two files cannot take their names in one step. Both are whole and synced before either does; the old data keeps a second name
// until the model has taken its own, and comes back where that fails. Only a power cut between the two renames leaves an old
// model with new data, and then the old data is still there as NAME.onnx.data.old.
Result<void> commitPair(OutputFile &model, OutputFile &data, const std::filesystem::path &dataPath)
{
    PARE_TRY(data.prepare());
    PARE_TRY(model.prepare());
    std::filesystem::path kept = dataPath;
    kept += ".old";
    std::error_code failed;
    const bool hadOld = std::filesystem::exists(dataPath, failed);
    bool keeps = false;
    if (hadOld) {
        std::filesystem::remove(kept, failed);
        std::filesystem::create_hard_link(dataPath, kept, failed);
        keeps = !failed;
    }
    auto state = data.commit();
    if (state.ok()) {
        state = model.commit();
        if (!state.ok() && keeps)
            std::filesystem::rename(kept, dataPath, failed);
        else if (!state.ok() && !hadOld)
            std::filesystem::remove(dataPath, failed);
    }
    if (keeps)
        std::filesystem::remove(kept, failed);
    return state;
}

Result<SavedModel> saveWithExternal(const Model &model, const std::filesystem::path &path, int64_t from)
{
    std::filesystem::path dataPath = path;
    dataPath += ".data";
    PARE_TRY_ASSIGN(const auto file, OutputFile::create(path));
    PARE_TRY_ASSIGN(const auto dataFile, OutputFile::create(dataPath));
    DataFile data(*dataFile, dataPath.filename().string());
    pb::ModelProto proto = model.proto();
    std::unordered_set<const pb::TensorProto *> movable;
    collectMovable(proto.graph(), movable);
    Result<void> state;
    forEachTensor(proto, [&](pb::TensorProto &tensor) {
        if (state.ok())
            state = placeTensor(tensor, model, movable.contains(&tensor), from, data);
    });
    PARE_TRY(state);
    PARE_TRY_ASSIGN(const std::string modelHash, serialize(proto, *file));
    PARE_TRY(commitPair(*file, *dataFile, dataPath));
    Sha256 hash;
    hash.add(modelHash);
    hash.add(data.hash());
    return SavedModel{{path, dataPath}, file->written() + dataFile->written(), hash.finish()};
}

// How many bytes a message grows by when the payloads of its tensors are inside: the payloads, what no longer stands for them,
// and the length prefixes of all messages around them.
int64_t varintSize(int64_t value)
{
    return static_cast<int64_t>(google::protobuf::io::CodedOutputStream::VarintSize64(static_cast<uint64_t>(value)));
}

class Growth {
public:
    explicit Growth(const Payloads &payloads) : m_payloads(payloads) {}

    int64_t of(const pb::ModelProto &model) const
    {
        int64_t growth = model.has_graph() ? inside(model.graph()) : 0;
        for (const auto &function : model.functions())
            growth += inside(function);
        for (const auto &training : model.training_info())
            growth += inside(training);
        return growth;
    }

private:
    // Of a sub-message within its parent.
    template <typename Message>
    int64_t inside(const Message &message) const
    {
        const int64_t growth = of(message);
        if (growth == 0)
            return 0;
        const auto before = static_cast<int64_t>(message.ByteSizeLong());
        return growth + varintSize(before + growth) - varintSize(before);
    }
    template <typename List>
    int64_t sum(const List &list) const
    {
        int64_t growth = 0;
        for (const auto &message : list)
            growth += inside(message);
        return growth;
    }

    int64_t of(const pb::TensorProto &tensor) const
    {
        const auto payload = m_payloads.find(payloadKey(tensor));
        if (payload == m_payloads.end())
            return 0;
        pb::TensorProto bare = tensor;
        bare.clear_external_data();
        bare.clear_data_location();
        const int64_t size = payload->second->size();
        return static_cast<int64_t>(bare.ByteSizeLong()) + 1 + varintSize(size) + size - static_cast<int64_t>(tensor.ByteSizeLong());
    }
    int64_t of(const pb::SparseTensorProto &sparse) const
    {
        return (sparse.has_values() ? inside(sparse.values()) : 0) + (sparse.has_indices() ? inside(sparse.indices()) : 0);
    }
    int64_t of(const pb::AttributeProto &attribute) const
    {
        return (attribute.has_t() ? inside(attribute.t()) : 0) + sum(attribute.tensors()) + (attribute.has_g() ? inside(attribute.g()) : 0)
               + sum(attribute.graphs()) + (attribute.has_sparse_tensor() ? inside(attribute.sparse_tensor()) : 0) + sum(attribute.sparse_tensors());
    }
    int64_t of(const pb::NodeProto &node) const { return sum(node.attribute()); }
    int64_t of(const pb::GraphProto &graph) const { return sum(graph.initializer()) + sum(graph.sparse_initializer()) + sum(graph.node()); }
    int64_t of(const pb::FunctionProto &function) const { return sum(function.attribute_proto()) + sum(function.node()); }
    int64_t of(const pb::TrainingInfoProto &training) const
    {
        return (training.has_initialization() ? inside(training.initialization()) : 0) + (training.has_algorithm() ? inside(training.algorithm()) : 0);
    }

    const Payloads &m_payloads;
};

} // namespace

int64_t storedBytes(const Model &model)
{
    return static_cast<int64_t>(model.proto().ByteSizeLong()) + Growth(model.payloads()).of(model.proto());
}

Result<SavedModel> saveOnnx(const Model &model, const std::filesystem::path &path, const SaveOptions &options)
{
    const bool tooLarge = payloadBytes(model) + static_cast<int64_t>(model.proto().ByteSizeLong()) >= oneFileLimit;
    try {
        if (options.external == ExternalData::Always || (options.external == ExternalData::Auto && tooLarge))
            return saveWithExternal(model, path, options.externalFrom);
        return saveOneFile(model, path);
    } catch (const std::bad_alloc &) {
        return outOfMemory("the model does not fit into memory to be written", path.string());
    }
}

} // namespace pare
