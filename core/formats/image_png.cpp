#include "core/formats/image_decode.h"

#include <png.h>

#include <csetjmp>
#include <cstring>
#include <vector>

namespace pare {

namespace {

constexpr png_alloc_size_t largestChunk = png_alloc_size_t{64} << 20;

// libpng reports errors by a function that must not return. Everything that lives across the jump is kept here.
struct PngDecoder {
    png_structp png = nullptr;
    png_infop info = nullptr;
    std::jmp_buf back = {};
    std::string message;
    std::string_view bytes;
    size_t at = 0;
    Image image;
    std::vector<png_bytep> rows;
    bool tooLarge = false;

    ~PngDecoder() { png_destroy_read_struct(png ? &png : nullptr, info ? &info : nullptr, nullptr); }

    [[noreturn]] static void onError(png_structp png, png_const_charp text)
    {
        auto *decoder = static_cast<PngDecoder *>(png_get_error_ptr(png));
        decoder->message = text;
        std::longjmp(decoder->back, 1);
    }
    static void onWarning(png_structp, png_const_charp) {}
    static void onRead(png_structp png, png_bytep into, size_t count)
    {
        auto *decoder = static_cast<PngDecoder *>(png_get_io_ptr(png));
        if (count > decoder->bytes.size() - decoder->at)
            png_error(png, "it is cut short");
        std::memcpy(into, decoder->bytes.data() + decoder->at, count);
        decoder->at += count;
    }

    // 8 bits, grey or colours, no palette, no alpha.
    void askForPlainPixels()
    {
        const int colour = png_get_color_type(png, info);
        if (png_get_bit_depth(png, info) == 16)
            png_set_scale_16(png);
        if (colour == PNG_COLOR_TYPE_PALETTE)
            png_set_palette_to_rgb(png);
        if (colour == PNG_COLOR_TYPE_GRAY && png_get_bit_depth(png, info) < 8)
            png_set_expand_gray_1_2_4_to_8(png);
        if (colour & PNG_COLOR_MASK_ALPHA)
            png_set_strip_alpha(png);
        png_set_interlace_handling(png);
        png_read_update_info(png, info);
    }

    // Nothing but the call below may live in the frame that is jumped into.
    bool decode()
    {
        if (setjmp(back) != 0)
            return false;
        return decodeInside();
    }

    [[gnu::noinline]] bool decodeInside()
    {
        png = png_create_read_struct(PNG_LIBPNG_VER_STRING, this, onError, onWarning);
        if (!png)
            return false;
        info = png_create_info_struct(png);
        png_set_read_fn(png, this, onRead);
        png_set_user_limits(png, static_cast<png_uint_32>(largestImageSide), static_cast<png_uint_32>(largestImageSide));
        png_set_chunk_malloc_max(png, largestChunk);
        png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, nullptr, 0);
        png_read_info(png, info);
        image.width = png_get_image_width(png, info);
        image.height = png_get_image_height(png, info);
        if (!checkImageSize(image.width, image.height)) {
            tooLarge = true;
            return false;
        }
        askForPlainPixels();
        image.channels = png_get_channels(png, info);
        const size_t stride = png_get_rowbytes(png, info);
        if ((image.channels != 1 && image.channels != 3) || stride != static_cast<size_t>(image.width) * static_cast<size_t>(image.channels))
            png_error(png, "its pixels have an unknown form");
        image.pixels.resize(stride * static_cast<size_t>(image.height));
        rows.resize(static_cast<size_t>(image.height));
        for (size_t y = 0; y < rows.size(); ++y)
            rows[y] = reinterpret_cast<png_bytep>(image.pixels.data() + stride * y);
        png_read_image(png, rows.data());
        png_read_end(png, nullptr);
        return true;
    }
};

} // namespace

Result<Image> decodePng(std::string_view bytes, int channels)
{
    PngDecoder decoder;
    decoder.bytes = bytes;
    const bool done = decoder.decode();
    if (decoder.tooLarge)
        return checkImageSize(decoder.image.width, decoder.image.height).error();
    if (!done)
        return invalidInput("the PNG picture is damaged: " + (decoder.message.empty() ? std::string("out of memory") : decoder.message));
    return withChannels(std::move(decoder.image), channels);
}

} // namespace pare
