// What the foot of the recipe says of a result that is not there yet, and why it cannot be run.
#include "core/base/units.h"
#include "tests/ui/support/opened_document.h"
#include "ui/panels/recipe_foot.h"

#include <QLabel>
#include <QPushButton>

#include <algorithm>

using namespace pare;

class TestRecipeFoot : public QObject {
    Q_OBJECT

    static bool says(const RecipeFoot &foot, const QString &text)
    {
        const auto labels = foot.findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) { return label->text().contains(text); });
    }

private Q_SLOTS:
    void withoutStepsTheModelKeepsItsSize()
    {
        test::OpenedDocument opened;
        RecipeFoot foot(opened.document());
        const int64_t size = opened.document().about().sizeBytes;
        const QString own = QString::fromStdString(formatBytes(size));
        RecipeEstimate estimate;
        estimate.exact = true;
        estimate.sizeBytes = 2 * size; // as it would be written anew
        foot.showEstimate(estimate);
        QVERIFY(says(foot, QStringLiteral("Size %1 of %1 (computed)").arg(own)));

        Recipe recipe;
        recipe.steps = {RecipeStep{}};
        recipe.steps[0].pass = "prune-channels";
        opened.document().setRecipe(recipe, QStringLiteral("Add a step"));
        foot.showEstimate(estimate);
        QVERIFY(says(foot, QStringLiteral("Size %1 of %2 (computed, plus its recipe)").arg(QString::fromStdString(formatBytes(2 * size)), own)));
    }

    void whatStandsInTheWayOfRunIsSaid()
    {
        test::OpenedDocument opened;
        RecipeFoot foot(opened.document());
        foot.showRun();
        QVERIFY(says(foot, QStringLiteral("the recipe has no enabled step")));
        QCOMPARE(foot.runButton()->accessibleDescription(), opened.document().whyNotRun());
    }
};

QTEST_MAIN(TestRecipeFoot)
#include "tst_recipe_foot.moc"
