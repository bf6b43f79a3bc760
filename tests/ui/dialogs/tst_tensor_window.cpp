// Looking into a tensor: the numbers that are there, at chosen positions, stored and unpacked, as a file.
#include "core/formats/npy_header.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"
#include "ui/canvas/graph_canvas.h"
#include "ui/charts/heat_map.h"
#include "ui/dialogs/body_window.h"
#include "ui/dialogs/tensor_window.h"
#include "ui/models/tensor_table.h"
#include "ui/panels/layer_sheet.h"
#include "ui/theme/theme_control.h"

#include <QCheckBox>
#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

#include <cstring>

using namespace pare;

class TestTensorWindow : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<ThemeControl> m_theme;

    static ModelViewPtr viewOf(const Model &model) { return VERIFIED(ModelView::of(model, {})); }
    static QString cell(const TensorWindow &window, int row, int column) { return window.table()->index(row, column).data().toString(); }
    static QString textOf(const TensorWindow &window)
    {
        QString all;
        for (const QLabel *label : window.findChildren<QLabel *>())
            all += label->text() + QLatin1Char('\n');
        return all;
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_CONFIG_HOME", m_folder.path().toUtf8());
        QCoreApplication::setOrganizationName(QStringLiteral("pare-test"));
        m_theme = std::make_unique<ThemeControl>(*qApp);
    }

    // Inside of an If: the same sheet as in the Inspector, links between layers, and the constant from around it opens.
    void whatRunsInsideOfALayerIsToldLayerByLayer()
    {
        const Model model = test::modelOf("g (bool b, float[1,3,8,8] x) => (float[1,2,4,4] y) { y = If(b) <"
                                          "then_branch = t () => (p) { h = Relu(x) p = Conv<strides=[2,2], pads=[1,1,1,1]>(h, w) }, "
                                          "else_branch = e () => (q) { q = Conv<strides=[2,2], pads=[1,1,1,1]>(x, w) }>}",
                                          {"w[2,3,3,3]"});
        QVERIFY(hasBody(*viewOf(model), model.graph().node(0).name()));
        QWidget owner;
        showBody(viewOf(model), QStringLiteral("net"), model.graph().node(0).name(), &owner);
        auto *window = owner.findChild<QDialog *>();
        auto *canvas = window->findChild<GraphCanvas *>();
        QTRY_VERIFY(canvas->drawing() != nullptr);
        const auto &nodes = canvas->drawing()->scene().nodes;
        const auto conv = std::ranges::find(nodes, "Conv", &SceneNode::op);
        QVERIFY(conv != nodes.end());
        Q_EMIT canvas->selectionChanged({static_cast<int>(conv - nodes.begin())}, static_cast<int>(conv - nodes.begin()));
        const auto labels = [&] {
            QStringList texts;
            for (const QLabel *label : window->findChild<LayerSheet *>()->findChildren<QLabel *>())
                if (label->isVisibleTo(window))
                    texts << label->text();
            return texts;
        };
        QTRY_VERIFY2(labels().contains(QStringLiteral("[2, 2]")), qPrintable(labels().join(QLatin1Char('\n')))); // strides; rows are shown a turn later
        QVERIFY(!labels().filter(QStringLiteral("constant float32 2x3x3x3")).isEmpty());
        const auto link = [&](const QString &text) {
            const auto all = window->findChild<LayerSheet *>()->findChildren<QLabel *>();
            const auto found = std::ranges::find_if(all, [&](const QLabel *label) { return label->text().contains(text) && label->isVisibleTo(window); });
            return found == all.end() ? nullptr : *found;
        };
        Q_EMIT link(QStringLiteral("constant float32"))->linkActivated(QStringLiteral("open"));
        auto *tensor = window->findChild<TensorWindow *>();
        QVERIFY(tensor != nullptr);
        QCOMPARE(tensor->table()->rowCount(), 3);
        QTRY_VERIFY(link(QStringLiteral("from")) != nullptr);
        Q_EMIT link(QStringLiteral("from"))->linkActivated(QStringLiteral("0")); // to the layer that it reads
        QCOMPARE(canvas->drawing()->scene().node(canvas->selection().at(0)).op, std::string("Relu"));
        QVERIFY(!labels().contains(QStringLiteral("[2, 2]")));
    }

    void theLastTwoAxesAreRowsAndColumns()
    {
        const Model model = test::modelOf("g (float[1,3,8,8] x) => (float[1,2,6,6] y) { y = Conv(x, w) }", {"w[2,3,3,3]"});
        const std::vector<double> values = VERIFIED(toDoubles(*model.index().constant("w"), model.payloads()));
        auto *window = new TensorWindow(viewOf(model), "w");
        window->show();
        QCOMPARE(window->table()->rowCount(), 3);
        QCOMPARE(window->table()->columnCount(), 3);
        QCOMPARE(cell(*window, 1, 2), window->table()->text(values[5]));
        const auto positions = window->findChildren<QSpinBox *>();
        QCOMPARE(positions.size(), 2);
        positions[0]->setValue(1);
        positions[1]->setValue(2);
        QCOMPARE(cell(*window, 1, 2), window->table()->text(values[27 + 18 + 5]));
        QCOMPARE(positions[1]->maximum(), 2);
        QTRY_COMPARE(window->channels()->rowCount(), 2); // of axis 0
        QTRY_VERIFY(textOf(*window).contains("float32 2×3×3×3 · 54 values · 216 B"));
        QVERIFY(!window->unpacked());
        window->close();
    }

    void storedIntegersAreShownAsWhatTheyStandForWhenAsked()
    {
        const Model model = test::modelOf("g (float[4] x) => (float[2,4] y) { q = Constant<value = uint8[2,4] {0, 1, 2, 3, 4, 5, 6, 7}>() s = Constant<value = float {0.5}>() "
                                          "z = Constant<value = uint8 {2}>() d = DequantizeLinear(q, s, z) y = Add(d, x) }");
        auto *window = new TensorWindow(viewOf(model), "q");
        window->show();
        QCOMPARE(cell(*window, 1, 3), QString("7"));
        QVERIFY(window->unpacked());
        QVERIFY2(window->unpacked()->text().contains("(stored − zero point) × scale, scale 0.5; zero point 2"), qPrintable(window->unpacked()->text()));
        window->unpacked()->setChecked(true);
        QCOMPARE(cell(*window, 1, 3), QString("2.5"));
        QTRY_VERIFY(textOf(*window).contains("-1 to 2.5, mean 0.75"));
        window->close();
    }

    void oneAxisStandsUprightAndAScalarIsOneCell()
    {
        const Model model = test::modelOf("g (float[4] x) => (float[4] y) { s = Constant<value = float {3.0}>() a = Add(x, w) y = Mul(a, s) }", {"w[4]"});
        auto *window = new TensorWindow(viewOf(model), "w");
        QCOMPARE(window->table()->rowCount(), 4);
        QCOMPARE(window->table()->columnCount(), 1);
        delete window;
        window = new TensorWindow(viewOf(model), "s");
        QCOMPARE(cell(*window, 0, 0), QString("3"));
        delete window;
    }

    void thePictureTellsTheValueUnderTheKeyboard()
    {
        const Model model = test::modelOf("g (float[1,4] x) => (float[1,3] y) { y = MatMul(x, w) }", {"w[4,3]"});
        auto *window = new TensorWindow(viewOf(model), "w");
        window->show();
        QTest::keyClick(window->picture(), Qt::Key_Right);
        QTest::keyClick(window->picture(), Qt::Key_Down);
        QCOMPARE(window->picture()->currentText(), QStringLiteral("[1, 1] ") + window->table()->text(*window->table()->value(1, 1)));
        window->close();
    }

    void copyTakesTheNumbersInSight()
    {
        const Model model = test::modelOf("g (float[1,2] x) => (float[1,2] y) { y = MatMul(x, w) }", {"w[2,2]"});
        auto *window = new TensorWindow(viewOf(model), "w");
        window->show();
        for (QPushButton *button : window->findChildren<QPushButton *>())
            if (button->text() == "&Copy")
                button->click();
        QCOMPARE(QApplication::clipboard()->text(), cell(*window, 0, 0) + "\t" + cell(*window, 0, 1) + "\n" + cell(*window, 1, 0) + "\t" + cell(*window, 1, 1));
        window->close();
    }

    void savedArraysAreWhatNumpyReads_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("written");
        QTest::newRow("float32") << int(pb::TensorProto::FLOAT) << int(pb::TensorProto::FLOAT);
        QTest::newRow("float16") << int(pb::TensorProto::FLOAT16) << int(pb::TensorProto::FLOAT16);
        QTest::newRow("bfloat16") << int(pb::TensorProto::BFLOAT16) << int(pb::TensorProto::FLOAT);
        QTest::newRow("int64") << int(pb::TensorProto::INT64) << int(pb::TensorProto::INT64);
        QTest::newRow("int4") << int(pb::TensorProto::INT4) << int(pb::TensorProto::INT8);
        QTest::newRow("uint4") << int(pb::TensorProto::UINT4) << int(pb::TensorProto::UINT8);
        QTest::newRow("bool") << int(pb::TensorProto::BOOL) << int(pb::TensorProto::BOOL);
    }

    void savedArraysAreWhatNumpyReads()
    {
        QFETCH(int, type);
        QFETCH(int, written);
        pb::ModelProto proto;
        proto.set_ir_version(10);
        proto.add_opset_import()->set_version(21);
        proto.mutable_graph()->set_name("g");
        auto &tensor = *proto.mutable_graph()->add_initializer();
        tensor.set_name("w");
        tensor.set_data_type(type);
        tensor.add_dims(3);
        tensor.add_dims(5);
        std::string bytes(static_cast<size_t>(*elementBytes(type, 15)), '\0');
        for (size_t i = 0; i < bytes.size(); ++i)
            bytes[i] = type == pb::TensorProto::BOOL ? static_cast<char>(i % 2) : static_cast<char>(i * 29 % 100);
        tensor.set_raw_data(bytes);
        const Model model(std::move(proto), {});
        auto *window = new TensorWindow(viewOf(model), "w");
        const QString path = m_folder.filePath("w.npy");
        VERIFIED(window->saveAs(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const std::string content = file.readAll().toStdString();
        const NpyHeader header = VERIFIED(parseNpyHeader(content, "w.npy"));
        QCOMPARE(header.type, written);
        QCOMPARE(header.shape, (std::vector<int64_t>{3, 5}));
        QCOMPARE(header.dataOffset % 64, 0);
        QCOMPARE(static_cast<int64_t>(content.size()), header.dataOffset + header.dataBytes);
        pb::TensorProto back;
        back.set_data_type(header.type);
        back.add_dims(15);
        back.set_raw_data(content.substr(static_cast<size_t>(header.dataOffset)));
        const auto a = VERIFIED(toDoubles(back, {}));
        const auto b = VERIFIED(toDoubles(*model.index().constant("w"), {}));
        QCOMPARE(a, b);
        delete window;
    }

    void aFolderThatCannotBeWrittenIsSaid()
    {
        const Model model = test::modelOf("g (float[4] x) => (float[4] y) { y = Add(x, w) }", {"w[4]"});
        TensorWindow *window = new TensorWindow(viewOf(model), "w");
        const Error error = REFUSED(window->saveAs("/nowhere/at/all/w.npy"));
        QVERIFY(error.text().find("/nowhere/at/all") != std::string::npos);
        delete window;
    }
};

QTEST_MAIN(TestTensorWindow)
#include "tst_tensor_window.moc"
