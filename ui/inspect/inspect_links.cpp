// The links between the panes of InspectWorkspace: a claim and its bytes, a finding and its place, F1; and
// the layout.
#include "ui/inspect/findings_panel.h"
#include "ui/inspect/inspect_workspace.h"
#include "ui/inspect/key_chooser.h"
#include "ui/inspect/member_panel.h"
#include "ui/inspect/signature_panel.h"
#include "ui/widgets/breadcrumb.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/token_text.h"

#include <QAction>
#include <QApplication>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::inspect {

namespace {

constexpr int gap = 10;

QSplitter *splitter(Qt::Orientation orientation, const QString &name, QWidget *parent)
{
    auto *result = new QSplitter(orientation, parent);
    result->setObjectName(name);
    result->setAccessibleName(InspectWorkspace::tr("Panes"));
    result->setHandleWidth(gap);
    result->setChildrenCollapsible(false);
    return result;
}

/// Parts that no row stands for light up whole: signature, encrypted key, tag.
base::ByteRange wholePart(const token::TokenDocument &document, qsizetype offset)
{
    for (const token::PartRange &part : document.parts()) {
        const bool json = part.part == token::TokenPart::Header || part.part == token::TokenPart::Payload;
        if (!json && part.range.contains(offset))
            return part.range;
    }
    return {};
}

} // namespace

void InspectWorkspace::layOut()
{
    QSplitter *rows = splitter(Qt::Vertical, u"inspect.rows"_s, this);
    QSplitter *parts = splitter(Qt::Horizontal, u"inspect.parts"_s, rows);
    for (QWidget *pane : {static_cast<QWidget *>(m_header), static_cast<QWidget *>(m_claims),
                          static_cast<QWidget *>(m_signature)})
        parts->addWidget(pane);
    rows->addWidget(m_token);
    rows->addWidget(parts);
    rows->addWidget(m_findings);
    rows->addWidget(m_edit);
    m_parts = parts;
    m_edit->hide();
    m_token->setMinimumHeight(110);
    m_findings->setMinimumHeight(100);
    for (MemberPanel *panel : {m_header, m_claims})
        panel->setMinimumWidth(220);
    m_signature->setMinimumWidth(300);
    parts->setSizes({300, 624, 400});
    rows->setSizes({156, 496, 180, 676});
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 6);
    parts->setStretchFactor(2, 4);
    rows->setStretchFactor(0, 1);
    rows->setStretchFactor(1, 4);
    rows->setStretchFactor(2, 1);
    m_path->setHint(tr("Alt+Down: inside \u00b7 Alt+Up: around"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(gap, gap, gap, gap);
    column->setSpacing(6);
    column->addWidget(m_path);
    column->addWidget(rows);
}

void InspectWorkspace::showMember(MemberPanel *panel, const MemberRow *row)
{
    if (!row)
        return;
    (panel == m_header ? m_claims : m_header)->selectRow(-1);
    m_token->text()->setHighlight(row->source);
}

void InspectWorkspace::selectClaim(const QString &name)
{
    const int row = m_claims->model()->rowNamed(name);
    if (row >= 0)
        m_claims->table()->setCurrentIndex(m_claims->model()->index(row, 0));
}

void InspectWorkspace::showPlace(qsizetype offset)
{
    if (!m_inspection || m_token->text()->text() != view().document().text())
        return;
    const token::TokenDocument &document = view().document();
    const std::optional<token::DecodedPlace> place = document.decodedPlace(offset);
    base::ByteRange lit;
    for (MemberPanel *panel : {m_header, m_claims}) {
        const MemberModel *model = panel->model();
        int row = place ? model->rowAt(place->part, place->range.begin) : -1;
        if (row < 0 && panel == m_claims && place && place->part == token::TokenPart::Disclosure)
            row = model->rowAtSource(offset);
        panel->selectRow(row);
        if (const MemberRow *member = model->row(row))
            lit = member->source;
    }
    m_token->text()->setHighlight(lit.isValid() ? lit : wholePart(document, offset));
}

void InspectWorkspace::showFinding(const base::Finding *finding)
{
    if (!finding)
        return;
    // "/payload/cnf/jkt" and "/processedPayload/cnf/jkt" are the claim "/cnf/jkt".
    const QString part = finding->where.section(u'/', 1, 1);
    const QString pointer = finding->where.mid(1 + part.size());
    base::ByteRange lit = finding->range;
    for (MemberPanel *panel : {m_header, m_claims}) {
        const bool its = panel == m_header ? part == "header"_L1 : part.endsWith("ayload"_L1);
        if (its)
            panel->model()->openTo(pointer);
        const int row = its ? panel->model()->rowPointed(pointer) : -1;
        panel->selectRow(row);
        if (const MemberRow *member = panel->model()->row(row); member && !lit.isValid())
            lit = member->source;
    }
    m_token->text()->setHighlight(lit);
}

void InspectWorkspace::selectFinding(QLatin1StringView rule)
{
    m_findings->selectFinding(rule);
}

HelpText InspectWorkspace::help() const
{
    const QWidget *focus = QApplication::focusWidget();
    if (!focus)
        return {};
    if (m_edit->isAncestorOf(focus))
        return m_edit->help();
    if (m_findings->isAncestorOf(focus))
        return m_findings->help();
    if (m_path->isAncestorOf(focus)) {
        const base::SpecRef spec{base::Spec::Rfc7519, "5.2"};
        return {tr("Tokens inside one another"),
                tr("The payload of a token can be a token itself, signed or encrypted for somebody else. "
                   "Each has "
                   "a verdict of its own."),
                spec.label(), spec.url()};
    }
    if (m_signature->isAncestorOf(focus))
        return m_signature->help();
    if (m_header->isAncestorOf(focus))
        return m_header->help();
    HelpText claim = m_claims->help();
    if (!claim.isEmpty() || !m_token->isAncestorOf(focus))
        return claim;
    claim = m_header->help();
    if (!claim.isEmpty())
        return claim;
    return {tr("Token"), tr("Put the caret into the text to see which claim its bytes carry."),
            u"RFC 7515 \u00a73"_s, base::SpecRef{base::Spec::Rfc7515, "3"}.url()};
}

void InspectWorkspace::makeCommands()
{
    addCommand(u"inspect.sample"_s, tr("Show a sample token"), [this] { showSample(); });
    addCommand(u"inspect.clear"_s, tr("Clear the token"), [this] { clear(); });
    addCommand(u"inspect.copyToken"_s, tr("Copy the token"), [this] { copyAs(report::CopyKind::Token); });
    addCommand(u"inspect.copyUnsigned"_s, tr("Copy the token without its signature"),
               [this] { copyAs(report::CopyKind::WithoutSignature); });
    addCommand(u"inspect.copyClaims"_s, tr("Copy the claims as JSON"),
               [this] { copyAs(report::CopyKind::PayloadJson); });
    const auto turn = [](SegmentedControl *views, int count) {
        views->setCurrentIndex((views->currentIndex() + 1) % count);
    };
    addCommand(u"inspect.headerView"_s, tr("Header: table, JSON or hexadecimal"),
               [this, turn] { turn(m_header->views(), 3); });
    addCommand(u"inspect.claimsView"_s, tr("Claims: table, JSON or hexadecimal"),
               [this, turn] { turn(m_claims->views(), 3); });
    addCommand(u"inspect.signatureView"_s, tr("Signature: verdict or hexadecimal"),
               [this, turn] { turn(m_signature->views(), 2); });
    addCommand(u"inspect.expected"_s, tr("Expected values: show or hide"),
               [this] { m_findings->toggleExpected(); });
    addCommand(u"inspect.inside"_s, tr("Show the token inside"), [this] { showLevel(m_level + 1); });
    addCommand(u"inspect.around"_s, tr("Show the token around this one"), [this] { showLevel(m_level - 1); });
    m_commands[m_commands.size() - 2]->setShortcut(Qt::ALT | Qt::Key_Down);
    m_commands.back()->setShortcut(Qt::ALT | Qt::Key_Up);
    addKeyCommands();
}

void InspectWorkspace::addCommand(const QString &id, const QString &text, const std::function<void()> &run)
{
    auto *action = new QAction(text, this);
    action->setObjectName(id);
    connect(action, &QAction::triggered, this, run);
    m_commands << action;
}

void InspectWorkspace::addKeyCommands()
{
    struct Origin
    {
        KeyOrigin origin;
        QString id, text;
    };
    const Origin origins[] = {
        {KeyOrigin::Secret, u"inspect.secret"_s, tr("Check with a secret")},
        {KeyOrigin::PemOrCertificate, u"inspect.pem"_s, tr("Check with a PEM key or certificate")},
        {KeyOrigin::JwkSet, u"inspect.jwks"_s, tr("Check with a JWK Set")},
        {KeyOrigin::Issuer, u"inspect.issuer"_s, tr("Check with the issuer's keys")},
    };
    for (const Origin &row : origins)
        addCommand(row.id, row.text,
                   [this, origin = row.origin] { m_signature->keys()->chooseOrigin(origin); });
}

} // namespace claimcheck::ui::inspect
