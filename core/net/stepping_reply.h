#pragma once

#include "core/net/exchange.h"

#include <QNetworkReply>
#include <QPointer>

namespace claimcheck::net {

class SteppingAccessManager;

/// The reply that a caller of SteppingAccessManager holds. Opens no socket: it announces its Exchange, has
/// the manager's wire send it, and gives the caller what the Exchange says.
class SteppingReply : public QNetworkReply, private ExchangeDriver
{
    Q_OBJECT

public:
    SteppingReply(SteppingAccessManager &manager, QNetworkAccessManager::Operation operation,
                  const QNetworkRequest &request, Exchange *exchange);
    ~SteppingReply() override;

    void abort() override;
    [[nodiscard]] Exchange *exchange() const { return m_exchange; }
    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 maximum) override;
    void ignoreSslErrorsImplementation(const QList<QSslError> &errors) override;
    void sslConfigurationImplementation(QSslConfiguration &configuration) const override;

private:
    void send() override;
    void deliver() override;
    void cancel() override;

    void announce();
    void sendOnWire();
    void watch(QNetworkReply *wire);
    void limitSize(qint64 received);
    void readWire();
    void recordTls();
    void recordFailure(base::Error failure, NetworkError error);
    void responseIsReady();
    void giveToCaller();
    void dropWire();
    [[nodiscard]] QNetworkRequest wireRequest() const;

    SteppingAccessManager &m_manager;
    Exchange *m_exchange;           // owned by the history, which outlives the manager
    QPointer<QNetworkReply> m_wire; // a child of the wire manager only: two parents would delete it twice
    QByteArray m_body;
    qsizetype m_offset = 0;
    NetworkError m_failureError = NoError;
};

} // namespace claimcheck::net
