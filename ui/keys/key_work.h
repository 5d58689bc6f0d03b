#pragma once

#include "core/jose/key_collection.h"
#include "core/jose/key_kinds.h"

#include <QFutureWatcher>
#include <QObject>

#include <atomic>
#include <deque>
#include <functional>
#include <memory>

namespace claimcheck::ui::keys {

/// What a piece of work brought: an error, or one of the others.
struct KeyOutcome
{
    std::optional<base::Error> error;
    std::optional<jose::CollectedSet> set;
    std::optional<jose::Jwk> made;
    QByteArray certified; ///< the thumbprint of the key that the certificates are for
    std::vector<crypto::Certificate> certificates;
};

/// Makes and reads keys off the event loop, one piece of work after the other.
class KeyWork final : public QObject
{
    Q_OBJECT

public:
    using Result = std::shared_ptr<const KeyOutcome>;
    using Todo = std::function<KeyOutcome(const crypto::StopQuestion &)>;

    explicit KeyWork(QObject *parent = nullptr);
    ~KeyWork() override;

    /// title: what is being done, for people.
    void run(const QString &title, Todo todo);
    /// Stops what can be stopped, drops what it brings, and all that waits.
    void cancel();
    [[nodiscard]] bool isBusy() const { return m_running; }
    [[nodiscard]] QString title() const { return m_title; }

signals:
    void busyChanged();
    void finished(const std::shared_ptr<const claimcheck::ui::keys::KeyOutcome> &outcome);

private:
    struct Piece
    {
        QString title;
        Todo todo;
    };

    void next();
    void takeResult();

    QFutureWatcher<Result> m_watcher;
    std::deque<Piece> m_waiting;
    std::shared_ptr<std::atomic<bool>> m_stop;
    QString m_title;
    bool m_running = false;
};

/// What is read: a file, or bytes that are there.
struct ReadWish
{
    jose::KeyPlace place = jose::KeyPlace::File;
    QString name = {};    ///< as in CollectedSet
    QString address = {}; ///< as in CollectedSet
    QByteArray bytes = {};
    base::SecretBytes passphrase = {};
    qint64 now = 0;
};

/// Codes in the outcome: "file", and those of readKeyEntries().
[[nodiscard]] KeyOutcome readSet(const ReadWish &wish);
[[nodiscard]] KeyOutcome makeNew(const jose::KeyWish &wish, const crypto::StopQuestion &stop);
/// Valid from now for a number of days.
[[nodiscard]] KeyOutcome makeCertificate(const jose::Jwk &jwk, const QString &subject, int days, qint64 now);

} // namespace claimcheck::ui::keys
