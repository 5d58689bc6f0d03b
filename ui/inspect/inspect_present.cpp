// How InspectWorkspace shows an inspection, and the levels of tokens inside one another.
#include "ui/inspect/expected_fields.h"
#include "ui/inspect/findings_panel.h"
#include "ui/inspect/inspect_workspace.h"
#include "ui/inspect/inspector.h"
#include "ui/inspect/key_chooser.h"
#include "ui/inspect/member_panel.h"
#include "ui/inspect/signature_panel.h"
#include "ui/inspect/token_history.h"
#include "ui/inspect/token_words.h"
#include "ui/inspect/verdict_rows.h"
#include "ui/models/byte_roles.h"
#include "ui/models/dispose.h"
#include "ui/widgets/breadcrumb.h"
#include "ui/widgets/token_text.h"
#include "ui/widgets/validity_line.h"

using namespace Qt::StringLiterals;

namespace claimcheck::ui::inspect {

namespace {

QByteArrayList signersOf(const Inspection &inspection)
{
    QByteArrayList thumbprints;
    for (const TokenView &level : inspection.levels) {
        for (const jose::SignatureVerdict &verdict : level.report->signatures) {
            if (verdict.status == jose::SignatureStatus::Verified && verdict.key)
                thumbprints << verdict.key->thumbprint;
        }
    }
    return thumbprints;
}

} // namespace

void InspectWorkspace::present(const std::shared_ptr<const Inspection> &inspection)
{
    const QByteArray &text = inspection->outermost().document().text();
    if (text.isEmpty() && inspection->failure.isEmpty() && m_change != Change::Typed)
        return clear();
    auto before = std::exchange(m_inspection, inspection);
    // Another key or time does not lead away from where the reader is.
    const bool same = before && before->outermost().document().text() == text;
    const int depth = int(inspection->levels.size()) - 1;
    const int row = same && m_level <= depth ? m_signature->row() : -1;
    m_level = same ? qMin(m_level, depth) : 0;
    m_signature->keys()->suggestIssuer(inspection->levels.back().payload["iss"_L1].toString());
    presentLevel(row);
    m_signature->keys()->showOutcome(*inspection);
    emit signersChanged(signersOf(*inspection));
    if (m_change != Change::Typed)
        m_edit->history()->add(inspection->outermost(), now());
    if (!same)
        endEditing();
    // From here on the token alone is kept: a pasted log of 100 MB need not be read again for another key.
    if (m_change != Change::Typed && inspection->failure.isEmpty())
        disposeLater(std::exchange(m_current, {.bytes = text}));
    disposeLater(std::move(before));
}

void InspectWorkspace::presentLevel(int row)
{
    const bool typed = m_change == Change::Typed && m_level == 0;
    QStringList path;
    for (const TokenView &level : m_inspection->levels)
        path << levelText(level);
    m_path->setPath(path, m_level);
    const bool fixed = m_level != 0 || !m_edit->isHidden();
    m_token->text()->setEditing(fixed ? TokenText::Editing::Refused : TokenText::Editing::Allowed);
    m_token->show(view(), typed ? TextChange::Keep : TextChange::Replace);
    m_header->show(view().header, view().document().header().text(), view().headerColours,
                   headerNotice(view()));
    m_header->model()->setTime(now(), timeSpec());
    presentClaims();
    m_signature->show(view(), row);
    m_findings->show(view());
    emit documentTitleChanged();
}

void InspectWorkspace::presentClaims()
{
    m_claims->show(view().claims, view().payloadBytes, view().payloadColours, claimsNotice(view()));
    m_claims->model()->setTime(now(), timeSpec());
    m_claims->setOrigin(claimsOrigin(view()),
                        view().report->isDecrypted() ? "decrypted"_L1 : QLatin1StringView());
    m_validity->setValidity(view().validity, timeSpec());
    m_claims->showTop(!view().validity.isEmpty());
}

void InspectWorkspace::showLevel(int level)
{
    if (!m_inspection || level == m_level || level < 0 || std::size_t(level) >= m_inspection->levels.size())
        return;
    m_level = level;
    presentLevel(-1);
}

void InspectWorkspace::showVerdict(int row)
{
    const int shown = qMax(0, row);
    const VerdictPlace place = verdictPlace(view(), shown);
    if (place.kind == VerdictKind::KeyBinding && view().document().keyBinding()) {
        const token::TokenDocument &binding = *view().document().keyBinding();
        m_header->show(bindingHeaderRows(view()), binding.header().text(), {}, headerNotice(view()));
    } else {
        m_header->show(headerRowsOf(view(), place.index), headerOf(view(), place.index).text(),
                       jsonRoles(headerOf(view(), place.index)), headerNotice(view()));
    }
    m_claims->selectRow(-1);
    m_token->text()->setHighlight(row < 0 ? base::ByteRange{} : verdictSource(view(), place));
}

void InspectWorkspace::clear()
{
    m_inspector->cancel();
    m_token->clear();
    m_header->show({}, {}, {}, tr("The header says how the token is signed, and with which key."));
    m_claims->show({}, {}, {},
                   tr("The claims say who issued the token, about whom, for whom, and until when."));
    m_claims->setOrigin({});
    m_validity->setValidity({}, timeSpec());
    m_claims->showTop(false);
    m_path->setPath({}, 0);
    m_signature->clear();
    m_findings->clear();
    m_findings->setNow(now(), timeSpec());
    m_level = 0;
    endEditing();
    m_edited.clear();
    disposeLater(std::exchange(m_inspection, nullptr));
    disposeLater(std::exchange(m_current, {}));
    emit signersChanged({});
    emit documentTitleChanged();
}

void InspectWorkspace::reset()
{
    clear();
    m_signature->keys()->clear();
    m_findings->expected()->clear();
    m_edit->history()->clear();
}

} // namespace claimcheck::ui::inspect
