#include "core/study/reproduce.h"

#include "core/study/asked.h"
#include "core/study/script.h"
#include "core/study/study_data.h"

#include <filesystem>

namespace pare {

namespace {

constexpr size_t longestFormat = 400; // characters of a --data-format in a command

} // namespace

Reproduction reproductionOf(const Variant &variant, const std::string &sourcePath, const std::string &file, const std::vector<StudyDataset> &datasets)
{
    Reproduction again;
    if (variant.isSource || variant.recipe.steps.empty())
        return again;
    const auto asked = askedFromJson(variant.report.is_object() ? variant.report.value(askedKey, nlohmann::json()) : nlohmann::json());
    const std::string source = std::filesystem::path(sourcePath).filename().string();
    again.command = "pare optimize " + shellWord(source.empty() ? "source.onnx" : source) + " --recipe " + shellWord(file);
    for (const StudyDataset &dataset : asked.ok() ? asked->datasets : datasets) {
        const std::string option = dataset.role == "evaluate" ? "data" : dataset.role == "calibrate" ? "calib" : "train";
        std::string omitted;
        std::string format = formatText(datasetRef(dataset), &omitted, longestFormat);
        if (!omitted.empty()) {
            again.listsOfSamples = true;
            format += (format.empty() ? "samples=@" : ",samples=@") + option + ".samples";
        }
        again.command += " --" + option + " " + shellWord(std::filesystem::path(dataset.path).filename().string())
                         + (format.empty() ? "" : " --" + option + "-format " + shellWord(format));
    }
    again.command += " --force -o again.onnx";
    return again;
}

} // namespace pare
