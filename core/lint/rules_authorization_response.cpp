#include "core/base/secret_bytes.h"
#include "core/lint/groups.h"
#include "core/lint/request_reading.h"
#include "core/lint/text.h"

#include <cmath>
#include <map>

// The authorization response: is it the answer to our request, and from the server that we asked?
// RFC 6749 §4.1.2, RFC 9207.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;
using encoding::FormPairs;

namespace {

Verdict stateIsUnchanged(const Run &run, const ObservedMessage &message)
{
    const auto sent = encoding::firstValue(authorizationRequestOf(run), "state");
    const auto came = encoding::firstValue(answerOf(message), "state");
    if (!run.last(MessageKind::AuthorizationRequest))
        return couldNotTell(Text::tr("The authorization request was not seen."));
    if (!sent)
        return notApplicable();
    if (!came)
        return failed(Text::tr("state was sent but did not come back. The response may be forged; a client "
                               "must not use it."),
                      {u"state"_s})
            .expecting(Text::tr("the state that was sent"), Text::tr("none"));
    return base::constantTimeEquals(*sent, *came)
               ? passed(Text::tr("state came back unchanged."))
               : failed(Text::tr("state is not the one that was sent. The response belongs to another "
                                 "request or is forged (CSRF); a client must not use it."),
                        {u"state"_s})
                     .expecting(Text::tr("the state that was sent, %1 characters").arg(sent->size()),
                                Text::tr("another one, %1 characters").arg(came->size()));
}

Verdict issuerIsOurs(const Run &run, const ObservedMessage &message)
{
    const auto iss = encoding::firstValue(callbackOf(message), "iss");
    if (!iss)
        return notApplicable();
    const QString expected = expectedIssuer(run);
    if (expected.isEmpty())
        return couldNotTell();
    return QString::fromUtf8(*iss) == expected
               ? passed(Text::tr("iss names the server that was asked."))
               : failed(Text::tr("iss is “%1”, not “%2”: the response comes from another server than the one "
                                 "asked (mix-up attack).")
                            .arg(QString::fromUtf8(*iss), expected),
                        {u"iss"_s})
                     .expecting(expected, QString::fromUtf8(*iss));
}

Verdict announcedIssuerIsThere(const Run &run, const ObservedMessage &message)
{
    const FormPairs pairs = callbackOf(message);
    if (!run.metadata.issParameterSupported.value_or(false) || hasParameter(pairs, "response") ||
        hasParameter(pairs, "id_token"))
        return notApplicable();
    return hasParameter(pairs, "iss") ? passed()
                                      : failed(Text::tr("The authorization response has no iss, though the "
                                                        "server announces it. A mix-up attack would go "
                                                        "unseen."),
                                               {u"iss"_s})
                                            .expecting(expectedIssuer(run), Text::tr("none"));
}

/// The response types of the run's request, or code.
QStringList responseTypes(const Run &run)
{
    const QStringList types = words(valueOf(authorizationRequestOf(run), "response_type"));
    return types.isEmpty() ? QStringList{u"code"_s} : types;
}

const char *parameterOf(const QString &responseType)
{
    if (responseType == "token"_L1)
        return "access_token";
    return responseType == "id_token"_L1 ? "id_token" : "code";
}

Verdict answersOnce(const Run &run, const ObservedMessage &message)
{
    const FormPairs pairs = callbackOf(message);
    if (hasParameter(pairs, "response") || responseTypes(run).contains(u"none"_s))
        return notApplicable();
    if (const QStringList repeated = repeatedNames(pairs); !repeated.isEmpty())
        return failed(Text::tr("Parameters are repeated in the response: %1.").arg(repeated.join(u", "_s)),
                      repeated)
            .expecting(Text::tr("each once"), repeated.join(u", "_s));
    bool any = false;
    for (const QString &type : responseTypes(run))
        any |= hasParameter(pairs, parameterOf(type));
    const bool error = hasParameter(pairs, "error");
    if (any && error)
        return failed(Text::tr("The response has both a result and an error."), {u"error"_s})
            .expecting(Text::tr("one of the two"), Text::tr("both"));
    return any || error ? passed()
                        : failed(Text::tr("The response has neither what was asked for nor an error."))
                              .expecting(responseTypes(run).join(u' '), Text::tr("none"));
}

Verdict hasEveryPart(const Run &run, const ObservedMessage &message)
{
    const FormPairs pairs = callbackOf(message);
    const QStringList types = responseTypes(run);
    if (types.size() < 2 || hasParameter(pairs, "error") || hasParameter(pairs, "response"))
        return notApplicable();
    QStringList missing;
    for (const QString &type : types) {
        if (!hasParameter(pairs, parameterOf(type)))
            missing.append(QString::fromLatin1(parameterOf(type)));
    }
    return missing.isEmpty() ? passed()
                             : failed(Text::tr("The response lacks what the response type promises: %1.")
                                          .arg(missing.join(u", "_s)),
                                      missing)
                                   .expecting(missing.join(u", "_s), Text::tr("none"));
}

/// Shannon's estimate from the characters that occur, in bits: low for words and counters.
double estimatedBits(const QByteArray &text)
{
    std::map<char, int> counts;
    for (char c : text)
        ++counts[c];
    double bits = 0;
    for (const auto &[c, count] : counts)
        bits -= count * std::log2(double(count) / double(text.size()));
    return bits;
}

/// RFC 6749 §10.10 asks for 2^-128; 96 estimated bits stand for it.
Verdict codeIsUnguessable(const Run &, const ObservedMessage &message)
{
    const auto code = encoding::firstValue(answerOf(message), "code");
    if (!code || code->isEmpty())
        return notApplicable();
    const double bits = estimatedBits(*code);
    if (bits >= 96)
        return passed();
    return failed(Text::tr("The code looks as if it could be guessed (%1 characters of little variety).")
                      .arg(code->size()),
                  {u"code"_s})
        .expecting(Text::tr("at least 96 bits, by estimate"), Text::tr("%1 bits").arg(int(bits)));
}

constexpr MessageKind response = MessageKind::AuthorizationResponse;

constexpr MessageRule rows[] = {
    {{"RS01",
      {Spec::Rfc6749, "4.1.2"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "state came back unchanged."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The response may be forged, or belong to another login (CSRF)."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Do not use it; the server must send state back as it came.")},
     response,
     stateIsUnchanged},
    {{"RS02",
      {Spec::Rfc6749, "4.1.2"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The response has a result or an error, once."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Clients differ in what they take from such a response."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The server must send either the result or an error, each parameter once.")},
     response,
     answersOnce},
    {{"RS03",
      {Spec::Rfc9207, "2.4"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "iss names the server that was asked."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The code would go to the wrong server (mix-up attack)."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Do not use the response; compare the issuer in the profile with iss.")},
     response,
     issuerIsOurs},
    {{"RS04",
      {Spec::Rfc9207, "2.4"},
      {Level::Warning, Level::Error, Level::Error, Level::Error},
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The announced iss is there."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "A client cannot tell which server answered, and a mix-up goes unseen."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Refuse the response; the server must send iss with errors too.")},
     response,
     announcedIssuerIsThere},
    {{"RS11",
      {Spec::Rfc6749, "10.10"},
      Level::Warning,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The code cannot be guessed."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Who guesses the code can redeem it."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must make codes of at least 128 random bits.")},
     response,
     codeIsUnguessable},
    {{"RS15",
      {Spec::MultipleResponseTypes, "5"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Every part that the response type promises is there."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "A client that is promised a token waits for it in vain, or skips a check."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must send every part of the response type.")},
     response,
     hasEveryPart},
};

} // namespace

std::span<const MessageRule> authorizationResponseRules()
{
    return rows;
}

} // namespace claimcheck::lint
