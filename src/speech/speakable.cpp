#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string_view>
#include <utility>

#include "kiosk/speech/pronunciation.hpp"

namespace kiosk::speech {
namespace {

using std::string;
using std::string_view;

constexpr string_view dash = "–";
constexpr string_view punctuation = ",:.?!";  // from the weakest pause to the strongest
constexpr string_view ends_sentence = ".?!";
constexpr std::size_t digits_of_a_year = 4;  // a longer row of digits is a code: said one by one
constexpr std::size_t digits_of_a_phone = 7;
constexpr std::size_t longest_path_said = 24;

/// Typography that has no sound, and typography that is a pause.
constexpr std::array<std::pair<string_view, string_view>, 21> typography = {{
    {"\"", ""},  {"“", ""},   {"”", ""},   {"„", ""},   {"«", ""},   {"»", ""},   {"‘", ""},
    {"*", ""},   {"’", "'"},  {"…", ". "}, {"•", ", "}, {"·", ", "}, {"—", ", "}, {"→", ", "},
    {"(", ", "}, {")", ", "}, {"[", ", "}, {"]", ", "}, {";", ", "}, {"\n", " "}, {"\u00A0", " "},
}};

void replace_all(string& text, string_view from, string_view to) {
    for (auto at = text.find(from); at != string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0;
}

bool all_digits(string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

string in_small_letters(string_view text) {
    string small(text);
    for (char& c : small) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return small;
}

std::vector<string_view> split(string_view text, string_view separator) {
    std::vector<string_view> parts;
    for (auto at = text.find(separator); at != text.npos; at = text.find(separator)) {
        parts.push_back(text.substr(0, at));
        text.remove_prefix(at + separator.size());
    }
    parts.push_back(text);
    return parts;
}

string without_leading_zero(string_view digits) {
    return string(digits.size() > 1 && digits[0] == '0' ? digits.substr(1) : digits);
}

/// "2026-11-23"
bool is_iso_date(string_view text) {
    const auto parts = split(text, "-");
    return parts.size() == 3 && parts[0].size() == digits_of_a_year && parts[1].size() == 2 &&
           parts[2].size() == 2 && std::all_of(parts.begin(), parts.end(), all_digits);
}

/// "IKD-TIKET A-04 2026-11-23 KB-SUKOREJO-1": no small letters, and a date as no person writes it.
bool is_for_machines(string_view text) {
    const auto words = split(text, " ");
    const auto is_code = [](char c) { return (c >= 'A' && c <= 'Z') || is_digit(c) || c == '-' || c == ' '; };
    return std::all_of(text.begin(), text.end(), is_code) &&
           std::any_of(words.begin(), words.end(), is_iso_date);
}

/// The host and the path of a web address, or the two sides of an e-mail address.
struct NetAddress {
    string_view mailbox;  ///< before the "@"; else empty
    string_view host;
    string_view path;
};

bool is_host(string_view text) {
    const auto labels = split(text, ".");
    const auto is_label = [](string_view label) {
        return !label.empty() && std::all_of(label.begin(), label.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-';
        });
    };
    return labels.size() > 1 && labels.back().size() > 1 &&
           std::all_of(labels.begin(), labels.end(), is_label) &&
           std::all_of(labels.back().begin(), labels.back().end(), is_letter);
}

std::optional<NetAddress> parse_address(string_view text) {
    if (const auto scheme = text.find("://"); scheme != text.npos) text.remove_prefix(scheme + 3);
    NetAddress address;
    if (const auto at = text.find('@'); at != text.npos) {
        address.mailbox = text.substr(0, at);
        text.remove_prefix(at + 1);
    }
    const auto slash = std::min(text.find('/'), text.size());
    address.host = text.substr(0, slash);
    if (slash < text.size()) address.path = text.substr(slash + 1);
    if (!is_host(address.host)) return std::nullopt;
    return address;
}

/// What goes after a host is only said when somebody could type it.
bool is_path_said(string_view path) {
    return !path.empty() && path.size() <= longest_path_said &&
           std::all_of(path.begin(), path.end(), [](char c) { return is_letter(c) || c == '-' || c == '/'; });
}

/// Writes a text as said, word by word.
class Speaker {
  public:
    explicit Speaker(const Pronunciation& how) : how_(&how) {}

    string say(string text) {
        for (const auto& [written, said] : typography) replace_all(text, written, said);
        const auto tokens = split(text, " ");
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            const bool last = i + 1 == tokens.size();
            if (tokens[i] == dash || tokens[i] == "-") {
                say_lone_dash(last ? string_view() : tokens[i + 1]);
            } else {
                say_token(tokens[i]);
            }
        }
        while (said_.ends_with(',')) said_.pop_back();
        return std::move(said_);
    }

  private:
    void put(string_view word) {
        if (word.empty()) return;
        const bool begins = !said_.empty() && ends_sentence.find(said_.back()) != ends_sentence.npos;
        if (!said_.empty()) said_ += ' ';
        said_ += word;
        char& first = said_[said_.size() - word.size()];
        if (begins) first = static_cast<char>(std::toupper(static_cast<unsigned char>(first)));
    }
    /// Of two pauses in a row the longer one stays.
    void pause(char mark) {
        if (said_.empty()) return;
        if (punctuation.find(said_.back()) == punctuation.npos) {
            said_ += mark;
        } else if (punctuation.find(mark) > punctuation.find(said_.back())) {
            said_.back() = mark;
        }
    }

    void say_token(string_view token) {
        if (say_word(token)) return;  // words that end with a full stop: "Jl."
        const auto begin = std::min(token.find_first_not_of(",:.?!'"), token.size());
        for (const char c : token.substr(0, begin)) say_mark(c);
        token.remove_prefix(begin);
        const auto end = token.find_last_not_of(",:.?!'") + 1;
        say_core(token.substr(0, end));
        for (const char c : token.substr(end)) say_mark(c);
    }
    void say_mark(char c) {
        if (c != '\'') pause(c);
    }
    /// With blanks around it: a range between figures, else a pause.
    void say_lone_dash(string_view next) {
        const bool range = !said_.empty() && is_digit(said_.back()) && !next.empty() && is_digit(next[0]);
        if (range) {
            put(how_->range);
        } else {
            pause(',');
        }
    }

    void say_core(string_view core) {
        if (core.empty() || say_word(core) || say_address(core) || say_range(core) || say_phone(core) ||
            say_time(core) || say_number(core) || say_sign(core) || say_stroke(core) || say_hyphen(core) ||
            say_code(core)) {
            return;
        }
        put(core);
    }

    const string* find_word(string_view written) const {
        auto found = how_->words.find(string(written));
        if (found == how_->words.end()) found = how_->words.find(in_small_letters(written));
        return found == how_->words.end() ? nullptr : &found->second;
    }
    bool say_word(string_view written) {
        const string* said = find_word(written);
        if (said) put(*said);
        return said != nullptr;
    }

    bool say_address(string_view core) {
        const auto address = parse_address(core);
        if (!address) return false;
        if (!address->mailbox.empty()) {
            say_address_part(address->mailbox);
            put(how_->address.at);
        }
        say_address_part(address->host);
        if (is_path_said(address->path)) {
            put(how_->address.slash);
            say_address_part(address->path);
        }
        return true;
    }
    void say_address_part(string_view part) {
        while (!part.empty()) {
            const auto end = std::min(part.find_first_of(".-/_"), part.size());
            if (!say_word(part.substr(0, end))) put(part.substr(0, end));
            if (end == part.size()) return;
            const char sign = part[end];
            put(sign == '.' ? how_->address.dot : sign == '/' ? how_->address.slash : how_->address.dash);
            part.remove_prefix(end + 1);
        }
    }

    bool say_range(string_view core) {
        const auto at = core.find(dash);
        if (at == core.npos || at == 0 || at + dash.size() == core.size()) return false;
        say_core(core.substr(0, at));
        put(how_->range);
        say_core(core.substr(at + dash.size()));
        return true;
    }

    void spell(string_view digits) {
        for (const char& digit : digits) put(string_view(&digit, 1));
    }
    /// "0811-800-5373": digit by digit, with a breath between the groups.
    bool say_phone(string_view core) {
        const auto groups = split(core, "-");
        if (groups.size() < 2 || core.size() - groups.size() + 1 < digits_of_a_phone) return false;
        if (!std::all_of(groups.begin(), groups.end(), all_digits)) return false;
        for (std::size_t i = 0; i < groups.size(); ++i) {
            if (i > 0) pause(',');
            spell(groups[i]);
        }
        return true;
    }

    bool say_time(string_view core) {
        const auto at = core.find_first_of(how_->time.separators);
        if (at == core.npos || at > 2) return false;
        const auto hour = core.substr(0, at);
        const auto minute = core.substr(at + 1);
        if (!all_digits(hour) || !all_digits(minute) || minute.size() != 2) return false;
        if (std::stoi(string(hour)) > 24 || minute[0] > '5') return false;
        if (!follows_any(how_->time.not_after)) put(how_->time.before);
        const auto& pattern = minute == "00" ? how_->time.whole : how_->time.past;
        put(filled(filled(pattern, "hour", without_leading_zero(hour)), "minute",
                   without_leading_zero(minute)));
        return true;
    }
    bool follows_any(const std::vector<string>& words) const {
        const auto last = in_small_letters(said_.substr(said_.find_last_of(' ') + 1));
        return std::find(words.begin(), words.end(), last) != words.end();
    }

    bool say_number(string_view core) {
        if (all_digits(core)) {
            const bool code = core.size() > digits_of_a_year || (core[0] == '0' && core.size() > 1);
            if (code) {
                spell(core);
            } else {
                put(core);
            }
            return true;
        }
        const auto sides = split(core, how_->number.decimal);
        if (sides.size() == 2 && all_digits(sides[1])) {
            const auto whole = counted(sides[0]);
            if (!whole) return false;
            put(*whole);
            put(how_->number.decimal_said);
            spell(sides[1]);
            return true;
        }
        if (const auto whole = counted(core)) {
            put(*whole);
            return true;
        }
        return say_version(core);
    }
    /// "23.370" -> "23370"; nothing if the groups are not thousands.
    std::optional<string> counted(string_view text) const {
        string digits;
        for (const auto group : split(text, how_->number.thousands)) {
            const bool fits = digits.empty() ? group.size() <= 3 : group.size() == 3;
            if (!all_digits(group) || !fits) {
                return all_digits(text) ? std::optional(string(text)) : std::nullopt;
            }
            digits += group;
        }
        return digits;
    }
    /// "8.0.1" of a program.
    bool say_version(string_view core) {
        const auto parts = split(core, ".");
        if (parts.size() < 2 || !std::all_of(parts.begin(), parts.end(), all_digits)) return false;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (i > 0) put(how_->address.dot);
            put(parts[i]);
        }
        return true;
    }

    bool say_sign(string_view core) {
        for (const auto& [sign, said] : how_->signs) {
            const auto at = core.find(sign);
            if (at == core.npos) continue;
            say_core(core.substr(0, at));
            put(said);
            say_core(core.substr(at + sign.size()));
            return true;
        }
        return false;
    }

    bool say_stroke(string_view core) {
        const auto at = core.find('/');
        if (at == core.npos || at == 0 || at + 1 == core.size()) return false;
        say_core(core.substr(0, at));
        put(is_digit(core[at - 1]) && is_digit(core[at + 1]) ? how_->address.slash : how_->either);
        say_core(core.substr(at + 1));
        return true;
    }

    /// "A-17", "HP-nya", "08.00-12.00"; other words keep their hyphen: "baik-baik".
    bool say_hyphen(string_view core) {
        const auto at = core.find('-');
        if (at == core.npos || at == 0 || at + 1 == core.size()) return false;
        const auto left = core.substr(0, at);
        const auto right = core.substr(at + 1);
        const bool figures = is_digit(left.back()) && is_digit(right.front());
        if (!is_digit(right.front()) && !find_word(left) && !find_word(right)) return false;
        say_core(left);
        if (figures) put(how_->range);
        say_core(right);
        return true;
    }

    /// "F05": a letter and a number.
    bool say_code(string_view core) {
        if (core.size() < 2 || !is_letter(core[0]) || !all_digits(core.substr(1))) return false;
        put(core.substr(0, 1));
        return say_number(core.substr(1));
    }

    const Pronunciation* how_;
    string said_;
};

}  // namespace

string speakable(const string& text, const Pronunciation& pronunciation) {
    return is_for_machines(text) ? string() : Speaker(pronunciation).say(text);
}

string filled(string phrase, string_view name, string_view value) {
    replace_all(phrase, "{" + string(name) + "}", value);
    return phrase;
}

}  // namespace kiosk::speech
