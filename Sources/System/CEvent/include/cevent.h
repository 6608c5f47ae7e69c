// libevent's evhttp over OpenSSL bufferevents: the HTTP server. Imported by the HTTP adapter alone.
// The shims are what Swift cannot say itself: OpenSSL's function-like macros and socket calls.
#pragma once
#include <stdint.h>
#include <event2/buffer.h>
#include <event2/bufferevent.h>
#include <event2/bufferevent_ssl.h>
#include <event2/event.h>
#include <event2/http.h>
#include <event2/keyvalq_struct.h>
#include <event2/listener.h>
#include <event2/thread.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

/// TLS 1.3 only, Ed25519 only, a client certificate demanded, nothing resumed. NULL if the files do
/// not fit, with OpenSSL's reason in its error queue.
SSL_CTX *cevent_tls_context(const char *chain, const char *key);
/// SHA-256 of the SubjectPublicKeyInfo (RFC 7469 section 2.4) of an Ed25519 certificate; 0 if it is
/// of another kind.
int cevent_pin(X509 *certificate, uint8_t pin[32]);
/// The SSL whose handshake is being verified.
SSL *cevent_verifying(X509_STORE_CTX *store);

/// Listening sockets: non-blocking, close-on-exec, TCP_NODELAY and 64 KiB unsent (accepted sockets
/// inherit both). -1 and errno; EINVAL if the host is not a numeric address.
int cevent_listen_tcp(const char *numeric_host, uint16_t port);
/// Mode 0600 from the first instant. A socket already at the path is taken for stale and replaced.
int cevent_listen_unix(const char *path);
/// The port a listening socket was given; 0 if it has none.
uint16_t cevent_bound_port(int fd);
/// The user at the other end of a Unix socket, or -1.
int64_t cevent_unix_user(int fd);
/// A key for counting by address: the IPv4 address, or the first 64 bits of an IPv6 address.
uint64_t cevent_address_key(int fd);
/// A close of this socket from now on is a reset, so that the kernel keeps nothing for the peer.
void cevent_reset_on_close(int fd);
/// Half-closes: the peer reads an end, and may still write.
void cevent_end_writing(int fd);
