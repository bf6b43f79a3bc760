// What runs inside of a node - branches of an If, the body of a Loop or Scan, a function - as its own drawing, with the way to it.
#pragma once

#include "core/search/inner_facts.h"
#include "ui/models/model_view.h"

class QWidget;

namespace pare {

// Whether there is something inside of this layer.
[[nodiscard]] bool hasBody(const ModelView &view, const std::string &layer);

// A window on it; a double click on a node in it that has a body goes on inside, the crumbs above go back. `title`: of the whole model.
void showBody(const ModelViewPtr &view, const QString &title, const std::string &layer, QWidget *parent);
// The same, further inside, with a layer there selected.
void showBody(const ModelViewPtr &view, const QString &title, const InnerMatch &inside, QWidget *parent);

} // namespace pare
