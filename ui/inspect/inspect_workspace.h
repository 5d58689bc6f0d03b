#pragma once

#include "core/base/clock.h"
#include "ui/inspect/edit_page.h"
#include "ui/inspect/token_panel.h"
#include "ui/models/inspection.h"
#include "ui/widgets/workspace.h"

#include <QFutureWatcher>
#include <QUrl>

#include <functional>

class QSplitter;
class QTimer;

namespace claimcheck::ui {
class Breadcrumb;
class ValidityLine;
} // namespace claimcheck::ui

namespace claimcheck::ui::inspect {

class FindingsPanel;
class Inspector;
class KeyChooser;
class MemberPanel;
class SignaturePanel;

/// Reads a token, shows what it says, checks who signed it. Sends nothing: whoever owns the network listens
/// to keysRequested and jwksRequested and answers with setFetchedKeys or setFetchFailure.
class InspectWorkspace : public Workspace
{
    Q_OBJECT

public:
    explicit InspectWorkspace(const base::Clock &clock, QWidget *parent = nullptr);

    [[nodiscard]] QString documentTitle() const override;
    [[nodiscard]] QList<QAction *> commands() const override { return m_commands; }
    [[nodiscard]] HelpText help() const override;
    [[nodiscard]] QWidget *firstFocus() const override;

    void takeText(const QString &text) override;
    void takeFile(const QString &path) override;
    void takeToken(const TokenHandover &handover) override;
    void setReveal(base::Reveal reveal) override;
    void setTimeDisplay(TimeDisplay display) override;

    /// The answer to keysRequested or jwksRequested: the text of a JWK Set and where it came from.
    void setFetchedKeys(const QByteArray &keys, const QString &source);
    void setFetchFailure(const QString &message);

    void showSample();
    void clear();
    /// As clear(), and the keys are forgotten too.
    void reset();
    void copyAs(report::CopyKind kind) const;
    /// Gives the room under the token to editing a copy of it; nothing for what is not a JWS.
    void edit(EditPage::View view);
    void endEditing();
    [[nodiscard]] EditPage *editPage() const { return m_edit; }
    /// As if the user chose it in the table; nothing if there is no such claim.
    void selectClaim(const QString &name);
    /// As if the user chose the first finding of that rule in the table.
    void selectFinding(QLatin1StringView rule);
    /// Shows the token at that depth of the nest, 0 for the outermost; nothing if there is none.
    void showLevel(int level);
    [[nodiscard]] int level() const { return m_level; }
    /// What is shown; null while nothing is.
    [[nodiscard]] std::shared_ptr<const Inspection> inspection() const { return m_inspection; }
    [[nodiscard]] bool isBusy() const;

signals:
    /// The user agreed to ask this issuer for its keys.
    void keysRequested(const QUrl &issuer);
    /// The same for the URL of a JWK Set.
    void jwksRequested(const QUrl &url);
    /// The user wants to ask the issuer what the token stands for; sent by Flow, not from here.
    void introspectionRequested();
    /// The thumbprints (RFC 7638) of the keys that signed what is shown now, here and in nested tokens.
    void signersChanged(const QByteArrayList &thumbprints);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    enum class Change : quint8 { Replaced, Typed, Options };

    void layOut();
    void connectPanels();
    void makeCommands();
    void addKeyCommands();
    void addCommand(const QString &id, const QString &text, const std::function<void()> &run);
    void connectEditing();
    void request(InspectionRequest request, Change change);
    void repeat();
    void present(const std::shared_ptr<const Inspection> &inspection);
    /// What the panes show, while m_inspection is there.
    [[nodiscard]] const TokenView &view() const { return m_inspection->levels[std::size_t(m_level)]; }
    void presentLevel(int row);
    void presentClaims();
    void showVerdict(int row);
    void showMember(MemberPanel *panel, const MemberRow *row);
    void showPlace(qsizetype offset);
    void showFinding(const base::Finding *finding);
    void tick();
    [[nodiscard]] qint64 now() const { return m_clock.nowSeconds(); }
    [[nodiscard]] Qt::TimeSpec timeSpec() const
    {
        return m_display == TimeDisplay::Utc ? Qt::UTC : Qt::LocalTime;
    }

    const base::Clock &m_clock;
    TimeDisplay m_display = TimeDisplay::Utc;
    Breadcrumb *m_path;
    TokenPanel *m_token;
    MemberPanel *m_header;
    MemberPanel *m_claims;
    SignaturePanel *m_signature;
    FindingsPanel *m_findings;
    ValidityLine *m_validity;
    EditPage *m_edit;
    QSplitter *m_parts = nullptr; ///< header, claims and signature
    Inspector *m_inspector;
    QTimer *m_second; ///< runs while the workspace can be seen
    QFutureWatcher<TokenHandover> m_sample;
    QList<QAction *> m_commands;
    std::shared_ptr<const Inspection> m_inspection;
    InspectionRequest m_current;
    Change m_change = Change::Replaced;
    QByteArray m_edited; ///< the token that the copy was made from
    base::Reveal m_reveal = base::Reveal::Hidden;
    int m_level = 0; ///< of m_inspection->levels
};

} // namespace claimcheck::ui::inspect
