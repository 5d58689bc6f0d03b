#include "core/oauth/issuer_difference.h"

#include "core/oauth/text.h"

#include <QUrl>

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;

namespace {

QString withoutSlash(const QString &text)
{
    return text.endsWith(u'/') ? text.chopped(1) : text;
}

/// Scheme and host in small letters, which QUrl makes of them.
QString withSmallHost(const QString &text)
{
    return withoutSlash(QUrl(text, QUrl::StrictMode).toString(QUrl::FullyEncoded));
}

QString withoutDefaultPort(const QString &text)
{
    QUrl url(text, QUrl::StrictMode);
    if (url.port() == (url.scheme() == "https"_L1 ? 443 : 80))
        url.setPort(-1);
    return withoutSlash(url.toString(QUrl::FullyEncoded));
}

} // namespace

IssuerDifference issuerDifference(const QString &a, const QString &b)
{
    if (a == b)
        return IssuerDifference::None;
    if (withoutSlash(a) == withoutSlash(b))
        return IssuerDifference::Slash;
    if (withSmallHost(a) == withSmallHost(b))
        return IssuerDifference::Case;
    if (withoutDefaultPort(a) == withoutDefaultPort(b))
        return IssuerDifference::Port;
    return IssuerDifference::Other;
}

QString issuerDifferenceText(IssuerDifference difference)
{
    switch (difference) {
    case IssuerDifference::Slash: return Text::tr("they differ in the slash at the end");
    case IssuerDifference::Case: return Text::tr("they differ in capital letters");
    case IssuerDifference::Port: return Text::tr("they differ in the port, which the scheme has anyway");
    default: return {};
    }
}

} // namespace claimcheck::oauth
