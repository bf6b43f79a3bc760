#include "ui/models/demo_files.h"

#include "core/base/cache_folder.h"

#include <QCoreApplication>

namespace pare {

namespace {

struct DemoWords {
    Q_DECLARE_TR_FUNCTIONS(DemoWords)
};

}

DemoFiles demoFiles(Demo demo)
{
    const std::filesystem::path binary = QCoreApplication::applicationDirPath().toStdString();
    DemoFiles files;
    const char *name = demo == Demo::Fashion ? "fashion.onnx" : "languages.onnx";
    // Beside the source tree that was built, else where packages put resources.
    for (const auto &folder : {binary / ".." / ".." / ".." / "resources" / "demo", binary / ".." / "share" / "pare" / "demo"})
        if (std::error_code ignored; std::filesystem::exists(folder / name, ignored)) {
            files.model = std::filesystem::weakly_canonical(folder / name);
            break;
        }
    const std::filesystem::path data = cacheFolder() / "demo";
    files.evaluation = data / (demo == Demo::Fashion ? "fashion-eval" : "languages-eval.npz");
    files.calibration = data / (demo == Demo::Fashion ? "fashion-calib" : "languages-calib.npz");
    files.training = data / (demo == Demo::Fashion ? "fashion-train" : "languages-train.npz");
    std::error_code ignored;
    if (!std::filesystem::exists(files.training, ignored))
        files.training.clear();
    if (files.model.empty())
        files.missing = DemoWords::tr("The demo's model %1 is not installed.").arg(QString::fromLatin1(name));
    else if (!std::filesystem::exists(files.evaluation, ignored))
        files.missing = DemoWords::tr("The demo's data is not prepared. Run pare-demo-data \"%1\", then open the demo again.")
                            .arg(QString::fromStdString(data.string()));
    return files;
}

} // namespace pare
