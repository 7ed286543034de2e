#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "kiosk/crypto/keys.hpp"
#include "kiosk/proof/export_file.hpp"
#include "storage/ledger_fixture.hpp"

namespace kiosk::test {

/// A ledger of 80 rows with real keys, a regular checkpoint at row 64 and an exported one at row 80, which
/// the dinas holds.
struct ProvenLedger {
    static constexpr std::int64_t row_count = 80;

    TemporaryDirectory directory;
    crypto::KeyFile key = crypto::KeyFile::load_or_create(directory.path() / "device.key").value();
    crypto::DeviceSigner signer{key};
    crypto::DayKeys seals{directory.path() / "days", key};
    storage::Store store = storage::Store::open(directory.path(), storage::WhenBroken::refuse).value();
    storage::SqliteLedger ledger{
        store, {"KB-SUKOREJO-1", "357202", "boot-a", crypto::sha256, crypto::random_uuid7, &seals, &signer}};
    domain::Checkpoint held;

    ProvenLedger() {
        for (std::uint8_t visit = 1; visit <= row_count / 5; ++visit) append_visit(visit);
        held = checkpoint();
    }

    void append_visit(std::uint8_t visit) {
        const auto token = static_cast<std::uint8_t>(visit % 11);
        domain::EventDraft ticket = draft(domain::EventKind::ticket_issued, visit, token);
        ticket.ticket = domain::TicketCode{'A', visit};
        ticket.reason = domain::Reason::needs_officer;
        append(draft(domain::EventKind::visit_started, visit));
        append(draft(domain::EventKind::nik_checked, visit, token));
        append(ticket);
        const std::int64_t row =
            append(visit % 3 == 0 ? self_reported(visit, token) : confirmed(visit, token));
        domain::EventDraft answer = draft(domain::EventKind::survey_answered, visit);
        answer.detail = "U3:4";
        append(visit % 4 == 1 && visit % 3 != 0 ? undoing(row) : answer);
    }
    std::int64_t append(const domain::EventDraft& event) {
        const auto appended = ledger.append(std::span(&event, 1));
        if (!appended) FAIL(appended.error().text);
        return appended->front().sequence;
    }
    domain::Checkpoint checkpoint() {
        return ledger
            .checkpoint(UtcTime(std::chrono::milliseconds(1'795'400'000'000)),
                        domain::CheckpointReason::exported)
            .value();
    }

    std::vector<domain::Event> events() { return storage::read_events(store).value(); }
    std::vector<domain::Checkpoint> checkpoints() { return storage::read_checkpoints(store).value(); }

    storage::Trust trust() const {
        return {crypto::sha256, crypto::verify_signature, signer.public_key(), {{"dinas.jsonl", held}}};
    }
    proof::ExportTrust export_trust() const {
        return {crypto::sha256, crypto::verify_signature, signer.public_key(), {{"dinas.jsonl", held}}};
    }
    /// From row `first` on.
    std::string exported(std::int64_t first = 1) {
        const auto rows = storage::read_events(store, first - 1).value();
        const proof::ExportHeader header{
            held.kiosk, signer.public_key(), first, rows.front().previous, rows.back().sequence, held.at};
        std::ostringstream out;
        REQUIRE(proof::write_export(out, header, rows, storage::read_checkpoints(store, first - 1).value(),
                                    signer, crypto::sha256)
                    .ok());
        return out.str();
    }
    domain::ChainCheck::Verdict verify(const std::string& exported_text) const {
        std::istringstream in(exported_text);
        return proof::verify_export(in, export_trust());
    }
    std::string database() {
        REQUIRE(try_sql(store.handle(), "PRAGMA wal_checkpoint(TRUNCATE)") == "");
        return read_file(store.file());
    }
};

inline std::vector<std::string> texts(const domain::ChainCheck::Verdict& verdict) {
    std::vector<std::string> texts;
    for (const auto& finding : verdict.findings) {
        texts.push_back(std::to_string(finding.sequence) + ": " + std::string(to_word(finding.kind)) + ": " +
                        finding.what);
    }
    return texts;
}

/// Lines with their newlines.
inline std::vector<std::string> split_lines(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
        lines.push_back(text.substr(at, end - at));
        at = end;
    }
    return lines;
}

inline std::string join_lines(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += line;
    return text;
}

}  // namespace kiosk::test
