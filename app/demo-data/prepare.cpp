// Steps: take the folder's lock; for each of the two sets compare the stamp with the sources and with the files that lie there; where
// they differ, load the set, write its files aside and rename them, and write the stamp last.
#include "app/demo-data/prepare.h"

#include "app/demo-data/fashion.h"
#include "app/demo-data/languages.h"
#include "app/demo-data/npz_writer.h"
#include "core/base/files.h"
#include "core/base/hash.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>
#include <sys/file.h>
#include <unistd.h>

namespace pare::demo {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr int formatVersion = 1; // raised with every change of what is written
constexpr const char *stampName = "demo-data.json";

class FolderLock {
public:
    static Result<FolderLock> take(const fs::path &folder)
    {
        const int descriptor = ::open((folder / ".lock").c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0644);
        if (descriptor < 0)
            return Error{ErrorKind::CannotCreate, fmt::format("cannot write there: {}", std::strerror(errno)), folder.string()};
        while (::flock(descriptor, LOCK_EX) != 0) {
            if (errno != EINTR) {
                ::close(descriptor);
                return ioError(fmt::format("cannot be locked: {}", std::strerror(errno)), folder.string());
            }
        }
        return FolderLock(descriptor);
    }
    FolderLock(FolderLock &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}
    ~FolderLock()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }

private:
    explicit FolderLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
};

// Names, sizes and dates of the sources: a package of another version gives another one.
std::string fingerprint(const fs::path &root, const std::vector<fs::path> &files)
{
    Sha256 hash;
    for (const fs::path &file : files) {
        std::error_code error;
        const auto size = fs::file_size(file, error);
        const auto modified = fs::last_write_time(file, error).time_since_epoch().count();
        hash.add(fmt::format("{}\n{}\n{}\n", file.lexically_relative(root).string(), size, modified));
    }
    return hash.finish();
}

// Sizes of the files that were written, by their names below the folder.
json sizesOf(const fs::path &folder, const std::vector<std::string> &names)
{
    json sizes = json::object();
    for (const std::string &name : names) {
        std::error_code error;
        sizes[name] = fs::file_size(folder / name, error);
    }
    return sizes;
}

bool isUpToDate(const fs::path &folder, const json &stamp, const std::string &sources)
{
    if (!stamp.is_object() || stamp.value("version", 0) != formatVersion || stamp.value("sources", "") != sources)
        return false;
    const json files = stamp.value("files", json::object());
    return !files.empty() && std::ranges::all_of(files.items(), [&](const auto &file) {
        std::error_code error;
        return fs::file_size(folder / file.key(), error) == file.value() && !error;
    });
}

json readStamp(const fs::path &folder)
{
    const auto text = readFile(folder / stampName);
    json stamp = json::parse(text ? *text : std::string(), nullptr, false);
    return stamp.is_object() ? stamp : json::object();
}

Result<json> writeFashion(const fs::path &folder, const fs::path &root)
{
    PARE_TRY_ASSIGN(const FashionData data, loadFashion(root));
    std::vector<std::string> names;
    json samples;
    for (const auto &[part, set] : {std::pair("train", &data.train), std::pair("calib", &data.calib), std::pair("eval", &data.eval)}) {
        const std::string place = fmt::format("fashion-{}", part);
        std::error_code error;
        fs::create_directories(folder / place, error);
        PARE_TRY(writeIdxPair(*set, folder / place, part));
        names.push_back(fmt::format("{}/{}-images-idx3-ubyte", place, part));
        names.push_back(fmt::format("{}/{}-labels-idx1-ubyte", place, part));
        samples[part] = set->count();
    }
    return json{{"classes", fashionClasses()}, {"samples", samples}, {"files", sizesOf(folder, names)}};
}

Result<json> writeLanguages(const fs::path &folder, const fs::path &root)
{
    PARE_TRY_ASSIGN(const LanguageData data, loadLanguages(root));
    std::vector<std::string> names;
    json samples;
    for (const auto &[part, windows] : {std::pair("train", &data.train), std::pair("calib", &data.calib), std::pair("eval", &data.eval)}) {
        const auto count = static_cast<int64_t>(windows->size());
        Int64Array bytes{"bytes", {count, windowBytes}, {}};
        Int64Array labels{"labels", {count}, {}};
        for (const Window &window : *windows) {
            bytes.values.insert(bytes.values.end(), window.bytes.begin(), window.bytes.end());
            labels.values.push_back(window.label);
        }
        names.push_back(fmt::format("languages-{}.npz", part));
        PARE_TRY(writeNpz(folder / names.back(), {bytes, labels}));
        samples[part] = count;
    }
    return json{{"classes", data.classes}, {"samples", samples}, {"files", sizesOf(folder, names)}};
}

std::vector<fs::path> languageSourceFiles(const fs::path &root)
{
    std::vector<fs::path> all;
    for (const LanguageSource &source : languageSources())
        std::ranges::move(languageFiles(source, root), std::back_inserter(all));
    return all;
}

} // namespace

std::vector<std::string> missingPackages(const PrepareOptions &options)
{
    std::vector<std::string> missing;
    const auto isThere = [](const fs::path &file) {
        std::error_code ignored;
        return fs::exists(file, ignored);
    };
    if (options.fashion && !std::ranges::all_of(fashionSources(options.root), isThere))
        missing.emplace_back(fashionPackage);
    if (options.languages)
        for (const LanguageSource &source : languageSources())
            if (languageFiles(source, options.root).empty() && std::ranges::find(missing, source.package) == missing.end())
                missing.push_back(source.package);
    return missing;
}

Result<bool> prepareDemoData(const fs::path &folder, const PrepareOptions &options)
{
    if (const std::vector<std::string> missing = missingPackages(options); !missing.empty())
        return unavailable(fmt::format("the demo's data come from Debian packages, and their files are not there: install {}",
                                       fmt::join(missing, " ")), options.root.string());
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        return Error{ErrorKind::CannotCreate, fmt::format("cannot be made: {}", error.message()), folder.string()};
    PARE_TRY_ASSIGN(const FolderLock lock, FolderLock::take(folder));

    json stamp = readStamp(folder);
    bool made = false;
    const auto bring = [&](const char *set, const std::vector<fs::path> &files, auto write) -> Result<void> {
        const std::string sources = fingerprint(options.root, files);
        if (stamp.contains(set) && isUpToDate(folder, stamp[set], sources)) {
            options.say(fmt::format("{}: up to date", set));
            return {};
        }
        options.say(fmt::format("{}: preparing", set));
        PARE_TRY_ASSIGN(json entry, write(folder, options.root));
        entry["version"] = formatVersion;
        entry["sources"] = sources;
        entry["root"] = options.root.string();
        stamp[set] = std::move(entry);
        made = true;
        return writeFile(folder / stampName, stamp.dump(2) + "\n");
    };
    if (options.fashion)
        PARE_TRY(bring("fashion", fashionSources(options.root), writeFashion));
    if (options.languages)
        PARE_TRY(bring("languages", languageSourceFiles(options.root), writeLanguages));
    return made;
}

} // namespace pare::demo
