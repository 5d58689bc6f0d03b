#include "core/net/stepping_reply.h"

#include "core/net/network_failure.h"
#include "core/net/reply_reading.h"
#include "core/net/stepping_access_manager.h"
#include "core/net/text.h"

#include <QSslCipher>
#include <QTimer>

#include <algorithm>
#include <cstring>

namespace claimcheck::net {

using namespace Qt::StringLiterals;

namespace {

QString protocolName(QSsl::SslProtocol protocol)
{
    switch (protocol) {
    case QSsl::TlsV1_2: return u"TLSv1.2"_s;
    case QSsl::TlsV1_3: return u"TLSv1.3"_s;
    default: return protocol == QSsl::UnknownProtocol ? QString() : Text::tr("older than TLSv1.2");
    }
}

} // namespace

SteppingReply::SteppingReply(SteppingAccessManager &manager, QNetworkAccessManager::Operation operation,
                             const QNetworkRequest &request, Exchange *exchange)
    : QNetworkReply(&manager), m_manager(manager), m_exchange(exchange)
{
    setOperation(operation);
    setRequest(request);
    setUrl(request.url());
    open(QIODevice::ReadOnly);
    exchange->m_driver = this;
    exchange->m_timing.started = manager.m_clock.nowMilliseconds();
    // Queued: the caller of get() or post() has nothing connected yet.
    QMetaObject::invokeMethod(this, &SteppingReply::announce, Qt::QueuedConnection);
}

SteppingReply::~SteppingReply()
{
    dropWire();
    m_exchange->m_driver = nullptr;
    if (m_exchange->isOver())
        return;
    m_exchange->m_failure = networkFailure(OperationCanceledError, m_exchange->m_request.toUrl(), {});
    m_exchange->setState(ExchangeState::Cancelled);
}

void SteppingReply::announce()
{
    if (m_exchange->m_state != ExchangeState::RequestHeld)
        return;
    const QPointer<SteppingReply> alive(this);
    m_exchange->m_preparing = false;
    emit m_manager.requestReady(m_exchange);
    if (!alive || m_exchange->m_state != ExchangeState::RequestHeld)
        return;
    if (m_manager.m_policy && m_manager.m_policy(*m_exchange, HoldPoint::Request))
        emit m_manager.held(m_exchange, HoldPoint::Request);
    else
        send();
}

void SteppingReply::send()
{
    const QPointer<SteppingReply> alive(this);
    emit m_manager.aboutToSend(m_exchange);
    if (!alive || m_exchange->m_state != ExchangeState::RequestHeld)
        return;
    m_exchange->m_preparing = false;
    m_exchange->m_timing.sent = m_manager.m_clock.nowMilliseconds();
    m_exchange->setState(ExchangeState::InFlight);
    if (alive && m_exchange->m_state == ExchangeState::InFlight)
        sendOnWire();
}

QNetworkRequest SteppingReply::wireRequest() const
{
    const SteppingOptions &options = m_manager.m_options;
    QUrl url = m_exchange->m_request.toUrl();
    url.setUserInfo({}); // Qt would answer a 401 with it, unseen
    QNetworkRequest request(url);
    request.setSslConfiguration(options.tls);
    request.setTransferTimeout(options.transferMilliseconds);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute,
                         false); // what is shown has the shape of HTTP/1.1
    // The wire has no cache. Without AlwaysNetwork, which would add Cache-Control and Pragma, unseen.
    // One field after the other as in the Exchange; the same name twice goes as one field, RFC 9110 §5.3.
    for (const http::Header &header : m_exchange->m_request.headers) {
        if (http::sameName(header.name, "Content-Length"))
            continue; // Qt would believe it and send so many bytes of the body
        const QByteArray before = request.rawHeader(header.name);
        request.setRawHeader(header.name, before.isEmpty() ? header.value : before + ", " + header.value);
    }
    return request;
}

void SteppingReply::sendOnWire()
{
    const http::Request &request = m_exchange->m_request;
    const QUrl url = request.toUrl();
    const QString scheme = url.scheme();
    if (!url.isValid() || url.host().isEmpty() || (scheme != "http"_L1 && scheme != "https"_L1)) {
        recordFailure(networkFailure(ProtocolUnknownError, url, {}), ProtocolUnknownError);
        responseIsReady();
        return;
    }
    QNetworkAccessManager &wire = *m_manager.m_wire;
    if (request.method == "HEAD") // as a verb of its own, Qt would wait for the body
        return watch(wire.head(wireRequest()));
    if (request.method == "GET" && request.body.isEmpty()) // without "Content-Length: 0"
        return watch(wire.get(wireRequest()));
    watch(wire.sendCustomRequest(wireRequest(), request.method, request.body));
}

void SteppingReply::watch(QNetworkReply *wire)
{
    m_wire = wire;
    connect(wire, &QNetworkReply::metaDataChanged, this, [this] {
        if (m_exchange->m_timing.firstByte < 0)
            m_exchange->m_timing.firstByte = m_manager.m_clock.nowMilliseconds();
    });
    connect(wire, &QNetworkReply::requestSent, this, [this] { ++m_exchange->m_timesSent; });
    connect(wire, &QNetworkReply::downloadProgress, this, &SteppingReply::limitSize);
    connect(wire, &QNetworkReply::encrypted, this, &SteppingReply::recordTls);
    connect(wire, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        for (const QSslError &error : errors)
            m_exchange->m_tls.problems.push_back(error.errorString());
        emit sslErrors(errors);
    });
    connect(wire, &QNetworkReply::finished, this, &SteppingReply::readWire);
}

void SteppingReply::limitSize(qint64 received)
{
    const qint64 limit = m_manager.m_options.responseBytes;
    if (received <= limit)
        return;
    dropWire();
    recordFailure({"response-too-large"_L1,
                   Text::tr("The response is longer than %1 bytes and was not read.").arg(limit)},
                  UnknownContentError);
    responseIsReady();
}

void SteppingReply::recordTls()
{
    const QSslConfiguration configuration = m_wire->sslConfiguration();
    http::TlsFacts &facts = m_exchange->m_tls;
    facts.protocol = protocolName(configuration.sessionProtocol());
    facts.cipher = configuration.sessionCipher().name();
    facts.certificates.clear();
    for (const QSslCertificate &certificate : configuration.peerCertificateChain())
        facts.certificates.push_back(certificate.toDer());
}

/// The wire is done. Any status is a response; only the lack of one is a failure.
void SteppingReply::readWire()
{
    QNetworkReply *wire = m_wire;
    const int status = wire->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool broken = wire->error() != NoError && (status == 0 || wire->error() < ContentAccessDenied) &&
                        wire->error() != AuthenticationRequiredError;
    if (status != 0) {
        m_exchange->m_timesSent = std::max(m_exchange->m_timesSent, 1); // Qt tells not of each without a body
        m_exchange->m_originalResponse = m_exchange->m_response = responseOf(*wire);
    }
    // Cancelling disconnects first, so this is Qt's transfer timeout (TimeoutError only from 6.7).
    const NetworkError error = wire->error() == OperationCanceledError ? TimeoutError : wire->error();
    if (broken)
        recordFailure(networkFailure(error, wire->url(), wire->errorString()), error);
    dropWire();
    responseIsReady();
}

void SteppingReply::recordFailure(base::Error failure, NetworkError error)
{
    m_exchange->m_failure = std::move(failure);
    m_failureError = error;
}

void SteppingReply::responseIsReady()
{
    m_exchange->m_timing.finished = m_manager.m_clock.nowMilliseconds();
    const QPointer<SteppingReply> alive(this);
    m_exchange->setState(ExchangeState::ResponseHeld);
    if (alive && m_exchange->m_state == ExchangeState::ResponseHeld)
        emit m_manager.responseReady(m_exchange);
    if (!alive || m_exchange->m_state != ExchangeState::ResponseHeld)
        return;
    if (m_manager.m_policy && m_manager.m_policy(*m_exchange, HoldPoint::Response))
        emit m_manager.held(m_exchange, HoldPoint::Response);
    else
        deliver();
}

void SteppingReply::deliver()
{
    const http::Response &response = m_exchange->m_response;
    m_body = response.body;
    if (response.status != 0) {
        setAttribute(QNetworkRequest::HttpStatusCodeAttribute, response.status);
        setAttribute(QNetworkRequest::HttpReasonPhraseAttribute, response.reason);
    }
    for (const http::Header &header : response.headers) {
        const QByteArray before = rawHeader(header.name);
        const QByteArray joint = http::sameName(header.name, "Set-Cookie") ? "\n"_ba : ", "_ba;
        setRawHeader(header.name, before.isEmpty() ? header.value : before + joint + header.value);
    }
    if (m_exchange->m_failure)
        setError(m_failureError, m_exchange->m_failure->message);
    else if (const NetworkError error = errorOfStatus(response.status); error != NoError)
        setError(error, u"%1 %2"_s.arg(response.status).arg(QString::fromLatin1(response.reason)));
    const QPointer<SteppingReply> alive(this);
    m_exchange->setState(ExchangeState::Done);
    if (alive)
        giveToCaller();
}

void SteppingReply::giveToCaller()
{
    const QPointer<SteppingReply> alive(this);
    const QPointer<SteppingAccessManager> manager(&m_manager);
    Exchange *exchange = m_exchange;
    setFinished(true);
    if (exchange->m_response.status != 0)
        emit metaDataChanged();
    if (alive && !m_body.isEmpty())
        emit readyRead();
    if (alive && error() != NoError)
        emit errorOccurred(error());
    if (alive)
        emit finished();
    if (manager)
        emit manager->exchangeFinished(exchange);
}

void SteppingReply::cancel()
{
    if (m_exchange->isOver())
        return;
    const QPointer<SteppingReply> alive(this);
    dropWire();
    const base::Error failure = networkFailure(OperationCanceledError, m_exchange->m_request.toUrl(), {});
    m_exchange->m_failure = failure;
    m_exchange->m_response = {};
    setError(OperationCanceledError, failure.message);
    m_exchange->setState(ExchangeState::Cancelled);
    if (alive)
        giveToCaller();
}

void SteppingReply::abort()
{
    cancel();
}

void SteppingReply::dropWire()
{
    if (!m_wire)
        return;
    QNetworkReply *wire = m_wire;
    m_wire.clear();
    wire->disconnect(this);
    if (wire->isRunning())
        wire->abort();
    wire->deleteLater();
}

qint64 SteppingReply::bytesAvailable() const
{
    return QNetworkReply::bytesAvailable() + m_body.size() - m_offset;
}

qint64 SteppingReply::readData(char *data, qint64 maximum)
{
    const qint64 count = std::min<qint64>(maximum, m_body.size() - m_offset);
    if (count <= 0)
        return isFinished() ? -1 : 0;
    std::memcpy(data, m_body.constData() + m_offset, size_t(count));
    m_offset += count;
    return count;
}

void SteppingReply::ignoreSslErrorsImplementation(const QList<QSslError> &errors)
{
    if (m_wire)
        m_wire->ignoreSslErrors(errors);
}

void SteppingReply::sslConfigurationImplementation(QSslConfiguration &configuration) const
{
    if (m_wire)
        configuration = m_wire->sslConfiguration();
}

} // namespace claimcheck::net
