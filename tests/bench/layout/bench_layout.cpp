// Layout of graphs of 1,000, 10,000 and 100,000 nodes, flat: time (median of several), time relative to the reference
// loop, bytes that stay and the most that was in use on the way, per node.
// usage: bench_layout [--write FOLDER] [NODES ...]; with --write each graph goes into a file too, with the time that it took, for others to lay out.

#include "reference_loop.h"
#include "sample_graphs.h"

#include "ui/canvas/graph_drawing.h"

#include <QFont>
#include <QGuiApplication>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <vector>
#include <malloc.h>
#include <new>

namespace {

std::atomic<int64_t> inUse{0};
std::atomic<int64_t> most{0};

void count(int64_t bytes)
{
    const int64_t now = inUse += bytes;
    if (now > most)
        most = now;
}

} // namespace

void *operator new(size_t size)
{
    void *memory = std::malloc(size);
    if (memory == nullptr)
        throw std::bad_alloc();
    count(static_cast<int64_t>(malloc_usable_size(memory)));
    return memory;
}

void operator delete(void *memory) noexcept
{
    count(-static_cast<int64_t>(malloc_usable_size(memory)));
    std::free(memory);
}

void operator delete(void *memory, size_t) noexcept
{
    operator delete(memory);
}

namespace {

// Nodes by their widths, edges by their numbers, and how long the layout here took.
void write(const std::string &folder, const std::string &name, const pare::LayoutGraph &graph, double milliseconds)
{
    nlohmann::json json{{"name", name}, {"width", graph.width}, {"height", pare::LayoutOptions().nodeHeight}, {"edges", nlohmann::json::array()}, {"milliseconds", milliseconds},
                        {"runs", graph.nodeCount() > 2000 ? 1 : 3}};
    std::set<std::pair<int, int>> edges;
    for (int tensor = 0; tensor < graph.tensorCount(); ++tensor)
        for (int i = graph.readerStart[static_cast<size_t>(tensor)]; i < graph.readerStart[static_cast<size_t>(tensor) + 1]; ++i)
            if (const int from = graph.producer[static_cast<size_t>(tensor)], to = graph.readers[static_cast<size_t>(i)]; from >= 0 && to >= 0 && to < graph.nodeCount())
                edges.emplace(from, to);
    for (const auto &[from, to] : edges)
        json["edges"].push_back({from, to});
    std::string file = name + "-" + std::to_string(graph.nodeCount()) + ".json";
    std::replace(file.begin(), file.end(), ' ', '_');
    std::ofstream(folder + "/" + file) << json;
}

} // namespace

int main(int argc, char **argv)
{
    using namespace pare;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    const TextWidths widths = textWidthsOf(QFont());
    std::string folder;
    std::vector<int> sizes;
    for (int i = 1; i < argc; ++i) {
        if (std::string_view(argv[i]) == "--write" && i + 1 < argc)
            folder = argv[++i];
        else
            sizes.push_back(std::max(40, std::atoi(argv[i])));
    }
    if (sizes.empty())
        sizes = {1'000, 10'000, 100'000};
    const double reference = bench::referenceLoop();
    std::printf("reference loop %.1f ms\n%-26s %9s %9s %7s %9s %9s %10s\n", reference, "graph", "nodes", "ms", "ratio", "kept B/n",
                "peak B/n", "crossings");
    const auto run = [&](const char *name, const GraphScene &scene) {
        const LayoutGraph graph = layoutGraphOf(scene, widths);
        std::vector<double> times;
        GraphLayout layout;
        int64_t peak = 0;
        for (int i = 0; i < (scene.nodeCount() > 50'000 ? 5 : 11); ++i) {
            layout = {};
            const int64_t before = inUse;
            most = before;
            const double start = bench::threadMilliseconds();
            auto result = layoutGraph(graph, {}, {});
            times.push_back(bench::threadMilliseconds() - start);
            if (!result) {
                std::printf("%s: %s\n", name, result.error().text().c_str());
                std::exit(1);
            }
            peak = most - before;
            layout = std::move(*result);
        }
        const double nodes = scene.nodeCount();
        const double time = bench::median(times);
        std::printf("%-26s %9d %9.2f %7.2f %9.0f %9.0f %10lld\n", name, scene.nodeCount(), time, time / reference,
                    static_cast<double>(layout.bytes()) / nodes, static_cast<double>(peak) / nodes, static_cast<long long>(layout.crossings));
        if (!folder.empty())
            write(folder, name, graph, time);
    };
    for (const int count : sizes) {
        run("network", sample::longNetwork(count));
        run("text encoder", sample::transformer(count / 37));
        run("hub", sample::hub(count));
        run("mesh, 60 wide", sample::mesh(count, 60));
        run("random", sample::randomGraph(count, 1));
    }
    return 0;
}
