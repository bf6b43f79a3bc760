#include "core/formats/image_decode.h"

#include "core/formats/dataset_open.h"

#include <array>

namespace pare {

namespace {

// Pictures that are known by their first bytes, but not read.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> otherKinds = {{
    {"GIF8", "GIF"},
    {"BM", "BMP"},
    {"II*", "TIFF"},
    {std::string_view("MM\0*", 4), "TIFF"},
    {"P7", "PAM"},
    {"qoif", "QOI"},
}};

bool isPnm(std::string_view bytes)
{
    return bytes.size() > 2 && bytes[0] == 'P' && bytes[1] >= '1' && bytes[1] <= '6' &&
           (bytes[2] == ' ' || bytes[2] == '\n' || bytes[2] == '\r' || bytes[2] == '\t' || bytes[2] == '#');
}

} // namespace

bool looksLikePicture(std::string_view bytes)
{
    return bytes.starts_with("\xff\xd8\xff") || bytes.starts_with("\x89PNG\r\n\x1a\n") || isPnm(bytes);
}

Result<void> checkImageSize(int64_t width, int64_t height)
{
    if (width < 1 || height < 1)
        return invalidInput("the picture has no pixels");
    if (width > largestImageSide || height > largestImageSide || width * height > largestImagePixels)
        return invalidInput("the picture is too large: " + std::to_string(width) + "x" + std::to_string(height));
    return {};
}

Image withChannels(Image image, int channels)
{
    if (image.channels == channels)
        return image;
    Image result{image.width, image.height, channels, {}};
    const size_t count = static_cast<size_t>(image.width * image.height);
    result.pixels.resize(count * static_cast<size_t>(channels));
    const auto *from = reinterpret_cast<const unsigned char *>(image.pixels.data());
    for (size_t i = 0; i < count; ++i) {
        if (channels == 3) {
            for (size_t c = 0; c < 3; ++c)
                result.pixels[3 * i + c] = image.pixels[i];
        } else {
            const uint32_t grey = 19595u * from[3 * i] + 38470u * from[3 * i + 1] + 7471u * from[3 * i + 2] + 32768u;
            result.pixels[i] = static_cast<char>(grey >> 16);
        }
    }
    return result;
}

Result<Image> decodeImage(std::string_view bytes, int channels)
{
    if (bytes.empty())
        return invalidInput("the file is empty");
    if (bytes.starts_with("\xff\xd8\xff"))
        return decodeJpeg(bytes, channels);
    if (bytes.starts_with("\x89PNG\r\n\x1a\n"))
        return decodePng(bytes, channels);
    if (isPnm(bytes))
        return decodePnm(bytes, channels);
    const bool webp = bytes.starts_with("RIFF") && bytes.size() > 12 && bytes.substr(8, 4) == "WEBP";
    if (webp)
        return unsupported("is a WebP picture; JPEG, PNG and PNM are read");
    if (bytes.size() > 12 && bytes.substr(4, 4) == "ftyp")
        return unsupported("is a HEIF or AVIF picture; JPEG, PNG and PNM are read");
    for (const auto &[mark, name] : otherKinds)
        if (bytes.starts_with(mark))
            return unsupported("is a " + std::string(name) + " picture; JPEG, PNG and PNM are read");
    return invalidInput("is no JPEG, PNG or PNM picture");
}

} // namespace pare
