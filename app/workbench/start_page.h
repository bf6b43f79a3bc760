// What the centre shows while nothing is open: the ways to open something.
#pragma once

#include "ui/models/document.h"

#include <QWidget>

class QVBoxLayout;

namespace pare {

class StartPage : public QWidget {
    Q_OBJECT

public:
    explicit StartPage(Document &document, QWidget *parent = nullptr);

Q_SIGNALS:
    void openRequested();
    void fileChosen(const QString &path);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void fillRecent();

    Document &m_document;
    QWidget *m_recentHost;
    QVBoxLayout *m_recent;
};

} // namespace pare
