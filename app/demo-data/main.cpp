// pare-demo-data: prepares the data of the embedded demo from Debian's packages.
#include "app/demo-data/prepare.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <exception>

namespace {

int run(int argc, char **argv)
{
    CLI::App app("Prepares the data of Pare's demo: Fashion-MNIST and windows of translated manual pages, each in a training, a "
                 "calibration and an evaluation part.", "pare-demo-data");
    app.footer("Example: pare-demo-data ~/.cache/pare/demo\n"
               "Exit status: 0 done or up to date, 2 usage, 65 bad data, 69 a package is missing, 73 cannot create, 74 cannot read or write.");
    std::string folder, only;
    bool quiet = false;
    pare::demo::PrepareOptions options;
    std::string root = "/";
    app.add_option("FOLDER", folder, "Where the files are written")->required();
    app.add_option("--root", root, "Where the packages lie: / or a folder into which they were unpacked")->capture_default_str();
    app.add_option("--only", only, "One of the two sets")->check(CLI::IsMember({"fashion", "languages"}));
    app.add_flag("--quiet", quiet, "Say nothing but errors");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    options.root = root;
    options.fashion = only != "languages";
    options.languages = only != "fashion";
    if (!quiet)
        options.say = [](const std::string &line) { std::fprintf(stderr, "%s\n", line.c_str()); };

    const auto made = pare::demo::prepareDemoData(folder, options);
    if (made)
        return 0;
    std::fprintf(stderr, "pare-demo-data: %s\n", made.error().text().c_str());
    return pare::exitCode(made.error().kind);
}

} // namespace

int main(int argc, char **argv)
{
    try {
        return run(argc, argv);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "pare-demo-data: %s\n", error.what());
        return pare::exitCode(pare::ErrorKind::Internal);
    }
}
