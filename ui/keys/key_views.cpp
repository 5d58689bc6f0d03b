#include "ui/keys/key_views.h"

#include "ui/keys/text.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::keys {

using jose::JwkPart;

namespace {

constexpr jose::KeyForm formsOfViews[] = {jose::KeyForm::Jwk, jose::KeyForm::Pem, jose::KeyForm::Der,
                                          jose::KeyForm::Certificate};

jose::KeyForm formOf(KeyView view)
{
    return formsOfViews[std::size_t(view)];
}

QString hexLines(QByteArrayView der)
{
    constexpr qsizetype bytesOfLine = 24;
    QStringList lines;
    for (qsizetype at = 0; at < der.size(); at += bytesOfLine)
        lines << QString::fromLatin1(
            der.sliced(at, qMin(bytesOfLine, der.size() - at)).toByteArray().toHex(' '));
    return lines.join(u'\n');
}

bool isSecret(const jose::KeyEntry &entry)
{
    return entry.isUsable() && entry.jwk.key.kind() == crypto::KeyKind::Secret;
}

} // namespace

base::Result<base::SecretBytes> keyFile(const jose::KeyEntry &entry, KeyView view, JwkPart part,
                                        const base::SecretBytes &passphrase)
{
    jose::KeyWriting writing;
    writing.form = formOf(view);
    writing.part = part;
    writing.passphrase = passphrase;
    return jose::writeKeys({&entry, 1}, writing);
}

ShownKey shownKey(const jose::KeyEntry &entry, KeyView view, JwkPart part, base::Reveal reveal)
{
    const bool whole = part == JwkPart::Private && view != KeyView::Certificate;
    if (view == KeyView::Jwk && !whole) {
        const QString text = QString::fromUtf8(jose::publicJwkText(entry));
        if (isSecret(entry))
            return {text, Text::tr("The secret itself is left out.")};
        return {text, entry.problem ? entry.problem->message : QString()};
    }
    if (whole && reveal == base::Reveal::Hidden)
        return {QString::fromUtf8(base::hiddenMark),
                Text::tr("The private part is chosen and secrets are hidden. Ctrl+H shows them.")};
    const auto written = keyFile(entry, view, part);
    if (!written)
        return {{}, written.error().message};
    return {view == KeyView::Der ? hexLines(written->view()) : QString::fromUtf8(written->view()), {}};
}

QString fileName(const jose::KeyEntry &entry, KeyView view)
{
    static const QRegularExpression unfit(u"[^A-Za-z0-9._-]+"_s);
    const QString name = QString(entry.jwk.kid.left(60)).replace(unfit, u"_"_s);
    constexpr QLatin1StringView suffixes[] = {"json"_L1, "pem"_L1, "der"_L1, "crt"_L1};
    return (name.isEmpty() || name.startsWith(u'.') ? u"key"_s : name) + u'.' + suffixes[std::size_t(view)];
}

} // namespace claimcheck::ui::keys
