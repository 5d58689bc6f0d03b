#include "core/attack/weak_secret.h"
#include "tests/support/made_tokens.h"

#include <QTemporaryDir>
#include <QTest>

#include <mutex>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using attack::SearchEnd;

class TestWeakSecret : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    static token::TokenDocument tokenOf(const QByteArray &alg, const QByteArray &secret)
    {
        return token::readToken(*jose::signJwt("{\"sub\":\"x\"}", test::secret(secret), "JWT", alg));
    }
    QString listOf(const QByteArray &words)
    {
        QFile file(m_folder.filePath(u"words"_s));
        const bool ok = file.open(QIODevice::WriteOnly) && file.write(words) == words.size();
        Q_ASSERT(ok);
        return ok ? file.fileName() : QString();
    }
    /// Words of this number with the secret at that place.
    static QByteArray manyWords(int count, int place, const QByteArray &secret)
    {
        QByteArray words;
        for (int i = 0; i < count; ++i)
            words += (i == place ? secret : "word-" + QByteArray::number(i)) + '\n';
        return words;
    }

private slots:
    void found_data()
    {
        QTest::addColumn<QByteArray>("alg");
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<QByteArray>("secret");
        QTest::newRow("first") << QByteArray("HS256") << QByteArray("s3\nb\n") << QByteArray("s3");
        QTest::newRow("last, no line break")
            << QByteArray("HS384") << QByteArray("a\ns3") << QByteArray("s3");
        QTest::newRow("CRLF") << QByteArray("HS512") << QByteArray("a\r\ns3\r\n") << QByteArray("s3");
        QTest::newRow("not ASCII") << QByteArray("HS256") << QByteArray("a\n\xc3\xa9\n")
                                   << QByteArray("\xc3\xa9");
        QTest::newRow("in 100,000") << QByteArray("HS256") << manyWords(100'000, 99'990, "s3")
                                    << QByteArray("s3");
    }
    void found()
    {
        QFETCH(QByteArray, alg);
        QFETCH(QByteArray, words);
        QFETCH(QByteArray, secret);
        auto list = attack::WordList::ofFile(listOf(words));
        QVERIFY(list.ok());
        std::mutex mutex;
        std::vector<attack::SearchProgress> told;
        attack::SearchOptions options;
        options.progress = [&](const attack::SearchProgress &progress) {
            const std::scoped_lock lock(mutex);
            told.push_back(progress);
        };
        const auto result = attack::findSecret(tokenOf(alg, secret), **list, options);
        QVERIFY(result.ok());
        QCOMPARE(result->end, SearchEnd::Found);
        QVERIFY(result->secret.equals(secret));
        QVERIFY(result->progress.words >= 1 && result->progress.words <= words.count('\n') + 1);
        QVERIFY(result->progress.perSecond() > 0);
        if (words.size() > 1'000'000) {
            QVERIFY(result->progress.words > 50'000);
            qInfo("%lld words in %lld ms, %.0f a second", result->progress.words,
                  result->progress.milliseconds, result->progress.perSecond());
        }
        for (const attack::SearchProgress &progress : told)
            QVERIFY(progress.words <= result->progress.words + 1'000);
    }

    void notFound()
    {
        auto list = attack::WordList::ofFile(listOf(manyWords(5'000, -1, {})));
        const auto result = attack::findSecret(tokenOf("HS256", "s3"), **list);
        QCOMPARE(result->end, SearchEnd::NotFound);
        QCOMPARE(result->progress.words, 5'000);
        QVERIFY(result->secret.isEmpty());
    }

    /// Asked before each word: each thread finishes the one it is at.
    void stopped()
    {
        auto list = attack::WordList::ofFile(listOf(manyWords(200'000, 199'999, "s3")));
        std::atomic_bool stop = false;
        std::atomic<qint64> atStop = 0;
        attack::SearchOptions options;
        options.threads = 2;
        options.stop = &stop;
        options.progress = [&](const attack::SearchProgress &progress) {
            if (!stop.exchange(true))
                atStop = progress.words;
        };
        const auto result = attack::findSecret(tokenOf("HS256", "s3"), **list, options);
        if (result->end == SearchEnd::Found)
            QSKIP("this machine is through before it first tells its progress");
        QCOMPARE(result->end, SearchEnd::Stopped);
        // Words that the other thread tried between the count and the stop are few: it was counted as it
        // stopped.
        QVERIFY2(result->progress.words <= atStop + 2'000,
                 qPrintable(QString::number(result->progress.words)));
        stop = true;
        auto other = attack::WordList::ofFile(listOf("s3\n"));
        QCOMPARE(attack::findSecret(tokenOf("HS256", "s3"), **other, options)->end, SearchEnd::Stopped);
    }

    void builtIn()
    {
        for (const QByteArray &secret :
             {QByteArray("your-256-bit-secret"), QByteArray("secret"), QByteArray("")}) {
            const auto list = attack::WordList::builtIn();
            QVERIFY(list->size() > 10'000);
            const auto result = attack::findSecret(
                token::readToken("eyJhbGciOiJIUzI1NiJ9.e30." +
                                 encoding::encodeBase64Url(crypto::hmac(crypto::Digest::Sha256, secret,
                                                                        "eyJhbGciOiJIUzI1NiJ9.e30"))),
                *list);
            QCOMPARE(result->end, SearchEnd::Found);
            QVERIFY(result->secret.equals(secret));
        }
    }

    void refused()
    {
        const auto list = attack::WordList::builtIn();
        const QByteArray rsa = test::signedWith(test::headerFor("ES256"), test::generated("ES256"), "{}");
        QCOMPARE(attack::findSecret(token::readToken(rsa), *list).error().code, "secret-not-hmac"_L1);
        QCOMPARE(attack::findSecret(token::readToken("some words"), *list).error().code,
                 "secret-not-hmac"_L1);
        const QByteArray cut = tokenOf("HS256", "s3").text().chopped(4);
        QCOMPARE(attack::findSecret(token::readToken(cut), *list).error().code, "secret-no-signature"_L1);
        QCOMPARE(attack::WordList::ofFile(m_folder.filePath(u"absent"_s)).error().code, "words-file"_L1);
    }
};

QTEST_GUILESS_MAIN(TestWeakSecret)
#include "tst_weak_secret.moc"
