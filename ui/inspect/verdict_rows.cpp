#include "ui/inspect/verdict_rows.h"

#include "ui/inspect/text.h"

using namespace Qt::StringLiterals;

namespace claimcheck::ui::inspect {

namespace {

using token::TokenPart;

/// A format that is not JOSE has one recipient and says only how the whole went.
int recipientCount(const TokenView &view)
{
    return view.report->decryption ? qMax(1, int(view.report->decryption->recipients.size())) : 0;
}

bool hasKeyBinding(const TokenView &view)
{
    return view.report->keyBinding.has_value();
}

const jose::SignatureVerdict &signature(const TokenView &view, VerdictPlace place)
{
    return view.report->signatures[std::size_t(place.index)];
}

const jose::DecryptionVerdict &recipient(const TokenView &view, VerdictPlace place)
{
    const jose::Decryption &decryption = *view.report->decryption;
    return decryption.recipients.empty() ? decryption.overall
                                         : decryption.recipients[std::size_t(place.index)];
}

base::ByteRange spanOf(base::ByteRange a, base::ByteRange b)
{
    if (!a.isValid() || !b.isValid())
        return a.isValid() ? a : b;
    return {qMin(a.begin, b.begin), qMax(a.end, b.end)};
}

} // namespace

int verdictCount(const TokenView &view)
{
    return int(view.report->signatures.size()) + recipientCount(view) + (hasKeyBinding(view) ? 1 : 0);
}

VerdictPlace verdictPlace(const TokenView &view, int row)
{
    const int signatures = int(view.report->signatures.size());
    if (row < signatures)
        return {VerdictKind::Signature, row};
    if (row < signatures + recipientCount(view))
        return {VerdictKind::Recipient, row - signatures};
    return {VerdictKind::KeyBinding, 0};
}

VerdictWords verdictWords(const TokenView &view, VerdictPlace place)
{
    switch (place.kind) {
    case VerdictKind::Signature: return wordsOf(signature(view, place));
    case VerdictKind::Recipient: return wordsOf(recipient(view, place));
    case VerdictKind::KeyBinding: break;
    }
    return wordsOf(*view.report->keyBinding);
}

QString verdictName(VerdictPlace place)
{
    switch (place.kind) {
    case VerdictKind::Signature: return Text::tr("Signature %1").arg(place.index + 1);
    case VerdictKind::Recipient: return Text::tr("Recipient %1").arg(place.index + 1);
    case VerdictKind::KeyBinding: break;
    }
    return Text::tr("Key binding");
}

QByteArray verdictAlgorithm(const TokenView &view, VerdictPlace place)
{
    switch (place.kind) {
    case VerdictKind::Signature: return signature(view, place).alg;
    case VerdictKind::Recipient: return recipient(view, place).alg;
    case VerdictKind::KeyBinding: break;
    }
    return view.report->keyBinding->alg;
}

QString verdictKid(const TokenView &view, VerdictPlace place)
{
    const auto index = std::size_t(place.index);
    const jose::ParsedJws *jws = view.document().jws();
    if (place.kind == VerdictKind::Signature && jws && index < jws->signatures.size())
        return QString::fromUtf8(jws->signatures[index].kid);
    const jose::ParsedJwe *jwe = view.document().jwe();
    if (place.kind == VerdictKind::Recipient && jwe && index < jwe->recipients.size())
        return QString::fromUtf8(jwe->recipients[index].kid);
    return {};
}

const jose::KeyUsed *verdictKey(const TokenView &view, VerdictPlace place)
{
    const auto pointer = [](const std::optional<jose::KeyUsed> &key) { return key ? &*key : nullptr; };
    switch (place.kind) {
    case VerdictKind::Signature: return pointer(signature(view, place).key);
    case VerdictKind::Recipient: return pointer(recipient(view, place).key);
    case VerdictKind::KeyBinding: break;
    }
    return pointer(view.report->keyBinding->key);
}

base::ByteRange verdictSource(const TokenView &view, VerdictPlace place)
{
    const token::TokenDocument &document = view.document();
    if (place.kind == VerdictKind::KeyBinding)
        return document.partRange(TokenPart::KeyBinding);
    if (place.kind == VerdictKind::Recipient)
        return document.partRange(TokenPart::EncryptedKey, place.index);
    const base::ByteRange bytes = document.partRange(TokenPart::Signature, place.index);
    // In the JSON serializations header and signature stand side by side; in the compact one the payload is
    // between them.
    const bool json =
        document.serialization().value_or(jose::Serialization::Compact) != jose::Serialization::Compact;
    return json ? spanOf(document.partRange(TokenPart::Header, place.index), bytes) : bytes;
}

} // namespace claimcheck::ui::inspect
