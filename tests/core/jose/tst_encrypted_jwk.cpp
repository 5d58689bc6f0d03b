#include "core/jose/key_set.h"
#include "tests/support/vectors.h"

using namespace claimcheck;
using namespace Qt::StringLiterals;

// Source: tests/data/keys/encrypted-jwk.json, made with npm jose around the key
// of RFC 7515 A.3; the pass phrase is "open". RFC 7517 §7.

namespace {

crypto::PassphraseSource phrase(const char *words) {
  return [words] {
    return std::optional(base::SecretBytes(QByteArrayView(words)));
  };
}

} // namespace

class TestEncryptedJwk : public QObject {
  Q_OBJECT

private slots:
  void opens_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const QHash<QString, QString> outcomes{
        {u"JWK"_s, u"1 key"_s},
        {u"JWK Set"_s, u"2 keys"_s},
        {u"JWK without cty"_s, u"1 key"_s},
        {u"JWK, flattened"_s, u"1 key"_s},
        {u"content JWT"_s, u"keys-other-kind"_s},
        {u"content is no key"_s, u"jwk-kty-missing"_s},
    };
    const auto document = test::readVectors(u"keys/encrypted-jwk.json"_s);
    for (const encoding::JsonValue item : document["cases"_L1].elements())
      QTest::newRow(item["name"_L1].toUtf8().constData())
          << item["text"_L1].toUtf8()
          << outcomes.value(item["name"_L1].toString());
  }
  void opens() {
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    const auto keys = jose::readKeys(text, u"here"_s, phrase("open"));
    if (!keys) {
      QCOMPARE(QString(keys.error().code), expected);
      return;
    }
    QCOMPARE(keys->keys.size() == 1 ? u"1 key"_s
                                    : u"%1 keys"_s.arg(keys->keys.size()),
             expected);
    QVERIFY(keys->keys.front().key.hasPrivate());
    QCOMPARE(keys->keys.front().thumbprint(),
             "oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U"_ba);
    QCOMPARE(jose::readKeys(text, u"here"_s).error().code,
             "key-needs-passphrase"_L1);
    QCOMPARE(jose::readKeys(text, u"here"_s, phrase("shut")).error().code,
             "key-passphrase-wrong"_L1);
  }
};

QTEST_GUILESS_MAIN(TestEncryptedJwk)
#include "tst_encrypted_jwk.moc"
