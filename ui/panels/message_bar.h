// News above the centre: icon, one sentence, what to do, up to two buttons, details with copy. Stays until closed.
#pragma once

#include "core/base/result.h"

#include <QFrame>

#include <functional>
#include <vector>

class QLabel;
class QVBoxLayout;

namespace pare {

// Done: a note on something that was written; the next one takes its place.
enum class MessageKind { Note, Done, Warning, Failure };

struct MessageAction {
    QString text;
    std::function<void()> act;
};

// A reason as a sentence of its own: begins large, ends with a stop.
[[nodiscard]] QString asSentence(QString reason);

class MessageBar : public QWidget {
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent = nullptr);
    // Newest on top; at most three are kept.
    void post(MessageKind kind, const QString &sentence, const std::vector<MessageAction> &actions = {}, const QString &details = {});
    void showError(const Error &error, const QString &what, const std::vector<MessageAction> &actions = {});
    [[nodiscard]] int count() const;
    [[nodiscard]] QString newest() const;
    void clear();

private:
    void remove(QWidget *message);

    QVBoxLayout *m_layout;
};

} // namespace pare
