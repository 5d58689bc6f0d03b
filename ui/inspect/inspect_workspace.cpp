#include "ui/inspect/inspect_workspace.h"

#include "ui/inspect/edit_page.h"
#include "ui/inspect/expected_fields.h"
#include "ui/inspect/findings_panel.h"
#include "ui/inspect/inspector.h"
#include "ui/inspect/key_chooser.h"
#include "ui/inspect/member_panel.h"
#include "ui/inspect/sample.h"
#include "ui/inspect/signature_panel.h"
#include "ui/inspect/token_words.h"
#include "ui/widgets/breadcrumb.h"
#include "ui/widgets/in_background.h"
#include "ui/widgets/token_text.h"
#include "ui/widgets/validity_line.h"

#include <QTimer>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::inspect {

InspectWorkspace::InspectWorkspace(const base::Clock &clock, QWidget *parent)
    : Workspace(parent), m_clock(clock),
      m_path(new Breadcrumb(tr("Tokens inside one another"), u"inspect.path"_s, this)),
      m_token(new TokenPanel(this)),
      m_header(new MemberPanel(tr("Header"), u"header"_s, MemberLayout::NoteUnderValue, this)),
      m_claims(new MemberPanel(tr("Claims"), u"claims"_s, MemberLayout::MeaningColumn, this)),
      m_signature(new SignaturePanel(this)), m_findings(new FindingsPanel(this)),
      m_validity(new ValidityLine(u"claims.validity"_s, this)), m_edit(new EditPage(clock, this)),
      m_inspector(new Inspector(this)), m_second(new QTimer(this))
{
    setObjectName(u"inspect"_s);
    setAccessibleName(tr("Inspect"));
    m_header->setSquare(ColourRole::HeaderPart);
    m_claims->setSquare(ColourRole::PayloadPart);
    m_claims->setTop(m_validity);
    m_inspector->setObjectName(u"inspector"_s);
    layOut();
    connectPanels();
    makeCommands();
    connectEditing();
    m_second->setObjectName(u"inspect.second"_s);
    m_second->setInterval(1000);
    connect(m_second, &QTimer::timeout, this, &InspectWorkspace::tick);
    clear();
}

void InspectWorkspace::showEvent(QShowEvent *event)
{
    Workspace::showEvent(event);
    tick();
    m_second->start();
}

void InspectWorkspace::hideEvent(QHideEvent *event)
{
    m_second->stop();
    Workspace::hideEvent(event);
}

void InspectWorkspace::connectPanels()
{
    connect(m_inspector, &Inspector::finished, this, &InspectWorkspace::present);
    connect(m_inspector, &Inspector::busyChanged, m_token, &TokenPanel::setBusy);
    connect(m_token, &TokenPanel::cancelRequested, m_inspector, &Inspector::cancel);
    connect(m_token, &TokenPanel::pasteRequested, this, &Workspace::pasteRequested);
    connect(m_token, &TokenPanel::openRequested, this, &Workspace::openRequested);
    connect(m_token, &TokenPanel::sampleRequested, this, &InspectWorkspace::showSample);
    connect(m_token, &TokenPanel::copyRequested, this, &InspectWorkspace::copyAs);
    connect(m_token, &TokenPanel::otherTokenRequested, this,
            [this](const QByteArray &token) { request({.bytes = token}, Change::Replaced); });
    connect(m_token->text(), &TokenText::textEdited, this,
            [this](const QByteArray &text) { request({.bytes = text}, Change::Typed); });
    connect(m_token->text(), &ByteView::caretMoved, this, &InspectWorkspace::showPlace);
    for (MemberPanel *panel : {m_header, m_claims}) {
        connect(panel, &MemberPanel::memberChosen, this,
                [this, panel](const MemberRow *row) { showMember(panel, row); });
    }
    connect(m_findings, &FindingsPanel::findingChosen, this, &InspectWorkspace::showFinding);
    connect(m_findings, &FindingsPanel::optionsChanged, this, &InspectWorkspace::repeat);
    connect(m_signature->keys(), &KeyChooser::changed, this, &InspectWorkspace::repeat);
    connect(m_signature->keys(), &KeyChooser::keysRequested, this, &InspectWorkspace::keysRequested);
    connect(m_signature->keys(), &KeyChooser::jwksRequested, this, &InspectWorkspace::jwksRequested);
    connect(m_signature, &SignaturePanel::rowChosen, this, &InspectWorkspace::showVerdict);
    connect(m_signature, &SignaturePanel::introspectionRequested, this,
            &InspectWorkspace::introspectionRequested);
    connect(m_path, &Breadcrumb::chosen, this, &InspectWorkspace::showLevel);
    connect(&m_sample, &QFutureWatcher<TokenHandover>::finished, this,
            [this] { takeToken(m_sample.result()); });
}

void InspectWorkspace::request(InspectionRequest request, Change change)
{
    m_change = change;
    if (change == Change::Typed && request.bytes.isEmpty())
        return clear();
    request.keys = m_signature->keys()->input();
    request.as = m_findings->checkAs();
    request.now = m_findings->checkAt().value_or(now());
    request.leeway = m_findings->expected()->leeway();
    request.expected = m_findings->expected()->expectations();
    m_current = request;
    m_inspector->request(std::move(request));
}

void InspectWorkspace::repeat()
{
    if (!m_current.bytes.isEmpty() || !m_current.text.isEmpty() || !m_current.path.isEmpty())
        request(m_current, m_change == Change::Typed ? Change::Typed : Change::Options);
}

void InspectWorkspace::takeText(const QString &text)
{
    request({.text = text}, Change::Replaced);
}

void InspectWorkspace::takeFile(const QString &path)
{
    request({.path = path}, Change::Replaced);
}

void InspectWorkspace::takeToken(const TokenHandover &handover)
{
    if (!handover.token.isEmpty())
        m_current = {}; // keys alone are for the token that is shown
    KeyChooser *keys = m_signature->keys();
    if (!handover.keys.isEmpty() && !handover.keySource.isEmpty())
        keys->setKnownKeys(handover.keys, handover.keySource);
    else if (!handover.keys.isEmpty())
        keys->setText(KeyOrigin::JwkSet, QString::fromUtf8(handover.keys));
    if (!handover.token.isEmpty())
        request({.bytes = handover.token}, Change::Replaced);
}

void InspectWorkspace::showSample()
{
    m_sample.setFuture(inBackground([at = now()] { return makeSample(at); }));
}

void InspectWorkspace::tick()
{
    const qint64 time = now();
    m_findings->setNow(time, timeSpec());
    if (!m_inspection)
        return;
    const qint64 judgedAt = m_findings->checkAt().value_or(time);
    m_token->setNow(judgedAt);
    m_validity->setNow(judgedAt);
    m_claims->model()->setTime(time, timeSpec());
    // Expiry and activation change the findings by themselves.
    const Validity &validity = view().validity;
    const auto passed = [&](std::optional<qint64> moment) {
        return moment && validity.now < *moment && judgedAt >= *moment;
    };
    if (passed(validity.expires) || passed(validity.notBefore))
        repeat();
}

void InspectWorkspace::setReveal(base::Reveal reveal)
{
    m_reveal = reveal;
    m_edit->setReveal(reveal);
    m_signature->keys()->setReveal(reveal);
    m_findings->expected()->setReveal(reveal);
    m_header->model()->setReveal(reveal); // some readable parts of opaque tokens are secrets themselves
    m_claims->model()->setReveal(reveal);
}

void InspectWorkspace::setTimeDisplay(TimeDisplay display)
{
    m_display = display;
    m_header->model()->setTime(now(), timeSpec());
    m_claims->model()->setTime(now(), timeSpec());
    m_findings->setNow(now(), timeSpec());
    if (m_inspection)
        m_validity->setValidity(view().validity, timeSpec());
}

void InspectWorkspace::setFetchedKeys(const QByteArray &keys, const QString &source)
{
    m_signature->keys()->setFetchedKeys(keys, source);
}

void InspectWorkspace::setFetchFailure(const QString &message)
{
    m_signature->keys()->setFetchFailure(message);
}

bool InspectWorkspace::isBusy() const
{
    return m_inspector->isBusy() || m_sample.isRunning();
}

QString InspectWorkspace::documentTitle() const
{
    return m_inspection ? inspect::documentTitle(view()) : tr("Inspect");
}

QWidget *InspectWorkspace::firstFocus() const
{
    return m_token->text();
}

} // namespace claimcheck::ui::inspect
