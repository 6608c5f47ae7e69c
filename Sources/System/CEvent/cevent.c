#define _GNU_SOURCE
#include "cevent.h"
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

SSL_CTX *cevent_tls_context(const char *chain, const char *key) {
  ERR_clear_error();
  SSL_CTX *c = SSL_CTX_new(TLS_server_method());
  if (c == NULL) return NULL;
  // Neither SSL_MODE_ENABLE_PARTIAL_WRITE (libevent then skips bytes) nor SSL_CTX_set_read_ahead
  // (libevent asks SSL_pending, which does not count records read ahead: the connection hangs).
  SSL_CTX_set_mode(c, SSL_MODE_RELEASE_BUFFERS);
  // No tickets and no cache: a resumed session skips the verify callback, so that a withdrawn pin
  // would still get in. The id context is what OpenSSL asks of every server that demands a client
  // certificate: without it a client that tries to resume gets an internal error.
  SSL_CTX_set_session_cache_mode(c, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_verify(c, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, NULL);
  if (SSL_CTX_set_min_proto_version(c, TLS1_3_VERSION) == 1 && SSL_CTX_set_num_tickets(c, 0) == 1 &&
      SSL_CTX_set1_groups_list(c, "X25519") == 1 && SSL_CTX_set1_sigalgs_list(c, "ed25519") == 1 &&
      SSL_CTX_set1_client_sigalgs_list(c, "ed25519") == 1 &&
      SSL_CTX_set_session_id_context(c, (const uint8_t *)"parley", 6) == 1 &&
      SSL_CTX_use_certificate_chain_file(c, chain) == 1 &&
      SSL_CTX_use_PrivateKey_file(c, key, SSL_FILETYPE_PEM) == 1 &&
      SSL_CTX_check_private_key(c) == 1)
    return c;
  SSL_CTX_free(c);
  return NULL;
}

int cevent_pin(X509 *certificate, uint8_t pin[32]) {
  EVP_PKEY *key = X509_get0_pubkey(certificate);
  uint8_t *der = NULL;
  // Not X509_pubkey_digest: it leaves out the algorithm identifier.
  int n = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate), &der);
  int ok = key && EVP_PKEY_get_base_id(key) == EVP_PKEY_ED25519 && n > 0 &&
           EVP_Digest(der, (size_t)n, pin, NULL, EVP_sha256(), NULL) == 1;
  OPENSSL_free(der);
  return ok;
}

SSL *cevent_verifying(X509_STORE_CTX *store) {
  return X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx());
}

static int listen_on(const struct sockaddr *address, socklen_t length) {
  int fd = socket(address->sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  int on = 1, off = 0, unsent = 64 << 10;
  if (fd < 0) return -1;
  if (address->sa_family == AF_UNIX) {
    fchmod(fd, 0600);  // bind gives the path this mode (Linux)
  } else {
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    // Else the kernel swallows megabytes for a client that reads nothing, and no deadline sees it.
    setsockopt(fd, IPPROTO_TCP, TCP_NOTSENT_LOWAT, &unsent, sizeof unsent);
  }
  if (address->sa_family == AF_INET6) setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof off);
  if (bind(fd, address, length) == 0 && listen(fd, 512) == 0) return fd;
  int error = errno;
  close(fd);
  errno = error;
  return -1;
}

int cevent_listen_tcp(const char *numeric_host, uint16_t port) {
  struct addrinfo hints = {.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV, .ai_socktype = SOCK_STREAM};
  struct addrinfo *found;
  char service[6];
  snprintf(service, sizeof service, "%u", port);
  if (getaddrinfo(numeric_host, service, &hints, &found) != 0) {
    errno = EINVAL;
    return -1;
  }
  int fd = listen_on(found->ai_addr, found->ai_addrlen);
  int error = errno;
  freeaddrinfo(found);
  errno = error;
  return fd;
}

int cevent_listen_unix(const char *path) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  struct stat st;
  if (strlen(path) >= sizeof address.sun_path) {
    errno = ENAMETOOLONG;
    return -1;
  }
  strcpy(address.sun_path, path);
  if (lstat(path, &st) == 0 && S_ISSOCK(st.st_mode)) unlink(path);
  return listen_on((struct sockaddr *)&address, sizeof address);
}

uint16_t cevent_bound_port(int fd) {
  struct sockaddr_storage s = {0};
  socklen_t n = sizeof s;
  if (getsockname(fd, (struct sockaddr *)&s, &n) != 0) return 0;
  if (s.ss_family == AF_INET) return ntohs(((struct sockaddr_in *)&s)->sin_port);
  if (s.ss_family == AF_INET6) return ntohs(((struct sockaddr_in6 *)&s)->sin6_port);
  return 0;
}

int64_t cevent_unix_user(int fd) {
  struct ucred who;
  socklen_t n = sizeof who;
  return getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &who, &n) == 0 ? (int64_t)who.uid : -1;
}

uint64_t cevent_address_key(int fd) {
  struct sockaddr_storage s = {0};
  socklen_t n = sizeof s;
  uint64_t key = 0;
  if (getpeername(fd, (struct sockaddr *)&s, &n) != 0) return 0;
  const struct in6_addr *six = &((struct sockaddr_in6 *)&s)->sin6_addr;
  if (s.ss_family == AF_INET) memcpy(&key, &((struct sockaddr_in *)&s)->sin_addr, 4);
  if (s.ss_family == AF_INET6) {
    if (IN6_IS_ADDR_V4MAPPED(six)) memcpy(&key, &six->s6_addr[12], 4);
    else memcpy(&key, six, 8);
  }
  return key;
}

void cevent_reset_on_close(int fd) {
  struct linger now = {.l_onoff = 1, .l_linger = 0};
  setsockopt(fd, SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

void cevent_end_writing(int fd) { shutdown(fd, SHUT_WR); }
