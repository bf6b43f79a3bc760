// Where the demo's models and prepared data lie; the data may not be there (then the sentence says what to do).
#pragma once

#include <QString>

#include <filesystem>

namespace pare {

enum class Demo { Fashion, Languages };

struct DemoFiles {
    std::filesystem::path model;
    std::filesystem::path evaluation, calibration;
    std::filesystem::path training; // empty where it was not prepared
    QString missing;
};
[[nodiscard]] DemoFiles demoFiles(Demo demo);

} // namespace pare
