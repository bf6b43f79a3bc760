// The main window: panels around the centre (Graph, Trade-off, Compare), menus, path bar, messages, status.
#pragma once

#include "app/workbench/fold_pane.h"
#include "app/workbench/graph_page.h"
#include "app/workbench/path_bar.h"
#include "ui/charts/trade_off_chart.h"
#include "ui/models/difference.h"
#include "ui/models/document.h"
#include "ui/panels/changes_panel.h"
#include "ui/panels/compare_panel.h"
#include "ui/panels/difference_page.h"
#include "ui/panels/inspector_panel.h"
#include "ui/panels/jobs_panel.h"
#include "ui/panels/layers_panel.h"
#include "ui/panels/message_bar.h"
#include "ui/panels/quantization_panel.h"
#include "ui/panels/recipe_panel.h"
#include "ui/panels/training_page.h"
#include "ui/panels/variants_panel.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme_control.h"

#include <QMainWindow>
#include <QPointer>

#include <array>
#include <memory>

class QComboBox;
class QLabel;
class QProgressBar;
class QSplitter;
class QStackedWidget;
class QTabBar;
class QTabWidget;
class QToolButton;

namespace pare {

class Tour;
class TradeOffWindow;
class ViewBar;

class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(Document &document, ThemeControl &theme, QWidget *parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] GraphPage *graph() const { return m_graph; }
    [[nodiscard]] TradeOffChart *chart() const { return m_chart; }
    [[nodiscard]] TradeOffWindow *chartWindow() const { return m_chartWindow.get(); } // null while the chart is in this window
    [[nodiscard]] LayersPanel *layersPanel() const { return m_layers; }
    [[nodiscard]] RecipePanel *recipePanel() const { return m_recipe; }
    [[nodiscard]] JobsPanel *jobsPanel() const { return m_jobs; }
    [[nodiscard]] VariantsPanel *variantsPanel() const { return m_variants; }
    [[nodiscard]] QuantizationPanel *quantization() const { return m_quantization; }
    [[nodiscard]] InspectorPanel *inspector() const { return m_inspector; }
    [[nodiscard]] MessageBar *messages() const { return m_messages; }
    [[nodiscard]] PathBar *pathBar() const { return m_path; }

    [[nodiscard]] Difference *difference() const { return m_difference; }
    [[nodiscard]] DifferencePage *differencePage() const { return m_differencePage; }
    [[nodiscard]] ChangesPanel *changesPanel() const { return m_changes; }
    [[nodiscard]] TrainingPage *trainingPage() const { return m_training; }

    enum Centre { GraphCentre, TradeOffCentre, CompareCentre, DifferenceCentre, TrainingCentre, CentreCount };
    void showCentre(Centre centre);
    void setChartInWindow(bool on);
    void openFile(const QString &path);
    // Opens the first, and compares it with the second when it is there.
    void openAndCompare(const QString &first, const QString &second);
    void restore();
    void startTour();
    void offerRecovery(); // a message for an untitled study that nobody has open, with Open and Remove

    void save(); // size, layout: what restore() takes up

Q_SIGNALS:
    void languageChanged(); // by the preferences: a window made anew has the new words

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    enum class SizeClass { Wide, Medium, Narrow }; // from 1500, from 1150, below
    enum Pane { LeftPane, BottomPane, RightPane, PaneCount };
    void setSmallestSize();
    void followTextSize();
    void buildPanes();
    void buildViewBar();
    void showTrainingTab();
    void buildMenus();
    void buildFileMenu();
    void buildEditMenu();
    void buildViewMenu();
    void buildSelectMenu();
    void buildRecipeMenu();
    void buildRunMenu();
    void buildCompareMenu();
    void buildHelpMenu();
    void connectAll();
    void connectPanels();
    void connectJobs();
    void connectChart();
    void connectOpening();
    void connectNews();
    void connectStudy();
    void connectDocument();
    [[nodiscard]] SizeClass sizeClassOf(int width) const;
    void arrange(SizeClass size);
    void buildChartAway();
    void placeChart();
    void placeMessages();
    void divideBottom();
    void fold(Pane pane, bool folded, bool byHand);
    void foldWhereDraggedAway(QSplitter *splitter);
    void showPane(Pane pane);
    void showRecipe();
    void showInspector();
    void setDefaultSizes();
    void restoreLayout();
    void saveLayout() const;
    void resetLayout();
    void focusPane(int by);
    [[nodiscard]] FoldPane *foldPane(Pane pane) const;
    [[nodiscard]] std::pair<QSplitter *, int> placeOf(Pane pane) const;
    void refreshActions();
    void refreshChart();
    void refreshStatus();
    void refreshWork();
    void refreshVariantsBox();
    void showLoading();
    void showLayerMenu(const QPoint &globalPosition);
    void chipClicked(int chip);
    void run();
    void treatMatches();
    [[nodiscard]] QString whyNotSensitivityOfSelection() const;
    void offerToMeasure(ColourBy mode);
    void offerLeftOver();
    void goToBookmark(int by);
    void fillBookmarks(QMenu *menu);
    void showQuantization();
    void selectSameOperator();
    void showOnlyUses();
    void showReasonsIn(QMenu *menu);
    void openDialog();
    void saveAs();
    void showData();
    void showExport(std::optional<int64_t> variant = std::nullopt);
    void showBatch();
    void showTensor(const QString &tensor);
    void showTraining();
    void showPreferences();
    void showShortcuts();
    void showInstalled();
    void showAbout();
    void fillChartMenu(QMenu *menu, std::optional<TradeOffId> id);
    void tellWritten(const QString &path);
    void exportPicture();
    void exportTable();
    void exportReport();
    void compareWithFile();
    void compareWithFile(const QString &path);
    void stepChange(int by);
    [[nodiscard]] GraphCanvas *seenCanvas() const; // of the difference while that is in the centre, else the graph's
    void connectDifference();
    void addRecent(const QString &path);
    void fillRecent(QMenu *menu);
    // A menu of the bar, or of another menu. `text` in English (QT_TR_NOOP).
    QMenu *addMenu(QWidget *to, const char *text);
    // `text` in English (QT_TR_NOOP): the keys that a person gives an action are kept by it.
    QAction *add(QMenu *menu, const char *text, const QKeySequence &keys, std::function<void()> act);
    QAction *add(QMenu *menu, const QString &text, const QKeySequence &keys, std::function<void()> act);
    // An action whose letter key acts only while the graph or the layers table has focus.
    QAction *addLetter(QMenu *menu, const char *text, const QKeySequence &keys, std::function<void()> act);
    void hint(const QString &text);

    Document &m_document;
    ThemeControl &m_theme;
    PathBar *m_path = nullptr;
    LayersPanel *m_layers = nullptr;
    GraphPage *m_graph = nullptr;
    TradeOffChart *m_chart = nullptr;
    QWidget *m_chartAway = nullptr; // stands where the chart would be while that is in its own window
    std::unique_ptr<TradeOffWindow> m_chartWindow;
    ComparePanel *m_compare = nullptr;
    Difference *m_difference = nullptr;
    DifferencePage *m_differencePage = nullptr;
    ChangesPanel *m_changes = nullptr;
    QString m_compareWith; // when what is being opened is there
    InspectorPanel *m_inspector = nullptr;
    RecipePanel *m_recipe = nullptr;
    VariantsPanel *m_variants = nullptr;
    JobsPanel *m_jobs = nullptr;
    QuantizationPanel *m_quantization = nullptr;
    TrainingPage *m_training = nullptr;
    MessageBar *m_messages = nullptr;

    FoldPane *m_leftPane = nullptr;
    FoldPane *m_bottomPane = nullptr;
    FoldPane *m_rightPane = nullptr;
    std::array<std::optional<bool>, PaneCount> m_foldedByHand;
    std::array<int, PaneCount> m_openLength{}; // of panes that are folded now
    QSplitter *m_columns = nullptr; // (left and centre above bottom) | right
    QSplitter *m_mainRows = nullptr;
    QSplitter *m_upper = nullptr;
    QSplitter *m_bottom = nullptr;
    QSplitter *m_right = nullptr;
    QTabWidget *m_bottomTabs = nullptr;
    QTabWidget *m_rightTabs = nullptr;
    QWidget *m_chartHost = nullptr;
    QStackedWidget *m_centre = nullptr;
    QTabBar *m_centreTabs = nullptr;
    QComboBox *m_showing = nullptr;
    QComboBox *m_colourBy = nullptr;
    ViewBar *m_viewBar = nullptr;
    QLabel *m_zoom = nullptr;
    QLabel *m_showingName = nullptr;
    QLabel *m_colourName = nullptr;
    QList<QWidget *> m_graphTools; // of the view bar, while the graph is in the centre
    QProgressBar *m_loading = nullptr;
    QLabel *m_loadingText = nullptr;
    QWidget *m_loadingRow = nullptr;
    QLabel *m_statusSelection = nullptr;
    QLabel *m_statusStudy = nullptr;
    QLabel *m_statusWork = nullptr;
    struct LeftStudy { // untitled, and open nowhere
        std::filesystem::path path;
        QString name;
        int64_t variants = 0;
        int64_t steps = 0; // of its recipe
    };
    Job<std::optional<LeftStudy>> m_recovery;
    SizeClass m_size = SizeClass::Wide;
    double m_scale = scaleFactor();
    bool m_arranged = false;
    std::optional<qint64> m_newVariant;
    QPointer<Tour> m_tour;

    QAction *m_undo = nullptr;
    QAction *m_redo = nullptr;
    QAction *m_closeDocument = nullptr;
    QAction *m_fullScreen = nullptr;
    QAction *m_groupLayers = nullptr;
    QAction *m_chartInWindow = nullptr;
    std::vector<std::pair<QAction *, std::function<QString()>>> m_reasons; // action -> why it cannot be done now
};

} // namespace pare
