#include "core/study/changes_by_kind.h"

#include "core/passes/all_passes.h"
#include "core/study/study_tables.h"

namespace pare {

bool rewritesExactly(const std::string &pass)
{
    const Pass *known = findPass(pass);
    return known && known->exact;
}

ChangesByKind changesByKind(const nlohmann::json &report)
{
    ChangesByKind kinds;
    if (!report.is_object() || !report.contains("changes") || !report["changes"].is_array())
        return kinds;
    for (const auto &change : report["changes"])
        if (change.is_object())
            (rewritesExactly(tables::textIn(change, "pass")) ? kinds.rewriting : kinds.changing).push_back(change);
    return kinds;
}

} // namespace pare
