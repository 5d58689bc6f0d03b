#include "core/flow/grant_inputs.h"

#include "core/flow/client_key.h"
#include "core/flow/text.h"

namespace claimcheck::flow {

using namespace Qt::StringLiterals;
using oauth::Grant;
using oauth::Profile;

namespace {

base::Error incomplete(const QString &what)
{
    return {"profile-incomplete"_L1, what, -1, {}};
}

/// One secret that a grant takes.
struct InputRow
{
    Grant grant;
    const oauth::SecretSource &source;
    base::SecretBytes GrantInputs::*input;
    const char *missing; ///< what to say where there is none; nullptr: it is not required
};

base::Result<void> addSigner(const Profile &profile, const FlowEnvironment &environment, GrantInputs &inputs)
{
    const QString &path =
        profile.assertion.keyPath.isEmpty() ? profile.client.keyPath : profile.assertion.keyPath;
    if (path.isEmpty())
        return incomplete(Text::tr("The JWT bearer grant needs an assertion, or a key to sign one with."));
    auto key = readPrivateKey(path);
    if (!key)
        return key.error();
    const QByteArray alg = oauth::assertionAlgorithm(*key, {});
    inputs.assertionSigner =
        oauth::AssertionSigner{*std::move(key), alg, {}, environment.clock, environment.random};
    return {};
}

} // namespace

base::Result<GrantInputs> inputsOf(const Profile &profile, const FlowEnvironment &environment)
{
    const InputRow rows[] = {
        {Grant::Password, profile.user.password, &GrantInputs::password,
         QT_TRANSLATE_NOOP("claimcheck_flow", "The password grant needs the password of a user.")},
        {Grant::RefreshToken, profile.refreshToken, &GrantInputs::refreshToken,
         QT_TRANSLATE_NOOP("claimcheck_flow", "The refresh grant needs a refresh token to start from.")},
        {Grant::TokenExchange, profile.tokenExchange.subjectToken, &GrantInputs::subjectToken,
         QT_TRANSLATE_NOOP("claimcheck_flow", "The token exchange needs a token to exchange.")},
        {Grant::TokenExchange, profile.tokenExchange.actorToken, &GrantInputs::actorToken, nullptr},
        {Grant::SamlBearer, profile.assertion.token, &GrantInputs::assertion,
         QT_TRANSLATE_NOOP("claimcheck_flow", "The SAML bearer grant needs a file with an assertion.")},
        {Grant::JwtBearer, profile.assertion.token, &GrantInputs::assertion, nullptr},
    };
    GrantInputs inputs;
    for (const InputRow &row : rows) {
        if (row.grant != profile.grant)
            continue;
        auto secret = fetchedSecret(row.source, environment);
        if (!secret)
            return secret.error();
        inputs.*row.input = *std::move(secret);
        if (row.missing && (inputs.*row.input).isEmpty())
            return incomplete(Text::tr(row.missing));
    }
    if (profile.grant == Grant::JwtBearer && inputs.assertion.isEmpty()) {
        if (const auto added = addSigner(profile, environment, inputs); !added)
            return added.error();
    }
    return inputs;
}

} // namespace claimcheck::flow
