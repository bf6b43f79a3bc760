// Sentences that are composed of values while the program works: in English, as they are written, unless who shows them has other words.
#pragma once

#include "core/base/units.h"

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <utility>

namespace pare {

class Words {
public:
    using Translate = std::function<std::string(const std::string &english)>;
    using Count = std::function<std::string(int64_t number, const std::string &what)>; // 3, "sample"

    Words() = default; // English
    Words(Translate translate, Count count) : m_translate(std::move(translate)), m_count(std::move(count)) {}

    // `english` with the values in its places {0} to {9}. Translations are looked for where this is called with the sentence itself.
    [[nodiscard]] std::string say(const char *english, std::initializer_list<std::string> values = {}) const
    {
        const std::string pattern = m_translate ? m_translate(english) : std::string(english);
        std::string text;
        for (size_t i = 0; i < pattern.size(); ++i) {
            const size_t place = i + 2 < pattern.size() && pattern[i] == '{' && pattern[i + 2] == '}' ? static_cast<size_t>(pattern[i + 1] - '0') : values.size();
            if (place < values.size()) {
                text += values.begin()[place];
                i += 2;
            } else {
                text += pattern[i];
            }
        }
        return text;
    }
    [[nodiscard]] std::string count(int64_t number, const std::string &what) const { return m_count ? m_count(number, what) : plural(number, what); }

private:
    Translate m_translate;
    Count m_count;
};

} // namespace pare
