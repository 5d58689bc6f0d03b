#include "core/formats/signed_values.h"

#include "core/crypto/digest.h"
#include "core/encoding/base64url.h"
#include "core/formats/add_field.h"
#include "core/formats/erlang_term.h"
#include "core/formats/secret_check.h"
#include "core/formats/text.h"

using namespace Qt::StringLiterals;

namespace claimcheck::formats {

/// "SFMyNTY." base64url of {data, signed at, max age} "." HMAC (Phoenix.Token, Plug.Crypto). Before Plug 1.6
/// a map with the members data and signed.
bool readPhoenixToken(QByteArrayView token, Recognized &found)
{
    const qsizetype begin = token.indexOf('.') + 1, end = token.lastIndexOf('.');
    const auto bytes = encoding::decodeBase64Url(token.sliced(begin, end - begin));
    const auto term = bytes ? readErlangTerm(*bytes) : std::nullopt;
    if (!term || term->items.size() < 2)
        return false;
    const auto &items = term->items;
    const bool map = term->text.startsWith(u'%');
    const ErlangTerm *data = &items[0], *time = &items[1];
    const ErlangTerm *age = !map && items.size() > 2 ? &items[2] : nullptr;
    for (std::size_t i = 0; map && i + 1 < items.size(); i += 2) {
        if (items[i].text == ":data"_L1)
            data = &items[i + 1];
        else if (items[i].text == ":signed"_L1)
            time = &items[i + 1];
    }
    const base::ByteRange range = {begin, end};
    addField(found, u"data"_s, data->text, Text::tr("What was signed"), range);
    if (time->integer)
        addTimeField(found, u"issuedAt"_s, *time->integer, Text::tr("When it was signed"), range);
    if (age && age->integer)
        addField(found, u"maxAge"_s, QString::number(*age->integer), Text::tr("Seconds for which it is good"),
                 range);
    return true;
}

Opened openPhoenixToken(QByteArrayView token, const jose::KeySet &keys, const OpenOptions &)
{
    const qsizetype end = token.lastIndexOf('.');
    return checkWithSecrets(keys, "HMAC-SHA256", [&](QByteArrayView secret) {
        const QByteArray expected =
            encoding::encodeBase64Url(crypto::hmac(crypto::Digest::Sha256, secret, token.first(end)));
        return base::constantTimeEquals(expected, token.sliced(end + 1));
    });
}

namespace {

/// A parameter as it stands: the case of its percent-encoding is signed.
QByteArray rawParameter(QByteArrayView query, QByteArrayView name)
{
    for (const QByteArray &pair : query.toByteArray().split('&')) {
        if (pair.startsWith(name) && pair.indexOf('=') == name.size())
            return pair.sliced(name.size() + 1);
    }
    return {};
}

} // namespace

/// The HMAC covers the resource as it stands, a line feed and the expiry.
Opened openServiceBusSas(QByteArrayView token, const jose::KeySet &keys, const OpenOptions &)
{
    const QByteArrayView query = token.sliced(token.indexOf(' ') + 1);
    const QByteArray covered = rawParameter(query, "sr") + '\n' + rawParameter(query, "se");
    const QByteArray signature = QByteArray::fromPercentEncoding(rawParameter(query, "sig"));
    return checkWithSecrets(keys, "HMAC-SHA256", [&](QByteArrayView secret) {
        const QByteArray expected = crypto::hmac(crypto::Digest::Sha256, secret, covered).toBase64();
        return base::constantTimeEquals(expected, signature);
    });
}

} // namespace claimcheck::formats
