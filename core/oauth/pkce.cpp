#include "core/oauth/pkce.h"

#include "core/oauth/profile_words.h"
#include "core/oauth/text.h"

#include <QCryptographicHash>

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;

namespace {

constexpr base::SpecRef verifierSyntax{base::Spec::Rfc7636, "4.1"};
constexpr qsizetype shortestVerifier = 43;
constexpr qsizetype longestVerifier = 128;

bool isUnreserved(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

} // namespace

Pkce makePkce(PkceMethod method, base::Random &random)
{
    if (method == PkceMethod::None)
        return {};
    const QByteArray verifier = random.urlSafeText(shortestVerifier);
    return {method, verifier, challengeFor(method, verifier)};
}

QByteArray challengeFor(PkceMethod method, QByteArrayView verifier)
{
    switch (method) {
    case PkceMethod::S256:
        return QCryptographicHash::hash(verifier.toByteArray(), QCryptographicHash::Sha256)
            .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    case PkceMethod::Plain: return verifier.toByteArray();
    case PkceMethod::None: break;
    }
    return {};
}

base::Result<void> checkVerifier(QByteArrayView verifier)
{
    if (verifier.size() < shortestVerifier || verifier.size() > longestVerifier) {
        return base::Error{
            "pkce-verifier-length"_L1,
            Text::tr("A code verifier has 43 to 128 characters, this one has %1.").arg(verifier.size()), -1,
            verifierSyntax};
    }
    for (qsizetype i = 0; i < verifier.size(); ++i) {
        if (!isUnreserved(verifier[i]))
            return base::Error{"pkce-verifier-character"_L1,
                               Text::tr("A code verifier has only letters, digits and - . _ ~"), i,
                               verifierSyntax};
    }
    return {};
}

QByteArray challengeMethodName(PkceMethod method)
{
    const QLatin1StringView word = method == PkceMethod::None ? QLatin1StringView() : wordFor(method);
    return {word.data(), word.size()};
}

} // namespace claimcheck::oauth
