#pragma once

// Private to core/token: puts disclosed values where their digests stand (RFC 9901 §7.1 step 3).

#include "core/encoding/json_writer.h"
#include "core/token/sd_jwt.h"
#include "core/token/sd_jwt_faults.h"

#include <QHash>
#include <QSet>

namespace claimcheck::token {

/// One walk over the payload and, from there, over the disclosed values. Every disclosure is placed at most
/// once, so that the result is never larger than what the token holds; the depth has a limit.
class SdJwtPlacer
{
public:
    /// reading has its disclosures with their digests; a state other than NotReferenced stays.
    SdJwtPlacer(SdJwtReading &reading, SdJwtFaults &faults);

    /// The processed payload as JSON text.
    [[nodiscard]] QByteArray process(const encoding::JsonValue &payload);

private:
    /// A value on the way down from the payload's root.
    struct Step
    {
        const Step *up = nullptr;
        QString name;            ///< of a member
        qsizetype index = -1;    ///< of an element, where it was written
        qsizetype newIndex = -1; ///< of an element in the processed payload
        int disclosure = -1;     ///< the value comes from this disclosure
        int depth = 0;           ///< containers around the value
    };

    static QString pathOf(const Step &step);
    static QString pointerOf(const Step &step);
    static int originOf(const Step &step);

    void writeValue(const encoding::JsonValue &value, const Step &step);
    void writeObject(const encoding::JsonValue &object, const Step &step);
    void writeMember(const encoding::JsonMember &member, const Step &step);
    void writeDisclosedMembers(const encoding::JsonValue &object, const Step &step);
    void writeDisclosedMember(int index, const Step &step, QSet<QByteArray> &names);
    void writeArray(const encoding::JsonValue &array, const Step &step);
    /// Whether anything was written: an element that is not disclosed is left out.
    bool writeElement(const encoding::JsonValue &element, const Step &step);
    bool writeDisclosedElement(int index, const Step &step);

    /// The disclosures of the digests in the _sd members of an object, in the token's order.
    std::vector<int> disclosuresOf(const encoding::JsonValue &object, const Step &step);
    /// The disclosure of a digest that stands below the step's value; -1 where there is none.
    int disclosureOf(const encoding::JsonValue &digest, const Step &step, const QString &below);
    [[nodiscard]] bool fits(const Disclosure &disclosure, const Step &step) const;
    void refuse(int index, DisclosureState state, SdJwtProblem problem, const QString &detail = {});
    void fault(SdJwtProblem problem, const Step &step, const encoding::JsonValue &value,
               const QString &below = {}, const QString &detail = {});

    SdJwtReading &m_reading;
    SdJwtFaults &m_faults;
    encoding::JsonWriter m_writer;
    QHash<QByteArray, int> m_byDigest;
    QSet<QByteArray> m_seen;
    int m_level = 0; ///< disclosures around the value that is written
};

} // namespace claimcheck::token
