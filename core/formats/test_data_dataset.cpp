// Folders test_data_set_N with input_K.pb and output_K.pb, as the ONNX project ships them beside its models: each is one sample, whose
// outputs are reference outputs. Every sample may have shapes of its own, so each is a whole input.
#include "core/formats/dataset_convert.h"
#include "core/formats/dataset_open.h"

#include "core/base/checked.h"
#include "core/formats/dataset_arrays.h"
#include "core/model/tensor_data.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace pare {

namespace {

constexpr int64_t largestTensorFile = (int64_t{1} << 31) - 1; // protobuf's own limit
constexpr std::string_view setName = "test_data_set_";

// K of "input_K.pb"; -1 for other names.
int64_t fileNumber(const std::string &name, std::string_view prefix)
{
    if (!name.starts_with(prefix) || !name.ends_with(".pb"))
        return -1;
    const std::string_view digits = std::string_view(name).substr(prefix.size(), name.size() - prefix.size() - 3);
    int64_t number = -1;
    const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return failed == std::errc() && end == digits.data() + digits.size() ? number : -1;
}

// A file with the input or output that it belongs to.
struct TensorFile {
    std::string file; // name inside of the folder
    int64_t number = 0;
};

struct Sample {
    std::filesystem::path folder;
    std::vector<TensorFile> inputs;
    std::vector<TensorFile> outputs;
};

Result<Sample> sampleOf(const std::filesystem::path &folder)
{
    PARE_TRY_ASSIGN(const auto entries, folderEntries(folder));
    Sample sample{folder, {}, {}};
    for (const auto &entry : entries) {
        const std::string name = entry.filename().string();
        if (const int64_t number = fileNumber(name, "input_"); number >= 0)
            sample.inputs.push_back({name, number});
        if (const int64_t number = fileNumber(name, "output_"); number >= 0)
            sample.outputs.push_back({name, number});
    }
    const auto byNumber = [](const TensorFile &a, const TensorFile &b) { return a.number < b.number; };
    std::sort(sample.inputs.begin(), sample.inputs.end(), byNumber);
    std::sort(sample.outputs.begin(), sample.outputs.end(), byNumber);
    return sample;
}

class TestDataDataset : public Dataset {
public:
    TestDataDataset(DatasetInfo info, std::vector<Sample> samples, ModelSignature signature)
        : Dataset(std::move(info)), m_samples(std::move(samples)), m_signature(std::move(signature))
    {
    }

    void setInfo(DatasetInfo info) { m_info = std::move(info); }

    Result<void> readInto(std::span<const int64_t> indices, Batch &batch) override
    {
        const Sample &sample = m_samples[static_cast<size_t>(indices.front())];
        PARE_TRY_ASSIGN(batch.inputs, tensorsOf(sample, sample.inputs, m_signature.inputs));
        PARE_TRY_ASSIGN(batch.references, tensorsOf(sample, sample.outputs, m_signature.outputs));
        return {};
    }

protected:
    Result<Tensor> readLabels(std::span<const int64_t>) override { return internalError("test data has no labels"); }

private:
    static Result<pb::TensorProto> load(const std::filesystem::path &path)
    {
        PARE_TRY_ASSIGN(const std::string bytes, readFile(path, largestTensorFile));
        pb::TensorProto proto;
        if (!proto.ParseFromString(bytes) || proto.data_type() == 0)
            return invalidInput("is no tensor in ONNX's form, or is cut short", path.string());
        if (proto.data_location() == pb::TensorProto::EXTERNAL || proto.external_data_size() > 0)
            return unsupported("its values lie in another file, which test data must not", path.string());
        return proto;
    }

    // In the order of the model's values: by name where the tensors carry the model's names, by number where not.
    Result<std::vector<Tensor>> tensorsOf(const Sample &sample, const std::vector<TensorFile> &files, const std::vector<ValueSignature> &values)
    {
        std::map<size_t, Tensor> found;
        for (const TensorFile &file : files) {
            const std::filesystem::path path = sample.folder / file.file;
            PARE_TRY_ASSIGN(const pb::TensorProto proto, load(path));
            const auto named = std::find_if(values.begin(), values.end(), [&](const auto &value) { return value.name == proto.name(); });
            const size_t place = named != values.end() ? static_cast<size_t>(named - values.begin()) : static_cast<size_t>(file.number);
            if (place >= values.size())
                return invalidInput("the model has no value for it: " + std::to_string(values.size()) + " of its kind", path.string());
            PARE_TRY_ASSIGN(Tensor tensor, tensorOf(proto, values[place], path.string()));
            if (!found.emplace(place, std::move(tensor)).second)
                return invalidInput(values[place].name + " is there twice", path.string());
        }
        std::vector<Tensor> tensors;
        for (auto &[place, tensor] : found)
            tensors.push_back(std::move(tensor));
        return tensors;
    }

    static Result<Tensor> tensorOf(const pb::TensorProto &proto, const ValueSignature &value, const std::string &where)
    {
        const std::vector<int64_t> dims(proto.dims().begin(), proto.dims().end());
        const auto count = checkedElementCount(dims);
        const bool shapeFits = !value.ranked || dimsFit(dims, value.dims);
        if (!count || !shapeFits || (value.type != 0 && !convertible(proto.data_type(), value.type)))
            return invalidInput(value.name + ": expected " + value.text() + ", found " + typeAndShape(proto.data_type(), dims), where);
        auto bytes = tensorBytes(proto, {});
        if (!bytes) {
            Error error = bytes.error();
            error.where = where;
            return error;
        }
        Tensor tensor{value.name, value.type == 0 ? proto.data_type() : value.type, dims, {}};
        tensor.bytes.resize(static_cast<size_t>(elementBytes(tensor.type, *count).value_or(0)));
        const auto needed = elementBytes(proto.data_type(), *count);
        if (!needed || *needed != static_cast<int64_t>(bytes->size()))
            return invalidInput(value.name + ": holds " + std::to_string(bytes->size()) + " bytes, its shape " + shapeText(dims) + " needs others", where);
        PARE_TRY(convertElements(proto.data_type(), bytes->view(), tensor.type, std::as_writable_bytes(std::span(tensor.bytes)),
                                 {value.name, 0, *count}));
        return tensor;
    }

    std::vector<Sample> m_samples;
    ModelSignature m_signature;
};

} // namespace

bool isTestDataFolder(const std::filesystem::path &path)
{
    std::error_code ignored;
    if (std::filesystem::exists(path / "input_0.pb", ignored))
        return true;
    const auto entries = folderEntries(path);
    return entries && std::any_of(entries->begin(), entries->end(), [](const auto &entry) {
               std::error_code failed;
               return entry.filename().string().starts_with(setName) && std::filesystem::is_directory(entry, failed);
           });
}

Result<std::unique_ptr<Dataset>> openTestData(const std::filesystem::path &path, const DatasetOptions &, const ModelSignature &signature)
{
    std::vector<Sample> samples;
    PARE_TRY_ASSIGN(Sample own, sampleOf(path));
    if (!own.inputs.empty() || !own.outputs.empty()) {
        samples.push_back(std::move(own));
    } else {
        PARE_TRY_ASSIGN(auto entries, folderEntries(path));
        std::erase_if(entries, [](const auto &entry) { return !entry.filename().string().starts_with(setName); });
        // test_data_set_10 comes after test_data_set_9.
        std::stable_sort(entries.begin(), entries.end(), [](const auto &a, const auto &b) { return a.native().size() < b.native().size(); });
        for (const auto &entry : entries) {
            PARE_TRY_ASSIGN(Sample sample, sampleOf(entry));
            samples.push_back(std::move(sample));
        }
    }
    if (samples.empty())
        return invalidInput("the folder holds no test_data_set_* folders", path.string());
    DatasetInfo info;
    info.kind = DatasetFormat::OnnxTestData;
    info.path = path;
    info.count = static_cast<int64_t>(samples.size());
    info.whole = true;
    info.fixedBatch = 1;
    info.classNames = signature.classNames;
    for (const Sample &sample : samples)
        if (sample.inputs.size() != signature.inputs.size())
            return invalidInput("expected " + std::to_string(signature.inputs.size()) + " inputs (input_0.pb and so on), found " +
                                    std::to_string(sample.inputs.size()),
                                sample.folder.string());
    const bool referenced = std::none_of(samples.begin(), samples.end(), [](const Sample &sample) { return sample.outputs.empty(); });
    auto dataset = std::make_unique<TestDataDataset>(info, std::move(samples), signature);
    // The first sample is read at once: what is wrong with it is wrong with all.
    Batch first;
    const std::vector<int64_t> zero = {0};
    PARE_TRY(dataset->readInto(zero, first));
    if (referenced)
        for (const Tensor &reference : first.references)
            info.references.push_back(reference.name);
    else
        info.notes.push_back("some samples have no reference outputs");
    dataset->setInfo(std::move(info));
    return std::unique_ptr<Dataset>(std::move(dataset));
}

} // namespace pare
