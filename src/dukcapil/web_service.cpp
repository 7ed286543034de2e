#include "kiosk/dukcapil/web_service.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <fstream>

#include "https_post.hpp"
#include "kiosk/core/secret.hpp"

namespace kiosk::dukcapil {
namespace {

using domain::SourceOutcome;
using domain::SourceReply;

constexpr std::size_t longest_credential = 128;
constexpr int failures_in_a_row = 3;
constexpr std::chrono::seconds pause{60};

/// Room for all fields, every character of the credentials escaped.
using RequestText = SecretText<1024>;

void add(RequestText& text, std::string_view part) {
    for (const char c : part) text.push(c);
}

/// `value` is printable ASCII: of that only two characters need an escape.
void add_field(RequestText& text, std::string_view name, std::string_view value) {
    add(text, text.empty() ? "{\"" : ",\"");
    add(text, name);
    add(text, "\":\"");
    for (const char c : value) {
        if (c == '"' || c == '\\') text.push('\\');
        text.push(c);
    }
    text.push('"');
}

std::string format_date(domain::Date date, bool year_first) {
    const std::string iso = domain::format_iso_date(date);
    if (year_first) return iso;
    return iso.substr(8, 2) + "-" + iso.substr(5, 2) + "-" + iso.substr(0, 4);
}

std::string_view word_of(domain::Sex sex) {
    switch (sex) {
        case domain::Sex::female:
            return "Perempuan";
        case domain::Sex::male:
            return "Laki-laki";
    }
    std::abort();
}

Error misfit(std::string_view what, const std::string& text) {
    return {ErrorCode::bad_input, "dukcapil." + std::string(what) + ": " + text};
}

/// The value is not repeated: it may be the password.
Result<void> check_credential(std::string_view what, std::string_view value) {
    const bool printable = std::ranges::all_of(value, [](char c) { return c >= ' ' && c <= '~'; });
    if (!value.empty() && value.size() <= longest_credential && printable) return {};
    return misfit(what, "found " + std::to_string(value.size()) + " characters, expected 1 to " +
                            std::to_string(longest_credential) + " printable ASCII characters");
}

Result<void> check_file(std::string_view what, const std::filesystem::path& file) {
    std::error_code problem;
    if (!std::filesystem::is_regular_file(file, problem)) {
        return misfit(what, "found no file " + file.string() + ", expected a PEM file");
    }
    if (!std::ifstream(file)) return misfit(what, file.string() + ": cannot be read by this user");
    return {};
}

Result<void> check_private(std::string_view what, const std::filesystem::path& file) {
    using std::filesystem::perms;
    std::error_code problem;
    const perms granted = std::filesystem::status(file, problem).permissions();
    if (!problem && (granted & (perms::group_all | perms::others_all)) == perms::none) return {};
    return misfit(what, file.string() + ": others can read it, expected mode 0600; hint: chmod 600");
}

Result<void> check(const WebServiceSetup& setup) {
    if (const std::string wrong = misfit_of_url(setup.url); !wrong.empty()) return misfit("url", wrong);
    if (setup.threshold < 0 || setup.threshold > 100) {
        return misfit("threshold", "found " + std::to_string(setup.threshold) + ", expected 0 to 100");
    }
    if (setup.timeout.count() <= 0 || setup.connect_timeout.count() <= 0) {
        return misfit("timeout", "found 0 or less, expected time limits above 0");
    }
    for (const auto& result :
         {check_credential("user_id", setup.user_id), check_credential("password", setup.password),
          check_credential("ip_user", setup.ip_user), check_file("ca_file", setup.ca_file),
          check_file("client_cert", setup.client_cert), check_file("client_key", setup.client_key),
          check_private("client_key", setup.client_key)}) {
        if (!result) return result;
    }
    // libcurl would write the secrets of every connection there.
    if (std::getenv("SSLKEYLOGFILE"))
        return misfit("url", "SSLKEYLOGFILE is set, expected an environment without it");
    return {};
}

}  // namespace

struct WebServiceSource::State {
    State(WebServiceSetup given, const Clock& given_clock)
        : setup(std::move(given)), password(setup.password), clock(given_clock) {
        wipe(setup.password);
    }

    static void wipe(std::string& text) {
        text.resize(text.capacity());  // also what a short text left behind when it was moved
        explicit_bzero(text.data(), text.size());
        text.clear();
    }

    void write_request(RequestText& text, const domain::StatusQuestion& question) const {
        add_field(text, "USER_ID", setup.user_id);
        add_field(text, "PASSWORD", password.view());
        add_field(text, "IP_USER", setup.ip_user);
        add_field(text, "TRESHOLD", std::to_string(setup.threshold));
        add_field(text, "NIK", question.nik.digits());
        if (question.birth_date)
            add_field(text, "TGL_LHR", format_date(*question.birth_date, setup.year_first));
        if (question.sex) add_field(text, "JENIS_KLMIN", word_of(*question.sex));
        text.push('}');
    }

    SourceReply ask(const domain::StatusQuestion& question, const domain::Cancelled& cancelled) const {
        RequestText text;
        write_request(text, question);
        auto answer = post_json(setup, text.view(), cancelled);
        if (auto* failure = std::get_if<SourceReply>(&answer)) return std::move(*failure);
        return read_answer(std::get<std::string>(answer), setup.source, question.today);
    }

    bool pausing() const { return failures >= failures_in_a_row && clock.now().mono < pause_until; }

    void count(SourceOutcome outcome) {
        switch (outcome) {
            case SourceOutcome::found:
            case SourceOutcome::not_found:
                failures = 0;
                return;
            case SourceOutcome::timed_out:
            case SourceOutcome::malformed:
            case SourceOutcome::unavailable:
                if (++failures >= failures_in_a_row) pause_until = clock.now().mono + pause;
                return;
            case SourceOutcome::nothing:
            case SourceOutcome::cancelled:
                return;
        }
    }

    WebServiceSetup setup;  ///< without the password
    SecretText<longest_credential> password;
    const Clock& clock;
    int failures = 0;
    MonoTime pause_until{0};
};

WebServiceSource::WebServiceSource(std::unique_ptr<State> state) : state_(std::move(state)) {}
WebServiceSource::~WebServiceSource() = default;

Result<std::unique_ptr<WebServiceSource>> WebServiceSource::open(WebServiceSetup setup, const Clock& clock) {
    if (const auto fits = check(setup); !fits) {
        State::wipe(setup.password);
        return fits.error();
    }
    if (const auto started = start_curl(); !started) {
        State::wipe(setup.password);
        return started.error();
    }
    auto state = std::make_unique<State>(std::move(setup), clock);
    State::wipe(setup.password);
    return std::unique_ptr<WebServiceSource>(new WebServiceSource(std::move(state)));
}

Result<SourceReply> WebServiceSource::ask(const domain::StatusQuestion& question,
                                          const domain::Cancelled& cancelled) {
    if (cancelled && cancelled()) return SourceReply{SourceOutcome::cancelled, {}, {}, ""};
    if (state_->pausing()) {
        return SourceReply{
            SourceOutcome::unavailable, {}, {}, "not asked for a minute after three failures in a row"};
    }
    SourceReply reply = state_->ask(question, cancelled);
    state_->count(reply.outcome);
    return reply;
}

}  // namespace kiosk::dukcapil
