#pragma once

#include "core/base/result.h"
#include "core/http/message.h"
#include "core/net/exchange.h"

#include <QObject>

#include <functional>
#include <vector>

namespace claimcheck::net {

class SteppingAccessManager;

enum class FollowRedirects : quint8 {
    No,
    Safe, ///< GET and HEAD only, never from https to http; each hop is an exchange of its own
};

struct FetchOptions
{
    QString label; ///< of the exchanges, e.g. "metadata request"
    FollowRedirects redirects = FollowRedirects::No;
    int maximumHops = 5;
    std::function<bool(const QUrl &)> mayFollow =
        {}; ///< asked about each redirect that is safe; none: all of them
};

/// One plain request through the stepping manager: metadata, keys, introspection, userinfo, … A job: start()
/// once, then one finished(). Any HTTP status is a response, not an error.
class Fetcher : public QObject
{
    Q_OBJECT

public:
    Fetcher(SteppingAccessManager &manager, http::Request request, FetchOptions options = {},
            QObject *parent = nullptr);

    void start();
    void cancel();
    [[nodiscard]] bool isFinished() const { return m_finished; }
    /// The last response, as delivered. Error codes: those of Exchange::failure(), "cancelled",
    /// "redirect-refused", "too-many-redirects". Only once finished.
    [[nodiscard]] const base::Result<http::Response> &result() const { return m_result; }
    /// All exchanges, the first request first.
    [[nodiscard]] const std::vector<Exchange *> &hops() const { return m_hops; }

signals:
    void finished();

private:
    void sendHop();
    void readHop();
    void finish(base::Result<http::Response> result);
    [[nodiscard]] base::Result<QUrl> nextUrl(const http::Response &response) const;

    SteppingAccessManager &m_manager;
    http::Request m_request;
    FetchOptions m_options;
    std::vector<Exchange *> m_hops;
    base::Result<http::Response> m_result;
    bool m_finished = false;
};

/// A GET with Accept set, the usual request for metadata and keys.
[[nodiscard]] http::Request getRequest(const QUrl &url,
                                       const QByteArray &accept = QByteArrayLiteral("application/json"));
/// A POST of a form.
[[nodiscard]] http::Request formRequest(const QUrl &url, const QByteArray &form);

} // namespace claimcheck::net
