#include "core/base/hash.h"
#include "core/formats/onnx_file.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <algorithm>
#include <set>
#include <vector>

namespace pare {

namespace {

Result<std::string> hashOf(const InputFile &file)
{
    Sha256 hash;
    std::vector<std::byte> buffer(static_cast<size_t>(std::min<int64_t>(file.size(), 1 << 20)));
    for (int64_t at = 0; at < file.size();) {
        const std::span part(buffer.data(), static_cast<size_t>(std::min<int64_t>(file.size() - at, static_cast<int64_t>(buffer.size()))));
        PARE_TRY(file.read(at, part));
        hash.add(part);
        at += static_cast<int64_t>(part.size());
    }
    return hash.finish();
}

Result<std::string> hashOfFiles(const std::filesystem::path &path, const Model &model)
{
    PARE_TRY_ASSIGN(const auto file, InputFile::open(path));
    PARE_TRY_ASSIGN(const std::string own, hashOf(*file));
    std::set<std::filesystem::path> names;
    std::vector<std::shared_ptr<const InputFile>> data;
    for (const auto &[key, payload] : model.payloads())
        if (payload->inFile() && payload->file()->path() != path && names.insert(payload->file()->path()).second)
            data.push_back(payload->file());
    if (data.empty())
        return own;
    std::sort(data.begin(), data.end(), [](const auto &a, const auto &b) { return a->path() < b->path(); });
    Sha256 all;
    all.add(own);
    for (const auto &part : data) {
        PARE_TRY_ASSIGN(const std::string hash, hashOf(*part));
        all.add(hash);
    }
    return all.finish();
}

class HashStream : public google::protobuf::io::CopyingOutputStream {
public:
    bool Write(const void *buffer, int size) override
    {
        hash.add(std::span(static_cast<const std::byte *>(buffer), static_cast<size_t>(size)));
        return true;
    }
    Sha256 hash;
};

} // namespace

Result<std::string> sourceSha256(const Model &model)
{
    if (const std::filesystem::path path = model.source(); !path.empty() && InputFile::open(path).ok())
        return hashOfFiles(path, model);
    PARE_TRY_ASSIGN(const pb::ModelProto whole, withPayloadsInside(model));
    HashStream target;
    {
        google::protobuf::io::CopyingOutputStreamAdaptor stream(&target, 1 << 16);
        google::protobuf::io::CodedOutputStream coded(&stream);
        coded.SetSerializationDeterministic(true);
        if (!whole.SerializeToCodedStream(&coded))
            return internalError("the model could not be serialized");
    }
    return target.hash.finish();
}

} // namespace pare
