#include "core/provider/fault_rows.h"

namespace claimcheck::provider {

namespace {

constexpr qsizetype hugeBytes = 100 * 1024 * 1024;

void becomeHuge(const http::Request &, http::Response &response)
{
    response.body = "{\"padding\":\"" + QByteArray(hugeBytes, 'x') + "\"}";
}

void redirectToItself(const http::Request &request, http::Response &response)
{
    response = {302, http::reasonPhrase(302), {{"Location", request.url}}, {}};
}

constexpr FaultRow rows[] = {
    {.id = "metadata-dropped",
     .rules = "",
     .text = FAULT_TEXT("The connection ends in place of the metadata"),
     .part = Part::Metadata,
     .delivery = Delivery::Dropped},
    {.id = "metadata-redirect-loop",
     .rules = "",
     .text = FAULT_TEXT("The metadata is redirected to itself"),
     .part = Part::Metadata,
     .response = redirectToItself},
    {.id = "token-dropped",
     .rules = "",
     .text = FAULT_TEXT("The connection ends in place of the token response"),
     .part = Part::TokenResponse,
     .delivery = Delivery::Dropped},
    {.id = "token-truncated",
     .rules = "",
     .text = FAULT_TEXT("The connection ends in the middle of the token response"),
     .part = Part::TokenResponse,
     .delivery = Delivery::Truncated},
    {.id = "token-slow",
     .rules = "",
     .text = FAULT_TEXT("The token response takes three seconds"),
     .part = Part::TokenResponse,
     .delivery = Delivery::Slow},
    {.id = "token-huge",
     .rules = "",
     .text = FAULT_TEXT("The token response has 100 MB"),
     .part = Part::TokenResponse,
     .response = becomeHuge},
    {.id = "keys-truncated",
     .rules = "",
     .text = FAULT_TEXT("The connection ends in the middle of the key set"),
     .part = Part::KeySet,
     .delivery = Delivery::Truncated},
    {.id = "keys-slow",
     .rules = "",
     .text = FAULT_TEXT("The key set takes three seconds"),
     .part = Part::KeySet,
     .delivery = Delivery::Slow},
    {.id = "userinfo-dropped",
     .rules = "",
     .text = FAULT_TEXT("The connection ends in place of UserInfo"),
     .part = Part::UserInfo,
     .delivery = Delivery::Dropped},
    {.id = "api-dropped",
     .rules = "",
     .text = FAULT_TEXT("The connection ends in place of the API's answer"),
     .part = Part::Api,
     .delivery = Delivery::Dropped},
};

} // namespace

std::span<const FaultRow> transportFaults()
{
    return rows;
}

} // namespace claimcheck::provider
