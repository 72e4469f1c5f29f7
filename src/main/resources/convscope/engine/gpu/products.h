// What the products of every tile share.

// How much of the depth a group gathers at once; by how much rows in shared memory are longer, so that work-items that read
// or write together meet different banks; what becomes of a value before it is multiplied.
#ifdef TENSOR
#define DEPTH 16
#define PADDING 8
#define STORED(value) rounded_to_tf32(value)
#else
#define DEPTH 8
#define PADDING 4
#define STORED(value) (value)
#endif
// A window's beginning so far outside that no tap leads back inside.
#define OUTSIDE (-16384 * 65536)
#define Y_OF(packed) ((packed) >> 16)
#define X_OF(packed) (((packed) << 16) >> 16)
#define INSIDE(at, size) ((unsigned int) (at) < (unsigned int) (size))
#define JOIN_EXPANDED(name, tile) name##_##tile
#define JOIN(name, tile) JOIN_EXPANDED(name, tile)
