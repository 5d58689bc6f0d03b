#include "core/jose/key_difference.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;

// Sets are written "kid:secret kid:secret"; the same secret is the same key.

namespace {

jose::KeySet setOf(const QString &text)
{
    jose::KeySet set;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        jose::Jwk jwk = jose::keyFromSecret(base::SecretBytes(word.section(u':', 1).toUtf8()));
        jwk.kid = word.section(u':', 0, 0);
        set.keys.push_back(jwk);
    }
    return set;
}

QString textOf(const std::vector<jose::Jwk> &keys)
{
    QStringList words;
    for (const jose::Jwk &jwk : keys)
        words += jwk.kid + u':' + QString::fromUtf8(jwk.key.secret().toByteArray());
    return words.join(u' ');
}

QString textOf(const std::vector<jose::ChangedKey> &pairs)
{
    QStringList words;
    for (const jose::ChangedKey &pair : pairs)
        words += textOf(std::vector{pair.before}) + u'>' + textOf(std::vector{pair.after});
    return words.join(u' ');
}

} // namespace

class TestKeyDifference : public QObject
{
    Q_OBJECT

private slots:
    void difference_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("added");
        QTest::addColumn<QString>("removed");
        QTest::addColumn<QString>("changed");
        QTest::addColumn<QString>("renamed");
        QTest::addColumn<int>("unchanged");
        const auto row = [](const char *name, const char16_t *before, const char16_t *after,
                            const char16_t *added, const char16_t *removed, const char16_t *changed,
                            const char16_t *renamed, int same) {
            const auto text = [](const char16_t *utf16) { return QString::fromUtf16(utf16); };
            QTest::newRow(name) << text(before) << text(after) << text(added) << text(removed)
                                << text(changed) << text(renamed) << same;
        };
        row("nothing", u"", u"", u"", u"", u"", u"", 0);
        row("same in another order", u"a:1 b:2", u"b:2 a:1", u"", u"", u"", u"", 2);
        row("added", u"a:1", u"a:1 b:2 c:3", u"b:2 c:3", u"", u"", u"", 1);
        row("removed", u"a:1 b:2", u"b:2", u"", u"a:1", u"", u"", 1);
        row("rotated", u"a:1 b:2", u"b:2 c:3", u"c:3", u"a:1", u"", u"", 1);
        row("another key under the same kid", u"a:1 b:2", u"a:9 b:2", u"", u"", u"a:1>a:9", u"", 1);
        row("the same key under another kid", u"a:1", u"b:1", u"", u"", u"", u"a:1>b:1", 0);
        row("kids exchanged", u"a:1 b:2", u"a:2 b:1", u"", u"", u"", u"a:1>b:1 b:2>a:2", 0);
        row("without kid", u":1 :2", u":2 :3", u":3", u":1", u"", u"", 1);
        row("the same key twice", u"a:1 a:1", u"a:1", u"", u"a:1", u"", u"", 1);
        row("all new", u"", u"a:1", u"a:1", u"", u"", u"", 0);
    }
    void difference()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        const auto found = jose::keySetDifference(setOf(before), setOf(after));
        QTEST(textOf(found.added), "added");
        QTEST(textOf(found.removed), "removed");
        QTEST(textOf(found.changed), "changed");
        QTEST(textOf(found.renamed), "renamed");
        QTEST(found.unchanged, "unchanged");
        QCOMPARE(found.isEmpty(), textOf(found.added).isEmpty() && textOf(found.removed).isEmpty() &&
                                      found.changed.empty() && found.renamed.empty());
    }
};

QTEST_GUILESS_MAIN(TestKeyDifference)
#include "tst_key_difference.moc"
