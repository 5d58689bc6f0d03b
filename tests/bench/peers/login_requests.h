#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace claimcheck::bench {

/// What a request of the login needs besides its method: POST with a form, GET without one.
struct Wanted
{
    std::string url, form = {}, bearer = {};
};

/// What stands between two texts.
inline std::string between(const std::string &text, const std::string &before, char after)
{
    const size_t found = text.find(before);
    if (found == std::string::npos)
        std::exit(1);
    const size_t begin = found + before.size();
    return text.substr(begin, text.find(after, begin) - begin);
}

template <typename Ask>
void login(const Ask &ask, const std::string &issuer, const std::string &client, const std::string &redirect)
{
    const std::string metadata = ask(Wanted{issuer + "/.well-known/openid-configuration"});
    const auto endpoint = [&](const char *name) {
        return between(metadata, std::string("\"") + name + "\":\"", '"');
    };
    ask(Wanted{endpoint("jwks_uri")});
    // The verifier and challenge of RFC 7636 appendix B.
    const std::string parameters = "client_id=" + client + "&redirect_uri=" + redirect;
    const std::string answer =
        ask(Wanted{endpoint("authorization_endpoint") + "?response_type=code&" + parameters +
                   "&scope=openid%20profile&state=s&code_challenge_method=S256"
                   "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"});
    const std::string tokens = ask(
        Wanted{endpoint("token_endpoint"), "grant_type=authorization_code&" + parameters +
                                               "&code=" + between(answer + '&', "code=", '&') +
                                               "&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"});
    ask(Wanted{endpoint("userinfo_endpoint"), {}, between(tokens, "\"access_token\":\"", '"')});
}

/// ISSUER CLIENT REDIRECT RUNS: the requests of an authorization code flow with PKCE, in order: metadata,
/// keys, authorization, token, userinfo. ask(Wanted) gives the answer's body, or for a redirect where to.
/// Prints the milliseconds of the fastest run.
template <typename Ask>
int timeLogins(int argc, char **argv, const Ask &ask)
{
    if (argc != 5)
        return 2;
    double best = 1e9;
    for (int run = std::atoi(argv[4]); run > 0; --run) {
        const auto begin = std::chrono::steady_clock::now();
        login(ask, argv[1], argv[2], argv[3]);
        const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - begin;
        best = std::min(best, taken.count());
    }
    std::printf("%.3f\n", best);
    return 0;
}

} // namespace claimcheck::bench
