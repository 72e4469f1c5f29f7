// Convolutions, dense and locally connected layers as products of matrices whose left side is gathered as it is needed.
// Once for each tile: a group computes TILE_ROWS x TILE_COLUMNS sums, each of its work-items ITEM_ROWS x ITEM_COLUMNS of them.
//
// A dense layer is a convolution of one place. Where every place has filters of its own (byPlace), GROUP_Z is the place and a
// row is an image; else a row is an image's place, and GROUP_Z is the share of the depth that is summed up.
//
// places: of each place of the output where its window begins: [offset in the image, y << 16 | x], which may be outside.
// taps: of each value of a window where it lies from there: [offset, y << 16 | x].
//
// VECTOR neighbours are read at once: 4 where channels and filters come in fours, so that all of them have one tap or one place.

#define ITEMS (TILE_ROWS / ITEM_ROWS * (TILE_COLUMNS / ITEM_COLUMNS))
#define LEFT_STRIDE (TILE_ROWS + PADDING)
#define RIGHT_STRIDE (TILE_COLUMNS + PADDING)
#define LEFT_EACH (TILE_ROWS * DEPTH / ITEMS)
#define RIGHT_EACH (TILE_COLUMNS * DEPTH / ITEMS)
// What a work-item reads of a side that is gathered along the depth, or across it: group e of its own of VECTOR values.
#define ALONG_DEPTH(e) ((item + (e) * ITEMS) % (DEPTH / VECTOR) * VECTOR)
#define ALONG_LINE(e) ((item + (e) * ITEMS) / (DEPTH / VECTOR))
#define ACROSS_DEPTH(e, lines) ((item + (e) * ITEMS) / ((lines) / VECTOR))
#define ACROSS_LINE(e, lines) ((item + (e) * ITEMS) % ((lines) / VECTOR) * VECTOR)

// Reads group e of a work-item's values, or nothing.
#if VECTOR == 4
#define READ(to, e, there, from) \
  { \
    float4 four = NO_FOUR; \
    if (there) { \
      four = FOUR(from); \
    } \
    to[4 * (e)] = four.x; \
    to[4 * (e) + 1] = four.y; \
    to[4 * (e) + 2] = four.z; \
    to[4 * (e) + 3] = four.w; \
  }
#else
#define READ(to, e, there, from) to[e] = (there) ? *(from) : 0.0f
#endif

#ifdef TENSOR

// A warp has 32 rows, in two fragments of 16, and ITEM_ROWS / 2 fragments of 8 columns; of each fragment a work-item has four
// sums, as mma.m16n8k8 hands them out.
#define FRAGMENTS (ITEM_ROWS / 2)
#define WARPS (TILE_COLUMNS / (8 * FRAGMENTS))
#define LANE (ITEM % 32)
#define WARP_ROW (ITEM / 32 / WARPS * 32)
#define WARP_COLUMN (ITEM / 32 % WARPS * 8 * FRAGMENTS)
#define SUM_ROW(i, j) (WARP_ROW + (i) / FRAGMENTS * 16 + (j) / 2 * 8 + LANE / 4)
#define SUM_COLUMN(i, j) (WARP_COLUMN + (i) % FRAGMENTS * 8 + LANE % 4 * 2 + (j) % 2)

// The work-item's sums, from what the group has gathered: left [depth, rows], right [depth, columns].
FUNCTION void JOIN(multiply, TILE)(SHARED const float* left, SHARED const float* right, float sums[ITEM_ROWS][ITEM_COLUMNS]) {
  UNROLL
  for (int k = 0; k < DEPTH; k += 8) {
    SHARED const float* a = left + (k + LANE % 4) * LEFT_STRIDE + WARP_ROW + LANE / 4;
    SHARED const float* b = right + (k + LANE % 4) * RIGHT_STRIDE + WARP_COLUMN + LANE / 4;
    UNROLL
    for (int row = 0; row < 2; row++) {
      UNROLL
      for (int column = 0; column < FRAGMENTS; column++) {
        tensor_product(sums[row * FRAGMENTS + column], a[row * 16], a[row * 16 + 8], a[row * 16 + 4 * LEFT_STRIDE],
            a[row * 16 + 8 + 4 * LEFT_STRIDE], b[column * 8], b[column * 8 + 4 * RIGHT_STRIDE]);
      }
    }
  }
}

#else

#define SUM_ROW(i, j) (ITEM / (TILE_COLUMNS / ITEM_COLUMNS) * ITEM_ROWS + (i))
#define SUM_COLUMN(i, j) (ITEM % (TILE_COLUMNS / ITEM_COLUMNS) * ITEM_COLUMNS + (j))

// The work-item's sums, from what the group has gathered: left [depth, rows], right [depth, columns].
FUNCTION void JOIN(multiply, TILE)(SHARED const float* left, SHARED const float* right, float sums[ITEM_ROWS][ITEM_COLUMNS]) {
  int row = ITEM / (TILE_COLUMNS / ITEM_COLUMNS) * ITEM_ROWS;
  int column = ITEM % (TILE_COLUMNS / ITEM_COLUMNS) * ITEM_COLUMNS;
  UNROLL
  for (int k = 0; k < DEPTH; k++) {
    float a[ITEM_ROWS];
    float b[ITEM_COLUMNS];
    UNROLL
    for (int i = 0; i < ITEM_ROWS; i++) {
      a[i] = left[k * LEFT_STRIDE + row + i];
    }
    UNROLL
    for (int j = 0; j < ITEM_COLUMNS; j++) {
      b[j] = right[k * RIGHT_STRIDE + column + j];
    }
    UNROLL
    for (int i = 0; i < ITEM_ROWS; i++) {
      UNROLL
      for (int j = 0; j < ITEM_COLUMNS; j++) {
        sums[i][j] += a[i] * b[j];
      }
    }
  }
}

#endif

// output = window . weights + biases, unless they are below 0, then ReLU if activated; one of several shares of the depth as
// it is.
KERNEL(ITEMS) JOIN(forward, TILE)(GLOBAL const float* RESTRICT input, GLOBAL const int* RESTRICT places,
    GLOBAL const int* RESTRICT taps, GLOBAL const float* RESTRICT parameters, int weights, int biases,
    GLOBAL float* RESTRICT output, int images, int placeCount, int columns, int depth, int height, int width,
    int imageSize, int byPlace, int share, int whole, int activated) {
  SHARED_ARRAY float left[DEPTH * LEFT_STRIDE];
  SHARED_ARRAY float right[DEPTH * RIGHT_STRIDE];
  float sums[ITEM_ROWS][ITEM_COLUMNS];
  float nextLeft[LEFT_EACH];
  float nextRight[RIGHT_EACH];
  int base[LEFT_EACH / VECTOR];
  int corner[LEFT_EACH / VECTOR];
  int item = ITEM;
  int rows = byPlace ? images : images * placeCount;
  int firstRow = GROUP_X * TILE_ROWS;
  int firstColumn = GROUP_Y * TILE_COLUMNS;
  int begin = byPlace ? 0 : GROUP_Z * share;
  int end = min(depth, begin + share);
  GLOBAL const float* matrix = parameters + weights + (byPlace ? GROUP_Z * depth * columns : 0);
  UNROLL
  for (int e = 0; e < LEFT_EACH / VECTOR; e++) {
    int row = firstRow + ALONG_LINE(e);
    int image = byPlace ? row : row / placeCount;
    int place = byPlace ? GROUP_Z : row - image * placeCount;
    base[e] = row < rows ? image * imageSize + places[2 * place] : 0;
    corner[e] = row < rows ? places[2 * place + 1] : OUTSIDE;
  }
  UNROLL
  for (int i = 0; i < ITEM_ROWS; i++) {
    UNROLL
    for (int j = 0; j < ITEM_COLUMNS; j++) {
      sums[i][j] = 0.0f;
    }
  }
  for (int from = begin - DEPTH; from < end; from += DEPTH) {
    int next = from + DEPTH;
    if (next < end) {
      UNROLL
      for (int e = 0; e < LEFT_EACH / VECTOR; e++) {
        int k = next + ALONG_DEPTH(e);
        int offset = k < end ? taps[2 * k] : 0;
        int shift = k < end ? taps[2 * k + 1] : OUTSIDE;
        int y = Y_OF(corner[e]) + Y_OF(shift);
        int x = X_OF(corner[e]) + X_OF(shift);
        READ(nextLeft, e, INSIDE(y, height) && INSIDE(x, width), input + base[e] + offset);
      }
      UNROLL
      for (int e = 0; e < RIGHT_EACH / VECTOR; e++) {
        int k = next + ACROSS_DEPTH(e, TILE_COLUMNS);
        int column = firstColumn + ACROSS_LINE(e, TILE_COLUMNS);
        READ(nextRight, e, k < end && column < columns, matrix + k * columns + column);
      }
    }
    if (from >= begin) {
      JOIN(multiply, TILE)(left, right, sums);
      ALL_WAIT;
    }
    if (next < end) {
      UNROLL
      for (int e = 0; e < LEFT_EACH; e++) {
        left[(ALONG_DEPTH(e / VECTOR) + e % VECTOR) * LEFT_STRIDE + ALONG_LINE(e / VECTOR)] = STORED(nextLeft[e]);
      }
      UNROLL
      for (int e = 0; e < RIGHT_EACH; e++) {
        right[ACROSS_DEPTH(e / VECTOR, TILE_COLUMNS) * RIGHT_STRIDE + ACROSS_LINE(e / VECTOR, TILE_COLUMNS) + e % VECTOR] =
            STORED(nextRight[e]);
      }
      ALL_WAIT;
    }
  }
  UNROLL
  for (int i = 0; i < ITEM_ROWS; i++) {
    UNROLL
    for (int j = 0; j < ITEM_COLUMNS; j++) {
      int row = firstRow + SUM_ROW(i, j);
      int column = firstColumn + SUM_COLUMN(i, j);
      if (row < rows && column < columns) {
        if (whole) {
          float value = sums[i][j];
          if (biases >= 0) {
            value += parameters[biases + (byPlace ? GROUP_Z * columns : 0) + column];
          }
          output[(byPlace ? row * placeCount + GROUP_Z : row) * columns + column] = activated ? rectified(value) : value;
        } else {
          output[(GROUP_Z * rows + row) * columns + column] = sums[i][j];
        }
      }
    }
  }
}

// The gradient by the input: what each place of the input has given to the outputs whose windows cover it.
// places: of each place of the input, [y + padding << 16 | x + padding]. taps: of each value of the weights of one channel,
// [filter, y << 16 | x in the window, offset in the weights].
KERNEL(ITEMS) JOIN(data, TILE)(GLOBAL const float* RESTRICT outputGradient, GLOBAL const int* RESTRICT places,
    GLOBAL const int* RESTRICT taps, GLOBAL const float* RESTRICT parameters, int weights, GLOBAL const float* RESTRICT input,
    GLOBAL float* RESTRICT gradient, int images, int placeCount, int columns, int depth, int outHeight, int outWidth,
    int filters, int stride, int byPlace, int placeWeights, int share, int whole, int masked) {
  SHARED_ARRAY float left[DEPTH * LEFT_STRIDE];
  SHARED_ARRAY float right[DEPTH * RIGHT_STRIDE];
  float sums[ITEM_ROWS][ITEM_COLUMNS];
  float nextLeft[LEFT_EACH];
  float nextRight[RIGHT_EACH];
  int base[LEFT_EACH / VECTOR];
  int corner[LEFT_EACH / VECTOR];
  int item = ITEM;
  int rows = byPlace ? images : images * placeCount;
  int firstRow = GROUP_X * TILE_ROWS;
  int firstColumn = GROUP_Y * TILE_COLUMNS;
  int begin = byPlace ? 0 : GROUP_Z * share;
  int end = min(depth, begin + share);
  UNROLL
  for (int e = 0; e < LEFT_EACH / VECTOR; e++) {
    int row = firstRow + ALONG_LINE(e);
    int image = byPlace ? row : row / placeCount;
    int place = byPlace ? GROUP_Z : row - image * placeCount;
    base[e] = row < rows ? image * outHeight * outWidth : 0;
    corner[e] = row < rows ? places[place] : OUTSIDE;
  }
  UNROLL
  for (int i = 0; i < ITEM_ROWS; i++) {
    UNROLL
    for (int j = 0; j < ITEM_COLUMNS; j++) {
      sums[i][j] = 0.0f;
    }
  }
  for (int from = begin - DEPTH; from < end; from += DEPTH) {
    int next = from + DEPTH;
    if (next < end) {
      UNROLL
      for (int e = 0; e < LEFT_EACH / VECTOR; e++) {
        int k = next + ALONG_DEPTH(e);
        int filter = k < end ? taps[3 * k] : 0;
        int shift = k < end ? taps[3 * k + 1] : 0;
        int y = Y_OF(corner[e]) - Y_OF(shift);
        int x = X_OF(corner[e]) - X_OF(shift);
        int out_y = stride == 1 ? y : y / stride;
        int out_x = stride == 1 ? x : x / stride;
        int met = k < end && out_y * stride == y && out_x * stride == x && y >= 0 && x >= 0 && out_y < outHeight
            && out_x < outWidth;
        READ(nextLeft, e, met, outputGradient + (base[e] + out_y * outWidth + out_x) * filters + filter);
      }
      UNROLL
      for (int e = 0; e < RIGHT_EACH / VECTOR; e++) {
        int k = next + ALONG_DEPTH(e);
        int column = firstColumn + ALONG_LINE(e);
        int offset = k < end ? taps[3 * k + 2] : 0;
        int there = k < end && column < columns;
        if (byPlace) {
          int shift = k < end ? taps[3 * k + 1] : 0;
          int y = Y_OF(places[GROUP_Z]) - Y_OF(shift);
          int x = X_OF(places[GROUP_Z]) - X_OF(shift);
          there = there && INSIDE(y, outHeight) && INSIDE(x, outWidth);
          offset += (y * outWidth + x) * placeWeights;
        }
        READ(nextRight, e, there, parameters + weights + offset + column * filters);
      }
    }
    if (from >= begin) {
      JOIN(multiply, TILE)(left, right, sums);
      ALL_WAIT;
    }
    if (next < end) {
      UNROLL
      for (int e = 0; e < LEFT_EACH; e++) {
        left[(ALONG_DEPTH(e / VECTOR) + e % VECTOR) * LEFT_STRIDE + ALONG_LINE(e / VECTOR)] = STORED(nextLeft[e]);
      }
      UNROLL
      for (int e = 0; e < RIGHT_EACH; e++) {
        right[(ALONG_DEPTH(e / VECTOR) + e % VECTOR) * RIGHT_STRIDE + ALONG_LINE(e / VECTOR)] = STORED(nextRight[e]);
      }
      ALL_WAIT;
    }
  }
  UNROLL
  for (int i = 0; i < ITEM_ROWS; i++) {
    UNROLL
    for (int j = 0; j < ITEM_COLUMNS; j++) {
      int row = firstRow + SUM_ROW(i, j);
      int column = firstColumn + SUM_COLUMN(i, j);
      if (row < rows && column < columns) {
        if (whole) {
          int to = (byPlace ? row * placeCount + GROUP_Z : row) * columns + column;
          gradient[to] = masked && input[to] <= 0.0f ? 0.0f : sums[i][j];
        } else {
          gradient[(GROUP_Z * rows + row) * columns + column] = sums[i][j];
        }
      }
    }
  }
}

// The gradient by the weights, and in the row behind them by the biases, unless they are below 0. The depth runs over the images' places, or over the
// images where every place has weights of its own.
KERNEL(ITEMS) JOIN(filters, TILE)(GLOBAL const float* RESTRICT input, GLOBAL const int* RESTRICT places,
    GLOBAL const int* RESTRICT taps, GLOBAL const float* RESTRICT outputGradient, GLOBAL float* RESTRICT gradient, int weights,
    int biases, int images, int placeCount, int columns, int window, int height, int width, int imageSize, int byPlace,
    int share, int whole) {
  SHARED_ARRAY float left[DEPTH * LEFT_STRIDE];
  SHARED_ARRAY float right[DEPTH * RIGHT_STRIDE];
  float sums[ITEM_ROWS][ITEM_COLUMNS];
  float nextLeft[LEFT_EACH];
  float nextRight[RIGHT_EACH];
  int image[LEFT_EACH / VECTOR];
  int place[LEFT_EACH / VECTOR];
  int item = ITEM;
  int depth = byPlace ? images : images * placeCount;
  int rows = window + (biases >= 0 ? 1 : 0);
  int firstRow = GROUP_X * TILE_ROWS;
  int firstColumn = GROUP_Y * TILE_COLUMNS;
  int begin = byPlace ? 0 : GROUP_Z * share;
  int end = min(depth, begin + share);
  UNROLL
  for (int e = 0; e < LEFT_EACH / VECTOR; e++) {
    int k = begin + ACROSS_DEPTH(e, TILE_ROWS);
    image[e] = byPlace ? k : k / placeCount;
    place[e] = byPlace ? GROUP_Z : k - image[e] * placeCount;
  }
  UNROLL
  for (int i = 0; i < ITEM_ROWS; i++) {
    UNROLL
    for (int j = 0; j < ITEM_COLUMNS; j++) {
      sums[i][j] = 0.0f;
    }
  }
  for (int from = begin - DEPTH; from < end; from += DEPTH) {
    int next = from + DEPTH;
    if (next < end) {
      UNROLL
      for (int e = 0; e < LEFT_EACH / VECTOR; e++) {
        int k = next + ACROSS_DEPTH(e, TILE_ROWS);
        int row = firstRow + ACROSS_LINE(e, TILE_ROWS);
        int there = row < window && k < end;
        GLOBAL const float* from = input;
        if (there) {
          int corner = places[2 * place[e] + 1];
          int shift = taps[2 * row + 1];
          there = INSIDE(Y_OF(corner) + Y_OF(shift), height) && INSIDE(X_OF(corner) + X_OF(shift), width);
          from += image[e] * imageSize + places[2 * place[e]] + taps[2 * row];
        }
        READ(nextLeft, e, there, from);
        if (row == window && k < end) {
          nextLeft[e * VECTOR] = 1.0f;
        }
        if (byPlace) {
          image[e] += DEPTH;
        } else {
          place[e] += DEPTH;
          while (place[e] >= placeCount) {
            place[e] -= placeCount;
            image[e]++;
          }
        }
      }
      UNROLL
      for (int e = 0; e < RIGHT_EACH / VECTOR; e++) {
        int k = next + ACROSS_DEPTH(e, TILE_COLUMNS);
        int column = firstColumn + ACROSS_LINE(e, TILE_COLUMNS);
        int row = byPlace ? k * placeCount + GROUP_Z : k;
        READ(nextRight, e, k < end && column < columns, outputGradient + row * columns + column);
      }
    }
    if (from >= begin) {
      JOIN(multiply, TILE)(left, right, sums);
      ALL_WAIT;
    }
    if (next < end) {
      UNROLL
      for (int e = 0; e < LEFT_EACH; e++) {
        left[ACROSS_DEPTH(e / VECTOR, TILE_ROWS) * LEFT_STRIDE + ACROSS_LINE(e / VECTOR, TILE_ROWS) + e % VECTOR] =
            STORED(nextLeft[e]);
      }
      UNROLL
      for (int e = 0; e < RIGHT_EACH; e++) {
        right[ACROSS_DEPTH(e / VECTOR, TILE_COLUMNS) * RIGHT_STRIDE + ACROSS_LINE(e / VECTOR, TILE_COLUMNS) + e % VECTOR] =
            STORED(nextRight[e]);
      }
      ALL_WAIT;
    }
  }
  UNROLL
  for (int i = 0; i < ITEM_ROWS; i++) {
    UNROLL
    for (int j = 0; j < ITEM_COLUMNS; j++) {
      int row = firstRow + SUM_ROW(i, j);
      int column = firstColumn + SUM_COLUMN(i, j);
      if (row < rows && column < columns) {
        int to = row < window ? weights + row * columns + column : biases + column;
        if (byPlace) {
          to += GROUP_Z * (row < window ? window * columns : columns);
        }
        gradient[whole ? to : (GROUP_Z * rows + row) * columns + column] = sums[i][j];
      }
    }
  }
}

#undef ITEMS
#undef LEFT_STRIDE
#undef RIGHT_STRIDE
#undef LEFT_EACH
#undef RIGHT_EACH
#undef ALONG_DEPTH
#undef ALONG_LINE
#undef ACROSS_DEPTH
#undef ACROSS_LINE
#undef READ
#undef SUM_ROW
#undef SUM_COLUMN
#ifdef TENSOR
#undef FRAGMENTS
#undef WARPS
#undef LANE
#undef WARP_ROW
#undef WARP_COLUMN
#endif
