// The share of zeros among the weights of each layer of what is shown: counted in the background when somebody first asks, since every
// weight is read for it. GUI thread only.
#pragma once

#include "core/analysis/sparsity.h"
#include "ui/jobs/job.h"
#include "ui/models/document.h"

#include <QObject>

namespace pare {

class WeightZeros : public QObject {
    Q_OBJECT

public:
    explicit WeightZeros(Document &document, QObject *parent = nullptr);
    // By layer, 0 to 1; empty: not counted.
    [[nodiscard]] std::map<std::string, double> shares() const;
    [[nodiscard]] bool known() const { return m_of == m_document.shown() && m_of && !m_counting.running(); }
    // Of what is shown now; nothing where that is known or on its way.
    void count();

Q_SIGNALS:
    void changed();
    void failed(const QString &why);

private:
    Document &m_document;
    ModelViewPtr m_of; // that was counted, or is being
    std::map<NodeId, Sparsity> m_zeros;
    Job<std::map<NodeId, Sparsity>> m_counting;
};

} // namespace pare
