#include "ui/models/window_words.h"

#include "ui/theme/language.h"

#include <QCoreApplication>

namespace pare {

QString targetTitle(const Target &target)
{
    if (target.name != thisMachine().name)
        return coreWords(target.title);
    const auto like = findTarget(target.like);
    return like.ok() ? QCoreApplication::translate("Recipe", "This machine: %1").arg(coreWords(like->title)) : QCoreApplication::translate("Recipe", "This machine");
}

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
