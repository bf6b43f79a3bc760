#include "core/study/batch_resume.h"

#include "core/base/hash.h"
#include "core/measure/measure_session.h"
#include "core/study/asked.h"
#include "core/study/study_lock.h"
#include "core/study/study_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace pare {

namespace {

constexpr const char *stateKey = "unfinished_batch";
constexpr int stateVersion = 1;

// Size and time of a file, or of every file below a folder: data that was changed is other data.
std::string stampOf(const std::filesystem::path &path)
{
    std::error_code failed;
    const auto one = [&](const std::filesystem::path &file) {
        const auto time = std::filesystem::last_write_time(file, failed).time_since_epoch().count();
        return fmt::format("{} {}", std::filesystem::file_size(file, failed), time);
    };
    if (!std::filesystem::is_directory(path, failed))
        return one(path);
    std::map<std::string, std::string> files;
    for (std::filesystem::recursive_directory_iterator next(path, failed), end; !failed && next != end; next.increment(failed))
        if (next->is_regular_file(failed))
            files[next->path().string()] = one(next->path());
    std::string all;
    for (const auto &[name, stamp] : files)
        all += name + " " + stamp + "\n";
    return sha256(all);
}

nlohmann::json toJson(const BatchEntry &entry)
{
    return {{"preset", entry.preset},   {"variant", entry.variant},   {"delivered", entry.delivered},
            {"reason", entry.reason},   {"sentence", entry.sentence}, {"measurement", pare::toJson(entry.measurement, true)},
            {"report", entry.report},   {"seconds", entry.seconds}};
}

std::optional<BatchEntry> entryFrom(const nlohmann::json &json)
{
    using tables::textIn;
    BatchEntry entry;
    entry.preset = textIn(json, "preset");
    entry.variant = textIn(json, "variant");
    if (entry.preset.empty() || entry.variant.empty() || !json.contains("measurement") || !json.contains("report") || !json["report"].is_object())
        return std::nullopt;
    entry.delivered = json.value("delivered", false);
    entry.reason = textIn(json, "reason");
    entry.sentence = textIn(json, "sentence");
    entry.measurement = measurementFromJson(json["measurement"]);
    entry.report = json["report"];
    entry.seconds = json.contains("seconds") && json["seconds"].is_number() ? json["seconds"].get<double>() : 0;
    entry.resumed = true;
    return entry;
}

} // namespace

std::string batchKey(const OptimizeRequest &request, const RunContext &context, const std::string &sourceSha256)
{
    nlohmann::json all = toJson(askedOf(request, context));
    all["source"] = sourceSha256;
    all["machine"] = machineText(context.threads);
    all["version"] = PARE_VERSION;
    all["timing"] = {request.timing.minRuns, request.timing.maxSeconds};
    all["limits"] = {context.memoryLimitBytes, context.timeLimitSeconds};
    for (const auto *data : {&request.data, &request.calibration, &request.training})
        all["stamps"].push_back(*data ? stampOf((*data)->path) : std::string());
    return sha256(all.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

Result<UnfinishedBatch> UnfinishedBatch::in(const std::filesystem::path &folder, const Model &source, const StudySource &about, bool fresh)
{
    const std::filesystem::path path = folder / "study.pare";
    bool held = false;
    StudyLock::take(tables::dataFolder(path), StudyLock::Mode::Alone, held);
    if (held)
        return Error{ErrorKind::CannotCreate, "another sweep is at work there; wait for it, or give another folder", folder.parent_path().string()};
    UnfinishedBatch batch;
    std::error_code failed;
    if (!fresh && std::filesystem::exists(path, failed)) {
        auto study = Study::open(path);
        if (study.ok() && !(*study)->readOnly()) {
            batch.m_study = std::move(*study);
            if (const auto read = batch.read(); !read.ok())
                batch.m_anew = read.error().text();
        } else {
            batch.m_anew = study.ok() ? "it cannot be written" : study.error().text();
        }
        if (batch.anyFinished())
            return batch;
        batch.m_study.reset();
    }
    for (const auto &left : std::filesystem::directory_iterator(folder, failed))
        std::filesystem::remove_all(left.path(), failed);
    PARE_TRY_ASSIGN(batch.m_study, Study::create(path, source, about));
    return batch;
}

Result<void> UnfinishedBatch::read()
{
    PARE_TRY_ASSIGN(const nlohmann::json state, m_study->state(stateKey));
    if (!state.is_object() || state.value("version", 0) != stateVersion || !state.contains("finished") || !state["finished"].is_array())
        return {}; // it ended before the first was finished
    for (const auto &one : state["finished"]) {
        auto entry = one.is_object() && one.contains("entry") && one["entry"].is_object() ? entryFrom(one["entry"]) : std::nullopt;
        if (entry && m_study->variantByName(entry->variant).ok())
            m_finished.push_back({tables::textIn(one, "key"), std::move(*entry)});
    }
    if (state.contains("source") && state["source"].is_object())
        m_source = measurementFromJson(state["source"]);
    return {};
}

Result<void> UnfinishedBatch::write()
{
    nlohmann::json finished = nlohmann::json::array();
    for (const Finished &one : m_finished)
        finished.push_back({{"key", one.key}, {"entry", toJson(one.entry)}});
    return m_study->setState(stateKey, {{"version", stateVersion}, {"finished", std::move(finished)}, {"source", m_source ? pare::toJson(*m_source, true) : nlohmann::json(nullptr)}});
}

const BatchEntry *UnfinishedBatch::finished(const std::string &key) const
{
    const auto found = std::ranges::find(m_finished, key, &Finished::key);
    return found == m_finished.end() ? nullptr : &found->entry;
}

Result<void> UnfinishedBatch::keepOnly(const std::vector<std::string> &keys)
{
    std::erase_if(m_finished, [&](const Finished &one) { return std::ranges::find(keys, one.key) == keys.end(); });
    PARE_TRY_ASSIGN(const std::vector<Variant> variants, m_study->variants());
    for (const Variant &variant : variants)
        if (!variant.isSource && std::ranges::none_of(m_finished, [&](const Finished &one) { return one.entry.variant == variant.name; }))
            PARE_TRY(m_study->removeVariant(variant.id));
    if (m_finished.empty())
        m_source.reset();
    return write();
}

Result<void> UnfinishedBatch::add(const std::string &key, const BatchEntry &entry, const std::optional<VariantMeasurement> &source)
{
    m_finished.push_back({key, entry});
    if (!m_source)
        m_source = source;
    return write();
}

Result<void> UnfinishedBatch::moveTo(const std::filesystem::path &path)
{
    PARE_TRY(m_study->setState(stateKey, nullptr));
    const auto moved = m_study->saveAs(path); // refused where a window has the old one open
    if (!moved.ok()) {
        PARE_TRY(write());
    }
    return moved;
}

} // namespace pare
