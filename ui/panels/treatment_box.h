// What the selected layers get: precision, channels, zeros, or nothing at all.
#pragma once

#include "ui/models/document.h"
#include "ui/models/treatment.h"

#include <QWidget>

#include <optional>
#include <set>
#include <string>

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;

namespace pare {

class ChannelsControl;

class TreatmentBox : public QWidget {
    Q_OBJECT

public:
    explicit TreatmentBox(Document &document, QWidget *parent = nullptr);

    // The selection's treatment as the recipe has it now.
    void showSelection();
    void setPrecision(PrecisionChoice choice);
    void setLeaveAlone(bool on);
    void focusPrune();
    void clearTreatment();

Q_SIGNALS:
    // What the recipe would be, while nothing of it is set yet.
    void considered(const pare::Recipe &recipe);
    // While the slider is held: the share that would go. nullopt: it was let go.
    void channelsPreviewed(std::optional<double> share);
    void statusHint(const QString &text);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void edit(const Recipe &recipe, const QString &act);
    void showChannels();
    void showChannelsText(std::optional<double> share);
    void chooseChannels(double share);
    void previewChannels(double share);

    Document &m_document;
    QLabel *m_selectionText;
    QWidget *m_form;
    QComboBox *m_precision;
    ChannelsControl *m_channels;
    QLabel *m_channelsText;
    QSpinBox *m_zeros;
    QCheckBox *m_alone;
    bool m_syncing = false;
    std::set<std::string> m_producers; // what the slider is about
};

} // namespace pare
