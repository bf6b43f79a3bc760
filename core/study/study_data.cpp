#include "core/study/study_data.h"

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/units.h"
#include "core/study/study_tables.h"

#include <sys/stat.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

namespace pare {

namespace {

constexpr int64_t mostSamples = 1'000'000'000; // a hostile study must not ask for more memory than there is
constexpr int64_t mostListed = 20'000'000;

// [first, last] pairs.
nlohmann::json runsOf(const std::vector<int64_t> &samples)
{
    nlohmann::json runs = nlohmann::json::array();
    for (size_t i = 0; i < samples.size();) {
        size_t end = i + 1;
        while (end < samples.size() && samples[end] == samples[end - 1] + 1)
            ++end;
        runs.push_back({samples[i], samples[end - 1]});
        i = end;
    }
    return runs;
}

std::vector<int64_t> samplesOf(const nlohmann::json &runs)
{
    std::vector<int64_t> samples;
    if (!runs.is_array())
        return samples;
    int64_t total = 0;
    for (const auto &run : runs) {
        if (!run.is_array() || run.size() != 2 || !run[0].is_number_integer() || !run[1].is_number_integer())
            return {};
        const auto first = run[0].get<int64_t>();
        const auto last = run[1].get<int64_t>();
        if (first < 0 || last < first || last >= mostSamples || (total += last - first + 1) > mostListed)
            return {};
        for (int64_t at = first; at <= last; ++at)
            samples.push_back(at);
    }
    return samples;
}

} // namespace

StudyDataset studyDataset(const std::string &role, const DatasetRef &data)
{
    StudyDataset dataset{role, data.path.string(), dataFormatText(data.options)};
    if (!data.samples.empty())
        dataset.options = {{"format", dataFormatText(data.options)}, {"samples", runsOf(data.samples)}};
    return dataset;
}

DatasetRef datasetRef(const StudyDataset &dataset)
{
    DatasetRef ref;
    ref.path = dataset.path;
    const std::string format = dataset.options.is_string() ? dataset.options.get<std::string>() : tables::textIn(dataset.options, "format");
    if (auto options = parseDataFormat(format); options.ok())
        ref.options = *options;
    if (dataset.options.is_object() && dataset.options.contains("samples"))
        ref.samples = samplesOf(dataset.options["samples"]);
    return ref;
}

std::string optionsText(const StudyDataset &dataset)
{
    const DatasetRef ref = datasetRef(dataset);
    std::string text = dataFormatText(ref.options);
    if (dataset.options.is_string() && !parseDataFormat(dataset.options.get<std::string>()).ok())
        text = dataset.options.get<std::string>(); // of another version: shown as it stands
    const std::string found = "auto"; // the kind was found out: nothing to say
    if (text == found)
        text.clear();
    else if (text.starts_with(found + ","))
        text.erase(0, found.size() + 1);
    if (!ref.samples.empty())
        text += (text.empty() ? "" : ", ") + formatCount(static_cast<int64_t>(ref.samples.size())) + " of its samples";
    return text;
}

namespace {

// "0-255:300:400-499", or nullopt where it is no such thing.
std::optional<std::vector<int64_t>> samplesFromText(std::string_view text)
{
    std::vector<int64_t> samples;
    while (!text.empty() && (text.back() == '\n' || text.back() == ' '))
        text.remove_suffix(1);
    for (size_t at = 0; at <= text.size();) {
        const size_t end = std::min(text.find(':', at), text.size());
        const std::string_view part = text.substr(at, end - at);
        int64_t first = 0;
        const auto [middle, bad] = std::from_chars(part.data(), part.data() + part.size(), first);
        int64_t last = first;
        if (bad != std::errc() || first < 0)
            return std::nullopt;
        if (middle != part.data() + part.size()) {
            const auto [tail, wrong] = std::from_chars(middle + 1, part.data() + part.size(), last);
            if (*middle != '-' || wrong != std::errc() || tail != part.data() + part.size())
                return std::nullopt;
        }
        if (last < first || last >= mostSamples || static_cast<int64_t>(samples.size()) + last - first >= mostListed)
            return std::nullopt;
        for (int64_t sample = first; sample <= last; ++sample)
            samples.push_back(sample);
        at = end + 1;
    }
    return samples;
}

std::string samplesText(const std::vector<int64_t> &samples)
{
    std::string text;
    for (const auto &run : runsOf(samples)) {
        const auto first = run[0].get<int64_t>();
        const auto last = run[1].get<int64_t>();
        text += (text.empty() ? "" : ":") + std::to_string(first) + (last > first ? "-" + std::to_string(last) : "");
    }
    return text;
}

constexpr std::string_view samplesOption = "samples=";

} // namespace

std::string formatText(const DatasetRef &data, std::string *omitted, size_t most)
{
    std::string text = dataFormatText(data.options);
    if (text == "auto")
        text.clear();
    else if (text.starts_with("auto,"))
        text.erase(0, 5);
    if (data.samples.empty())
        return text;
    std::string samples = samplesText(data.samples);
    if (omitted && text.size() + samples.size() > most)
        *omitted = std::move(samples);
    else
        text += (text.empty() ? "" : ",") + std::string(samplesOption) + samples;
    return text;
}

Result<DatasetRef> datasetFromText(const std::filesystem::path &path, const std::string &format)
{
    DatasetRef ref;
    ref.path = path;
    std::string rest = format;
    size_t at = 0; // of the option; commas inside of values have a backslash before them
    while ((at = rest.find(samplesOption, at)) != std::string::npos && !(at == 0 || (rest[at - 1] == ',' && (at < 2 || rest[at - 2] != '\\'))))
        ++at;
    if (at != std::string::npos) {
        const size_t end = std::min(rest.find(',', at), rest.size());
        std::string value = rest.substr(at + samplesOption.size(), end - at - samplesOption.size());
        rest.erase(at, end < rest.size() ? end + 1 - at : end - at);
        if (rest.ends_with(','))
            rest.pop_back();
        if (value.starts_with('@')) {
            PARE_TRY_ASSIGN(value, readFile(value.substr(1), int64_t{1} << 28));
        }
        auto samples = samplesFromText(value);
        if (!samples)
            return invalidInput("samples= takes positions from 0 and runs of them, such as 0-255:300, or @FILE that holds them", "--data-format");
        ref.samples = std::move(*samples);
    }
    PARE_TRY_ASSIGN(ref.options, parseDataFormat(rest));
    return ref;
}

std::string identityOf(const DatasetRef &data)
{
    std::string text = data.path.string() + " " + dataFormatText(data.options);
    if (!data.samples.empty())
        text += " " + runsOf(data.samples).dump();
    return text;
}

namespace {

void addState(const std::filesystem::path &path, std::string &text)
{
    struct stat state = {};
    if (::stat(path.c_str(), &state) == 0)
        text += path.filename().string() + " " + std::to_string(S_ISREG(state.st_mode) ? state.st_size : 0) + " " + std::to_string(state.st_mtim.tv_sec) + "."
                + std::to_string(state.st_mtim.tv_nsec) + "\n";
}

} // namespace

std::string stampOf(const DatasetRef &data)
{
    constexpr size_t most = 10'000; // entries of a folder
    std::string text;
    addState(data.path, text);
    std::error_code none;
    std::vector<std::filesystem::path> entries;
    if (std::filesystem::is_directory(data.path, none))
        for (std::filesystem::directory_iterator entry(data.path, none), end; entry != end && !none && entries.size() < most; entry.increment(none))
            entries.push_back(entry->path());
    std::sort(entries.begin(), entries.end());
    for (const auto &entry : entries)
        addState(entry, text);
    return " #" + sha256(text).substr(0, 16);
}

} // namespace pare
