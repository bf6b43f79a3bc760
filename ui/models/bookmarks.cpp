#include "ui/models/bookmarks.h"

#include <QCoreApplication>

#include <algorithm>

namespace pare {

namespace {

constexpr const char *bookmarksKey = "bookmarks";
constexpr size_t mostBookmarks = 1000;

} // namespace

std::vector<std::string> bookmarksOf(const Document &document)
{
    std::vector<std::string> layers;
    const nlohmann::json kept = document.kept(bookmarksKey);
    if (kept.is_array())
        for (const auto &layer : kept)
            if (layer.is_string())
                layers.push_back(layer.get<std::string>());
    return layers;
}

void toggleBookmarks(Document &document, const std::vector<std::string> &layers)
{
    std::vector<std::string> marks = bookmarksOf(document);
    const auto has = [&](const std::string &layer) { return std::find(marks.begin(), marks.end(), layer) != marks.end(); };
    const bool all = std::all_of(layers.begin(), layers.end(), has);
    if (all)
        std::erase_if(marks, [&](const std::string &mark) { return std::find(layers.begin(), layers.end(), mark) != layers.end(); });
    else
        for (const std::string &layer : layers)
            if (!has(layer) && marks.size() < mostBookmarks)
                marks.push_back(layer);
    const QString what = layers.size() == 1 ? QString::fromStdString(layers.front()) : QCoreApplication::translate("Bookmarks", "%1 layers").arg(layers.size());
    document.keep(bookmarksKey, marks.empty() ? nlohmann::json() : nlohmann::json(marks),
                  all ? QCoreApplication::translate("Bookmarks", "bookmark taken off %1").arg(what) : QCoreApplication::translate("Bookmarks", "bookmark on %1").arg(what));
}

std::string nextBookmark(const Document &document, const std::string &from, int by)
{
    const ModelViewPtr view = document.shown();
    if (!view)
        return {};
    std::vector<std::pair<int, std::string>> placed; // that this graph has
    for (const std::string &layer : bookmarksOf(document))
        if (const auto row = view->rowOf(layer))
            placed.emplace_back(*row, layer);
    if (placed.empty())
        return {};
    std::sort(placed.begin(), placed.end());
    const auto here = view->rowOf(from);
    if (by > 0) {
        for (const auto &[row, layer] : placed)
            if (here && row > *here)
                return layer;
        return placed.front().second;
    }
    for (auto mark = placed.rbegin(); mark != placed.rend(); ++mark)
        if (here && mark->first < *here)
            return mark->second;
    return placed.back().second;
}

} // namespace pare
