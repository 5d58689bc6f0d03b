#include "core/store/secret_store.h"

namespace claimcheck::store {

SecretStore::SecretStore(SecretKeeping preferred, QObject *parent) : QObject(parent), m_keeping(preferred) {}

SecretStore::~SecretStore() = default;

SecretJob *SecretStore::read(const QString &name)
{
    return new SecretJob(*this, SecretJob::Verb::Read, name, {});
}

SecretJob *SecretStore::write(const QString &name, const base::SecretBytes &secret)
{
    return new SecretJob(*this, SecretJob::Verb::Write, name, secret);
}

SecretJob *SecretStore::remove(const QString &name)
{
    return new SecretJob(*this, SecretJob::Verb::Remove, name, {});
}

void SecretStore::fallBackToMemory()
{
    if (m_keeping == SecretKeeping::MemoryOnly)
        return;
    m_keeping = SecretKeeping::MemoryOnly;
    emit keepingChanged(m_keeping);
}

} // namespace claimcheck::store
