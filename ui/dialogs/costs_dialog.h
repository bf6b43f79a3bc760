// What the variants cost to run, computed from figures that the user gives.
#pragma once

class QWidget;

namespace pare {

class Document;

// A window beside the main one; its figures belong to the study and are undone with it.
void showCosts(Document &document, QWidget *parent);

} // namespace pare
