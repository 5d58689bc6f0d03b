#include "core/report/registration_report.h"

#include "core/encoding/json_writer.h"
#include "core/report/finding_json.h"
#include "core/report/flow_json.h"
#include "core/report/text.h"
#include "core/report/text_lines.h"

namespace claimcheck::report {

using namespace Qt::StringLiterals;
using encoding::JsonWriter;
using oauth::MemberFate;

namespace {

struct FateRow
{
    MemberFate fate;
    QLatin1StringView name;
    const char *text;
};
constexpr FateRow fates[] = {
    {MemberFate::Kept, "kept"_L1, QT_TRANSLATE_NOOP("claimcheck_report", "as asked")},
    {MemberFate::Changed, "changed"_L1, QT_TRANSLATE_NOOP("claimcheck_report", "changed")},
    {MemberFate::LeftOut, "left-out"_L1, QT_TRANSLATE_NOOP("claimcheck_report", "left out")},
    {MemberFate::Added, "added"_L1, QT_TRANSLATE_NOOP("claimcheck_report", "added by the server")},
};

QByteArray clientText(const oauth::RegisteredClient &client, Redaction redaction)
{
    return redaction == Redaction::None ? client.metadata.root().raw().toByteArray()
                                        : oauth::shownMetadataOf(client.metadata);
}

void writeDifference(JsonWriter &writer, const std::vector<oauth::RegisteredMember> &difference)
{
    const auto side = [&writer](QByteArrayView name, const QByteArray &json) {
        json.isEmpty() ? writer.member(name, nullptr) : writer.memberRaw(name, json);
    };
    writer.key("difference");
    writer.beginArray();
    for (const oauth::RegisteredMember &member : difference) {
        writer.beginObject();
        writer.member("member", member.name);
        writer.member("fate", memberFateName(member.fate));
        side("asked", member.asked);
        side("registered", member.answered);
        writer.endObject();
    }
    writer.endArray();
}

/// Long values in one line.
QString oneLine(const QByteArray &json)
{
    const QString text = printable(QString::fromUtf8(json).simplified());
    return text.size() > 100 ? text.left(99) + u'\u2026' : text;
}

} // namespace

QLatin1StringView memberFateName(MemberFate fate)
{
    return fates[std::size_t(fate)].name;
}

QString memberFateText(MemberFate fate)
{
    return Text::tr(fates[std::size_t(fate)].text);
}

QByteArray registrationJson(const flow::Registrar &registrar, qint64 now, Redaction redaction)
{
    JsonWriter writer(encoding::JsonIndent::TwoSpaces);
    writer.beginObject();
    writeFlowMembers(writer, registrar.state(), now, redaction);
    if (registrar.client())
        writer.memberRaw("client", clientText(*registrar.client(), redaction));
    else
        writer.member("client", nullptr);
    writeDifference(writer, registrar.difference());
    writeFindings(writer, registrar.findings());
    writer.endObject();
    return writer.take() + '\n';
}

QByteArray registrationText(const flow::Registrar &registrar, Redaction redaction)
{
    QString text;
    if (registrar.client())
        text += Text::tr("client %1, as the server has it:").arg(printable(registrar.client()->id)) + u'\n' +
                QString::fromUtf8(clientText(*registrar.client(), redaction)) + u'\n';
    for (const oauth::RegisteredMember &member : registrar.difference()) {
        if (member.fate == MemberFate::Changed)
            text += Text::tr("%1 %2: asked for %3, registered %4")
                        .arg(printable(member.name), memberFateText(member.fate), oneLine(member.asked),
                             oneLine(member.answered)) +
                    u'\n';
        else if (member.fate == MemberFate::LeftOut)
            text += u"%1 %2: %3\n"_s.arg(printable(member.name), memberFateText(member.fate),
                                         oneLine(member.asked));
    }
    for (const base::Finding &finding : registrar.findings())
        text += u"%1 %2: %3 (%4)\n"_s.arg(base::levelName(finding.level), finding.rule,
                                          printable(finding.message), finding.spec.label());
    return text.toUtf8();
}

} // namespace claimcheck::report
