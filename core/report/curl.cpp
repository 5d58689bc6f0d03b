#include "core/report/curl.h"

#include "core/report/hidden_secrets.h"

#include <algorithm>

namespace claimcheck::report {

namespace {

constexpr const char *setByCurl[] = {"Host", "Content-Length", "Connection"};

bool isPlain(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || QByteArrayView("-._/:@%+,=").contains(letter);
}

bool isSetByCurl(const http::Header &field)
{
    return std::ranges::any_of(setByCurl,
                               [&field](const char *name) { return http::sameName(field.name, name); });
}

} // namespace

QByteArray shellQuoted(const QByteArray &word)
{
    if (!word.isEmpty() && std::ranges::all_of(word, isPlain))
        return word;
    QByteArray quoted = word;
    quoted.replace("'", "'\\''");
    return '\'' + quoted + '\'';
}

namespace {

QByteArray methodOption(const http::Request &request)
{
    if (request.method == "HEAD")
        return " --head"; // with --request HEAD curl would wait for a body
    // curl chooses GET, and POST where there is a body.
    if (request.method == (request.body.isEmpty() ? "GET" : "POST"))
        return {};
    return " --request " + shellQuoted(request.method);
}

QByteArray headerOption(const http::Header &field)
{
    // "Name:" would take the field away; "Name;" sends it without a value.
    const QByteArray text = field.value.isEmpty() ? field.name + ';' : field.name + ": " + field.value;
    return " \\\n  --header " + shellQuoted(text);
}

} // namespace

QByteArray curlCommand(const http::Request &request, base::Reveal reveal)
{
    const http::Request shown = reveal == base::Reveal::Shown ? request : withHiddenSecrets(request);
    QByteArray command = "curl --include" + methodOption(shown);
    if (std::ranges::any_of(shown.url, [](char letter) { return QByteArrayView("[]{}").contains(letter); }))
        command += " --globoff";
    command += " \\\n  " + shellQuoted(shown.url);
    for (const http::Header &field : shown.headers) {
        if (!isSetByCurl(field))
            command += headerOption(field);
    }
    if (!shown.body.isEmpty()) {
        if (!shown.headers.contains("Content-Type"))
            command += " \\\n  --header 'Content-Type:'"; // or curl would add one of its own
        command += " \\\n  --data-raw " + shellQuoted(shown.body);
    }
    return command + '\n';
}

} // namespace claimcheck::report
