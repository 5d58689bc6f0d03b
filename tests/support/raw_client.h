#pragma once

#include <QTcpSocket>
#include <QTest>

namespace claimcheck::test {

/// A client that writes bytes as it likes and shows the bytes that come back.
class RawClient
{
public:
    explicit RawClient(quint16 port, const QHostAddress &address = QHostAddress::LocalHost)
    {
        m_socket.connectToHost(address, port);
        m_connected = m_socket.waitForConnected(5000);
    }
    [[nodiscard]] bool isConnected() const { return m_connected; }
    void write(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        m_socket.flush();
    }
    /// Everything that has come until the text is in it, or the time is over.
    QByteArray readUntil(const QByteArray &text, int milliseconds = 5000)
    {
        (void)QTest::qWaitFor([&] { return collect().contains(text); }, milliseconds);
        return m_received;
    }
    /// Everything until the server closes. Empty where it does not.
    QByteArray readToEnd(int milliseconds = 5000)
    {
        return waitForClose(milliseconds) ? collect() : QByteArray();
    }
    bool waitForClose(int milliseconds = 5000)
    {
        return QTest::qWaitFor([&] { return m_socket.state() == QAbstractSocket::UnconnectedState; },
                               milliseconds);
    }
    [[nodiscard]] QTcpSocket &socket() { return m_socket; }

private:
    QByteArray &collect() { return m_received += m_socket.readAll(); }

    QTcpSocket m_socket;
    QByteArray m_received;
    bool m_connected = false;
};

/// A GET that asks for the connection to be closed.
inline QByteArray getText(const QByteArray &target, quint16 port, const QByteArray &more = {})
{
    return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port) +
           "\r\nConnection: close\r\n" + more + "\r\n";
}

inline QByteArray postText(const QByteArray &target, quint16 port, const QByteArray &form)
{
    return "POST " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port) +
           "\r\nContent-Type: application/x-www-form-urlencoded\r\nConnection: close\r\nContent-Length: " +
           QByteArray::number(form.size()) + "\r\n\r\n" + form;
}

} // namespace claimcheck::test
