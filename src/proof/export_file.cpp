#include "kiosk/proof/export_file.hpp"

#include <istream>
#include <ostream>
#include <utility>

#include "export_lines.hpp"
#include "line_digest.hpp"
#include "line_reader.hpp"

namespace kiosk::proof {
namespace {

/// Writes lines and keeps what the signature will cover.
class SignedLines {
  public:
    SignedLines(std::ostream& out, const domain::HashFunction& hash) : out_(out), digest_(hash) {}

    Result<void> add(const Result<std::string>& line) {
        if (!line) return line.error();
        digest_.add(*line);
        out_ << *line << '\n';
        return {};
    }
    std::vector<std::uint8_t> signed_message() const { return digest_.signed_message(); }

  private:
    std::ostream& out_;
    LineDigest digest_;
};

Error in_line(const LineReader& lines, const Error& error) {
    return {ErrorCode::bad_input, lines.place() + ": " + error.text};
}

}  // namespace

Result<void> write_export(std::ostream& out, const ExportHeader& header,
                          const std::vector<domain::Event>& events,
                          const std::vector<domain::Checkpoint>& checkpoints, const domain::Signer& signer,
                          const domain::HashFunction& hash) {
    SignedLines lines(out, hash);
    if (auto done = lines.add(format_header(header)); !done) return done;
    for (const domain::Event& event : events) {
        if (auto done = lines.add(format_event(event)); !done) {
            return Error{done.error().code,
                         "row " + std::to_string(event.sequence) + ": " + done.error().text};
        }
    }
    for (const domain::Checkpoint& checkpoint : checkpoints) {
        if (auto done = lines.add(format_checkpoint(checkpoint)); !done) return done;
    }
    if (auto done = lines.add(format_signature(signer.sign(lines.signed_message()))); !done) return done;
    if (!out.flush()) return Error{ErrorCode::io, "the export cannot be written"};
    return {};
}

Result<std::vector<domain::Checkpoint>> read_checkpoints(std::istream& in) {
    LineReader lines(in);
    std::vector<domain::Checkpoint> checkpoints;
    while (true) {
        const auto line = lines.next();
        if (!line) return line.error();
        if (!*line) return checkpoints;
        if (kind_of(**line) != LineKind::checkpoint) continue;
        auto checkpoint = parse_checkpoint(**line);
        if (!checkpoint) return in_line(lines, checkpoint.error());
        checkpoints.push_back(*std::move(checkpoint));
    }
}

std::string checkpoint_line(const domain::Checkpoint& checkpoint) {
    const auto line = format_checkpoint(checkpoint);
    return line ? *line : std::string();
}

}  // namespace kiosk::proof
