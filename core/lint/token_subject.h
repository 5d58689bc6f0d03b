#pragma once

#include "core/jose/decrypt.h"
#include "core/jose/key_set.h"
#include "core/jose/verify.h"
#include "core/lint/profile.h"
#include "core/lint/token_type.h"
#include "core/token/token_document.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace claimcheck::lint {

/// Whether the type is the user's word (every rule of the type then holds) or was guessed from the token.
enum class TypeOrigin : bool { Detected, Chosen };

/// What the asker knows about the token beforehand; empty members are not compared.
struct TokenExpectations
{
    QString issuer;
    QString audience; ///< a client id for an ID token, an API for an access token
    QString nonce;
    QByteArray accessToken; ///< for at_hash
    QByteArray code;        ///< for c_hash
    QString state = {};     ///< for s_hash, and the state of an authorization response
    QString clientId = {};  ///< client_id or azp; iss and sub of a client assertion
    QString method = {};    ///< htm of a DPoP proof
    QString url = {};       ///< htu of a DPoP proof: the URL of the request, query and fragment are ignored
    std::optional<qint64> maxAge = {}; ///< seconds; what auth_time is measured against
};

/// A token and all that its rules may look at. Members that are pointers are not owned and may be null where
/// said.
struct TokenSubject
{
    const token::TokenDocument *document = nullptr;
    TokenType type = TokenType::Jwt; ///< see detectTokenType
    TypeOrigin typeOrigin = TypeOrigin::Detected;
    RuleProfile profile = RuleProfile::BestPractice;
    qint64 now = 0;    ///< NumericDate, seconds
    qint64 leeway = 0; ///< seconds
    TokenExpectations expected;
    const jose::KeySet *keys = nullptr;                            ///< null: none was chosen
    const std::vector<jose::SignatureVerdict> *verdicts = nullptr; ///< null: not verified yet
    const jose::Decryption *decryption = nullptr;                  ///< null: not encrypted, or not tried

    [[nodiscard]] encoding::JsonValue header(QLatin1StringView name) const
    {
        return document->headerParameter(name);
    }
    /// Of an SD-JWT a claim of its processed payload.
    [[nodiscard]] encoding::JsonValue claim(QLatin1StringView name) const { return document->claims()[name]; }
    /// typ in lower case and without "application/" (RFC 7515 §4.1.9); empty where there is none.
    [[nodiscard]] QString typ() const;
};

} // namespace claimcheck::lint
