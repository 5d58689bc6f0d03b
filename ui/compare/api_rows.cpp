#include "ui/compare/api_rows.h"

#include "ui/compare/api_side.h"
#include "ui/compare/text.h"

using namespace Qt::StringLiterals;

namespace claimcheck::ui::compare {

namespace {

using base::Spec;

/// Which number stands in place of %1 in a title.
enum class TitleNumber : quint8 { None, Samples, ColdSamples, CacheSeconds };

struct RowKind
{
    QLatin1StringView id;
    const char *title;
    TitleNumber number;
    const char *help;
    base::SpecRef spec;
    ApiCell (*cell)(const ApiSide &);
};

constexpr RowKind rowKinds[] = {
    {"validated-by"_L1,
     QT_TRANSLATE_NOOP("claimcheck_ui_compare", "Validated by"),
     TitleNumber::None,
     QT_TRANSLATE_NOOP(
         "claimcheck_ui_compare",
         "What an API has to do before it can believe the token. A JWT is checked where the API "
         "runs, with the issuer's keys; of a reference only the authorization server knows what "
         "it stands for."),
     {Spec::Rfc9068, "4"},
     validatedByCell},
    {"measured"_L1,
     QT_TRANSLATE_NOOP("claimcheck_ui_compare", "Measured, median of %1"),
     TitleNumber::Samples,
     QT_TRANSLATE_NOOP(
         "claimcheck_ui_compare",
         "The time of one validation when everything is at hand: keys in memory, the connection "
         "to the server open. p99: 99 of 100 took at most this."),
     {},
     warmCell},
    {"cold"_L1,
     QT_TRANSLATE_NOOP("claimcheck_ui_compare", "Cold, median of %1"),
     TitleNumber::ColdSamples,
     QT_TRANSLATE_NOOP("claimcheck_ui_compare",
                       "The time of the first validation of an API that has just started: a new connection, "
                       "and for a JWT the issuer's keys before anything else."),
     {},
     coldCell},
    {"key-fetch"_L1,
     QT_TRANSLATE_NOOP("claimcheck_ui_compare", "Fetching the keys"),
     TitleNumber::None,
     QT_TRANSLATE_NOOP(
         "claimcheck_ui_compare",
         "The time of one request for the issuer's key set, on an open connection. It comes once "
         "in a while, not with each call."),
     {Spec::Rfc7517, "5"},
     keyFetchCell},
    {"cache"_L1,
     QT_TRANSLATE_NOOP("claimcheck_ui_compare", "Answers kept for %1 s"),
     TitleNumber::CacheSeconds,
     QT_TRANSLATE_NOOP(
         "claimcheck_ui_compare",
         "Introspection whose answers the API keeps for some seconds. A token that is revoked in "
         "that time is still accepted until the answer is too old."),
     {Spec::Rfc7662, "4"},
     cacheCell},
    {"api-call"_L1,
     QT_TRANSLATE_NOOP("claimcheck_ui_compare", "A call to the API"),
     TitleNumber::None,
     QT_TRANSLATE_NOOP(
         "claimcheck_ui_compare",
         "The time of one whole call with the token, on an open connection, whatever the API does "
         "to validate it."),
     {},
     apiCallCell},
    {"round-trips"_L1,
     QT_TRANSLATE_NOOP("claimcheck_ui_compare", "Round trips per API call"),
     TitleNumber::None,
     QT_TRANSLATE_NOOP("claimcheck_ui_compare", "How often the authorization server is asked for each call."),
     {},
     roundTripsCell},
    {"bytes"_L1,
     QT_TRANSLATE_NOOP("claimcheck_ui_compare", "Bytes in each API request"),
     TitleNumber::None,
     QT_TRANSLATE_NOOP("claimcheck_ui_compare",
                       "The access token travels with every call, in the Authorization field."),
     {Spec::Rfc6750, "2.1"},
     bytesCell},
    {"header-limits"_L1,
     QT_TRANSLATE_NOOP("claimcheck_ui_compare", "Beside header limits"),
     TitleNumber::None,
     QT_TRANSLATE_NOOP("claimcheck_ui_compare",
                       "Servers and proxies refuse requests whose header is too large. The limits are the "
                       "defaults of common ones."),
     {Spec::Rfc6585, "5"},
     headerLimitCell},
    {"revocation"_L1,
     QT_TRANSLATE_NOOP("claimcheck_ui_compare", "After revocation"),
     TitleNumber::None,
     QT_TRANSLATE_NOOP("claimcheck_ui_compare",
                       "The token was revoked at the server, then presented again and again. A JWT that is "
                       "checked locally stays good until it expires."),
     {Spec::Rfc7009, "2"},
     revocationCell},
    {"readable"_L1,
     QT_TRANSLATE_NOOP("claimcheck_ui_compare", "Readable by the client"),
     TitleNumber::None,
     QT_TRANSLATE_NOOP(
         "claimcheck_ui_compare",
         "Whoever holds a signed JWT can read it: the client, its logs, its crash reports. Claims "
         "about a person in it are shown to all of them."),
     {Spec::Rfc9068, "6"},
     readableCell},
    {"claims"_L1,
     QT_TRANSLATE_NOOP("claimcheck_ui_compare", "Claims the API gets"),
     TitleNumber::None,
     QT_TRANSLATE_NOOP("claimcheck_ui_compare",
                       "The names of what the API knows after validation. What the other token does not give "
                       "is in bold."),
     {Spec::Rfc7662, "2.2"},
     claimsCell},
    {"server-down"_L1,
     QT_TRANSLATE_NOOP("claimcheck_ui_compare", "Works while the server is down"),
     TitleNumber::None,
     QT_TRANSLATE_NOOP("claimcheck_ui_compare",
                       "The token presented while nothing answers where the authorization server should be."),
     {},
     serverDownCell},
    {"lifetime"_L1,
     QT_TRANSLATE_NOOP("claimcheck_ui_compare", "Lifetime"),
     TitleNumber::None,
     QT_TRANSLATE_NOOP("claimcheck_ui_compare", "How long the token is good after it was issued."),
     {Spec::Rfc6749, "5.1"},
     lifetimeCell},
    {"key-rotation"_L1,
     QT_TRANSLATE_NOOP("claimcheck_ui_compare", "Key rotation"),
     TitleNumber::None,
     QT_TRANSLATE_NOOP("claimcheck_ui_compare",
                       "What it takes when the issuer signs with a key that the API does not know yet."),
     {Spec::OidcCore, "10.1.1"},
     rotationCell},
    {"binding"_L1,
     QT_TRANSLATE_NOOP("claimcheck_ui_compare", "Sender binding"),
     TitleNumber::None,
     QT_TRANSLATE_NOOP(
         "claimcheck_ui_compare",
         "A bound token is of no use to a thief without the client's key. Both kinds can be bound, "
         "by DPoP or by mutual TLS."),
     {Spec::Rfc9449, "7"},
     bindingCell},
};

QString titleOf(const RowKind &kind, const core::MeasureOptions &options)
{
    const QString title = QCoreApplication::translate("claimcheck_ui_compare", kind.title);
    switch (kind.number) {
    case TitleNumber::None: break;
    case TitleNumber::Samples: return title.arg(options.samples);
    case TitleNumber::ColdSamples: return title.arg(options.coldSamples);
    case TitleNumber::CacheSeconds: return title.arg(options.cacheSeconds);
    }
    return title;
}

/// Of a token that is not there nothing can be said.
ApiCell cellOf(const RowKind &kind, const ApiSide &side)
{
    const bool isThere = !side.token().accessToken.isEmpty() || side.token().failure;
    return isThere || side.all.stage != Stage::NotStarted ? kind.cell(side) : cell(u"\u2013"_s);
}

ApiRow rowOf(const core::MeasurementNote &note)
{
    ApiRow row;
    row.id = "note"_L1;
    row.title = Text::tr("Note");
    row.help = note.text;
    row.cells[std::size_t(note.side.value_or(CompareSide::A))] = cell(note.text, Tone::Info);
    return row;
}

} // namespace

std::vector<ApiRow> apiRows(const Comparison &comparison)
{
    std::vector<ApiRow> rows;
    for (const RowKind &kind : rowKinds) {
        ApiRow row;
        row.id = kind.id;
        row.title = titleOf(kind, comparison.measurement.options);
        row.help = QCoreApplication::translate("claimcheck_ui_compare", kind.help);
        row.spec = kind.spec;
        for (const CompareSide side : {CompareSide::A, CompareSide::B})
            row.cells[std::size_t(side)] = cellOf(kind, {comparison, side});
        rows.push_back(std::move(row));
    }
    for (const core::MeasurementNote &note : comparison.measurement.notes)
        rows.push_back(rowOf(note));
    return rows;
}

} // namespace claimcheck::ui::compare
