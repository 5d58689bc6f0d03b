#include "ui/keys/key_work.h"

#include "core/crypto/certificate_maker.h"
#include "ui/keys/text.h"
#include "ui/widgets/in_background.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::keys {

namespace {

base::Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::Error{"file"_L1, Text::tr("%1 cannot be read: %2").arg(path, file.errorString())};
    return file.read(jose::maxKeyFileSize + 1);
}

} // namespace

KeyWork::KeyWork(QObject *parent) : QObject(parent)
{
    setObjectName(u"keys.work"_s);
    connect(&m_watcher, &QFutureWatcher<Result>::finished, this, &KeyWork::takeResult);
}

KeyWork::~KeyWork()
{
    if (m_stop)
        *m_stop = true;
    m_watcher.waitForFinished();
}

void KeyWork::run(const QString &title, Todo todo)
{
    m_waiting.push_back({title, std::move(todo)});
    if (!m_running)
        next();
}

void KeyWork::next()
{
    m_running = !m_waiting.empty();
    if (m_running) {
        Piece piece = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_title = piece.title;
        m_stop = std::make_shared<std::atomic<bool>>(false);
        m_watcher.setFuture(inBackground([todo = std::move(piece.todo), stop = m_stop]() -> Result {
            return std::make_shared<const KeyOutcome>(todo([stop] { return stop->load(); }));
        }));
    }
    emit busyChanged();
}

void KeyWork::cancel()
{
    m_waiting.clear();
    if (m_stop)
        *m_stop = true;
}

void KeyWork::takeResult()
{
    const bool wanted = !*m_stop;
    const Result outcome = m_watcher.result();
    next();
    if (wanted)
        emit finished(outcome);
}

KeyOutcome readSet(const ReadWish &wish)
{
    KeyOutcome outcome;
    auto bytes = wish.place == jose::KeyPlace::File ? contentOf(wish.name) : wish.bytes;
    if (!bytes) {
        outcome.error = bytes.error();
        return outcome;
    }
    crypto::PassphraseSource passphrase;
    if (!wish.passphrase.isEmpty())
        passphrase = [&wish] { return std::optional(wish.passphrase); };
    auto entries = jose::readKeyEntries(*bytes, wish.name, passphrase);
    const base::SecretBytes wiped = base::SecretBytes::take(std::move(bytes).value());
    if (!entries) {
        outcome.error = entries.error();
        return outcome;
    }
    jose::CollectedSet set;
    set.place = wish.place;
    set.name = wish.name;
    set.address = wish.address;
    set.readAt = wish.now;
    set.keys = std::move(entries->keys);
    set.skipped = std::move(entries->skipped);
    outcome.set = std::move(set);
    return outcome;
}

KeyOutcome makeNew(const jose::KeyWish &wish, const crypto::StopQuestion &stop)
{
    KeyOutcome outcome;
    base::SystemRandom random;
    if (auto made = jose::makeKey(wish, random, stop))
        outcome.made = std::move(made).value();
    else
        outcome.error = made.error();
    return outcome;
}

KeyOutcome makeCertificate(const jose::Jwk &jwk, const QString &subject, int days, qint64 now)
{
    constexpr qint64 secondsOfDay = 86'400;
    KeyOutcome outcome;
    base::SystemRandom random;
    auto made = crypto::selfSignedCertificate(jwk.key, {subject, now, now + days * secondsOfDay}, random);
    if (made) {
        outcome.certified = jwk.thumbprint();
        outcome.certificates.push_back(std::move(made).value());
    } else {
        outcome.error = made.error();
    }
    return outcome;
}

} // namespace claimcheck::ui::keys
