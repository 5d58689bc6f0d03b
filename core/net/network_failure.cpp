#include "core/net/network_failure.h"

#include "core/net/text.h"

#include <algorithm>
#include <iterator>

namespace claimcheck::net {

using namespace Qt::StringLiterals;

namespace {

struct FailureRow
{
    QNetworkReply::NetworkError error;
    const char *code;
    const char *message; ///< %1 is the host and port
};

constexpr FailureRow failures[] = {
    {QNetworkReply::ConnectionRefusedError, "connection-refused",
     QT_TRANSLATE_NOOP("claimcheck_net", "Nothing listens on %1. Check that the server runs, and the port.")},
    {QNetworkReply::HostNotFoundError, "host-not-found",
     QT_TRANSLATE_NOOP("claimcheck_net",
                       "The name %1 was not found. Check its spelling and this machine's network.")},
    {QNetworkReply::TimeoutError, "timeout",
     QT_TRANSLATE_NOOP("claimcheck_net", "%1 did not answer in time.")},
    {QNetworkReply::RemoteHostClosedError, "connection-closed",
     QT_TRANSLATE_NOOP("claimcheck_net", "%1 closed the connection before its answer was complete.")},
    {QNetworkReply::SslHandshakeFailedError, "tls-failed",
     QT_TRANSLATE_NOOP("claimcheck_net", "No secure connection to %1 could be made.")},
    {QNetworkReply::OperationCanceledError, "cancelled",
     QT_TRANSLATE_NOOP("claimcheck_net", "The request to %1 was cancelled.")},
    {QNetworkReply::ProtocolUnknownError, "url-not-supported",
     QT_TRANSLATE_NOOP("claimcheck_net", "Only http and https can be asked: %1.")},
    {QNetworkReply::ProtocolFailure, "network-failed",
     QT_TRANSLATE_NOOP("claimcheck_net", "What %1 answered is not HTTP.")},
};

struct StatusRow
{
    int status;
    QNetworkReply::NetworkError error;
};

// QtNetwork's own mapping (qhttpthreaddelegate.cpp, statusCodeFromHttp).
constexpr StatusRow statuses[] = {
    {400, QNetworkReply::ProtocolInvalidOperationError},
    {401, QNetworkReply::AuthenticationRequiredError},
    {403, QNetworkReply::ContentAccessDenied},
    {404, QNetworkReply::ContentNotFoundError},
    {405, QNetworkReply::ContentOperationNotPermittedError},
    {407, QNetworkReply::ProxyAuthenticationRequiredError},
    {409, QNetworkReply::ContentConflictError},
    {410, QNetworkReply::ContentGoneError},
    {418, QNetworkReply::ProtocolInvalidOperationError},
    {500, QNetworkReply::InternalServerError},
    {501, QNetworkReply::OperationNotImplementedError},
    {503, QNetworkReply::ServiceUnavailableError},
};

bool isProxyError(QNetworkReply::NetworkError error)
{
    return error >= QNetworkReply::ProxyConnectionRefusedError && error <= QNetworkReply::UnknownProxyError;
}

} // namespace

base::Error networkFailure(QNetworkReply::NetworkError error, const QUrl &url, const QString &detail)
{
    const QString place = url.port() < 0 ? url.host() : u"%1:%2"_s.arg(url.host()).arg(url.port());
    if (isProxyError(error))
        return {"proxy-failed"_L1, Text::tr("The proxy in front of %1 failed: %2").arg(place, detail)};
    const auto *row = std::ranges::find(failures, error, &FailureRow::error);
    if (row == std::end(failures))
        return {"network-failed"_L1, Text::tr("The request to %1 failed: %2").arg(place, detail)};
    QString message = Text::tr(row->message).arg(place);
    if (error == QNetworkReply::SslHandshakeFailedError && !detail.isEmpty())
        message += u' ' + detail;
    return {QLatin1StringView(row->code), message};
}

QNetworkReply::NetworkError errorOfStatus(int status)
{
    if (status < 400)
        return QNetworkReply::NoError;
    const auto *row = std::ranges::find(statuses, status, &StatusRow::status);
    if (row != std::end(statuses))
        return row->error;
    return status >= 500 ? QNetworkReply::UnknownServerError : QNetworkReply::UnknownContentError;
}

} // namespace claimcheck::net
