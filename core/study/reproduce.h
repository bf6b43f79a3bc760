// How a variant is made again from its source: for the report and the model card.
#pragma once

#include "core/study/study.h"

#include <string>
#include <vector>

namespace pare {

struct Reproduction {
    std::string command;        // "pare optimize net.onnx --recipe net-int8.onnx --data eval.npz --force -o again.onnx"; files by their names alone
    bool listsOfSamples = false; // it names files with lists of samples, which are too long for a line: `pare script` writes them
};

// file: of the variant, which carries its recipe. datasets: where the variant does not say itself what was asked for. Empty command for the source, and for
// what no recipe made.
[[nodiscard]] Reproduction reproductionOf(const Variant &variant, const std::string &sourcePath, const std::string &file, const std::vector<StudyDataset> &datasets);

} // namespace pare
