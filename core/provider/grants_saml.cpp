#include "core/encoding/base64url.h"
#include "core/provider/parameters.h"
#include "core/provider/token_grants.h"
#include "core/provider/users.h"

#include <QDateTime>
#include <QXmlStreamReader>

namespace claimcheck::provider {

using namespace Qt::StringLiterals;

namespace {

/// What of a SAML assertion counts here, SAML Core 2.0 §2.
struct SamlAssertion
{
    QString issuer, subject, audience, recipient;
    QDateTime notOnOrAfter;
    bool hasSignature = false;
};

std::optional<SamlAssertion> readSaml(const QByteArray &xml)
{
    SamlAssertion assertion;
    QXmlStreamReader reader(xml);
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement)
            continue;
        const auto name = reader.name();
        if (name == "SubjectConfirmationData"_L1) {
            assertion.recipient = reader.attributes().value("Recipient"_L1).toString();
            assertion.notOnOrAfter =
                QDateTime::fromString(reader.attributes().value("NotOnOrAfter"_L1).toString(), Qt::ISODate);
        } else if (name == "Signature"_L1) {
            assertion.hasSignature = reader.namespaceUri() == "http://www.w3.org/2000/09/xmldsig#"_L1;
        } else if (name == "Issuer"_L1) {
            assertion.issuer = reader.readElementText();
        } else if (name == "NameID"_L1) {
            assertion.subject = reader.readElementText();
        } else if (name == "Audience"_L1) {
            assertion.audience = reader.readElementText();
        }
    }
    return reader.hasError() ? std::nullopt : std::optional(assertion);
}

} // namespace

/// RFC 7522 §3, but for item 9: the XML signature is not verified, see SamlSignature. A demonstration's users
/// have nothing to lose.
Granted samlBearerGrant(AuthorizationServer &server, const Asked &asked)
{
    const QByteArray text = parameter(asked.form, "assertion");
    const auto assertion = readSaml(QByteArray::fromBase64(text, QByteArray::Base64UrlEncoding));
    if (!assertion || assertion->issuer.isEmpty() || assertion->subject.isEmpty())
        return noGrant("invalid_grant"_L1, "the assertion is not a SAML assertion with Issuer and NameID"_L1);
    if (server.options.samlSignature == SamlSignature::Asked && !assertion->hasSignature)
        return noGrant("invalid_grant"_L1,
                       "the assertion has no Signature; this server would not verify it"_L1);
    if (assertion->audience != server.issuer && assertion->audience != server.issuer + "/token"_L1)
        return noGrant("invalid_grant"_L1, "the assertion is not for this server"_L1);
    if (!assertion->recipient.isEmpty() && assertion->recipient != server.issuer + "/token"_L1)
        return noGrant("invalid_grant"_L1, "the assertion's Recipient is not the token endpoint"_L1);
    if (!assertion->notOnOrAfter.isValid() || assertion->notOnOrAfter.toSecsSinceEpoch() <= server.now())
        return noGrant("invalid_grant"_L1, "the assertion is expired, or has no NotOnOrAfter"_L1);
    return grantFor(server, asked, assertion->subject, subjectOf(assertion->subject));
}

} // namespace claimcheck::provider
