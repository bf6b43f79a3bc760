#include "ui/models/window_words.h"

#include "ui/theme/language.h"

namespace pare {

const Words &windowWords()
{
    static const Words words([](const std::string &english) { return coreWords(english).toStdString(); },
                             [](int64_t number, const std::string &what) {
                                 return what == "sample"  ? counted(number, Counted::Sample).toStdString()
                                        : what == "layer" ? counted(number, Counted::Layer).toStdString()
                                                          : plural(number, what);
                             });
    return words;
}

} // namespace pare
