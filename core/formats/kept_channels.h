// Which channels of a graph's inputs and outputs stayed, where pruning was allowed to take some of them. It travels in the model's metadata,
// so that the model can still be given what its source takes, and what it gives be compared with what its source gives.
#pragma once

#include "core/base/result.h"
#include "core/formats/dataset_signature.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace pare {

inline constexpr const char *keptInputsMetadataKey = "pare.kept_inputs";
inline constexpr const char *keptOutputsMetadataKey = "pare.kept_outputs";

struct KeptChannels {
    int axis = 0;                   // of the input or output
    int64_t size = 0;               // of that axis in the source
    std::vector<int64_t> positions; // in the source, rising, at least one
    bool operator==(const KeptChannels &) const = default;
};
using KeptEnds = std::map<std::string, KeptChannels, std::less<>>; // by the input's or output's name

// As JSON, as long for one choice of channels as for any other of the same source: {"hidden": {"axis": 2, "size": 8, "kept": "f3"}}, `kept` a
// bit a position in hexadecimal digits, the first position the highest bit.
[[nodiscard]] std::string keptEndsText(const KeptEnds &outputs);
// Nothing from an empty text. Errors: InvalidInput (what is not of this form).
[[nodiscard]] Result<KeptEnds> keptEndsFromText(std::string_view text);

// What stays in all of what `earlier` left when `later` goes through it. Outputs of which the two name another axis or size are left out.
[[nodiscard]] KeptEnds keptAfter(const KeptEnds &earlier, const KeptEnds &later);
// What a reference that lost channels itself is to be cut to. Outputs that are the same, or that cannot be told from each other, are left out.
[[nodiscard]] KeptEnds keptRelativeTo(const KeptEnds &outputs, const KeptEnds &reference);

// The shape of the source, of the shape that is left: the axis has its size again. As it is where it has no such axis.
[[nodiscard]] std::vector<int64_t> wholeDims(std::vector<int64_t> dims, const KeptChannels &kept);

// The tensor with these positions of the axis only; as it is where it has no such axis of that size, or several numbers share a byte.
[[nodiscard]] Tensor cutToKept(Tensor tensor, const KeptChannels &kept);

} // namespace pare
