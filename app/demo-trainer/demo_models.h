// The two trained networks as ONNX models, the way exporters write them: batch normalization is left unfolded, attention and GELU are
// decomposed into their operators.
#pragma once

#include "app/demo-trainer/weights.h"
#include "core/model/model.h"

#include <string>
#include <vector>

namespace pare::demo {

using Metadata = std::vector<std::pair<std::string, std::string>>;

// `images` float32 [N,1,28,28] in 0..1 -> `logits` [N,10]. `weights` are those of FashionNet.
[[nodiscard]] Model fashionModel(const Weights &weights, const Metadata &metadata);

// `bytes` int64 [N,64] -> `logits` [N,classes]. `weights` are those of LanguageNet with `layers` layers of `heads` heads.
[[nodiscard]] Model languageModel(const Weights &weights, int64_t layers, int64_t heads, const Metadata &metadata);

} // namespace pare::demo
