#include "core/formats/kept_channels.h"

#include "core/base/json_text.h"

#include <algorithm>

namespace pare {

namespace {

constexpr int64_t mostChannels = int64_t{1} << 24;

std::string bitsOf(const KeptChannels &kept)
{
    std::string bits(static_cast<size_t>((kept.size + 3) / 4), '0');
    std::vector<int> digits(bits.size(), 0);
    for (const int64_t position : kept.positions)
        digits[static_cast<size_t>(position / 4)] |= 8 >> (position % 4);
    for (size_t i = 0; i < bits.size(); ++i)
        bits[i] = "0123456789abcdef"[digits[i]];
    return bits;
}

Result<KeptChannels> channelsFrom(const std::string &output, const nlohmann::json &json)
{
    const auto damaged = [&] { return invalidInput("the model's note on which channels stayed here is damaged", output); };
    if (!json.is_object() || !json.contains("axis") || !json["axis"].is_number_integer() || !json.contains("size") || !json["size"].is_number_integer() ||
        !json.contains("kept") || !json["kept"].is_string())
        return damaged();
    KeptChannels kept{json["axis"].get<int>(), json["size"].get<int64_t>(), {}};
    const auto bits = json["kept"].get<std::string>();
    if (kept.axis < 0 || kept.size < 1 || kept.size > mostChannels || static_cast<int64_t>(bits.size()) != (kept.size + 3) / 4)
        return damaged();
    for (size_t i = 0; i < bits.size(); ++i) {
        const int digit = bits[i] >= '0' && bits[i] <= '9' ? bits[i] - '0' : bits[i] >= 'a' && bits[i] <= 'f' ? bits[i] - 'a' + 10 : -1;
        if (digit < 0)
            return damaged();
        for (int bit = 0; bit < 4; ++bit)
            if (digit & (8 >> bit))
                kept.positions.push_back(static_cast<int64_t>(i) * 4 + bit);
    }
    if (kept.positions.empty() || kept.positions.back() >= kept.size)
        return damaged();
    return kept;
}

} // namespace

std::string keptEndsText(const KeptEnds &outputs)
{
    nlohmann::json json = nlohmann::json::object();
    for (const auto &[name, kept] : outputs)
        json[name] = {{"axis", kept.axis}, {"size", kept.size}, {"kept", bitsOf(kept)}};
    return jsonText(json);
}

Result<KeptEnds> keptEndsFromText(std::string_view text)
{
    KeptEnds outputs;
    if (text.empty())
        return outputs;
    const auto json = parseJson(std::string(text));
    if (!json.ok() || !json->is_object())
        return invalidInput("the model's note on which channels of its inputs and outputs stayed is damaged");
    for (const auto &[name, entry] : json->items()) {
        PARE_TRY_ASSIGN(outputs[name], channelsFrom(name, entry));
    }
    return outputs;
}

KeptEnds keptAfter(const KeptEnds &earlier, const KeptEnds &later)
{
    KeptEnds all = earlier;
    for (const auto &[name, kept] : later) {
        const auto known = all.find(name);
        if (known == all.end()) {
            all[name] = kept;
            continue;
        }
        KeptChannels &before = known->second;
        if (before.axis != kept.axis || kept.size != static_cast<int64_t>(before.positions.size())) {
            all.erase(known);
            continue;
        }
        std::vector<int64_t> positions;
        for (const int64_t position : kept.positions)
            positions.push_back(before.positions[static_cast<size_t>(position)]);
        before.positions = std::move(positions);
    }
    return all;
}

KeptEnds keptRelativeTo(const KeptEnds &outputs, const KeptEnds &reference)
{
    KeptEnds relative;
    for (const auto &[name, kept] : outputs) {
        const auto known = reference.find(name);
        if (known == reference.end()) {
            relative[name] = kept;
            continue;
        }
        const KeptChannels &theirs = known->second;
        if (theirs.axis != kept.axis || theirs.size != kept.size || theirs.positions == kept.positions ||
            !std::includes(theirs.positions.begin(), theirs.positions.end(), kept.positions.begin(), kept.positions.end()))
            continue;
        KeptChannels own{kept.axis, static_cast<int64_t>(theirs.positions.size()), {}};
        for (const int64_t position : kept.positions)
            own.positions.push_back(std::lower_bound(theirs.positions.begin(), theirs.positions.end(), position) - theirs.positions.begin());
        relative[name] = std::move(own);
    }
    return relative;
}

std::vector<int64_t> wholeDims(std::vector<int64_t> dims, const KeptChannels &kept)
{
    const auto axis = static_cast<size_t>(kept.axis);
    if (axis < dims.size() && dims[axis] == static_cast<int64_t>(kept.positions.size()))
        dims[axis] = kept.size;
    return dims;
}

Tensor cutToKept(Tensor tensor, const KeptChannels &kept)
{
    const auto axis = static_cast<size_t>(kept.axis);
    const int bits = elementBits(tensor.type);
    if (axis >= tensor.dims.size() || tensor.dims[axis] != kept.size || bits < 8 || !tensor.consistent())
        return tensor;
    auto run = static_cast<size_t>(bits / 8); // bytes of one position
    for (size_t i = axis + 1; i < tensor.dims.size(); ++i)
        run *= static_cast<size_t>(tensor.dims[i]);
    const size_t block = run * static_cast<size_t>(kept.size);
    std::string bytes;
    for (size_t start = 0; block > 0 && start < tensor.bytes.size(); start += block)
        for (const int64_t position : kept.positions)
            bytes.append(tensor.bytes, start + static_cast<size_t>(position) * run, run);
    tensor.bytes = std::move(bytes);
    tensor.dims[axis] = static_cast<int64_t>(kept.positions.size());
    return tensor;
}

} // namespace pare
