#include "core/report/measurement_text.h"

#include "core/report/measurement_parts.h"
#include "core/report/text.h"

namespace claimcheck::report {

using namespace Qt::StringLiterals;
using compare::Answer;
using compare::Measurement;
using compare::RevocationEnd;
using compare::Timed;
using compare::TokenMeasurement;
using compare::Validation;

namespace {

QString timedText(const Timed &timed)
{
    if (timed.samples.isEmpty())
        return timed.failure ? Text::tr("not measured: %1").arg(timed.failure->message)
                             : Text::tr("not measured");
    return Text::tr("%1, p99 %2, of %3")
        .arg(measuredTime(timed.samples.median()), measuredTime(timed.samples.p99()))
        .arg(timed.samples.size());
}

QString validatedText(const TokenMeasurement &token)
{
    switch (token.validation) {
    case Validation::Local: return Text::tr("checking the signature locally");
    case Validation::Introspection: return Text::tr("asking the server: introspection");
    case Validation::None: break;
    }
    return token.failure ? Text::tr("no token: %1").arg(token.failure->message)
                         : Text::tr("nothing that works");
}

QString formatText(const TokenMeasurement &token)
{
    return token.alg.isEmpty() ? token.title : u"%1, %2"_s.arg(token.title, token.alg);
}

QString validationTime(const TokenMeasurement &token)
{
    return timedText(token.validation == Validation::Local ? token.localWarm : token.introspectionWarm);
}

QString coldText(const TokenMeasurement &token)
{
    return timedText(token.validation == Validation::Local ? token.localCold : token.introspectionCold);
}

QString introspectedText(const TokenMeasurement &token)
{
    return timedText(token.introspectionWarm);
}

QString cacheText(const TokenMeasurement &token)
{
    return token.cache.hits.samples.isEmpty() ? timedText(token.cache.hits)
                                              : Text::tr("%1; %2 calls, %3 requests (answers kept for %4 s)")
                                                    .arg(timedText(token.cache.hits))
                                                    .arg(token.cache.calls)
                                                    .arg(token.cache.requests)
                                                    .arg(token.cache.seconds);
}

QString roundTripsText(const TokenMeasurement &token)
{
    return QString::number(token.roundTrips);
}

QString apiText(const TokenMeasurement &token)
{
    return timedText(token.api.timed);
}

QString bytesText(const TokenMeasurement &token)
{
    QStringList tooSmall;
    for (const compare::HeaderLimit &limit : compare::headerLimits()) {
        if (!fitsInto(token.size, limit))
            tooSmall += limit.server;
    }
    const QString bytes = Text::tr("%1 for the token, %2 in all")
                              .arg(token.size.token)
                              .arg(std::max(token.size.request, token.size.authorizationHeader));
    return tooSmall.isEmpty() ? bytes : Text::tr("%1; too much for %2").arg(bytes, tooSmall.join(", "_L1));
}

QString readableText(const TokenMeasurement &token)
{
    QStringList personal;
    for (const compare::ReadableClaim &claim : token.readable) {
        if (claim.kind == compare::ReadableClaim::Kind::Personal)
            personal += claim.name;
    }
    if (token.readable.empty())
        return Text::tr("nothing");
    return personal.isEmpty() ? Text::tr("%1 claims, none personal").arg(token.readable.size())
                              : Text::tr("%1 claims, %2 personal (%3)")
                                    .arg(token.readable.size())
                                    .arg(personal.size())
                                    .arg(personal.join(", "_L1));
}

QString lifetimeText(const TokenMeasurement &token)
{
    return token.lifetime ? Text::tr("%1 s").arg(*token.lifetime) : Text::tr("not known");
}

QString seconds(qint64 milliseconds)
{
    return Text::tr("%1 s").arg(double(milliseconds) / 1000, 0, 'f', 1);
}

QString revocationText(const TokenMeasurement &token)
{
    const compare::RevocationTrial &trial = token.revocation;
    switch (trial.end) {
    case RevocationEnd::NotTried: return Text::tr("not tried");
    case RevocationEnd::NeverAccepted: return Text::tr("not accepted before either");
    case RevocationEnd::Failed:
        return trial.failure ? Text::tr("not revoked: %1").arg(trial.failure->message)
                             : Text::tr("no answer from the API");
    case RevocationEnd::Refused:
        return trial.acceptedUntil ? Text::tr("accepted for %1 more, refused since %2")
                                         .arg(seconds(*trial.acceptedUntil), seconds(*trial.refusedSince))
                                   : Text::tr("refused at once");
    case RevocationEnd::StillAccepted:
    case RevocationEnd::Cancelled: break;
    }
    const QString measured =
        Text::tr("still accepted after %1").arg(seconds(trial.acceptedUntil.value_or(0)));
    return trial.calculatedSeconds ? Text::tr("%1; until it expires: %2 s (calculated)")
                                         .arg(measured)
                                         .arg(*trial.calculatedSeconds)
                                   : measured;
}

QString serverDownText(const TokenMeasurement &token)
{
    const compare::ServerDownTrial &trial = token.serverDown;
    if (trial.withCache == Answer::NotTried && trial.withoutCache == Answer::NotTried)
        return Text::tr("not tried");
    if (token.validation == Validation::Local && trial.withCache == Answer::Accepted)
        return Text::tr("yes, while the keys are cached");
    return trial.withCache == Answer::Accepted ? Text::tr("no, but for cached answers") : Text::tr("no");
}

QString rotationText(const TokenMeasurement &token)
{
    return token.format == compare::TokenFormat::Jwt ? timedText(token.keyRotation.timed)
                                                     : Text::tr("costs nothing");
}

QString bindingText(const TokenMeasurement &token)
{
    if (token.binding.binding == compare::Binding::None)
        return Text::tr("none: whoever has it can use it");
    const QString kind = token.binding.binding == compare::Binding::Dpop ? u"DPoP"_s : Text::tr("mutual TLS");
    switch (token.binding.withoutProof) {
    case Answer::Accepted: return Text::tr("%1, but accepted without a proof").arg(kind);
    case Answer::Refused: return Text::tr("%1, refused without a proof").arg(kind);
    case Answer::NotTried: break;
    }
    return kind;
}

constexpr struct
{
    const char *name;
    QString (*cell)(const TokenMeasurement &);
} textRows[] = {
    {QT_TRANSLATE_NOOP("claimcheck_report", "Format"), formatText},
    {QT_TRANSLATE_NOOP("claimcheck_report", "Validated by"), validatedText},
    {QT_TRANSLATE_NOOP("claimcheck_report", "Measured, warm"), validationTime},
    {QT_TRANSLATE_NOOP("claimcheck_report", "Measured, cold"), coldText},
    {QT_TRANSLATE_NOOP("claimcheck_report", "Introspected"), introspectedText},
    {QT_TRANSLATE_NOOP("claimcheck_report", "Introspection cached"), cacheText},
    {QT_TRANSLATE_NOOP("claimcheck_report", "Round trips per call"), roundTripsText},
    {QT_TRANSLATE_NOOP("claimcheck_report", "API call"), apiText},
    {QT_TRANSLATE_NOOP("claimcheck_report", "Bytes per request"), bytesText},
    {QT_TRANSLATE_NOOP("claimcheck_report", "Readable by the client"), readableText},
    {QT_TRANSLATE_NOOP("claimcheck_report", "Lifetime"), lifetimeText},
    {QT_TRANSLATE_NOOP("claimcheck_report", "After revocation"), revocationText},
    {QT_TRANSLATE_NOOP("claimcheck_report", "Works while the server is down"), serverDownText},
    {QT_TRANSLATE_NOOP("claimcheck_report", "Key rotation"), rotationText},
    {QT_TRANSLATE_NOOP("claimcheck_report", "Sender binding"), bindingText},
};

} // namespace

QString measuredTime(qint64 nanoseconds)
{
    if (nanoseconds < 1'000'000)
        return Text::tr("%1 \u00b5s").arg(double(nanoseconds) / 1e3, 0, 'f', nanoseconds < 10'000 ? 1 : 0);
    return nanoseconds < 1'000'000'000 ? Text::tr("%1 ms").arg(double(nanoseconds) / 1e6, 0, 'f', 1)
                                       : Text::tr("%1 s").arg(double(nanoseconds) / 1e9, 0, 'f', 1);
}

std::vector<MeasurementRow> measurementRows(const Measurement &measurement)
{
    std::vector<MeasurementRow> rows;
    for (const auto &row : textRows)
        rows.push_back(
            {Text::tr(row.name), {row.cell(measurement.tokens[0]), row.cell(measurement.tokens[1])}});
    return rows;
}

QString measurementText(const Measurement &measurement)
{
    QString text = Text::tr("%1, %2 requests\n").arg(measurement.issuer).arg(measurement.requests);
    for (const MeasurementRow &row : measurementRows(measurement))
        text += u"\n%1\n  A  %2\n  B  %3\n"_s.arg(row.name, row.cells[0], row.cells[1]);
    text += u"\n%1\n  %2\n"_s.arg(Text::tr("Key fetch"), timedText(measurement.keyFetchWarm));
    for (const compare::MeasurementNote &note : measurement.notes)
        text += u'\n' + note.text + u'\n';
    return text;
}

} // namespace claimcheck::report
