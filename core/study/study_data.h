// Data sets of a study as the runner takes them: path, how to read it, and which samples.
#pragma once

#include "core/runtime/requests.h"
#include "core/study/study.h"

#include <string>

namespace pare {

// Samples are kept as runs of neighbours, so that "all but 256" stays short.
[[nodiscard]] StudyDataset studyDataset(const std::string &role, const DatasetRef &data);
// What studyDataset made, and what older studies hold (the format's text alone). Options that cannot be read count as none.
[[nodiscard]] DatasetRef datasetRef(const StudyDataset &dataset);
// "images,size=256, 9,744 of its samples"; empty where everything is found out and all samples count.
[[nodiscard]] std::string optionsText(const StudyDataset &dataset);

// How to read it and which samples, as --data-format takes it: "images,size=256,samples=0-255:300". Where that would be longer than
// `most` characters, samples are left out and `omitted` gets them, to be written into a file that samples=@FILE names.
[[nodiscard]] std::string formatText(const DatasetRef &data, std::string *omitted = nullptr, size_t most = 60'000);
// The other way round. Errors: InvalidInput, as parseDataFormat, or for samples that are no runs; Io for a file of samples.
[[nodiscard]] Result<DatasetRef> datasetFromText(const std::filesystem::path &path, const std::string &format);

// Says whether two references mean the same samples read in the same way.
[[nodiscard]] std::string identityOf(const DatasetRef &data);
// Changes when what lies there is written anew: size and time of the file, or of what stands in the folder and in its subfolders' lists;
// no content is read.
[[nodiscard]] std::string stampOf(const DatasetRef &data);

} // namespace pare
