#pragma once

#include "core/base/result.h"
#include "core/base/secret_bytes.h"
#include "core/store/secret_job.h"

#include <QObject>

#include <map>

namespace claimcheck::store {

enum class SecretKeeping : quint8 {
    Keychain,   ///< the system's: Secret Service, KWallet, macOS Keychain, Windows Credential Store
    MemoryOnly, ///< gone when the program ends
};

/// Secrets by name. Where the system's keychain does not answer, secrets stay in memory only, and the store
/// says so: nothing is ever written to a file of our own.
class SecretStore : public QObject
{
    Q_OBJECT

public:
    explicit SecretStore(SecretKeeping preferred = SecretKeeping::Keychain, QObject *parent = nullptr);
    ~SecretStore() override;

    /// What holds for what is stored from now on.
    [[nodiscard]] SecretKeeping keeping() const { return m_keeping; }

    // Each returns a job to start(); it deletes itself after finished(). Error codes: "secret-not-found",
    // "secret-access-denied", "secret-keychain".
    [[nodiscard]] SecretJob *read(const QString &name);
    /// Without a keychain it succeeds all the same, in memory: look at keeping().
    [[nodiscard]] SecretJob *write(const QString &name, const base::SecretBytes &secret);
    [[nodiscard]] SecretJob *remove(const QString &name);

signals:
    void keepingChanged(claimcheck::store::SecretKeeping keeping);

private:
    friend class SecretJob;
    void fallBackToMemory();

    SecretKeeping m_keeping;
    std::map<QString, base::SecretBytes> m_memory;
};

} // namespace claimcheck::store
