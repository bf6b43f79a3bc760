// Constants that are stored small and unpacked when the runtime loads the model. The unpacked value keeps the constant's name, so
// readers (bodies too) stay as they are. The chain is plain ONNX (Cast, Mul, Floor, Reshape...) of every opset from 7 on; ONNX Runtime
// folds it at load (measured with 1.32: no node of it is left, FP32 speed), so the file shrinks and the memory in use does not.
#pragma once

#include "core/passes/pass_run.h"
#include "core/quant/packing.h"
#include "core/quant/weights.h"

#include <map>
#include <string>
#include <vector>

namespace pare {

class FoldedStorage {
public:
    explicit FoldedStorage(GraphEditor &editor);

    // Each takes the place of the constant `value` and returns the names of the nodes that unpack it.
    // float16: dims and values as they were.
    std::vector<std::string> float16(const std::string &value, const std::vector<int64_t> &dims, const std::vector<float> &values);
    // int8 with one scale a channel of `axis`.
    std::vector<std::string> channels(const std::string &value, const std::vector<int64_t> &dims, int axis, const quant::QuantizedWeights &weights);
    // 2, 3, 4 or 8 bits with one scale a block of consecutive values in rows of `rowLength`. `dims` is the constant's shape; with `transposed`
    // the rows are the columns of that matrix.
    struct Blocks {
        std::vector<int64_t> dims;
        int64_t rowLength = 0;
        int64_t blockSize = 32; // divides rowLength
        int bits = 4;
        bool transposed = false;
        bool float16Scales = false; // of scales that float16 holds
    };
    std::vector<std::string> blocks(const std::string &value, const Blocks &blocks, const quant::QuantizedWeights &weights);

    // Bytes that the constants above took before, and take now with their scales.
    [[nodiscard]] int64_t bytesBefore() const { return m_before; }
    [[nodiscard]] int64_t bytesAfter() const { return m_after; }

private:
    void retire(const std::string &value);
    std::string add(std::vector<std::string> &nodes, const char *op, const std::string &base, std::vector<std::string> inputs, const std::string &output = {});
    std::string unpackedInts(std::vector<std::string> &nodes, const std::string &value, const std::vector<int> &values, int64_t blockSize, int bits);
    std::string shared(const std::string &base, int type, const std::vector<int64_t> &dims, std::string bytes);
    std::string scalar(float value);
    std::string ints(const std::vector<int64_t> &values);
    std::string powers(const quant::DigitForm &form, int first);
    std::string initializer(const std::string &base, int type, const std::vector<int64_t> &dims, std::string bytes);

    GraphEditor &m_editor;
    std::map<std::string, int> m_initializers;
    std::map<std::string, std::string> m_shared;
    int64_t m_opset = 0;
    int64_t m_before = 0;
    int64_t m_after = 0;
};

} // namespace pare
