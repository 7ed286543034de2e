#include "dukcapil/https_server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <strings.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <csignal>
#include <cstring>
#include <optional>
#include <stdexcept>

namespace kiosk::test {
namespace {

using Tls = std::unique_ptr<SSL, decltype(&SSL_free)>;

void must(bool done, const char* what) {
    if (!done) throw std::runtime_error(std::string("test server: ") + what);
}

void wipe(std::string& text) {
    explicit_bzero(text.data(), text.size());
    text.clear();
}

/// Empty when the other side has ended the connection.
bool read_more(SSL* tls, std::string& text) {
    std::array<char, 4096> part{};
    const int count = SSL_read(tls, part.data(), static_cast<int>(part.size()));
    if (count > 0) text.append(part.data(), static_cast<std::size_t>(count));
    explicit_bzero(part.data(), part.size());
    return count > 0;
}

std::size_t length_of_body(const std::string& head) {
    constexpr std::string_view name = "\r\nContent-Length: ";
    const auto at = head.find(name);
    std::size_t length = 0;
    if (at == std::string::npos) return 0;
    std::from_chars(head.data() + at + name.size(), head.data() + head.size(), length);
    return length;
}

std::optional<HttpsRequest> read_request(SSL* tls) {
    std::string text;
    text.reserve(16 * 1024);  // never moved: a moved text would leave its copy behind
    std::size_t end = std::string::npos;
    while ((end = text.find("\r\n\r\n")) == std::string::npos) {
        if (!read_more(tls, text)) return std::nullopt;
    }
    HttpsRequest request{text.substr(0, end + 4), ""};
    const std::size_t length = length_of_body(request.head);
    while (text.size() < request.head.size() + length) {
        if (!read_more(tls, text)) return std::nullopt;
    }
    request.body.assign(text, request.head.size());
    wipe(text);
    return request;
}

void write_all(SSL* tls, const std::string& text) {
    if (!text.empty()) SSL_write(tls, text.data(), static_cast<int>(text.size()));
}

}  // namespace

std::string http_answer(const std::string& status, const std::string& body) {
    return "HTTP/1.1 " + status +
           "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\nConnection: close\r\n\r\n" + body;
}

HttpsServer::HttpsServer(HttpsServerSetup setup)
    : setup_(std::move(setup)), context_(SSL_CTX_new(TLS_server_method()), &SSL_CTX_free) {
    std::signal(SIGPIPE, SIG_IGN);  // a client that has gone away is an error, not the end
    SSL_CTX* tls = context_.get();
    SSL_CTX_set_options(tls, SSL_OP_CLEANSE_PLAINTEXT);
    must(SSL_CTX_use_certificate_file(tls, setup_.own.certificate.c_str(), SSL_FILETYPE_PEM) == 1,
         "certificate");
    must(SSL_CTX_use_PrivateKey_file(tls, setup_.own.key.c_str(), SSL_FILETYPE_PEM) == 1, "key");
    must(SSL_CTX_set_max_proto_version(tls, setup_.newest_tls) == 1, "protocol");
    if (setup_.newest_tls < TLS1_2_VERSION) {
        SSL_CTX_set_security_level(tls, 0);
        SSL_CTX_set_min_proto_version(tls, TLS1_VERSION);
    }
    if (setup_.clients_must_show) {
        must(SSL_CTX_load_verify_file(tls, setup_.clients.c_str()) == 1, "authority of the clients");
        SSL_CTX_set_verify(tls, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
    }
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* any = reinterpret_cast<sockaddr*>(&address);
    listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    must(bind(listener_, any, size) == 0 && listen(listener_, 8) == 0, "listen");
    must(getsockname(listener_, any, &size) == 0, "port");
    port_ = ntohs(address.sin_port);
    stop_ = eventfd(0, EFD_CLOEXEC);
    thread_ = std::thread([this] { serve(); });
}

HttpsServer::~HttpsServer() {
    eventfd_write(stop_, 1);
    thread_.join();
    close(listener_);
    close(stop_);
}

std::vector<HttpsRequest> HttpsServer::requests() const {
    const std::lock_guard lock(mutex_);
    return requests_;
}

void HttpsServer::serve() {
    while (true) {
        std::array<pollfd, 2> waiting{pollfd{stop_, POLLIN, 0}, pollfd{listener_, POLLIN, 0}};
        if (poll(waiting.data(), waiting.size(), -1) < 0) continue;
        if (waiting[0].revents != 0) return;
        const int client = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0) continue;
        ++connections_;
        serve_one(client);
        close(client);
    }
}

void HttpsServer::serve_one(int client) {
    if (setup_.hang_up_first) return;
    const Tls tls(SSL_new(context_.get()), &SSL_free);
    SSL_set_fd(tls.get(), client);
    if (SSL_accept(tls.get()) == 1) converse(tls.get());
}

void HttpsServer::converse(SSL* tls) {
    auto request = read_request(tls);
    if (!request) return;
    const std::string answer = setup_.answer ? setup_.answer(*request) : "";
    if (setup_.keep_requests) {
        const std::lock_guard lock(mutex_);
        requests_.push_back(*request);
    }
    wipe(request->body);
    std::string rest;
    if (!setup_.answer) {
        while (read_more(tls, rest)) {  // until the client has had enough
        }
        return;
    }
    write_all(tls, answer);
    if (!answer.empty()) SSL_shutdown(tls);
}

}  // namespace kiosk::test
