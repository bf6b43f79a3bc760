#include "app/trainer/checkpoint.h"

#include "core/base/cache_folder.h"
#include "core/base/files.h"
#include "core/base/hash.h"

#include <torch/version.h>

#include <cstdlib>
#include <cstring>

namespace pare::train {

namespace {

constexpr std::string_view magic = "pare-training-5 ";
constexpr double secondsBetween = 20;
constexpr int64_t mostBytes = int64_t{1} << 30;       // larger states are not kept
constexpr auto keptFor = std::chrono::hours(24 * 14); // what nobody came back for goes

class Writer {
public:
    template <typename T>
    void number(T value)
    {
        m_bytes.append(reinterpret_cast<const char *>(&value), sizeof(value));
    }
    void text(std::string_view text)
    {
        number(static_cast<int64_t>(text.size()));
        m_bytes.append(text);
    }
    template <typename T>
    void list(const std::vector<T> &values)
    {
        text({reinterpret_cast<const char *>(values.data()), values.size() * sizeof(T)});
    }
    void tensors(const std::vector<at::Tensor> &tensors)
    {
        number(static_cast<int64_t>(tensors.size()));
        for (const at::Tensor &tensor : tensors) {
            number(int64_t{tensor.defined()});
            if (!tensor.defined())
                continue;
            const at::Tensor plain = tensor.detach().to(at::kFloat).contiguous();
            list(plain.sizes().vec());
            text({static_cast<const char *>(plain.data_ptr()), static_cast<size_t>(plain.numel()) * sizeof(float)});
        }
    }
    [[nodiscard]] const std::string &bytes() const { return m_bytes; }

private:
    std::string m_bytes;
};

// The hash in front of the bytes was compared before: sizes are what they were written as.
class Reader {
public:
    explicit Reader(std::string_view bytes) : m_bytes(bytes) {}
    template <typename T>
    void number(T &value)
    {
        std::memcpy(&value, m_bytes.data(), sizeof(value));
        m_bytes.remove_prefix(sizeof(value));
    }
    void text(std::string &text)
    {
        int64_t size = 0;
        number(size);
        text = m_bytes.substr(0, static_cast<size_t>(size));
        m_bytes.remove_prefix(static_cast<size_t>(size));
    }
    template <typename T>
    void list(std::vector<T> &values)
    {
        std::string bytes;
        text(bytes);
        values.resize(bytes.size() / sizeof(T));
        std::memcpy(values.data(), bytes.data(), bytes.size());
    }
    void tensors(std::vector<at::Tensor> &tensors)
    {
        int64_t count = 0;
        number(count);
        tensors.resize(static_cast<size_t>(count));
        for (at::Tensor &tensor : tensors) {
            int64_t defined = 0;
            number(defined);
            if (!defined)
                continue;
            std::vector<int64_t> sizes;
            list(sizes);
            std::string bytes;
            text(bytes);
            tensor = at::empty(sizes, at::kFloat);
            std::memcpy(tensor.data_ptr(), bytes.data(), bytes.size());
        }
    }

private:
    std::string_view m_bytes;
};

// The same walk for both directions.
template <typename Stream, typename C>
void walk(Stream &stream, C &course)
{
    stream.number(course.step);
    stream.number(course.total);
    stream.number(course.batch);
    stream.number(course.losses);
    stream.number(course.since);
    stream.number(course.behind);
    stream.number(course.bestLoss);
    stream.number(course.bestScore);
    stream.number(course.bestEpoch);
    stream.number(course.before);
    stream.number(course.lossBefore);
    stream.number(course.lastScore);
    stream.number(course.rate);
    stream.number(course.scored);
    stream.list(course.order);
    stream.text(course.random);
    stream.list(course.told);
    stream.list(course.bestLosses);
    stream.list(course.lossesBefore);
    stream.list(course.bestRights);
    stream.list(course.rightsBefore);
    stream.list(course.places);
    stream.tensors(course.now);
    stream.tensors(course.best);
    stream.tensors(course.stateBefore);
    stream.tensors(course.moments);
    stream.tensors(course.extra);
    stream.number(course.optimizerSteps);
}

void removeOld(const std::filesystem::path &folder)
{
    std::error_code ignored;
    for (const auto &entry : std::filesystem::directory_iterator(folder, ignored))
        if (std::filesystem::file_time_type::clock::now() - entry.last_write_time(ignored) > keptFor)
            std::filesystem::remove(entry.path(), ignored);
}

// What lies behind the hash in front of it; empty where there is none, or it is damaged, or of another version.
std::string wholeBody(const std::filesystem::path &file)
{
    std::error_code ignored;
    if (file.empty() || !std::filesystem::is_regular_file(file, ignored))
        return {};
    const auto bytes = readFile(file);
    if (!bytes.ok() || !std::string_view(*bytes).starts_with(magic) || bytes->size() < magic.size() + 64)
        return {};
    const std::string_view body = std::string_view(*bytes).substr(magic.size() + 64);
    return sha256(body) == std::string_view(*bytes).substr(magic.size(), 64) ? std::string(body) : std::string();
}

Result<void> writeBody(const std::filesystem::path &file, const std::string &body)
{
    std::error_code failed;
    std::filesystem::create_directories(file.parent_path(), failed);
    removeOld(file.parent_path());
    return writeFile(file, std::string(magic) + sha256(body) + body);
}

// A model's path is one of this run; its bytes say which model it is.
void addModel(Sha256 &hash, worker::ModelFile &file)
{
    hash.add(sha256(readFile(file.path()).valueOr({})));
    file.clear_path();
}

} // namespace

Checkpoint::Checkpoint(const worker::Train &request)
{
    if (cacheFolder().empty())
        return;
    worker::Train plain = request;
    Sha256 hash;
    hash.add(TORCH_VERSION);
    addModel(hash, *plain.mutable_student());
    if (plain.has_teacher())
        addModel(hash, *plain.mutable_teacher());
    std::error_code ignored;
    const std::filesystem::path data = plain.data().path();
    hash.add(std::to_string(std::filesystem::file_size(data, ignored)) + " " + std::to_string(std::filesystem::last_write_time(data, ignored).time_since_epoch().count()));
    hash.add(plain.SerializeAsString());
    const std::string name = hash.finish().substr(0, 32);
    m_file = cacheFolder() / "training" / (name + ".training");
    if (request.series().empty())
        return;
    m_series = "series-" + sha256(request.series()).substr(0, 16) + "-";
    m_finished = cacheFolder() / "training" / (m_series + name + ".finished");
}

bool Checkpoint::read(Course &course) const
{
    const std::string body = wholeBody(m_file);
    if (body.empty())
        return false;
    Reader reader(body);
    walk(reader, course);
    return true;
}

std::vector<worker::Response> Checkpoint::finished() const
{
    const std::string body = wholeBody(m_finished);
    std::vector<worker::Response> answers;
    if (body.empty())
        return answers;
    Reader reader(body);
    int64_t count = 0;
    reader.number(count);
    for (int64_t i = 0; i < count; ++i) {
        std::string text;
        reader.text(text);
        if (!answers.emplace_back().ParseFromString(text))
            return {};
    }
    return answers;
}

Result<void> Checkpoint::writeFinished(const std::vector<worker::Response> &answers) const
{
    Writer writer;
    writer.number(static_cast<int64_t>(answers.size()));
    int64_t bytes = 0;
    for (const worker::Response &answer : answers) {
        bytes += static_cast<int64_t>(answer.ByteSizeLong());
        writer.text(answer.SerializeAsString());
    }
    if (m_finished.empty() || bytes > mostBytes)
        return {};
    return writeBody(m_finished, writer.bytes());
}

void Checkpoint::removeSeries() const
{
    if (m_finished.empty())
        return;
    std::error_code ignored;
    for (const auto &entry : std::filesystem::directory_iterator(m_finished.parent_path(), ignored))
        if (entry.path().filename().string().starts_with(m_series))
            std::filesystem::remove(entry.path(), ignored);
}

bool Checkpoint::due() const
{
    const char *given = std::getenv("PARE_CHECKPOINT_SECONDS");
    return !m_file.empty() && std::chrono::duration<double>(std::chrono::steady_clock::now() - m_last).count() >= (given ? std::atof(given) : secondsBetween);
}

Result<void> Checkpoint::write(const Course &course)
{
    m_last = std::chrono::steady_clock::now();
    int64_t numbers = 0;
    for (const auto *tensors : {&course.now, &course.best, &course.moments})
        for (const at::Tensor &tensor : *tensors)
            numbers += tensor.defined() ? tensor.numel() : 0;
    if (numbers * static_cast<int64_t>(sizeof(float)) > mostBytes)
        return {};
    Writer writer;
    walk(writer, course);
    return writeBody(m_file, writer.bytes());
}

void Checkpoint::remove() const
{
    std::error_code ignored;
    if (!m_file.empty())
        std::filesystem::remove(m_file, ignored);
}

} // namespace pare::train
