#include "ui/dialogs/costs_dialog.h"

#include "core/study/costs.h"
#include "ui/dialogs/dialog_parts.h"
#include "ui/models/document.h"
#include "ui/models/window_words.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QTableWidget>
#include <QVBoxLayout>

#include <cmath>

namespace pare {

namespace {

enum Column { NameColumn, TimeColumn, PriceColumn, EnergyColumn, CarbonColumn, YearPriceColumn, YearCarbonColumn, ChargeColumn, BatteryColumn, ShareColumn, ColumnCount };

// 0 stands for "not given": a figure of nothing gives a cost of nothing.
class FigureBox : public QDoubleSpinBox {
    Q_DECLARE_TR_FUNCTIONS(FigureBox)

public:
    FigureBox(double most, int decimals, const QString &suffix, const QString &name, QWidget *parent) : QDoubleSpinBox(parent)
    {
        setRange(0, most);
        setDecimals(decimals);
        setSuffix(suffix);
        setSpecialValueText(suffix.isEmpty() ? tr("not given") : tr("not given (%1)").arg(suffix.trimmed())); // in which unit, before there is a number
        setKeyboardTracking(false);
        setGroupSeparatorShown(true);
        setMinimumWidth(scaled(84)); // the most that fits in is no number that anybody gives
        setAccessibleName(name);
        setStepType(AdaptiveDecimalStepType);
    }
    void showFigure(const std::optional<double> &figure) { setValue(figure.value_or(0)); }
    [[nodiscard]] std::optional<double> figure() const { return value() > 0 ? std::optional(value()) : std::nullopt; }
};

QString signedPercent(double percent)
{
    const QString digits = QString::number(std::fabs(percent), 'f', 1);
    return (digits == QStringLiteral("0.0") ? QString() : percent < 0 ? QStringLiteral("−") : QStringLiteral("+")) + digits + QStringLiteral(" %");
}

class CostsDialog : public QDialog {
    Q_DECLARE_TR_FUNCTIONS(CostsDialog)

public:
    CostsDialog(Document &document, QWidget *parent)
        : QDialog(parent), m_document(document), m_queries(new FigureBox(1e15, 0, QString(), tr("Queries a day"), this)),
          m_price(new FigureBox(1e6, 4, QString(), tr("Price an hour"), this)), m_currency(new QLineEdit(this)), m_watts(new FigureBox(1e6, 1, tr(" W"), tr("Power"), this)),
          m_grams(new FigureBox(1e5, 0, tr(" g a kWh"), tr("CO2 of the electricity"), this)), m_capacity(new FigureBox(1e9, 2, QString(), tr("Capacity of the battery"), this)), m_unit(new QComboBox(this)),
          m_volts(new FigureBox(1e4, 2, tr(" V"), tr("Voltage of the battery"), this)), m_deviceWatts(new FigureBox(1e6, 2, tr(" W"), tr("Power of the device"), this)),
          m_slower(new FigureBox(1e6, 2, QString(), tr("Times as long on the device"), this)), m_table(new QTableWidget(this)), m_said(new QLabel(this))
    {
        setAttribute(Qt::WA_DeleteOnClose);
        setWindowTitle(tr("Costs"));
        auto *layout = new QVBoxLayout(this);
        auto *head = new QLabel(tr("What the variants cost to run, computed from figures of your own. Nothing here is measured but the source's latency and what each variant takes of it in the same run."), this);
        head->setWordWrap(true);
        layout->addWidget(head);
        auto *form = new QFormLayout;
        form->addRow(tr("&Queries a day"), m_queries);
        auto *price = new QHBoxLayout;
        price->addWidget(m_price, 1);
        m_currency->setMaximumWidth(scaled(70));
        m_currency->setMaxLength(8);
        m_currency->setAccessibleName(tr("Currency"));
        price->addWidget(m_currency);
        form->addRow(tr("&Price of the machine an hour"), price);
        static_cast<QLabel *>(form->labelForField(price))->setBuddy(m_price);
        form->addRow(tr("Power that it &draws"), m_watts);
        form->addRow(tr("CO2 of the &electricity"), m_grams);
        auto *battery = new QHBoxLayout;
        m_unit->addItems({QStringLiteral("Wh"), QStringLiteral("mAh")});
        m_unit->setAccessibleName(tr("Unit of the capacity"));
        m_slower->setPrefix(QStringLiteral("× "));
        battery->addWidget(m_capacity, 1);
        battery->addWidget(m_unit);
        battery->addWidget(m_volts, 1);
        auto *device = new QFormLayout; // beside the machine's figures: the costs are seen without scrolling
        device->addRow(tr("&Battery of a device"), battery);
        static_cast<QLabel *>(device->labelForField(battery))->setBuddy(m_capacity);
        device->addRow(tr("Power that the de&vice draws"), m_deviceWatts);
        device->addRow(tr("&Time on the device"), m_slower);
        m_slower->setToolTip(tr("How many times longer than on this machine an inference takes there; not given: as long as here"));
        auto *figures = new QHBoxLayout;
        figures->setSpacing(scaled(space::groups));
        figures->addLayout(form, 1);
        figures->addLayout(device, 1);
        layout->addLayout(figures);
        constexpr double room = 0.9; // of the screen's width
        if (layout->minimumSize().width() > room * screen()->availableGeometry().width()) // large text: names take a second line
            for (const QFormLayout *part : {form, device})
                for (int row = 0; row < part->rowCount(); ++row)
                    if (auto *name = qobject_cast<QLabel *>(part->itemAt(row, QFormLayout::LabelRole)->widget())) {
                        name->setWordWrap(true);
                        name->setMinimumWidth(scaled(84));
                    }
        m_table->setColumnCount(ColumnCount);
        m_table->setShowGrid(false);
        m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
        m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
        m_table->setSelectionMode(QAbstractItemView::SingleSelection);
        m_table->setAccessibleName(tr("Costs of the variants"));
        m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_table->verticalHeader()->hide();
        m_table->verticalHeader()->setDefaultSectionSize(scaled(space::row));
        m_table->horizontalHeader()->setHighlightSections(false);
        m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
        m_table->setMinimumHeight(scaled(5 * space::row)); // where the screen is low the window scrolls, and the costs are still seen
        layout->addWidget(m_table, 1);
        m_said->setWordWrap(true);
        layout->addWidget(m_said);
        auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
        connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
        layout->addWidget(buttons);
        buttons->button(QDialogButtonBox::Close)->setAutoDefault(false); // Enter takes a figure, and the window stays
        connect(m_unit, &QComboBox::currentIndexChanged, this, [this] {
            m_volts->setVisible(inMah());
            keep();
        });
        for (FigureBox *box : {m_queries, m_price, m_watts, m_grams, m_capacity, m_volts, m_deviceWatts, m_slower})
            connect(box, &QDoubleSpinBox::valueChanged, this, [this] { keep(); });
        connect(m_currency, &QLineEdit::editingFinished, this, [this] { keep(); });
        connect(&document, &Document::opened, this, &QDialog::close);
        connect(&document, &Document::closed, this, &QDialog::close);
        connect(&document, &Document::keptChanged, this, [this] { load(); });
        connect(&document, &Document::variantsChanged, this, [this] { fill(); });
        rememberSize(this, QStringLiteral("costs"), QSize(scaled(1080), scaled(560)));
        load();
        m_queries->selectAll(); // it has the keyboard
    }

private:
    void load()
    {
        m_loading = true;
        m_figures = costFiguresFromJson(m_document.kept(costsKey));
        m_queries->showFigure(m_figures.queriesPerDay);
        m_price->showFigure(m_figures.pricePerHour);
        m_watts->showFigure(m_figures.watts);
        m_grams->showFigure(m_figures.gramsPerKwh);
        m_currency->setText(QString::fromStdString(m_figures.currency));
        const DeviceFigures &device = m_figures.device;
        if (device.batteryWh || device.batteryMah)
            m_unit->setCurrentIndex(device.batteryWh ? 0 : 1);
        m_volts->setVisible(inMah());
        m_capacity->showFigure(inMah() ? device.batteryMah : device.batteryWh);
        m_volts->showFigure(device.batteryVolts);
        m_deviceWatts->showFigure(device.watts);
        m_slower->showFigure(device.timesSlower);
        m_loading = false;
        fill();
    }

    [[nodiscard]] bool inMah() const { return m_unit->currentIndex() == 1; }

    void keep()
    {
        if (m_loading)
            return;
        CostFigures figures{m_queries->figure(), m_price->figure(), m_watts->figure(), m_grams->figure()};
        (inMah() ? figures.device.batteryMah : figures.device.batteryWh) = m_capacity->figure();
        if (inMah())
            figures.device.batteryVolts = m_volts->figure();
        figures.device.watts = m_deviceWatts->figure();
        figures.device.timesSlower = m_slower->figure();
        if (!m_currency->text().trimmed().isEmpty())
            figures.currency = m_currency->text().trimmed().toStdString();
        if (!(figures == m_figures))
            m_document.keep(costsKey, toJson(figures), tr("change of the cost figures"));
    }

    void fill()
    {
        const QString money = QString::fromStdString(m_figures.currency);
        m_table->setHorizontalHeaderLabels({tr("Variant"), tr("Inference"), tr("%1 a million").arg(money), tr("kWh a million"), tr("g CO2 a million"), tr("%1 a year").arg(money),
                                            tr("kg CO2 a year"), tr("Inferences a charge"), tr("Battery an hour"), tr("Against the source")});
        // A column that no figure was given for would only take room.
        const bool device = m_figures.device.battery() && m_figures.device.watts;
        for (const int column : {YearPriceColumn, YearCarbonColumn})
            m_table->setColumnHidden(column, !m_figures.queriesPerDay);
        m_table->setColumnHidden(ChargeColumn, !device);
        m_table->setColumnHidden(BatteryColumn, !device || !m_figures.queriesPerDay);
        bool keepsUp = true;
        m_table->horizontalHeaderItem(NameColumn)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        const VariantEntry *source = m_document.sourceEntry();
        m_table->setRowCount(0);
        int row = 0;
        bool timed = false;
        for (const VariantEntry &entry : m_document.variants()) {
            const auto costs = source ? costsOf(entry.variant, entry.measurement, source->measurement, m_figures) : std::nullopt;
            timed = timed || costs;
            m_table->insertRow(row);
            const auto put = [&](int column, const QString &text, const QString &tip) {
                auto *item = new QTableWidgetItem(text);
                item->setToolTip(tip);
                if (column != NameColumn) {
                    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
                    item->setFont(numberFont());
                }
                m_table->setItem(row, column, item);
            };
            const auto cost = [&](int column, const std::optional<Cost> &value, const QString &needs, double factor = 1, const QString &unit = {}) {
                const auto text = [&](double number) { return QString::fromStdString(costText(number * factor, "")).trimmed() + unit; };
                put(column, value ? text(value->value) : QStringLiteral("–"),
                    value ? tr("%1 to %2 by the 95 % interval of the latency, computed").arg(text(value->range.lo), text(value->range.hi)) : needs);
            };
            put(NameColumn, QString::fromStdString(entry.variant.name), QString::fromStdString(entry.variant.name));
            const QString untimed = tr("Its latency was not measured");
            const auto digits = [&](double ms) { return QString::number(ms, 'f', costs->milliseconds < 10 ? 4 : 2); };
            if (costs)
                put(TimeColumn, tr("%1 ms (%2 to %3)").arg(digits(costs->milliseconds), digits(costs->millisecondsRange.lo), digits(costs->millisecondsRange.hi)),
                    (entry.variant.isSource ? tr("median, measured") : tr("the source's median times the ratio measured in one run")) + tr("; in brackets its 95 % interval, by which every cost beside it has one too"));
            else
                put(TimeColumn, QStringLiteral("–"), untimed);
            const Costs none;
            const Costs &own = costs ? *costs : none;
            cost(PriceColumn, own.pricePerMillion, costs ? tr("Give the price an hour") : untimed);
            cost(EnergyColumn, own.kwhPerMillion, costs ? tr("Give the power") : untimed);
            cost(CarbonColumn, own.gramsPerMillion, costs ? tr("Give the power and the CO2 of the electricity") : untimed);
            cost(YearPriceColumn, own.pricePerYear, costs ? tr("Give the price an hour and the queries a day") : untimed);
            cost(YearCarbonColumn, own.kilogramsPerYear, costs ? tr("Give queries, power and the CO2 of the electricity") : untimed);
            cost(ChargeColumn, own.inferencesPerCharge, untimed);
            cost(BatteryColumn, own.batteryPerHour, untimed, 100, QStringLiteral(" %"));
            keepsUp = keepsUp && own.deviceKeepsUp;
            const auto whole = source ? costsOf(source->variant, source->measurement, source->measurement, m_figures) : std::nullopt;
            const bool both = costs && whole && !entry.variant.isSource;
            const auto against = [&](double ms) { return signedPercent(100 * (ms / whole->milliseconds - 1)); };
            put(ShareColumn, both ? tr("%1 (%2 to %3)").arg(against(costs->milliseconds), against(costs->millisecondsRange.lo), against(costs->millisecondsRange.hi)) : QStringLiteral("–"),
                both ? tr("of every cost: all of them go with the latency; in brackets the 95 % interval") : tr("the source itself, or not measured"));
            ++row;
        }
        QString said = QString::fromStdString(figuresText(m_figures, windowWords()));
        if (!said.isEmpty())
            said[0] = said[0].toUpper();
        if (said.isEmpty())
            said = tr("Give at least one figure.");
        else
            said += tr(". The machine counts for as long as it computes.");
        if (!timed)
            said = tr("No latency was measured yet: Run > Measure baseline.");
        if (source && m_figures.queriesPerDay)
            if (const auto whole = costsOf(source->variant, source->measurement, source->measurement, m_figures); whole && whole->machines)
                said += tr(" The source keeps %1 machines busy all day.").arg(*whole->machines, 0, 'g', 3);
        if (!keepsUp)
            said += tr(" The device cannot keep up with these queries in every variant: its battery an hour is then that of computing without a pause.");
        else if (m_figures.device.battery() && !m_figures.device.watts)
            said += tr(" For the battery, give the power that the device draws too.");
        m_said->setText(said);
    }

    Document &m_document;
    FigureBox *m_queries;
    FigureBox *m_price;
    QLineEdit *m_currency;
    FigureBox *m_watts;
    FigureBox *m_grams;
    FigureBox *m_capacity;
    QComboBox *m_unit;
    FigureBox *m_volts; // with mAh
    FigureBox *m_deviceWatts;
    FigureBox *m_slower;
    QTableWidget *m_table;
    QLabel *m_said;
    CostFigures m_figures;
    bool m_loading = false;
};

} // namespace

void showCosts(Document &document, QWidget *parent)
{
    (new CostsDialog(document, parent))->show();
}

} // namespace pare
