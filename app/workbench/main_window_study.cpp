// What there is to say about the open study as a file: that another window writes it, and where its source lies now.
#include "app/workbench/main_window.h"

#include "core/study/study.h"

#include <QFileDialog>
#include <QFileInfo>

namespace pare {

void MainWindow::connectStudy()
{
    const auto chooseModel = [this](const QString &near) {
        return QFileDialog::getOpenFileName(this, tr("Where the study's model lies"), QFileInfo(near).path(), tr("Models (*.onnx);;All files (*)"));
    };
    connect(&m_document, &Document::sourceMissing, this, [this, chooseModel](const Error &error, const QString &study) {
        m_messages->showError(error, study, {{tr("Choose the model…"), [this, chooseModel, study] {
            if (const QString model = chooseModel(study); !model.isEmpty())
                m_document.openStudy(study.toStdString(), model.toStdString());
        }}});
    });
    connect(&m_document, &Document::sourceMoved, this, [this, chooseModel](bool gone) {
        const QString file = QString::fromStdString(m_document.about().path);
        if (gone) {
            m_messages->post(MessageKind::Note, tr("%1 is no longer there. The study works on its own copy.").arg(file), {{tr("It lies elsewhere…"), [this, chooseModel, file] {
                if (const QString model = chooseModel(file); !model.isEmpty())
                    m_document.relink(model.toStdString());
            }}});
            return;
        }
        m_messages->post(MessageKind::Note, tr("%1 has changed since this study was made. The study works on its own copy, as the model was.").arg(file),
                         {{tr("Open it as it is now"), [this, file] { openFile(file); }}});
    });
    connect(&m_document, &Document::openedReadOnly, this, [this] {
        const bool window = m_document.study()->access() == Study::Access::OtherWindow;
        m_messages->post(MessageKind::Note, window ? tr("Another window has this study open: here it can be looked at, but not changed.") : tr("This study's file cannot be written: it can be looked at, but not changed."),
                         {{tr("Save under another name…"), [this] { saveAs(); }}});
    });
}

} // namespace pare
