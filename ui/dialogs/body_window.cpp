#include "ui/dialogs/body_window.h"

#include "core/analysis/body_model.h"
#include "ui/canvas/graph_canvas.h"
#include "ui/dialogs/dialog_parts.h"
#include "ui/dialogs/tensor_window.h"
#include "ui/jobs/job.h"
#include "ui/models/scene_of_model.h"
#include "ui/panels/layer_sheet.h"
#include "ui/theme/fonts.h"
#include "ui/theme/language.h"
#include "ui/theme/metrics.h"

#include <QCoreApplication>
#include <QDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QShortcut>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>
#include <utility>

namespace pare {

namespace {

// A place on the way: a model, or one of the bodies of a node of the place before.
struct Place {
    ModelViewPtr view;
    QString title;            // "fashion", "If_3"
    NodeId node{};            // of the place before
    std::vector<Body> bodies; // of that node
    size_t shown = 0;         // which of them
};

class BodyWindow : public QDialog {
    Q_DECLARE_TR_FUNCTIONS(BodyWindow)

public:
    BodyWindow(ModelViewPtr view, const QString &title, QWidget *parent)
        : QDialog(parent, Qt::Window), m_crumbs(new QHBoxLayout), m_canvas(new GraphCanvas(this)), m_sheet(new LayerSheet(this)), m_details(new QLabel(this))
    {
        setAttribute(Qt::WA_DeleteOnClose);
        m_way.push_back({std::move(view), title, {}, {}, 0});
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        m_crumbs->setContentsMargins(scaled(space::paneMargin), scaled(2), scaled(space::paneMargin), scaled(2));
        m_crumbs->setSpacing(scaled(2));
        layout->addLayout(m_crumbs);
        auto *halves = new QSplitter(Qt::Horizontal, this);
        halves->setChildrenCollapsible(false);
        halves->addWidget(m_canvas);
        halves->addWidget(m_sheet);
        halves->setStretchFactor(0, 1);
        m_sheet->setMinimumWidth(scaled(260));
        m_sheet->setAccessibleTitle(tr("Inspector"));
        halves->setSizes({scaled(620), scaled(320)});
        layout->addWidget(halves, 1);
        m_details->setContentsMargins(scaled(space::paneMargin), scaled(3), scaled(space::paneMargin), scaled(3));
        m_details->setTextFormat(Qt::PlainText);
        m_details->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        layout->addWidget(m_details);
        connect(m_canvas, &GraphCanvas::nodeActivated, this, [this](int node) {
            if (const LayerRow *row = rowOf(node))
                enter(row->name);
        });
        connect(m_canvas, &GraphCanvas::selectionChanged, this, [this](const std::vector<int> &nodes, int anchor) { tell(nodes.empty() ? nullptr : rowOf(anchor >= 0 ? anchor : nodes.front())); });
        connect(m_canvas, &GraphCanvas::layoutDone, this, [this] {
            if (const auto row = std::exchange(m_reached, std::nullopt)) {
                m_canvas->setSelection({*row}, *row);
                m_canvas->reveal(*row);
                tell(rowOf(*row));
            }
        });
        connect(m_sheet, &LayerSheet::layerChosen, this, [this](const QString &layer) {
            if (const auto row = m_way.back().view->rowOf(layer.toStdString())) {
                m_canvas->setSelection({*row}, *row);
                tell(rowOf(*row));
            }
        });
        connect(m_sheet, &LayerSheet::tensorChosen, this, [this](const QString &tensor) {
            (new TensorWindow(m_way.back().view, tensor.toStdString(), this))->show();
        });
        connect(m_sheet, &LayerSheet::bodyChosen, this, [this](const QString &layer) { enter(layer.toStdString()); });
        auto *back = new QShortcut(QKeySequence(Qt::ALT | Qt::Key_Up), this);
        connect(back, &QShortcut::activated, this, [this] {
            if (m_way.size() > 2)
                leaveTo(m_way.size() - 2);
        });
        rememberSize(this, QStringLiteral("body"), QSize(scaled(1000), scaled(620)));
    }

    // The node's first body; nothing where it has none.
    void enter(const std::string &layer)
    {
        const ModelViewPtr &outer = m_way.back().view;
        const auto id = outer->model().index().find(layer);
        if (!id)
            return;
        std::vector<Body> bodies = bodiesOf(outer->model(), *id);
        if (!bodies.empty())
            open({nullptr, QString::fromStdString(layer), *id, std::move(bodies), 0}, m_way.size());
    }

    // Step by step to a layer that was found inside.
    void enter(InnerMatch inside)
    {
        m_sought = std::move(inside);
        goOn();
    }

private:
    void goOn()
    {
        const size_t steps = m_way.size() - 1;
        if (!m_sought)
            return;
        if (steps == m_sought->way.size()) {
            const std::string layer = std::exchange(m_sought, std::nullopt)->layer;
            m_reached = m_way.back().view->rowOf(layer); // selected when it is drawn
            return;
        }
        const auto &[layer, name] = m_sought->way[steps];
        const Model &outer = m_way.back().view->model();
        const auto id = outer.index().find(layer);
        std::vector<Body> bodies = id ? bodiesOf(outer, *id) : std::vector<Body>();
        const auto body = std::find_if(bodies.begin(), bodies.end(), [&, wanted = name](const Body &one) { return one.name == wanted; });
        if (body == bodies.end()) {
            m_sought.reset();
            return;
        }
        const auto shown = static_cast<size_t>(body - bodies.begin());
        open({nullptr, QString::fromStdString(layer), *id, std::move(bodies), shown}, m_way.size());
    }

    [[nodiscard]] const LayerRow *rowOf(int node) const
    {
        const auto &rows = m_way.back().view->rows();
        return node >= 0 && static_cast<size_t>(node) < rows.size() ? &rows[static_cast<size_t>(node)] : nullptr;
    }

    // Made in the background; it takes its place behind the first `depth` of the way when it is there.
    void open(Place place, size_t depth)
    {
        const ModelViewPtr outer = m_way[depth - 1].view;
        m_details->setText(tr("Opening %1…").arg(place.title));
        m_making.start(
            [outer, node = place.node, body = place.bodies[place.shown]](const RunContext &context) -> Result<ModelViewPtr> {
                return ModelView::of(bodyModel(outer->model(), outer->shapes(), node, body).model, context);
            },
            [this, place, depth](Result<ModelViewPtr> view) mutable {
                if (!view.ok()) {
                    if (view.error().kind != ErrorKind::Cancelled)
                        m_details->setText(QString::fromStdString(view.error().text()));
                    return;
                }
                place.view = *view;
                m_way.resize(depth);
                m_way.push_back(std::move(place));
                showPlace();
                goOn();
            });
    }

    void leaveTo(size_t depth)
    {
        m_way.resize(depth + 1);
        showPlace();
    }

    void showPlace()
    {
        while (QLayoutItem *item = m_crumbs->takeAt(0)) {
            if (item->widget())
                item->widget()->deleteLater(); // this may be the click on one of them
            delete item;
        }
        for (size_t i = 0; i < m_way.size(); ++i)
            addCrumb(i);
        m_crumbs->addStretch(1);
        const Place &place = m_way.back();
        setWindowTitle(place.title);
        SceneRequest request;
        request.title = place.title.toStdString();
        m_canvas->setScene([view = place.view, request] { return sceneOf(*view, request); });
        tell(nullptr);
        m_canvas->setFocus();
    }

    void addCrumb(size_t at)
    {
        const Place &place = m_way[at];
        if (at > 0)
            m_crumbs->addWidget(new QLabel(QStringLiteral("›"), this));
        const auto button = [&](const QString &text, bool current, auto act) {
            auto *made = new QToolButton(this);
            made->setText(text);
            made->setAutoRaise(true);
            made->setCheckable(current);
            made->setChecked(current);
            connect(made, &QToolButton::clicked, this, act);
            m_crumbs->addWidget(made);
            return made;
        };
        if (at == 0) { // the model itself is in the main window
            button(place.title, false, [this] { close(); })->setToolTip(tr("Back to the main window"));
            return;
        }
        const bool last = at + 1 == m_way.size();
        button(place.title, false, [this, at] {
            if (at + 1 < m_way.size())
                leaveTo(at);
        })->setToolTip(last ? tr("This is shown") : tr("Back to it (Alt+Up)"));
        for (size_t i = 0; i < place.bodies.size(); ++i)
            button(QString::fromStdString(place.bodies[i].name), i == place.shown, [this, at, i] {
                Place other = m_way[at];
                other.shown = i;
                open(std::move(other), at);
            })->setToolTip(i == place.shown ? tr("This one is shown") : tr("Show this one"));
    }

    void tell(const LayerRow *row)
    {
        const ModelViewPtr &view = m_way.back().view;
        m_details->setText(tr("%1. Double click on a node with a double outline goes inside.").arg(counted(view->rows().size(), Counted::Layer)));
        if (!row) {
            m_sheet->clear();
            m_sheet->setHead(m_way.back().title, tr("Select a layer to see what it reads, makes and is told."));
            return;
        }
        m_sheet->showFacts(view, *row);
        m_sheet->showParts();
        m_sheet->showWeights();
    }

    std::vector<Place> m_way; // the whole model first
    QHBoxLayout *m_crumbs;
    GraphCanvas *m_canvas;
    LayerSheet *m_sheet;
    QLabel *m_details;
    Job<ModelViewPtr> m_making;
    std::optional<InnerMatch> m_sought; // on the way to it
    std::optional<int> m_reached;       // its row, until it is drawn
};

} // namespace

bool hasBody(const ModelView &view, const std::string &layer)
{
    const auto id = view.model().index().find(layer);
    return id && !bodiesOf(view.model(), *id).empty();
}

void showBody(const ModelViewPtr &view, const QString &title, const std::string &layer, QWidget *parent)
{
    auto *window = new BodyWindow(view, title, parent);
    window->enter(layer);
    window->show();
}

void showBody(const ModelViewPtr &view, const QString &title, const InnerMatch &inside, QWidget *parent)
{
    auto *window = new BodyWindow(view, title, parent);
    window->enter(inside);
    window->show();
}

} // namespace pare
