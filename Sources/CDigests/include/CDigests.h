// The inner loop of SHA-256, which Swift cannot write in the processor's own instructions.
#ifndef CDIGESTS_H
#define CDIGESTS_H

#include <stddef.h>
#include <stdint.h>

/// Takes whole blocks of 64 bytes into `state`; 0 when the processor has no instructions for it,
/// and nothing was done.
int cdigests_sha256_blocks(uint32_t state[8], const void *bytes, size_t blocks);

#endif
