// The presets in a menu, by what they are for.
#pragma once

class QMenu;

namespace pare {

class Document;

// The one to begin with stands first; each with when to take it, or why it cannot run now.
void fillPresetMenu(QMenu &menu, Document &document);

} // namespace pare
