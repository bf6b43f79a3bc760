// A document on a small model, opened as the window opens it, with a state folder of its own; variants nobody measured on request.
#pragma once

#include "core/formats/onnx_file.h"
#include "tests/core/study/made_up_variants.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"
#include "ui/models/document.h"
#include "ui/theme/theme_control.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace pare::test {

class OpenedDocument {
public:
    OpenedDocument()
    {
        qputenv("XDG_STATE_HOME", m_folder.path().toUtf8());
        qputenv("XDG_CONFIG_HOME", m_folder.path().toUtf8());
        QCoreApplication::setOrganizationName(QStringLiteral("pare-test"));
        QCoreApplication::setApplicationName(QStringLiteral("pare-test"));
        m_theme = std::make_unique<ThemeControl>(*qApp);
        m_document = std::make_unique<Document>();
        open();
    }
    ~OpenedDocument()
    {
        m_document->jobs().cancelAll();
        m_document.reset();
        waitForJobThreads(std::chrono::milliseconds(5000));
    }

    Document &document() { return *m_document; }
    ThemeControl &theme() { return *m_theme; }
    [[nodiscard]] QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    // int8-static (kept, best), int8-dynamic (slower), prune-30 (unclear), prune-50 (collapsed), prune-30-int8 (past the guard).
    void addSixVariants()
    {
        const std::vector<Variant> made = sixVariants();
        const auto study = m_document->study();
        const int64_t source = m_document->sourceEntry()->variant.id;
        VERIFIED(study->setMeasurement(source, made.front().measurement, "a machine"));
        for (size_t i = 1; i < made.size(); ++i) {
            Variant variant = made[i];
            variant.parent = source;
            VERIFIED(study->addVariant(variant, m_document->source()->model()));
        }
        m_document->setNote(source, QString()); // reads the study again
    }
    [[nodiscard]] int64_t idOf(const std::string &name) const
    {
        for (const VariantEntry &entry : m_document->variants())
            if (entry.variant.name == name)
                return entry.variant.id;
        return 0;
    }

private:
    void open()
    {
        const Model model = modelOf("agraph (float[N,1,8,8] images) => (float[N,10] logits) {"
                                    "  c = Conv<pads=[1,1,1,1]>(images, w)  r = Relu(c)  p = GlobalAveragePool(r)  f = Flatten(p)  logits = Gemm(f, g) }",
                                    {"w[16,1,3,3]", "g[16,10]"});
        VERIFIED(saveOnnx(model, path("net.onnx").toStdString()));
        QSignalSpy opened(m_document.get(), &Document::opened);
        m_document->openModel(path("net.onnx").toStdString());
        QVERIFY(opened.wait(20000));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<ThemeControl> m_theme;
    std::unique_ptr<Document> m_document;
};

} // namespace pare::test
