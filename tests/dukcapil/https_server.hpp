#pragma once

#include <openssl/ssl.h>

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "dukcapil/certificates.hpp"

namespace kiosk::test {

struct HttpsRequest {
    std::string head;  ///< request line and headers
    std::string body;
};

struct HttpsServerSetup {
    CertificateFiles own;
    std::filesystem::path clients;  ///< authority of the certificates that clients must show
    bool clients_must_show = true;  ///< mutual TLS
    int newest_tls = TLS1_3_VERSION;
    bool hang_up_first = false;  ///< ends the connection before the handshake
    bool keep_requests = true;   ///< false: forgets and wipes them
    /// The whole answer with its status line; empty: ends the connection without one. A null function never
    /// answers.
    std::function<std::string(const HttpsRequest&)> answer;
};

/// An HTTPS server on 127.0.0.1 at a port of the kernel's choice, on a thread of its own. One request a
/// connection, one connection after the other.
class HttpsServer {
  public:
    explicit HttpsServer(HttpsServerSetup setup);
    HttpsServer(const HttpsServer&) = delete;
    HttpsServer& operator=(const HttpsServer&) = delete;
    ~HttpsServer();

    int port() const { return port_; }
    int connections() const { return connections_; }
    std::vector<HttpsRequest> requests() const;

  private:
    void serve();
    void serve_one(int client);
    void converse(SSL* tls);

    HttpsServerSetup setup_;
    std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context_;
    int listener_ = -1;
    int stop_ = -1;  ///< eventfd
    int port_ = 0;
    std::atomic<int> connections_{0};
    mutable std::mutex mutex_;
    std::vector<HttpsRequest> requests_;
    std::thread thread_;
};

/// With status line, type and length.
std::string http_answer(const std::string& status, const std::string& body);

}  // namespace kiosk::test
