#include <algorithm>
#include <sstream>

#include "catalogue.hpp"

namespace kiosk::catalogue {
namespace {

constexpr const char* introduction =
    R"(# What the kiosk stores, why, how long, and who can see it

Made from `src/domain/catalogue/events.toml` by `ninja stored_document`; do not edit. The program is built from
the same file: it refuses to store an event that these tables do not allow, and a test compares this page with
the file.

No event holds a name, an address, a date of birth, a NIK in clear, or what a resident typed. The names of staff
and the lists of the dinas lie beside the ledger: see "What else the state directory holds", at the end.
"Personal data" is meant as in the law on the protection of personal data (UU PDP, UU 27/2022).

## Fields of an event

Every event is one row of the ledger. A row is never changed or deleted; corrections are new rows.

)";

// What no event carries, and so no table above; kept by hand beside src/storage/migrations.cpp.
constexpr const char* beside_the_ledger = R"(
## What else the state directory holds

| What, where | Contents | Kept | Personal data |
|---|---|---|---|
| Staff, table `officers` | id, name, number, role, PIN (scrypt hash) and secret of the code app (both sealed under the device's key), time step of the last code | name, PIN and secret until the member is removed: then they are overwritten. The id, number and role stay, so that no id is ever given to somebody else | yes, of staff: names |
| Lists of the dinas, tables `status_lists`, `status_entries` | of each list its kind, date, last day and source, of a signed one also district, version and counts; for every NIK on it its token, not sealed by day, with a code for each axis (KTP-el record, NIK status and reason, IKD account) | until a newer list takes its place or it is dropped, or the key of its tokens is destroyed | yes: pseudonyms of NIKs; whoever has disk and key can test a NIK against a list. `keep_tokens_days` does not apply |
| Outgoing rows, table `outbox` | the bytes of every event once more, as above, for a hub of the district to come | as the ledger | as the ledger; its tokens are the sealed ones |
| Checkpoints, table `checkpoints` | number of a row, its hash, time, the kiosk's id, signature of the device | as the ledger | no |
| Counts, tables `people`, `tally`, `undone` | what follows from the events: rows and numbers | as the ledger | no |
| `device.key`, or a systemd credential | the secret from which tokens, sealing and signatures come | as long as the kiosk | no, but with it tokens can be tied to NIKs |
| `device.pub` | its public half | as long as the kiosk | no |
| `day-keys/DAY.key`, `DAY.key.broken-N` | the key of the tokens of one service day, sealed under the device's key; a damaged one that was set aside | `keep_tokens_days` days, then overwritten and removed | no, but without it the tokens of that day can be tied to nobody |
| `list-passport` | which dinas may sign lists for this kiosk, and the key of their tokens, sealed under the device's key | until another passport takes its place | no, but with it and a bundle NIKs can be tested against the list |
| `incoming/` | signed list bundles as they arrived; the last eight refused ones, renamed | until accepted; refused ones until eight newer ones or the technician deletes them | as the lists |
| `kiosk.sqlite.broken-N` | a database that was found damaged and set aside: all of the above | until the technician deletes it | as above |

Tokens of rows that were written before schema 4 (the program that sealed by day) are not sealed: they stay
tied to the device's key for as long as it exists. `sealing.first_sealed` in the database is the first sealed row.
)";

std::string list_of(const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
    return list.empty() ? "-" : list;
}

std::string quoted_list_of(const std::vector<std::string>& names) {
    std::vector<std::string> quoted;
    for (const std::string& name : names) quoted.push_back("`" + name + "`");
    return list_of(quoted);
}

std::string detail_of(const Kind& kind) {
    const auto form = std::ranges::find(forms, kind.detail, &Form::name);
    const std::string text(form == forms.end() ? "" : form->looks_like);
    return kind.detail_may_be_empty ? text + ", or none" : text;
}

void write_fields(std::ostream& out, const Catalogue& catalogue) {
    out << "| Field | What it is | Why | Kept | Personal data |\n|---|---|---|---|---|\n";
    for (const Field& field : catalogue.fields)
        out << "| `" << field.name << "` | " << field.is << " | " << field.why << " | " << field.kept << " | "
            << field.personal << " |\n";
    out << "\nKept means:\n\n";
    for (const Named& retention : catalogue.retentions)
        out << "- *" << retention.name << "*: " << retention.is << "\n";
}

void write_kinds(std::ostream& out, const Catalogue& catalogue) {
    out << "\n## Kinds of events\n\n| Event | What happened | Why it is stored | Who can see it |\n"
        << "|---|---|---|---|\n";
    for (const Kind& kind : catalogue.kinds)
        out << "| `" << kind.name << "` | " << kind.means << " | " << kind.why << " | "
            << list_of(kind.seen_by) << " |\n";
    out << "\nWho can see it:\n\n";
    for (const Named& audience : catalogue.audiences)
        out << "- *" << audience.name << "*: " << audience.is << "\n";
}

void write_contents(std::ostream& out, const Catalogue& catalogue) {
    out << "\n## What each kind carries\n\nBesides the fields that every event has. Fields that stand in "
           "neither column are empty.\n\n"
        << "| Event | Always | Where known | Detail | Reasons |\n|---|---|---|---|---|\n";
    for (const Kind& kind : catalogue.kinds)
        out << "| `" << kind.name << "` | " << list_of(kind.must) << " | " << list_of(kind.may) << " | "
            << detail_of(kind) << " | " << quoted_list_of(kind.reasons) << " |\n";
}

void write_reasons(std::ostream& out, const Catalogue& catalogue) {
    out << "\n## Reasons\n\n| Reason | Meaning | Who gives it |\n|---|---|---|\n";
    for (const Reason& reason : catalogue.reasons)
        out << "| `" << reason.name << "` | " << reason.means << " | "
            << (reason.staff_only ? "staff" : "resident, staff or the program") << " |\n";
}

}  // namespace

std::string stored_document(const Catalogue& catalogue) {
    std::ostringstream out;
    out << introduction;
    write_fields(out, catalogue);
    write_kinds(out, catalogue);
    write_contents(out, catalogue);
    write_reasons(out, catalogue);
    out << beside_the_ledger;
    return out.str();
}

}  // namespace kiosk::catalogue
