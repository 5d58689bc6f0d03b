#include "ui/flow/grant_fields.h"

#include "core/oauth/profile_words.h"
#include "ui/flow/form_row.h"
#include "ui/flow/text.h"

#include <QFormLayout>
#include <QLineEdit>

#include <algorithm>
#include <initializer_list>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

using oauth::Grant;
using oauth::Profile;
using oauth::SecretPlace;
using oauth::SecretSource;

enum class Needed : bool { No, Yes };

/// A field, the grants that need it, and where it is in a profile. secret: it may be kept elsewhere, and is
/// not shown.
struct FieldRow
{
    const char *name;
    const char *label; ///< source text
    const char *hint;  ///< source text
    std::initializer_list<Grant> grants;
    QString (*get)(const Profile &);
    void (*set)(Profile &, const QString &);
    Needed required = Needed::No;
    const SecretSource &(*secret)(const Profile &) = nullptr;
};

QString textOf(const SecretSource &source)
{
    return source.place == SecretPlace::Text ? QString::fromUtf8(source.text.view()) : QString();
}

/// What is kept elsewhere (keychain, environment) stays so while the field is empty.
void setText(SecretSource &source, const QString &text)
{
    if (!text.isEmpty())
        source = {SecretPlace::Text, {}, base::SecretBytes(text.toUtf8())};
    else if (source.place == SecretPlace::Text)
        source = {};
}

void setFile(SecretSource &source, const QString &path)
{
    if (!path.isEmpty())
        source = {SecretPlace::File, path, {}};
    else if (source.place == SecretPlace::File)
        source = {};
}

#define CLAIMCHECK_FIELD(text) QT_TRANSLATE_NOOP("claimcheck_ui_flow", text)

const FieldRow fieldRows[] = {
    {"grantUser",
     CLAIMCHECK_FIELD("User name"),
     "",
     {Grant::Password},
     [](const Profile &p) { return p.user.name; },
     [](Profile &p, const QString &text) { p.user.name = text; },
     Needed::Yes},
    {"grantPassword",
     CLAIMCHECK_FIELD("Password"),
     "",
     {Grant::Password},
     [](const Profile &p) { return textOf(p.user.password); },
     [](Profile &p, const QString &text) { setText(p.user.password, text); },
     Needed::No,
     [](const Profile &p) -> const SecretSource & { return p.user.password; }},
    {"grantRefreshToken",
     CLAIMCHECK_FIELD("Refresh token"),
     "",
     {Grant::RefreshToken},
     [](const Profile &p) { return textOf(p.refreshToken); },
     [](Profile &p, const QString &text) { setText(p.refreshToken, text); },
     Needed::No,
     [](const Profile &p) -> const SecretSource & { return p.refreshToken; }},
    {"grantSubjectToken",
     CLAIMCHECK_FIELD("Subject token"),
     CLAIMCHECK_FIELD("the token that is exchanged"),
     {Grant::TokenExchange},
     [](const Profile &p) { return textOf(p.tokenExchange.subjectToken); },
     [](Profile &p, const QString &text) { setText(p.tokenExchange.subjectToken, text); },
     Needed::No,
     [](const Profile &p) -> const SecretSource & { return p.tokenExchange.subjectToken; }},
    {"grantSubjectType",
     CLAIMCHECK_FIELD("Type of the subject"),
     CLAIMCHECK_FIELD("empty: an access token"),
     {Grant::TokenExchange},
     [](const Profile &p) { return p.tokenExchange.subjectTokenType; },
     [](Profile &p, const QString &text) { p.tokenExchange.subjectTokenType = text; }},
    {"grantActorToken",
     CLAIMCHECK_FIELD("Actor token"),
     CLAIMCHECK_FIELD("of who acts for the subject; may be empty"),
     {Grant::TokenExchange},
     [](const Profile &p) { return textOf(p.tokenExchange.actorToken); },
     [](Profile &p, const QString &text) { setText(p.tokenExchange.actorToken, text); },
     Needed::No,
     [](const Profile &p) -> const SecretSource & { return p.tokenExchange.actorToken; }},
    {"grantActorType",
     CLAIMCHECK_FIELD("Type of the actor"),
     CLAIMCHECK_FIELD("of the actor token, a URI"),
     {Grant::TokenExchange},
     [](const Profile &p) { return p.tokenExchange.actorTokenType; },
     [](Profile &p, const QString &text) { p.tokenExchange.actorTokenType = text; }},
    {"grantRequestedType",
     CLAIMCHECK_FIELD("Wanted type"),
     CLAIMCHECK_FIELD("empty: as the server chooses"),
     {Grant::TokenExchange},
     [](const Profile &p) { return p.tokenExchange.requestedTokenType; },
     [](Profile &p, const QString &text) { p.tokenExchange.requestedTokenType = text; }},
    {"grantAudience",
     CLAIMCHECK_FIELD("Audience"),
     CLAIMCHECK_FIELD("who the new token is for"),
     {Grant::TokenExchange},
     [](const Profile &p) { return p.tokenExchange.audience.join(u' '); },
     [](Profile &p, const QString &text) {
         p.tokenExchange.audience = text.split(u' ', Qt::SkipEmptyParts);
     }},
    {"grantAssertion",
     CLAIMCHECK_FIELD("Assertion file"),
     CLAIMCHECK_FIELD("a signed JWT, or a SAML assertion"),
     {Grant::JwtBearer, Grant::SamlBearer},
     [](const Profile &p) {
         return p.assertion.token.place == SecretPlace::File ? p.assertion.token.name : QString();
     },
     [](Profile &p, const QString &text) { setFile(p.assertion.token, text); }},
    {"grantSubject",
     CLAIMCHECK_FIELD("Subject"),
     CLAIMCHECK_FIELD("of an assertion that is made at each run"),
     {Grant::JwtBearer},
     [](const Profile &p) { return p.assertion.subject; },
     [](Profile &p, const QString &text) { p.assertion.subject = text; }},
    {"grantAssertionIssuer",
     CLAIMCHECK_FIELD("Assertion issuer"),
     CLAIMCHECK_FIELD("empty: the client"),
     {Grant::JwtBearer},
     [](const Profile &p) { return p.assertion.issuer; },
     [](Profile &p, const QString &text) { p.assertion.issuer = text; }},
    {"grantAssertionAudience",
     CLAIMCHECK_FIELD("Assertion audience"),
     CLAIMCHECK_FIELD("empty: the issuer of the server"),
     {Grant::JwtBearer},
     [](const Profile &p) { return p.assertion.audience; },
     [](Profile &p, const QString &text) { p.assertion.audience = text; }},
    {"grantAssertionKey",
     CLAIMCHECK_FIELD("Assertion key file"),
     CLAIMCHECK_FIELD("empty: the key of the client"),
     {Grant::JwtBearer},
     [](const Profile &p) { return p.assertion.keyPath; },
     [](Profile &p, const QString &text) { p.assertion.keyPath = text; }},
    {"grantLoginHint",
     CLAIMCHECK_FIELD("Login hint"),
     CLAIMCHECK_FIELD("whom the server asks"),
     {Grant::Ciba},
     [](const Profile &p) { return p.ciba.loginHint; },
     [](Profile &p, const QString &text) { p.ciba.loginHint = text; },
     Needed::Yes},
    {"grantBindingMessage",
     CLAIMCHECK_FIELD("Binding message"),
     CLAIMCHECK_FIELD("shown on both devices, so that the user knows what is confirmed"),
     {Grant::Ciba},
     [](const Profile &p) { return p.ciba.bindingMessage; },
     [](Profile &p, const QString &text) { p.ciba.bindingMessage = text; }},
    {"grantCibaMode",
     CLAIMCHECK_FIELD("How it ends"),
     CLAIMCHECK_FIELD("poll, or ping: the server tells when it is done"),
     {Grant::Ciba},
     [](const Profile &p) { return QString(oauth::wordFor(p.ciba.mode)); },
     [](Profile &p, const QString &text) {
         p.ciba.mode = oauth::fromWord<oauth::CibaMode>(text).value_or(oauth::CibaMode::Poll);
     }},
};

#undef CLAIMCHECK_FIELD

bool isFor(const FieldRow &row, Grant grant)
{
    return std::find(row.grants.begin(), row.grants.end(), grant) != row.grants.end();
}

/// What is kept elsewhere, in words: "from LOGIN_PASSWORD".
QString hintOf(const FieldRow &row, const Profile &profile)
{
    if (row.secret) {
        const SecretSource &source = row.secret(profile);
        if (source.place != SecretPlace::None && source.place != SecretPlace::Text)
            return Text::tr("from %1").arg(source.name);
    }
    return *row.hint ? Text::tr(row.hint) : QString();
}

} // namespace

GrantFields::GrantFields(QFormLayout *form, QObject *parent) : FormPart(parent), m_form(form)
{
    for (const FieldRow &row : fieldRows) {
        QLineEdit *line =
            addLine(form, this, {Text::tr(row.label), QString::fromLatin1(row.name), hintOf(row, {})});
        if (row.secret)
            line->setEchoMode(QLineEdit::Password);
        m_lines.push_back(line);
    }
}

void GrantFields::showFor(const Profile &profile)
{
    for (std::size_t index = 0; index < m_lines.size(); ++index)
        m_form->setRowVisible(m_lines[index], isFor(fieldRows[index], profile.grant));
}

void GrantFields::read(const Profile &profile)
{
    for (std::size_t index = 0; index < m_lines.size(); ++index) {
        m_lines[index]->setText(fieldRows[index].get(profile));
        m_lines[index]->setPlaceholderText(hintOf(fieldRows[index], profile));
    }
}

void GrantFields::write(Profile &profile) const
{
    for (std::size_t index = 0; index < m_lines.size(); ++index) {
        if (isFor(fieldRows[index], profile.grant))
            fieldRows[index].set(profile, m_lines[index]->text().trimmed());
    }
}

QString GrantFields::problem(const Profile &profile) const
{
    for (std::size_t index = 0; index < m_lines.size(); ++index) {
        const FieldRow &row = fieldRows[index];
        if (row.required == Needed::Yes && isFor(row, profile.grant) &&
            m_lines[index]->text().trimmed().isEmpty())
            return Text::tr("Missing: %1.").arg(Text::tr(row.label));
    }
    return {};
}

} // namespace claimcheck::ui::flow
