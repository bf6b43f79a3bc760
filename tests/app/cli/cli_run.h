// Runs the program `pare` from the outside, as a script would.
#pragma once

#include "core/base/files.h"
#include "core/formats/onnx_file.h"
#include "tests/support/data_files.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <set>

namespace pare::test {

struct Answer {
    int code = -1;
    QByteArray out;
    QByteArray err;
    // The one JSON object of standard output; discarded where there is anything else.
    [[nodiscard]] nlohmann::json json() const { return nlohmann::json::parse(out.toStdString(), nullptr, false); }
    [[nodiscard]] QByteArray text() const { return "exit " + QByteArray::number(code) + "\n" + out.right(2000) + err.right(2000); }
};

inline QString parePath()
{
    return QStringLiteral(PARE_BIN_DIR "/pare");
}

inline Answer pareRun(const QStringList &arguments)
{
    QProcess process;
    process.start(parePath(), arguments);
    if (!process.waitForFinished(120000)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(), process.readAllStandardError()};
}

// Every key of the list, and where `others` is empty nothing else.
inline QByteArray missingKeys(const nlohmann::json &object, std::initializer_list<const char *> keys)
{
    QByteArray missing;
    for (const char *key : keys)
        if (!object.is_object() || !object.contains(key))
            missing += QByteArray(key) + ' ';
    return missing;
}

#define HAS_KEYS(object, ...)                                                                                          \
    do {                                                                                                               \
        const QByteArray missing_ = ::pare::test::missingKeys(object, __VA_ARGS__);                                    \
        QVERIFY2(missing_.isEmpty(), ("missing: " + missing_).constData());                                            \
    } while (false)

#define EXITS(answer, status) QVERIFY2((answer).code == (status), (answer).text().constData())

// A folder with a small network and labelled data for it: 3 classes that a bright corner tells apart, so that accuracy is 100 %.
class Bench {
public:
    Bench()
    {
        const Model model = modelOf("agraph (float[N,3,12,12] x) => (float[N,3] y) {"
                                    "  c = Conv<pads=[1,1,1,1]>(x, w)  r = Relu(c)  d = Conv<pads=[1,1,1,1]>(r, v)  s = Relu(d)"
                                    "  p = GlobalAveragePool(s)  f = Flatten(p)  y = Gemm(f, g) }",
                                    {"w[16,3,3,3]", "v[32,16,3,3]", "g[32,3]"});
        verified(saveOnnx(model, path("net.onnx").toStdString()), "saveOnnx", __FILE__, __LINE__);
    }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString model() const { return path(QStringLiteral("net.onnx")); }
    // `samples` seeded inputs without labels: closeness to the source is what is measured.
    QString data(const QString &name = QStringLiteral("data.npz"), int64_t samples = 24) const
    {
        std::vector<float> values(static_cast<size_t>(samples * 3 * 144));
        uint32_t state = 1;
        for (float &value : values) {
            state = state * 1664525u + 1013904223u;
            value = static_cast<float>(state >> 8) / 16777216.0f;
        }
        write(name, zipFile({{"x.npy", npyFloats({samples, 3, 12, 12}, values)}}));
        return path(name);
    }
    void write(const QString &name, const std::string &bytes) const
    {
        verified(writeFile(path(name).toStdString(), bytes), "writeFile", __FILE__, __LINE__);
    }
    [[nodiscard]] std::string read(const QString &name) const
    {
        return verified(readFile(path(name).toStdString()), "readFile", __FILE__, __LINE__);
    }
    [[nodiscard]] QStringList entries(const QString &name = {}) const
    {
        return QDir(path(name)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    }

private:
    QTemporaryDir m_folder;
};

} // namespace pare::test
