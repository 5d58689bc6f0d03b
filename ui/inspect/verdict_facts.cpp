#include "ui/inspect/verdict_facts.h"

#include "core/jose/algorithms.h"
#include "ui/inspect/text.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::inspect {

namespace {

QString shortened(const QString &thumbprint)
{
    constexpr qsizetype head = 12, tail = 7;
    if (thumbprint.size() <= head + tail + 1)
        return thumbprint;
    return thumbprint.left(head) + QChar(0x2026) + thumbprint.right(tail);
}

QString algorithmText(const QByteArray &alg)
{
    const jose::AlgorithmRow *row = jose::findAlgorithm(alg);
    return row ? QCoreApplication::translate("claimcheck_jose", row->description) : QString::fromUtf8(alg);
}

void addText(std::vector<Fact> &facts, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        facts.push_back({name, value, CellStyle::Text, value});
}

void addKey(std::vector<Fact> &facts, const jose::KeyUsed *key)
{
    if (!key)
        return;
    addText(facts, Text::tr("Key"), key->description);
    const QString thumbprint = QString::fromLatin1(key->thumbprint);
    if (!thumbprint.isEmpty())
        facts.push_back({Text::tr("Thumbprint"), shortened(thumbprint), CellStyle::Value, thumbprint});
    addText(facts, Text::tr("From"), key->source);
}

QString number(qsizetype count)
{
    return QLocale().toString(count);
}

void addSigned(std::vector<Fact> &facts, const TokenView &view, VerdictPlace place)
{
    const jose::ParsedJws *jws = view.document().jws();
    if (!jws || std::size_t(place.index) >= jws->signatures.size())
        return;
    const jose::JwsSignature &signature = jws->signatures[std::size_t(place.index)];
    const qsizetype size = signature.protectedText.size() + 1 + jws->payloadText.size();
    addText(facts, Text::tr("Signed bytes"), Text::tr("%1 (header.claims)").arg(number(size)));
}

void addEncrypted(std::vector<Fact> &facts, const TokenView &view, VerdictPlace place)
{
    const jose::ParsedJwe *jwe = view.document().jwe();
    if (!jwe || std::size_t(place.index) >= jwe->recipients.size())
        return;
    const jose::JweRecipient &recipient = jwe->recipients[std::size_t(place.index)];
    addText(facts, Text::tr("Encryption"), algorithmText(recipient.enc));
    addText(facts, Text::tr("Compression"), jwe->parameter(recipient, "zip"_L1).toString());
    if (!recipient.encryptedKey.isEmpty()) // dir and ECDH-ES wrap none
        addText(facts, Text::tr("Wrapped key"),
                Text::tr("%1 bytes").arg(number(recipient.encryptedKey.size())));
    addText(facts, Text::tr("Ciphertext"),
            Text::tr("%1 bytes, tag %2, IV %3")
                .arg(number(jwe->ciphertext.size()), number(jwe->tag.size()), number(jwe->iv.size())));
    if (view.report->isDecrypted())
        addText(facts, Text::tr("Content"), Text::tr("%1 bytes").arg(number(view.payloadBytes.size())));
}

/// Where the certificates inside the token lead (RFC 7515 §4.1.6).
void addChain(std::vector<Fact> &facts, const TokenView &view, VerdictPlace place)
{
    const jose::TokenChain *chain = view.report->signatures[std::size_t(place.index)].chain.get();
    if (!chain)
        return;
    const crypto::ChainVerdict &verdict = chain->verdict;
    switch (chain->end) {
    case jose::ChainEnd::ChosenCa:
        return addText(facts, Text::tr("Certificate"),
                       Text::tr("leads to the chosen CA, %1").arg(verdict.anchor()));
    case jose::ChainEnd::SystemCa:
        return addText(facts, Text::tr("Certificate"),
                       Text::tr("leads to a CA of this system, %1").arg(verdict.anchor()));
    case jose::ChainEnd::Untrusted: break;
    }
    addText(facts, Text::tr("Certificate"), verdict.fault ? verdict.fault->message : QString());
}

/// What the key binding JWT says to the verifier (RFC 9901 §4.3).
void addBinding(std::vector<Fact> &facts, const TokenView &view)
{
    const token::TokenDocument *binding = view.document().keyBinding();
    if (!binding)
        return;
    addText(facts, Text::tr("For"), binding->payload()["aud"_L1].toString());
    addText(facts, Text::tr("Nonce"), binding->payload()["nonce"_L1].toString());
    addText(facts, Text::tr("Over"), binding->payload()["sd_hash"_L1].toString());
}

} // namespace

std::vector<Fact> verdictFacts(const TokenView &view, VerdictPlace place)
{
    std::vector<Fact> facts;
    addKey(facts, verdictKey(view, place));
    const QByteArray alg = verdictAlgorithm(view, place);
    if (place.kind == VerdictKind::Signature) {
        addSigned(facts, view, place);
        addChain(facts, view, place);
    }
    addText(facts, Text::tr("Algorithm"), algorithmText(alg));
    if (place.kind == VerdictKind::Recipient)
        addEncrypted(facts, view, place);
    if (place.kind == VerdictKind::KeyBinding)
        addBinding(facts, view);
    return facts;
}

} // namespace claimcheck::ui::inspect
