#pragma once

#include "core/base/result.h"
#include "core/base/secret_bytes.h"

#include <QObject>
#include <QPointer>

namespace QKeychain {
class Job;
}

namespace claimcheck::store {

class SecretStore;

/// One question to the keychain, which may take as long as a person takes to unlock it.
class SecretJob : public QObject
{
    Q_OBJECT

public:
    enum class Verb : quint8 { Read, Write, Remove };

    SecretJob(SecretStore &store, Verb verb, QString name, base::SecretBytes secret);

    /// finished() comes later, never before this returns.
    void start();
    /// Of a read: the secret. Of the others: empty.
    [[nodiscard]] const base::Result<base::SecretBytes> &result() const { return m_result; }

signals:
    void finished(claimcheck::store::SecretJob *job);

private:
    void askKeychain();
    void readAnswer(QKeychain::Job *job);
    void useMemory();
    void finish();

    QPointer<SecretStore> m_store;
    Verb m_verb;
    QString m_name;
    base::SecretBytes m_secret;
    base::Result<base::SecretBytes> m_result = base::SecretBytes();
};

} // namespace claimcheck::store
