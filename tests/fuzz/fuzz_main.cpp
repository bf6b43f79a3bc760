// A small driver for compilers without libFuzzer: all seeds, then seeded random mutations of them until the time is over.
#include "tests/fuzz/fuzz.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <random>

namespace {

constexpr size_t largestInput = 1 << 16;
constexpr unsigned longestInputSeconds = 20;

std::string current;       // the input that runs, for the handler
char crashName[256] = {};

// Only what a signal handler may call.
extern "C" void onCrash(int signal)
{
    const int file = open(crashName, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (file >= 0) {
        if (write(file, current.data(), current.size()) < 0)
            _exit(3);
        close(file);
    }
    const char text[] = "fuzz: crashed or hung; the input is in the file crash-*\n";
    if (write(2, text, sizeof text - 1) < 0)
        _exit(3);
    std::signal(signal, SIG_DFL);
    raise(signal == SIGALRM ? SIGABRT : signal);
}

void run(const std::string &input)
{
    current = input;
    alarm(longestInputSeconds);
    LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t *>(current.data()), current.size());
    alarm(0);
}

class Mutator {
public:
    Mutator(std::vector<std::string> seeds, uint64_t seed) : m_seeds(std::move(seeds)), m_random(seed) {}

    std::string next()
    {
        std::string input = m_seeds[below(m_seeds.size())];
        for (size_t changes = 1 + below(4); changes > 0; --changes)
            change(input);
        input.resize(std::min(input.size(), largestInput));
        return input;
    }

private:
    size_t below(size_t n) { return n == 0 ? 0 : m_random() % n; }
    void change(std::string &input)
    {
        static constexpr uint64_t edges[] = {0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff, ~uint64_t{0}, ~uint64_t{0} >> 1};
        const size_t at = below(input.size() + 1);
        switch (below(8)) {
        case 0: // one bit
            if (at < input.size())
                input[at] = static_cast<char>(input[at] ^ (1 << below(8)));
            break;
        case 1: // one byte
            if (at < input.size())
                input[at] = static_cast<char>(m_random());
            break;
        case 2: { // a number at the edge of its type, in either order of bytes
            uint64_t value = edges[below(std::size(edges))];
            const size_t width = size_t{1} << below(4);
            if (below(2))
                value = __builtin_bswap64(value) >> (64 - 8 * width);
            if (at + width <= input.size())
                std::memcpy(input.data() + at, &value, width);
            break;
        }
        case 3: input.erase(at, below(16) + 1); break;
        case 4: input.resize(at); break;
        case 5: input.insert(at, input.substr(below(input.size()), below(32))); break;
        case 6: { // a piece of another seed
            const std::string &other = m_seeds[below(m_seeds.size())];
            input.insert(at, other.substr(below(other.size()), below(64)));
            break;
        }
        default: // a digit, which is what text formats are about
            if (at < input.size())
                input[at] = static_cast<char>('0' + below(10));
        }
    }
    std::vector<std::string> m_seeds;
    std::mt19937_64 m_random;
};

} // namespace

int main(int count, char **arguments)
{
    double seconds = 3;
    uint64_t seed = 1;
    std::vector<std::string> files;
    for (int i = 1; i < count; ++i) {
        const std::string argument = arguments[i];
        if (argument == "--seconds" && i + 1 < count)
            seconds = std::atof(arguments[++i]);
        else if (argument == "--seed" && i + 1 < count)
            seed = std::strtoull(arguments[++i], nullptr, 10);
        else
            files.push_back(argument);
    }
    const char *slash = std::strrchr(arguments[0], '/');
    std::snprintf(crashName, sizeof crashName, "crash-%s", slash ? slash + 1 : arguments[0]);
    for (const int signal : {SIGSEGV, SIGABRT, SIGFPE, SIGBUS, SIGILL, SIGALRM})
        std::signal(signal, onCrash);

    std::vector<std::string> seeds = fuzzSeeds();
    if (!files.empty()) {
        seeds.clear();
        for (const std::string &name : files) {
            std::ifstream file(name, std::ios::binary);
            seeds.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
        }
    }
    for (const std::string &input : seeds)
        run(input);
    if (!files.empty())
        return 0;
    run({});
    Mutator mutator(seeds, seed);
    const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
    int64_t runs = 0;
    for (; std::chrono::steady_clock::now() < end; ++runs)
        run(mutator.next());
    std::printf("%lld inputs, seed %llu\n", static_cast<long long>(runs), static_cast<unsigned long long>(seed));
    return 0;
}
