#include "core/jose/algorithms.h"
#include "core/lint/groups.h"
#include "core/lint/text.h"
#include "core/lint/token_subject.h"

// Encrypted tokens: what they cost to open, and whether anybody signed what is inside. RFC 7516, RFC 8725 §3.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;

namespace {

const QStringList atRounds = {u"/header/p2c"_s};
const QStringList atZip = {u"/header/zip"_s};
const QStringList atCiphertext = {u"/ciphertext"_s};

/// More than a second of work on the machines of 2026; servers use up to 600,000.
constexpr qint64 mostRounds = 2'000'000;
constexpr qint64 leastRounds = 1000; // RFC 7518 §4.8.1.2

std::optional<qint64> rounds(const TokenSubject &token)
{
    return token.document->jwe() ? token.header("p2c"_L1).toInteger() : std::nullopt;
}

Verdict roundsAreAffordable(const TokenSubject &token)
{
    const auto count = rounds(token);
    if (!count)
        return notApplicable();
    return *count <= mostRounds
               ? passed()
               : failed(Text::tr(
                            "p2c asks for %1 rounds of PBKDF2: each such token keeps a server busy for long.")
                            .arg(*count),
                        atRounds);
}

Verdict roundsAreEnough(const TokenSubject &token)
{
    const auto count = rounds(token);
    if (!count)
        return notApplicable();
    return *count >= leastRounds
               ? passed()
               : failed(
                     Text::tr("p2c asks for %1 rounds of PBKDF2; at least 1000 are recommended.").arg(*count),
                     atRounds);
}

Verdict isNotCompressed(const TokenSubject &token)
{
    if (!token.document->jwe())
        return notApplicable();
    return token.header("zip"_L1).isAbsent()
               ? passed()
               : failed(Text::tr(
                            "The content was compressed before it was encrypted: its length tells about what "
                            "is inside."),
                        atZip);
}

/// Text and JSON shrink to a tenth, never to a hundredth.
constexpr qsizetype bombRatio = 100;
constexpr qsizetype bombBytes = 256 * 1024;

Verdict unpacksToASensibleSize(const TokenSubject &token)
{
    const jose::ParsedJwe *jwe = token.document->jwe();
    if (!jwe || !token.decryption || token.header("zip"_L1).isAbsent())
        return notApplicable();
    const auto &reason = token.decryption->overall.reason;
    if (reason && reason->code == "inflate-limit"_L1)
        return failed(
            Text::tr("The content unpacks to more than any token is large: it was made to fill memory."),
            atCiphertext);
    const qsizetype size = token.decryption->plaintext.size();
    return size < bombBytes || size < bombRatio * jwe->ciphertext.size()
               ? passed()
               : failed(Text::tr("The content unpacks to %1 times its size.")
                            .arg(size / qMax<qsizetype>(1, jwe->ciphertext.size())),
                        atCiphertext);
}

/// Whether anybody can encrypt such a token: with the recipient's public key.
bool isForAPublicKey(const TokenSubject &token)
{
    const jose::AlgorithmRow *row =
        jose::findAlgorithm(token.header("alg"_L1).toUtf8(), jose::AlgorithmUse::KeyManagement);
    using enum jose::KeyManagement;
    return row && (row->management == Rsa15 || row->management == RsaOaep || row->management == Ecdh ||
                   row->management == EcdhKeyWrap);
}

Verdict somebodySignedIt(const TokenSubject &token)
{
    const token::TokenDocument &document = *token.document;
    const bool open =
        token.decryption && token.decryption->overall.status == jose::DecryptionStatus::Decrypted;
    if (!document.jwe() || !open || !isForAPublicKey(token))
        return notApplicable();
    const token::TokenDocument *inner = document.nested();
    const bool unsignedInner =
        inner && inner->jws() && jose::isNone(inner->headerParameter("alg"_L1).toUtf8());
    if (inner && !unsignedInner)
        return passed();
    return inner || document.payload().root().isObject()
               ? failed(Text::tr("The claims are encrypted to a public key and signed by nobody: everybody "
                                 "who has that "
                                 "key can make such a token."),
                        atCiphertext)
               : notApplicable();
}

constexpr TokenRule rows[] = {
    {{"p2c-large",
      {Spec::Rfc7518, "8.6"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The password key needs a sensible number of rounds."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Whoever sends such tokens can stop the server that opens them."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Refuse tokens above a limit of your own before any key is computed.")},
     anyTokenType,
     roundsAreAffordable},
    {{"p2c-small",
      {Spec::Rfc7518, "4.8.1.2"},
      Level::Warning,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The password key takes enough rounds."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Whoever has the token can try passwords quickly."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Use hundreds of thousands of rounds, or a key in place of a password.")},
     anyTokenType,
     roundsAreEnough},
    {{"zip-used",
      {Spec::Rfc8725, "3.6"},
      Level::Note,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The content was not compressed."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Who can make a part of the content learns of the rest by the length."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Leave zip out, unless the content is all of one origin.")},
     anyTokenType,
     isNotCompressed},
    {{"zip-bomb",
      {Spec::Rfc8725, "3.6"},
      Level::Error,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The content unpacks to a sensible size."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Whoever sends such tokens can fill the memory of the server that opens them."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Limit the size while unpacking, not after it.")},
     anyTokenType,
     unpacksToASensibleSize},
    {{"nested-unsigned",
      {Spec::Rfc7519, "11.2"},
      Level::Warning,
      Fault::Token,
      QT_TRANSLATE_NOOP("claimcheck_lint", "What was encrypted to a public key is signed inside."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Encryption hides the claims; it does not say who wrote them."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The issuer must sign first, and encrypt the signed token.")},
     anyTokenType,
     somebodySignedIt},
};

} // namespace

std::span<const TokenRule> encryptionRules()
{
    return rows;
}

} // namespace claimcheck::lint
