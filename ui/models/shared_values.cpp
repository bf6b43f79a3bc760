#include "ui/models/shared_values.h"

namespace pare {

void LayerSelection::set(std::set<std::string> names, std::string anchor)
{
    if (names == m_names && anchor == m_anchor)
        return;
    m_names = std::move(names);
    m_anchor = std::move(anchor);
    Q_EMIT changed();
}

void VariantSelection::setShown(int64_t id)
{
    if (id == m_shown)
        return;
    m_shown = id;
    Q_EMIT shownChanged(id);
}

void VariantSelection::setCompared(std::optional<int64_t> a, std::optional<int64_t> b)
{
    if (a == m_a && b == m_b)
        return;
    m_a = a;
    m_b = b;
    Q_EMIT comparedChanged();
}

void HoverValue::setLayer(const std::string &name)
{
    if (name == m_layer)
        return;
    m_layer = name;
    Q_EMIT layerChanged();
}

void HoverValue::setVariant(std::optional<int64_t> id)
{
    if (id == m_variant)
        return;
    m_variant = id;
    Q_EMIT variantChanged();
}

void SearchValue::set(std::string expression, std::optional<std::set<std::string>> matches)
{
    if (expression == m_expression && matches == m_matches && m_error.empty())
        return;
    m_expression = std::move(expression);
    m_matches = std::move(matches);
    m_error.clear();
    Q_EMIT changed();
}

void SearchValue::setError(std::string expression, std::string error)
{
    m_expression = std::move(expression);
    m_error = std::move(error);
    Q_EMIT changed();
}

} // namespace pare
