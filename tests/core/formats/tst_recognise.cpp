#include "core/formats/onnx_file.h"
#include "tests/support/models.h"

#include <QTest>

using namespace pare;

class TestRecognise : public QObject {
    Q_OBJECT
private slots:
    void otherFormatsAreNamedWithTheWayToOnnx_data();
    void otherFormatsAreNamedWithTheWayToOnnx();
    void modelsAndUnknownBytesAreNotTakenForAnything();
};

void TestRecognise::otherFormatsAreNamedWithTheWayToOnnx_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("how");
    const auto row = [](const char *title, const std::string &bytes, const char *name, const char *what, const char *how) {
        QTest::newRow(title) << QByteArray::fromStdString(bytes) << name << what << how;
    };
    const std::string zip = "PK\x03\x04" + std::string(26, '\0');
    row("PyTorch", zip + "archive/data.pkl", "m.pt", "PyTorch", "torch.onnx.export");
    row("TorchScript under another name", zip + "model/constants.pkl", "m.onnx", "PyTorch", "torch.onnx.export");
    row("old PyTorch", std::string("\x80\x02\x8a\x0al\xfc\x9c", 7), "m.pth", "pickle", "torch.onnx.export");
    row("Keras", zip + "config.json" + zip + "model.weights.h5", "m.keras", "Keras", "tf2onnx");
    row("zip", zip + "model.onnx", "m.onnx", "zip archive", "unpack");
    row("HDF5", std::string("\x89HDF\r\n\x1a\n", 8) + std::string(50, '\0'), "m.h5", "HDF5", "tf2onnx");
    row("TensorFlow Lite", std::string("\x1c\0\0\0TFL3", 8) + std::string(50, '\0'), "m.tflite", "TensorFlow Lite", "tf2onnx");
    row("SavedModel", std::string("\x08\x01\x12\x10", 4) + "saved_model_schema_version", "x.pb", "SavedModel", "tf2onnx");
    row("SavedModel by its name", std::string("\x08\x01\x12\x02\x0a\x00", 6), "saved_model.pb", "SavedModel", "tf2onnx");
    row("safetensors", std::string("\x40\0\0\0\0\0\0\0", 8) + R"({"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})", "m.safetensors",
        "safetensors", "export");
    row("GGUF", std::string("GGUF\x03\0\0\0", 8), "m.gguf", "GGUF", "Optimum");
    row("OpenVINO IR", "<?xml version=\"1.0\"?>\n<net name=\"m\" version=\"11\">", "m.xml", "OpenVINO", "ONNX file");
    row("XML", "<?xml version=\"1.0\"?><other/>", "m.xml", "XML", "");
    row("ORT", std::string("\x1c\0\0\0ORTM", 8), "m.ort", "ORT format", "ONNX file");
    row("LFS pointer", "version https://git-lfs.github.com/spec/v1\noid sha256:12", "m.onnx", "Git LFS pointer", "git lfs pull");
    row("a web page", "\n <!doctype HTML>\n<html>", "m.onnx", "HTML", "download");
    row("a web page without its type", "<html lang=\"en\"><body>", "m.onnx", "HTML", "download");
    row("a page with a mark of order", "\xef\xbb\xbf<html>", "m.onnx", "HTML", "download");
    row("gzip", std::string("\x1f\x8b\x08\0", 4), "m.onnx.gz", "gzip", "unpack");
    row("a picture", "\x89PNG\r\n\x1a\n", "m.png", "picture", "");
    row("a document", "%PDF-1.7", "m.pdf", "document", "");
}

void TestRecognise::otherFormatsAreNamedWithTheWayToOnnx()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, name);
    QFETCH(QString, what);
    QFETCH(QString, how);
    const QString said = QString::fromStdString(recogniseForeignFormat(bytes.toStdString(), name.toStdString()));
    QVERIFY2(said.contains(what), qPrintable(said));
    QVERIFY2(said.contains(how), qPrintable(said));
}

void TestRecognise::modelsAndUnknownBytesAreNotTakenForAnything()
{
    const std::string model = pare::test::modelOf("agraph (float[N] x) => (float[N] y) { y = Relu(x) }").proto().SerializeAsString();
    QCOMPARE(recogniseForeignFormat(model, "m.onnx"), "");
    QCOMPARE(recogniseForeignFormat(model, "m.bin"), "");
    for (const char *bytes : {"", "G", "PK", "hello", "GGU", "{"})
        QCOMPARE(recogniseForeignFormat(bytes, "m.onnx"), "");
    QCOMPARE(recogniseForeignFormat(std::string("\x08\x07\x12\x07{pytorch", 12), "m.onnx"), ""); // no header of safetensors
}

QTEST_APPLESS_MAIN(TestRecognise)
#include "tst_recognise.moc"
