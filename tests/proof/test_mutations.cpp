#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <iostream>

#include "proof/mutated_database.hpp"

// Whatever somebody without the device's key does to a ledger or an export, `verify` with the device's public
// key and one checkpoint that is held elsewhere finds it. What nobody can find: rows that are added after the
// last checkpoint as the kiosk itself would add them; so the smart attacker here stays before that.

using namespace kiosk;
using namespace kiosk::test;
using Events = std::vector<domain::Event>;

namespace {

constexpr std::int64_t rows = ProvenLedger::row_count;

ProvenLedger& original() {
    static ProvenLedger ledger;
    return ledger;
}

/// Counts and prints mutations of one class; each miss fails the test.
class Score {
  public:
    explicit Score(std::string name) : name_(std::move(name)) {}
    ~Score() { std::cout << name_ << ": mutations " << mutations_ << ", detected " << detected_ << '\n'; }
    void add(bool detected, const std::string& what) {
        ++mutations_;
        if (detected) ++detected_;
        INFO(what);
        if (!detected) CHECK(detected);
    }

  private:
    std::string name_;
    int mutations_ = 0;
    int detected_ = 0;
};

std::string number(std::int64_t value) {
    return std::to_string(value);
}

std::string row_of(Random& random) {
    return number(1 + below(random, rows));
}

const std::vector<std::string> columns{
    "sequence", "id",      "kiosk",   "place",       "boot_id",      "kind",     "reason",
    "visit",    "ticket",  "token",   "age_band",    "registration", "language", "duration_s",
    "officer",  "wall_ms", "mono_ms", "service_day", "previous",     "hash",     "detail"};

/// Another value of the same type, often one that the kiosk could have written.
std::string other_value(const std::string& column, Random& random) {
    if (below(random, 4) == 0) {  // that of another row
        return "coalesce((SELECT o." + column + " FROM events o WHERE o." + column + " IS NOT events." +
               column + " AND '" + column +
               "' NOT IN ('sequence', 'id') ORDER BY o.sequence LIMIT 1 OFFSET " + number(below(random, 5)) +
               "), " + column + " || 'x')";
    }
    return "CASE typeof(" + column + ") WHEN 'integer' THEN " + column + " + " +
           number(1 + below(random, 9999)) + " WHEN 'text' THEN " + column +
           " || 'x' WHEN 'blob' THEN randomblob(length(" + column + ")) ELSE CASE '" + column +
           "' WHEN 'ticket' THEN 'A-09' ELSE randomblob(16) END END";
}

/// False when SQLite refuses the value.
using NaiveAct = std::function<bool(MutatedDatabase&, Random&)>;

bool change_cell(MutatedDatabase& database, Random& random) {
    const std::string& column = columns[static_cast<std::size_t>(below(random, std::ssize(columns)))];
    return database.try_run("UPDATE events SET " + column + " = " + other_value(column, random) +
                            " WHERE sequence = " + row_of(random));
}

bool swap_rows(MutatedDatabase& database, Random& random) {
    const std::string a = row_of(random), b = row_of(random);
    if (a == b) return false;
    database.run("UPDATE events SET sequence = 9999 WHERE sequence = " + a +
                 "; UPDATE events SET sequence = " + a + " WHERE sequence = " + b +
                 "; UPDATE events SET sequence = " + b + " WHERE sequence = 9999");
    return true;
}

/// A copy of a row with an id of its own: in a place that is made for it, at the end, or before the first.
bool insert_row(MutatedDatabase& database, Random& random) {
    const int kind = below(random, 3);
    const std::string place = kind == 0   ? row_of(random)
                              : kind == 1 ? number(rows + 1)
                                          : number(-below(random, 5));
    if (kind == 0) {
        database.run("UPDATE events SET sequence = -1000 - sequence WHERE sequence >= " + place +
                     "; UPDATE events SET sequence = -999 - sequence WHERE sequence < -1000");
    }
    std::string values = place + ", randomblob(16)";
    for (std::size_t i = 2; i < columns.size(); ++i) values += ", " + columns[i];
    database.run("INSERT INTO events SELECT " + values +
                 " FROM events WHERE sequence > 0 ORDER BY random() LIMIT 1");
    return true;
}

bool truncate_end(MutatedDatabase& database, Random& random) {
    database.run("DELETE FROM events WHERE sequence >= " + row_of(random));
    return true;
}

bool delete_one_row(MutatedDatabase& database, Random& random) {
    database.run("DELETE FROM events WHERE sequence = " + row_of(random));
    return true;
}

void mutate_naively(const std::string& name, int times, bool fix_ends, const NaiveAct& act) {
    Score score((fix_ends ? "ledger, ends fixed, " : "ledger, ") + name);
    Random random(20261122);
    const std::string file = original().database();
    for (int n = 0; n < times;) {
        MutatedDatabase database(file);
        if (!act(database, random)) continue;
        if (fix_ends) database.fix_outbox_and_head();
        database.close();
        score.add(!database.verify(original().trust()).sound(), name + " " + number(n++));
    }
}

/// Answers the first row that is not as before; nothing follows the row that is held elsewhere.
using SmartAct = std::function<std::int64_t(Events&, Random&)>;

std::size_t index_of(const Events& events, Random& random) {
    return static_cast<std::size_t>(below(random, std::ssize(events)));
}

std::int64_t rewrite_one(Events& events, Random& random) {
    const std::size_t i = index_of(events, random);
    domain::EventDraft& draft = events[i].draft;
    switch (below(random, 5)) {
        case 0:
            draft.at.wall += std::chrono::milliseconds(1 + below(random, 100000));
            break;
        case 1:
            draft.service_day = next_day;
            break;
        case 2:
            events[i].place = "357201";
            break;
        case 3:
            draft.visit[3] ^= 1;
            break;
        default:
            draft.at.mono += std::chrono::milliseconds(1);
            break;
    }
    return static_cast<std::int64_t>(i) + 1;
}

std::int64_t drop_one(Events& events, Random& random) {
    const std::size_t i = index_of(events, random);
    events.erase(events.begin() + static_cast<std::ptrdiff_t>(i));
    return static_cast<std::int64_t>(i) + 1;
}

std::int64_t exchange_two(Events& events, Random& random) {
    const std::size_t i = index_of(events, random), j = (i + 1 + index_of(events, random)) % events.size();
    if (i == j) return rewrite_one(events, random);
    std::swap(events[i], events[j]);
    return static_cast<std::int64_t>(std::min(i, j)) + 1;
}

std::int64_t add_one(Events& events, Random& random) {
    const std::size_t i = index_of(events, random);
    domain::Event added = events[index_of(events, random)];
    for (auto& byte : added.id) byte = static_cast<std::uint8_t>(random());
    events.insert(events.begin() + static_cast<std::ptrdiff_t>(i), added);
    return static_cast<std::int64_t>(i) + 1;
}

std::int64_t cut_end(Events& events, Random& random) {
    events.resize(index_of(events, random));
    return std::ssize(events) + 1;
}

/// That it is a checkpoint which tells, not a slip of the attacker.
bool a_checkpoint_tells(const domain::ChainCheck::Verdict& verdict) {
    return std::any_of(verdict.findings.begin(), verdict.findings.end(),
                       [](const domain::ChainFinding& finding) {
                           return finding.what.find("dinas.jsonl") != std::string::npos ||
                                  finding.what.find("and so do") != std::string::npos;
                       });
}

void mutate_smartly(const std::string& name, int times, const SmartAct& act) {
    Score score("ledger, all recomputed, " + name);
    Random random(20261122);
    const std::string file = original().database();
    const Events before = original().events();
    for (int n = 0; n < times; ++n) {
        Events events = before;
        const std::int64_t changed = act(events, random);
        rehash_from(events, static_cast<std::size_t>(changed) - 1);
        MutatedDatabase database(file);
        database.rewrite(events, changed);
        database.close();
        score.add(a_checkpoint_tells(database.verify(original().trust())), name + " " + number(n));
    }
}

/// Its last 25 rows have lines of every kind, both checkpoints, and cost a third of the time.
std::string short_export() {
    return original().exported(rows - 24);
}

void mutate_text(const std::string& name, int times, const std::function<std::string(Random&)>& mutated) {
    Score score("export, " + name);
    Random random(20261122);
    const std::string sound = short_export();
    for (int n = 0; n < times;) {
        const std::string text = mutated(random);
        if (text == sound) continue;
        score.add(!original().verify(text).sound(), name + " " + number(n++));
    }
}

std::size_t line_of(const std::vector<std::string>& lines, Random& random) {
    return static_cast<std::size_t>(below(random, std::ssize(lines)));
}

/// Written anew by somebody who signs with a key of his own, and names his key or the device's.
std::string forged_export(const Events& events, std::int64_t changed, Random& random) {
    static const crypto::KeyFile key =
        crypto::KeyFile::load_or_create(original().directory.path() / "other.key").value();
    static const crypto::DeviceSigner forger(key);
    auto checkpoints = original().checkpoints();
    std::erase_if(checkpoints, [&](const auto& one) { return one.sequence >= changed; });
    const bool says_so = below(random, 2) == 0;
    const proof::ExportHeader header{original().held.kiosk,
                                     says_so ? forger.public_key() : original().signer.public_key(),
                                     1,
                                     {},
                                     std::ssize(events),
                                     original().held.at};
    std::ostringstream out;
    REQUIRE(proof::write_export(out, header, events, checkpoints, forger, crypto::sha256).ok());
    return out.str();
}

}  // namespace

TEST_CASE("the original and its rewritten copy are sound") {
    MutatedDatabase database(original().database());
    const Events events = original().events();
    database.rewrite(events, rows + 1);
    database.close();
    CHECK(texts(database.verify(original().trust())) == std::vector<std::string>{});
    CHECK(texts(original().verify(original().exported())) == std::vector<std::string>{});
}

TEST_CASE("1800 random mutations of a ledger file are detected", "[.mutations]") {
    for (const bool fix_ends : {false, true}) {
        mutate_naively("change", 260, fix_ends, change_cell);
        mutate_naively("delete", 80, fix_ends, delete_one_row);
        mutate_naively("swap", 80, fix_ends, swap_rows);
        mutate_naively("insert", 80, fix_ends, insert_row);
        mutate_naively("truncate", 80, fix_ends, truncate_end);
    }
    mutate_smartly("change", 250, rewrite_one);
    mutate_smartly("delete", 100, drop_one);
    mutate_smartly("swap", 100, exchange_two);
    mutate_smartly("insert", 100, add_one);
    mutate_smartly("truncate", 100, cut_end);
}

TEST_CASE("8300 random mutations of an export are detected", "[.mutations]") {
    const std::string sound = short_export();
    const auto lines = split_lines(sound);
    mutate_text("byte", 3700, [&](Random& random) {
        std::string text = sound;
        text[static_cast<std::size_t>(below(random, std::ssize(text)))] ^=
            static_cast<char>(1 + below(random, 255));
        return text;
    });
    mutate_text("delete line", 500, [&](Random& random) {
        auto changed = lines;
        changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(line_of(lines, random)));
        return join_lines(changed);
    });
    mutate_text("swap lines", 900, [&](Random& random) {
        auto changed = lines;
        std::swap(changed[line_of(lines, random)], changed[line_of(lines, random)]);
        return join_lines(changed);
    });
    mutate_text("insert line", 900, [&](Random& random) {
        auto changed = lines;
        const std::string line = lines[line_of(lines, random)];
        changed.insert(changed.begin() + below(random, std::ssize(lines) + 1), line);
        return join_lines(changed);
    });
    mutate_text("truncate", 800, [&](Random& random) {
        return sound.substr(0, static_cast<std::size_t>(below(random, std::ssize(sound))));
    });
    for (const auto& [name, act] : std::vector<std::pair<std::string, SmartAct>>{{"change", rewrite_one},
                                                                                 {"delete", drop_one},
                                                                                 {"swap", exchange_two},
                                                                                 {"insert", add_one},
                                                                                 {"truncate", cut_end}}) {
        const SmartAct& attack = act;
        mutate_text("all recomputed and signed with another key, " + name, 300, [&](Random& random) {
            Events events = original().events();
            const std::int64_t changed = attack(events, random);
            rehash_from(events, static_cast<std::size_t>(changed) - 1);
            return forged_export(events, changed, random);
        });
    }
}
