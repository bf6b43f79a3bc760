// Errors as values: a Result<T> holds a T or an Error, never both.
#pragma once

#include <cassert>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace pare {

enum class ErrorKind {
    InvalidInput, // a bad file, tensor or option: normal input, not a defect
    Unsupported,  // well-formed, but outside of what Pare or the runtime can do
    Unavailable,  // a part that is not installed or not usable here
    Io,           // reading or writing failed
    OutOfMemory,  // a memory or size limit was exceeded
    Cancelled,    // the user asked to stop: no failure
    CannotCreate, // an output file cannot be made
    GuardMissed,  // the work was done, but its result is past the guard
    Internal,     // a defect of Pare
};

struct Error {
    ErrorKind kind = ErrorKind::Internal;
    std::string message; // a sentence in the user's terms
    std::string where;   // file, node or tensor; may be empty

    // "where: message", or the message alone.
    [[nodiscard]] std::string text() const { return where.empty() ? message : where + ": " + message; }
};

[[nodiscard]] std::string_view errorKindName(ErrorKind kind);

// The exit code that the command line gives for an error (the contract is in the command line's documentation).
[[nodiscard]] int exitCode(ErrorKind kind);

[[nodiscard]] inline Error invalidInput(std::string message, std::string where = {})
{
    return {ErrorKind::InvalidInput, std::move(message), std::move(where)};
}
[[nodiscard]] inline Error unsupported(std::string message, std::string where = {})
{
    return {ErrorKind::Unsupported, std::move(message), std::move(where)};
}
[[nodiscard]] inline Error unavailable(std::string message, std::string where = {})
{
    return {ErrorKind::Unavailable, std::move(message), std::move(where)};
}
[[nodiscard]] inline Error ioError(std::string message, std::string where = {})
{
    return {ErrorKind::Io, std::move(message), std::move(where)};
}
[[nodiscard]] inline Error outOfMemory(std::string message, std::string where = {})
{
    return {ErrorKind::OutOfMemory, std::move(message), std::move(where)};
}
[[nodiscard]] inline Error internalError(std::string message, std::string where = {})
{
    return {ErrorKind::Internal, std::move(message), std::move(where)};
}
[[nodiscard]] inline Error cancelled()
{
    return {ErrorKind::Cancelled, "cancelled", {}};
}

template <typename T>
class [[nodiscard]] Result {
public:
    using Value = T;

    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] T &value() & { assert(ok()); return std::get<0>(m_state); }
    [[nodiscard]] const T &value() const & { assert(ok()); return std::get<0>(m_state); }
    [[nodiscard]] T &&value() && { assert(ok()); return std::get<0>(std::move(m_state)); }
    [[nodiscard]] const Error &error() const { assert(!ok()); return std::get<1>(m_state); }

    [[nodiscard]] T valueOr(T fallback) const { return ok() ? std::get<0>(m_state) : std::move(fallback); }

    T &operator*() & { return value(); }
    const T &operator*() const & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    T *operator->() { return &value(); }
    const T *operator->() const { return &value(); }

private:
    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void> {
public:
    using Value = void;

    Result() = default;
    Result(Error error) : m_error(std::move(error)), m_ok(false) {}

    [[nodiscard]] bool ok() const { return m_ok; }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] const Error &error() const { assert(!m_ok); return m_error; }

private:
    Error m_error;
    bool m_ok = true;
};

} // namespace pare

// PARE_TRY(expr): returns the error of a Result from the enclosing function, else goes on.
// PARE_TRY_ASSIGN(target, expr): the same, and moves the value into target (which may be a declaration).
#define PARE_JOIN_(a, b) a##b
#define PARE_JOIN(a, b) PARE_JOIN_(a, b)
#define PARE_TRY(expr)                                                                                                 \
    do {                                                                                                               \
        if (auto pareResult_ = (expr); !pareResult_.ok())                                                              \
            return pareResult_.error();                                                                                \
    } while (false)
#define PARE_TRY_ASSIGN(target, expr) PARE_TRY_ASSIGN_(target, expr, PARE_JOIN(pareResult_, __LINE__))
#define PARE_TRY_ASSIGN_(target, expr, name)                                                                           \
    auto name = (expr);                                                                                                \
    if (!name.ok())                                                                                                    \
        return name.error();                                                                                           \
    target = std::move(name).value()
