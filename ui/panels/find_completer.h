// Completes the last word of a search expression: keys of the grammar, and what the model has for them.
#pragma once

#include "ui/models/model_view.h"

#include <QCompleter>

class QStringListModel;

namespace pare {

class FindCompleter : public QCompleter {
    Q_OBJECT

public:
    explicit FindCompleter(QObject *parent = nullptr);
    void setView(const ModelViewPtr &view);
    // True where the last word of the text has something to offer beyond itself.
    [[nodiscard]] bool hasOffer(const QString &text);

    [[nodiscard]] QStringList splitPath(const QString &path) const override;
    [[nodiscard]] QString pathFromIndex(const QModelIndex &index) const override;

private:
    QStringListModel *m_words;
};

} // namespace pare
