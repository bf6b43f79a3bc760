#include "core/formats/image_decode.h"
#include "core/formats/image_resize.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/data_files.h"

#include <cstdio>

#include <jpeglib.h>

using namespace pare;
using namespace pare::test;

namespace {

std::string jpegFile(int width, int height, bool progressive)
{
    jpeg_compress_struct info = {};
    jpeg_error_mgr errors = {};
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    unsigned char *bytes = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&info, &bytes, &size);
    info.image_width = static_cast<JDIMENSION>(width);
    info.image_height = static_cast<JDIMENSION>(height);
    info.input_components = 3;
    info.in_color_space = JCS_RGB;
    jpeg_set_defaults(&info);
    if (progressive)
        jpeg_simple_progression(&info);
    jpeg_start_compress(&info, TRUE);
    std::string row(static_cast<size_t>(3 * width), '\0');
    while (info.next_scanline < info.image_height) {
        for (size_t i = 0; i < row.size(); ++i)
            row[i] = static_cast<char>(i * 7 + info.next_scanline * 13);
        JSAMPROW rows[] = {reinterpret_cast<JSAMPROW>(row.data())};
        jpeg_write_scanlines(&info, rows, 1);
    }
    jpeg_finish_compress(&info);
    std::string file(reinterpret_cast<char *>(bytes), size);
    jpeg_destroy_compress(&info);
    free(bytes);
    return file;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    for (const int channels : {1, 3}) {
        const auto image = decodeImage(bytes, channels);
        // Larger pictures are decoded, but resizing each of them would leave time for nothing else.
        if (image && image->width * image->height < 4096)
            (void)cropCentre(resizeShorterSide(*image, 8), 6, 9);
    }
    return 0;
}

std::vector<std::string> fuzzSeeds()
{
    return {jpegFile(9, 7, false), jpegFile(20, 12, true), pngFile(3, 2, 3, std::string(18, '\5')), pngFile(4, 4, 1, std::string(16, '\6')),
            "P2\n2 2\n255\n0 1 2 3\n",  "P6\n2 1\n255\nabcdef",  "P4\n9 1\n\x80\x01",          "P5\n1 1\n65535\nab"};
}
