#pragma once

// Private to core/report.
#include "core/flow/trace.h"

#include <functional>

namespace claimcheck::report {

using NamedValueVisitor = std::function<void(QByteArrayView name, const QByteArray &value)>;

/// Every value of the message that has a name: parameters of the URL, of a redirect's and of a form, strings
/// of JSON, header fields, and what stands inside some of them: the credentials of Authorization under the
/// names "authorization" and "client_secret", cookies under "cookie", the claims of a JWT under their own
/// names.
void visitNamedValues(const flow::Message &message, const NamedValueVisitor &visit);

} // namespace claimcheck::report
