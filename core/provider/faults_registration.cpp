#include "core/provider/fault_rows.h"

namespace claimcheck::provider {

using namespace Qt::StringLiterals;

namespace {

/// Another status than the right one, where the server means success.
void answerWith(http::Response &response, int status)
{
    if (!response.isSuccess())
        return;
    response.status = status;
    response.reason = http::reasonPhrase(status);
}

void spoilError(const http::Request &, http::Response &response)
{
    if (response.status == 400)
        response.body = R"({"error":"bad_metadata","error_description":"something is wrong"})";
}

constexpr FaultRow rows[] = {
    {.id = "registration-with-200",
     .rules = "RG01",
     .text = FAULT_TEXT("A registration is answered with 200 in place of 201"),
     .part = Part::Registration,
     .response = [](const http::Request &, http::Response &r) { answerWith(r, 200); }},
    {.id = "registration-no-client-id",
     .rules = "RG01",
     .text = FAULT_TEXT("A registration brings no client_id"),
     .part = Part::Registration,
     .members = [](Members &m) { m.remove("client_id"_L1); }},
    {.id = "registration-secret-without-expiry",
     .rules = "RG01",
     .text = FAULT_TEXT("A secret without client_secret_expires_at"),
     .part = Part::Registration,
     .members = [](Members &m) { m.remove("client_secret_expires_at"_L1); }},
    {.id = "registration-other-error",
     .rules = "RG02",
     .text = FAULT_TEXT("A registration is refused with an error that is not registered"),
     .part = Part::Registration,
     .response = spoilError},
    {.id = "registration-changes-scope",
     .rules = "RG03",
     .text = FAULT_TEXT("The server registers another scope than it was asked for"),
     .part = Part::Registration,
     .members = [](Members &m) { m.set("scope"_L1, "openid"_L1); }},
    {.id = "registration-not-manageable",
     .rules = "RG04",
     .text = FAULT_TEXT("registration_client_uri comes without its token"),
     .part = Part::Registration,
     .members = [](Members &m) { m.remove("registration_access_token"_L1); }},
    {.id = "configuration-other-status",
     .rules = "RG05",
     .text = FAULT_TEXT("A client that is read or deleted is answered with 202"),
     .part = Part::ClientConfiguration,
     .response = [](const http::Request &, http::Response &r) { answerWith(r, 202); }},
    {.id = "configuration-no-client-id",
     .rules = "RG05",
     .text = FAULT_TEXT("A client that is read brings no client_id"),
     .part = Part::ClientConfiguration,
     .members = [](Members &m) { m.remove("client_id"_L1); }},
    {.id = "configuration-other-error",
     .rules = "RG06",
     .text = FAULT_TEXT("An update is refused with an error that is not registered"),
     .part = Part::ClientConfiguration,
     .response = spoilError},
    {.id = "configuration-changes-name",
     .rules = "RG07",
     .text = FAULT_TEXT("An update changes the client's name"),
     .part = Part::ClientConfiguration,
     .members = [](Members &m) { m.set("client_name"_L1, "Another"_L1); }},
};

} // namespace

std::span<const FaultRow> registrationFaults()
{
    return rows;
}

} // namespace claimcheck::provider
