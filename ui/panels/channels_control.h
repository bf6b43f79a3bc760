// How many channels go: a slider that stops at the counts that can really be kept, and a field that takes "30 %" or "44".
#pragma once

#include "core/prune/channel_groups.h"

#include <QAbstractSpinBox>
#include <QWidget>

#include <optional>
#include <vector>

class QSlider;

namespace pare {

class ChannelsField;

class ChannelsControl : public QWidget {
    Q_OBJECT

public:
    explicit ChannelsControl(QWidget *parent = nullptr);

    // What the counts are of. None: the control is off. The groups must live until the next call.
    void setGroups(std::vector<const ChannelGroup *> groups, const CountRule &rule);
    // The share that goes now; nullopt: the groups differ ("Mixed").
    void setShare(std::optional<double> share);
    [[nodiscard]] std::optional<double> share() const { return m_share; }
    // "64 → 44" for one group, "20 to 31 %" of several that round differently, empty where nothing goes.
    [[nodiscard]] QString effect(double share) const;
    [[nodiscard]] bool isDragging() const;
    [[nodiscard]] QSlider *slider() const { return m_slider; }
    [[nodiscard]] QAbstractSpinBox *field() const;

Q_SIGNALS:
    void dragged(double share); // while the slider is held
    void chosen(double share);  // let go, or typed, or stepped

private:
    friend class ChannelsField;
    void choose(double share);
    void stepBy(int steps);
    void typed(const QString &text);
    void showValue();
    [[nodiscard]] int positionOf(double share) const; // the last step that is not above
    [[nodiscard]] QString textOf(double share) const;

    QSlider *m_slider;
    ChannelsField *m_field;
    std::vector<const ChannelGroup *> m_groups;
    CountRule m_rule;
    std::vector<double> m_steps{0};
    std::optional<double> m_share = 0.0;
    bool m_showing = false;
};

// The field beside the slider; it steps where the slider does.
class ChannelsField : public QAbstractSpinBox {
    Q_OBJECT

public:
    explicit ChannelsField(ChannelsControl *control);
    void setText(const QString &text);
    void stepBy(int steps) override;
    QValidator::State validate(QString &text, int &position) const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    [[nodiscard]] StepEnabled stepEnabled() const override;

private:
    ChannelsControl *m_control;
};

} // namespace pare
