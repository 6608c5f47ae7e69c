// OpenSSL libcrypto: SHA-256, HMAC, ChaCha20-Poly1305. Imported by Crypto alone.
#pragma once
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/err.h>
