#include "core/report/inspection_text.h"

#include "core/claims/typed.h"
#include "core/report/opaque_text.h"
#include "core/report/sd_jwt_text.h"
#include "core/report/text.h"
#include "core/report/text_lines.h"

namespace claimcheck::report {

using namespace Qt::StringLiterals;
using token::TokenKind;

namespace {

QString kindText(const Inspection &inspection)
{
    const token::TokenDocument &document = inspection.document;
    switch (document.kind()) {
    case TokenKind::Jws: return Text::tr("signed token (JWS), %1").arg(lint::tokenTypeName(inspection.type));
    case TokenKind::Jwe: return Text::tr("encrypted token (JWE)");
    case TokenKind::SdJwt:
        return Text::tr("SD-JWT with %n disclosure(s)", nullptr, int(document.disclosures().size()));
    case TokenKind::Jwk: return Text::tr("JSON Web Key");
    case TokenKind::JwkSet: return Text::tr("JSON Web Key Set");
    case TokenKind::Pem: return Text::tr("PEM");
    case TokenKind::Opaque:
        if (!document.recognized().empty() &&
            document.recognized().front().level == formats::MatchLevel::Decoded)
            return document.recognized().front().name;
        return Text::tr("opaque text: only its issuer can say what it means");
    case TokenKind::Unreadable: break;
    }
    return Text::tr("unreadable");
}

QString statusText(jose::SignatureStatus status)
{
    switch (status) {
    case jose::SignatureStatus::Verified: return Text::tr("verified");
    case jose::SignatureStatus::Invalid: return Text::tr("NOT VALID");
    case jose::SignatureStatus::NotChecked: return Text::tr("not checked");
    case jose::SignatureStatus::Unsigned: break;
    }
    return Text::tr("NOT SIGNED");
}

QString keyText(const jose::KeyUsed &key)
{
    const QString name = key.kid.isEmpty() ? QString::fromLatin1(key.thumbprint) : key.kid;
    const QString text = Text::tr(", key %1 (%2)").arg(printable(name), key.description);
    return key.source.isEmpty() ? text : text + Text::tr(" from %1").arg(key.source);
}

QString reasonText(const jose::Reason &reason)
{
    return u" \u2014 "_s + printable(reason.message) + u" ["_s + reason.code + u']';
}

QString signatureText(const jose::SignatureVerdict &verdict)
{
    QString text = statusText(verdict.status);
    if (!verdict.alg.isEmpty())
        text += u", "_s + printable(QString::fromUtf8(verdict.alg));
    if (verdict.key)
        text += keyText(*verdict.key);
    return verdict.reason ? text + reasonText(*verdict.reason) : text;
}

QString statusText(jose::DecryptionStatus status)
{
    switch (status) {
    case jose::DecryptionStatus::Decrypted: return Text::tr("decrypted");
    case jose::DecryptionStatus::Failed: return Text::tr("FAILED");
    case jose::DecryptionStatus::NotTried: break;
    }
    return Text::tr("not tried");
}

QString decryptionText(const jose::DecryptionVerdict &verdict)
{
    QString text = statusText(verdict.status);
    if (verdict.step != jose::DecryptionStep::None)
        text += Text::tr(" at the step %1").arg(jose::stepName(verdict.step));
    for (const QByteArray &algorithm : {verdict.alg, verdict.enc}) {
        if (!algorithm.isEmpty())
            text += u", "_s + printable(QString::fromUtf8(algorithm));
    }
    if (verdict.key)
        text += keyText(*verdict.key);
    return verdict.reason ? text + reasonText(*verdict.reason) : text;
}

QString recipientsText(const jose::Decryption &decryption)
{
    QString text = line(Text::tr("Decryption"), decryptionText(decryption.overall));
    for (std::size_t i = 0; decryption.recipients.size() > 1 && i < decryption.recipients.size(); ++i)
        text += line(Text::tr("Recipient %1").arg(i + 1), decryptionText(decryption.recipients[i]));
    return text;
}

/// "CN=leaf ← CN=middle ← CN=root, a CA that was chosen", or what is wrong with it.
QString chainText(const jose::TokenChain &chain)
{
    QStringList subjects;
    for (const crypto::Certificate &certificate : chain.verdict.path)
        subjects += printable(certificate.subject());
    QString text = subjects.join(u" \u2190 "_s);
    if (chain.end == jose::ChainEnd::ChosenCa)
        text += Text::tr(", a CA that was chosen");
    else if (chain.end == jose::ChainEnd::SystemCa)
        text += Text::tr(", a CA of the system");
    if (const auto &fault = chain.verdict.fault)
        text += u" \u2014 "_s + printable(fault->message) + u" ["_s + fault->code + u']';
    return text;
}

QString timeText(const TimeVerdict &time)
{
    const QString until = time.expiresAt.toUTC().toString(Qt::ISODate);
    switch (time.status) {
    case TimeStatus::Valid: return Text::tr("valid until %1").arg(until);
    case TimeStatus::Expired: return Text::tr("EXPIRED since %1").arg(until);
    case TimeStatus::NotYetValid: return Text::tr("NOT YET VALID");
    case TimeStatus::NoExpiry: break;
    }
    return Text::tr("no expiry");
}

/// One member a line, in the token's order; times also as dates.
QString membersText(const QString &title, const encoding::JsonValue &object)
{
    QString text = u'\n' + title + u'\n';
    for (const encoding::JsonMember member : object.members()) {
        const QString name = member.name();
        QString value = QString::fromUtf8(member.value().raw());
        const bool time = name == "exp"_L1 || name == "iat"_L1 || name == "nbf"_L1 || name == "auth_time"_L1;
        if (const auto date = claims::numericDate(member.value()); time && date.isKnown())
            value += u"  ("_s + date.dateTime().toUTC().toString(Qt::ISODate) + u')';
        text += u"  "_s + line(printable(name), printable(value));
    }
    return text;
}

QString partsText(const token::TokenDocument &document)
{
    QString text;
    if (document.header().root().isObject())
        text += membersText(Text::tr("Header"), document.header().root());
    if (document.payload().root().isObject())
        text += membersText(Text::tr("Claims"), document.payload().root());
    else if (!document.payloadBytes().isEmpty() && document.kind() != TokenKind::Unreadable)
        text += u'\n' + Text::tr("Payload") + u"\n  "_s +
                printable(QString::fromUtf8(document.payloadBytes())) + u'\n';
    return text;
}

QString findingsText(const std::vector<base::Finding> &findings)
{
    if (findings.empty())
        return {};
    QString text = u'\n' + Text::tr("Findings") + u'\n';
    for (const base::Finding &finding : findings) {
        text +=
            u"  "_s + QString(base::levelName(finding.level)).leftJustified(8) + printable(finding.message);
        if (!finding.where.isEmpty())
            text += u"  "_s + printable(finding.where);
        if (!finding.spec.isEmpty())
            text += u"  "_s + finding.spec.label();
        text += u"  ["_s + finding.rule + u"]\n"_s;
    }
    return text;
}

QString keysText(const jose::KeySet &keys, base::Reveal reveal)
{
    QString text;
    for (const jose::Jwk &jwk : keys.keys) {
        text += line(Text::tr("Key"), jwk.description() + u", "_s + QString::fromLatin1(jwk.thumbprint()));
        if (reveal == base::Reveal::Shown)
            text += QString::fromUtf8(jwk.toJson(jose::JwkPart::Private)) + u'\n';
    }
    for (const base::Error &error : keys.skipped)
        text += line(Text::tr("Key"), Text::tr("cannot be used: %1").arg(error.message));
    return text;
}

} // namespace

QString inspectionText(const Inspection &inspection, base::Reveal reveal)
{
    const token::TokenDocument &document = inspection.document;
    QString text = line(Text::tr("Kind"), kindText(inspection));
    text += opaqueText(document, reveal);
    for (const jose::SignatureVerdict &verdict : inspection.signatures) {
        text += line(Text::tr("Signature"), signatureText(verdict));
        if (verdict.chain)
            text += line(Text::tr("Certificates"), chainText(*verdict.chain));
    }
    text += keyBindingText(inspection);
    if (inspection.decryption)
        text += recipientsText(*inspection.decryption);
    if (const auto &key = inspection.boundTo)
        text += line(Text::tr("Bound to"),
                     Text::tr("key %1 (%2) by cnf.%3")
                         .arg(printable(key->kid.isEmpty() ? QString::fromLatin1(key->thumbprint) : key->kid),
                              key->description, key->named.front()));
    if (inspection.time)
        text += line(Text::tr("Time"), timeText(*inspection.time));
    text += keysText(inspection.content, reveal) + partsText(document) + disclosuresText(inspection) +
            findingsText(inspection.findings);
    if (inspection.nested)
        text += u'\n' + Text::tr("Nested token") + u'\n' + inspectionText(*inspection.nested, reveal);
    return text;
}

} // namespace claimcheck::report
