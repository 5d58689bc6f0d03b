#pragma once

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>
#include <string>
#include <vector>

// What the programs of this folder have in common: PROGRAM WORKS SECONDS. WORKS is the file of
// bench_main.cpp, a work a line: name TAB token TAB JWK TAB PEM, the PEM's line breaks written as '|'. Each
// prints "work TAB name TAB calls a second of CPU time" for those that its library can do. A peer parses the
// header and the claims too.

namespace claimcheck::bench {

struct PeerWork
{
    std::string token, jwk, pem;
};

inline std::map<std::string, PeerWork> readWorks(const char *path)
{
    std::map<std::string, PeerWork> works;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        std::istringstream columns(line);
        std::string name;
        PeerWork work;
        std::getline(columns, name, '\t');
        std::getline(columns, work.token, '\t');
        std::getline(columns, work.jwk, '\t');
        std::getline(columns, work.pem, '\t');
        for (char &c : work.pem)
            c = c == '|' ? '\n' : c;
        works[name] = work;
    }
    return works;
}

/// Measures and prints one work, if it is among works; work answers whether the token was good. Where it was
/// not, a rate would mean nothing.
inline void measure(const char *peer, const std::string &name, double seconds,
                    const std::function<bool()> &work)
{
    if (!work()) {
        std::fprintf(stderr, "%s cannot do %s\n", peer, name.c_str());
        return;
    }
    const std::clock_t begin = std::clock();
    double taken = 0;
    long calls = 0;
    while (taken < seconds) {
        for (int i = 0; i < 64; ++i)
            work();
        calls += 64;
        taken = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    }
    std::printf("%s\t%s\t%.0f\n", name.c_str(), peer, static_cast<double>(calls) / taken);
}

} // namespace claimcheck::bench
