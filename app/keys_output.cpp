#include "app/keys_output.h"

#include "app/keys_input.h"
#include "core/encoding/json_writer.h"
#include "core/report/key_report.h"

#include <QSaveFile>

#include <algorithm>

namespace claimcheck::app {

using namespace Qt::StringLiterals;
using jose::JwkPart;
using jose::KeyForm;

namespace {

QLatin1StringView nameOf(KeyForm form)
{
    return QLatin1StringView(std::ranges::find(jose::keyFormTable(), form, &jose::KeyFormRow::form)->name);
}

bool isPrivate(const KeysOptions &options)
{
    return options.writing.part == JwkPart::Private && options.writing.form != KeyForm::Certificate;
}

ExitStatus saveTo(const KeysOptions &options, QByteArrayView content)
{
    QSaveFile file(options.out);
    bool good = file.open(QIODevice::WriteOnly);
    if (good && isPrivate(options))
        good = file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    good = good && file.write(content.data(), content.size()) == content.size() && file.commit();
    return good ? ExitStatus::Ok : fail(ExitStatus::Usage, options.out, file.errorString());
}

/// {"form", "private", "out", "text" | "base64", "keys"}; what went to a file is not repeated.
QByteArray jsonOf(const KeysOptions &options, const jose::CollectedSet &set, QByteArrayView content,
                  qint64 now)
{
    encoding::JsonWriter writer(encoding::JsonIndent::TwoSpaces);
    writer.beginObject();
    writer.member("form"_L1, nameOf(options.writing.form));
    writer.member("private"_L1, isPrivate(options));
    if (!options.out.isEmpty())
        writer.member("out"_L1, options.out);
    else if (options.writing.form == KeyForm::Der)
        writer.member("base64"_L1, content.toByteArray().toBase64());
    else
        writer.member("text"_L1, content);
    writer.key("keys");
    writer.beginArray();
    for (const jose::KeyEntry &entry : set.keys)
        report::writeKey(writer, entry, set, now);
    writer.endArray();
    writer.endObject();
    return writer.take() + '\n';
}

} // namespace

ExitStatus writeKeysOut(const KeysOptions &options, const jose::CollectedSet &set, qint64 now)
{
    auto phrase = newPassphrase(options);
    if (!phrase)
        return fail(ExitStatus::Usage, u"keys"_s, phrase.error().message);
    jose::KeyWriting writing = options.writing;
    writing.passphrase = std::move(phrase).value();
    const auto content = jose::writeKeys(set.keys, writing);
    if (!content) {
        const QLatin1StringView code = content.error().code;
        const bool half = code == "key-secret"_L1 && writing.part == JwkPart::Public;
        return fail(ExitStatus::Usage, u"keys"_s,
                    half ? Text::tr("a secret has no public part; --private writes it whole")
                         : content.error().message);
    }
    if (!options.out.isEmpty()) {
        if (const ExitStatus saved = saveTo(options, content->view()); saved != ExitStatus::Ok)
            return saved;
    }
    if (options.output == KeysOutput::Json)
        writeOut(jsonOf(options, set, content->view(), now));
    else if (options.out.isEmpty())
        writeOut(content->view());
    return ExitStatus::Ok;
}

} // namespace claimcheck::app
