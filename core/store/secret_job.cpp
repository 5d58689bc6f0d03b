#include "core/store/secret_job.h"

#include "core/store/secret_store.h"
#include "core/store/text.h"

#include <QTimer>
#include <qt6keychain/keychain.h>

namespace claimcheck::store {

using namespace Qt::StringLiterals;

namespace {

const QString service = u"claimcheck"_s;

/// Whether the keychain answered at all: if not, memory has to do.
bool isUnavailable(QKeychain::Error error)
{
    return error == QKeychain::NoBackendAvailable || error == QKeychain::NotImplemented ||
           error == QKeychain::OtherError;
}

base::Error describe(const QKeychain::Job &job, const QString &name)
{
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        return {"secret-not-found"_L1, Text::tr("There is no secret of the name \"%1\".").arg(name), -1, {}};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return {"secret-access-denied"_L1,
                Text::tr("The keychain did not give access to \"%1\".").arg(name),
                -1,
                {}};
    default: return {"secret-keychain"_L1, Text::tr("The keychain: %1").arg(job.errorString()), -1, {}};
    }
}

} // namespace

SecretJob::SecretJob(SecretStore &store, Verb verb, QString name, base::SecretBytes secret)
    : QObject(&store), m_store(&store), m_verb(verb), m_name(std::move(name)), m_secret(std::move(secret))
{
}

void SecretJob::start()
{
    // A secret that went to memory stays there, even where a keychain would answer now.
    const bool inMemory =
        m_store->m_keeping == SecretKeeping::MemoryOnly || m_store->m_memory.contains(m_name);
    QTimer::singleShot(0, this, [this, inMemory] { inMemory ? useMemory() : askKeychain(); });
}

void SecretJob::askKeychain()
{
    QKeychain::Job *job = nullptr;
    if (m_verb == Verb::Read) {
        job = new QKeychain::ReadPasswordJob(service, this);
    } else if (m_verb == Verb::Write) {
        auto *write = new QKeychain::WritePasswordJob(service, this);
        write->setBinaryData(m_secret.view().toByteArray());
        job = write;
    } else {
        job = new QKeychain::DeletePasswordJob(service, this);
    }
    job->setKey(m_name);
    job->setInsecureFallback(false);
    connect(job, &QKeychain::Job::finished, this, &SecretJob::readAnswer);
    job->start();
}

void SecretJob::readAnswer(QKeychain::Job *job)
{
    if (isUnavailable(job->error())) {
        m_store->fallBackToMemory();
        useMemory();
        return;
    }
    if (job->error() != QKeychain::NoError)
        m_result = describe(*job, m_name);
    else if (m_verb == Verb::Read)
        m_result = base::SecretBytes::take(static_cast<QKeychain::ReadPasswordJob *>(job)->binaryData());
    finish();
}

void SecretJob::useMemory()
{
    auto &memory = m_store->m_memory;
    if (m_verb == Verb::Write)
        memory[m_name] = m_secret;
    else if (!memory.contains(m_name))
        m_result = base::Error{
            "secret-not-found"_L1, Text::tr("There is no secret of the name \"%1\".").arg(m_name), -1, {}};
    else if (m_verb == Verb::Read)
        m_result = memory[m_name];
    else
        memory.erase(m_name);
    finish();
}

void SecretJob::finish()
{
    emit finished(this);
    deleteLater();
}

} // namespace claimcheck::store
