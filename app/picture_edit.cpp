#include "app/picture_edit.h"

#include "core/jose/sign.h"
#include "ui/inspect/attack_panel.h"
#include "ui/inspect/draft_panel.h"
#include "ui/inspect/sample.h"
#include "ui/inspect/secret_panel.h"

#include <QPlainTextEdit>

namespace claimcheck::app {

using namespace Qt::StringLiterals;
using ui::inspect::EditPage;
using ui::inspect::InspectWorkspace;

namespace {

bool show(InspectWorkspace &inspect, const ui::TokenHandover &token, EditPage::View view)
{
    inspect.takeToken(token);
    const bool shown = waitFor([&inspect] { return inspect.inspection() && !inspect.isBusy(); });
    inspect.edit(view);
    return shown;
}

/// A token whose secret is in the list that comes along.
ui::TokenHandover weakToken()
{
    const jose::Jwk key = jose::keyFromSecret(base::SecretBytes(QByteArrayView("your-256-bit-secret")));
    return {
        jose::signJwt("{\"iss\":\"https://id.example.org\",\"sub\":\"248289761001\"}", key, "JWT", "HS256")
            .valueOr({}),
        {},
        {}};
}

bool takeDraft(Photographer &photographer, InspectWorkspace &inspect, qint64 now)
{
    bool complete = show(inspect, ui::inspect::makeSample(now), EditPage::View::Draft);
    ui::inspect::DraftPanel *draft = inspect.editPage()->draft();
    draft->signing()->makeKey("ES256");
    complete = waitFor([draft] { return !draft->isBusy() && draft->signing()->key(); }) && complete;
    draft->sign();
    draft->setTimes(token::TimePreset::Expired, now);
    auto *claims = draft->findChild<QPlainTextEdit *>(u"draft.claims"_s);
    claims->setPlainText(claims->toPlainText().replace(u"248289761001"_s, u"somebody-else"_s));
    complete = waitFor([draft] { return !draft->isBusy(); }) && complete;
    photographer.take(u"inspect-edit"_s);
    draft->sign();
    complete = waitFor([draft] { return !draft->isBusy(); }) && complete;
    photographer.take(u"inspect-edit-signed"_s);
    inspect.edit(EditPage::View::Attacks);
    inspect.editPage()->attacks()->select("hmac-pem");
    photographer.take(u"inspect-attacks"_s);
    return complete;
}

} // namespace

bool takeEditing(Photographer &photographer, InspectWorkspace &inspect, qint64 now)
{
    inspect.reset();
    bool complete = takeDraft(photographer, inspect, now);
    complete = show(inspect, weakToken(), EditPage::View::Secret) && complete;
    ui::inspect::SecretPanel *secret = inspect.editPage()->secret();
    secret->start();
    complete = waitFor([secret] { return !secret->isRunning(); }) && complete;
    photographer.take(u"inspect-weak-secret"_s);
    inspect.edit(EditPage::View::History);
    photographer.take(u"inspect-history"_s);
    inspect.reset();
    return complete;
}

} // namespace claimcheck::app
