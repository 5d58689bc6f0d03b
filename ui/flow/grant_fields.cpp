#include "ui/flow/grant_fields.h"

#include "ui/flow/text.h"
#include "ui/widgets/fonts.h"

#include <QFormLayout>

#include <initializer_list>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

using oauth::Grant;
using oauth::Profile;
using oauth::SecretPlace;
using oauth::SecretSource;

enum class Shown : bool { Plain, Hidden };

/// A field, the grants that need it, and where it is in a profile.
struct FieldRow
{
    const char *name;
    const char *label; ///< source text
    const char *hint;  ///< source text
    std::initializer_list<Grant> grants;
    QString (*get)(const Profile &);
    void (*set)(Profile &, const QString &);
    Shown shown = Shown::Plain;
    bool required = true;
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

#define CLAIMCHECK_FIELD(text) QT_TRANSLATE_NOOP("claimcheck_flow_ui", text)

const FieldRow fieldRows[] = {
    {"grantUser",
     CLAIMCHECK_FIELD("User name"),
     "",
     {Grant::Password},
     [](const Profile &p) { return p.user.name; },
     [](Profile &p, const QString &text) { p.user.name = text; }},
    {"grantPassword",
     CLAIMCHECK_FIELD("Password"),
     "",
     {Grant::Password},
     [](const Profile &p) { return textOf(p.user.password); },
     [](Profile &p, const QString &text) { setText(p.user.password, text); },
     Shown::Hidden,
     false},
    {"grantRefreshToken",
     CLAIMCHECK_FIELD("Refresh token"),
     "",
     {Grant::RefreshToken},
     [](const Profile &p) { return textOf(p.refreshToken); },
     [](Profile &p, const QString &text) { setText(p.refreshToken, text); },
     Shown::Hidden,
     false},
    {"grantSubjectToken",
     CLAIMCHECK_FIELD("Subject token"),
     CLAIMCHECK_FIELD("the token that is exchanged"),
     {Grant::TokenExchange},
     [](const Profile &p) { return textOf(p.tokenExchange.subjectToken); },
     [](Profile &p, const QString &text) { setText(p.tokenExchange.subjectToken, text); },
     Shown::Hidden,
     false},
    {"grantAudience",
     CLAIMCHECK_FIELD("Audience"),
     CLAIMCHECK_FIELD("who the new token is for"),
     {Grant::TokenExchange},
     [](const Profile &p) { return p.tokenExchange.audience.join(u' '); },
     [](Profile &p, const QString &text) { p.tokenExchange.audience = text.split(u' ', Qt::SkipEmptyParts); },
     Shown::Plain,
     false},
    {"grantAssertion",
     CLAIMCHECK_FIELD("Assertion file"),
     CLAIMCHECK_FIELD("a signed JWT, or a SAML assertion"),
     {Grant::JwtBearer, Grant::SamlBearer},
     [](const Profile &p) {
         return p.assertion.token.place == SecretPlace::File ? p.assertion.token.name : QString();
     },
     [](Profile &p, const QString &text) { setFile(p.assertion.token, text); },
     Shown::Plain,
     false},
    {"grantSubject",
     CLAIMCHECK_FIELD("Subject"),
     CLAIMCHECK_FIELD("of an assertion that is made at each run"),
     {Grant::JwtBearer},
     [](const Profile &p) { return p.assertion.subject; },
     [](Profile &p, const QString &text) { p.assertion.subject = text; },
     Shown::Plain,
     false},
    {"grantLoginHint",
     CLAIMCHECK_FIELD("Login hint"),
     CLAIMCHECK_FIELD("whom the server asks"),
     {Grant::Ciba},
     [](const Profile &p) { return p.ciba.loginHint; },
     [](Profile &p, const QString &text) { p.ciba.loginHint = text; }},
    {"grantBindingMessage",
     CLAIMCHECK_FIELD("Binding message"),
     CLAIMCHECK_FIELD("shown on both devices, so that the user knows what is confirmed"),
     {Grant::Ciba},
     [](const Profile &p) { return p.ciba.bindingMessage; },
     [](Profile &p, const QString &text) { p.ciba.bindingMessage = text; },
     Shown::Plain,
     false},
};

#undef CLAIMCHECK_FIELD

bool isFor(const FieldRow &row, Grant grant)
{
    return std::find(row.grants.begin(), row.grants.end(), grant) != row.grants.end();
}

} // namespace

void GrantFields::addTo(QFormLayout *form, QWidget *parent, const std::function<void()> &edited)
{
    m_form = form;
    for (const FieldRow &row : fieldRows) {
        auto *line = new QLineEdit(parent);
        line->setObjectName(QString::fromLatin1(row.name));
        line->setAccessibleName(Text::tr(row.label));
        line->setPlaceholderText(*row.hint ? Text::tr(row.hint) : QString());
        line->setFont(fixedFont());
        if (row.shown == Shown::Hidden)
            line->setEchoMode(QLineEdit::Password);
        QObject::connect(line, &QLineEdit::textChanged, parent, edited);
        form->addRow(Text::tr(row.label), line);
        m_lines.push_back(line);
    }
}

void GrantFields::show(Grant grant)
{
    for (std::size_t index = 0; index < m_lines.size(); ++index)
        m_form->setRowVisible(m_lines[index], isFor(fieldRows[index], grant));
}

void GrantFields::read(const Profile &profile)
{
    for (std::size_t index = 0; index < m_lines.size(); ++index)
        m_lines[index]->setText(fieldRows[index].get(profile));
}

void GrantFields::write(Profile &profile, Grant grant) const
{
    for (std::size_t index = 0; index < m_lines.size(); ++index) {
        if (isFor(fieldRows[index], grant))
            fieldRows[index].set(profile, m_lines[index]->text());
    }
}

QString GrantFields::problem(Grant grant) const
{
    for (std::size_t index = 0; index < m_lines.size(); ++index) {
        const FieldRow &row = fieldRows[index];
        if (row.required && isFor(row, grant) && m_lines[index]->text().trimmed().isEmpty())
            return Text::tr("Missing: %1.").arg(Text::tr(row.label));
    }
    return {};
}

} // namespace claimcheck::ui::flow
