#include "app/runner/errors.h"

#include <onnxruntime_cxx_api.h>

#include <algorithm>
#include <new>
#include <string_view>

namespace pare {

namespace {

bool holds(const std::string &text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

// The text between two marks; empty where they are not there.
std::string between(const std::string &text, std::string_view before, std::string_view after)
{
    const size_t first = text.find(before);
    if (first == std::string::npos)
        return {};
    const size_t start = first + before.size();
    const size_t end = text.find(after, start);
    return end == std::string::npos ? std::string() : text.substr(start, end - start);
}

// "/onnxruntime_src/a/b.h:91 ns::f(const T&, bool) x == y was false. The reason" -> "The reason": places in the runtime's
// sources say nothing to the model's owner.
void dropSourcePlace(std::string &text)
{
    const size_t place = text.find("/onnxruntime_src/");
    if (place == std::string::npos)
        return;
    size_t at = text.find('(', place);
    int depth = 0;
    for (; at < text.size(); ++at) {
        depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
        if (depth == 0)
            break;
    }
    if (at >= text.size())
        return;
    std::string rest = text.substr(at + 1);
    if (const size_t verdict = rest.find(" was false."); verdict != std::string::npos && verdict + 11 < rest.size())
        rest.erase(0, verdict + 11);
    text.replace(place, std::string::npos, rest);
}

// "[ONNXRuntimeError] : 6 : FAIL : graph.cc:1234 Function The reason" -> "The reason".
std::string withoutFirstPlace(std::string text)
{
    std::string_view rest = text;
    const auto skipBlanks = [&] { rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size())); };
    skipBlanks();
    if (rest.starts_with("[ONNXRuntimeError] : "))
        for (int colon = 0; colon < 3; ++colon)
            rest.remove_prefix(std::min(rest.find(':') + 1, rest.size()));
    skipBlanks();
    const std::string_view place = rest.substr(0, rest.find(' '));
    const size_t line = place.rfind(':');
    const std::string_view file = line == std::string_view::npos ? std::string_view() : place.substr(0, line);
    if (!file.ends_with(".cc") && !file.ends_with(".h"))
        return text;
    rest.remove_prefix(place.size());
    skipBlanks();
    rest.remove_prefix(std::min(rest.find(' '), rest.size())); // the function
    return std::string(rest);
}

std::string tidy(std::string text)
{
    if (const size_t status = text.rfind("Status Message: "); status != std::string::npos)
        text = text.substr(status + 16);
    if (const size_t failed = text.find(" failed:"); failed != std::string::npos && text.rfind("Load model from ", 0) == 0)
        text = text.substr(failed + 8);
    dropSourcePlace(text);
    text = withoutFirstPlace(std::move(text));
    for (char &c : text)
        if (c == '\n' || c == '\r' || c == '\t')
            c = ' ';
    const size_t first = text.find_first_not_of(' ');
    if (first == std::string::npos)
        return "no reason given";
    text = text.substr(first, text.find_last_not_of(" .") - first + 1);
    constexpr size_t longest = 600;
    return text.size() > longest ? text.substr(0, longest) + "..." : text;
}

// The node of the model that a message speaks of.
std::string nodeIn(const std::string &message)
{
    for (const auto &[before, after] : {std::pair<std::string_view, std::string_view>{"node. Name:'", "'"},
                                        {"In Node, (\"", "\""},
                                        {"node with name '", "'"},
                                        {"Node (", ")"}})
        if (std::string name = between(message, before, after); !name.empty())
            return name;
    return {};
}

} // namespace

Error runtimeError(int code, const std::string &message)
{
    const std::string node = nodeIn(message);
    if (holds(message, "terminate flag"))
        return cancelled();
    if (holds(message, "bad_alloc") || holds(message, "Failed to allocate memory") || holds(message, "Cannot allocate memory"))
        return outOfMemory("the model needs more memory than the runner may take", node);
    if (holds(message, "No Op registered for ")) {
        const std::string op = between(message, "No Op registered for ", " ");
        return unsupported("ONNX Runtime does not know the operator " + op + " in this version", node);
    }
    if (holds(message, "is not a registered function/op")) {
        const std::string op = between(message, "Fatal error: ", " is not");
        return unsupported("ONNX Runtime does not know the operator " + op, node);
    }
    if (holds(message, "Could not find an implementation for "))
        return unsupported("ONNX Runtime has no implementation of " + between(message, "Could not find an implementation for ", " node") +
                               " for these types",
                           node);
    if (holds(message, "Unsupported model IR version") || holds(message, "guarantees support for models stamped") ||
        holds(message, "under development and support for this is limited") || code == ORT_NOT_IMPLEMENTED)
        return unsupported("ONNX Runtime: " + tidy(message), node);
    if (code == ORT_NO_SUCHFILE || code == ORT_NO_MODEL)
        return ioError("ONNX Runtime: " + tidy(message));
    return invalidInput("ONNX Runtime: " + tidy(message), node);
}

Error currentError()
{
    try {
        throw;
    } catch (const Ort::Exception &error) {
        return runtimeError(error.GetOrtErrorCode(), error.what());
    } catch (const std::bad_alloc &) {
        return outOfMemory("the runner may not take more memory");
    } catch (const std::exception &error) {
        return internalError(std::string("in the runner: ") + error.what());
    } catch (...) {
        return internalError("an unknown failure in the runner");
    }
}

} // namespace pare
