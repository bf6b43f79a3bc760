// Random numbers that are the same with every standard library: the generator is laid down by the standard, its distributions are not.
#pragma once

#include <cstdint>
#include <numeric>
#include <random>
#include <utility>
#include <vector>

namespace pare::demo {

class Random {
public:
    explicit Random(uint64_t seed) : m_engine(seed) {}

    // 0..count-1; the bias of the remainder is below 2^-40 for the counts used here.
    [[nodiscard]] int64_t below(int64_t count) { return static_cast<int64_t>(m_engine() % static_cast<uint64_t>(count)); }

    // 0..count-1 in random order.
    [[nodiscard]] std::vector<int64_t> order(int64_t count)
    {
        std::vector<int64_t> places(static_cast<size_t>(count));
        std::iota(places.begin(), places.end(), 0);
        for (int64_t i = count - 1; i > 0; --i)
            std::swap(places[static_cast<size_t>(i)], places[static_cast<size_t>(below(i + 1))]);
        return places;
    }

private:
    std::mt19937_64 m_engine;
};

} // namespace pare::demo
