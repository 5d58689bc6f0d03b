#include "core/jose/sign.h"

#include "core/encoding/base64url.h"
#include "core/encoding/json.h"
#include "core/jose/algorithms.h"
#include "core/jose/text.h"

namespace claimcheck::jose {

using namespace Qt::StringLiterals;

namespace {

base::Error signingError(const base::Error &error, const Jwk &key, QByteArrayView alg)
{
    if (error.code != "key-kind"_L1)
        return error;
    return {"algorithm-key-mismatch"_L1,
            Text::tr("%1 cannot sign with this key (%2).").arg(QString::fromUtf8(alg), key.description()),
            -1,
            {base::Spec::Rfc7518, "3.1"}};
}

} // namespace

base::Result<QByteArray> signBytes(QByteArrayView alg, QByteArrayView input, const Jwk &key)
{
    if (alg == QByteArrayView("none"))
        return QByteArray("");
    const AlgorithmRow *row = findAlgorithm(alg, AlgorithmUse::Signature);
    if (!row)
        return base::Error{
            "algorithm-unknown"_L1,
            Text::tr("\u201c%1\u201d is not a signature algorithm.").arg(QString::fromUtf8(alg))};
    auto signature = crypto::sign(row->method, key.key, input);
    return signature ? signature : signingError(signature.error(), key, alg);
}

base::Result<QByteArray> signCompact(QByteArrayView headerJson, QByteArrayView payload, const Jwk &key)
{
    const auto header = encoding::JsonDocument::parse(headerJson.toByteArray());
    if (!header || !header->root()["alg"_L1].isString())
        return base::Error{"jws-header"_L1,
                           Text::tr("The header must be a JSON object with alg."),
                           -1,
                           {base::Spec::Rfc7515, "5.1"}};
    const bool encoded = header->root()["b64"_L1].toBool(true);
    if (!encoded && payload.contains('.')) // RFC 7797 §5.2
        return base::Error{"payload-plain"_L1,
                           Text::tr("An unencoded payload cannot have a dot in the compact form."),
                           payload.indexOf('.'),
                           {base::Spec::Rfc7797, "5.2"}};
    const QByteArray payloadText = encoded ? encoding::encodeBase64Url(payload) : payload.toByteArray();
    const QByteArray input = encoding::encodeBase64Url(headerJson) + '.' + payloadText;
    const auto signature = signBytes(header->root()["alg"_L1].toUtf8(), input, key);
    if (!signature)
        return signature;
    return input + '.' + encoding::encodeBase64Url(*signature);
}

base::Result<QByteArray> signJwt(QByteArrayView payloadJson, const Jwk &key, QByteArrayView typ,
                                 QByteArrayView alg)
{
    encoding::JsonWriter header;
    header.beginObject();
    header.member("alg"_L1, alg.isEmpty() ? key.alg.toUtf8() : alg.toByteArray());
    if (!typ.isEmpty())
        header.member("typ"_L1, typ.toByteArray());
    if (!key.kid.isEmpty())
        header.member("kid"_L1, key.kid);
    header.endObject();
    return signCompact(header.take(), payloadJson, key);
}

} // namespace claimcheck::jose
