#include "core/model/element_type.h"

#include "core/base/checked.h"

#include <algorithm>
#include <array>

namespace pare {

namespace {

struct TypeFacts {
    ElementType type;
    std::string_view name;
    int bits;
    char kind; // 'f' float, 'i' integer, 'b' bool, 'c' complex, 's' string
};

constexpr std::array facts{
    TypeFacts{pb::TensorProto_DataType_FLOAT, "float32", 32, 'f'},
    TypeFacts{pb::TensorProto_DataType_UINT8, "uint8", 8, 'i'},
    TypeFacts{pb::TensorProto_DataType_INT8, "int8", 8, 'i'},
    TypeFacts{pb::TensorProto_DataType_UINT16, "uint16", 16, 'i'},
    TypeFacts{pb::TensorProto_DataType_INT16, "int16", 16, 'i'},
    TypeFacts{pb::TensorProto_DataType_INT32, "int32", 32, 'i'},
    TypeFacts{pb::TensorProto_DataType_INT64, "int64", 64, 'i'},
    TypeFacts{pb::TensorProto_DataType_STRING, "string", 0, 's'},
    TypeFacts{pb::TensorProto_DataType_BOOL, "bool", 8, 'b'},
    TypeFacts{pb::TensorProto_DataType_FLOAT16, "float16", 16, 'f'},
    TypeFacts{pb::TensorProto_DataType_DOUBLE, "float64", 64, 'f'},
    TypeFacts{pb::TensorProto_DataType_UINT32, "uint32", 32, 'i'},
    TypeFacts{pb::TensorProto_DataType_UINT64, "uint64", 64, 'i'},
    TypeFacts{pb::TensorProto_DataType_COMPLEX64, "complex64", 64, 'c'},
    TypeFacts{pb::TensorProto_DataType_COMPLEX128, "complex128", 128, 'c'},
    TypeFacts{pb::TensorProto_DataType_BFLOAT16, "bfloat16", 16, 'f'},
    TypeFacts{pb::TensorProto_DataType_FLOAT8E4M3FN, "float8e4m3fn", 8, 'f'},
    TypeFacts{pb::TensorProto_DataType_FLOAT8E4M3FNUZ, "float8e4m3fnuz", 8, 'f'},
    TypeFacts{pb::TensorProto_DataType_FLOAT8E5M2, "float8e5m2", 8, 'f'},
    TypeFacts{pb::TensorProto_DataType_FLOAT8E5M2FNUZ, "float8e5m2fnuz", 8, 'f'},
    TypeFacts{pb::TensorProto_DataType_UINT4, "uint4", 4, 'i'},
    TypeFacts{pb::TensorProto_DataType_INT4, "int4", 4, 'i'},
    TypeFacts{pb::TensorProto_DataType_FLOAT4E2M1, "float4e2m1", 4, 'f'},
    TypeFacts{pb::TensorProto_DataType_FLOAT8E8M0, "float8e8m0", 8, 'f'},
    TypeFacts{pb::TensorProto_DataType_UINT2, "uint2", 2, 'i'},
    TypeFacts{pb::TensorProto_DataType_INT2, "int2", 2, 'i'},
    TypeFacts{pb::TensorProto_DataType_FLOAT6E2M3, "float6e2m3", 6, 'f'},
    TypeFacts{pb::TensorProto_DataType_FLOAT6E3M2, "float6e3m2", 6, 'f'},
};

const TypeFacts *factsOf(int type)
{
    const auto found = std::find_if(facts.begin(), facts.end(), [&](const TypeFacts &f) { return f.type == type; });
    return found == facts.end() ? nullptr : &*found;
}

} // namespace

std::string_view elementTypeName(int type)
{
    const TypeFacts *f = factsOf(type);
    return f ? f->name : "undefined";
}

std::optional<ElementType> elementTypeFromName(std::string_view name)
{
    for (const TypeFacts &f : facts)
        if (f.name == name)
            return f.type;
    return std::nullopt;
}

int elementBits(int type)
{
    const TypeFacts *f = factsOf(type);
    return f ? f->bits : 0;
}

std::optional<int64_t> elementBytes(int type, int64_t count)
{
    const int bits = elementBits(type);
    if (bits == 0 || count < 0)
        return std::nullopt;
    if (bits >= 8)
        return checkedMultiply(count, bits / 8);
    // Elements below 8 bits follow each other without gaps: 8 of them fill `bits` bytes.
    return count / 8 * bits + (count % 8 * bits + 7) / 8;
}

bool isFloatType(int type)
{
    const TypeFacts *f = factsOf(type);
    return f && f->kind == 'f';
}

bool isIntegerType(int type)
{
    const TypeFacts *f = factsOf(type);
    return f && f->kind == 'i';
}

} // namespace pare
