#include "app/cli_keys.h"

#include "app/keys_input.h"
#include "app/keys_output.h"
#include "core/base/clock.h"
#include "core/crypto/certificate_maker.h"
#include "core/encoding/json_writer.h"
#include "core/jose/key_kinds.h"
#include "core/jose/key_names.h"
#include "core/report/key_report.h"

#include <algorithm>

namespace claimcheck::app {

using namespace Qt::StringLiterals;
using jose::JwkPart;

namespace {

ExitStatus refuse(const KeysOptions &options, const base::Error &error)
{
    const QString what = options.input.isEmpty() ? options.issuer : options.input;
    return fail(error.code == "network"_L1 ? ExitStatus::NetworkFailed : ExitStatus::Usage,
                what.isEmpty() ? u"keys"_s : what, error.message);
}

ExitStatus showKeys(const KeysOptions &options, const jose::CollectedSet &set, qint64 now)
{
    if (options.output == KeysOutput::Json)
        writeOut(report::keySetJson(set, now, options.writing.part));
    else
        writeOut(report::keySetText(set, now, options.writing.part).toUtf8());
    return report::hasKeyErrors(set, now) ? ExitStatus::WrongInside : ExitStatus::Ok;
}

ExitStatus printThumbprints(const KeysOptions &options, const jose::CollectedSet &set)
{
    encoding::JsonWriter writer(encoding::JsonIndent::TwoSpaces);
    QByteArray text;
    writer.beginArray();
    for (const jose::KeyEntry &entry : set.keys) {
        if (!entry.isUsable())
            continue;
        writer.beginObject();
        writer.member("kid"_L1, entry.jwk.kid);
        writer.member("thumbprint"_L1, entry.jwk.thumbprint());
        writer.member("thumbprintUri"_L1, jose::thumbprintUri(entry.jwk));
        writer.endObject();
        text += entry.jwk.thumbprint() + '\n';
    }
    writer.endArray();
    writeOut(options.output == KeysOutput::Json ? writer.take() + '\n' : text);
    const bool all = std::ranges::all_of(set.keys, &jose::KeyEntry::isUsable) && set.skipped.empty();
    return all ? ExitStatus::Ok : ExitStatus::WrongInside;
}

/// Gives every key a self-signed certificate where a subject is given.
base::Result<void> certify(const KeysOptions &options, jose::CollectedSet &set, qint64 now)
{
    constexpr qint64 secondsOfDay = 86'400;
    base::SystemRandom random;
    for (jose::KeyEntry &entry : set.keys) {
        if (options.subject.isEmpty() || !entry.isUsable())
            continue;
        auto certificate = crypto::selfSignedCertificate(
            entry.jwk.key, {options.subject, now, now + options.days * secondsOfDay}, random);
        if (!certificate)
            return certificate.error();
        entry.jwk.certificates = {std::move(certificate).value()};
    }
    return {};
}

ExitStatus convertKeys(const KeysOptions &options, jose::CollectedSet &set, qint64 now)
{
    if (const auto certified = certify(options, set, now); !certified)
        return refuse(options, certified.error());
    return writeKeysOut(options, set, now);
}

base::Result<jose::Jwk> makeWished(const KeysOptions &options)
{
    jose::KeyWish wish;
    wish.kind = jose::findKeyKind(options.input);
    if (!wish.kind) {
        QStringList names;
        for (const jose::KeyKindRow &row : jose::keyKindTable())
            names << QString::fromLatin1(row.name);
        return base::Error{"key-kind"_L1,
                           Text::tr("there is no such kind; there are %1").arg(names.join(u", "_s))};
    }
    wish.bytes = options.bytes;
    wish.kid = options.kid;
    wish.use = options.use;
    wish.alg = options.alg;
    base::SystemRandom random;
    return jose::makeKey(wish, random);
}

ExitStatus generateKeys(const KeysOptions &options, qint64 now)
{
    if (options.writing.part == JwkPart::Public)
        return fail(ExitStatus::Usage, u"generate"_s,
                    Text::tr("a key of which only the public part is written is lost; add --private"));
    auto made = makeWished(options);
    if (!made)
        return refuse(options, made.error());
    jose::CollectedSet set;
    set.place = jose::KeyPlace::Made;
    set.readAt = now;
    set.keys.push_back(jose::entryOf(std::move(made).value()));
    return convertKeys(options, set, now);
}

} // namespace

ExitStatus runKeys(const QStringList &words)
{
    if (words.value(0) == "--help"_L1) {
        writeOut(Text::tr("Usage: claimcheck-cli keys show | convert | generate | thumbprint\n\n"
                          "claimcheck-cli keys COMMAND --help lists a command's options.\n")
                     .toUtf8());
        return ExitStatus::Ok;
    }
    const auto options = readKeysOptions(words);
    if (!options)
        return fail(ExitStatus::Usage, u"keys"_s, options.error().message);
    if (!options->help.isEmpty()) {
        writeOut(options->help.toUtf8());
        return ExitStatus::Ok;
    }
    const qint64 now = base::SystemClock().nowSeconds();
    if (options->command == "generate"_L1)
        return generateKeys(*options, now);
    auto set = readKeySource(*options, now);
    if (!set)
        return refuse(*options, set.error());
    if (options->command == "show"_L1)
        return showKeys(*options, *set, now);
    return options->command == "thumbprint"_L1 ? printThumbprints(*options, *set)
                                               : convertKeys(*options, *set, now);
}

} // namespace claimcheck::app
