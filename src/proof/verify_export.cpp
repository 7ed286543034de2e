#include <istream>
#include <utility>

#include "export_lines.hpp"
#include "kiosk/proof/export_file.hpp"
#include "line_digest.hpp"
#include "line_reader.hpp"

namespace kiosk::proof {
namespace {

using domain::ChainCheck;
using domain::FindingKind;

constexpr std::int64_t whole_file = 0;

class Verification {
  public:
    Verification(std::istream& in, const ExportTrust& trust)
        : lines_(in), trust_(trust), digest_(trust.hash), check_(trust.hash, trust.verify_signature) {}

    ChainCheck::Verdict run() {
        const auto line = next_line();
        if (!line || !begin(*line)) return std::move(findings_only_);
        while (const auto next = next_line()) take(*next);
        if (!signature_ && !unfinished_) {
            report(FindingKind::cut_off, "the last line, which holds the signature, is missing");
        }
        add_held_checkpoints();
        return joined(check_.finish());
    }

  private:
    /// Empty at the end, also at one that was reported.
    std::optional<std::string_view> next_line() {
        const auto line = lines_.next();
        if (line) {
            if (!*line && lines_.number() == 0) report(FindingKind::damaged, "the file is empty");
            return *line;
        }
        unfinished_ = true;
        report(FindingKind::damaged, line.error().text);
        return std::nullopt;
    }
    bool begin(std::string_view line);
    void take(std::string_view line);
    void take_event(std::string_view line);
    void take_checkpoint(std::string_view line);
    void take_signature(std::string_view line);
    void add_held_checkpoints();
    ChainCheck::Verdict joined(ChainCheck::Verdict verdict);

    void report(FindingKind kind, std::string what) {
        findings_only_.findings.push_back({whole_file, kind, std::move(what)});
    }
    void report_line(const std::string& what) { report(FindingKind::damaged, lines_.place() + ": " + what); }

    LineReader lines_;
    const ExportTrust& trust_;
    LineDigest digest_;
    ChainCheck check_;
    ExportHeader header_;
    domain::PublicKey key_{};
    std::int64_t last_row_ = 0;
    bool checkpoints_begun_ = false;
    bool signature_ = false;
    bool unfinished_ = false;
    ChainCheck::Verdict findings_only_;
};

bool Verification::begin(std::string_view line) {
    digest_.add(line);
    const auto header = parse_header(line);
    if (!header) {
        report_line("no header of an export: " + header.error().text);
        return false;
    }
    header_ = *header;
    if (header_.first < 1) {
        report_line("no header of an export: rows start at 1");
        return false;
    }
    key_ = trust_.key.value_or(header_.public_key);
    if (key_ != header_.public_key) {
        report(FindingKind::forged,
               "the header names another key than the given one: " + format_public_key(header_.public_key));
    }
    last_row_ = header_.first - 1;
    check_.trust(key_);
    check_.begin_at(header_.first, header_.previous);
    check_.ends_at(header_.last == 0 ? last_row_ : header_.last, std::nullopt, "the header");
    return true;
}

void Verification::take(std::string_view line) {
    if (signature_) return report_line("nothing may follow the signature");
    const LineKind kind = kind_of(line);
    if (kind == LineKind::signature) return take_signature(line);
    digest_.add(line);
    switch (kind) {
        case LineKind::event:
            return take_event(line);
        case LineKind::checkpoint:
            return take_checkpoint(line);
        case LineKind::header:
        case LineKind::signature:
        case LineKind::unknown:
            return report_line("no line of an export");
    }
}

/// A row that cannot be read counts as the one after the row before.
void Verification::take_event(std::string_view line) {
    if (checkpoints_begun_) report_line("an event after a checkpoint");
    const auto event = parse_event(line);
    if (event) {
        last_row_ = event->sequence;
        check_.row(*event);
    } else {
        if (last_row_ < header_.last) ++last_row_;
        const bool unknown_word = event.error().code == ErrorCode::unavailable;
        check_.unreadable_row(last_row_, lines_.place() + ": " + event.error().text,
                              unknown_word ? FindingKind::damaged : FindingKind::changed);
    }
}

void Verification::take_checkpoint(std::string_view line) {
    checkpoints_begun_ = true;
    const auto checkpoint = parse_checkpoint(line);
    if (checkpoint) return check_.checkpoint(*checkpoint);
    report_line("checkpoint: " + checkpoint.error().text);
}

void Verification::take_signature(std::string_view line) {
    signature_ = true;
    const auto signature = parse_signature(line);
    if (!signature) return report_line("signature: " + signature.error().text);
    if (trust_.verify_signature(digest_.signed_message(), *signature, key_)) return;
    report(FindingKind::forged,
           "the signature does not fit: the file was changed, or signed with another key than " +
               format_public_key(key_));
}

/// The signed header says where the export ends. That a checkpoint tells of more proves nothing, whatever its
/// time: clocks are set back.
void Verification::add_held_checkpoints() {
    int later = 0;
    for (const auto& [file, checkpoint] : trust_.checkpoints) {
        if (checkpoint.sequence > header_.last) {
            ++later;
        } else {
            check_.checkpoint(checkpoint, file);
        }
    }
    if (later == 0) return;
    findings_only_.notes.push_back(std::to_string(later) +
                                   " of the checkpoints that are held elsewhere lie after the export, which "
                                   "ends with row " +
                                   std::to_string(header_.last) + ": nothing to compare");
}

ChainCheck::Verdict Verification::joined(ChainCheck::Verdict verdict) {
    auto& findings = verdict.findings;
    findings.insert(findings.begin(), findings_only_.findings.begin(), findings_only_.findings.end());
    verdict.notes.insert(verdict.notes.begin(), findings_only_.notes.begin(), findings_only_.notes.end());
    return verdict;
}

}  // namespace

ChainCheck::Verdict verify_export(std::istream& in, const ExportTrust& trust) {
    return Verification(in, trust).run();
}

}  // namespace kiosk::proof
