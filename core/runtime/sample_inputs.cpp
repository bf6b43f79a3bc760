#include "core/runtime/sample_inputs.h"

#include "core/base/checked.h"
#include "core/model/element_type.h"
#include "core/model/tensor_data.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstring>
#include <random>

namespace pare {

namespace {

constexpr int64_t soundSize = 16000; // one second, as speech is recorded for models
constexpr SizeGuess guesses[] = {{128, 224, 224, 1, 1}, {64, 48, 320, 64, 1},  {32, 32, 320, 16, 16},    {16, 64, 64, 512, 1},
                                 {1, 32, 32, 3, 3},     {512, 640, 640, soundSize, 1}, {77, 256, 256, 128, 128}, {256, 512, 512, 1024, 1}};
constexpr int64_t largestInputBytes = int64_t{4} << 30;

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

bool holdsAny(const std::string &text, std::initializer_list<std::string_view> words)
{
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

std::string trimmed(const std::string &text)
{
    const size_t first = text.find_first_not_of(' ');
    return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// What is known about the sizes of free dimensions while the inputs are gone through.
struct Sizes {
    const InputOptions &options;
    const SizeGuess &guess;
    int64_t batch = 1;
    SampleInputs &result;

    bool isSequence(const std::string &symbol) const { return holdsAny(lower(symbol), {"seq", "len", "time", "token", "frame"}); }

    // One term of a symbolic size: a number, a size that was given, or a guess by the word.
    int64_t term(const std::string &text, int64_t unknown) const
    {
        int64_t number = 0;
        const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (code == std::errc() && end == text.data() + text.size() && !text.empty())
            return number;
        if (const auto given = options.dims.find(text); given != options.dims.end())
            return given->second;
        if (holdsAny(lower(text), {"past"}))
            return 0;
        if (holdsAny(lower(text), {"sample", "audio", "wave"}))
            return soundSize;
        if (isSequence(text))
            return guess.sequence;
        if (holdsAny(lower(text), {"batch"}))
            return batch;
        return unknown;
    }

    int64_t sum(const std::string &symbol, int64_t unknown) const
    {
        int64_t total = 0;
        size_t at = 0;
        while (at <= symbol.size()) {
            const size_t plus = std::min(symbol.find('+', at), symbol.size());
            total += std::clamp<int64_t>(term(trimmed(symbol.substr(at, plus - at)), unknown), 0, int64_t{1} << 40);
            at = plus + 1;
        }
        return total;
    }

    // Notes what it guesses.
    int64_t size(const ModelValue &input, size_t axis) const
    {
        const std::string &symbol = input.symbols[axis];
        const std::string place = input.name + ":" + std::to_string(axis);
        if (const auto given = options.dims.find(place); given != options.dims.end())
            return given->second;
        if (const auto given = options.dims.find(symbol); !symbol.empty() && given != options.dims.end())
            return given->second;
        if (axis == 0 && !isSequence(symbol) && symbol.find('+') == std::string::npos)
            return batch;
        const bool picture = input.dims.size() == 4 && isFloatType(input.type) && axis >= 2;
        const bool last = axis + 1 == input.dims.size();
        const int64_t unknown = picture ? (last ? guess.width : guess.height) : last ? guess.last : guess.inner;
        const int64_t size = symbol.empty() ? unknown : sum(symbol, unknown);
        result.guessed[place] = size;
        result.notes.push_back("input " + input.name + ": size " + std::to_string(size) + " taken for the free axis " +
                               (symbol.empty() ? std::to_string(axis) : symbol));
        return size;
    }
};

double uniform(std::mt19937_64 &random)
{
    return static_cast<double>(random() >> 11) / 9007199254740992.0 * 2 - 1;
}

template <typename T>
std::string bytesOfValues(int64_t count, const auto &next)
{
    std::string bytes(static_cast<size_t>(count) * sizeof(T), '\0');
    for (int64_t i = 0; i < count; ++i) {
        const T value = next();
        std::memcpy(bytes.data() + static_cast<size_t>(i) * sizeof(T), &value, sizeof(T));
    }
    return bytes;
}

// Integers stay at 0 or 1: as positions, token numbers or classes they are inside of whatever table they look up.
std::string randomBytes(const ModelValue &input, int64_t count, int64_t byteCount, uint64_t seed)
{
    std::mt19937_64 random(seed);
    const bool mask = holdsAny(lower(input.name), {"mask"});
    const auto real = [&] { return mask ? 1.0 : uniform(random); };
    const auto whole = [&] { return mask ? int64_t{1} : static_cast<int64_t>(random() >> 63); };
    switch (input.type) {
    case pb::TensorProto::FLOAT: return bytesOfValues<float>(count, [&] { return static_cast<float>(real()); });
    case pb::TensorProto::DOUBLE: return bytesOfValues<double>(count, real);
    case pb::TensorProto::FLOAT16: {
        std::vector<float> values(static_cast<size_t>(count));
        std::generate(values.begin(), values.end(), [&] { return static_cast<float>(real()); });
        return float16Bytes(values);
    }
    case pb::TensorProto::BFLOAT16:
        return bytesOfValues<uint16_t>(count, [&] {
            const float value = static_cast<float>(real());
            uint32_t bits = 0;
            std::memcpy(&bits, &value, sizeof bits);
            return static_cast<uint16_t>(bits >> 16);
        });
    case pb::TensorProto::BOOL: return std::string(static_cast<size_t>(byteCount), '\1');
    case pb::TensorProto::INT8:
    case pb::TensorProto::UINT8: return bytesOfValues<uint8_t>(count, [&] { return static_cast<uint8_t>(whole()); });
    case pb::TensorProto::INT16:
    case pb::TensorProto::UINT16: return bytesOfValues<uint16_t>(count, [&] { return static_cast<uint16_t>(whole()); });
    case pb::TensorProto::INT32:
    case pb::TensorProto::UINT32: return bytesOfValues<uint32_t>(count, [&] { return static_cast<uint32_t>(whole()); });
    case pb::TensorProto::INT64:
    case pb::TensorProto::UINT64: return bytesOfValues<int64_t>(count, whole);
    default: return std::string(static_cast<size_t>(byteCount), '\0'); // zero in every other type
    }
}

// The first axis carries the samples: free in one input at least, or fixed at what is asked for.
Result<int64_t> batchOf(const std::vector<ModelValue> &inputs, int64_t wanted)
{
    const ModelValue *batched = nullptr;
    for (const ModelValue &input : inputs) {
        if (input.dims.empty())
            continue;
        if (input.dims[0] < 0)
            return std::max<int64_t>(1, wanted);
        if (!batched && input.dims.size() > 1)
            batched = &input;
    }
    const int64_t own = batched ? batched->dims[0] : 1;
    if (wanted > 0 && wanted != own)
        return unsupported("the model takes " + std::to_string(own) + " samples in a run: the first axis is fixed",
                           batched ? "input " + batched->name : std::string());
    return own;
}

} // namespace

std::span<const SizeGuess> sizeGuesses()
{
    return guesses;
}

Result<SampleInputs> sampleInputs(const std::vector<ModelValue> &inputs, const InputOptions &options, const SizeGuess &guess)
{
    SampleInputs result;
    PARE_TRY_ASSIGN(result.batch, batchOf(inputs, options.batch));
    const Sizes sizes{options, guess, result.batch, result};
    for (size_t i = 0; i < inputs.size(); ++i) {
        const ModelValue &input = inputs[i];
        const std::string where = "input " + input.name;
        if (input.type == 0 || input.type == pb::TensorProto::STRING)
            return unsupported(input.type == 0 ? "is no tensor (a sequence, map or optional value)" : "holds text, which cannot be made up",
                               where);
        if (!input.ranked)
            return unsupported("the model does not say its rank: give data to run it on", where);
        Tensor tensor{input.name, input.type, input.dims, {}};
        for (size_t axis = 0; axis < tensor.dims.size(); ++axis)
            if (tensor.dims[axis] < 0)
                tensor.dims[axis] = sizes.size(input, axis);
        const auto count = checkedElementCount(tensor.dims);
        const auto bytes = count ? elementBytes(input.type, *count) : std::nullopt;
        if (!bytes || *bytes > largestInputBytes)
            return invalidInput("needs more than 4 GB in the shape " + typeAndShape(input.type, tensor.dims), where);
        tensor.bytes = randomBytes(input, *count, *bytes, options.seed * 1000003 + i);
        result.tensors.push_back(std::move(tensor));
    }
    result.notes.insert(result.notes.begin(), "inputs: seeded random values, integers 0 or 1, masks 1");
    return result;
}

} // namespace pare
