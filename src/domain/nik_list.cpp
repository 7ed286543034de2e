#include "kiosk/domain/nik_list.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <map>
#include <span>
#include <tuple>

namespace kiosk::domain {
namespace {

constexpr std::size_t nik_length = 16;
constexpr std::string_view blanks = " \t\r\n";

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::size_t count_digits(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, is_digit));
}

bool consists_of(std::string_view text, std::string_view others) {
    return std::ranges::all_of(
        text, [&](char c) { return is_digit(c) || others.find(c) != std::string_view::npos; });
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// Takes off what people put around a number to keep a spreadsheet from reading it: '357..., ="357...".
std::string_view unwrapped(std::string_view cell) {
    cell = trimmed(cell);
    if (cell.starts_with('=')) cell.remove_prefix(1);
    if (cell.starts_with('"') || cell.starts_with('\'')) cell.remove_prefix(1);
    if (cell.ends_with('"') || cell.ends_with('\'')) cell.remove_suffix(1);
    return trimmed(cell);
}

/// 3.57202E+15, in Indonesian 3,57202E+15
bool is_scientific(std::string_view text) {
    const auto exponent = text.find_first_of("eE");
    if (exponent == std::string_view::npos) return false;
    return count_digits(text.substr(0, exponent)) > 0 && consists_of(text.substr(0, exponent), ".,") &&
           count_digits(text.substr(exponent)) > 0 && consists_of(text.substr(exponent + 1), "+-");
}

/// 3,572,016,505,089,000 or 3572016505089000.00: only numbers have such commas and decimals.
bool is_formatted_number(std::string_view text) {
    const std::size_t digits = count_digits(text);
    if (digits < nik_length || digits > nik_length + 2 || !consists_of(text, ".,")) return false;
    const bool has_decimals = digits > nik_length && (text.ends_with(".0") || text.ends_with(".00"));
    return has_decimals || text.find(',') != std::string_view::npos;
}

bool shows_number_format(std::string_view text) {
    return is_scientific(text) || is_formatted_number(text);
}

bool ends_in_zero(std::string_view text) {
    return count_digits(text) == nik_length && text.ends_with('0');
}

/// Serials start at 0001, and most are below 0010: 0000 is what a spreadsheet makes of them.
bool lost_its_serial(const NikReading& reading) {
    return reading.errors == std::vector{NikError::serial_zero};
}

std::optional<RowProblem> problem_of(std::string_view text, const NikReading& reading, bool kept_as_number) {
    if (text.empty()) return RowProblem::empty;
    const bool is_cut = kept_as_number && ends_in_zero(text);
    if (is_cut || shows_number_format(text) || lost_its_serial(reading))
        return RowProblem::damaged_by_spreadsheet;
    if (!reading.possible()) return RowProblem::impossible_nik;
    return std::nullopt;
}

/// Of one file: how many of its cells could be whole NIKs, and how many of these a number format may have
/// cut.
struct Tally {
    std::size_t whole = 0;
    std::size_t suspect = 0;

    void count(std::string_view text) {
        const bool looks_cut = shows_number_format(text) || ends_in_zero(text);
        suspect += looks_cut;
        whole += looks_cut || count_digits(text) == nik_length;
    }
    /// In a column of numbers nearly every row is damaged; a single row may end in 0 by nature.
    bool shows_number_column() const { return suspect >= 2 && suspect * 10 >= whole * 9; }
};

/// Where a row stands.
struct Spot {
    int file = 0;
    int line = 0;
    auto operator<=>(const Spot&) const = default;
};

/// A possible NIK with what its row says.
struct Entry {
    std::uint64_t nik;
    Spot at;
    StatusAxes axes;
};
static_assert(sizeof(Entry) == 24, "a million rows are 24 MB");

/// A refused row as long as the list is read; its errors as bits.
struct Refusal {
    Spot at;
    Spot other;
    RowProblem problem;
    std::uint8_t errors = 0;
};

std::uint8_t bits_of(const std::vector<NikError>& errors) {
    unsigned bits = 0;
    for (const NikError error : errors) bits |= 1U << static_cast<unsigned>(error);
    return static_cast<std::uint8_t>(bits);
}

std::vector<NikError> errors_of(std::uint8_t bits) {
    std::vector<NikError> errors;
    for (unsigned i = 0; i < 8; ++i) {
        if ((unsigned{bits} >> i & 1U) != 0) errors.push_back(static_cast<NikError>(i));
    }
    return errors;
}

RefusedRow written_out(const Refusal& row) {
    return {row.at.file, row.at.line, row.problem, errors_of(row.errors), row.other.file, row.other.line};
}

std::uint64_t number_of(std::string_view possible_nik) {
    std::uint64_t number = 0;
    for (const char c : possible_nik) {
        if (is_digit(c)) number = number * 10 + static_cast<std::uint64_t>(c - '0');
    }
    return number;
}

/// What rows may be told about one person; 0 is "unknown" in each.
constexpr std::size_t axis_count = 4;
std::array<std::uint8_t, axis_count> numbers_of(const StatusAxes& axes) {
    return {static_cast<std::uint8_t>(axes.record), static_cast<std::uint8_t>(axes.nik),
            static_cast<std::uint8_t>(axes.because), static_cast<std::uint8_t>(axes.ikd)};
}

template <class Value>
void fill_in(Value& known, Value more) {
    if (known == Value::unknown) known = more;
}

StatusAxes together(StatusAxes known, const StatusAxes& more) {
    fill_in(known.record, more.record);
    fill_in(known.nik, more.nik);
    fill_in(known.because, more.because);
    fill_in(known.ikd, more.ikd);
    return known;
}

/// All rows about one NIK, the earliest first.
using Rows = std::span<const Entry>;

/// The first row that says something on one axis, and the first that says otherwise.
struct Opinions {
    const Entry* first = nullptr;
    const Entry* otherwise = nullptr;
};

class Disagreement {
  public:
    explicit Disagreement(Rows rows) {
        for (const Entry& row : rows) {
            const auto says = numbers_of(row.axes);
            for (std::size_t axis = 0; axis < axis_count; ++axis) hear(axis, says[axis], row);
        }
    }

    bool any() const {
        return std::ranges::any_of(opinions_, [](const Opinions& o) { return o.otherwise != nullptr; });
    }

    /// The earliest row that says otherwise than this one. A row that nobody contradicts is not accepted
    /// either: it names the first of those that quarrel.
    Spot against(const Entry& row) const {
        const auto says = numbers_of(row.axes);
        std::optional<Spot> earliest;
        std::optional<Spot> quarrel;
        for (std::size_t axis = 0; axis < axis_count; ++axis) {
            const Opinions& opinions = opinions_[axis];
            if (opinions.otherwise == nullptr) continue;
            const bool first_agrees = numbers_of(opinions.first->axes)[axis] == says[axis];
            const Spot other = first_agrees ? opinions.otherwise->at : opinions.first->at;
            std::optional<Spot>& found = says[axis] != 0 ? earliest : quarrel;
            if (!found || other < *found) found = other;
        }
        return earliest ? *earliest : *quarrel;
    }

  private:
    void hear(std::size_t axis, std::uint8_t value, const Entry& row) {
        Opinions& opinions = opinions_[axis];
        if (value == 0) return;
        if (opinions.first == nullptr) opinions.first = &row;
        if (opinions.otherwise == nullptr && numbers_of(opinions.first->axes)[axis] != value) {
            opinions.otherwise = &row;
        }
    }

    std::array<Opinions, axis_count> opinions_;
};

}  // namespace

std::string_view to_word(RowProblem problem) {
    switch (problem) {
        case RowProblem::empty:
            return "empty";
        case RowProblem::impossible_nik:
            return "impossible_nik";
        case RowProblem::damaged_by_spreadsheet:
            return "damaged_by_spreadsheet";
        case RowProblem::duplicate:
            return "duplicate";
        case RowProblem::contradictory:
            return "contradictory";
        case RowProblem::unknown_status:
            return "unknown_status";
        case RowProblem::unknown_reason:
            return "unknown_reason";
    }
    std::abort();
}

bool resembles_nik(std::string_view cell) {
    const std::string_view text = unwrapped(cell);
    return shows_number_format(text) ||
           (count_digits(text) == nik_length && consists_of(text, " .-\t\xC2\xA0"));
}

struct NikListReader::State {
    Date today{};
    int file = 0;
    std::int64_t rows = 0;
    std::map<int, Tally> tallies;  ///< by file
    WipingVector<Entry> entries;
    std::vector<Refusal> refusals;
    Reading reading;

    void refuse(Spot at, RowProblem problem, std::uint8_t errors = 0, Spot other = {}) {
        refusals.push_back({at, other, problem, errors});
    }
    void refuse_what_number_columns_cut();
    void settle(Rows same_nik);
    void settle_all();
    void write_out();
};

/// Only the whole file tells whether an end in 0 is damage or one of ten.
void NikListReader::State::refuse_what_number_columns_cut() {
    const auto was_cut = [&](const Entry& entry) {
        if (entry.nik % 10 != 0 || !tallies[entry.at.file].shows_number_column()) return false;
        refuse(entry.at, RowProblem::damaged_by_spreadsheet);
        return true;
    };
    std::erase_if(entries, was_cut);
}

void NikListReader::State::settle(Rows same_nik) {
    if (const Disagreement disagreement(same_nik); disagreement.any()) {
        for (const Entry& row : same_nik) {
            refuse(row.at, RowProblem::contradictory, 0, disagreement.against(row));
        }
        return;
    }
    const Entry& first = same_nik.front();
    StatusAxes axes = first.axes;
    for (const Entry& row : same_nik.subspan(1)) {
        const StatusAxes more = together(axes, row.axes);
        if (more == axes) {
            reading.duplicates.push_back(
                {row.at.file, row.at.line, RowProblem::duplicate, {}, first.at.file, first.at.line});
        }
        axes = more;
    }
    reading.accepted.push_back({first.nik, axes});
}

void NikListReader::State::settle_all() {
    std::ranges::sort(entries, {}, [](const Entry& entry) {
        return std::tuple(entry.nik, entry.at, numbers_of(entry.axes));
    });
    reading.accepted.reserve(entries.size());
    const Rows all(entries);
    for (std::size_t begin = 0, end = 0; begin < all.size(); begin = end) {
        while (end < all.size() && all[end].nik == all[begin].nik) ++end;
        settle(all.subspan(begin, end - begin));
    }
    WipingVector<Entry>().swap(entries);
}

void NikListReader::State::write_out() {
    std::ranges::stable_sort(refusals, {}, &Refusal::at);
    reading.refused.reserve(refusals.size());
    for (const Refusal& row : refusals) reading.refused.push_back(written_out(row));
    std::vector<Refusal>().swap(refusals);
    std::ranges::stable_sort(reading.duplicates, {}, [](const RefusedRow& row) {
        return Spot{row.file, row.line};
    });
    reading.rows = rows;
}

NikListReader::NikListReader(Date today) : state_(std::make_unique<State>()) {
    state_->today = today;
}
NikListReader::~NikListReader() = default;
NikListReader::NikListReader(NikListReader&&) noexcept = default;
NikListReader& NikListReader::operator=(NikListReader&&) noexcept = default;

void NikListReader::begin_file(int file) {
    state_->file = file;
}

void NikListReader::add(int line, std::string_view nik_cell, const StatusAxes& says, bool kept_as_number) {
    const Spot at{state_->file, line};
    const std::string_view text = unwrapped(nik_cell);
    const NikReading reading = read_nik(text, state_->today);
    ++state_->rows;
    state_->tallies[at.file].count(text);
    if (const auto problem = problem_of(text, reading, kept_as_number)) {
        state_->refuse(at, *problem, bits_of(reading.errors));
    } else {
        state_->entries.push_back({number_of(text), at, says});
    }
}

void NikListReader::refuse(int line, RowProblem problem) {
    ++state_->rows;
    state_->refuse({state_->file, line}, problem);
}

NikListReader::Reading NikListReader::finish() {
    state_->refuse_what_number_columns_cut();
    state_->settle_all();
    state_->write_out();
    Reading reading = std::move(state_->reading);
    const Date today = state_->today;
    *state_ = {};
    state_->today = today;
    return reading;
}

Nik nik_of(std::uint64_t number, Date today) {
    SecretText<nik_length> digits;
    for (std::uint64_t unit = 1'000'000'000'000'000; unit > 0; unit /= 10) {
        digits.push(static_cast<char>('0' + number / unit % 10));
    }
    auto nik = Nik::from_typed(digits.view(), today);
    if (!nik) std::abort();  // accepted rows are possible
    return std::move(*nik);
}

}  // namespace kiosk::domain
