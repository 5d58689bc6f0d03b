#include "core/crypto/key_file.h"
#include "core/encoding/base64url.h"
#include "core/formats/paserk.h"
#include "tests/support/vectors.h"

#include <QTest>

using namespace claimcheck;
using namespace claimcheck::formats;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;

namespace {

/// Of paseto-standard/test-vectors/PASERK; an id is that of the type before it.
struct TypeRow
{
    const char *file;
    PaserkType type; ///< of the key
    PaserkType id;   ///< the key's own type where the file has no ids
};

constexpr TypeRow rows[] = {
    {"local", PaserkType::Local, PaserkType::Local},    {"lid", PaserkType::Local, PaserkType::Lid},
    {"public", PaserkType::Public, PaserkType::Public}, {"pid", PaserkType::Public, PaserkType::Pid},
    {"secret", PaserkType::Secret, PaserkType::Secret}, {"sid", PaserkType::Secret, PaserkType::Sid},
};

QString fileOf(char version, const char *type)
{
    return u"paseto/PASERK/k%1.%2.json"_s.arg(QLatin1Char(version)).arg(QLatin1StringView(type));
}

/// The PASERK of a vector's key, which is PEM or hexadecimal.
base::Result<QByteArray> serialized(char version, PaserkType type, const QByteArray &key)
{
    if (key.startsWith("-----")) {
        const auto read = crypto::keyFromPem(key);
        return read ? writePaserk(version, type, *read) : base::Result<QByteArray>(read.error());
    }
    const auto paserk =
        readPaserk(paserkHeader(version, type) + encoding::encodeBase64Url(QByteArray::fromHex(key)));
    const auto read = paserk ? paserkKey(*paserk) : base::Result<crypto::Key>(paserk.error());
    return read ? writePaserk(version, type, *read) : base::Result<QByteArray>(read.error());
}

/// Why a PASERK is refused where one of this version is wanted; empty where it is not.
QByteArray refusal(char version, PaserkType type, const QByteArray &text)
{
    const auto paserk = readPaserk(text);
    if (!paserk)
        return paserk.error().code.data();
    if (paserk->version != version || paserk->type != type)
        return "another version or type";
    const auto key = paserkKey(*paserk);
    return key ? QByteArray() : QByteArray(key.error().code.data());
}

} // namespace

class TestPaserkVectors : public QObject
{
    Q_OBJECT

private slots:
    void vectors_data()
    {
        QTest::addColumn<char>("version");
        QTest::addColumn<int>("row");
        QTest::addColumn<int>("index");
        for (const char version : {'1', '2', '3', '4'}) {
            for (int row = 0; row < int(std::size(rows)); ++row) {
                const QString file = fileOf(version, rows[row].file);
                const auto document = readVectors(file);
                if (document.isEmpty())
                    QTest::newRow(qPrintable(file)) << version << row << -1;
                for (int i = 0; i < int(document["tests"_L1].size()); ++i)
                    QTest::addRow("k%c.%s, %d", version, rows[row].file, i) << version << row << i;
            }
        }
    }
    void vectors()
    {
        QFETCH(char, version);
        QFETCH(int, row);
        QFETCH(int, index);
        if (index < 0)
            QSKIP("This file of vectors is not installed");
        const TypeRow &kind = rows[row];
        const auto document = readVectors(fileOf(version, kind.file));
        const auto test = document["tests"_L1].at(index);
        const QByteArray expected = test["paserk"_L1].toUtf8(), key = test["key"_L1].toUtf8();
        if (test["expect-fail"_L1].toBool()) {
            QVERIFY(expected.isEmpty() || !refusal(version, kind.type, expected).isEmpty());
            QVERIFY(key.isEmpty() || !serialized(version, kind.type, key));
            return;
        }
        const auto text = serialized(version, kind.type, key);
        QVERIFY(text.ok());
        QCOMPARE(kind.id == kind.type ? *text : paserkId(version, kind.id, *text), expected);
        if (kind.id == kind.type)
            QCOMPARE(*writePaserk(version, kind.type, *paserkKey(*readPaserk(expected))), expected);
    }
};

QTEST_GUILESS_MAIN(TestPaserkVectors)
#include "tst_paserk_vectors.moc"
