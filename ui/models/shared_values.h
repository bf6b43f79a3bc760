// The three values that views share: selected layers, shown and compared variants, and what the pointer is over. A view sets the
// value and follows its signal; a set that changes nothing emits nothing.
#pragma once

#include <QObject>

#include <cstdint>
#include <optional>
#include <set>
#include <string>

namespace pare {

class LayerSelection : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    [[nodiscard]] const std::set<std::string> &names() const { return m_names; }
    [[nodiscard]] const std::string &anchor() const { return m_anchor; } // may be empty
    [[nodiscard]] bool contains(const std::string &name) const { return m_names.contains(name); }
    void set(std::set<std::string> names, std::string anchor = {});
    void clear() { set({}); }

Q_SIGNALS:
    void changed();

private:
    std::set<std::string> m_names;
    std::string m_anchor;
};

class VariantSelection : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    [[nodiscard]] int64_t shown() const { return m_shown; }                  // whose graph is on the canvas; 0: none
    [[nodiscard]] std::optional<int64_t> a() const { return m_a; }
    [[nodiscard]] std::optional<int64_t> b() const { return m_b; }
    void setShown(int64_t id);
    void setCompared(std::optional<int64_t> a, std::optional<int64_t> b);
    void swap() { setCompared(m_b, m_a); }

Q_SIGNALS:
    void shownChanged(qint64 id);
    void comparedChanged();

private:
    int64_t m_shown = 0;
    std::optional<int64_t> m_a, m_b;
};

class HoverValue : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    [[nodiscard]] const std::string &layer() const { return m_layer; }
    [[nodiscard]] std::optional<int64_t> variant() const { return m_variant; }
    void setLayer(const std::string &name);
    void setVariant(std::optional<int64_t> id);

Q_SIGNALS:
    void layerChanged();
    void variantChanged();

private:
    std::string m_layer;
    std::optional<int64_t> m_variant;
};

// What the find field says and what it found. nullopt: no search.
class SearchValue : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    [[nodiscard]] const std::string &expression() const { return m_expression; }
    [[nodiscard]] const std::optional<std::set<std::string>> &matches() const { return m_matches; }
    [[nodiscard]] const std::string &error() const { return m_error; } // of the expression as it stands; then matches are the last good ones
    void set(std::string expression, std::optional<std::set<std::string>> matches);
    void setError(std::string expression, std::string error);
    void clear() { set({}, std::nullopt); }

Q_SIGNALS:
    void changed();

private:
    std::string m_expression;
    std::string m_error;
    std::optional<std::set<std::string>> m_matches;
};

} // namespace pare
