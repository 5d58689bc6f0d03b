#include "core/oauth/webfinger.h"

#include "core/encoding/form.h"
#include "core/oauth/json_body.h"
#include "core/oauth/text.h"

#include <QRegularExpression>

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;
using base::Level;
using encoding::JsonValue;

namespace {

using Findings = std::vector<base::Finding>;
constexpr base::SpecRef normalization{base::Spec::OidcDiscovery, "2.1.2"};
constexpr base::SpecRef jrd{base::Spec::Rfc7033, "4.4"};

bool isLocal(const QString &host)
{
    static const QRegularExpression address(u"^(localhost|127(\\.[0-9]{1,3}){3}|\\[::1\\])(:[0-9]+)?$"_s);
    return address.match(host).hasMatch();
}

/// §2.1.2: without a scheme it is an account where it is user@host and nothing else, else an https URL.
QString normalized(const QString &account)
{
    static const QRegularExpression scheme(u"^(acct|https?|mailto):"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression userAtHost(u"^[^/?#@]+@[^/?#@:]+$"_s);
    const auto match = scheme.match(account);
    if (match.hasMatch() && match.captured(1).toLower() != "mailto"_L1)
        return account.section(u'#', 0, 0);
    const QString bare = account.sliced(match.capturedLength()).section(u'#', 0, 0);
    return (userAtHost.match(bare).hasMatch() ? "acct:"_L1 : "https://"_L1) + bare;
}

/// Host and port of the resource, as they are written.
QString authorityOf(const QString &resource)
{
    if (resource.startsWith("acct:"_L1, Qt::CaseInsensitive))
        return resource.contains(u'@') ? resource.section(u'@', -1) : QString();
    return QUrl(resource).authority().section(u'@', -1);
}

/// An array; one object alone is taken as an array of one, with a finding.
std::vector<JsonValue> linksOf(JsonValue root, Findings &findings)
{
    const JsonValue links = root["links"_L1];
    std::vector<JsonValue> list;
    if (links.isArray())
        list.assign(links.elements().begin(), links.elements().end());
    else if (links.isObject())
        list.push_back(links);
    if (!links.isAbsent() && !links.isArray())
        findings.push_back(
            {"webfinger-type"_L1, Level::Error, u"/links"_s,
             Text::tr("\"links\" is %1; an array was expected.").arg(encoding::jsonKindName(links.kind())),
             jrd, links.range()});
    return list;
}

/// A text; of an array of texts the first that is the relation, with a finding.
bool isIssuerLink(JsonValue link, Findings &findings)
{
    const JsonValue relation = link["rel"_L1];
    if (relation.equals(issuerRelation))
        return true;
    for (const JsonValue one : relation.elements()) {
        if (!one.equals(issuerRelation))
            continue;
        findings.push_back({"webfinger-type"_L1, Level::Error, u"/links"_s,
                            Text::tr("\"rel\" of a link is an array; one text was expected."), jrd,
                            relation.range()});
        return true;
    }
    return false;
}

/// OpenID Connect Discovery 1.0 §2: https, host, port and path, no query and no fragment.
void takeIssuer(JsonValue href, WebFingerAnswer &answer, Findings &findings)
{
    const QString text = href.toString();
    const QUrl url(text, QUrl::StrictMode);
    const bool isWeb = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    if (!isWeb || url.host().isEmpty() || url.hasQuery() || url.hasFragment()) {
        findings.push_back(
            {"webfinger-issuer"_L1,
             Level::Error,
             u"/links"_s,
             Text::tr("The link to the issuer, \"%1\", cannot be one: an issuer is an https URL "
                      "without query and fragment.")
                 .arg(text),
             {base::Spec::OidcDiscovery, "2"},
             href.range()});
        return;
    }
    if (!answer.issuers.contains(text))
        answer.issuers.append(text);
}

void noteForm(const http::Response &response, const WebFingerAnswer &answer, const QString &resource,
              Findings &findings)
{
    if (mediaTypeOf(response) != "application/jrd+json" && findings.empty())
        findings.push_back({"webfinger-content-type"_L1,
                            Level::Warning,
                            u"Content-Type"_s,
                            Text::tr("The answer came as \"%1\"; application/jrd+json is required.")
                                .arg(QString::fromUtf8(mediaTypeOf(response))),
                            {base::Spec::Rfc7033, "10.2"},
                            {}});
    if (!answer.subject.isEmpty() && answer.subject != resource)
        findings.push_back({"webfinger-subject"_L1,
                            Level::Warning,
                            u"/subject"_s,
                            Text::tr("The answer is about \"%1\", not about \"%2\", which was asked for.")
                                .arg(answer.subject, resource),
                            {base::Spec::Rfc7033, "4.4.1"},
                            {}});
}

} // namespace

base::Result<WebFingerQuery> webFingerQuery(const QString &account)
{
    const QString text = account.trimmed();
    if (text.isEmpty())
        return base::Error{"account-empty"_L1, Text::tr("There is no account to ask for."), -1,
                           normalization};
    if (QStringView(u"=@+$!(").contains(text.front()) || text.startsWith("xri://"_L1, Qt::CaseInsensitive))
        return base::Error{"account-xri"_L1, Text::tr("\"%1\" is an XRI; those are not resolved.").arg(text),
                           -1, normalization};
    const QString resource = normalized(text);
    const QString authority = authorityOf(resource);
    const bool askedHttps =
        resource.startsWith("https:"_L1) && text.startsWith("https:"_L1, Qt::CaseInsensitive);
    const auto scheme = isLocal(authority) && !askedHttps ? "http://"_L1 : "https://"_L1;
    QUrl url(scheme + authority + "/.well-known/webfinger"_L1, QUrl::StrictMode);
    if (authority.isEmpty() || !url.isValid() || url.host().isEmpty())
        return base::Error{"account-unreadable"_L1, Text::tr("\"%1\" names no host to ask.").arg(text), -1,
                           normalization};
    url.setQuery("resource="_L1 + QString::fromLatin1(encoding::encodeFormComponent(resource.toUtf8())) +
                 "&rel="_L1 + QString::fromLatin1(encoding::encodeFormComponent(issuerRelation)));
    return WebFingerQuery{resource, url};
}

base::Result<Reading<WebFingerAnswer>> readWebFinger(const http::Response &response, const QString &resource)
{
    if (response.status != 200)
        return base::Error{
            "webfinger-status"_L1,
            response.status == 404
                ? Text::tr("The server does not know the account \"%1\".").arg(resource)
                : Text::tr("The server answered %1 where it was asked for the account.").arg(response.status),
            -1,
            {base::Spec::Rfc7033, "4.2"}};
    Reading<WebFingerAnswer> reading;
    const encoding::JsonDocument document = readJsonObject(response, jrd, reading.findings);
    if (document.isEmpty())
        return base::Error{"webfinger-not-json"_L1, reading.findings.front().message, -1, jrd};
    reading.value.subject = textMember(document.root(), "subject"_L1, jrd, reading.findings);
    noteForm(response, reading.value, resource, reading.findings);
    for (const JsonValue link : linksOf(document.root(), reading.findings)) {
        if (isIssuerLink(link, reading.findings))
            takeIssuer(link["href"_L1], reading.value, reading.findings);
    }
    for (const base::Finding &finding : reading.findings) {
        if (reading.value.issuers.isEmpty() && finding.rule == "webfinger-issuer"_L1)
            return base::Error{"webfinger-issuer"_L1, finding.message, -1, finding.spec};
    }
    if (reading.value.issuers.isEmpty())
        return base::Error{
            "webfinger-no-issuer"_L1,
            Text::tr("The answer has no link to an issuer (rel %1).").arg(QLatin1StringView(issuerRelation)),
            -1,
            {base::Spec::OidcDiscovery, "2"}};
    return reading;
}

} // namespace claimcheck::oauth
