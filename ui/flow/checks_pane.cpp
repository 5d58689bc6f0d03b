#include "ui/flow/checks_pane.h"

#include "ui/flow/check_detail.h"
#include "ui/flow/response_tokens.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/data_table.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

using claimcheck::flow::ReceivedToken;

namespace {

struct RulesRow
{
    std::optional<lint::RuleProfile> profile;
    const char *text;
};

constexpr RulesRow rulesRows[] = {
    {std::nullopt, QT_TRANSLATE_NOOP("claimcheck::ui::flow::ChecksPane", "Rules by scope")},
    {lint::RuleProfile::PlainOAuth, QT_TRANSLATE_NOOP("claimcheck::ui::flow::ChecksPane", "Plain OAuth")},
    {lint::RuleProfile::BestPractice, QT_TRANSLATE_NOOP("claimcheck::ui::flow::ChecksPane", "Best practice")},
    {lint::RuleProfile::OpenIdConnect,
     QT_TRANSLATE_NOOP("claimcheck::ui::flow::ChecksPane", "OpenID Connect")},
    {lint::RuleProfile::Fapi2, QT_TRANSLATE_NOOP("claimcheck::ui::flow::ChecksPane", "FAPI 2.0")},
};

} // namespace

ChecksPane::ChecksPane(QWidget *parent)
    : Pane(tr("Checks"), u"checksPane"_s, parent), m_model(new ChecksModel(this)),
      m_table(new DataTable(tr("Checks of the run"), u"checksTable"_s)), m_detail(new CheckDetail),
      m_passed(new Chip(u"checksPassed"_s, this)), m_warnings(new Chip(u"checksWarnings"_s, this)),
      m_errors(new Chip(u"checksErrors"_s, this)), m_notes(new Chip(u"checksNotes"_s, this)),
      m_toCome(new Chip(u"checksToCome"_s, this)), m_tokensLabel(new QLabel(tr("Tokens:"), this)),
      m_tokens(new QWidget(this))
{
    for (Chip *chip : {m_passed, m_errors, m_warnings, m_notes, m_toCome})
        addChip(chip);
    m_tokensLabel->setObjectName(u"tokensLabel"_s);
    m_tokensLabel->setAccessibleName(tr("Tokens"));
    m_tokensLabel->setProperty("tone", u"muted"_s);
    m_tokens->setObjectName(u"runTokens"_s);
    m_tokens->setAccessibleName(tr("Tokens of the run"));
    auto *row = new QHBoxLayout(m_tokens);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    row->addWidget(new Chip(tr("none yet"), Tone::Neutral, u"noTokens"_s, m_tokens));
    addControl(makeRules());
    addControl(m_tokensLabel);
    addControl(m_tokens);
    m_table->setModel(m_model);
    m_table->horizontalHeader()->hide();
    m_table->setColumns({{.pixels = 40}, {.pixels = 70}, {.stretch = 1}, {.pixels = 190}});
    auto *parts = new QSplitter(Qt::Horizontal, this);
    parts->setObjectName(u"checksParts"_s);
    parts->setAccessibleName(tr("Checks and the chosen one"));
    parts->setChildrenCollapsible(false);
    parts->addWidget(m_table);
    parts->addWidget(m_detail);
    parts->setSizes({760, 560});
    m_detail->hide();
    addBody(parts);
    connect(m_model, &QAbstractItemModel::modelReset, m_detail, &QWidget::hide);
    connect(m_table, &DataTable::currentRowChanged, this, &ChecksPane::chooseCheck);
    connect(m_table, &QAbstractItemView::clicked, this,
            [this](const QModelIndex &cell) { chooseCheck(cell.row()); });
}

QWidget *ChecksPane::makeRules()
{
    auto *rules = new QComboBox(this);
    rules->setObjectName(u"checksRules"_s);
    rules->setAccessibleName(tr("How strictly the run is judged"));
    rules->setToolTip(
        tr("How strictly the run is judged. By scope: OpenID Connect with openid, else best practice."));
    for (const RulesRow &row : rulesRows)
        rules->addItem(tr(row.text));
    connect(rules, &QComboBox::currentIndexChanged, this,
            [this](int index) { emit rulesChosen(rulesRows[index].profile); });
    return rules;
}

void ChecksPane::chooseCheck(int row)
{
    const lint::CheckResult *check = m_model->check(row);
    if (!check)
        return;
    m_detail->show(*check);
    if (check->messageNumber > 0)
        emit checkChosen(*check);
}

void ChecksPane::show(const claimcheck::flow::FlowResult &result, int stillToCome)
{
    m_model->setChecks(result.checks);
    showCounts(stillToCome);
    showTokens(result.tokens);
}

void ChecksPane::showCounts(int stillToCome)
{
    const CheckCounts counts = m_model->counts();
    const auto text = [](int count, const QString &words) { return count > 0 ? words : QString(); };
    m_passed->set(text(counts.passed, tr("%n passed", nullptr, counts.passed)), Tone::Ok, Chip::Mark::OfTone);
    m_errors->set(
        text(counts.errors, counts.errors == 1 ? tr("1 error") : tr("%1 errors").arg(counts.errors)),
        Tone::Error, Chip::Mark::OfTone);
    m_warnings->set(text(counts.warnings,
                         counts.warnings == 1 ? tr("1 warning") : tr("%1 warnings").arg(counts.warnings)),
                    Tone::Warning, Chip::Mark::OfTone);
    m_notes->set(text(counts.notes, counts.notes == 1 ? tr("1 note") : tr("%1 notes").arg(counts.notes)),
                 Tone::Info, Chip::Mark::OfTone);
    m_toCome->set(text(stillToCome, tr("%n still to come", nullptr, stillToCome)));
}

void ChecksPane::showTokens(const std::vector<ReceivedToken> &tokens)
{
    std::vector<QByteArray> texts;
    std::ranges::transform(tokens, std::back_inserter(texts), &ReceivedToken::text);
    if (texts == m_shownTokens)
        return;
    m_shownTokens = std::move(texts);
    while (QLayoutItem *item = m_tokens->layout()->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide(); // it goes when the event loop has come round
            item->widget()->deleteLater();
        }
        delete item;
    }
    for (const ReceivedToken &token : tokens) {
        const QByteArray role(tokenRoleName(token.role).data());
        auto *link = new Button(tokenTitle(role), u"runToken."_s + QString::fromLatin1(role),
                                ButtonKind::Link, m_tokens);
        link->setToolTip(
            tr("From message %1. Opens in Inspect, with the issuer's keys.").arg(token.messageNumber));
        connect(link, &QPushButton::clicked, this, [this, text = token.text] { emit openToken(text); });
        m_tokens->layout()->addWidget(link);
    }
    if (tokens.empty())
        m_tokens->layout()->addWidget(new Chip(tr("none yet"), Tone::Neutral, u"noTokens"_s, m_tokens));
}

HelpText ChecksPane::help() const
{
    return m_table->currentHelp();
}

int checksToCome(const std::vector<lint::MessageKind> &kindsToCome)
{
    return int(std::ranges::count_if(lint::messageRules(), [&kindsToCome](const lint::MessageRule &rule) {
        return std::ranges::any_of(kindsToCome,
                                   [&rule](lint::MessageKind kind) { return rule.appliesTo.contains(kind); });
    }));
}

} // namespace claimcheck::ui::flow
