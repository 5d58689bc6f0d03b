#pragma once

#include "core/flow/run_view.h"
#include "core/report/redaction.h"

#include <QByteArrayList>
#include <QHash>

namespace claimcheck::report {

/// Takes a whole run's secrets out of whatever is told about it: by name, and then by value, wherever else a
/// value turns up that some message named as a secret (a page that shows the code, a path with a token, the
/// words of an error). Values of fewer than eight bytes are hidden by name only.
class Redactor
{
public:
    Redactor(const flow::RunView &run, Redaction level);

    [[nodiscard]] Redaction level() const { return m_level; }
    [[nodiscard]] http::Request request(http::Request request) const;
    [[nodiscard]] http::Response response(http::Response response) const;
    [[nodiscard]] flow::Message message(flow::Message message) const;
    [[nodiscard]] flow::Trace trace(flow::Trace trace) const;
    /// Failure and checks. The tokens stay: what shows them hides them.
    [[nodiscard]] flow::FlowResult result(flow::FlowResult result) const;
    /// Its added parameters. The client's secret is no part of any export.
    [[nodiscard]] oauth::Profile profile(oauth::Profile profile) const;
    [[nodiscard]] QString text(const QString &text) const;
    [[nodiscard]] QByteArray bytes(const QByteArray &text) const;

private:
    Redaction m_level;
    QHash<quint64, QByteArrayList> m_values; ///< by their first eight bytes, longest first
};

} // namespace claimcheck::report
