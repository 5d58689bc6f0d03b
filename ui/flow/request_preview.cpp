#include "ui/flow/request_preview.h"

#include "core/oauth/grant_types.h"
#include "ui/flow/text.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QEvent>
#include <QTextCursor>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

using oauth::Grant;
using oauth::Profile;
using oauth::ServerMetadata;
using Weight = PreviewPart::Weight;

/// Lines of a request: the first parameter begins with its mark, the others with "&".
class PreviewLines
{
public:
    explicit PreviewLines(QChar mark) : m_mark(mark) {}

    void head(const QLatin1StringView method, const QUrl &endpoint, const QString &otherwise)
    {
        const QString path = endpoint.path(QUrl::FullyEncoded);
        add(method + u' ', Weight::Plain);
        if (path.isEmpty())
            add(otherwise, Weight::Muted);
        else
            add(path, Weight::Plain);
    }
    void parameter(const QString &name, const QString &value)
    {
        begin(name);
        add(value, Weight::Plain);
    }
    void made(const QString &name, const QString &words)
    {
        begin(name);
        add(u'(' + words + u')', Weight::Muted);
    }
    void parameters(const encoding::FormPairs &pairs)
    {
        for (const encoding::FormPair &pair : pairs)
            parameter(QString::fromUtf8(pair.name), QString::fromUtf8(pair.value));
    }
    void port(const QString &before, const QString &after)
    {
        begin(u"redirect_uri"_s);
        add(before, Weight::Plain);
        add(Text::tr("(port)"), Weight::Muted);
        add(after, Weight::Plain);
    }
    std::vector<PreviewPart> take() { return std::move(m_parts); }

private:
    void begin(const QString &name)
    {
        const QChar mark = std::exchange(m_mark, u'&');
        add(u"\n "_s + (mark.isNull() ? QString() : QString(mark)) + name + u'=', Weight::Plain);
    }
    void add(const QString &text, Weight weight) { m_parts.push_back({text, weight}); }

    QChar m_mark;
    std::vector<PreviewPart> m_parts;
};

void addRedirect(PreviewLines &lines, const oauth::RedirectSettings &redirect)
{
    const QString before = u"http://"_s + urlHost(redirect.host) + u':';
    if (redirect.port == 0)
        lines.port(before, redirect.path);
    else
        lines.parameter(u"redirect_uri"_s, before + QString::number(redirect.port) + redirect.path);
}

/// The parameters of the authorization request, RFC 6749 §4.1.1 and what was added to it since.
void addAuthorization(PreviewLines &lines, const Profile &profile)
{
    const QString fresh = Text::tr("fresh");
    const bool code = profile.grant != Grant::Implicit;
    addRedirect(lines, profile.redirect);
    if (!profile.scope.isEmpty())
        lines.parameter(u"scope"_s, profile.scope.join(u' '));
    for (const QString &resource : profile.resource)
        lines.parameter(u"resource"_s, resource);
    if (!profile.responseMode.isEmpty())
        lines.parameter(u"response_mode"_s, profile.responseMode);
    if (code && profile.pkce != oauth::PkceMethod::None) {
        lines.made(u"code_challenge"_s, fresh);
        lines.parameter(u"code_challenge_method"_s,
                        profile.pkce == oauth::PkceMethod::S256 ? u"S256"_s : u"plain"_s);
    }
    if (profile.dpop)
        lines.made(u"dpop_jkt"_s, fresh);
    lines.made(u"state"_s, fresh);
    if (profile.scope.contains("openid"_L1))
        lines.made(u"nonce"_s, fresh);
    if (!profile.authorizationDetailsJson.isEmpty())
        lines.parameter(u"authorization_details"_s, QString::fromUtf8(profile.authorizationDetailsJson));
    lines.parameters(profile.authorizationParameters);
}

std::vector<PreviewPart> browserPreview(const Profile &profile, const ServerMetadata &metadata)
{
    PreviewLines lines(profile.par ? QChar() : u'?');
    if (profile.par)
        lines.head("POST"_L1, metadata.pushedAuthorizationRequestEndpoint,
                   Text::tr("(endpoint of pushed requests)"));
    else
        lines.head("GET"_L1, metadata.authorizationEndpoint, Text::tr("(authorization endpoint)"));
    const QString type = QString::fromUtf8(oauth::responseTypeOf(profile));
    if (profile.requestObject == oauth::RequestObject::None)
        lines.parameter(u"response_type"_s, type);
    lines.parameter(u"client_id"_s, profile.client.id);
    if (profile.requestObject == oauth::RequestObject::None)
        addAuthorization(lines, profile);
    else if (profile.requestObjectBy == oauth::RequestObjectBy::Reference)
        lines.made(u"request_uri"_s, Text::tr("where the server fetches the signed request"));
    else // RFC 9101 §5: all parameters are inside
        lines.made(u"request"_s, profile.requestObject == oauth::RequestObject::Encrypted
                                     ? Text::tr("signed and encrypted JWT")
                                     : Text::tr("signed JWT"));
    return lines.take();
}

void addToken(PreviewLines &lines, const Profile &profile, const QString &name)
{
    if (profile.grant == Grant::Password) {
        lines.parameter(u"username"_s, profile.user.name);
        lines.made(u"password"_s, Text::tr("hidden"));
    } else if (!name.isEmpty()) {
        lines.made(name, Text::tr("token"));
    }
}

QString tokenParameter(Grant grant)
{
    switch (grant) {
    case Grant::RefreshToken: return u"refresh_token"_s;
    case Grant::TokenExchange: return u"subject_token"_s;
    case Grant::JwtBearer:
    case Grant::SamlBearer: return u"assertion"_s;
    default: return {};
    }
}

std::vector<PreviewPart> directPreview(const Profile &profile, const ServerMetadata &metadata)
{
    PreviewLines lines{QChar()};
    if (profile.grant == Grant::DeviceCode) {
        lines.head("POST"_L1, metadata.deviceAuthorizationEndpoint,
                   Text::tr("(device authorization endpoint)"));
    } else if (profile.grant == Grant::Ciba) {
        lines.head("POST"_L1, metadata.backchannelAuthenticationEndpoint,
                   Text::tr("(backchannel authentication endpoint)"));
        lines.parameter(u"login_hint"_s, profile.ciba.loginHint);
        if (!profile.ciba.bindingMessage.isEmpty())
            lines.parameter(u"binding_message"_s, profile.ciba.bindingMessage);
    } else {
        lines.head("POST"_L1, metadata.tokenEndpoint, Text::tr("(token endpoint)"));
        lines.parameter(u"grant_type"_s, QString::fromLatin1(oauth::grantTypeOf(profile.grant)));
        addToken(lines, profile, tokenParameter(profile.grant));
    }
    const bool inBody = profile.client.auth != oauth::ClientAuth::SecretBasic;
    if (inBody)
        lines.parameter(u"client_id"_s, profile.client.id);
    if (!profile.scope.isEmpty())
        lines.parameter(u"scope"_s, profile.scope.join(u' '));
    for (const QString &resource : profile.resource)
        lines.parameter(u"resource"_s, resource);
    if (!oauth::polls(profile.grant))
        lines.parameters(profile.tokenParameters);
    return lines.take();
}

} // namespace

std::vector<PreviewPart> requestPreview(const Profile &profile, const ServerMetadata &metadata)
{
    return oauth::usesBrowser(profile.grant) ? browserPreview(profile, metadata)
                                             : directPreview(profile, metadata);
}

QString urlHost(const QString &host)
{
    return host.contains(u':') && !host.startsWith(u'[') ? u'[' + host + u']' : host;
}

QString plainText(const std::vector<PreviewPart> &parts)
{
    QString text;
    for (const PreviewPart &part : parts)
        text += part.text;
    return text;
}

PreviewText::PreviewText(QWidget *parent) : QTextEdit(parent)
{
    setObjectName(u"profilePreview"_s);
    setAccessibleName(tr("Preview"));
    setProperty("bare", true);
    setReadOnly(true);
    setFont(fixedFont());
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    setWordWrapMode(QTextOption::WrapAnywhere);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(0);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            [this](const QSizeF &size) { setFixedHeight(int(size.height()) + 6); });
}

void PreviewText::setParts(const std::vector<PreviewPart> &parts)
{
    if (plainText(parts) == plainText(m_parts) && !m_parts.empty())
        return; // a selection in it stays
    m_parts = parts;
    render();
}

void PreviewText::render()
{
    clear();
    QTextCursor cursor(document());
    QTextBlockFormat lines;
    lines.setLineHeight(145, QTextBlockFormat::ProportionalHeight);
    cursor.setBlockFormat(lines);
    for (const PreviewPart &part : m_parts) {
        QTextCharFormat format;
        format.setFont(fixedFont());
        format.setForeground(colour(part.weight == Weight::Muted ? ColourRole::Muted : ColourRole::Text));
        cursor.insertText(part.text, format);
    }
}

void PreviewText::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_parts.empty())
        render();
}

} // namespace claimcheck::ui::flow
