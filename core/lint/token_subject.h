#pragma once

#include "core/jose/key_set.h"
#include "core/jose/verify.h"
#include "core/lint/profile.h"
#include "core/lint/token_type.h"
#include "core/token/token_document.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace claimcheck::lint {

/// What the asker knows about the token beforehand; empty members are not compared.
struct TokenExpectations
{
    QString issuer;
    QString audience; ///< a client id for an ID token, an API for an access token
    QString nonce;
    QByteArray accessToken; ///< for at_hash
    QByteArray code;        ///< for c_hash
};

/// A token and all that its rules may look at. Members that are pointers are not owned and may be null where
/// said.
struct TokenSubject
{
    const token::TokenDocument *document = nullptr;
    TokenType type = TokenType::Jwt;
    RuleProfile profile = RuleProfile::BestPractice;
    qint64 now = 0;    ///< NumericDate, seconds
    qint64 leeway = 0; ///< seconds
    TokenExpectations expected;
    const jose::KeySet *keys = nullptr;                            ///< null: none was chosen
    const std::vector<jose::SignatureVerdict> *verdicts = nullptr; ///< null: not verified yet
};

} // namespace claimcheck::lint
