#include "core/attack/attack_rows.h"
#include "core/crypto/digest.h"
#include "core/encoding/base64url.h"
#include "core/encoding/json.h"

using namespace Qt::StringLiterals;

namespace claimcheck::attack {

QByteArray quoted(QByteArrayView text)
{
    encoding::JsonWriter writer;
    writer.value(text);
    return writer.take();
}

base::Error doesNotApply(const QString &message)
{
    return {"attack-does-not-apply"_L1, message};
}

Forged signedWithSecret(token::TokenDraft draft, QByteArrayView secret)
{
    draft = token::withParameter(std::move(draft), "alg", "\"HS256\"");
    draft.signatureText = "";
    QByteArray text = draft.text(); // ends in a dot
    const QByteArrayView input = QByteArrayView(text).chopped(1);
    return {text + encoding::encodeBase64Url(crypto::hmac(crypto::Digest::Sha256, secret, input))};
}

base::Result<Forged> signedAgain(const AttackInput &input, const token::TokenDraft &draft)
{
    const base::Result<token::TokenDraft> result = token::signDraft(draft, *input.key);
    if (!result)
        return result.error();
    return Forged{result->text()};
}

token::TokenDraft withOtherSubject(token::TokenDraft draft)
{
    return token::withClaim(std::move(draft), "sub", "\"somebody-else\"");
}

QByteArray algOf(const token::TokenDraft &draft)
{
    return encoding::JsonDocument::parse(draft.header).valueOr({})["alg"_L1].toUtf8();
}

} // namespace claimcheck::attack
