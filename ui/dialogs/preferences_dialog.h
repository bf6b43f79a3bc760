// Preferences: look, graph, measuring, limits, shortcuts. Changes apply at once; each page has its Reset.
#pragma once

#include <QDialog>

class QMenuBar;

namespace pare {

class Document;
class ThemeControl;

class PreferencesDialog : public QDialog {
    Q_OBJECT

public:
    // menus: whose actions' keys can be changed; may be null.
    PreferencesDialog(Document &document, ThemeControl &theme, QMenuBar *menus, QWidget *parent = nullptr);

Q_SIGNALS:
    void wheelZoomsChanged(bool on);
    void languageChanged(); // it is in the settings and current; what is shown already keeps its words
};

// What was saved, applied to a document and a theme at start.
void applySavedPreferences(Document &document, ThemeControl &theme);

} // namespace pare
