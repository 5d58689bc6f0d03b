#pragma once

// Private to core/compare: gathers the rows of two tokens.

#include "core/compare/object_diff.h"
#include "core/compare/token_diff.h"

namespace claimcheck::compare {

class TokenDiffer
{
public:
    TokenDiffer(TokenDiff &diff, const DiffOptions &options) : m_diff(diff), m_options(options) {}

    /// prefix: "" or "/nested" …, before the pointers of rows and notes.
    void add(const token::TokenDocument &a, const token::TokenDocument &b, const QString &prefix);

private:
    using Document = token::TokenDocument;

    void addHeaders(const Document &a, const Document &b, const QString &prefix);
    void addClaims(const Document &a, const Document &b, const QString &prefix);
    void addOtherPayload(const Document &a, const Document &b, const QString &prefix);
    void addSignatures(const Document &a, const Document &b, const QString &prefix);
    void addInner(const Document *a, const Document *b, const QString &pointer);
    void addKeys(const Document &a, const Document &b);
    void addOpaque(const Document &a, const Document &b, const QString &prefix);
    void addObjects(const encoding::JsonValue &a, const encoding::JsonValue &b, ObjectDiffOptions options);
    void addText(DiffPart part, const QString &pointer, const std::optional<QByteArray> &a,
                 const std::optional<QByteArray> &b);
    void note(DiffSide side, QLatin1StringView code, const QString &pointer, const QString &message);
    void noteDocument(DiffSide side, const Document &document, const QString &prefix);

    TokenDiff &m_diff;
    const DiffOptions &m_options;
};

} // namespace claimcheck::compare
