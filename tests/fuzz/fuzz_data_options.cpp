#include "core/formats/dataset.h"
#include "tests/fuzz/fuzz.h"

#include <cstdlib>

using namespace pare;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    (void)parseClassNames(text);
    const auto options = parseDataFormat(text);
    if (!options)
        return 0;
    // What was understood is written so that it is understood again.
    const std::string written = dataFormatText(*options);
    const auto again = parseDataFormat(written);
    if (!again || dataFormatText(*again) != written)
        std::abort();
    return 0;
}

std::vector<std::string> fuzzSeeds()
{
    return {"images,size=256,crop=224x320,scale=1/255,mean=0.485:0.456:0.406,std=0.229,order=bgr,layout=nhwc,classes=a\\,b,limit=5",
            "csv,label-column=-1,header=yes,delimiter=semicolon,labels=none", "{0: 'person', 1: \"bicycle\"}", "[\"a\", \"b\"]", "cat,dog\nbird"};
}
