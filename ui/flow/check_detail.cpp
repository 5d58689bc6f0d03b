#include "ui/flow/check_detail.h"

#include "ui/models/fact_model.h"
#include "ui/widgets/data_table.h"

#include <QHeaderView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

constexpr int leastHeight = 170; ///< what was expected and found, and why, without scrolling

std::vector<Fact> factsOfCheck(const lint::CheckResult &check)
{
    std::vector<Fact> facts;
    const auto add = [&facts](const QString &name, const QString &text, CellStyle style = CellStyle::Text) {
        if (!text.isEmpty())
            facts.push_back({name, text, style, text});
    };
    const bool failed = check.outcome == lint::Outcome::Failed;
    add(CheckDetail::tr("Rule"),
        u"%1 \u00b7 %2"_s.arg(QString(check.rule->name()), check.rule->spec.label()));
    add(failed ? CheckDetail::tr("Should hold") : CheckDetail::tr("Holds"), check.rule->translatedTitle());
    add(CheckDetail::tr("Expected"), check.expected, CellStyle::Value);
    add(CheckDetail::tr("Found"), check.found, CellStyle::Value);
    add(CheckDetail::tr("Where"), check.where.join(u", "_s), CellStyle::Value);
    if (!failed)
        return facts;
    add(CheckDetail::tr("Why it matters"), check.rule->translatedWhy());
    add(CheckDetail::tr("What to do"), check.rule->translatedFix());
    return facts;
}

} // namespace

CheckDetail::CheckDetail(QWidget *parent)
    : QWidget(parent), m_facts(new FactModel(this)),
      m_table(new DataTable(tr("The chosen check"), u"checkFacts"_s))
{
    setObjectName(u"checkDetail"_s);
    setAccessibleName(tr("The chosen check"));
    m_table->setModel(m_facts);
    m_table->horizontalHeader()->hide();
    m_table->setColumns({{.pixels = 118}, {.stretch = 1}});
    setMinimumHeight(leastHeight);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table);
}

void CheckDetail::show(const lint::CheckResult &check)
{
    m_facts->setFacts(factsOfCheck(check));
    m_table->scrollToTop();
    setAccessibleDescription(check.message);
    setVisible(true);
}

} // namespace claimcheck::ui::flow
