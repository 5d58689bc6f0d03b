#include "core/net/stepping_access_manager.h"

#include "core/net/private_key.h"
#include "core/net/stepping_reply.h"

#include <QSslCertificate>

namespace claimcheck::net {

namespace {

constexpr struct
{
    QNetworkAccessManager::Operation operation;
    const char *method;
} methods[] = {
    {QNetworkAccessManager::HeadOperation, "HEAD"},     {QNetworkAccessManager::GetOperation, "GET"},
    {QNetworkAccessManager::PutOperation, "PUT"},       {QNetworkAccessManager::PostOperation, "POST"},
    {QNetworkAccessManager::DeleteOperation, "DELETE"},
};

QByteArray methodOf(QNetworkAccessManager::Operation operation, const QNetworkRequest &request)
{
    for (const auto &row : methods) {
        if (row.operation == operation)
            return row.method;
    }
    return request.attribute(QNetworkRequest::CustomVerbAttribute).toByteArray();
}

/// The fields that Qt would add unseen, so that the Exchange shows what is sent.
void addVisibleDefaults(http::Request &request, const SteppingOptions &options)
{
    request.headers.setDefault(QByteArrayLiteral("Accept"), QByteArrayLiteral("application/json, */*"));
    request.headers.setDefault(QByteArrayLiteral("Accept-Language"), QByteArrayLiteral("en"));
    request.headers.setDefault(QByteArrayLiteral("User-Agent"), options.userAgent);
    request.headers.set(QByteArrayLiteral("Accept-Encoding"), QByteArrayLiteral("identity"));
    if (!request.body.isEmpty() || request.method == "POST") // Qt 6.11 would name a type of its own
        request.headers.setDefault(QByteArrayLiteral("Content-Type"),
                                   QByteArrayLiteral("application/x-www-form-urlencoded"));
}

QSslConfiguration tlsWith(const SteppingOptions &options)
{
    QSslConfiguration tls = options.tls;
    if (!options.clientCertificate.isEmpty()) {
        tls.setLocalCertificateChain(QSslCertificate::fromData(options.clientCertificate));
        tls.setPrivateKey(privateKeyOf(options.clientKey.view().toByteArray()));
    }
    for (const QByteArray &der : options.trustedCertificates) {
        const QSslCertificate certificate(der, QSsl::Der);
        if (!certificate.isNull())
            tls.addCaCertificate(certificate);
    }
    return tls;
}

} // namespace

SteppingAccessManager::SteppingAccessManager(ExchangeHistory &history, const base::Clock &clock,
                                             SteppingOptions options, QObject *parent)
    : QNetworkAccessManager(parent), m_history(history), m_clock(clock), m_options(std::move(options)),
      m_wire(std::make_unique<QNetworkAccessManager>())
{
    m_options.tls = tlsWith(m_options);
}

SteppingAccessManager::~SteppingAccessManager()
{
    // While m_wire is alive: each reply takes its own wire reply down.
    qDeleteAll(findChildren<SteppingReply *>(QString(), Qt::FindDirectChildrenOnly));
}

void SteppingAccessManager::setHoldPolicy(HoldPolicy policy)
{
    m_policy = std::move(policy);
}

QNetworkReply *SteppingAccessManager::start(const http::Request &request, const QString &label)
{
    QNetworkRequest qtRequest(request.toUrl());
    qtRequest.setAttribute(labelAttribute, label);
    http::Request complete = request;
    addVisibleDefaults(complete, m_options);
    return new SteppingReply(*this, CustomOperation, qtRequest, m_history.add(label, std::move(complete)));
}

QNetworkReply *SteppingAccessManager::createRequest(Operation operation, const QNetworkRequest &request,
                                                    QIODevice *body)
{
    http::Request complete;
    complete.method = methodOf(operation, request);
    complete.url = request.url().toEncoded();
    for (const QByteArray &name : request.rawHeaderList())
        complete.headers.append(name, request.rawHeader(name));
    if (body)
        complete.body = body->readAll();
    addVisibleDefaults(complete, m_options);
    const QString label = request.attribute(labelAttribute).toString();
    return new SteppingReply(*this, operation, request, m_history.add(label, std::move(complete)));
}

} // namespace claimcheck::net
