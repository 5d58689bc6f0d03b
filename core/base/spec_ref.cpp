#include "core/base/spec_ref.h"

#include <algorithm>

namespace claimcheck::base {

namespace {

#define CLAIMCHECK_RFC(n)                                                                                    \
    SpecRow { Spec::Rfc##n, "RFC " #n, "https://www.rfc-editor.org/rfc/rfc" #n, "section-%1" }

constexpr SpecRow rows[] = {
    CLAIMCHECK_RFC(1421), CLAIMCHECK_RFC(1951), CLAIMCHECK_RFC(2104), CLAIMCHECK_RFC(2253), CLAIMCHECK_RFC(2986), CLAIMCHECK_RFC(3339), CLAIMCHECK_RFC(3394),
    CLAIMCHECK_RFC(3629), CLAIMCHECK_RFC(3986), CLAIMCHECK_RFC(4648), CLAIMCHECK_RFC(5280),
    CLAIMCHECK_RFC(5480), CLAIMCHECK_RFC(5869), CLAIMCHECK_RFC(5915), CLAIMCHECK_RFC(5958), CLAIMCHECK_RFC(6234),
    CLAIMCHECK_RFC(6265), CLAIMCHECK_RFC(6585), CLAIMCHECK_RFC(6749), CLAIMCHECK_RFC(6750), CLAIMCHECK_RFC(6819),
    CLAIMCHECK_RFC(6901), CLAIMCHECK_RFC(7009), CLAIMCHECK_RFC(7033), CLAIMCHECK_RFC(7292), CLAIMCHECK_RFC(7468),
    CLAIMCHECK_RFC(7515), CLAIMCHECK_RFC(7516), CLAIMCHECK_RFC(7517), CLAIMCHECK_RFC(7518),
    CLAIMCHECK_RFC(7519), CLAIMCHECK_RFC(7521), CLAIMCHECK_RFC(7522), CLAIMCHECK_RFC(7523),
    CLAIMCHECK_RFC(7591), CLAIMCHECK_RFC(7592), CLAIMCHECK_RFC(7617), CLAIMCHECK_RFC(7636),
    CLAIMCHECK_RFC(7638), CLAIMCHECK_RFC(7662), CLAIMCHECK_RFC(7693), CLAIMCHECK_RFC(7748), CLAIMCHECK_RFC(7797), CLAIMCHECK_RFC(7800),
    CLAIMCHECK_RFC(8017), CLAIMCHECK_RFC(8018), CLAIMCHECK_RFC(8032), CLAIMCHECK_RFC(8037), CLAIMCHECK_RFC(8176),
    CLAIMCHECK_RFC(8252), CLAIMCHECK_RFC(8259), CLAIMCHECK_RFC(8410), CLAIMCHECK_RFC(8414),
    CLAIMCHECK_RFC(8417), CLAIMCHECK_RFC(8439), CLAIMCHECK_RFC(8446), CLAIMCHECK_RFC(8628), CLAIMCHECK_RFC(8693), CLAIMCHECK_RFC(8705),
    CLAIMCHECK_RFC(8707), CLAIMCHECK_RFC(8725), CLAIMCHECK_RFC(8812), CLAIMCHECK_RFC(9068),
    CLAIMCHECK_RFC(9101), CLAIMCHECK_RFC(9110), CLAIMCHECK_RFC(9111), CLAIMCHECK_RFC(9112),
    CLAIMCHECK_RFC(9126), CLAIMCHECK_RFC(9207), CLAIMCHECK_RFC(9278), CLAIMCHECK_RFC(9325),
    CLAIMCHECK_RFC(9396), CLAIMCHECK_RFC(9449), CLAIMCHECK_RFC(9470), CLAIMCHECK_RFC(9562),
    CLAIMCHECK_RFC(9700), CLAIMCHECK_RFC(9701), CLAIMCHECK_RFC(9728), CLAIMCHECK_RFC(9864),
    CLAIMCHECK_RFC(9901), CLAIMCHECK_RFC(9964),
    {Spec::OidcCore, "OpenID Connect Core 1.0", "https://openid.net/specs/openid-connect-core-1_0.html", nullptr},
    {Spec::OidcDiscovery, "OpenID Connect Discovery 1.0",
     "https://openid.net/specs/openid-connect-discovery-1_0.html", nullptr},
    {Spec::OidcRegistration, "OpenID Connect Registration 1.0",
     "https://openid.net/specs/openid-connect-registration-1_0.html", nullptr},
    {Spec::OidcRpLogout, "RP-Initiated Logout 1.0",
     "https://openid.net/specs/openid-connect-rpinitiated-1_0.html", nullptr},
    {Spec::OidcBackChannelLogout, "Back-Channel Logout 1.0",
     "https://openid.net/specs/openid-connect-backchannel-1_0.html", nullptr},
    {Spec::OidcFrontChannelLogout, "Front-Channel Logout 1.0",
     "https://openid.net/specs/openid-connect-frontchannel-1_0.html", nullptr},
    {Spec::OidcCiba, "CIBA Core 1.0",
     "https://openid.net/specs/openid-client-initiated-backchannel-authentication-core-1_0.html", nullptr},
    {Spec::OidcSessionManagement, "Session Management 1.0",
     "https://openid.net/specs/openid-connect-session-1_0.html", nullptr},
    {Spec::Jarm, "JARM", "https://openid.net/specs/oauth-v2-jarm.html", nullptr},
    {Spec::MultipleResponseTypes, "OAuth 2.0 Multiple Response Types",
     "https://openid.net/specs/oauth-v2-multiple-response-types-1_0.html", nullptr},
    {Spec::FormPostResponseMode, "Form Post Response Mode",
     "https://openid.net/specs/oauth-v2-form-post-response-mode-1_0.html", nullptr},
    {Spec::Fapi2Security, "FAPI 2.0 Security Profile", "https://openid.net/specs/fapi-security-profile-2_0.html",
     nullptr},
    {Spec::Fapi2MessageSigning, "FAPI 2.0 Message Signing",
     "https://openid.net/specs/fapi-message-signing-2_0.html", nullptr},
    {Spec::SdJwtVc, "SD-JWT VC", "https://datatracker.ietf.org/doc/draft-ietf-oauth-sd-jwt-vc/", nullptr},
    {Spec::BrowserBasedApps, "OAuth 2.0 for Browser-Based Applications",
     "https://datatracker.ietf.org/doc/draft-ietf-oauth-browser-based-apps/", nullptr},
    {Spec::OAuth21, "OAuth 2.1", "https://datatracker.ietf.org/doc/draft-ietf-oauth-v2-1/", nullptr},
    {Spec::SamlCore, "SAML 2.0 Core", "https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf",
     nullptr},
    {Spec::WhatwgUrl, "WHATWG URL", "https://url.spec.whatwg.org/", nullptr},
    {Spec::WhatwgFetch, "WHATWG Fetch", "https://fetch.spec.whatwg.org/", nullptr},
    {Spec::Fips186, "FIPS 186-5", "https://csrc.nist.gov/pubs/fips/186-5/final", nullptr},
    {Spec::Fips204, "FIPS 204", "https://csrc.nist.gov/pubs/fips/204/final", nullptr},
    {Spec::Sec1, "SEC 1", "https://www.secg.org/sec1-v2.pdf", nullptr},
    {Spec::Paseto, "PASETO", "https://github.com/paseto-standard/paseto-spec", nullptr},
    {Spec::Paserk, "PASERK", "https://github.com/paseto-standard/paserk", nullptr},
    {Spec::Branca, "Branca", "https://github.com/tuupola/branca-spec", nullptr},
    {Spec::Fernet, "Fernet", "https://github.com/fernet/spec/blob/master/Spec.md", nullptr},
    {Spec::HarFormat, "HAR 1.2", "http://www.softwareishard.com/blog/har-12-spec/", nullptr},
};

#undef CLAIMCHECK_RFC

const SpecRow *find(Spec spec)
{
    const auto *row = std::ranges::find(rows, spec, &SpecRow::id);
    return row == std::end(rows) ? nullptr : row;
}

QString anchor(const SpecRow &row, const QString &section)
{
    const bool appendix = section.front().isLetter();
    return QString::fromLatin1(appendix ? "appendix-%1" : row.fragment).arg(section);
}

} // namespace

QString SpecRef::label() const
{
    const SpecRow *row = find(spec);
    if (!row)
        return {};
    const QString name = QString::fromLatin1(row->name);
    return *section ? name + QStringLiteral(" \u00a7") + QString::fromLatin1(section) : name;
}

QUrl SpecRef::url() const
{
    const SpecRow *row = find(spec);
    if (!row)
        return {};
    QUrl result(QString::fromLatin1(row->url));
    if (row->fragment && *section)
        result.setFragment(anchor(*row, QString::fromLatin1(section)));
    return result;
}

std::span<const SpecRow> specTable()
{
    return rows;
}

} // namespace claimcheck::base
