// Preferences: look, graph, measuring, limits. Changes apply at once; each page has its Reset.
#pragma once

#include <QDialog>

namespace pare {

class Document;
class ThemeControl;

class PreferencesDialog : public QDialog {
    Q_OBJECT

public:
    PreferencesDialog(Document &document, ThemeControl &theme, QWidget *parent = nullptr);

Q_SIGNALS:
    void wheelZoomsChanged(bool on);
};

// What was saved, applied to a document and a theme at start.
void applySavedPreferences(Document &document, ThemeControl &theme);

} // namespace pare
