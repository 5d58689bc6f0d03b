#include "core/encoding/base64url.h"
#include "core/lint/groups.h"
#include "core/lint/text.h"
#include "core/lint/token_subject.h"

// Thumbprints of keys and certificates, against what they are of. RFC 7515 §4.1.7 and §4.1.8, RFC 7638, RFC
// 9449.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;
using crypto::Digest;
using encoding::JsonValue;

namespace {

const QStringList atJkt = {u"/payload/cnf/jkt"_s};

std::optional<crypto::Certificate> ownCertificate(const TokenSubject &token)
{
    const auto der = encoding::decodeBase64(token.header("x5c"_L1).at(0).toUtf8());
    auto certificate = der ? crypto::Certificate::fromDer(*der) : der.error();
    return certificate ? std::optional(std::move(certificate).value()) : std::nullopt;
}

/// What else the thumbprint is of, where it is not the base64url of the digest.
QString otherForm(const QByteArray &text, const QByteArray &digest)
{
    if (text.toLower() == digest.toHex())
        return Text::tr("It is hexadecimal; base64url is asked for.");
    if (encoding::decodeBase64Url(text).valueOr({}) == digest.toHex())
        return Text::tr("It is the base64url of the hexadecimal text, not of the bytes.");
    if (text == digest.toBase64())
        return Text::tr("It is base64; base64url without padding is asked for.");
    return Text::tr("It is that of another certificate.");
}

Verdict thumbprintFitsCertificate(const TokenSubject &token)
{
    const std::pair<QLatin1StringView, Digest> members[] = {{"x5t"_L1, Digest::Sha1},
                                                            {"x5t#S256"_L1, Digest::Sha256}};
    const auto certificate = ownCertificate(token);
    if (!certificate)
        return notApplicable();
    for (const auto &[name, hash] : members) {
        const JsonValue member = token.header(name);
        const QByteArray digest = certificate->fingerprint(hash);
        if (!member.isAbsent() && member.toUtf8() != encoding::encodeBase64Url(digest))
            return failed(Text::tr("%1 is not the thumbprint of the first certificate of x5c. %2")
                              .arg(name, otherForm(member.toUtf8(), digest)),
                          {u"/header/"_s + name});
    }
    return passed();
}

Verdict jktIsAThumbprint(const TokenSubject &token)
{
    const JsonValue jkt = token.claim("cnf"_L1)["jkt"_L1];
    if (jkt.isAbsent())
        return notApplicable();
    const auto bytes = encoding::decodeBase64Url(jkt.toUtf8());
    if (bytes && bytes->size() == crypto::digestSize(Digest::Sha256))
        return passed();
    return failed(Text::tr("cnf.jkt is not the base64url of a SHA-256 hash (43 characters)."), atJkt);
}

/// The jkt that the access token given beside the proof is bound to.
QByteArray boundThumbprint(const TokenSubject &token)
{
    const auto jws = jose::parseJws(token.expected.accessToken);
    const auto payload = jws ? encoding::JsonDocument::parse(jws->payload) : jws.error();
    return payload ? payload->root()["cnf"_L1]["jkt"_L1].toUtf8() : QByteArray();
}

/// RFC 9449 §4.3 check 12: the proof's key is the one that the access token is bound to.
Verdict proofHasTheBoundKey(const TokenSubject &token)
{
    const QByteArray bound = boundThumbprint(token);
    const auto jwk = jose::readJwk(token.header("jwk"_L1));
    if (bound.isEmpty() || !jwk)
        return notApplicable();
    if (jwk->thumbprint() == bound)
        return passed();
    return failed(
        Text::tr("The access token is bound to the key with the thumbprint %1 (cnf.jkt), and the proof is "
                 "made with %2.")
            .arg(QString::fromUtf8(bound.left(60)), QString::fromLatin1(jwk->thumbprint())),
        {u"/header/jwk"_s});
}

constexpr TokenRule rows[] = {
    {{"x5t-mismatch",
      {Spec::Rfc7515, "4.1.7"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "x5t and x5t#S256 are the thumbprint of the certificate in x5c."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Readers that find the key by its thumbprint find another one or none."),
      QT_TRANSLATE_NOOP(
          "claimcheck_lint",
          "The issuer must compute the thumbprint over the certificate's DER and write it in base64url.")},
     anyTokenType,
     thumbprintFitsCertificate},
    {{"jkt-form",
      {Spec::Rfc9449, "6.1"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "cnf.jkt is a SHA-256 thumbprint."),
      QT_TRANSLATE_NOOP(
          "claimcheck_lint",
          "No key has such a thumbprint: the token cannot be used, or its binding is not checked."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The issuer must write the RFC 7638 SHA-256 thumbprint of the key in base64url.")},
     anyTokenType,
     jktIsAThumbprint},
    {{"jkt-other-key",
      {Spec::Rfc9449, "4.3"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The proof is made with the key that the access token is bound to."),
      QT_TRANSLATE_NOOP(
          "claimcheck_lint",
          "The API refuses the token, which may have been stolen from the holder of the other key."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Sign the proof with the key that the token was issued for.")},
     TokenType::DpopProof,
     proofHasTheBoundKey},
};

} // namespace

std::span<const TokenRule> keyReferenceRules()
{
    return rows;
}

} // namespace claimcheck::lint
