// Linux calls that Swift's Glibc module does not show.
#pragma once
#include <stddef.h>
#include <stdint.h>
#include <sys/random.h>
