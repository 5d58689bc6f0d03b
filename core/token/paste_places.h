#pragma once

// Private to core/token: the places in which tokens are handed around. Each finder answers the tokens in
// source order, with the name of where they stood; empty where the text is something else.

#include "core/token/paste_cleaner.h"

#include <QByteArrayView>

#include <vector>

namespace claimcheck::token {

/// access_token, id_token, client_assertion …: names whose values are tokens. A lower rank is the more likely
/// meant; -1 for other names.
[[nodiscard]] int tokenNameRank(QByteArrayView name);

/// "Bearer", "DPoP" … in front of a token (RFC 9110 §11.4), as written; empty where there is none.
[[nodiscard]] QByteArrayView schemeInFront(QByteArrayView text);

[[nodiscard]] std::vector<FoundToken> tokensInHeaderLines(QByteArrayView text);
[[nodiscard]] std::vector<FoundToken> tokensInCookies(QByteArrayView text);
[[nodiscard]] std::vector<FoundToken> tokensInUrl(QByteArrayView text);
[[nodiscard]] std::vector<FoundToken> tokensInForm(QByteArrayView text);
[[nodiscard]] std::vector<FoundToken> tokensInJson(QByteArrayView text);
[[nodiscard]] std::vector<FoundToken> tokensInCurl(QByteArrayView text);
/// Compact JOSE tokens between other words.
[[nodiscard]] std::vector<FoundToken> tokensInProse(QByteArrayView text);

} // namespace claimcheck::token
