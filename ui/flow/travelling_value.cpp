#include "ui/flow/travelling_value.h"

#include "core/crypto/digest.h"
#include "core/encoding/base64url.h"
#include "ui/flow/carried_values.h"
#include "ui/flow/text.h"

#include <algorithm>
#include <array>
#include <ranges>

namespace claimcheck::ui::flow {

namespace {

using claimcheck::flow::Message;
using claimcheck::flow::Trace;

constexpr qsizetype shortestValue = 8;
constexpr std::ptrdiff_t searchedMessages = 200; ///< a login is shorter; a recording may hold thousands
constexpr qsizetype hashLength = 43;             ///< of SHA-256 in base64url

struct TravellingRow
{
    const char *name;
    std::array<const char *, 3> carriedAs;
    const char *why; ///< source text of a translation
};

#define WHY(text) QT_TRANSLATE_NOOP("claimcheck_ui_flow", text)
constexpr TravellingRow travellers[] = {
    {"state", {"state"}, WHY("Ties the answer from the browser to the request")},
    {"nonce", {"nonce"}, WHY("Ties the ID token to the request")},
    {"PKCE", {"code_challenge", "code_verifier"}, WHY("The verifier proves who made the challenge")},
    {"redirect_uri", {"redirect_uri"}, WHY("Where the browser comes back to; the same each time")},
    {"code", {"code"}, WHY("Traded for the tokens, once")},
    {"iss", {"iss", "issuer"}, WHY("Who the server is; the same everywhere")},
    {"dpop_jkt", {"dpop_jkt", "DPoP.jkt"}, WHY("The key that code and tokens are bound to")},
    {"access token", {"access_token"}, WHY("Opens the API")},
};
#undef WHY

/// What a value becomes when it travels as a hash of itself.
struct Forms
{
    QByteArray value;
    QByteArray hash;
    QByteArray halfHash;
};

Forms formsOf(const QByteArray &value)
{
    const QByteArray digest = crypto::digestOf(crypto::Digest::Sha256, value);
    return {value, encoding::encodeBase64Url(digest), encoding::encodeBase64Url(digest.first(16))};
}

bool isSame(const QByteArray &carried, const Forms &forms)
{
    if (carried == forms.value || carried == forms.hash || carried == forms.halfHash)
        return true;
    return forms.value.size() == hashLength && carried.size() >= hashLength &&
           formsOf(carried).hash == forms.value;
}

QByteArray firstValue(const std::vector<std::vector<CarriedValue>> &messages, const TravellingRow &row)
{
    for (const std::vector<CarriedValue> &values : messages) {
        for (const CarriedValue &carried : values) {
            const bool named = std::ranges::any_of(
                row.carriedAs, [&carried](const char *name) { return name && carried.name == name; });
            if (named && carried.value.size() >= shortestValue)
                return carried.value;
        }
    }
    return {};
}

} // namespace

std::vector<TravellingValue> travellingValues(const Trace &trace)
{
    std::vector<std::vector<CarriedValue>> messages;
    for (const Message &message : trace.messages() | std::views::take(searchedMessages))
        messages.push_back(valuesOf(message));
    std::vector<TravellingValue> found;
    for (const TravellingRow &row : travellers) {
        if (QByteArray value = firstValue(messages, row); !value.isEmpty())
            found.push_back({QString::fromLatin1(row.name), Text::tr(row.why), std::move(value)});
    }
    return found;
}

bool isSameTraveller(const QByteArray &carried, const QByteArray &value)
{
    return value.size() >= shortestValue && isSame(carried, formsOf(value));
}

std::vector<Carrier> carriersOf(const Trace &trace, const QByteArray &value)
{
    std::vector<Carrier> carriers;
    if (value.size() < shortestValue)
        return carriers;
    const Forms forms = formsOf(value);
    for (const Message &message : trace.messages()) {
        Carrier carrier{message.number, {}};
        for (const CarriedValue &carried : valuesOf(message)) {
            if (isSame(carried.value, forms) && !carrier.as.contains(carried.name))
                carrier.as += carried.name;
        }
        if (!carrier.as.isEmpty())
            carriers.push_back(std::move(carrier));
    }
    return carriers;
}

} // namespace claimcheck::ui::flow
