#pragma once

#include "tests/support/grant_bench.h"

namespace claimcheck::test {

using namespace Qt::StringLiterals;

inline QByteArray samlAssertion(const QString &issuer)
{
    const QString until = QDateTime::currentDateTimeUtc().addSecs(300).toString(Qt::ISODate);
    return u"<Assertion xmlns=\"urn:oasis:names:tc:SAML:2.0:assertion\"><Issuer>https://idp.example</Issuer>"
           "<Subject><NameID>alice</NameID><SubjectConfirmation><SubjectConfirmationData "
           "Recipient=\"%1/token\" NotOnOrAfter=\"%2\"/></SubjectConfirmation></Subject><Conditions>"
           "<AudienceRestriction><Audience>%1</Audience></AudienceRestriction></Conditions></Assertion>"_s
               .arg(issuer, until)
               .toUtf8();
}

/// What grants start from that another run brings.
inline void addInputs(GrantBench &bench, oauth::Profile &profile)
{
    switch (profile.grant) {
    case oauth::Grant::Password: profile.user = {u"alice"_s, GrantBench::text("anything")}; break;
    case oauth::Grant::RefreshToken: {
        QVERIFY(bench.run(bench.profile(oauth::Grant::AuthorizationCode, profile.client.auth)));
        profile.refreshToken = GrantBench::text(bench.token(flow::TokenRole::RefreshToken));
        break;
    }
    case oauth::Grant::TokenExchange:
        QVERIFY(bench.run(bench.profile(oauth::Grant::ClientCredentials, oauth::ClientAuth::SecretBasic)));
        profile.tokenExchange.subjectToken = GrantBench::text(bench.token(flow::TokenRole::AccessToken));
        break;
    case oauth::Grant::JwtBearer:
        profile.assertion.subject = u"alice"_s;
        profile.assertion.keyPath = bench.dir.filePath(u"client.jwk"_s);
        break;
    case oauth::Grant::SamlBearer:
        profile.assertion.token = GrantBench::text(samlAssertion(bench.server.issuer()));
        break;
    case oauth::Grant::Ciba: profile.ciba.loginHint = u"alice"_s; break;
    default: break;
    }
}

} // namespace claimcheck::test
