#include "core/oauth/challenge_error.h"

#include <QRegularExpression>

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;

namespace {

QString parameter(const QString &challenge, const QString &name)
{
    const QRegularExpression pattern(
        u"(?:^|[\\s,])%1\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,\"]+))"_s.arg(name),
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = pattern.match(challenge);
    static const QRegularExpression quotedPair(u"\\\\(.)"_s);
    return match.captured(2).isEmpty() ? match.captured(1).replace(quotedPair, u"\\1"_s) : match.captured(2);
}

} // namespace

EndpointError errorOfChallenge(const http::Response &response)
{
    const QString challenge = QString::fromUtf8(response.headers.value("WWW-Authenticate"));
    return {parameter(challenge, u"error"_s), parameter(challenge, u"error_description"_s),
            parameter(challenge, u"error_uri"_s)};
}

} // namespace claimcheck::oauth
