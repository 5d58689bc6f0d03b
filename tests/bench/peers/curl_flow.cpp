// curl_flow ISSUER CLIENT REDIRECT RUNS: the requests of an authorization code flow with PKCE, made with
// libcurl over one kept connection: metadata, keys, authorization, token, userinfo. Prints the milliseconds
// of the fastest run.

#include <curl/curl.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

size_t append(char *data, size_t size, size_t count, void *body)
{
    static_cast<std::string *>(body)->append(data, size * count);
    return size * count;
}

/// The answer's body, or for a redirect where to.
std::string ask(CURL *curl, const std::string &url, const std::string &form = {},
                const std::string &bearer = {})
{
    std::string body;
    curl_easy_reset(curl); // the connections stay
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, append);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &body);
    if (!form.empty())
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, form.c_str());
    if (!bearer.empty()) {
        curl_easy_setopt(curl, CURLOPT_HTTPAUTH, CURLAUTH_BEARER);
        curl_easy_setopt(curl, CURLOPT_XOAUTH2_BEARER, bearer.c_str());
    }
    if (curl_easy_perform(curl) != CURLE_OK)
        std::exit(1);
    char *redirect = nullptr;
    curl_easy_getinfo(curl, CURLINFO_REDIRECT_URL, &redirect);
    return redirect ? redirect : body;
}

/// What stands between two texts.
std::string between(const std::string &text, const std::string &before, char after)
{
    const size_t found = text.find(before);
    if (found == std::string::npos)
        std::exit(1);
    const size_t begin = found + before.size();
    return text.substr(begin, text.find(after, begin) - begin);
}

void flow(CURL *curl, const std::string &issuer, const std::string &client, const std::string &redirect)
{
    const std::string metadata = ask(curl, issuer + "/.well-known/openid-configuration");
    const auto endpoint = [&](const char *name) {
        return between(metadata, std::string("\"") + name + "\":\"", '"');
    };
    ask(curl, endpoint("jwks_uri"));
    // The verifier and challenge of RFC 7636 appendix B.
    const std::string parameters = "client_id=" + client + "&redirect_uri=" + redirect;
    const std::string answer =
        ask(curl, endpoint("authorization_endpoint") + "?response_type=code&" + parameters +
                      "&scope=openid%20profile&state=s&code_challenge_method=S256"
                      "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    const std::string tokens =
        ask(curl, endpoint("token_endpoint"),
            "grant_type=authorization_code&" + parameters + "&code=" + between(answer + '&', "code=", '&') +
                "&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    ask(curl, endpoint("userinfo_endpoint"), {}, between(tokens, "\"access_token\":\"", '"'));
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 5)
        return 2;
    CURL *curl = curl_easy_init();
    double best = 1e9;
    for (int run = std::atoi(argv[4]); run > 0; --run) {
        const auto begin = std::chrono::steady_clock::now();
        flow(curl, argv[1], argv[2], argv[3]);
        const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - begin;
        best = std::min(best, taken.count());
    }
    std::printf("%.3f\n", best);
    curl_easy_cleanup(curl);
    return 0;
}
