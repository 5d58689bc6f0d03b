#include "shell_fixture.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QTimer>

using namespace Qt::StringLiterals;

// The goal is one frame (16 ms); the bounds here are wide so that a busy machine does not fail the test. What
// was measured is printed.
class TestEventLoop : public QObject
{
    Q_OBJECT

    /// A timer that should fire every millisecond: the longest gap is the longest hold.
    struct Watchdog
    {
        QTimer timer;
        QElapsedTimer last;
        qint64 longest = 0; ///< microseconds

        Watchdog()
        {
            timer.setTimerType(Qt::PreciseTimer);
            QObject::connect(&timer, &QTimer::timeout, &timer, [this] {
                longest = qMax(longest, last.nsecsElapsed() / 1000);
                last.restart();
            });
        }
        void start()
        {
            last.start();
            timer.start(1);
        }
        void stop()
        {
            longest = qMax(longest, last.nsecsElapsed() / 1000);
            timer.stop();
        }
    };

private slots:
    void pasting_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("boundMilliseconds");
        const QByteArray claims = "{\"padding\":\"" + QByteArray(760'000, 'x') + "\"}";
        const QByteArray payload =
            claims.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        QTest::newRow("a token of 1 MB")
            << QString::fromLatin1("eyJhbGciOiJSUzI1NiJ9." + payload + ".AAAA") << 100;
        QByteArray many = "{";
        for (int index = 0; index < 20'000; ++index)
            many += "\"claim" + QByteArray::number(index) + "\":\"value of this claim\",";
        many += "\"exp\":1}";
        const QByteArray wide = many.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        QTest::newRow("a token of 20,000 claims")
            << QString::fromLatin1("eyJhbGciOiJSUzI1NiJ9." + wide + ".AAAA") << 500;
        QTest::newRow("100 MB of text") << QString(100'000'000, u'x') << 150;
        QTest::newRow("100 MB of lines")
            << QString(u"GET /index.html HTTP/1.1 200 some line of a log\n"_s).repeated(2'000'000) << 150;
    }
    void pasting()
    {
        QFETCH(QString, text);
        QFETCH(int, boundMilliseconds);
        ShellFixture fixture;
        QVERIFY(fixture.settle());
        QTest::qWait(50);
        QGuiApplication::clipboard()->setText(text);
        Watchdog watchdog;
        watchdog.start();
        fixture.window.paste();
        QTest::qWait(30);
        QVERIFY(fixture.settle());
        QTest::qWait(100);
        watchdog.stop();
        qInfo("%s: the event loop was held for %.1f ms at most", QTest::currentDataTag(),
              double(watchdog.longest) / 1000);
        QVERIFY2(watchdog.longest < boundMilliseconds * 1000LL * 4, "the event loop was held for too long");
        QGuiApplication::clipboard()->clear();
    }

    void typingIntoALongToken()
    {
        ShellFixture fixture;
        fixture.window.openText(
            QString::fromLatin1("eyJhbGciOiJSUzI1NiJ9." + QByteArray(1'000'000, 'A') + ".AAAA"));
        QVERIFY(fixture.settle());
        QWidget *text = fixture.inspect()->firstFocus();
        Watchdog watchdog;
        watchdog.start();
        for (int index = 0; index < 20; ++index) {
            QTest::keyClick(text, Qt::Key_B);
            QTest::qWait(5);
        }
        watchdog.stop();
        QVERIFY(fixture.settle());
        qInfo("typing into 1 MB: held for %.1f ms at most", double(watchdog.longest) / 1000);
        QVERIFY(watchdog.longest < 400'000);
    }
};

QTEST_MAIN(TestEventLoop)
#include "tst_event_loop.moc"
