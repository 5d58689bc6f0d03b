#pragma once

#include "core/encoding/form.h"
#include "core/http/message.h"
#include "core/provider/client.h"
#include "core/provider/state.h"

namespace claimcheck::provider {

/// A page of the provider: no script, no foreign content, not framed, not stored. bodyHtml is trusted HTML.
[[nodiscard]] http::Response page(int status, const QString &title, const QString &bodyHtml);

/// message: an error to show above the form; may be empty.
[[nodiscard]] http::Response loginPage(const QByteArray &interactionId, const Interaction &interaction,
                                       const Client &client, const QString &message = {});
[[nodiscard]] http::Response consentPage(const QByteArray &interactionId, const Interaction &interaction,
                                         const Client &client);
/// The user is signed out. frames: what the page loads (OpenID Connect Front-Channel Logout 1.0 §2). next:
/// where the browser goes after that; empty: nowhere.
[[nodiscard]] http::Response signedOutPage(const QByteArrayList &frames, const QByteArray &next);
[[nodiscard]] http::Response errorPage(int status, const QString &message);

/// OAuth 2.0 Form Post Response Mode §2: a form that posts itself, with a button where there is no script.
[[nodiscard]] http::Response formPostPage(const QByteArray &action, const encoding::FormPairs &parameters,
                                          const QByteArray &scriptNonce);

} // namespace claimcheck::provider
