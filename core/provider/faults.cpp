#include "core/provider/faults.h"

#include "core/provider/fault_rows.h"
#include "core/provider/text.h"

namespace claimcheck::provider {

using namespace Qt::StringLiterals;

namespace {

using Rows = std::vector<FaultRow>;

Hooks hooksOf(const Rows &rows)
{
    Hooks hooks;
    hooks.members = [rows](Part part, Members &members) {
        for (const FaultRow &row : rows) {
            if (row.members && row.part == part)
                row.members(members);
        }
    };
    hooks.authorizationResponse = [rows](encoding::FormPairs &parameters) {
        for (const FaultRow &row : rows) {
            if (row.parameters)
                row.parameters(parameters);
        }
    };
    hooks.response = [rows](Part part, const http::Request &request, http::Response &response) {
        for (const FaultRow &row : rows) {
            if (row.response && row.part == part)
                row.response(request, response);
        }
    };
    hooks.delivery = [rows](Part part) {
        for (const FaultRow &row : rows) {
            if (row.delivery != Delivery::Whole && row.part == part)
                return row.delivery;
        }
        return Delivery::Whole;
    };
    for (const FaultRow &row : rows) {
        hooks.leniencies.insert(row.leniency);
        hooks.demands.insert(row.demand);
    }
    return hooks;
}

} // namespace

std::span<const FaultGroup> faultGroups()
{
    static const FaultGroup groups[] = {
        {FAULT_TEXT("Metadata and keys"), metadataFaults()},
        {FAULT_TEXT("Authorization response"), authorizationFaults()},
        {FAULT_TEXT("Token response"), tokenResponseFaults()},
        {FAULT_TEXT("Tokens"), tokenFaults()},
        {FAULT_TEXT("DPoP"), dpopFaults()},
        {FAULT_TEXT("UserInfo, introspection, revocation, API"), apiFaults()},
        {FAULT_TEXT("Registration of clients"), registrationFaults()},
        {FAULT_TEXT("Pushed requests, signed answers, other grants"), grantFaults()},
        {FAULT_TEXT("Sign-out"), logoutFaults()},
        {FAULT_TEXT("On the wire"), transportFaults()},
    };
    return groups;
}

const std::vector<FaultRow> &faultTable()
{
    static const std::vector<FaultRow> table = [] {
        Rows rows;
        for (const FaultGroup &group : faultGroups())
            rows.insert(rows.end(), group.rows.begin(), group.rows.end());
        return rows;
    }();
    return table;
}

QString description(const FaultRow &row)
{
    return QCoreApplication::translate("claimcheck_provider", row.text);
}

QString title(const FaultGroup &group)
{
    return QCoreApplication::translate("claimcheck_provider", group.title);
}

base::Result<Hooks> hooksFor(const QStringList &ids)
{
    Rows chosen;
    for (const QString &id : ids) {
        const std::size_t before = chosen.size();
        for (const FaultRow &row : faultTable()) {
            if (id == QLatin1StringView(row.id))
                chosen.push_back(row);
        }
        if (chosen.size() == before)
            return base::Error{"fault-unknown"_L1, Text::tr("There is no fault \u201c%1\u201d.").arg(id)};
    }
    return chosen.empty() ? Hooks() : hooksOf(chosen);
}

void extendText(Members &members, QLatin1StringView name, QByteArrayView more)
{
    QByteArray raw = members.raw(name);
    if (raw.endsWith('"'))
        members.setRaw(name, raw.insert(raw.size() - 1, more));
}

void shiftNumber(Members &members, QLatin1StringView name, qint64 seconds)
{
    members.set(name, members.raw(name).toLongLong() + seconds);
}

void becomePage(http::Response &response, int status)
{
    response = http::textResponse(status, "text/html; charset=utf-8",
                                  "<!DOCTYPE html><title>Sorry</title><h1>Something went wrong</h1>\n");
}

} // namespace claimcheck::provider
