// One data set in the Data dialog: where it lies, how it is to be read, what was found there.
#pragma once

#include "core/formats/dataset_options.h"
#include "ui/dialogs/data_preview.h"
#include "ui/jobs/job.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;
class QToolButton;

namespace pare {

class DataField : public QWidget {
    Q_OBJECT

public:
    DataField(const Model &model, const QString &accessibleName, QWidget *parent = nullptr);

    void setData(const std::optional<DatasetRef> &data);
    void setPath(const QString &path);
    [[nodiscard]] QString path() const;
    [[nodiscard]] std::optional<DatasetRef> data() const; // without samples; nullopt while the field is empty
    // Empty or readable; false while it is looked at and where it cannot be read.
    [[nodiscard]] bool good() const { return m_good; }
    [[nodiscard]] const std::optional<DataSight> &sight() const { return m_sight; }
    [[nodiscard]] QLineEdit *pathEdit() const { return m_path; }
    [[nodiscard]] QLineEdit *formatEdit() const { return m_format; }
    [[nodiscard]] QLabel *foundLabel() const { return m_found; }

Q_SIGNALS:
    void looked(); // what was found changed, or the field was emptied

private:
    void look();
    void showControls(DatasetFormat kind);
    void takeControls(); // into the format's text
    void choose(bool folder);

    Model m_model;
    QLineEdit *m_path;
    QLineEdit *m_format;
    QToolButton *m_reading;
    QWidget *m_options;
    QWidget *m_pictureControls;
    QSpinBox *m_size;
    QSpinBox *m_cropHeight;
    QSpinBox *m_cropWidth;
    QLineEdit *m_mean;
    QLineEdit *m_deviation;
    QComboBox *m_order;
    QComboBox *m_layout;
    QWidget *m_labelControls;
    QLineEdit *m_label;
    QLabel *m_labelName;
    QLabel *m_found;
    bool m_good = true;
    bool m_syncing = false;
    std::optional<DataSight> m_sight;
    DatasetFormat m_kind = DatasetFormat::Auto;
    Job<DataSight> m_job;
};

} // namespace pare
