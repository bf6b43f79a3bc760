#include "ui/panels/find_completer.h"

#include <QStringListModel>

#include <set>

namespace pare {

namespace {

QString lastWord(const QString &text)
{
    return text.mid(text.lastIndexOf(QLatin1Char(' ')) + 1);
}

} // namespace

FindCompleter::FindCompleter(QObject *parent) : QCompleter(parent), m_words(new QStringListModel(this))
{
    setModel(m_words);
    setCaseSensitivity(Qt::CaseInsensitive);
    setModelSorting(CaseInsensitivelySortedModel);
    setMaxVisibleItems(10);
}

void FindCompleter::setView(const ModelViewPtr &view)
{
    std::set<std::string> words{"op:", "shape:", "dtype:", "scope:", "name:/", "params>", "params<", "size>", "size<", "macs>", "macs<", "time>", "sensitivity<", "sqnr<"};
    if (view)
        for (const LayerRow &row : view->rows()) {
            words.insert("op:" + row.op);
            if (!row.precision.empty())
                words.insert("dtype:" + row.precision);
            const size_t start = row.name.starts_with('/') ? 1 : 0;
            if (const size_t end = row.name.find('/', start); end != std::string::npos)
                words.insert("scope:" + row.name.substr(start, end - start));
        }
    QStringList list;
    for (const std::string &word : words)
        list << QString::fromStdString(word);
    list.sort(Qt::CaseInsensitive);
    m_words->setStringList(list);
}

bool FindCompleter::hasOffer(const QString &text)
{
    const QString word = lastWord(text);
    if (word.isEmpty())
        return false;
    setCompletionPrefix(text);
    const int count = completionCount();
    return count > 1 || (count == 1 && completionModel()->index(0, 0).data().toString().compare(word, Qt::CaseInsensitive) != 0);
}

QStringList FindCompleter::splitPath(const QString &path) const
{
    return {lastWord(path)};
}

QString FindCompleter::pathFromIndex(const QModelIndex &index) const
{
    const QString text = completionPrefix();
    return text.left(text.lastIndexOf(QLatin1Char(' ')) + 1) + QCompleter::pathFromIndex(index);
}

} // namespace pare
