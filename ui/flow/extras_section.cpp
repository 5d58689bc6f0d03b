#include "ui/flow/extras_section.h"

#include "core/encoding/json.h"
#include "core/oauth/grant_types.h"
#include "ui/flow/form_row.h"
#include "ui/widgets/button.h"
#include "ui/widgets/fonts.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

constexpr int detailsHeight = 96;
constexpr std::size_t maximumRows = 200;

void takePairs(std::vector<Extra> &all, oauth::Leg leg, Extra::Kind kind, const encoding::FormPairs &pairs)
{
    for (const encoding::FormPair &pair : pairs)
        all.push_back({leg, kind, pair});
}

oauth::LegExtras &extrasFor(oauth::Profile &profile, oauth::Leg leg)
{
    const auto found = std::ranges::find(profile.extras, leg, &oauth::LegExtras::leg);
    return found != profile.extras.end() ? *found
                                         : profile.extras.emplace_back(oauth::LegExtras{leg, {}, {}});
}

} // namespace

std::vector<Extra> extrasIn(const oauth::Profile &profile)
{
    using enum oauth::Leg;
    std::vector<Extra> all;
    takePairs(all, Authorization, Extra::Kind::Parameter, profile.authorizationParameters);
    takePairs(all, Token, Extra::Kind::Parameter, profile.tokenParameters);
    for (const oauth::LegExtras &each : profile.extras) {
        takePairs(all, each.leg, Extra::Kind::Parameter, each.parameters);
        takePairs(all, each.leg, Extra::Kind::Header, each.headers);
    }
    return all;
}

void putExtras(const std::vector<Extra> &extras, oauth::Profile &profile)
{
    profile.authorizationParameters.clear();
    profile.tokenParameters.clear();
    profile.extras.clear();
    for (const Extra &extra : extras) {
        if (extra.pair.name.isEmpty())
            continue;
        if (extra.kind == Extra::Kind::Header)
            extrasFor(profile, extra.leg).headers.push_back(extra.pair);
        else if (extra.leg == oauth::Leg::Authorization)
            profile.authorizationParameters.push_back(extra.pair);
        else if (extra.leg == oauth::Leg::Token)
            profile.tokenParameters.push_back(extra.pair);
        else
            extrasFor(profile, extra.leg).parameters.push_back(extra.pair);
    }
}

ExtrasSection::ExtrasSection(QWidget *page, QObject *parent)
    : FormPart(parent), m_rows(new QVBoxLayout), m_details(new QPlainTextEdit)
{
    m_rows->setSpacing(6);
    auto *add = new Button(tr("+ add a parameter or header"), u"extraAdd"_s, ButtonKind::Link);
    m_details->setObjectName(u"profileDetails"_s);
    m_details->setAccessibleName(tr("Authorization details"));
    m_details->setPlaceholderText(tr(R"([{"type": "payment_initiation"}])"));
    m_details->setFont(fixedFont());
    m_details->setFixedHeight(detailsHeight);
    m_details->setTabChangesFocus(true);
    QLabel *hint = makeHint(u"profileDetailsHint"_s, tr("Authorization details"));
    hint->setText(
        tr("Authorization details: a JSON array that says in detail what is asked for (RFC 9396)."));
    m_detailsRow = withHint(m_details, hint);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(m_rows);
    column->addWidget(add, 0, Qt::AlignLeft);
    column->addWidget(m_detailsRow);
    connect(m_details, &QPlainTextEdit::textChanged, this, &FormPart::edited);
    connect(add, &QPushButton::clicked, this, [this] {
        if (m_extras.size() < maximumRows)
            addRow({})->focusName();
    });
}

ExtraRow *ExtrasSection::addRow(const Extra &extra)
{
    auto *row = new ExtraRow(extra, int(m_extras.size()) + 1);
    m_extras.push_back(row);
    m_rows->addWidget(row);
    connect(row, &ExtraRow::edited, this, &FormPart::edited);
    connect(row, &ExtraRow::removeRequested, this, [this, row] {
        removeRow(row);
        emit edited();
    });
    return row;
}

void ExtrasSection::removeRow(ExtraRow *row)
{
    std::erase(m_extras, row);
    m_rows->removeWidget(row);
    row->hide();
    row->deleteLater(); // it is in the middle of its own click
}

void ExtrasSection::read(const oauth::Profile &profile)
{
    while (!m_extras.empty())
        removeRow(m_extras.back());
    for (const Extra &extra : extrasIn(profile))
        addRow(extra);
    m_details->setPlainText(QString::fromUtf8(profile.authorizationDetailsJson));
}

void ExtrasSection::write(oauth::Profile &profile) const
{
    std::vector<Extra> extras;
    std::ranges::transform(m_extras, std::back_inserter(extras), &ExtraRow::extra);
    putExtras(extras, profile);
    profile.authorizationDetailsJson = m_details->toPlainText().trimmed().toUtf8();
}

void ExtrasSection::showFor(const oauth::Profile &profile)
{
    m_detailsRow->setVisible(profile.grant != oauth::Grant::RefreshToken);
}

QString ExtrasSection::problem(const oauth::Profile &profile) const
{
    if (profile.authorizationDetailsJson.isEmpty())
        return {};
    const auto json = encoding::JsonDocument::parse(profile.authorizationDetailsJson);
    if (!json)
        return tr("Authorization details: %1").arg(json.error().message);
    return json->root().isArray() ? QString() : tr("Authorization details must be a JSON array.");
}

} // namespace claimcheck::ui::flow
