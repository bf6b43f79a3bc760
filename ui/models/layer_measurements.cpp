#include "ui/models/layer_measurements.h"

#include "core/base/units.h"
#include "core/study/study_data.h"
#include "ui/models/channel_selection.h"
#include "ui/models/data_spread.h"
#include "ui/models/document.h"
#include "ui/theme/language.h"

#include <algorithm>

namespace pare {

namespace {

constexpr const char *sensitivityKey = "layers/sensitivity";
// Shares of a group's channels. The points are near each other where the curves usually bend.
const std::vector<double> ratios{0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8};

} // namespace

LayerMeasurements::LayerMeasurements(Document &document) : m_document(document)
{
    for (const auto signal : {&Document::opened, &Document::closed})
        connect(&document, signal, this, [this] { m_times.clear(); });
    for (const auto signal : {&Document::opened, &Document::closed, &Document::dataChanged})
        connect(&document, signal, this, &LayerMeasurements::reload);
    connect(&document.jobs(), &JobList::jobFinished, this, [this](JobId id) {
        if (id == m_sensitivityJob || id == m_errorsJob || id == m_timesJob)
            Q_EMIT changed(); // it can be measured again
    });
    connect(&document, &Document::shownChanged, this, [this] { // shapes and groups of a large model come later
        fillLosses();
        Q_EMIT changed();
    });
}

std::optional<DatasetRef> LayerMeasurements::data() const
{
    return m_document.evaluationData() ? m_document.evaluationData() : m_document.calibrationData();
}

std::string LayerMeasurements::dataNow() const
{
    const auto now = data();
    return now ? identityOf(*now) + stampOf(*now) : std::string();
}

// Written by this program or another version of it: what cannot be read counts as not measured.
void LayerMeasurements::reload()
{
    m_tables.clear();
    m_tablesOn.clear();
    m_errors.clear();
    m_now = dataNow();
    if (const Study *study = m_document.study()) {
        const auto kept = study->state(sensitivityKey);
        const VariantEntry *source = m_document.sourceEntry();
        const std::string model = source ? source->variant.modelSha256 : std::string();
        if (kept.ok() && kept->is_object() && kept->contains("tables") && kept->at("tables").is_array() && (model.empty() || kept->value("model", model) == model)) {
            m_tablesOn = kept->value("data", std::string());
            for (const auto &one : kept->at("tables"))
                if (auto table = sensitivityFromJson(one); table.ok())
                    m_tables.push_back(std::move(table).value());
        }
    }
    fillLosses();
    Q_EMIT changed();
}

void LayerMeasurements::fillLosses()
{
    m_losses.clear();
    const ModelViewPtr view = m_document.source();
    if (!view)
        return;
    for (const ChannelGroup &group : view->groups().all())
        if (const auto measured = sensitivityOf(group.id); measured && lossUnit(*measured->table) == sensitivityUnit())
            if (const auto loss = lossAtHalf(*measured->table, *measured->group))
                for (const GroupMember &member : group.members)
                    if (member.role == MemberRole::Produces) {
                        const auto [found, isNew] = m_losses.emplace(member.layer, *loss);
                        found->second = std::max(found->second, *loss);
                    }
}

std::optional<MeasuredGroup> LayerMeasurements::sensitivityOf(const std::string &group) const
{
    for (const SensitivityTable &table : m_tables)
        for (const GroupSensitivity &one : table.groups)
            if (one.group == group)
                return MeasuredGroup{&table, &one};
    return std::nullopt;
}

std::string LayerMeasurements::sensitivityUnit() const
{
    return m_tables.empty() ? "pt" : lossUnit(m_tables.back());
}

bool LayerMeasurements::goesOn(const std::optional<JobId> &job) const
{
    const JobRecord *record = job ? m_document.jobs().record(*job) : nullptr;
    return record && !isOver(record->state);
}

QString LayerMeasurements::whyNotSensitivity() const
{
    if (const QString why = m_document.whyNotMeasure(); !why.isEmpty())
        return why;
    if (!m_document.source()->complete())
        return tr("Sensitivity: shapes and groups of the model are not known yet.");
    if (!data())
        return tr("Sensitivity: needs data to measure on (Ctrl+D).");
    if (measuringSensitivity())
        return tr("Sensitivity: is being measured.");
    const auto &groups = m_document.source()->groups().all();
    if (std::none_of(groups.begin(), groups.end(), [](const ChannelGroup &group) { return group.canShrink() && group.units > 1; }))
        return tr("Sensitivity: no layer of this model can shrink by channels.");
    return {};
}

void LayerMeasurements::measureSensitivity(const std::set<std::string> &layers)
{
    if (!whyNotSensitivity().isEmpty())
        return;
    const ModelViewPtr view = m_document.source();
    SensitivityOptions options;
    options.ratios = ratios;
    options.seconds = seconds;
    options.samples = mostSamples;
    if (!layers.empty())
        for (const ChannelGroup *group : channelsOf(*view, layers).all())
            options.only.push_back(group->id);
    if (!layers.empty() && options.only.empty())
        return;
    m_now = dataNow();
    MeasurePlan plan;
    plan.data = data();
    plan.guard = m_document.recipe().guard;
    const RunContext settings = m_document.limits({});
    const std::shared_ptr<Study> study = m_document.m_study;
    const QString what = layers.empty() ? tr("Measure sensitivity")
                                        : tr("Measure sensitivity of %1").arg(counted(options.only.size(), Counted::Group));
    m_sensitivityJob = m_document.jobs().add<SensitivityTable>(
        what,
        [view, plan, options, settings](const RunContext &context) -> Result<SensitivityTable> {
            RunContext run = settings;
            run.stop = context.stop;
            run.onProgress = context.onProgress;
            run.onLog = context.onLog;
            PARE_TRY_ASSIGN(const auto runner, Runner::start({}, run));
            MeasurePlan fewer = plan;
            PARE_TRY_ASSIGN(fewer.data, spreadOver(*plan.data, view->model(), options.samples, *runner, run));
            PARE_TRY_ASSIGN(const auto session, MeasureSession::start(view->model(), fewer, *runner, run));
            return groupSensitivities(view->groups(), *session, options, run);
        },
        [this, study, what, on = m_now, all = options.only.empty()](Result<SensitivityTable> answer) {
            if (!answer.ok()) {
                m_document.tellFailure(answer.error(), what);
                return;
            }
            QString sentence = tr("Done: %1, %2").arg(counted(answer->groups.size(), Counted::Group),
                                                     counted(answer->samples, Counted::Sample));
            if (!answer->notMeasured.empty())
                sentence += tr("; the time did not suffice for %1: select them and measure again").arg(counted(answer->notMeasured.size(), Counted::Group));
            m_document.tellOutcome(sentence);
            if (study == m_document.m_study)
                takeSensitivity(std::move(answer).value(), on, all);
        });
    Q_EMIT changed();
}

void LayerMeasurements::takeSensitivity(SensitivityTable table, const std::string &on, bool all)
{
    if (all || on != m_tablesOn)
        m_tables.clear();
    for (SensitivityTable &older : m_tables)
        std::erase_if(older.groups, [&](const GroupSensitivity &group) {
            return std::any_of(table.groups.begin(), table.groups.end(), [&](const GroupSensitivity &newer) { return newer.group == group.group; });
        });
    std::erase_if(m_tables, [](const SensitivityTable &older) { return older.groups.empty(); });
    m_tables.push_back(std::move(table));
    m_tablesOn = on;
    keepSensitivity();
    fillLosses();
    Q_EMIT changed();
}

void LayerMeasurements::keepSensitivity()
{
    nlohmann::json json{{"model", m_document.sourceEntry() ? m_document.sourceEntry()->variant.modelSha256 : std::string()}, {"data", m_tablesOn}, {"tables", nlohmann::json::array()}};
    for (const SensitivityTable &table : m_tables)
        json["tables"].push_back(toJson(table));
    m_document.report(m_document.m_study->setState(sensitivityKey, json), tr("Sensitivity"));
}

} // namespace pare
