// The requests of a login, made with libcurl over one kept connection.
#include "login_requests.h"

#include <curl/curl.h>

namespace {

size_t append(char *data, size_t size, size_t count, void *body)
{
    static_cast<std::string *>(body)->append(data, size * count);
    return size * count;
}

std::string ask(CURL *curl, const claimcheck::bench::Wanted &wanted)
{
    std::string body;
    curl_easy_reset(curl); // the connections stay
    curl_easy_setopt(curl, CURLOPT_URL, wanted.url.c_str());
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, append);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &body);
    if (!wanted.form.empty())
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, wanted.form.c_str());
    if (!wanted.bearer.empty()) {
        curl_easy_setopt(curl, CURLOPT_HTTPAUTH, CURLAUTH_BEARER);
        curl_easy_setopt(curl, CURLOPT_XOAUTH2_BEARER, wanted.bearer.c_str());
    }
    if (curl_easy_perform(curl) != CURLE_OK)
        std::exit(1);
    char *redirect = nullptr;
    curl_easy_getinfo(curl, CURLINFO_REDIRECT_URL, &redirect);
    return redirect ? redirect : body;
}

} // namespace

int main(int argc, char **argv)
{
    CURL *curl = curl_easy_init();
    const int result = claimcheck::bench::timeLogins(
        argc, argv, [curl](const claimcheck::bench::Wanted &wanted) { return ask(curl, wanted); });
    curl_easy_cleanup(curl);
    return result;
}
