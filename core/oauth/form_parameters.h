#pragma once

#include "core/base/result.h"
#include "core/encoding/form.h"
#include "core/http/message.h"
#include "core/oauth/client_auth.h"

#include <QUrl>

namespace claimcheck::oauth {

/// Puts extra over pairs: the first pair of each name of extra is replaced in its place, further ones are
/// dropped, new names go to the end, in order and with their duplicates.
void overlay(encoding::FormPairs &pairs, const encoding::FormPairs &extra);

/// Puts a leg's free parameters into the request's form, or into its query where it has none, and its header
/// fields over ours.
void applyExtras(http::Request &request, const LegExtras &extras);

/// A POST of a form with the client's authentication (RFC 6749 §2.3, §3.2). Errors: those of clientAuthParts.
[[nodiscard]] base::Result<http::Request> buildFormPost(const QUrl &endpoint, encoding::FormPairs parameters,
                                                        const ClientCredentials &client,
                                                        const encoding::FormPairs &extra = {});

/// The POST of a token to introspection (RFC 7662 §2.1) or revocation (RFC 7009 §2.1): token, token_type_hint
/// where there is one, and the client's authentication. Errors: those of clientAuthParts, and `missing` where
/// there is no endpoint.
[[nodiscard]] base::Result<http::Request> buildTokenPost(const QUrl &endpoint, QByteArrayView token,
                                                         QByteArrayView typeHint,
                                                         const ClientCredentials &client,
                                                         const base::Error &missing);

} // namespace claimcheck::oauth
