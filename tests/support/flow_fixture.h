#pragma once

#include "core/flow/flow_runner.h"
#include "core/flow/run_state.h"
#include "core/lint/message_runner.h"
#include "tests/support/http_browser.h"

#include <QSignalSpy>
#include <QTest>

namespace claimcheck::test {

/// How long a runner waits, in seconds.
struct Patience
{
    int callback = 20;
    int transfer = 30;
    int logout = 3;
};

/// The real time, and what a test adds to it.
class MovableClock final : public base::Clock
{
public:
    [[nodiscard]] qint64 nowMilliseconds() const override
    {
        return QDateTime::currentMSecsSinceEpoch() + m_added;
    }
    void passSeconds(qint64 seconds) { m_added += seconds * 1000; }

private:
    qint64 m_added = 0;
};

/// A runner with a browser of its own and a real clock, which can be moved on.
struct FlowFixture
{
    explicit FlowFixture(Patience wait = {}, net::SteppingOptions ofBrowser = {})
        : patience(wait), browser(clock, std::move(ofBrowser))
    {
    }

    Patience patience;
    MovableClock clock;
    base::SystemRandom random;
    HttpBrowser browser;
    flow::FlowRunner runner{environment()};

    flow::FlowEnvironment environment()
    {
        flow::FlowEnvironment result;
        result.clock = &clock;
        result.random = &random;
        result.callbackTimeoutSeconds = patience.callback;
        result.transferTimeoutSeconds = patience.transfer;
        result.logoutTimeoutSeconds = patience.logout;
        result.openBrowser = [this](const QUrl &url) -> base::Result<void> {
            const auto pairs = encoding::parseForm(url.query(QUrl::FullyEncoded).toUtf8());
            auto redirectUri = encoding::firstValue(pairs, "redirect_uri");
            if (!redirectUri) // of a sign-out; of what was pushed it is not in the URL
                redirectUri = encoding::firstValue(pairs, "post_logout_redirect_uri");
            if (!redirectUri && encoding::firstValue(pairs, "client_id"))
                redirectUri = runner.state().values.redirectUri;
            browser.open(url, redirectUri.value_or(QByteArray()));
            return {};
        };
        return result;
    }

    /// Starts and waits for the end. False if it did not start or end.
    bool run(const oauth::Profile &profile)
    {
        QSignalSpy finished(&runner, &flow::FlowRunner::finished);
        if (const auto started = runner.start(profile); !started.ok()) {
            qWarning("not started: %s", qPrintable(started.error().message));
            return false;
        }
        return !finished.isEmpty() || finished.wait(30'000);
    }

    /// Waits until a message is held (of that kind, if one is given); false if the run ends before.
    bool waitForHold(std::optional<flow::MessageKind> kind = {})
    {
        const auto reached = [&] {
            const auto held = runner.held();
            return held && (!kind || runner.trace().message(held->number)->kind == *kind);
        };
        return QTest::qWaitFor([&] { return reached() || !runner.isRunning(); }, 20'000) && reached();
    }

    [[nodiscard]] QString failure() const
    {
        const auto &failure = runner.result().failure;
        return failure ? failure->code + QStringLiteral(": ") + failure->message : QString();
    }

    /// "RS01 (3): message" of every rule that failed, at least of that level.
    [[nodiscard]] QStringList failedChecks(base::Level level = base::Level::Warning) const
    {
        QStringList failed;
        for (const lint::CheckResult &check : runner.result().checks) {
            if (check.outcome == lint::Outcome::Failed && check.level >= level)
                failed += QStringLiteral("%1 (%2): %3")
                              .arg(check.rule->name())
                              .arg(check.messageNumber)
                              .arg(check.message);
        }
        return failed;
    }

    [[nodiscard]] std::optional<lint::Outcome> outcomeOf(QLatin1StringView rule) const
    {
        for (const lint::CheckResult &check : runner.result().checks) {
            if (check.rule->name() == rule)
                return check.outcome;
        }
        return {};
    }
};

/// The requests of the trace that the client sent over the network, in their order.
inline std::vector<http::Request> sentRequests(const flow::Trace &trace)
{
    std::vector<http::Request> sent;
    for (const flow::Message &message : trace.messages()) {
        if (message.from == flow::Party::Client && message.to != flow::Party::Browser)
            sent.push_back(message.request);
    }
    return sent;
}

/// Empty if the request that a server logged is the one that the trace shows; else what differs.
inline QString difference(const http::Request &traced, const http::Request &logged)
{
    const QByteArray target =
        traced.path() + (traced.query().isEmpty() ? QByteArray() : '?' + traced.query());
    if (traced.method != logged.method || target != logged.url || traced.body != logged.body)
        return QString::fromUtf8(traced.method + ' ' + target + ' ' + traced.body + " but logged " +
                                 logged.method + ' ' + logged.url + ' ' + logged.body);
    for (const http::Header &header : traced.headers) {
        if (logged.headers.value(header.name) != header.value)
            return QString::fromUtf8(header.name + ": " + header.value + " but logged " +
                                     logged.headers.value(header.name));
    }
    return {};
}

} // namespace claimcheck::test
