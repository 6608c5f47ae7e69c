// libsodium: Ed25519, X25519, scrypt, wiping. Imported by Crypto alone.
#pragma once
#include <sodium.h>
