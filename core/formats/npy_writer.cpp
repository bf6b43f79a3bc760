#include "core/formats/npy_writer.h"

#include "core/base/files.h"
#include "core/model/tensor_slice.h"

#include <algorithm>

namespace pare {

namespace {

constexpr int64_t stretch = 1 << 20; // elements at once: even, so that packed ones begin at a byte

bool asStored(int type)
{
    return elementBits(type) >= 8 && type != pb::TensorProto::BFLOAT16 && !(isFloatType(type) && elementBits(type) == 8);
}

} // namespace

std::string npyTypeOf(int type)
{
    if (type == pb::TensorProto::BOOL)
        return "|b1";
    const int bits = elementBits(type);
    if (bits == 0 || (!isFloatType(type) && !isIntegerType(type)))
        return {};
    if (isFloatType(type))
        return asStored(type) ? "<f" + std::to_string(bits / 8) : "<f4";
    const char sign = elementTypeName(type).starts_with('u') ? 'u' : 'i';
    return bits <= 8 ? std::string("|") + sign + "1" : std::string("<") + sign + std::to_string(bits / 8);
}

Result<void> saveNpy(const std::filesystem::path &path, const pb::TensorProto &tensor, const Payloads &payloads)
{
    const std::string type = npyTypeOf(tensor.data_type());
    if (type.empty())
        return unsupported("values of type " + std::string(elementTypeName(tensor.data_type())) + " cannot be written as .npy", tensor.name());
    std::string shape;
    for (const int64_t dim : tensor.dims())
        shape += std::to_string(dim) + ", ";
    if (tensor.dims_size() > 1)
        shape.resize(shape.size() - 2);
    else if (tensor.dims_size() == 1)
        shape.pop_back(); // "(3,)"
    std::string header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }";
    header.append(63 - (10 + header.size()) % 64, ' '); // the data begin at a multiple of 64
    header += '\n';
    std::string start = "\x93NUMPY";
    start += '\x01';
    start += '\0';
    start += static_cast<char>(header.size() & 0xff);
    start += static_cast<char>(header.size() >> 8);
    PARE_TRY_ASSIGN(const auto file, OutputFile::create(path));
    PARE_TRY(file->write(start + header));
    PARE_TRY_ASSIGN(const int64_t count, tensorElementCount(tensor));
    const int64_t width = elementBits(tensor.data_type()) / 8;
    for (int64_t first = 0; first < count; first += stretch) {
        const int64_t length = std::min(stretch, count - first);
        if (asStored(tensor.data_type())) {
            PARE_TRY_ASSIGN(const std::string bytes, tensorBytesOf(tensor, payloads, first * width, length * width));
            PARE_TRY(file->write(bytes));
            continue;
        }
        PARE_TRY_ASSIGN(const std::vector<double> values, tensorSlice(tensor, payloads, first, length));
        if (isFloatType(tensor.data_type())) {
            PARE_TRY(file->write(bytesOf(std::vector<float>(values.begin(), values.end()))));
        } else {
            std::string bytes;
            for (const double value : values)
                bytes += static_cast<char>(static_cast<int>(value));
            PARE_TRY(file->write(bytes));
        }
    }
    return file->commit();
}

} // namespace pare
