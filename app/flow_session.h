#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/flow/flow_environment.h"

#include <memory>

namespace claimcheck::provider {
class Provider;
struct Lifetimes;
} // namespace claimcheck::provider

namespace claimcheck::app {

class AutomaticBrowser;

/// A profile from its file, its findings told on standard error. Codes: "profile-unreadable", those of
/// oauth::readProfile.
[[nodiscard]] base::Result<oauth::Profile> profileFromFile(const QString &path);

/// What the commands that run flows need around them: the time, a browser, secrets, and for a demonstration
/// the built-in provider.
class FlowSession
{
public:
    /// browser: a command; empty: the system's, or none for the demonstration. timeoutSeconds: to wait for
    /// it.
    FlowSession(QString browser, int timeoutSeconds);
    ~FlowSession();

    /// Starts the built-in provider, which signs in by itself, and picks one of its profiles by client id, or
    /// the first of a grant. Codes: "profile-unreadable", those of provider::Provider::listen.
    [[nodiscard]] base::Result<oauth::Profile> demoProfile(const QString &clientId);
    [[nodiscard]] base::Result<oauth::Profile> demoProfile(const QString &clientId,
                                                           const provider::Lifetimes &lifetimes);
    /// For runners that this session outlives.
    [[nodiscard]] flow::FlowEnvironment environment();
    [[nodiscard]] const base::Clock &clock() const { return m_clock; }

private:
    QString m_browserCommand;
    int m_timeoutSeconds;
    base::SystemClock m_clock;
    base::SystemRandom m_random;
    std::unique_ptr<provider::Provider> m_provider;
    std::unique_ptr<AutomaticBrowser> m_browser;
};

} // namespace claimcheck::app
