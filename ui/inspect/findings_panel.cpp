#include "ui/inspect/findings_panel.h"

#include "core/lint/finding_advice.h"
#include "ui/inspect/expected_fields.h"
#include "ui/inspect/finding_detail.h"
#include "ui/inspect/token_words.h"
#include "ui/models/findings_model.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/fonts.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSignalBlocker>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::inspect {

namespace {

constexpr int automatic = 0; ///< data of the first entry of "Check as"

QLabel *mutedLabel(const QString &text, const QString &name, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setObjectName(name);
    label->setAccessibleName(text);
    label->setProperty("tone", u"muted"_s);
    return label;
}

QString nothingToSay(const TokenView &view)
{
    if (view.document().kind() == token::TokenKind::Opaque)
        return FindingsPanel::tr("Nothing to say: an opaque token shows too little to be judged by rules.");
    if (view.document().kind() == token::TokenKind::Jwe && !view.report->isDecrypted())
        return FindingsPanel::tr(
            "Nothing to say of the header. The claims are judged once they are decrypted.");
    return FindingsPanel::tr("Nothing to say: every rule for this type of token holds.");
}

} // namespace

FindingsPanel::FindingsPanel(QWidget *parent)
    : Pane(tr("Findings"), u"findings"_s, parent), m_model(new FindingsModel(this)),
      m_errors(new Chip(u"findings.errors"_s, this)), m_warnings(new Chip(u"findings.warnings"_s, this)),
      m_notes(new Chip(u"findings.notes"_s, this)), m_types(new QComboBox(this)),
      m_times(new QComboBox(this)), m_other(new QDateTimeEdit(this)),
      m_expectedButton(new Button(tr("Expected values"), u"findings.expected"_s, ButtonKind::Link, this)),
      m_expected(new ExpectedFields(this)), m_detail(new FindingDetail(this)),
      m_stack(new QStackedWidget(this)), m_table(new DataTable(tr("Findings"), u"findings.table"_s, this)),
      m_notice(mutedLabel({}, u"findings.notice"_s, this))
{
    m_model->setObjectName(u"findings.model"_s);
    for (Chip *chip : {m_errors, m_warnings, m_notes})
        addChip(chip);
    m_expectedButton->setFont(smallFont());
    m_expectedButton->setToolTip(tr("Compare the token with what you know: issuer, audience, nonce \u2026"));
    connect(m_expectedButton, &QPushButton::clicked, this, &FindingsPanel::toggleExpected);
    addControl(m_expectedButton);
    addControl(mutedLabel(tr("Check as"), u"findings.typesLabel"_s, this));
    addControl(m_types);
    addControl(mutedLabel(tr("at"), u"findings.timesLabel"_s, this));
    addControl(m_times);
    addControl(m_other);
    makeTypes();
    makeTimes();
    m_table->horizontalHeader()->hide();
    m_table->setModel(m_model);
    m_table->setColumns({{36, 0}, {120, 0}, {0, 1}, {190, 0}});
    m_notice->setMargin(12);
    m_notice->setAccessibleName(tr("Findings"));
    m_notice->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    makeBody();
    connect(m_table, &DataTable::currentRowChanged, this, [this](int row) {
        m_detail->setFinding(m_model->finding(row));
        emit findingChosen(m_model->finding(row));
    });
    connect(m_expected, &ExpectedFields::changed, this, &FindingsPanel::showExpectedCount);
    connect(m_expected, &ExpectedFields::changed, this, &FindingsPanel::optionsChanged);
    clear();
}

void FindingsPanel::makeBody()
{
    m_expected->hide();
    addBody(m_expected, 0);
    auto *body = new QWidget(this);
    body->setObjectName(u"findings.body"_s);
    body->setAccessibleName(tr("Findings"));
    auto *row = new QHBoxLayout(body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_stack->setObjectName(u"findings.stack"_s);
    m_stack->setAccessibleName(tr("Findings"));
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_notice);
    row->addWidget(m_stack, 3);
    row->addWidget(m_detail, 2);
    addBody(body);
}

void FindingsPanel::toggleExpected()
{
    m_expected->setVisible(m_expected->isHidden());
    if (!m_expected->isHidden())
        m_expected->setFocus(Qt::TabFocusReason);
}

void FindingsPanel::showExpectedCount()
{
    const int given = m_expected->givenCount();
    m_expectedButton->setText(given == 0 ? tr("Expected values") : tr("Expected values (%1)").arg(given));
}

void FindingsPanel::selectFinding(QLatin1StringView rule)
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->finding(row)->rule == rule)
            return m_table->setCurrentIndex(m_model->index(row, 0));
    }
}

void FindingsPanel::makeTypes()
{
    m_types->setObjectName(u"findings.types"_s);
    m_types->setAccessibleName(tr("Check as"));
    m_types->setFont(smallFont());
    m_types->addItem(tr("What it says it is"), automatic);
    for (const TokenTypeWords &row : tokenTypeWords())
        m_types->addItem(tokenTypeText(row.type), int(row.type));
    m_types->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_types, &QComboBox::activated, this, &FindingsPanel::optionsChanged);
}

void FindingsPanel::makeTimes()
{
    m_times->setObjectName(u"findings.times"_s);
    m_times->setAccessibleName(tr("Check at"));
    m_times->setFont(smallFont());
    m_times->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (int index = 0; index < 4; ++index)
        m_times->addItem(QString(), index);
    m_other->setObjectName(u"findings.otherTime"_s);
    m_other->setAccessibleName(tr("Another time"));
    m_other->setDisplayFormat(u"yyyy-MM-dd HH:mm:ss"_s);
    m_other->setFont(smallFont());
    m_other->hide();
    connect(m_times, &QComboBox::activated, this, [this](int index) {
        if (At(index) == At::Other && !m_other->isVisible())
            m_other->setDateTime(QDateTime::fromSecsSinceEpoch(m_now, m_display));
        m_other->setVisible(At(index) == At::Other);
        emit optionsChanged();
    });
    connect(m_other, &QDateTimeEdit::dateTimeChanged, this, &FindingsPanel::optionsChanged);
}

std::optional<lint::TokenType> FindingsPanel::checkAs() const
{
    const int type = m_types->currentData().toInt();
    return type == automatic ? std::nullopt : std::optional(lint::TokenType(type));
}

std::optional<qint64> FindingsPanel::checkAt() const
{
    switch (At(m_times->currentIndex())) {
    case At::Now: return std::nullopt;
    case At::Issued: return m_validity.issuedAt;
    case At::Expires: return m_validity.expires;
    case At::Other: break;
    }
    return m_other->dateTime().toSecsSinceEpoch();
}

void FindingsPanel::setNow(qint64 now, Qt::TimeSpec display)
{
    m_now = now;
    if (m_display != display) {
        m_display = display;
        const QSignalBlocker quiet(m_other);
        m_other->setTimeSpec(display);
    }
    updateTimes();
}

void FindingsPanel::updateTimes()
{
    const auto clock = [this](qint64 time) {
        const QDateTime moment = QDateTime::fromSecsSinceEpoch(time, m_display);
        const bool today = moment.date() == QDateTime::fromSecsSinceEpoch(m_now, m_display).date();
        return moment.toString(today ? u"HH:mm:ss"_s : u"yyyy-MM-dd HH:mm"_s);
    };
    m_times->setItemText(int(At::Now), tr("now \u00b7 %1").arg(clock(m_now)));
    m_times->setItemText(int(At::Issued), m_validity.issuedAt
                                              ? tr("issued \u00b7 %1").arg(clock(*m_validity.issuedAt))
                                              : tr("issued"));
    m_times->setItemText(int(At::Expires), m_validity.expires
                                               ? tr("expiry \u00b7 %1").arg(clock(*m_validity.expires))
                                               : tr("expiry"));
    m_times->setItemText(int(At::Other), tr("another time"));
}

void FindingsPanel::show(const TokenView &view)
{
    m_validity = view.validity;
    updateTimes();
    m_types->setItemText(0, tokenTypeText(view.detectedType));
    m_types->setItemData(0, tr("What the token says it is"), Qt::ToolTipRole);
    using enum token::TokenKind;
    const token::TokenKind kind = view.document().kind();
    m_types->setEnabled(kind == Jws || kind == Jwe || kind == SdJwt); // of all others nothing says a type
    m_expected->setType(view.report->type);
    m_detail->setFinding(nullptr);
    m_model->setFindings(view.findings);
    m_notice->setText(nothingToSay(view));
    m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
    updateChips();
}

void FindingsPanel::clear()
{
    m_validity = {};
    m_types->setItemText(0, tr("What it says it is"));
    m_types->setEnabled(true);
    m_detail->setFinding(nullptr);
    m_model->setFindings({});
    m_notice->setText(tr("What is wrong, risky or worth knowing about the token is listed here."));
    m_stack->setCurrentIndex(1);
    for (Chip *chip : {m_errors, m_warnings, m_notes})
        chip->set({});
    updateTimes();
}

void FindingsPanel::updateChips()
{
    const int errors = m_model->count(base::Level::Error);
    const int warnings = m_model->count(base::Level::Warning);
    const int notes = m_model->count(base::Level::Note);
    const auto toned = [](int count, Tone tone) { return count > 0 ? tone : Tone::Neutral; };
    m_errors->set(errors == 1 ? tr("1 error") : tr("%1 errors").arg(errors), toned(errors, Tone::Error));
    m_warnings->set(warnings == 1 ? tr("1 warning") : tr("%1 warnings").arg(warnings),
                    toned(warnings, Tone::Warning));
    m_notes->set(notes == 1 ? tr("1 note") : tr("%1 notes").arg(notes), toned(notes, Tone::Info));
}

HelpText FindingsPanel::help() const
{
    HelpText help = m_table->currentHelp();
    const base::Finding *finding = m_model->finding(m_table->currentIndex().row());
    if (finding) {
        help.title = finding->spec.isEmpty() ? QString(finding->rule) : finding->spec.label();
        const lint::FindingAdvice advice = lint::findingAdvice(finding->rule);
        help.text = QStringList{finding->message, advice.why, advice.fix}.join(u' ').trimmed();
    }
    return help;
}

} // namespace claimcheck::ui::inspect
