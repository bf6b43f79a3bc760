#include "core/study/export_model.h"

#include "core/base/files.h"
#include "core/runtime/services.h"
#include "core/search/verify.h"

#include <cstdlib>
#include <unistd.h>

namespace pare {

namespace {

// A hidden folder beside the target, so that renaming out of it is atomic; removed with what is left in it.
class Aside {
public:
    static Result<Aside> beside(const std::filesystem::path &target)
    {
        const auto folder = target.parent_path().empty() ? std::filesystem::path(".") : target.parent_path();
        std::string pattern = (folder / ".pare-export-XXXXXX").string();
        if (!::mkdtemp(pattern.data()))
            return Error{ErrorKind::CannotCreate, "the folder is not there or cannot be written", folder.string()};
        return Aside(pattern);
    }
    Aside(Aside &&other) noexcept : m_path(std::move(other.m_path)) { other.m_path.clear(); }
    Aside(const Aside &) = delete;
    Aside &operator=(const Aside &) = delete;
    Aside &operator=(Aside &&) = delete;
    ~Aside()
    {
        std::error_code ignored;
        if (!m_path.empty())
            std::filesystem::remove_all(m_path, ignored);
    }
    [[nodiscard]] const std::filesystem::path &path() const { return m_path; }

private:
    explicit Aside(std::filesystem::path path) : m_path(std::move(path)) {}
    std::filesystem::path m_path;
};

Result<void> verifyWritten(const Model &model, const std::filesystem::path &written, Runner *runner, RunContext &context)
{
    PARE_TRY_ASSIGN(const Model reopened, openOnnx(written));
    if (reopened.graph().node_size() != model.graph().node_size() || storedBytes(reopened) != storedBytes(model))
        return internalError("the written file is not the model that was to be written", written.string());
    if (!runner)
        return {};
    PassServices services = passServices(*runner, std::nullopt, context);
    const auto difference = compareNumerically(model, reopened, services, context.seed, 0);
    if (difference.ok() && difference->largest != 0)
        return internalError("the written file computes something else than the model", written.string());
    if (!difference.ok() && difference.error().kind != ErrorKind::Unsupported)
        return difference.error();
    return {};
}

} // namespace

Result<SavedModel> exportModel(const Model &model, const std::filesystem::path &asked, const ExportOptions &options, RunContext &context)
{
    PARE_TRY(OutputFile::create(asked)); // may this name be taken? Nothing is left of it
    std::error_code failed;
    const std::filesystem::path path = std::filesystem::is_symlink(asked, failed) ? std::filesystem::weakly_canonical(asked, failed) : asked;
    const Model whole = options.recipe ? withRecipe(model, *options.recipe) : model;
    PARE_TRY_ASSIGN(const Aside aside, Aside::beside(path));
    PARE_TRY_ASSIGN(SavedModel saved, saveOnnx(whole, aside.path() / path.filename(), options.save));
    context.progress("verifying the written file");
    PARE_TRY(verifyWritten(whole, saved.files.front(), options.verifyWith, context));
    if (context.stopRequested())
        return cancelled();
    // The data first: a model must never stand under its name without it.
    for (size_t i = saved.files.size(); i-- > 0;) {
        const auto target = path.parent_path() / saved.files[i].filename();
        std::filesystem::rename(saved.files[i], target, failed);
        if (failed)
            return Error{ErrorKind::CannotCreate, "cannot take its name: " + failed.message(), target.string()};
        saved.files[i] = target;
    }
    return saved;
}

} // namespace pare
