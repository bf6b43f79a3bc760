#include "core/formats/onnx_file.h"

#include "core/base/hash.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <map>

namespace pare {

namespace {

constexpr int64_t oneFileLimit = (int64_t{1} << 31) - (1 << 20); // protobuf's limit of 2 GB with room for the rest
constexpr int64_t alignment = 4096;                              // so that the runtime can map a tensor

Result<std::string> serialize(const pb::ModelProto &proto)
{
    if (static_cast<int64_t>(proto.ByteSizeLong()) >= (int64_t{1} << 31) - 1)
        return unsupported("the model is above 2 GB, which one file cannot hold; use external data");
    std::string bytes;
    google::protobuf::io::StringOutputStream stream(&bytes);
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    if (!proto.SerializeToCodedStream(&coded))
        return internalError("the model could not be serialized");
    coded.Trim();
    return bytes;
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
    PARE_TRY_ASSIGN(const pb::ModelProto proto, withPayloadsInside(model));
    PARE_TRY_ASSIGN(const std::string bytes, serialize(proto));
    PARE_TRY(writeFile(path, bytes));
    return SavedModel{{path}, static_cast<int64_t>(bytes.size()), sha256(bytes)};
}

// Tensors with the same payload are written once.
Result<SavedModel> saveWithExternal(const Model &model, const std::filesystem::path &path, int64_t from)
{
    const std::filesystem::path dataPath = path.string() + ".data";
    PARE_TRY_ASSIGN(const auto data, OutputFile::create(dataPath));
    pb::ModelProto proto = model.proto();
    Sha256 dataHash;
    std::map<const TensorData *, int64_t> written;
    Result<void> state;
    const auto place = [&](pb::TensorProto &tensor) -> Result<void> {
        const auto found = model.payloads().find(payloadKey(tensor));
        const bool large = tensor.has_raw_data() && static_cast<int64_t>(tensor.raw_data().size()) >= from
                           && !staysInside(tensor.data_type(), tensor.dims_size(), static_cast<int64_t>(tensor.raw_data().size()));
        if (found == model.payloads().end() && !large)
            return {};
        PARE_TRY_ASSIGN(const Bytes bytes, tensorBytes(tensor, model.payloads()));
        const TensorData *identity = found == model.payloads().end() ? nullptr : found->second.get();
        int64_t offset = 0;
        if (const auto before = written.find(identity); identity && before != written.end()) {
            offset = before->second;
        } else {
            const std::string padding(static_cast<size_t>((alignment - data->written() % alignment) % alignment), '\0');
            PARE_TRY(data->write(padding));
            offset = data->written();
            PARE_TRY(data->write(bytes.view()));
            dataHash.add(padding);
            dataHash.add(bytes.view());
            if (identity)
                written[identity] = offset;
        }
        const int64_t length = static_cast<int64_t>(bytes.size());
        tensor.clear_raw_data();
        tensor.clear_external_data();
        tensor.set_data_location(pb::TensorProto::EXTERNAL);
        const auto add = [&](const char *key, const std::string &value) {
            auto *entry = tensor.add_external_data();
            entry->set_key(key);
            entry->set_value(value);
        };
        add("location", dataPath.filename().string());
        add("offset", std::to_string(offset));
        add("length", std::to_string(length));
        return {};
    };
    forEachTensor(proto, [&](pb::TensorProto &tensor) {
        if (state.ok())
            state = place(tensor);
    });
    PARE_TRY(state);
    PARE_TRY_ASSIGN(const std::string bytes, serialize(proto));
    // The data first: a model file that names data which is not there yet must never exist under the final name.
    PARE_TRY_ASSIGN(const auto file, OutputFile::create(path));
    PARE_TRY(file->write(bytes));
    PARE_TRY(file->flush());
    PARE_TRY(data->commit());
    PARE_TRY(file->commit());
    Sha256 hash;
    hash.add(bytes);
    hash.add(dataHash.finish());
    return SavedModel{{path, dataPath}, static_cast<int64_t>(bytes.size()) + data->written(), hash.finish()};
}

} // namespace

int64_t storedBytes(const Model &model)
{
    // What stands for a cut-out payload in the proto is replaced by the payload with its tag and length.
    int64_t total = 0;
    pb::ModelProto bare = model.proto();
    forEachTensor(bare, [&](pb::TensorProto &tensor) {
        if (payloadKey(tensor).empty())
            return;
        tensor.clear_external_data();
        tensor.clear_data_location();
    });
    total = static_cast<int64_t>(bare.ByteSizeLong());
    forEachTensor(model.proto(), [&](const pb::TensorProto &tensor) {
        if (const auto found = model.payloads().find(payloadKey(tensor)); found != model.payloads().end())
            total += found->second->size() + 1 + static_cast<int64_t>(google::protobuf::io::CodedOutputStream::VarintSize64(
                                                     static_cast<uint64_t>(found->second->size())));
    });
    return total;
}

Result<SavedModel> saveOnnx(const Model &model, const std::filesystem::path &path, const SaveOptions &options)
{
    const bool tooLarge = payloadBytes(model) + static_cast<int64_t>(model.proto().ByteSizeLong()) >= oneFileLimit;
    if (options.external == ExternalData::Always || (options.external == ExternalData::Auto && tooLarge))
        return saveWithExternal(model, path, options.externalFrom);
    return saveOneFile(model, path);
}

} // namespace pare
