// What the products of every tile share.

// How much of the depth a group gathers at once.
#define DEPTH 8
// A window's beginning so far outside that no tap leads back inside.
#define OUTSIDE (-16384 * 65536)
#define Y_OF(packed) ((packed) >> 16)
#define X_OF(packed) (((packed) << 16) >> 16)
#define INSIDE(at, size) ((unsigned int) (at) < (unsigned int) (size))
#define JOIN_EXPANDED(name, tile) name##_##tile
#define JOIN(name, tile) JOIN_EXPANDED(name, tile)
