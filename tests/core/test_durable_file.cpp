#include <sys/resource.h>
#include <sys/stat.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <csignal>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

#include "kiosk/core/durable_file.hpp"
#include "support/support.hpp"

using namespace kiosk;
using namespace kiosk::test;
namespace fs = std::filesystem;

namespace {

struct Folder : TemporaryDirectory {
    fs::path file = path() / "file";
    std::ptrdiff_t files() const { return std::distance(fs::directory_iterator(path()), {}); }
};

mode_t mode_of(const fs::path& file) {
    struct stat status {};
    REQUIRE(stat(file.c_str(), &status) == 0);
    return status.st_mode & 0777;
}

/// A disk that takes no more than so many bytes of a file, as long as this lives.
class SmallDisk {
  public:
    explicit SmallDisk(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
        getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit small{bytes, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    ~SmallDisk() {
        setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }

  private:
    void (*handler_)(int);
    rlimit before_{};
};

}  // namespace

TEST_CASE("a new file is whole, for its owner only unless for everybody, and alone") {
    const Folder folder;
    REQUIRE(create_durably(folder.file, bytes_of("secret")));
    CHECK(read_file(folder.file) == "secret");
    CHECK(mode_of(folder.file) == 0600);
    REQUIRE(create_durably(folder.path() / "public", bytes_of("text"), Readers::everybody));
    CHECK(mode_of(folder.path() / "public") == 0644);
    CHECK(folder.files() == 2);
}

TEST_CASE("a file that is there is never taken for a new one, whatever it is") {
    const Folder folder;
    SECTION("a file") {
        write_file(folder.file, "old");
    }
    SECTION("a link that leads nowhere") {
        fs::create_symlink("nowhere", folder.file);
    }
    const auto refused = create_durably(folder.file, bytes_of("new"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::in_use);
    CHECK(refused.error().text == folder.file.string() + ": is there already; name a new file");
    CHECK(folder.files() == 1);
    if (!fs::is_symlink(folder.file)) CHECK(read_file(folder.file) == "old");
}

TEST_CASE("a file is replaced as a whole, by bytes and by who writes it himself") {
    const Folder folder;
    write_file(folder.file, "a longer old text");
    REQUIRE(replace_durably(folder.file, bytes_of("new")));
    CHECK(read_file(folder.file) == "new");
    CHECK(mode_of(folder.file) == 0600);
    const auto write = [](const fs::path& aside) -> Result<void> {
        std::ofstream(aside) << "by a library";
        return {};
    };
    REQUIRE(replace_durably(folder.file, write, Readers::everybody));
    CHECK(read_file(folder.file) == "by a library");
    CHECK(mode_of(folder.file) == 0644);
    CHECK(folder.files() == 1);
}

TEST_CASE("what is no regular file is not replaced") {
    const Folder folder;
    REQUIRE(mkfifo(folder.file.c_str(), 0600) == 0);
    CHECK(replace_durably(folder.file, bytes_of("new")).error().code == ErrorCode::bad_input);
    CHECK(fs::is_fifo(folder.file));
}

TEST_CASE("a failure leaves neither a part of the new file nor anything else, and the old file as it was") {
    const Folder folder;
    const std::string text(100000, 'x');
    SECTION("create, a disk that takes the begin only") {
        const SmallDisk disk(50000);
        CHECK(create_durably(folder.file, bytes_of(text)).error().text ==
              folder.file.string() + ": cannot write the file: File too large");
        CHECK(folder.files() == 0);
    }
    SECTION("replace") {
        write_file(folder.file, "old");
        const SmallDisk disk(50000);
        CHECK_FALSE(replace_durably(folder.file, bytes_of(text)));
        CHECK(read_file(folder.file) == "old");
        CHECK(folder.files() == 1);
    }
    SECTION("who writes himself fails") {
        write_file(folder.file, "old");
        const Error broken{ErrorCode::io, "broken"};
        const auto write = [&](const fs::path&) -> Result<void> { return broken; };
        CHECK(replace_durably(folder.file, write).error() == broken);
        CHECK(read_file(folder.file) == "old");
        CHECK(folder.files() == 1);
    }
    SECTION("no such folder") {
        const auto refused = create_durably(folder.path() / "none" / "file", bytes_of(text));
        CHECK(refused.error().code == ErrorCode::io);
    }
}

TEST_CASE("what a crash leaves is known by its name") {
    CHECK(is_torn_creation("2026-11-22.key.new-a1B2c3"));
    CHECK_FALSE(is_torn_creation("2026-11-22.key"));
    CHECK_FALSE(is_torn_creation(".new-a1B2c3"));
}
