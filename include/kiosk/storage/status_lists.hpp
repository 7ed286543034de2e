#pragma once

#include <span>
#include <vector>

#include "kiosk/domain/ports.hpp"
#include "kiosk/storage/store.hpp"

namespace kiosk::storage {

/// Imported lists of the dinas: keyed tokens, category, date, source. One list per category is in force: the
/// newest by its as-of date; an import replaces the list of its category in one transaction and refuses an
/// older date.
class SqliteStatusLists final : public domain::StatusList {
  public:
    explicit SqliteStatusLists(Store& store) : store_(store) {}

    Result<domain::ListLookup> look_up(const domain::NikToken& token) override;
    Result<void> replace(const domain::ListInForce& list, std::span<const domain::NikToken> tokens);

    struct Summary {
        domain::ListInForce list;
        std::int64_t entries = 0;
    };
    Result<std::vector<Summary>> summaries();

  private:
    Store& store_;
};

}  // namespace kiosk::storage
