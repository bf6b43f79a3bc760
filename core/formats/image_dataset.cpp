// A folder of pictures as a data set. Each picture is decoded when asked for, and goes this way:
// 1. to the model's number of channels, 2. resized so that its shorter side has `size` pixels, 3. cropped in the middle,
// 4. (value * scale - mean) / std in channel order, 5. laid out as the model's input.
// What the options leave open is guessed from the input's shape, and said in the notes.
#include "core/formats/dataset_convert.h"
#include "core/formats/dataset_open.h"
#include "core/formats/image_folder.h"
#include "core/formats/image_resize.h"

#include "core/base/checked.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace pare {

namespace {

constexpr int64_t largestPictureFile = int64_t{1} << 30;
constexpr int64_t photoSide = 160;   // from here on pictures are taken for photographs
constexpr int64_t usualSide = 224;

struct Preparation {
    ImageLayout layout = ImageLayout::Nchw;
    int channels = 3;
    int64_t height = 0;
    int64_t width = 0;
    int64_t shorterSide = 0; // 0: as small as covers height and width
    std::vector<size_t> order;                      // which colour goes into which channel
    std::vector<std::array<float, 256>> values;     // of each channel, for each 8-bit value
};

std::string numberText(double value)
{
    std::string text = std::to_string(value);
    text.erase(text.find_last_not_of('0') + 1);
    return text.ends_with('.') ? text + "0" : text;
}

std::string numbersText(const std::vector<double> &values)
{
    std::string text;
    for (const double value : values)
        text += (text.empty() ? "" : ":") + numberText(value);
    return text;
}

class PreparationFinder {
public:
    PreparationFinder(const ValueSignature &input, const DatasetOptions &options, std::vector<std::string> &notes)
        : m_input(input), m_options(options), m_notes(notes)
    {
    }

    Result<Preparation> run()
    {
        if (m_input.ranked && m_input.dims.size() != 4)
            return invalidInput("pictures need an input of four axes; " + m_input.name + " takes " + m_input.text());
        m_dims = m_input.ranked ? m_input.dims : std::vector<int64_t>(4, -1);
        findLayout();
        PARE_TRY(findChannels());
        PARE_TRY(findSize());
        PARE_TRY(findValues());
        return m_found;
    }

private:
    void findLayout()
    {
        const auto isColours = [](int64_t dim) { return dim == 1 || dim == 3; };
        if (m_options.layout) {
            m_found.layout = *m_options.layout;
        } else if (!isColours(m_dims[1]) && isColours(m_dims[3])) {
            m_found.layout = ImageLayout::Nhwc;
        } else if (!isColours(m_dims[1])) {
            m_notes.push_back("layout=nchw (guessed: the model does not say where its channels are)");
        }
    }

    Result<void> findChannels()
    {
        const int64_t channels = m_found.layout == ImageLayout::Nchw ? m_dims[1] : m_dims[3];
        if (channels >= 0 && channels != 1 && channels != 3)
            return invalidInput(m_input.name + ": expected " + m_input.text() + ", found pictures with 1 or 3 channels" +
                                (m_options.layout ? "; is the layout right?" : ""));
        m_found.channels = channels == 1 ? 1 : 3;
        m_found.order = m_found.channels == 1 ? std::vector<size_t>{0} : std::vector<size_t>{0, 1, 2};
        if (m_options.order == ChannelOrder::Bgr)
            std::reverse(m_found.order.begin(), m_found.order.end());
        return {};
    }

    Result<void> findSize()
    {
        const bool first = m_found.layout == ImageLayout::Nchw;
        PARE_TRY_ASSIGN(m_found.height, side(m_dims[first ? 2 : 1], m_options.cropHeight, "height"));
        PARE_TRY_ASSIGN(m_found.width, side(m_dims[first ? 3 : 2], m_options.cropWidth, "width"));
        if (m_options.size) {
            m_found.shorterSide = *m_options.size;
        } else if (m_found.height == m_found.width) {
            const bool photo = m_found.height >= photoSide;
            m_found.shorterSide = photo ? std::llround(static_cast<double>(m_found.height) * 8 / 7) : m_found.height;
            m_notes.push_back("size=" + std::to_string(m_found.shorterSide) + ", crop=" + std::to_string(m_found.height) +
                              (photo ? " (guessed: resized to 8/7 of the crop, as networks for photographs are tested)" : ""));
        }
        return {};
    }

    Result<int64_t> side(int64_t dim, const std::optional<int64_t> &asked, const std::string &name)
    {
        if (dim >= 0 && asked && *asked != dim)
            return invalidInput(m_input.name + ": the model's " + name + " is " + std::to_string(dim) + ", crop asks for " + std::to_string(*asked));
        if (asked)
            return *asked;
        if (dim > 16384 || dim == 0)
            return invalidInput(m_input.name + ": a " + name + " of " + std::to_string(dim) + " pixels is no picture");
        if (dim > 0)
            return dim;
        if (m_options.size) // without a crop the picture is as large as its shorter side says
            return *m_options.size;
        m_notes.push_back(name + " " + std::to_string(usualSide) + " (guessed: the model takes any)");
        return usualSide;
    }

    Result<void> findValues()
    {
        const bool floats = isFloatType(m_input.type);
        std::vector<double> mean = m_options.mean;
        std::vector<double> deviation = m_options.deviation;
        const double scale = m_options.scale.value_or(floats ? 1.0 / 255 : 1.0);
        if (!floats && (!mean.empty() || !deviation.empty() || m_options.scale))
            return invalidInput("scale, mean and std need a model with float inputs; " + m_input.name + " takes " + m_input.text());
        if (floats && mean.empty() && deviation.empty() && !m_options.scale)
            guessNormalisation(mean, deviation);
        for (const std::vector<double> *list : {&mean, &deviation})
            if (list->size() > 1 && list->size() != static_cast<size_t>(m_found.channels))
                return invalidInput("mean and std take one value or " + std::to_string(m_found.channels) + ", one a channel; found " +
                                    std::to_string(list->size()));
        const auto of = [](const std::vector<double> &list, size_t channel, double fallback) {
            return list.empty() ? fallback : list[std::min(channel, list.size() - 1)];
        };
        for (size_t channel = 0; channel < static_cast<size_t>(m_found.channels); ++channel) {
            std::array<float, 256> values{};
            for (size_t value = 0; value < values.size(); ++value)
                values[value] = static_cast<float>((static_cast<double>(value) * scale - of(mean, channel, 0)) / of(deviation, channel, 1));
            m_found.values.push_back(values);
        }
        return {};
    }

    void guessNormalisation(std::vector<double> &mean, std::vector<double> &deviation)
    {
        const bool photo = m_found.channels == 3 && m_found.height >= photoSide && m_found.width >= photoSide;
        if (!photo) {
            m_notes.push_back("values are scaled to 0..1, without mean and std (guessed; set mean= and std= where the network was trained with some)");
            return;
        }
        const bool first = m_found.layout == ImageLayout::Nchw;
        mean = first ? std::vector<double>{0.485, 0.456, 0.406} : std::vector<double>{0.5};
        deviation = first ? std::vector<double>{0.229, 0.224, 0.225} : std::vector<double>{0.5};
        if (m_options.order == ChannelOrder::Bgr) {
            std::reverse(mean.begin(), mean.end());
            std::reverse(deviation.begin(), deviation.end());
        }
        m_notes.push_back("mean=" + numbersText(mean) + ", std=" + numbersText(deviation) + " (guessed: " +
                          (first ? "what most networks for photographs were trained with" : "-1..1, as most networks with channels last take") +
                          "; set mean= and std= where this one was trained with others)");
    }

    const ValueSignature &m_input;
    const DatasetOptions &m_options;
    std::vector<std::string> &m_notes;
    std::vector<int64_t> m_dims;
    Preparation m_found;
};

// The picture as the model's input has it, float32.
void layOut(const Image &image, const Preparation &preparation, float *target)
{
    const size_t pixels = static_cast<size_t>(image.width * image.height);
    const size_t channels = static_cast<size_t>(preparation.channels);
    const auto *bytes = reinterpret_cast<const unsigned char *>(image.pixels.data());
    const bool first = preparation.layout == ImageLayout::Nchw;
    for (size_t channel = 0; channel < channels; ++channel) {
        const std::array<float, 256> &values = preparation.values[channel];
        const unsigned char *from = bytes + preparation.order[channel];
        float *to = first ? target + channel * pixels : target + channel;
        for (size_t i = 0; i < pixels; ++i)
            to[first ? i : i * channels] = values[from[i * channels]];
    }
}

class ImageDataset : public Dataset {
public:
    ImageDataset(DatasetInfo info, std::filesystem::path folder, std::vector<ImageFile> files, ValueSignature input, Preparation preparation)
        : Dataset(std::move(info)), m_folder(std::move(folder)), m_files(std::move(files)), m_input(std::move(input)),
          m_preparation(std::move(preparation))
    {
    }

protected:
    Result<void> readInto(std::span<const int64_t> indices, Batch &batch) override
    {
        const Preparation &how = m_preparation;
        const int64_t samples = static_cast<int64_t>(indices.size());
        Tensor tensor{m_input.name, m_input.type, {samples, how.channels, how.height, how.width}, {}};
        if (how.layout == ImageLayout::Nhwc)
            tensor.dims = {samples, how.height, how.width, how.channels};
        const size_t values = static_cast<size_t>(how.channels * how.height * how.width);
        const size_t sampleBytes = static_cast<size_t>(elementBytes(m_input.type, static_cast<int64_t>(values)).value_or(0));
        tensor.bytes.resize(sampleBytes * indices.size());
        std::vector<float> floats(values);
        for (size_t i = 0; i < indices.size(); ++i) {
            PARE_TRY_ASSIGN(const Image image, load(indices[i]));
            layOut(image, how, floats.data());
            PARE_TRY(store(floats, std::as_writable_bytes(std::span(tensor.bytes)).subspan(i * sampleBytes, sampleBytes), indices[i]));
        }
        batch.inputs.push_back(std::move(tensor));
        if (m_info.labels != LabelKind::None) {
            PARE_TRY_ASSIGN(batch.labels, readLabels(indices));
        }
        return {};
    }

    Result<Tensor> readLabels(std::span<const int64_t> indices) override
    {
        std::vector<int64_t> labels;
        for (const int64_t index : indices)
            labels.push_back(m_files[static_cast<size_t>(index)].classIndex);
        return Tensor{"labels", pb::TensorProto::INT64, {static_cast<int64_t>(indices.size())}, bytesOf(labels)};
    }

private:
    Result<Image> load(int64_t index) const
    {
        const std::filesystem::path path = m_folder / m_files[static_cast<size_t>(index)].name;
        auto image = decode(path);
        if (!image) {
            Error error = image.error();
            error.message = "sample " + std::to_string(index) + ": " + error.message;
            error.where = path.string();
            return error;
        }
        const Preparation &how = m_preparation;
        if (how.shorterSide > 0)
            return cropCentre(resizeShorterSide(*image, how.shorterSide), how.width, how.height);
        const double factor = std::max(static_cast<double>(how.width) / static_cast<double>(image->width),
                                       static_cast<double>(how.height) / static_cast<double>(image->height));
        const int64_t width = std::max<int64_t>(how.width, std::llround(static_cast<double>(image->width) * factor));
        const int64_t height = std::max<int64_t>(how.height, std::llround(static_cast<double>(image->height) * factor));
        return cropCentre(resizeBilinear(*image, width, height), how.width, how.height);
    }

    Result<Image> decode(const std::filesystem::path &path) const
    {
        PARE_TRY_ASSIGN(const std::string bytes, readFile(path, largestPictureFile));
        PARE_TRY_ASSIGN(Image image, decodeImage(bytes, m_preparation.channels));
        // The longer side after resizing is bounded too: a picture of 30,000 x 1 pixels must not become one of 30,000 x 224 times 224.
        const int64_t shorter = std::min(image.width, image.height);
        const int64_t longer = std::max(image.width, image.height);
        const int64_t wanted = std::max({m_preparation.shorterSide, m_preparation.width, m_preparation.height});
        if (longer / shorter > 200 && longer / shorter * wanted > largestImageSide)
            return invalidInput("the picture is too long and thin: " + std::to_string(image.width) + "x" + std::to_string(image.height));
        return image;
    }

    Result<void> store(const std::vector<float> &values, std::span<std::byte> into, int64_t sample) const
    {
        const auto bytes = std::as_bytes(std::span(values));
        if (m_input.type == pb::TensorProto::FLOAT) {
            std::memcpy(into.data(), bytes.data(), bytes.size());
            return {};
        }
        if (isFloatType(m_input.type))
            return convertElements(pb::TensorProto::FLOAT, bytes, m_input.type, into, {m_input.name, sample, static_cast<int64_t>(values.size())});
        // Integer inputs take the 8-bit values as they are.
        std::string pixels(values.size(), '\0');
        std::transform(values.begin(), values.end(), pixels.begin(), [](float value) { return static_cast<char>(static_cast<unsigned char>(value)); });
        return convertElements(pb::TensorProto::UINT8, std::as_bytes(std::span(pixels)), m_input.type, into,
                               {m_input.name, sample, static_cast<int64_t>(values.size())});
    }

    std::filesystem::path m_folder;
    std::vector<ImageFile> m_files;
    ValueSignature m_input;
    Preparation m_preparation;
};

} // namespace

Result<std::unique_ptr<Dataset>> openImages(const std::filesystem::path &path, const DatasetOptions &options, const ModelSignature &signature)
{
    const std::string where = path.string();
    if (signature.inputs.size() != 1)
        return invalidInput("pictures need a model with one input; this one has " + std::to_string(signature.inputs.size()), where);
    const ValueSignature &input = signature.inputs.front();
    if (!isFloatType(input.type) && !isIntegerType(input.type))
        return invalidInput(input.name + ": expected " + input.text() + ", found pictures", where);
    std::error_code ignored;
    ImageFolder folder;
    std::filesystem::path base = path;
    if (std::filesystem::is_directory(path, ignored)) {
        PARE_TRY_ASSIGN(folder, readImageFolder(path, options, signature));
    } else { // one picture is a data set of one sample
        base = path.parent_path();
        folder.files.push_back({path.filename().string(), -1});
        folder.classNames = signature.classNames;
    }
    DatasetInfo info;
    info.kind = DatasetFormat::Images;
    info.path = path;
    info.count = static_cast<int64_t>(folder.files.size());
    info.fixedBatch = input.ranked && !input.dims.empty() && input.dims[0] > 0 ? input.dims[0] : 0;
    info.labels = folder.labelled ? LabelKind::Class : LabelKind::None;
    info.labelName = folder.labelName;
    info.classNames = folder.classNames;
    info.notes = std::move(folder.notes);
    auto preparation = PreparationFinder(input, options, info.notes).run();
    if (!preparation) {
        Error error = preparation.error();
        error.where = where;
        return error;
    }
    return std::unique_ptr<Dataset>(
        std::make_unique<ImageDataset>(std::move(info), std::move(base), std::move(folder.files), input, std::move(*preparation)));
}

} // namespace pare
