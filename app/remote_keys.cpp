#include "app/remote_keys.h"

#include "core/base/clock.h"
#include "core/net/stepping_access_manager.h"

#include <QEventLoop>

#include <algorithm>

namespace claimcheck::app {

using namespace Qt::StringLiterals;

namespace {

/// The address or what it answered is wrong; all else kept the answer from arriving.
constexpr QLatin1StringView notTheNetwork[] = {"keys-address"_L1, "keys-not-https"_L1, "metadata-issuer"_L1,
                                               "metadata-issuer-slash"_L1, "metadata-issuer-case"_L1,
                                               "metadata-issuer-port"_L1};

base::Error asNetworkError(base::Error error)
{
    if (std::ranges::find(notTheNetwork, error.code) == std::end(notTheNetwork))
        error.code = "network"_L1;
    return error;
}

} // namespace

base::Result<net::FetchedKeys> fetchKeyText(net::KeyAddress kind, const QString &address)
{
    const base::SystemClock clock;
    net::ExchangeHistory history;
    net::SteppingAccessManager manager(history, clock);
    net::KeyFetch fetch(manager, kind, address);
    QEventLoop loop;
    QObject::connect(&fetch, &net::KeyFetch::finished, &loop, &QEventLoop::quit);
    fetch.start();
    if (!fetch.isFinished())
        loop.exec();
    if (!fetch.result())
        return asNetworkError(fetch.result().error());
    return *fetch.result();
}

base::Result<jose::KeySet> fetchKeys(net::KeyAddress kind, const QString &address)
{
    const auto fetched = fetchKeyText(kind, address);
    if (!fetched)
        return fetched.error();
    return jose::readKeys(fetched->text, fetched->url.toDisplayString());
}

} // namespace claimcheck::app
