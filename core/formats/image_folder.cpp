#include "core/formats/image_folder.h"

#include "core/base/units.h"
#include "core/formats/dataset_open.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <optional>
#include <set>

namespace pare {

namespace {

constexpr int deepestFolder = 8; // below a class; ends walks through links that lead in circles
constexpr int64_t mostPictures = 50'000'000;
constexpr int64_t largestLabelsFile = int64_t{1} << 30;

std::string lowerExtension(const std::filesystem::path &path)
{
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return ending;
}

bool isFolder(const std::filesystem::path &path)
{
    std::error_code ignored;
    return std::filesystem::is_directory(path, ignored);
}

std::optional<int64_t> wholeNumber(std::string_view text)
{
    int64_t value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed != std::errc() || end != text.data() + text.size() || value < 0)
        return std::nullopt;
    return value;
}

std::optional<int64_t> placeOf(const std::vector<std::string> &names, const std::string &name)
{
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? std::nullopt : std::optional<int64_t>(found - names.begin());
}

// How many classes the model's scores have; 0 where it does not say.
int64_t modelClasses(const ModelSignature &signature)
{
    for (const ValueSignature &output : signature.outputs)
        if (isFloatType(output.type) && output.ranked && output.dims.size() == 2 && output.dims[1] > 1)
            return output.dims[1];
    return 0;
}

class FolderReader {
public:
    FolderReader(const std::filesystem::path &folder, const DatasetOptions &options, const ModelSignature &signature)
        : m_folder(folder), m_options(options), m_signature(signature)
    {
    }

    Result<ImageFolder> run()
    {
        PARE_TRY_ASSIGN(const auto entries, folderEntries(m_folder));
        for (const auto &entry : entries)
            if (isFolder(entry))
                m_subfolders.push_back(entry.filename().string());
        if (!m_options.classes.empty()) {
            PARE_TRY_ASSIGN(m_result.classNames, readClassNames(m_options.classes));
        } else {
            m_result.classNames = m_signature.classNames;
        }
        if (!m_options.labels.empty() && m_options.labels != "none") {
            PARE_TRY(readLabelsFile());
        } else if (m_subfolders.empty()) {
            PARE_TRY(collect("", 0, -1));
            m_result.notes.push_back("the pictures lie in no subfolders, so they have no labels");
        } else {
            PARE_TRY(readClassFolders(entries));
        }
        if (m_result.files.empty())
            return invalidInput("the folder holds no pictures (JPEG, PNG or PNM)", m_folder.string());
        if (m_otherKinds > 0)
            m_result.notes.push_back(plural(m_otherKinds, "picture") + " of kinds that are not read (" + m_otherEnding + ") left out");
        return std::move(m_result);
    }

private:
    // Pictures below m_folder/name, sorted by name, folders inside it too.
    Result<void> collect(const std::string &name, int depth, int64_t classIndex)
    {
        PARE_TRY_ASSIGN(const auto entries, folderEntries(m_folder / name));
        for (const auto &entry : entries) {
            const std::string below = name.empty() ? entry.filename().string() : name + "/" + entry.filename().string();
            if (isFolder(entry)) {
                if (depth < deepestFolder && !name.empty())
                    PARE_TRY(collect(below, depth + 1, classIndex));
                continue;
            }
            if (isPictureName(entry)) {
                m_result.files.push_back({below, classIndex});
                if (static_cast<int64_t>(m_result.files.size()) > mostPictures)
                    return unsupported("the folder holds more than " + formatCount(mostPictures) + " pictures", m_folder.string());
            } else if (isOtherPicture(entry)) {
                ++m_otherKinds;
                m_otherEnding = lowerExtension(entry);
            }
        }
        return {};
    }

    static bool isOtherPicture(const std::filesystem::path &path)
    {
        static constexpr std::array<std::string_view, 8> endings = {".webp", ".bmp", ".gif", ".tif", ".tiff", ".heic", ".avif", ".jp2"};
        const std::string ending = lowerExtension(path);
        return std::find(endings.begin(), endings.end(), ending) != endings.end();
    }

    Result<void> readClassFolders(const std::vector<std::filesystem::path> &entries)
    {
        const auto top = std::count_if(entries.begin(), entries.end(), [](const auto &entry) { return !isFolder(entry) && isPictureName(entry); });
        if (top > 0)
            m_result.notes.push_back(plural(top, "picture") + " beside the class folders left out");
        PARE_TRY(refuseParts());
        std::vector<std::pair<int64_t, std::string>> order;
        if (m_options.labels == "none") {
            for (const std::string &name : m_subfolders)
                order.push_back({-1, name});
        } else {
            PARE_TRY_ASSIGN(order, classesOfFolders());
            std::sort(order.begin(), order.end());
            m_result.labelled = true;
            m_result.labelName = "folder names";
        }
        for (const auto &[index, name] : order)
            PARE_TRY(collect(name, 1, index));
        return {};
    }

    // A data set that lies there in parts, each with class folders of its own.
    Result<void> refuseParts() const
    {
        static const std::set<std::string> parts = {"train", "training", "val", "valid", "validation", "test", "testing", "dev", "eval", "calib"};
        for (const std::string &name : m_subfolders)
            if (!parts.contains(name))
                return {};
        std::string list;
        for (const std::string &name : m_subfolders)
            list += (list.empty() ? "" : ", ") + name;
        return invalidInput("the folder holds the parts " + list + "; name one of them, for example " + (m_folder / m_subfolders.back()).string(),
                            m_folder.string());
    }

    Result<std::vector<std::pair<int64_t, std::string>>> classesOfFolders()
    {
        std::vector<std::pair<int64_t, std::string>> byNumber;
        std::vector<std::pair<int64_t, std::string>> byName;
        std::vector<std::pair<int64_t, std::string>> sorted;
        std::set<int64_t> numbers;
        for (const std::string &name : m_subfolders) { // already sorted
            if (const auto number = wholeNumber(name); number && numbers.insert(*number).second)
                byNumber.push_back({*number, name});
            if (const auto place = placeOf(m_result.classNames, name))
                byName.push_back({*place, name});
            sorted.push_back({static_cast<int64_t>(sorted.size()), name});
        }
        const size_t folders = m_subfolders.size();
        if (byName.size() == folders)
            return byName;
        if (byNumber.size() == folders) {
            m_result.notes.push_back("folder names are numbers: they are the classes' indices");
            return byNumber;
        }
        if (!m_options.classes.empty())
            return invalidInput("the folder \"" + firstUnknown() + "\" is no class of " + m_options.classes, m_folder.string());
        const int64_t classes = modelClasses(m_signature);
        if (classes > 0 && classes != static_cast<int64_t>(folders))
            return invalidInput("there are " + std::to_string(folders) + " class folders, the model has " + std::to_string(classes) +
                                    " classes and does not name \"" + firstUnknown() +
                                    "\": name the folders by class index, or give the classes' names in order with classes=FILE",
                                m_folder.string());
        m_result.notes.push_back("classes are numbered in the order of the folder names, from " + sorted.front().second + " to " +
                                 sorted.back().second);
        m_result.classNames = m_subfolders;
        return sorted;
    }

    std::string firstUnknown() const
    {
        for (const std::string &name : m_subfolders)
            if (!placeOf(m_result.classNames, name))
                return name;
        return {};
    }

    // Lines "name class": the class is an index or a name; name and class stand apart by space, tab or comma.
    Result<void> readLabelsFile()
    {
        PARE_TRY_ASSIGN(const std::string text, readFile(m_options.labels, largestLabelsFile));
        m_result.labelled = true;
        m_result.labelName = std::filesystem::path(m_options.labels).filename().string();
        int64_t line = 0;
        for (size_t at = 0; at < text.size();) {
            const size_t end = std::min(text.find('\n', at), text.size());
            std::string_view row(text.data() + at, end - at);
            at = end + 1;
            ++line;
            while (!row.empty() && std::isspace(static_cast<unsigned char>(row.back())))
                row.remove_suffix(1);
            if (row.empty())
                continue;
            const size_t gap = row.find_last_of(" \t,");
            if (gap == std::string_view::npos || gap == 0)
                return badLine(line, "\"name class\"", row);
            const std::string label(row.substr(gap + 1));
            const size_t nameEnd = row.find_last_not_of(" \t,", gap);
            const std::string name(row.substr(0, nameEnd == std::string_view::npos ? 0 : nameEnd + 1));
            const auto place = placeOf(m_result.classNames, label);
            const auto index = place ? place : wholeNumber(label);
            const bool headLine = line == 1 && !isPictureName(name);
            if (headLine && !index)
                continue; // "filename,label"
            if (!index)
                return badLine(line, "a class index or a class of the model", label);
            const std::filesystem::path relative(name);
            if (name.empty() || relative.is_absolute() || std::any_of(relative.begin(), relative.end(), [](const auto &part) { return part == ".."; }))
                return badLine(line, "a name below the folder", name);
            m_result.files.push_back({name, *index});
        }
        return {};
    }

    Error badLine(int64_t line, const std::string &expected, std::string_view found) const
    {
        return invalidInput("line " + std::to_string(line) + ": expected " + expected + ", found \"" + std::string(found.substr(0, 80)) + "\"",
                            m_options.labels);
    }

    const std::filesystem::path &m_folder;
    const DatasetOptions &m_options;
    const ModelSignature &m_signature;
    std::vector<std::string> m_subfolders;
    ImageFolder m_result;
    int64_t m_otherKinds = 0;
    std::string m_otherEnding;
};

} // namespace

bool isPictureName(const std::filesystem::path &path)
{
    static constexpr std::array<std::string_view, 8> endings = {".jpg", ".jpeg", ".jpe", ".png", ".ppm", ".pgm", ".pbm", ".pnm"};
    const std::string ending = lowerExtension(path);
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

Result<std::vector<std::filesystem::path>> folderEntries(const std::filesystem::path &folder)
{
    std::error_code failed;
    std::vector<std::filesystem::path> entries;
    std::filesystem::directory_iterator at(folder, failed);
    for (; !failed && at != std::filesystem::directory_iterator(); at.increment(failed))
        if (!at->path().filename().string().starts_with('.'))
            entries.push_back(at->path());
    if (failed)
        return ioError(failed.message(), folder.string());
    std::sort(entries.begin(), entries.end());
    return entries;
}

Result<std::vector<std::string>> readClassNames(const std::filesystem::path &path)
{
    PARE_TRY_ASSIGN(const std::string text, readFile(path, int64_t{8} << 20));
    std::vector<std::string> names = parseClassNames(text.find('\n') == std::string::npos ? text + "\n" : text);
    while (!names.empty() && names.back().empty())
        names.pop_back();
    if (names.empty())
        return invalidInput("holds no class names", path.string());
    return names;
}

Result<ImageFolder> readImageFolder(const std::filesystem::path &folder, const DatasetOptions &options, const ModelSignature &signature)
{
    return FolderReader(folder, options, signature).run();
}

} // namespace pare
