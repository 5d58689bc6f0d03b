#include "core/compare/measurement.h"

#include <algorithm>

namespace claimcheck::compare {

using namespace Qt::StringLiterals;

QLatin1StringView formatName(TokenFormat format)
{
    switch (format) {
    case TokenFormat::Jwt: return "jwt"_L1;
    case TokenFormat::EncryptedJwt: return "encrypted-jwt"_L1;
    case TokenFormat::Opaque: return "opaque"_L1;
    }
    return {};
}

QLatin1StringView validationName(Validation validation)
{
    switch (validation) {
    case Validation::None: return "none"_L1;
    case Validation::Local: return "local"_L1;
    case Validation::Introspection: return "introspection"_L1;
    }
    return {};
}

QLatin1StringView presentedName(Presented presented)
{
    switch (presented) {
    case Presented::ToApi: return "api"_L1;
    case Presented::ToLocalValidator: return "local-validator"_L1;
    case Presented::ToIntrospection: return "introspection"_L1;
    }
    return {};
}

QLatin1StringView revocationEndName(RevocationEnd end)
{
    switch (end) {
    case RevocationEnd::NotTried: return "not-tried"_L1;
    case RevocationEnd::NeverAccepted: return "never-accepted"_L1;
    case RevocationEnd::Failed: return "failed"_L1;
    case RevocationEnd::Refused: return "refused"_L1;
    case RevocationEnd::StillAccepted: return "still-accepted"_L1;
    case RevocationEnd::Cancelled: return "cancelled"_L1;
    }
    return {};
}

QLatin1StringView answerName(Answer answer)
{
    switch (answer) {
    case Answer::NotTried: return "not-tried"_L1;
    case Answer::Accepted: return "accepted"_L1;
    case Answer::Refused: return "refused"_L1;
    }
    return {};
}

QLatin1StringView bindingName(Binding binding)
{
    switch (binding) {
    case Binding::None: return "none"_L1;
    case Binding::Dpop: return "dpop"_L1;
    case Binding::MutualTls: return "mtls"_L1;
    }
    return {};
}

bool Measurement::hasNote(QLatin1StringView code) const
{
    return std::ranges::any_of(notes, [code](const MeasurementNote &note) { return note.code == code; });
}

} // namespace claimcheck::compare
