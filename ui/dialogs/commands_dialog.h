// What was done in the study as commands: read, copied or saved.
#pragma once

class QWidget;

namespace pare {

class Document;

// A dialog that goes when it is closed or the document is; it shows what was done up to now.
void showCommands(Document &document, QWidget *parent);

} // namespace pare
