// Where the time of a run goes: the model is loaded once more with the runtime's profiler on; the profiler writes one line an event.
#include "app/runner/handlers.h"

#include "app/runner/errors.h"
#include "app/runner/inputs.h"
#include "core/base/units.h"
#include "core/model/onnx.h"
#include "core/runtime/wire.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <map>

namespace pare {

namespace {

constexpr int64_t mostEvents = 400000; // the profiler drops events above a million

struct KernelSamples {
    std::string op;
    std::vector<double> ms; // of every run
};

// The mean of the middle half: the profiler counts whole microseconds, so that a median would jump, and single runs are disturbed.
double middleMean(std::vector<double> values)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const size_t cut = values.size() / 4;
    double sum = 0;
    for (size_t i = cut; i < values.size() - cut; ++i)
        sum += values[i];
    return sum / static_cast<double>(values.size() - 2 * cut);
}

struct Events {
    std::map<std::string, KernelSamples> kernels; // by name
    std::vector<double> runMs;
};

// Events of a run come before the event of the run itself.
Events readEvents(const std::filesystem::path &path, int warmup)
{
    Events events;
    std::map<std::string, std::pair<std::string, double>> run;
    std::ifstream file(path);
    int seen = 0;
    for (std::string line; std::getline(file, line);) {
        while (!line.empty() && (line.back() == ',' || line.back() == ']' || line.back() == ' '))
            line.pop_back();
        const auto event = nlohmann::json::parse(line, nullptr, false);
        if (!event.is_object())
            continue;
        const std::string name = event.value("name", "");
        const double ms = event.value("dur", 0.0) / 1000;
        constexpr std::string_view suffix = "_kernel_time";
        if (event.value("cat", "") == "Node" && name.size() > suffix.size() && name.ends_with(suffix)) {
            auto &kernel = run[name.substr(0, name.size() - suffix.size())];
            kernel.first = event.contains("args") ? event["args"].value("op_name", "") : "";
            kernel.second += ms;
        } else if (name == "model_run") {
            if (seen++ >= warmup) {
                events.runMs.push_back(ms);
                for (const auto &[kernel, sample] : run) {
                    events.kernels[kernel].op = sample.first;
                    events.kernels[kernel].ms.push_back(sample.second);
                }
            }
            run.clear();
        }
    }
    return events;
}

Result<void> readRanNodes(const std::filesystem::path &path, worker::Profiled &into)
{
    pb::ModelProto model;
    std::ifstream file(path, std::ios::binary);
    if (!file || !model.ParseFromIstream(&file))
        return ioError("the optimized graph cannot be read back");
    for (const pb::NodeProto &node : model.graph().node()) {
        worker::RanNode &ran = *into.add_nodes();
        ran.set_name(node.name());
        ran.set_op(node.op_type());
        ran.mutable_inputs()->CopyFrom(node.input());
        ran.mutable_outputs()->CopyFrom(node.output());
    }
    return {};
}

// Files of one profile, removed at the end of the scope.
struct Place : ProfilePlace {
    explicit Place(const Job &job)
    {
        folder = job.scratch() / ("profile-" + std::to_string(job.id()));
        std::error_code ignored;
        std::filesystem::create_directory(folder, ignored);
        prefix = folder / "events";
        optimizedModel = folder / "optimized.onnx";
    }
    ~Place()
    {
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
    }
    std::filesystem::path folder;
};

} // namespace

Result<void> profileModel(Runtime &runtime, const worker::Profile &request, Job &job)
{
    const Place place(job);
    PARE_TRY_ASSIGN(const InputOptions options, inputsFromWire(request.inputs()));
    PARE_TRY_ASSIGN(const std::unique_ptr<Session> session, Session::load(runtime, request.file(), &place));
    worker::Response part;
    worker::Profiled &profiled = *part.mutable_profiled();
    PARE_TRY(readRanNodes(place.optimizedModel, profiled));
    PARE_TRY_ASSIGN(const SampleInputs inputs, inputsFor(*session, options, job));
    PARE_TRY_ASSIGN(const std::vector<Ort::Value> bound, session->bind(inputs.tensors));

    constexpr int warmup = 2;
    const int64_t affordable = mostEvents / std::max(1, profiled.nodes_size());
    const int runs = static_cast<int>(std::clamp<int64_t>(request.runs(), 1, std::max<int64_t>(3, affordable)));
    for (int i = 0; i < warmup + runs; ++i) {
        PARE_TRY_ASSIGN(const auto outputs, session->run(std::span<const Ort::Value>(bound), job));
        job.progress("profiling", i + 1, warmup + runs);
    }
    Events events;
    try {
        const Ort::AllocatorWithDefaultOptions allocator;
        events = readEvents(session->raw().EndProfilingAllocated(allocator).get(), warmup);
    } catch (...) {
        return currentError();
    }
    for (const auto &[name, samples] : events.kernels) {
        worker::KernelTime &kernel = *profiled.add_kernels();
        kernel.set_name(name);
        kernel.set_op(samples.op);
        kernel.set_ms(middleMean(samples.ms));
    }
    profiled.set_run_ms(middleMean(events.runMs));
    profiled.set_runs(static_cast<int>(events.runMs.size()));
    for (const std::string &note : inputs.notes)
        profiled.add_notes(note);
    profiled.add_notes("the profiler itself slows small layers down");
    job.part(std::move(part));
    return {};
}

} // namespace pare
