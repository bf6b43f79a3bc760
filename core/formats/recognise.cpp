#include "core/formats/onnx_file.h"

#include <algorithm>
#include <cctype>

namespace pare {

namespace {

bool startsWith(std::string_view bytes, std::string_view prefix)
{
    return bytes.substr(0, prefix.size()) == prefix;
}

bool contains(std::string_view bytes, std::string_view part)
{
    return bytes.find(part) != std::string_view::npos;
}

// A safetensors file: 8 bytes of header length, then a JSON object. Source: the format's own description.
bool isSafetensors(std::string_view bytes)
{
    if (bytes.size() < 10 || bytes[8] != '{')
        return false;
    uint64_t length = 0;
    for (int i = 7; i >= 0; --i)
        length = length << 8 | static_cast<uint8_t>(bytes[static_cast<size_t>(i)]);
    return length < (uint64_t{1} << 32) && (contains(bytes, "\"dtype\"") || contains(bytes, "__metadata__"));
}

std::string extensionOf(const std::filesystem::path &path)
{
    std::string extension = path.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(), [](unsigned char c) { return std::tolower(c); });
    return extension;
}

} // namespace

std::string recogniseForeignFormat(std::string_view bytes, const std::filesystem::path &path)
{
    const std::string extension = extensionOf(path);
    if (startsWith(bytes, "version https://git-lfs"))
        return "it is a Git LFS pointer, not the model itself: fetch the real file with \"git lfs pull\"";
    if (startsWith(bytes, "GGUF"))
        return "it is a GGUF file (llama.cpp), which holds weights without a graph: export the original model to ONNX, for example "
               "with Optimum (optimum-cli export onnx)";
    if (bytes.size() >= 8 && bytes.substr(4, 4) == "TFL3")
        return "it is a TensorFlow Lite model: convert it with tf2onnx (python -m tf2onnx.convert --tflite FILE --output OUT.onnx)";
    if (bytes.size() >= 8 && bytes.substr(4, 4) == "ORTM")
        return "it is a model in ONNX Runtime's own ORT format: open the ONNX file that it was made from";
    if (isSafetensors(bytes))
        return "it is a safetensors file, which holds weights without a graph: load it in its framework and export to ONNX "
               "(torch.onnx.export, or optimum-cli export onnx)";
    if (startsWith(bytes, "PK\x03\x04")) {
        if (contains(bytes, "data.pkl") || contains(bytes, "constants.pkl") || contains(bytes, "/version") || extension == ".pt" ||
            extension == ".pth" || extension == ".pt2" || extension == ".ptl")
            return "it is a PyTorch file: load it in PyTorch and export it with torch.onnx.export(model, inputs, \"OUT.onnx\")";
        if (contains(bytes, "config.json") && (contains(bytes, "model.weights.h5") || extension == ".keras"))
            return "it is a Keras model: convert it with tf2onnx (model saved as SavedModel, then python -m tf2onnx.convert)";
        return "it is a zip archive: unpack it and open the .onnx file inside";
    }
    if (startsWith(bytes, "\x80\x02") || startsWith(bytes, "\x80\x04") || startsWith(bytes, "\x80\x03"))
        return "it is a Python pickle, as PyTorch's older files are: load it in PyTorch and export it with torch.onnx.export";
    if (startsWith(bytes, "\x89HDF\r\n\x1a\n"))
        return "it is an HDF5 file, as Keras writes them: load it in Keras and convert it with tf2onnx";
    if (contains(bytes, "saved_model_schema_version") || path.filename() == "saved_model.pb")
        return "it is a TensorFlow SavedModel: convert its folder with tf2onnx (python -m tf2onnx.convert --saved-model DIR --output OUT.onnx)";
    // A frozen graph: nodes with name and operator, as a GraphDef begins. Source: tensorflow/core/framework/graph.proto, node_def.proto.
    if (startsWith(bytes, "\x0a") && (contains(bytes, "\x12\x0bPlaceholder") || (contains(bytes, "\x12\x05" "Const") && contains(bytes, "\x0a\x05" "dtype"))))
        return "it is a TensorFlow graph: convert it with tf2onnx (python -m tf2onnx.convert --graphdef FILE --inputs NAME:0 --outputs NAME:0 --output OUT.onnx)";
    if (startsWith(bytes, "\x1f\x8b"))
        return "it is packed with gzip: unpack it first";
    if (startsWith(bytes, "7z\xbc\xaf") || startsWith(bytes, "Rar!") || startsWith(bytes, "\x28\xb5\x2f\xfd"))
        return "it is an archive: unpack it first";
    std::string_view text = bytes;
    if (startsWith(text, "\xef\xbb\xbf"))
        text.remove_prefix(3);
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())))
        text.remove_prefix(1);
    std::string head(text.substr(0, 512));
    std::transform(head.begin(), head.end(), head.begin(), [](unsigned char c) { return std::tolower(c); });
    if (startsWith(head, "<!doctype html") || startsWith(head, "<html") || (startsWith(head, "<") && contains(head, "<head")))
        return "it is a web page (HTML), probably saved instead of the model: download the model file itself";
    if (startsWith(head, "<?xml") || startsWith(head, "<net")) {
        if (contains(head, "<net"))
            return "it is an OpenVINO IR model: Pare opens ONNX; use the ONNX file that it was converted from";
        return "it is an XML file";
    }
    if (startsWith(head, "%pdf") || startsWith(bytes, "\x89PNG") || startsWith(bytes, "\xff\xd8\xff"))
        return "it is a document or picture, not a model";
    if (extension == ".bin" && !bytes.empty() && bytes.find('\0') == 0)
        return "it looks like bare weights (.bin): open the model's .onnx file";
    return {};
}

} // namespace pare
