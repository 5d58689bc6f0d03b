#include "core/report/inspection.h"

#include "core/claims/typed.h"
#include "core/lint/token_runner.h"
#include "core/report/bound_key.h"
#include "core/report/opaque_inspection.h"
#include "core/report/paste_findings.h"
#include "core/report/text.h"

#include <algorithm>

namespace claimcheck::report {

using namespace Qt::StringLiterals;
using token::TokenKind;

namespace {

constexpr int maxNesting = 16; // as the reader has it; a JWE may hold more of them

/// Three segments, or JSON with a signature, that could not be read: somebody asked whether it is signed, and
/// it is not.
bool looksLikeJws(const token::TokenDocument &document)
{
    const bool unread = document.kind() == TokenKind::Unreadable ||
                        (document.kind() == TokenKind::Opaque && document.recognized().empty());
    const QByteArray &text = document.text();
    return unread && (text.count('.') == 2 || (text.startsWith('{') && text.contains("\"signature")));
}

jose::SignatureVerdict unreadableSignature(const token::TokenDocument &document, const jose::KeySet &keys)
{
    jose::SignatureVerdict verdict;
    const base::Error *error = document.unreadable();
    verdict.status = keys.isEmpty() ? jose::SignatureStatus::NotChecked : jose::SignatureStatus::Invalid;
    verdict.reason =
        error ? jose::Reason{error->code, error->message}
              : jose::Reason{"unreadable"_L1, Text::tr("This is not a signed token that can be read.")};
    return verdict;
}

std::vector<jose::SignatureVerdict> signaturesOf(const token::TokenDocument &document,
                                                 const InspectionOptions &options)
{
    jose::CertificateTrust trust = options.trust;
    trust.now = options.now;
    if (const jose::ParsedJws *jws = document.jws())
        return jose::verifySignatures(*jws, options.keys, trust);
    if (looksLikeJws(document))
        return {unreadableSignature(document, options.keys)};
    return {};
}

/// Five segments, or JSON with a ciphertext, that could not be read.
bool looksLikeJwe(const token::TokenDocument &document)
{
    const QByteArray &text = document.text();
    return document.kind() == TokenKind::Unreadable &&
           (text.count('.') == 4 || (text.startsWith('{') && text.contains("\"ciphertext\"")));
}

std::optional<jose::Decryption> decryptionOf(const token::TokenDocument &document,
                                             const InspectionOptions &options)
{
    if (const jose::ParsedJwe *jwe = document.jwe())
        return jose::decrypt(*jwe, options.keys, options.decryption);
    const base::Error *error = document.unreadable();
    if (!looksLikeJwe(document) || !error)
        return std::nullopt;
    jose::Decryption unread;
    unread.overall.status =
        options.keys.isEmpty() ? jose::DecryptionStatus::NotTried : jose::DecryptionStatus::Failed;
    unread.overall.step = jose::DecryptionStep::Reading;
    unread.overall.reason = jose::Reason{error->code, error->message};
    return unread;
}

/// A JWE that hides a token, or is not decrypted, has no claims of its own that a type could ask for.
bool hasClaims(const token::TokenDocument &document)
{
    return document.kind() != TokenKind::Jwe || document.payload().root().isObject();
}

std::vector<base::Finding> findingsOf(const Inspection &inspection, const InspectionOptions &options)
{
    std::vector<base::Finding> findings = pasteFindings(inspection.document.paste());
    const std::vector<base::Finding> &problems = inspection.document.problems();
    findings.insert(findings.end(), problems.begin(), problems.end());
    if (inspection.keyBinding)
        findings.insert(findings.end(), inspection.keyBinding->problems.begin(),
                        inspection.keyBinding->problems.end());
    const std::vector<base::Finding> own = opaqueFindings(inspection);
    findings.insert(findings.end(), own.begin(), own.end());
    const TokenKind kind = inspection.document.kind();
    if (kind != TokenKind::Jws && kind != TokenKind::Jwe && kind != TokenKind::SdJwt)
        return findings;
    lint::TokenSubject subject;
    subject.document = &inspection.document;
    subject.type = inspection.type;
    subject.typeOrigin = options.type && hasClaims(inspection.document) ? lint::TypeOrigin::Chosen
                                                                        : lint::TypeOrigin::Detected;
    subject.now = options.now;
    subject.leeway = options.leeway;
    if (hasClaims(inspection.document))
        subject.expected = options.expected;
    subject.keys = options.keys.isEmpty() ? nullptr : &options.keys;
    subject.verdicts = &inspection.signatures;
    subject.decryption = inspection.decryption ? &*inspection.decryption : nullptr;
    auto judged = lint::checkToken(subject);
    findings.insert(findings.end(), std::make_move_iterator(judged.begin()),
                    std::make_move_iterator(judged.end()));
    return findings;
}

token::KeyBindingVerdict keyBindingOf(const Inspection &inspection, const InspectionOptions &options)
{
    return token::verifyKeyBinding(
        inspection.document, inspection.signatures,
        {options.expected.nonce, options.expected.audience, options.now, options.leeway});
}

jose::KeySet contentOf(const token::TokenDocument &document)
{
    const TokenKind kind = document.kind();
    if (kind != TokenKind::Jwk && kind != TokenKind::JwkSet && kind != TokenKind::Pem)
        return {};
    auto keys = jose::readKeys(document.text(), {});
    if (keys)
        return std::move(keys).value();
    jose::KeySet none;
    none.skipped.push_back(keys.error());
    return none;
}

/// As the reader says it of signed tokens; the encrypted ones are opened here.
base::Finding tooDeep()
{
    base::Finding finding;
    finding.rule = "nesting-depth"_L1;
    finding.where = u"/payload"_s;
    finding.message = Text::tr("There is another token in the payload; it lies too deep to be opened.");
    return finding;
}

Inspection inspectDepth(const token::TokenDocument &pasted, const InspectionOptions &options, int depth)
{
    Inspection result;
    const formats::Opened opened = openOpaque(pasted, options);
    result.decryption = opened.decryption ? decryptionFrom(opened) : decryptionOf(pasted, options);
    result.document = result.isDecrypted() ? pasted.decrypted(result.decryption->plaintext) : pasted;
    const token::TokenDocument &document = result.document;
    result.type = options.type && hasClaims(document) ? *options.type : lint::detectTokenType(document);
    result.signatures = opened.signature ? std::vector{*opened.signature} : signaturesOf(document, options);
    result.time = opaqueTime(document, options.now, options.leeway);
    if (!result.time)
        result.time = timeVerdict(document.claims(), options.now, options.leeway);
    if (document.sdJwt())
        result.keyBinding = keyBindingOf(result, options);
    result.boundTo = boundKey(document.claims(), options.keys);
    result.findings = findingsOf(result, options);
    result.content = contentOf(document);
    if (document.nested() && depth < maxNesting)
        result.nested =
            std::make_shared<const Inspection>(inspectDepth(*document.nested(), options, depth + 1));
    else if (document.nested())
        result.findings.push_back(tooDeep());
    return result;
}

} // namespace

bool Inspection::hasErrors() const
{
    const auto invalid = [](const jose::SignatureVerdict &verdict) {
        return verdict.status == jose::SignatureStatus::Invalid;
    };
    const auto error = [](const base::Finding &finding) { return finding.level == base::Level::Error; };
    const bool undecrypted = decryption && decryption->overall.status == jose::DecryptionStatus::Failed;
    return undecrypted || std::ranges::any_of(signatures, invalid) || std::ranges::any_of(findings, error) ||
           (nested && nested->hasErrors());
}

bool Inspection::isDecrypted() const
{
    return decryption && decryption->overall.status == jose::DecryptionStatus::Decrypted;
}

QLatin1StringView timeStatusName(TimeStatus status)
{
    switch (status) {
    case TimeStatus::Valid: return "valid"_L1;
    case TimeStatus::Expired: return "expired"_L1;
    case TimeStatus::NotYetValid: return "not-yet-valid"_L1;
    case TimeStatus::NoExpiry: break;
    }
    return "no-expiry"_L1;
}

std::optional<TimeVerdict> timeVerdict(const encoding::JsonDocument &payload, qint64 now, qint64 leeway)
{
    if (!payload.root().isObject())
        return std::nullopt;
    const auto expiry = claims::numericDate(payload["exp"_L1]);
    const auto notBefore = claims::numericDate(payload["nbf"_L1]);
    const qint64 from = (now + leeway) * 1000, until = (now - leeway) * 1000;
    TimeVerdict verdict;
    if (expiry.isKnown())
        verdict.expiresAt = expiry.dateTime();
    if (expiry.isKnown() && until >= expiry.milliseconds) // "on or after" exp it must not be accepted
        verdict.status = TimeStatus::Expired;
    else if (notBefore.isKnown() && from < notBefore.milliseconds)
        verdict.status = TimeStatus::NotYetValid;
    else if (expiry.isKnown())
        verdict.status = TimeStatus::Valid;
    return verdict;
}

Inspection inspect(const token::TokenDocument &document, const InspectionOptions &options)
{
    return inspectDepth(document, options, 0);
}

} // namespace claimcheck::report
