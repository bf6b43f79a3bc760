// Portable anymap: P1 to P6, plain and raw. Source: the manual pages pbm(5), pgm(5) and ppm(5) of Netpbm.
#include "core/formats/image_decode.h"

#include <algorithm>
#include <cctype>
#include <optional>

namespace pare {

namespace {

class PnmReader {
public:
    explicit PnmReader(std::string_view bytes) : m_bytes(bytes) {}

    // The next number of the header or of plain pixels; comments run from # to the end of the line.
    std::optional<int64_t> number()
    {
        skipSpace();
        if (!digitNext())
            return std::nullopt;
        int64_t value = 0;
        while (digitNext()) {
            value = value * 10 + (m_bytes[m_at++] - '0');
            if (value > (int64_t{1} << 40))
                return std::nullopt;
        }
        return value;
    }
    // Plain bitmaps may write their digits without space between them.
    std::optional<int64_t> bit()
    {
        skipSpace();
        if (m_at >= m_bytes.size() || (m_bytes[m_at] != '0' && m_bytes[m_at] != '1'))
            return std::nullopt;
        return m_bytes[m_at++] - '0';
    }
    // One byte of white space stands between header and raw pixels.
    std::string_view raw()
    {
        return m_at < m_bytes.size() ? m_bytes.substr(m_at + 1) : std::string_view();
    }
    void skip(size_t count) { m_at += count; }
    [[nodiscard]] size_t left() const { return m_bytes.size() - m_at; }

private:
    bool digitNext() const { return m_at < m_bytes.size() && std::isdigit(static_cast<unsigned char>(m_bytes[m_at])); }
    void skipSpace()
    {
        while (m_at < m_bytes.size()) {
            if (m_bytes[m_at] == '#')
                while (m_at < m_bytes.size() && m_bytes[m_at] != '\n')
                    ++m_at;
            else if (std::isspace(static_cast<unsigned char>(m_bytes[m_at])))
                ++m_at;
            else
                return;
        }
    }
    std::string_view m_bytes;
    size_t m_at = 0;
};

char scaled(int64_t value, int64_t largest)
{
    return static_cast<char>((std::min(value, largest) * 255 + largest / 2) / largest);
}

bool readPlain(PnmReader &reader, bool bitmap, int64_t largest, std::string &pixels)
{
    for (char &pixel : pixels) {
        const auto value = bitmap ? reader.bit() : reader.number();
        if (!value || *value > largest)
            return false;
        pixel = bitmap ? (*value ? '\0' : '\xff') : scaled(*value, largest);
    }
    return true;
}

bool readBits(std::string_view raw, Image &image)
{
    const size_t stride = static_cast<size_t>(image.width + 7) / 8;
    if (raw.size() < stride * static_cast<size_t>(image.height))
        return false;
    for (size_t y = 0; y < static_cast<size_t>(image.height); ++y)
        for (size_t x = 0; x < static_cast<size_t>(image.width); ++x) {
            const bool black = (static_cast<unsigned char>(raw[y * stride + x / 8]) >> (7 - x % 8)) & 1;
            image.pixels[y * static_cast<size_t>(image.width) + x] = black ? '\0' : '\xff';
        }
    return true;
}

bool readRaw(std::string_view raw, int64_t largest, std::string &pixels)
{
    const size_t width = largest > 255 ? 2 : 1;
    if (raw.size() / width < pixels.size())
        return false;
    for (size_t i = 0; i < pixels.size(); ++i) {
        int64_t value = static_cast<unsigned char>(raw[i * width]);
        if (width == 2)
            value = value << 8 | static_cast<unsigned char>(raw[i * width + 1]);
        pixels[i] = scaled(value, largest);
    }
    return true;
}

} // namespace

Result<Image> decodePnm(std::string_view bytes, int channels)
{
    if (bytes.size() < 3)
        return invalidInput("the PNM picture is cut short");
    const int kind = bytes[1] - '0';
    PnmReader reader(bytes);
    reader.skip(2);
    const bool bitmap = kind == 1 || kind == 4;
    const auto width = reader.number();
    const auto height = reader.number();
    const auto largest = bitmap ? std::optional<int64_t>(1) : reader.number();
    if (!width || !height || !largest || *largest < 1 || *largest > 65535)
        return invalidInput("the header of the PNM picture is damaged");
    PARE_TRY(checkImageSize(*width, *height));
    Image image{*width, *height, kind == 3 || kind == 6 ? 3 : 1, {}};
    // A plain value takes a byte at least, so a header cannot ask for much more memory than the file has.
    const size_t values = static_cast<size_t>(*width * *height * image.channels);
    const bool fits = kind == 4 ? reader.left() >= static_cast<size_t>((*width + 7) / 8 * *height) : reader.left() >= values;
    if (!fits)
        return invalidInput("the PNM picture is cut short");
    image.pixels.resize(values);
    bool complete = false;
    if (kind <= 3)
        complete = readPlain(reader, bitmap, *largest, image.pixels);
    else if (kind == 4)
        complete = readBits(reader.raw(), image);
    else
        complete = readRaw(reader.raw(), *largest, image.pixels);
    if (!complete)
        return invalidInput("the PNM picture is cut short or holds values above its largest");
    return withChannels(std::move(image), channels);
}

} // namespace pare
