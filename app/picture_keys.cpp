#include "app/picture_keys.h"

#include "core/jose/sign.h"
#include "ui/inspect/inspect_workspace.h"
#include "ui/keys/key_detail.h"
#include "ui/keys/keys_workspace.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QTemporaryDir>

namespace claimcheck::app {

using namespace Qt::StringLiterals;
using jose::JwkPart;
using ui::keys::KeysWorkspace;
using ui::shell::Mode;

namespace {

jose::Jwk made(const char *kind, const QString &kid, const QString &use, const QString &alg, int bytes = 0)
{
    base::SystemRandom random;
    auto key = jose::makeKey({jose::findKeyKind(QString::fromLatin1(kind)), bytes, kid, use, alg}, random);
    return key ? std::move(key).value() : jose::Jwk();
}

bool settled(const KeysWorkspace &keys)
{
    return waitFor([&keys] { return !keys.isBusy(); });
}

bool fetchTwice(KeysWorkspace &keys, const std::vector<jose::Jwk> &set)
{
    const QUrl issuer(u"https://id.example.org"_s), address(u"https://id.example.org/jwks"_s);
    for (const std::size_t count : {set.size() - 1, set.size()}) {
        QByteArrayList texts;
        for (std::size_t i = 0; i < count; ++i)
            texts << set[i].toJson();
        keys.takeFetched(jose::KeyPlace::Issuer, issuer, "{\"keys\":[" + texts.join(',') + "]}", address);
        if (!settled(keys))
            return false;
    }
    return true;
}

bool openFile(KeysWorkspace &keys)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"test-keys.json"_s));
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write("{\"keys\":[" +
               made("oct-256", u"dev-hs"_s, u"sig"_s, u"HS256"_s, 20).toJson(JwkPart::Private) + ',' +
               made("ed25519", u"dev-ed"_s, u"sig"_s, u"Ed25519"_s).toJson(JwkPart::Private) +
               ",{\"kty\":\"PQ\",\"kid\":\"next-year\",\"use\":\"sig\"}]}");
    file.close();
    keys.takeFile(file.fileName());
    return settled(keys);
}

bool makeHere(KeysWorkspace &keys)
{
    keys.makeKey({jose::findKeyKind(u"p-384"), 0, u"k-1"_s, u"sig"_s, u"ES384"_s});
    keys.makeKey({jose::findKeyKind(u"rsa-2048"), 0, u"k-2"_s, u"enc"_s, u"RSA-OAEP-256"_s});
    return settled(keys);
}

/// A token that the first key signed, with that key, as "Use in Inspect" hands it over.
bool signOpenToken(Photographer &photographer, const jose::Jwk &key, qint64 now)
{
    const QByteArray claims =
        "{\"iss\":\"https://id.example.org\",\"exp\":" + QByteArray::number(now + 600) + '}';
    const auto token = jose::signJwt(claims, key, "JWT", "RS256");
    auto *inspect =
        static_cast<ui::inspect::InspectWorkspace *>(photographer.window.workspace(Mode::Inspect));
    inspect->reset();
    inspect->takeToken({token.valueOr({}), key.toJson(), u"https://id.example.org/jwks"_s});
    return waitFor([inspect] { return inspect->inspection() && !inspect->isBusy(); });
}

bool takeCertificate(Photographer &photographer, KeysWorkspace &keys)
{
    keys.choose({2, 0});
    keys.detail()->setView(ui::keys::KeyView::Certificate);
    photographer.take(u"keys-certificate-form"_s);
    const QString subject = u"CN=client.example.org,O=Example"_s;
    keys.findChild<QLineEdit *>(u"keys.certificateForm.subject"_s)->setText(subject);
    keys.findChild<QAbstractButton *>(u"keys.certificateForm.make"_s)->click();
    const bool done = settled(keys);
    photographer.take(u"keys-certificate"_s);
    keys.detail()->setView(ui::keys::KeyView::Jwk);
    return done;
}

} // namespace

bool takeKeys(Photographer &photographer)
{
    photographer.window.showMode(Mode::Keys);
    auto *keys = static_cast<KeysWorkspace *>(photographer.window.workspace(Mode::Keys));
    photographer.take(u"keys-empty"_s);
    const std::vector<jose::Jwk> issuers{made("rsa-2048", u"2026-11"_s, u"sig"_s, u"RS256"_s),
                                         made("rsa-2048", u"enc-1"_s, u"enc"_s, u"RSA-OAEP-256"_s),
                                         made("p-256", u"2026-12"_s, u"sig"_s, u"ES256"_s)};
    bool complete = fetchTwice(*keys, issuers) && openFile(*keys) && makeHere(*keys);
    complete = signOpenToken(photographer, issuers.front(), QDateTime::currentSecsSinceEpoch()) && complete;
    keys->choose({0, 0});
    photographer.take(u"keys"_s);
    keys->findChild<QAbstractButton *>(u"keys.new"_s)->click();
    photographer.take(u"keys-new"_s);
    keys->findChild<QAbstractButton *>(u"keys.newForm.cancel"_s)->click();
    keys->choose({2, 0});
    keys->findChild<QAbstractButton *>(u"keys.part"_s)->click();
    keys->detail()->setView(ui::keys::KeyView::Pem);
    photographer.take(u"keys-private"_s);
    return takeCertificate(photographer, *keys) && complete;
}

} // namespace claimcheck::app
