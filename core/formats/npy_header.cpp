#include "core/formats/npy_header.h"

#include "core/base/checked.h"
#include "core/model/element_type.h"

#include <algorithm>
#include <cctype>
#include <map>

namespace pare {

namespace {

// The header is a Python dictionary literal: {'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }
class HeaderText {
public:
    explicit HeaderText(std::string_view text) : m_text(text) {}

    bool takes(char wanted)
    {
        skipSpace();
        if (m_at >= m_text.size() || m_text[m_at] != wanted)
            return false;
        ++m_at;
        return true;
    }
    char peek()
    {
        skipSpace();
        return m_at < m_text.size() ? m_text[m_at] : '\0';
    }
    bool string(std::string &value)
    {
        const char quote = peek();
        if (quote != '\'' && quote != '"')
            return false;
        const size_t end = m_text.find(quote, m_at + 1);
        if (end == std::string_view::npos)
            return false;
        value = std::string(m_text.substr(m_at + 1, end - m_at - 1));
        m_at = end + 1;
        return true;
    }
    bool word(std::string &value)
    {
        skipSpace();
        const size_t begin = m_at;
        while (m_at < m_text.size() && std::isalpha(static_cast<unsigned char>(m_text[m_at])))
            ++m_at;
        value = std::string(m_text.substr(begin, m_at - begin));
        return !value.empty();
    }
    // Digits, with the L that Python 2 wrote behind long ones. False where it is no number or too large.
    bool number(int64_t &value)
    {
        skipSpace();
        const size_t begin = m_at;
        value = 0;
        while (m_at < m_text.size() && std::isdigit(static_cast<unsigned char>(m_text[m_at]))) {
            const auto tenfold = checkedMultiply(value, 10);
            const auto next = tenfold ? checkedAdd(*tenfold, m_text[m_at] - '0') : std::nullopt;
            if (!next)
                return false;
            value = *next;
            ++m_at;
        }
        const bool some = m_at > begin;
        if (some && m_at < m_text.size() && m_text[m_at] == 'L')
            ++m_at;
        return some;
    }

private:
    void skipSpace()
    {
        while (m_at < m_text.size() && std::isspace(static_cast<unsigned char>(m_text[m_at])))
            ++m_at;
    }
    std::string_view m_text;
    size_t m_at = 0;
};

Error badHeader(const std::string &name)
{
    return invalidInput(name + ": its .npy header cannot be read");
}

Result<void> readType(const std::string &descr, NpyHeader &header, const std::string &name)
{
    static const std::map<std::string, int, std::less<>> types = {
        {"f2", pb::TensorProto::FLOAT16}, {"f4", pb::TensorProto::FLOAT},  {"f8", pb::TensorProto::DOUBLE}, {"i1", pb::TensorProto::INT8},
        {"i2", pb::TensorProto::INT16},   {"i4", pb::TensorProto::INT32},  {"i8", pb::TensorProto::INT64},  {"u1", pb::TensorProto::UINT8},
        {"u2", pb::TensorProto::UINT16},  {"u4", pb::TensorProto::UINT32}, {"u8", pb::TensorProto::UINT64}, {"b1", pb::TensorProto::BOOL},
    };
    const bool ordered = !descr.empty() && std::string_view("<>|=").find(descr[0]) != std::string_view::npos;
    const std::string kind = ordered ? descr.substr(1) : descr;
    if (kind.starts_with('O'))
        return invalidInput(name + ": holds pickled Python objects, which are never read; save a plain numeric array");
    if (kind.starts_with('U') || kind.starts_with('S'))
        return invalidInput(name + ": holds text; numbers are needed (classes as integers; of a model whose inputs are text, what turns it into numbers has to be cut off first)");
    if (kind.starts_with('c'))
        return unsupported(name + ": holds complex numbers, which no model input takes");
    const auto found = types.find(kind);
    if (found == types.end())
        return unsupported(name + ": has elements of the type \"" + descr + "\", which is not read");
    header.type = found->second;
    header.bigEndian = descr[0] == '>';
    return {};
}

Result<void> readShape(HeaderText &text, NpyHeader &header, const std::string &name)
{
    if (!text.takes('('))
        return badHeader(name);
    while (!text.takes(')')) {
        int64_t dim = 0;
        if (!text.number(dim))
            return invalidInput(name + ": its shape is not a list of sizes");
        header.shape.push_back(dim);
        if (!text.takes(',') && text.peek() != ')')
            return badHeader(name);
    }
    if (header.shape.size() > 32)
        return unsupported(name + ": has more than 32 axes");
    return {};
}

Result<void> readDictionary(std::string_view bytes, NpyHeader &header, const std::string &name)
{
    HeaderText text(bytes);
    bool type = false;
    bool order = false;
    bool shape = false;
    if (!text.takes('{'))
        return badHeader(name);
    while (!text.takes('}')) {
        std::string key;
        if (!text.string(key) || !text.takes(':'))
            return badHeader(name);
        if (key == "descr") {
            std::string descr;
            if (text.peek() == '[')
                return unsupported(name + ": is a structured array (several fields an element); save its columns as arrays of their own");
            if (!text.string(descr))
                return badHeader(name);
            PARE_TRY(readType(descr, header, name));
            type = true;
        } else if (key == "fortran_order") {
            std::string word;
            if (!text.word(word) || (word != "True" && word != "False"))
                return badHeader(name);
            header.fortranOrder = word == "True";
            order = true;
        } else if (key == "shape") {
            PARE_TRY(readShape(text, header, name));
            shape = true;
        } else {
            return badHeader(name);
        }
        if (!text.takes(',') && text.peek() != '}')
            return badHeader(name);
    }
    if (!type || !order || !shape)
        return badHeader(name);
    return {};
}

} // namespace

Result<NpyHeader> parseNpyHeader(std::string_view bytes, const std::string &name)
{
    if (bytes.size() < 10 || !bytes.starts_with("\x93NUMPY"))
        return invalidInput(name + ": is no .npy array");
    const int version = static_cast<unsigned char>(bytes[6]);
    if (version < 1 || version > 3)
        return unsupported(name + ": has version " + std::to_string(version) + " of the .npy format; 1 to 3 are read");
    const size_t lengthBytes = version == 1 ? 2 : 4;
    if (bytes.size() < 8 + lengthBytes)
        return badHeader(name);
    int64_t length = 0;
    for (size_t i = 0; i < lengthBytes; ++i)
        length |= int64_t{static_cast<unsigned char>(bytes[8 + i])} << (8 * i);
    NpyHeader header;
    header.dataOffset = static_cast<int64_t>(8 + lengthBytes) + length;
    if (header.dataOffset > static_cast<int64_t>(bytes.size()))
        return invalidInput(name + ": its .npy header is cut short or larger than " + std::to_string(npyHeaderLimit) + " bytes");
    PARE_TRY(readDictionary(bytes.substr(8 + lengthBytes, static_cast<size_t>(length)), header, name));
    const auto count = checkedElementCount(header.shape);
    const auto size = count ? elementBytes(header.type, *count) : std::nullopt;
    if (!size)
        return invalidInput(name + ": its shape is larger than any file");
    header.dataBytes = *size;
    return header;
}

} // namespace pare
