#include "core/runtime/runner_session.h"

#include "core/runtime/wire.h"

#include <algorithm>

namespace pare {

namespace {

HelperKind runnerKind(std::vector<std::string> launcher)
{
    return {"runner", "pare-runner", findRunner,
            "pare-runner, the program that runs models, is not beside this program (PARE_RUNNER may name it)", {"ORT_DISABLE_TELEMETRY=1"}, std::move(launcher)};
}

// Activations that are quantized while running share one scale over the whole batch.
bool dependsOnBatch(const Model &model)
{
    const auto &nodes = model.graph().node();
    return std::any_of(nodes.begin(), nodes.end(), [](const pb::NodeProto &node) { return node.op_type().rfind("DynamicQuantize", 0) == 0; });
}

// An error that names no node names the model's file.
Error naming(const Model &model, Error error)
{
    if (error.where.empty() && error.kind != ErrorKind::Cancelled)
        error.where = model.source();
    return error;
}

} // namespace

std::filesystem::path findRunner()
{
    return findHelper("PARE_RUNNER", "pare-runner");
}

ModelHandle::Entry::~Entry()
{
    if (!unloads)
        return;
    const std::scoped_lock lock(unloads->mutex);
    unloads->models.push_back(number);
}

RunnerSession::RunnerSession(std::unique_ptr<HelperTalk> talk) : m_talk(std::move(talk)), m_files(m_talk->scratch())
{
    m_talk->onNewProcess = [unloads = m_unloads] {
        const std::scoped_lock lock(unloads->mutex);
        unloads->models.clear(); // they went with their process
    };
}

Result<std::unique_ptr<RunnerSession>> RunnerSession::create(const RunnerLimits &limits, RunContext &context, std::vector<std::string> launcher)
{
    PARE_TRY_ASSIGN(auto talk, HelperTalk::create(runnerKind(std::move(launcher)), limits, context));
    return std::unique_ptr<RunnerSession>(new RunnerSession(std::move(talk)));
}

// ---- requests ----

Result<worker::ModelFile> RunnerSession::fileOf(const Model &model, const LoadOptions &options, const std::vector<std::string> &extraOutputs,
                                                std::shared_ptr<const WrittenModel> &written)
{
    if (options.runtime != "ort")
        return unavailable("the runtime \"" + options.runtime + "\" is not part of this build; \"ort\" is");
    // A file that is there already is good as long as it holds everything itself.
    if (!written || !written->constants.empty() || !extraOutputs.empty()) {
        PARE_TRY_ASSIGN(written, m_files.write(model, extraOutputs));
    }
    worker::ModelFile file;
    file.set_path(written->path.string());
    file.set_threads(std::max(1, options.threads));
    file.set_optimization(static_cast<int>(options.optimization));
    for (const worker::OutsideConstant &constant : written->constants)
        *file.add_constants() = constant;
    toWire(signatureOf(model), *file.mutable_signature());
    file.set_depends_on_batch(dependsOnBatch(model));
    return file;
}

Result<ModelHandle> RunnerSession::load(const Model &model, const LoadOptions &options, RunContext &context)
{
    auto entry = std::make_shared<ModelHandle::Entry>();
    entry->model = model;
    entry->options = options;
    ModelHandle handle;
    handle.m_entry = entry;
    // An empty request: what it needs is loaded first, and that is all.
    PARE_TRY(request(worker::Request(), "loading", {&handle, 1}, nullptr, context));
    return handle;
}

Result<void> RunnerSession::request(worker::Request request, const std::string &phase, std::span<const ModelHandle> models,
                                    const Part &onPart, RunContext &context)
{
    for (const ModelHandle &model : models)
        if (!model.valid())
            return internalError("a model was used that is not loaded");
    if (context.stopRequested())
        return cancelled();
    PARE_TRY_ASSIGN(const auto lock, m_talk->turn(context));
    const HelperExchange exchange = m_talk->newExchange(phase, context);
    PARE_TRY(m_talk->ensureProcess(exchange));
    PARE_TRY(tellUnloads(exchange));
    for (const ModelHandle &model : models)
        if (auto loaded = ensureLoaded(entry(model), exchange); !loaded.ok())
            return naming(entry(model)->model, loaded.error());
    if (request.body_case() == worker::Request::BODY_NOT_SET)
        return {};
    for (const ModelHandle &model : models)
        request.add_models(entry(model)->number);
    auto answer = m_talk->exchange(request, onPart, exchange);
    if (answer.ok() || models.size() != 1)
        return answer;
    return naming(entry(models.front())->model, answer.error());
}

Result<void> RunnerSession::ensureLoaded(const std::shared_ptr<ModelHandle::Entry> &entry, HelperExchange exchange)
{
    if (entry->process == m_talk->processNumber())
        return {};
    exchange.phase = "loading the model";
    worker::Request request;
    worker::Load &load = *request.mutable_load();
    std::shared_ptr<const WrittenModel> written = entry->file;
    PARE_TRY_ASSIGN(*load.mutable_file(), fileOf(entry->model, entry->options, {}, written));
    const uint64_t number = ++m_nextModel;
    load.set_model(number);
    entry->number = number; // from here on the process may hold it, also where this request is given up
    entry->unloads = m_unloads;
    const auto onPart = [&](const worker::Response &response) -> Result<void> {
        if (!response.has_loaded())
            return {};
        LoadedModel info;
        for (const worker::Value &value : response.loaded().inputs())
            info.inputs.push_back(valueFromWire(value));
        for (const worker::Value &value : response.loaded().outputs())
            info.outputs.push_back(valueFromWire(value));
        info.loadMs = response.loaded().load_ms();
        info.warnings.assign(response.loaded().warnings().begin(), response.loaded().warnings().end());
        info.runtime = runtimeVersion();
        info.threads = std::max(1, entry->options.threads);
        if (entry->process == 0) // what handles show stays as it was when the process is a new one
            entry->info = std::move(info);
        return {};
    };
    PARE_TRY(m_talk->exchange(request, onPart, exchange));
    entry->file = std::move(written);
    entry->process = m_talk->processNumber();
    return {};
}

Result<void> RunnerSession::tellUnloads(const HelperExchange &exchange)
{
    worker::Request request;
    {
        const std::scoped_lock lock(m_unloads->mutex);
        for (const uint64_t model : m_unloads->models)
            request.mutable_unload()->add_models(model);
        m_unloads->models.clear();
    }
    return request.has_unload() ? m_talk->exchange(request, nullptr, exchange) : Result<void>();
}

} // namespace pare
