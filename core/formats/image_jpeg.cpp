#include "core/formats/image_decode.h"

#include <cstdio>

#include <jerror.h>
#include <jpeglib.h>

#include <csetjmp>
#include <vector>

namespace pare {

namespace {

// libjpeg reports errors by a function that must not return: it jumps back into decodeJpeg.
struct JpegErrors {
    jpeg_error_mgr manager;
    std::jmp_buf back;
    char message[JMSG_LENGTH_MAX] = {};
    bool cut = false;
};

[[noreturn]] void onError(j_common_ptr info)
{
    auto *errors = reinterpret_cast<JpegErrors *>(info->err);
    info->err->format_message(info, errors->message);
    std::longjmp(errors->back, 1);
}

// Warnings are told apart: a file that ends early is damage; a few bad bytes, which well-known data sets have here and there, are not.
void onMessage(j_common_ptr info, int level)
{
    if (level < 0 && info->err->msg_code == JWRN_JPEG_EOF)
        reinterpret_cast<JpegErrors *>(info->err)->cut = true;
}

void onOutput(j_common_ptr) {}

// Four inks to red, green, blue. Adobe's files hold them inverted, which the library tells by its marker.
void inksToColours(const unsigned char *inks, size_t count, bool inverted, char *colours)
{
    for (size_t i = 0; i < count; ++i) {
        const unsigned black = inverted ? inks[4 * i + 3] : 255u - inks[4 * i + 3];
        for (size_t c = 0; c < 3; ++c) {
            const unsigned light = inverted ? inks[4 * i + c] : 255u - inks[4 * i + c];
            colours[3 * i + c] = static_cast<char>((light * black + 127) / 255);
        }
    }
}

// Everything that lives across the jump is kept here, out of the frame that setjmp returns into.
struct JpegDecoder {
    jpeg_decompress_struct info = {};
    JpegErrors errors = {};
    Image image;
    std::vector<unsigned char> row;
    bool tooLarge = false;

    ~JpegDecoder() { jpeg_destroy_decompress(&info); }

    void readRows(int channels)
    {
        const bool inks = info.out_color_space == JCS_CMYK;
        image = {static_cast<int64_t>(info.output_width), static_cast<int64_t>(info.output_height), inks ? 3 : channels, {}};
        const size_t width = info.output_width;
        const size_t stride = width * static_cast<size_t>(image.channels);
        image.pixels.resize(stride * info.output_height);
        row.resize(width * 4);
        while (info.output_scanline < info.output_height) {
            char *target = image.pixels.data() + stride * info.output_scanline;
            JSAMPROW rows[1] = {inks ? row.data() : reinterpret_cast<JSAMPROW>(target)};
            jpeg_read_scanlines(&info, rows, 1);
            if (inks)
                inksToColours(row.data(), width, info.saw_Adobe_marker != 0, target);
        }
    }

    // False where the library gave up; the message is in errors. Nothing but the call below may live in the frame that is jumped into.
    bool decode(std::string_view bytes)
    {
        if (setjmp(errors.back) != 0)
            return false;
        return decodeInside(bytes);
    }

    [[gnu::noinline]] bool decodeInside(std::string_view bytes)
    {
        jpeg_create_decompress(&info);
        jpeg_mem_src(&info, reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size());
        jpeg_read_header(&info, TRUE);
        if (!checkImageSize(info.image_width, info.image_height)) {
            tooLarge = true;
            return false;
        }
        const bool inks = info.jpeg_color_space == JCS_CMYK || info.jpeg_color_space == JCS_YCCK;
        const bool grey = info.jpeg_color_space == JCS_GRAYSCALE;
        // Colours are always decoded as colours: the library's own way to grey takes the Y of YCbCr, which rounds otherwise.
        info.out_color_space = inks ? JCS_CMYK : grey ? JCS_GRAYSCALE : JCS_RGB;
        info.mem->max_memory_to_use = long{1} << 30;
        jpeg_start_decompress(&info);
        readRows(grey ? 1 : 3);
        jpeg_finish_decompress(&info);
        return true;
    }
};

} // namespace

Result<Image> decodeJpeg(std::string_view bytes, int channels)
{
    JpegDecoder decoder;
    decoder.info.err = jpeg_std_error(&decoder.errors.manager);
    decoder.errors.manager.error_exit = onError;
    decoder.errors.manager.emit_message = onMessage;
    decoder.errors.manager.output_message = onOutput;
    const bool done = decoder.decode(bytes);
    if (decoder.tooLarge)
        return checkImageSize(decoder.info.image_width, decoder.info.image_height).error();
    if (!done)
        return invalidInput(std::string("the JPEG picture is damaged: ") + decoder.errors.message);
    if (decoder.errors.cut)
        return invalidInput("the JPEG picture is cut short");
    return withChannels(std::move(decoder.image), channels);
}

} // namespace pare
