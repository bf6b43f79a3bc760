// The value of a Result inside a test, or a failure that prints the error.
#pragma once

#include "core/base/result.h"

#include <QTest>

#include <cstdlib>

namespace pare::test {

template <typename T>
T verified(Result<T> result, const char *expression, const char *file, int line)
{
    if (result.ok()) {
        if constexpr (std::is_void_v<T>)
            return;
        else
            return std::move(result).value();
    }
    const std::string message = std::string(expression) + " failed: " + result.error().text();
    QTest::qFail(message.c_str(), file, line);
    std::fprintf(stderr, "%s:%d: %s\n", file, line, message.c_str());
    std::exit(1);
}

} // namespace pare::test

#define VERIFIED(expression) ::pare::test::verified((expression), #expression, __FILE__, __LINE__)
// The error of a Result that must have failed; the whole test program fails where it did not.
#define REFUSED(expression) ::pare::test::refused((expression), #expression, __FILE__, __LINE__)

namespace pare::test {

template <typename T>
Error refused(const Result<T> &result, const char *expression, const char *file, int line)
{
    if (!result.ok())
        return result.error();
    QTest::qFail((std::string(expression) + " should have failed").c_str(), file, line);
    return {};
}

} // namespace pare::test
