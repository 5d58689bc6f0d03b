#include "ui/flow/notes.h"

#include "core/net/added_fields.h"
#include "ui/flow/text.h"

#include <algorithm>

namespace claimcheck::ui::flow {

namespace {

using claimcheck::flow::Message;
using claimcheck::flow::Trace;
using lint::MessageKind;

bool hasParameter(const Fields &fields, const char *name)
{
    return std::ranges::any_of(fields, [name](const Field &field) { return field.name == name; });
}

/// The number of the last message of that kind before this one; 0 if there is none.
int sourceBefore(const Trace &trace, MessageKind kind, int number)
{
    int found = 0;
    for (const claimcheck::flow::Message &message : trace.messages()) {
        if (message.number < number && message.kind == kind)
            found = message.number;
    }
    return found;
}

struct NotedPart
{
    NoteOn on;
    const Trace &trace;
    const Message &message;
};

/// A pushed request has the parameters of the authorization request that it stands for (RFC 9126 §2.1).
bool fitsKind(const NoteRow &row, MessageKind kind)
{
    return row.kind == MessageKind::Other || row.kind == kind ||
           (row.kind == MessageKind::AuthorizationRequest && kind == MessageKind::PushedAuthorization);
}

bool fits(const NoteRow &row, const NotedPart &part, const Field &field, const Fields &fields)
{
    const bool sameName =
        part.on == NoteOn::OnParameter ? field.name == row.name : http::sameName(field.name, row.name);
    return row.on == part.on && sameName && fitsKind(row, part.message.kind) &&
           (!row.besides || hasParameter(fields, row.besides));
}

/// The first row that fits and whose source is there. Where that fails, the first that fits says the
/// section at least.
void addNote(const NotedPart &part, Field &field, const Fields &fields)
{
    for (const NoteRow &row : noteTable()) {
        if (!fits(row, part, field, fields))
            continue;
        const bool hasSource = row.source != MessageKind::Other;
        const int source = hasSource ? sourceBefore(part.trace, row.source, part.message.number) : 0;
        if (hasSource && source == 0) {
            if (field.spec.isEmpty())
                field.spec = row.spec;
            continue;
        }
        field.spec = row.spec;
        if (*row.text)
            field.why = hasSource ? Text::tr(row.text).arg(source) : Text::tr(row.text);
        return;
    }
}

void addNotes(const NotedPart &part, Fields &fields)
{
    for (Field &field : fields)
        addNote(part, field, fields);
}

/// Edited: the same name is in the original with another value. Added: it is not there at all.
void markChanges(Fields &fields, const Fields &original)
{
    for (Field &field : fields) {
        const auto same = [&field](const Field &other) { return other.sameContent(field); };
        const auto sameName = [&field](const Field &other) { return other.name == field.name; };
        if (std::ranges::any_of(original, same))
            continue;
        field.change = std::ranges::any_of(original, sameName) ? FieldChange::Edited : FieldChange::Added;
    }
}

Fields parametersOf(const http::Request &request)
{
    Fields fields;
    for (Parameter &parameter : readParameters(request))
        fields.push_back({.place = parameter.place,
                          .name = std::move(parameter.name),
                          .value = std::move(parameter.value),
                          .why = {}});
    return fields;
}

Fields fieldsOf(const http::Headers &headers)
{
    Fields fields;
    for (const http::Header &header : headers)
        fields.push_back({.name = header.name, .value = header.value, .why = {}});
    return fields;
}

} // namespace

Fields parameterFields(const Trace &trace, const Message &message)
{
    Fields fields = parametersOf(message.request);
    addNotes({NoteOn::OnParameter, trace, message}, fields);
    markChanges(fields, parametersOf(message.original));
    return fields;
}

/// Only of requests that Claimcheck sends itself: what others sent was recorded with all its fields.
Fields networkFields(const Message &message)
{
    const bool isOurs = message.state == claimcheck::flow::MessageState::RequestHeld || message.timesSent > 0;
    if (!isOurs || message.from != claimcheck::flow::Party::Client ||
        message.to == claimcheck::flow::Party::Browser)
        return {};
    Fields fields = fieldsOf(net::fieldsAddedBelow(message.request));
    for (Field &field : fields)
        field.origin = FieldOrigin::Network;
    return fields;
}

/// What the network adds stands in front, as on the wire, so that new fields stand at the end.
Fields requestHeaderFields(const Trace &trace, const Message &message)
{
    Fields fields = fieldsOf(message.request.headers);
    markChanges(fields, fieldsOf(message.original.headers));
    Fields all = networkFields(message);
    std::ranges::move(fields, std::back_inserter(all));
    addNotes({NoteOn::OnRequestHeader, trace, message}, all);
    return all;
}

Fields responseHeaderFields(const Trace &trace, const Message &message)
{
    if (!message.response)
        return {};
    Fields fields = fieldsOf(message.response->headers);
    addNotes({NoteOn::OnResponseHeader, trace, message}, fields);
    if (message.originalResponse)
        markChanges(fields, fieldsOf(message.originalResponse->headers));
    return fields;
}

} // namespace claimcheck::ui::flow
