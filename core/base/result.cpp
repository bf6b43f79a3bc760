#include "core/base/result.h"

namespace pare {

std::string_view errorKindName(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::InvalidInput: return "invalid-input";
    case ErrorKind::Unsupported: return "unsupported";
    case ErrorKind::Unavailable: return "unavailable";
    case ErrorKind::Io: return "io";
    case ErrorKind::OutOfMemory: return "out-of-memory";
    case ErrorKind::Cancelled: return "cancelled";
    case ErrorKind::CannotCreate: return "cannot-create";
    case ErrorKind::GuardMissed: return "guard-missed";
    case ErrorKind::Internal: return "internal";
    }
    return "internal";
}

int exitCode(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::InvalidInput: return 65;
    case ErrorKind::Unsupported:
    case ErrorKind::Unavailable:
    case ErrorKind::OutOfMemory: return 69;
    case ErrorKind::Io: return 74;
    case ErrorKind::Cancelled: return 130;
    case ErrorKind::CannotCreate: return 73;
    case ErrorKind::GuardMissed: return 1;
    case ErrorKind::Internal: return 70;
    }
    return 70;
}

} // namespace pare
