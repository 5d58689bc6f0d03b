#pragma once

#include "core/flow/flow_environment.h"
#include "core/flow/run_state.h"
#include "core/oauth/client_registration.h"
#include "core/oauth/registration_difference.h"

#include <QObject>

#include <memory>

namespace claimcheck::flow {

/// Registers a client and manages it, over the network; every message is recorded and judged. Sends nothing
/// before an act. One act at a time, each ends in finished(). RFC 7591, RFC 7592.
class Registrar : public QObject
{
    Q_OBJECT

public:
    explicit Registrar(FlowEnvironment environment, QObject *parent = nullptr);
    ~Registrar() override;

    /// Begins with a new trace: fetches the metadata where the profile does not name the registration
    /// endpoint, and registers. initialToken: empty, none. Errors: "registration-under-way", those of
    /// makeRunManager.
    base::Result<void> registerClient(const oauth::Profile &profile, const QByteArray &metadataJson,
                                      const base::SecretBytes &initialToken = {});
    /// Begins with a new trace, for a client that was registered before. Errors: as above.
    base::Result<void> adopt(const oauth::Profile &profile, oauth::ClientConfiguration configuration);
    /// Read, Update or Delete of the client. metadataJson: of an update. Errors: "registration-under-way",
    /// those of oauth::buildConfigurationRequest.
    base::Result<void> manage(oauth::RegistrationAct act, const QByteArray &metadataJson = {});
    /// Ends the act; what was recorded stays.
    void cancel();
    [[nodiscard]] bool isRunning() const;

    /// Its trace and its checks.
    [[nodiscard]] const RunState &state() const;
    /// The client as the newest answer has it; none before a registration, and after its deletion.
    [[nodiscard]] const std::optional<oauth::RegisteredClient> &client() const;
    [[nodiscard]] const oauth::ClientConfiguration &configuration() const;
    /// What the reader of the newest answer found.
    [[nodiscard]] const std::vector<base::Finding> &findings() const;
    /// What the last Register or Update asked for, against what came of it; empty where nothing did.
    [[nodiscard]] const std::vector<oauth::RegisteredMember> &difference() const;
    /// Why the last act failed: those of FlowRunner about metadata, of the network, of
    /// oauth::buildRegistrationRequest, readRegistration and readDeletion, "cancelled".
    [[nodiscard]] const std::optional<base::Error> &error() const;

signals:
    void messageAdded(int number);
    void messageChanged(int number);
    void finished();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace claimcheck::flow
