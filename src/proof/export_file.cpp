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

/// Takes lines in the order that an export has.
class ExportCollector {
  public:
    Result<void> take(std::string_view line) {
        if (signed_) return Error{ErrorCode::bad_input, "nothing may follow the signature"};
        if (!header_read_) return keep(parse_header(line), contents_.header, header_read_);
        domain::Signature signature;
        switch (kind_of(line)) {
            case LineKind::event:
                if (!contents_.checkpoints.empty()) break;
                return append(parse_event(line), contents_.events);
            case LineKind::checkpoint:
                return append(parse_checkpoint(line), contents_.checkpoints);
            case LineKind::signature:
                return keep(parse_signature(line), signature, signed_);
            case LineKind::header:
            case LineKind::unknown:
                break;
        }
        return Error{ErrorCode::bad_input, "does not belong here"};
    }
    bool is_whole() const { return signed_; }
    ExportContents take_contents() { return std::move(contents_); }

  private:
    template <class T>
    static Result<void> keep(Result<T> value, T& into, bool& done) {
        if (!value) return value.error();
        into = *std::move(value);
        done = true;
        return {};
    }
    template <class T>
    static Result<void> append(Result<T> value, std::vector<T>& into) {
        if (!value) return value.error();
        into.push_back(*std::move(value));
        return {};
    }

    ExportContents contents_;
    bool header_read_ = false;
    bool signed_ = false;
};

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

Result<ExportContents> read_export(std::istream& in) {
    LineReader lines(in);
    ExportCollector collector;
    while (true) {
        const auto line = lines.next();
        if (!line) return line.error();
        if (!*line) break;
        if (auto done = collector.take(**line); !done) return in_line(lines, done.error());
    }
    if (collector.is_whole()) return collector.take_contents();
    return Error{ErrorCode::bad_input,
                 "after line " + std::to_string(lines.number()) + ": the line with the signature is missing"};
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
