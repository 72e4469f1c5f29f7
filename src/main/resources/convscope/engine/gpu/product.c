// Convolutions, dense and locally connected layers as products of matrices whose left side is gathered as it is needed.
// Once for each tile: a group computes TILE_ROWS x TILE_COLUMNS sums, each of its work-items ITEM_ROWS x ITEM_COLUMNS of them.
//
// A dense layer is a convolution of one place. Where every place has filters of its own (byPlace), GROUP_Z is the place and a
// row is an image; else a row is an image's place, and GROUP_Z is the share of the depth that is summed up.
//
// places: of each place of the output where its window begins: [offset in the image, y << 16 | x], which may be outside.
// taps: of each value of a window where it lies from there: [offset, y << 16 | x].

#define ITEMS (TILE_ROWS / ITEM_ROWS * (TILE_COLUMNS / ITEM_COLUMNS))
#define LEFT_STRIDE (TILE_ROWS + PADDING)
#define RIGHT_STRIDE (TILE_COLUMNS + PADDING)
#define LEFT_EACH (TILE_ROWS * DEPTH / ITEMS)
#define RIGHT_EACH (TILE_COLUMNS * DEPTH / ITEMS)

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

// output = window . weights + biases, then ReLU if activated; one of several shares of the depth as it is.
KERNEL(ITEMS) JOIN(forward, TILE)(GLOBAL const float* RESTRICT input, GLOBAL const int* RESTRICT places,
    GLOBAL const int* RESTRICT taps, GLOBAL const float* RESTRICT parameters, int weights, int biases,
    GLOBAL float* RESTRICT output, int images, int placeCount, int columns, int depth, int height, int width,
    int imageSize, int byPlace, int share, int whole, int activated) {
  SHARED_ARRAY float left[DEPTH * LEFT_STRIDE];
  SHARED_ARRAY float right[DEPTH * RIGHT_STRIDE];
  float sums[ITEM_ROWS][ITEM_COLUMNS];
  float nextLeft[LEFT_EACH];
  float nextRight[RIGHT_EACH];
  int base[LEFT_EACH];
  int corner[LEFT_EACH];
  int item = ITEM;
  int rows = byPlace ? images : images * placeCount;
  int firstRow = GROUP_X * TILE_ROWS;
  int firstColumn = GROUP_Y * TILE_COLUMNS;
  int begin = byPlace ? 0 : GROUP_Z * share;
  int end = min(depth, begin + share);
  GLOBAL const float* matrix = parameters + weights + (byPlace ? GROUP_Z * depth * columns : 0);
  UNROLL
  for (int e = 0; e < LEFT_EACH; e++) {
    int row = firstRow + (item + e * ITEMS) / DEPTH;
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
      for (int e = 0; e < LEFT_EACH; e++) {
        int k = next + (item + e * ITEMS) % DEPTH;
        int offset = k < end ? taps[2 * k] : 0;
        int shift = k < end ? taps[2 * k + 1] : OUTSIDE;
        int y = Y_OF(corner[e]) + Y_OF(shift);
        int x = X_OF(corner[e]) + X_OF(shift);
        nextLeft[e] = INSIDE(y, height) && INSIDE(x, width) ? input[base[e] + offset] : 0.0f;
      }
      UNROLL
      for (int e = 0; e < RIGHT_EACH; e++) {
        int k = next + (item + e * ITEMS) / TILE_COLUMNS;
        int column = firstColumn + (item + e * ITEMS) % TILE_COLUMNS;
        nextRight[e] = k < end && column < columns ? matrix[k * columns + column] : 0.0f;
      }
    }
    if (from >= begin) {
      JOIN(multiply, TILE)(left, right, sums);
      ALL_WAIT;
    }
    if (next < end) {
      UNROLL
      for (int e = 0; e < LEFT_EACH; e++) {
        left[(item + e * ITEMS) % DEPTH * LEFT_STRIDE + (item + e * ITEMS) / DEPTH] = STORED(nextLeft[e]);
      }
      UNROLL
      for (int e = 0; e < RIGHT_EACH; e++) {
        right[(item + e * ITEMS) / TILE_COLUMNS * RIGHT_STRIDE + (item + e * ITEMS) % TILE_COLUMNS] = STORED(nextRight[e]);
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
          float value = sums[i][j] + parameters[biases + (byPlace ? GROUP_Z * columns : 0) + column];
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
  int base[LEFT_EACH];
  int corner[LEFT_EACH];
  int item = ITEM;
  int rows = byPlace ? images : images * placeCount;
  int firstRow = GROUP_X * TILE_ROWS;
  int firstColumn = GROUP_Y * TILE_COLUMNS;
  int begin = byPlace ? 0 : GROUP_Z * share;
  int end = min(depth, begin + share);
  UNROLL
  for (int e = 0; e < LEFT_EACH; e++) {
    int row = firstRow + (item + e * ITEMS) / DEPTH;
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
      for (int e = 0; e < LEFT_EACH; e++) {
        int k = next + (item + e * ITEMS) % DEPTH;
        int filter = k < end ? taps[3 * k] : 0;
        int shift = k < end ? taps[3 * k + 1] : 0;
        int y = Y_OF(corner[e]) - Y_OF(shift);
        int x = X_OF(corner[e]) - X_OF(shift);
        int out_y = stride == 1 ? y : y / stride;
        int out_x = stride == 1 ? x : x / stride;
        int met = k < end && out_y * stride == y && out_x * stride == x && y >= 0 && x >= 0 && out_y < outHeight
            && out_x < outWidth;
        nextLeft[e] = met ? outputGradient[(base[e] + out_y * outWidth + out_x) * filters + filter] : 0.0f;
      }
      UNROLL
      for (int e = 0; e < RIGHT_EACH; e++) {
        int k = next + (item + e * ITEMS) % DEPTH;
        int column = firstColumn + (item + e * ITEMS) / DEPTH;
        int offset = k < end ? taps[3 * k + 2] : 0;
        int there = k < end && column < columns;
        if (byPlace) {
          int shift = k < end ? taps[3 * k + 1] : 0;
          int y = Y_OF(places[GROUP_Z]) - Y_OF(shift);
          int x = X_OF(places[GROUP_Z]) - X_OF(shift);
          there = there && INSIDE(y, outHeight) && INSIDE(x, outWidth);
          offset += (y * outWidth + x) * placeWeights;
        }
        nextRight[e] = there ? parameters[weights + offset + column * filters] : 0.0f;
      }
    }
    if (from >= begin) {
      JOIN(multiply, TILE)(left, right, sums);
      ALL_WAIT;
    }
    if (next < end) {
      UNROLL
      for (int e = 0; e < LEFT_EACH; e++) {
        left[(item + e * ITEMS) % DEPTH * LEFT_STRIDE + (item + e * ITEMS) / DEPTH] = STORED(nextLeft[e]);
      }
      UNROLL
      for (int e = 0; e < RIGHT_EACH; e++) {
        right[(item + e * ITEMS) % DEPTH * RIGHT_STRIDE + (item + e * ITEMS) / DEPTH] = STORED(nextRight[e]);
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

// The gradient by the weights, and in the row behind them by the biases. The depth runs over the images' places, or over the
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
  int image[LEFT_EACH];
  int place[LEFT_EACH];
  int item = ITEM;
  int depth = byPlace ? images : images * placeCount;
  int firstRow = GROUP_X * TILE_ROWS;
  int firstColumn = GROUP_Y * TILE_COLUMNS;
  int begin = byPlace ? 0 : GROUP_Z * share;
  int end = min(depth, begin + share);
  UNROLL
  for (int e = 0; e < LEFT_EACH; e++) {
    int k = begin + (item + e * ITEMS) / TILE_ROWS;
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
      for (int e = 0; e < LEFT_EACH; e++) {
        int k = next + (item + e * ITEMS) / TILE_ROWS;
        int row = firstRow + (item + e * ITEMS) % TILE_ROWS;
        float value = row == window && k < end ? 1.0f : 0.0f;
        if (row < window && k < end) {
          int corner = places[2 * place[e] + 1];
          int shift = taps[2 * row + 1];
          int y = Y_OF(corner) + Y_OF(shift);
          int x = X_OF(corner) + X_OF(shift);
          if (INSIDE(y, height) && INSIDE(x, width)) {
            value = input[image[e] * imageSize + places[2 * place[e]] + taps[2 * row]];
          }
        }
        nextLeft[e] = value;
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
      for (int e = 0; e < RIGHT_EACH; e++) {
        int k = next + (item + e * ITEMS) / TILE_COLUMNS;
        int column = firstColumn + (item + e * ITEMS) % TILE_COLUMNS;
        int row = byPlace ? k * placeCount + GROUP_Z : k;
        nextRight[e] = k < end && column < columns ? outputGradient[row * columns + column] : 0.0f;
      }
    }
    if (from >= begin) {
      JOIN(multiply, TILE)(left, right, sums);
      ALL_WAIT;
    }
    if (next < end) {
      UNROLL
      for (int e = 0; e < LEFT_EACH; e++) {
        left[(item + e * ITEMS) / TILE_ROWS * LEFT_STRIDE + (item + e * ITEMS) % TILE_ROWS] = STORED(nextLeft[e]);
      }
      UNROLL
      for (int e = 0; e < RIGHT_EACH; e++) {
        right[(item + e * ITEMS) / TILE_COLUMNS * RIGHT_STRIDE + (item + e * ITEMS) % TILE_COLUMNS] = STORED(nextRight[e]);
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
      if (row <= window && column < columns) {
        int to = row < window ? weights + row * columns + column : biases + column;
        if (byPlace) {
          to += GROUP_Z * (row < window ? window * columns : columns);
        }
        gradient[whole ? to : (GROUP_Z * (window + 1) + row) * columns + column] = sums[i][j];
      }
    }
  }
}

#undef ITEMS
#undef LEFT_STRIDE
#undef RIGHT_STRIDE
#undef LEFT_EACH
#undef RIGHT_EACH
#undef SUM_ROW
#undef SUM_COLUMN
#ifdef TENSOR
#undef FRAGMENTS
#undef WARPS
#undef LANE
#undef WARP_ROW
#undef WARP_COLUMN
#endif
