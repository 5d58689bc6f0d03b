#include "core/oauth/resource_metadata.h"

#include "core/http/www_authenticate.h"
#include "core/oauth/json_body.h"
#include "core/oauth/text.h"

#include <QSet>

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;
using base::Level;
using encoding::JsonValue;

namespace {

using Findings = std::vector<base::Finding>;
constexpr base::SpecRef members{base::Spec::Rfc9728, "2"};

QString withoutSlash(const QString &text)
{
    return text.endsWith(u'/') ? text.chopped(1) : text;
}

/// An array of texts; a single text is taken as an array of one, with a finding.
QStringList textsOf(JsonValue object, QLatin1StringView name, Findings &findings)
{
    const JsonValue value = object[name];
    QStringList texts;
    QSet<QString> seen;
    bool bends = !value.isArray() && !value.isAbsent();
    if (value.isString())
        texts.append(value.toString());
    for (const JsonValue element : value.elements()) {
        bends |= !element.isString();
        const QString text = element.toString();
        if (element.isString() && !seen.contains(text)) {
            seen.insert(text);
            texts.append(text);
        }
    }
    if (bends)
        findings.push_back({"resource-type"_L1, Level::Error, encoding::pointerStep(QString(name)),
                            Text::tr("\"%1\" is not an array of texts.").arg(name), members, value.range()});
    return texts;
}

base::Result<void> judge(const ResourceMetadata &metadata, const QUrl &called, Findings &findings)
{
    const QString url = called.toString(QUrl::FullyEncoded);
    if (metadata.resource.isEmpty()) {
        findings.push_back({"resource-missing"_L1,
                            Level::Error,
                            u"/resource"_s,
                            Text::tr("The required member \"resource\" is missing."),
                            members,
                            {}});
        return {};
    }
    const ResourceFit fit = resourceFit(metadata.resource, called);
    if (fit == ResourceFit::Another)
        return base::Error{
            "resource-other"_L1,
            Text::tr("The metadata is that of \"%1\", and \"%2\" was called: it must not be used, since "
                     "anybody could send the client's tokens elsewhere with it.")
                .arg(metadata.resource, url),
            -1,
            {base::Spec::Rfc9728, "3.3"}};
    if (fit == ResourceFit::Part)
        findings.push_back(
            {"resource-part"_L1,
             Level::Warning,
             u"/resource"_s,
             Text::tr("The metadata is that of \"%1\", and \"%2\", which was called, is a part of "
                      "it. Clients that compare the two as RFC 9728 says refuse it.")
                 .arg(metadata.resource, url),
             {base::Spec::Rfc9728, "3.3"},
             {}});
    return {};
}

} // namespace

ResourceFit resourceFit(const QString &resource, const QUrl &called)
{
    const QString whole = called.toString(QUrl::FullyEncoded);
    const QString plain =
        called.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment).toString(QUrl::FullyEncoded);
    if (resource == whole || withoutSlash(resource) == withoutSlash(plain))
        return ResourceFit::Same;
    return plain.startsWith(withoutSlash(resource) + u'/') ? ResourceFit::Part : ResourceFit::Another;
}

base::Result<Reading<ResourceMetadata>> readResourceMetadata(const http::Response &response,
                                                             const QUrl &called)
{
    if (response.status != 200)
        return base::Error{
            "resource-status"_L1,
            Text::tr("The API answered %1 where its metadata was expected.").arg(response.status),
            -1,
            {base::Spec::Rfc9728, "3.2"}};
    Reading<ResourceMetadata> reading;
    ResourceMetadata &metadata = reading.value;
    metadata.document = readJsonObject(response, {base::Spec::Rfc9728, "3.2"}, reading.findings);
    if (metadata.document.isEmpty())
        return base::Error{
            "resource-not-json"_L1, reading.findings.front().message, -1, {base::Spec::Rfc9728, "3.2"}};
    const JsonValue root = metadata.document.root();
    metadata.resource = textMember(root, "resource"_L1, members, reading.findings);
    metadata.authorizationServers = textsOf(root, "authorization_servers"_L1, reading.findings);
    metadata.scopesSupported = textsOf(root, "scopes_supported"_L1, reading.findings);
    if (const auto judged = judge(metadata, called, reading.findings); !judged)
        return judged.error();
    if (metadata.authorizationServers.isEmpty())
        return base::Error{"resource-no-server"_L1,
                           Text::tr("The metadata of the API names no authorization server."), -1, members};
    return reading;
}

QUrl resourceMetadataOf(const http::Response &response)
{
    for (const http::Challenge &challenge : http::readChallenges(response.headers)) {
        const QByteArray url = challenge.value("resource_metadata");
        if (!url.isEmpty())
            return QUrl::fromEncoded(url, QUrl::StrictMode);
    }
    return {};
}

} // namespace claimcheck::oauth
