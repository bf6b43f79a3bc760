// Opening a model in the window, by the clock: from the call to the table with its layers painted, to the graph painted as groups, to
// shapes, cost and groups complete; and from there to every layer drawn.
// usage: bench_open [NODES ...], 10,000 and 100,000 without. Blocks of two convolutions with a shortcut, weights of 2 kB each.

#include "app/workbench/main_window.h"
#include "core/formats/onnx_file.h"
#include "core/model/model.h"
#include "core/analysis/blocks.h"
#include "reference_loop.h"
#include "ui/models/groups_of_model.h"
#include "ui/models/scene_of_model.h"
#include "ui/panels/table_view.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>

using namespace pare;

namespace {

void addNode(pb::GraphProto &graph, const char *op, const std::string &name, std::initializer_list<std::string> inputs, const std::string &output)
{
    auto &node = *graph.add_node();
    node.set_op_type(op);
    node.set_name(name);
    for (const std::string &input : inputs)
        node.add_input(input);
    node.add_output(output);
    if (std::string_view(op) == "Conv") {
        auto &pads = *node.add_attribute();
        pads.set_name("pads");
        pads.set_type(pb::AttributeProto::INTS);
        for (int i = 0; i < 4; ++i)
            pads.add_ints(1);
    }
}

void addWeight(pb::GraphProto &graph, const std::string &name)
{
    auto &tensor = *graph.add_initializer();
    tensor.set_name(name);
    tensor.set_data_type(pb::TensorProto::FLOAT);
    for (const int64_t dim : {8, 8, 3, 3})
        tensor.add_dims(dim);
    std::string bytes(8 * 8 * 3 * 3 * sizeof(float), '\0');
    for (size_t i = 0; i < bytes.size(); i += 4)
        bytes[i] = static_cast<char>(i);
    tensor.set_raw_data(bytes);
}

Model network(int nodes)
{
    pb::ModelProto proto;
    proto.set_ir_version(8);
    proto.add_opset_import()->set_version(17);
    auto &graph = *proto.mutable_graph();
    graph.set_name("bench");
    const auto value = [](pb::ValueInfoProto &info, const std::string &name) {
        info.set_name(name);
        auto &tensor = *info.mutable_type()->mutable_tensor_type();
        tensor.set_elem_type(pb::TensorProto::FLOAT);
        tensor.mutable_shape()->add_dim()->set_dim_param("N");
        for (const int64_t size : {8, 16, 16})
            tensor.mutable_shape()->add_dim()->set_dim_value(size);
    };
    value(*graph.add_input(), "x");
    std::string last = "x";
    for (int block = 0; graph.node_size() < nodes; ++block) {
        const std::string path = "stage" + std::to_string(block / 100) + "/block" + std::to_string(block) + "/";
        const std::string id = std::to_string(block);
        addWeight(graph, "w" + id);
        addWeight(graph, "v" + id);
        addNode(graph, "Conv", path + "conv1", {last, "w" + id}, "c" + id);
        addNode(graph, "Relu", path + "relu1", {"c" + id}, "r" + id);
        addNode(graph, "Conv", path + "conv2", {"r" + id, "v" + id}, "d" + id);
        addNode(graph, "Add", path + "add", {last, "d" + id}, "a" + id);
        addNode(graph, "Relu", path + "relu2", {"a" + id}, "s" + id);
        last = "s" + id;
    }
    value(*graph.add_output(), last);
    return Model(std::move(proto), {});
}

void spinUntil(const std::function<bool()> &there)
{
    while (!there())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 1);
}

// What the way to the table is made of, each by itself in this thread.
void phases(const std::string &path)
{
    QElapsedTimer clock;
    clock.start();
    const auto lap = [&clock] { return static_cast<double>(clock.nsecsElapsed()) / 1e6; };
    const auto model = openOnnx(path);
    if (!model.ok())
        return;
    const double read = lap();
    (void)model->index().order().size();
    const double indexed = lap();
    const auto shapes = ShapeTable::of(*model);
    const double shaped = lap();
    const auto cost = CostTable::of(*model);
    const double costed = lap();
    const auto groups = ChannelGroups::of(*model, *shapes);
    const double grouped = lap();
    const auto view = ModelView::of(*model, {});
    const double viewed = lap();
    std::printf("          read %.0f, index %.0f, shapes %.0f, cost (with shapes) %.0f, groups (without) %.0f; all of the view %.0f\n", read, indexed - read,
                shaped - indexed, costed - shaped, grouped - costed, viewed - grouped);
    const double before = lap();
    const auto outline = ModelView::outline(*model);
    const double outlined = lap();
    const ScenePtr scene = sceneOf(*outline, {});
    const double sceneMade = lap();
    const Blocks blocks = Blocks::of(outline->model(), outline->shapes());
    const double blocksFound = lap();
    const SceneGroups found = groupsOf(*outline);
    const double groupsFound = lap();
    const ScenePtr folded = foldScene(*scene, found, openAtFirst(*scene, found));
    std::printf("          outline %.0f, scene %.0f, blocks %.0f, groups (with blocks) %.0f, closing them %.0f\n", outlined - before, sceneMade - outlined,
                blocksFound - sceneMade, groupsFound - blocksFound, lap() - groupsFound);
}

void measure(int nodes, const QTemporaryDir &folder)
{
    const QString path = folder.filePath(QStringLiteral("bench%1.onnx").arg(nodes));
    if (const auto saved = saveOnnx(network(nodes), path.toStdString()); !saved.ok()) {
        std::printf("%s\n", saved.error().text().c_str());
        return;
    }
    ThemeControl theme(*qApp);
    Document document;
    QElapsedTimer clock;
    double read = 0; // when the document has it, before any view does
    QObject::connect(&document, &Document::opened, [&] { read = static_cast<double>(clock.nsecsElapsed()) / 1e6; });
    MainWindow window(document, theme);
    window.resize(1920, 1080);
    window.show();
    QCoreApplication::processEvents();
    clock.start();
    double longest = 0; // that the window did not answer
    QElapsedTimer beat;
    beat.start();
    QTimer heart;
    QObject::connect(&heart, &QTimer::timeout, [&] {
        longest = std::max(longest, static_cast<double>(beat.nsecsElapsed()) / 1e6);
        beat.restart();
    });
    heart.start(5); // not all the time: the work in the background has both processors, as behind a window that waits
    window.openFile(path);
    spinUntil([&] { return window.layersPanel()->model()->rowCount() > 0; });
    window.layersPanel()->table()->viewport()->repaint();
    const double table = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    GraphCanvas *canvas = window.graph()->canvas();
    spinUntil([&] { return canvas->drawing() != nullptr; });
    canvas->viewport()->repaint();
    const double groups = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    spinUntil([&] { return document.source()->complete() && !canvas->isLayingOut(); });
    canvas->viewport()->repaint();
    const double complete = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    const int shown = canvas->drawing()->nodeCount();
    window.graph()->setGrouped(false);
    spinUntil([&] { return canvas->drawing() && canvas->drawing()->nodeCount() > nodes / 2 && !canvas->isLayingOut(); });
    canvas->viewport()->repaint();
    const double graph = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    std::printf("%9d %10.0f %10.0f %10.0f %14d %12.0f %12.0f %10.0f\n", nodes, read, table, groups, shown, complete, graph - complete, longest);
    phases(path.toStdString());
    std::fflush(stdout);
    document.close();
    waitForJobThreads(std::chrono::milliseconds(60000));
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QTemporaryDir folder;
    for (const char *name : {"XDG_STATE_HOME", "XDG_CONFIG_HOME"})
        qputenv(name, folder.path().toUtf8());
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("pare-bench"));
    std::printf("reference loop %.1f ms\n%9s %10s %10s %10s %14s %12s %12s %10s\n", bench::referenceLoop(), "nodes", "read ms", "table ms", "groups ms", "groups' nodes", "complete ms", "then flat ms", "stall ms");
    std::vector<int> sizes;
    for (int i = 1; i < argc; ++i)
        sizes.push_back(std::max(5, std::atoi(argv[i])));
    if (sizes.empty())
        sizes = {10'000, 100'000};
    for (const int nodes : sizes)
        measure(nodes, folder);
    return 0;
}
