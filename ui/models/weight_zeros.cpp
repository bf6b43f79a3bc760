#include "ui/models/weight_zeros.h"

namespace pare {

WeightZeros::WeightZeros(Document &document, QObject *parent) : QObject(parent), m_document(document)
{
    connect(&document, &Document::closed, this, [this] {
        m_counting.cancel();
        m_of.reset();
        m_zeros.clear();
    });
}

std::map<std::string, double> WeightZeros::shares() const
{
    std::map<std::string, double> shares;
    if (known())
        for (const auto &[node, zeros] : m_zeros)
            if (const auto row = m_of->rowOf(node); row && zeros.elements > 0)
                shares.emplace(m_of->rows()[static_cast<size_t>(*row)].name, zeros.share());
    return shares;
}

void WeightZeros::count()
{
    const ModelViewPtr view = m_document.shown();
    if (!view || m_of == view)
        return;
    m_of = view;
    m_zeros.clear();
    m_counting.start([model = view->model()](const RunContext &context) { return sparsityByLayer(model, context); },
                     [this](Result<std::map<NodeId, Sparsity>> zeros) {
                         if (zeros.ok())
                             m_zeros = std::move(zeros).value();
                         else
                             Q_EMIT failed(QString::fromStdString(zeros.error().text()));
                         Q_EMIT changed();
                     });
}

} // namespace pare
