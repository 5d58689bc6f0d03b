#include "core/http/www_authenticate.h"

#include "core/http/field_scanner.h"

namespace claimcheck::http {

namespace {

/// name "=" value; the scanner stays where it is if that is not next: then it is a scheme or a token68.
bool takeParameter(FieldScanner &scanner, FieldParameter &parameter)
{
    const qsizetype begin = scanner.position();
    parameter.name = scanner.token().toLower();
    if (!parameter.name.isEmpty() && scanner.take('=')) {
        scanner.skipSpace();
        if (scanner.peek() != '=' && scanner.peek() != ',' && !scanner.atEnd()) {
            parameter.value = scanner.tokenOrQuoted();
            return true;
        }
    }
    scanner.goTo(begin);
    return false;
}

/// Behind a scheme: parameters up to the next scheme, or one token68.
void readBehindScheme(FieldScanner &scanner, Challenge &challenge)
{
    FieldParameter parameter;
    if (!takeParameter(scanner, parameter)) {
        challenge.token68 = scanner.token68();
        return;
    }
    challenge.parameters.push_back(parameter);
    for (;;) {
        const qsizetype begin = scanner.position();
        while (scanner.take(',')) {
        } // empty elements, RFC 9110 §5.6.1
        if (scanner.position() == begin || !takeParameter(scanner, parameter)) {
            scanner.goTo(begin);
            return;
        }
        challenge.parameters.push_back(parameter);
    }
}

} // namespace

std::vector<Challenge> readChallenges(QByteArrayView fieldValue)
{
    std::vector<Challenge> challenges;
    FieldScanner scanner(fieldValue);
    while (true) {
        while (scanner.take(',')) {
        }
        Challenge challenge{scanner.token()};
        if (challenge.scheme.isEmpty())
            return challenges;
        if (scanner.peek() == ' ' || scanner.peek() == '\t')
            readBehindScheme(scanner, challenge);
        challenges.push_back(challenge);
        scanner.skipSpace();
        if (scanner.peek() != ',')
            return challenges;
    }
}

std::vector<Challenge> readChallenges(const Headers &headers)
{
    std::vector<Challenge> all;
    for (const QByteArray &value : headers.values("WWW-Authenticate")) {
        for (Challenge &challenge : readChallenges(value))
            all.push_back(std::move(challenge));
    }
    return all;
}

} // namespace claimcheck::http
