// pare-train-demo: trains one of the two networks of resources/demo and writes it as ONNX.
#include "app/demo-data/fashion.h"
#include "app/demo-data/languages.h"
#include "app/demo-trainer/demo_models.h"
#include "app/demo-trainer/fashion_net.h"
#include "app/demo-trainer/language_net.h"
#include "core/formats/onnx_file.h"

#include <CLI/CLI.hpp>
#include <torch/serialize.h>

#include <cstdio>
#include <exception>
#include <filesystem>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace {

using namespace pare;
using namespace pare::demo;

struct Arguments {
    std::string what;
    std::string output;
    std::string root = "/";
    std::string weights; // a checkpoint to write after training
    std::string from;    // a checkpoint to take instead of training
    uint64_t seed = 1;
    int64_t epochs = 0;
};

void say(const std::string &line)
{
    std::fprintf(stderr, "%s\n", line.c_str());
}

TrainingOptions trainingOptions(const Arguments &arguments, int64_t epochs)
{
    return {arguments.seed, arguments.epochs > 0 ? arguments.epochs : epochs, say};
}

// Trains, or takes the checkpoint; says how well the network does on the evaluation part. `empty` is an untrained network.
template <typename Net, typename Train, typename Samples>
Weights trainedWeights(const Arguments &arguments, Net empty, const Train &train, const Samples &eval)
{
    Net net = empty;
    if (!arguments.from.empty())
        torch::load(net, arguments.from);
    else
        net = train();
    if (!arguments.weights.empty())
        torch::save(net, arguments.weights);
    int64_t parameters = 0;
    for (const torch::Tensor &parameter : net->parameters())
        parameters += parameter.numel();
    say(fmt::format("{} parameters, {:.2f} % of the evaluation part", parameters, 100 * accuracy(net, eval)));
    return weightsOf(*net);
}

Metadata metadata(const Arguments &arguments, const std::vector<std::string> &classes, const std::string &dataset)
{
    return {{"classes", fmt::format("{}", fmt::join(classes, ","))}, {"dataset", dataset}, {"seed", std::to_string(arguments.seed)}};
}

Result<Model> fashion(const Arguments &arguments)
{
    PARE_TRY_ASSIGN(const FashionData data, loadFashion(arguments.root));
    const auto train = [&] { return trainFashion(data, trainingOptions(arguments, 8)); };
    const Weights weights = trainedWeights(arguments, FashionNet(), train, data.eval);
    return fashionModel(weights, metadata(arguments, fashionClasses(),
                                          "Fashion-MNIST: grey pictures of 28x28, bytes divided by 255; Debian package dataset-fashion-mnist"));
}

Result<Model> languages(const Arguments &arguments)
{
    PARE_TRY_ASSIGN(const LanguageData data, loadLanguages(arguments.root));
    LanguageNetShape shape;
    shape.classes = static_cast<int64_t>(data.classes.size());
    const auto train = [&] { return trainLanguages(data, trainingOptions(arguments, 8)); };
    const Weights weights = trainedWeights(arguments, LanguageNet(shape), train, data.eval);
    return languageModel(weights, shape.layers, shape.heads,
                         metadata(arguments, data.classes, "Windows of 64 bytes of UTF-8 out of Debian's translated manual pages (manpages-*)"));
}

int run(int argc, char **argv)
{
    CLI::App app("Trains a network of Pare's demo on one thread and writes it as ONNX.", "pare-train-demo");
    Arguments arguments;
    app.add_option("NETWORK", arguments.what, "fashion or languages")->required()->check(CLI::IsMember({"fashion", "languages"}));
    app.add_option("OUTPUT", arguments.output, "The .onnx file")->required();
    app.add_option("--root", arguments.root, "Where the data's packages lie")->capture_default_str();
    app.add_option("--seed", arguments.seed, "Of weights, order and augmentation")->capture_default_str();
    app.add_option("--epochs", arguments.epochs, "Default: 8")->check(CLI::PositiveNumber);
    app.add_option("--weights", arguments.weights, "Keep libtorch's checkpoint there");
    app.add_option("--from", arguments.from, "Write the ONNX file from this checkpoint, without training")->check(CLI::ExistingFile);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? 0 : 2;
    }

    const auto model = arguments.what == "fashion" ? fashion(arguments) : languages(arguments);
    if (!model) {
        say("pare-train-demo: " + model.error().text());
        return exitCode(model.error().kind);
    }
    const auto saved = saveOnnx(*model, arguments.output);
    if (!saved) {
        say("pare-train-demo: " + saved.error().text());
        return exitCode(saved.error().kind);
    }
    say(fmt::format("{}: {} bytes, SHA-256 {}", arguments.output, saved->sizeBytes, saved->sha256));
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    try {
        return run(argc, argv);
    } catch (const std::exception &error) {
        say(std::string("pare-train-demo: ") + error.what());
        return pare::exitCode(pare::ErrorKind::Internal);
    }
}
