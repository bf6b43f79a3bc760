#include "app/runner/reference_outputs.h"

#include <algorithm>

namespace pare {

namespace {

constexpr size_t mostEntries = 4;

} // namespace

std::shared_ptr<const BatchOutputs> ReferenceOutputs::find(const Key &key)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &entry) { return entry.key == key; });
    if (found == m_entries.end())
        return nullptr;
    m_entries.splice(m_entries.begin(), m_entries, found);
    return found->outputs;
}

void ReferenceOutputs::keep(Key key, BatchOutputs outputs)
{
    m_entries.push_front({std::move(key), std::make_shared<const BatchOutputs>(std::move(outputs))});
    if (m_entries.size() > mostEntries)
        m_entries.pop_back();
}

void ReferenceOutputs::forget(uint64_t model)
{
    m_entries.remove_if([model](const Entry &entry) { return entry.key.model == model; });
}

} // namespace pare
