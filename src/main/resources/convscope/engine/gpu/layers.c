// All kernels but the products: pools, activation functions, normalizations, loss, decay, descent, averages, sums of shares.
// Arrays are [image, height, width, channels] row-major. Every sum has a fixed order. A group has 256 work-items.

#define GROUP 256
#define ELEMENT (GROUP_X * GROUP + ITEM)

// The ReLU of a sum. What is no number stays none, so that a network that diverges is noticed.
FUNCTION float rectified(float value) {
  return value <= 0.0f ? 0.0f : value;
}

// Adds up the shares of a product whose depth was shared out among groups, [shares, count].
FUNCTION float sum_of_shares(GLOBAL const float* RESTRICT partial, int element, int count, int shares) {
  float sum = 0.0f;
  for (int share = 0; share < shares; share++) {
    sum += partial[share * count + element];
  }
  return sum;
}

// The end of a forward product: shares summed, biases unless they are below 0, ReLU if activated.
KERNEL(GROUP) finish_forward(GLOBAL const float* RESTRICT partial, GLOBAL const float* RESTRICT parameters, int biases,
    GLOBAL float* RESTRICT output, int count, int columns, int shares, int activated) {
  int i = ELEMENT;
  if (i < count) {
    float value = sum_of_shares(partial, i, count, shares);
    if (biases >= 0) {
      value += parameters[biases + i % columns];
    }
    output[i] = activated ? rectified(value) : value;
  }
}

// The end of a product by data: shares summed, and 0 where the ReLU below was off, if there is one.
KERNEL(GROUP) finish_data(GLOBAL const float* RESTRICT partial, GLOBAL const float* RESTRICT input,
    GLOBAL float* RESTRICT gradient, int count, int shares, int masked) {
  int i = ELEMENT;
  if (i < count) {
    float value = sum_of_shares(partial, i, count, shares);
    gradient[i] = masked && input[i] <= 0.0f ? 0.0f : value;
  }
}

// The end of a product by filters: shares summed. Biases lie behind the weights.
KERNEL(GROUP) finish_filters(GLOBAL const float* RESTRICT partial, GLOBAL float* RESTRICT gradients, int weights, int count,
    int shares) {
  int i = ELEMENT;
  if (i < count) {
    gradients[weights + i] = sum_of_shares(partial, i, count, shares);
  }
}

// Pools: GROUP_X is the image, GROUP_Y the row of what is computed, and GROUP_Z goes along that row, so that few divisions are
// needed to know where a work-item is.
#define ALONG (GROUP_Z * GROUP + ITEM)

// The largest value under each window; of equal ones the first. winners: its place in the image, y * width + x.
KERNEL(GROUP) max_pool(GLOBAL const float* RESTRICT input, GLOBAL float* RESTRICT output, GLOBAL int* RESTRICT winners,
    int height, int width, int channels, int outHeight, int outWidth, int size, int stride, int before_y, int before_x) {
  int along = ALONG;
  if (along >= outWidth * channels) {
    return;
  }
  int out_x = along / channels;
  int left = out_x * stride - before_x;
  int top = GROUP_Y * stride - before_y;
  GLOBAL const float* image = input + GROUP_X * height * width * channels + along - out_x * channels;
  int winner = -1;
  float largest = 0.0f;
  for (int y = max(top, 0); y < min(top + size, height); y++) {
    for (int x = max(left, 0); x < min(left + size, width); x++) {
      float value = image[(y * width + x) * channels];
      if (winner < 0 || value > largest) {
        winner = y * width + x;
        largest = value;
      }
    }
  }
  int to = (GROUP_X * outHeight + GROUP_Y) * outWidth * channels + along;
  output[to] = largest;
  winners[to] = winner;
}

// Hands each window's gradient to its winner: each value of the input gathers from the windows over it.
KERNEL(GROUP) max_pool_gradient(GLOBAL const float* RESTRICT outputGradient, GLOBAL const int* RESTRICT winners,
    GLOBAL const float* RESTRICT input, GLOBAL float* RESTRICT gradient, int height, int width, int channels, int outHeight,
    int outWidth, int size, int stride, int before_y, int before_x, int masked) {
  int along = ALONG;
  if (along >= width * channels) {
    return;
  }
  int x = along / channels;
  int y = GROUP_Y;
  int channel = along - x * channels;
  int image = GROUP_X * outHeight * outWidth;
  int to = (GROUP_X * height + y) * width * channels + along;
  float sum = 0.0f;
  if (!(masked && input[to] <= 0.0f)) {
    int first_y = max(0, (y + before_y - size + stride) / stride);
    int first_x = max(0, (x + before_x - size + stride) / stride);
    int last_y = min(outHeight - 1, (y + before_y) / stride);
    int last_x = min(outWidth - 1, (x + before_x) / stride);
    for (int out_y = first_y; out_y <= last_y; out_y++) {
      for (int out_x = first_x; out_x <= last_x; out_x++) {
        int window = (image + out_y * outWidth + out_x) * channels + channel;
        if (winners[window] == y * width + x) {
          sum += outputGradient[window];
        }
      }
    }
  }
  gradient[to] = sum;
}

// The mean of the values under each window that are in the image.
KERNEL(GROUP) average_pool(GLOBAL const float* RESTRICT input, GLOBAL float* RESTRICT output, int height, int width,
    int channels, int outHeight, int outWidth, int size, int stride, int before_y, int before_x) {
  int along = ALONG;
  if (along >= outWidth * channels) {
    return;
  }
  int out_x = along / channels;
  int left = out_x * stride - before_x;
  int top = GROUP_Y * stride - before_y;
  GLOBAL const float* image = input + GROUP_X * height * width * channels + along - out_x * channels;
  int from_y = max(top, 0);
  int to_y = min(top + size, height);
  int from_x = max(left, 0);
  int to_x = min(left + size, width);
  float sum = 0.0f;
  for (int y = from_y; y < to_y; y++) {
    for (int x = from_x; x < to_x; x++) {
      sum += image[(y * width + x) * channels];
    }
  }
  output[(GROUP_X * outHeight + GROUP_Y) * outWidth * channels + along] = sum / (float) ((to_y - from_y) * (to_x - from_x));
}

// Shares each window's gradient out among its values: each value gathers from the windows over it.
KERNEL(GROUP) average_pool_gradient(GLOBAL const float* RESTRICT outputGradient, GLOBAL const float* RESTRICT input,
    GLOBAL float* RESTRICT gradient, int height, int width, int channels, int outHeight, int outWidth, int size, int stride,
    int before_y, int before_x, int masked) {
  int along = ALONG;
  if (along >= width * channels) {
    return;
  }
  int x = along / channels;
  int y = GROUP_Y;
  int channel = along - x * channels;
  int image = GROUP_X * outHeight * outWidth;
  int to = (GROUP_X * height + y) * width * channels + along;
  float sum = 0.0f;
  if (!(masked && input[to] <= 0.0f)) {
    int first_y = max(0, (y + before_y - size + stride) / stride);
    int first_x = max(0, (x + before_x - size + stride) / stride);
    int last_y = min(outHeight - 1, (y + before_y) / stride);
    int last_x = min(outWidth - 1, (x + before_x) / stride);
    for (int out_y = first_y; out_y <= last_y; out_y++) {
      int top = out_y * stride - before_y;
      int rows = min(top + size, height) - max(top, 0);
      for (int out_x = first_x; out_x <= last_x; out_x++) {
        int left = out_x * stride - before_x;
        int columns = min(left + size, width) - max(left, 0);
        sum += outputGradient[(image + out_y * outWidth + out_x) * channels + channel] / (float) (rows * columns);
      }
    }
  }
  gradient[to] = sum;
}

// Activation functions, each the value times a factor: 0 ReLU with a slope below zero, 1 GELU, 2 SiLU.
FUNCTION float activation_factor(float value, int function, float slope) {
  if (function == 0) {
    return value > 0.0f ? 1.0f : slope;
  }
  return function == 1 ? 0.5f * erfc(-0.70710678f * value) : 1.0f / (1.0f + exp(-value));
}

KERNEL(GROUP) activate(GLOBAL const float* RESTRICT input, GLOBAL float* RESTRICT output, int count, int function,
    float slope) {
  int i = ELEMENT;
  if (i < count) {
    output[i] = input[i] * activation_factor(input[i], function, slope);
  }
}

// Multiplies gradients by the derivative: factor + value * derivative of the factor.
KERNEL(GROUP) activate_gradient(GLOBAL const float* RESTRICT outputGradient, GLOBAL const float* RESTRICT input,
    GLOBAL float* RESTRICT gradient, int count, int function, float slope, int masked) {
  int i = ELEMENT;
  if (i >= count) {
    return;
  }
  float value = input[i];
  float derivative = activation_factor(value, function, slope);
  if (function == 1) {
    derivative += value * 0.39894228f * exp(-0.5f * value * value);
  } else if (function == 2) {
    derivative *= 1.0f + value * (1.0f - derivative);
  }
  gradient[i] = masked && value <= 0.0f ? 0.0f : outputGradient[i] * derivative;
}

// s^-beta; for the usual beta by square roots, which are exact to the last digits on every device.
FUNCTION float power_of_scale(float scale, float beta) {
  float root = sqrt(scale);
  return beta == 0.75f ? 1.0f / (root * sqrt(root)) : pow(scale, -beta);
}

// y = x * s^-beta with s = bias + alpha * (sum of x^2 over the channels around). For the way back, powers keeps s^-beta and
// slopes s^(-beta - 1), if kept.
KERNEL(GROUP) local_response(GLOBAL const float* RESTRICT input, GLOBAL float* RESTRICT output, GLOBAL float* RESTRICT powers,
    GLOBAL float* RESTRICT slopes, int count, int channels, int radius, float bias, float alpha, float beta, int kept) {
  int i = ELEMENT;
  if (i >= count) {
    return;
  }
  int channel = i % channels;
  int last = min(radius, channels - 1 - channel);
  float squares = 0.0f;
  for (int j = max(-radius, -channel); j <= last; j++) {
    float value = input[i + j];
    squares += value * value;
  }
  float scale = bias + alpha * squares;
  float power = power_of_scale(scale, beta);
  output[i] = input[i] * power;
  if (kept) {
    powers[i] = power;
    slopes[i] = power / scale;
  }
}

// The gradient of local_response: g s^-beta - 2 alpha beta x (sum over the channels around of g x s^(-beta - 1)).
KERNEL(GROUP) local_response_gradient(GLOBAL const float* RESTRICT outputGradient, GLOBAL const float* RESTRICT input,
    GLOBAL const float* RESTRICT powers, GLOBAL const float* RESTRICT slopes, GLOBAL float* RESTRICT gradient, int count,
    int channels, int radius, float alpha, float beta, int masked) {
  int i = ELEMENT;
  if (i >= count) {
    return;
  }
  int channel = i % channels;
  int last = min(radius, channels - 1 - channel);
  float sum = 0.0f;
  for (int j = max(-radius, -channel); j <= last; j++) {
    sum += outputGradient[i + j] * input[i + j] * slopes[i + j];
  }
  float value = outputGradient[i] * powers[i] - 2.0f * alpha * beta * input[i] * sum;
  gradient[i] = masked && input[i] <= 0.0f ? 0.0f : value;
}

// Batch normalization: [rows, channels], a row for each place of each image. A group has LANES channels and every LINESth row of
// a share of length rows. state: [4, channels], mean, 1 / sqrt(variance + epsilon), and on the way back the means over the rows
// of the output's gradient and of that times the normalized value. parameters has the scale and the shift; without a scale, the
// place of the scale is below 0.
#define LANES 32
#define LINES (GROUP / LANES)

FUNCTION float sum_of_lines(SHARED const float* sums, int lane) {
  float sum = 0.0f;
  for (int line = 0; line < LINES; line++) {
    sum += sums[line * LANES + lane];
  }
  return sum;
}

// Of each share, the mean of every channel and the sum of the squared deviations from it. shares: [share, 2, channels].
KERNEL(GROUP) batch_statistics(GLOBAL const float* RESTRICT input, GLOBAL float* RESTRICT shares, int rows, int channels,
    int length) {
  SHARED_ARRAY float sums[GROUP];
  int item = ITEM;
  int lane = item % LANES;
  int channel = GROUP_X * LANES + lane;
  int first = GROUP_Y * length;
  int last = channel < channels ? min(rows, first + length) : 0;
  float sum = 0.0f;
  for (int row = first + item / LANES; row < last; row += LINES) {
    sum += input[row * channels + channel];
  }
  sums[item] = sum;
  ALL_WAIT;
  float mean = sum_of_lines(sums, lane) / (float) (min(rows, first + length) - first);
  ALL_WAIT;
  float squares = 0.0f;
  for (int row = first + item / LANES; row < last; row += LINES) {
    float off = input[row * channels + channel] - mean;
    squares += off * off;
  }
  sums[item] = squares;
  ALL_WAIT;
  if (item < LANES && channel < channels) {
    shares[2 * GROUP_Y * channels + channel] = mean;
    shares[(2 * GROUP_Y + 1) * channels + channel] = sum_of_lines(sums, lane);
  }
}

// Combines the shares' statistics, in order. The mean and the variance for the running statistics, whose divisor is one less,
// go into the gradients, at mean and variance.
KERNEL(GROUP) combine_statistics(GLOBAL const float* RESTRICT shares, GLOBAL float* RESTRICT state,
    GLOBAL float* RESTRICT gradients, int rows, int channels, int length, float epsilon, int mean, int variance) {
  int channel = ELEMENT;
  if (channel >= channels) {
    return;
  }
  float middle = 0.0f;
  float squares = 0.0f;
  for (int first = 0, share = 0; first < rows; first += length, share++) {
    float more = (float) min(length, rows - first);
    float all = (float) first + more;
    float apart = shares[2 * share * channels + channel] - middle;
    middle += apart * (more / all);
    squares += shares[(2 * share + 1) * channels + channel] + apart * apart * ((float) first * (more / all));
  }
  state[channel] = middle;
  state[channels + channel] = 1.0f / sqrt(squares / (float) rows + epsilon);
  gradients[mean + channel] = middle;
  gradients[variance + channel] = rows > 1 ? squares / (float) (rows - 1) : 0.0f;
}

// The same from the running statistics, at mean and variance.
KERNEL(GROUP) running_statistics(GLOBAL const float* RESTRICT parameters, GLOBAL float* RESTRICT state, int channels,
    float epsilon, int mean, int variance) {
  int channel = ELEMENT;
  if (channel < channels) {
    state[channel] = parameters[mean + channel];
    state[channels + channel] = 1.0f / sqrt(parameters[variance + channel] + epsilon);
  }
}

KERNEL(GROUP) batch_normalize(GLOBAL const float* RESTRICT input, GLOBAL const float* RESTRICT state,
    GLOBAL const float* RESTRICT parameters, GLOBAL float* RESTRICT output, int count, int channels, int scale, int shift) {
  int i = ELEMENT;
  if (i < count) {
    int channel = i % channels;
    float normalized = (input[i] - state[channel]) * state[channels + channel];
    output[i] = normalized * (scale < 0 ? 1.0f : parameters[scale + channel]) + parameters[shift + channel];
  }
}

// Of each share, the sums of every channel's gradients, and of those times the normalized values.
KERNEL(GROUP) batch_slopes(GLOBAL const float* RESTRICT outputGradient, GLOBAL const float* RESTRICT input,
    GLOBAL const float* RESTRICT state, GLOBAL float* RESTRICT shares, int rows, int channels, int length) {
  SHARED_ARRAY float sums[GROUP];
  SHARED_ARRAY float slopes[GROUP];
  int item = ITEM;
  int lane = item % LANES;
  int channel = GROUP_X * LANES + lane;
  int there = channel < channels;
  int first = GROUP_Y * length;
  int last = there ? min(rows, first + length) : 0;
  float mean = there ? state[channel] : 0.0f;
  float sum = 0.0f;
  float slope = 0.0f;
  for (int row = first + item / LANES; row < last; row += LINES) {
    float gradient = outputGradient[row * channels + channel];
    sum += gradient;
    slope += gradient * (input[row * channels + channel] - mean);
  }
  sums[item] = sum;
  slopes[item] = slope;
  ALL_WAIT;
  if (item < LANES && there) {
    shares[2 * GROUP_Y * channels + channel] = sum_of_lines(sums, lane);
    shares[(2 * GROUP_Y + 1) * channels + channel] = sum_of_lines(slopes, lane) * state[channels + channel];
  }
}

// Adds up the shares' sums, in order: the gradients of the shift and of the scale.
KERNEL(GROUP) combine_slopes(GLOBAL const float* RESTRICT shares, GLOBAL float* RESTRICT state,
    GLOBAL float* RESTRICT gradients, int rows, int channels, int count, int scale, int shift) {
  int channel = ELEMENT;
  if (channel >= channels) {
    return;
  }
  float sum = 0.0f;
  float slope = 0.0f;
  for (int share = 0; share < count; share++) {
    sum += shares[2 * share * channels + channel];
    slope += shares[(2 * share + 1) * channels + channel];
  }
  state[2 * channels + channel] = sum / (float) rows;
  state[3 * channels + channel] = slope / (float) rows;
  gradients[shift + channel] = sum;
  if (scale >= 0) {
    gradients[scale + channel] = slope;
  }
}

// scale / sqrt(variance + epsilon) * gradient; if the statistics are the batch's, less what they make of it.
KERNEL(GROUP) batch_normalize_gradient(GLOBAL const float* RESTRICT outputGradient, GLOBAL const float* RESTRICT input,
    GLOBAL const float* RESTRICT state, GLOBAL const float* RESTRICT parameters, GLOBAL float* RESTRICT gradient, int count,
    int channels, int scale, int of_batch, int masked) {
  int i = ELEMENT;
  if (i >= count) {
    return;
  }
  int channel = i % channels;
  float inverse = state[channels + channel];
  float value = outputGradient[i];
  if (of_batch) {
    float normalized = (input[i] - state[channel]) * inverse;
    value -= state[2 * channels + channel] + normalized * state[3 * channels + channel];
  }
  value *= inverse * (scale < 0 ? 1.0f : parameters[scale + channel]);
  gradient[i] = masked && input[i] <= 0.0f ? 0.0f : value;
}

// Of each example: its cross-entropy, whether its label is on top (of equal logits the first counts), and the gradient of
// the mean cross-entropy by its logits. The target of a class is smoothing / classes, of the label 1 - smoothing more.
// outcomes: [2, images].
KERNEL(GROUP) loss(GLOBAL const float* RESTRICT logits, GLOBAL const int* RESTRICT labels, GLOBAL float* RESTRICT gradient,
    GLOBAL float* RESTRICT outcomes, int images, int classes, float smoothing) {
  int image = ELEMENT;
  if (image >= images) {
    return;
  }
  GLOBAL const float* own = logits + image * classes;
  float largest = own[0];
  int top = 0;
  int number = 1;
  for (int c = 0; c < classes; c++) {
    number = number && own[c] == own[c];
    if (own[c] > largest) {
      largest = own[c];
      top = c;
    }
  }
  float sum = 0.0f;
  for (int c = 0; c < classes; c++) {
    sum += exp(own[c] - largest);
  }
  int label = labels[image];
  float each = smoothing / (float) classes;
  for (int c = 0; c < classes; c++) {
    float probability = exp(own[c] - largest) / sum;
    float target = c == label ? 1.0f - smoothing + each : each;
    gradient[image * classes + c] = (probability - target) / (float) images;
  }
  float entropy = largest + log(sum) - own[label];
  if (smoothing > 0.0f) {
    entropy *= 1.0f - smoothing;
    for (int c = 0; c < classes; c++) {
      entropy += each * (largest + log(sum) - own[c]);
    }
  }
  outcomes[image] = number ? entropy : own[0] + sum + own[label];
  outcomes[images + image] = top == label ? 1.0f : 0.0f;
}

// The gradient of the chosen class's logit by the logits.
KERNEL(GROUP) choose_logit(GLOBAL const int* RESTRICT labels, GLOBAL float* RESTRICT gradient, int images, int classes) {
  int i = ELEMENT;
  if (i < images * classes) {
    gradient[i] = labels[i / classes] == i % classes ? 1.0f : 0.0f;
  }
}

// Adds decay * w to the gradient of a slice of one decayed variable, and sums the squares of w. slices: [first, count] of
// each.
KERNEL(GROUP) decay_weights(GLOBAL const int* RESTRICT slices, GLOBAL const float* RESTRICT decays,
    GLOBAL const float* RESTRICT parameters, GLOBAL float* RESTRICT gradients, GLOBAL float* RESTRICT squares) {
  SHARED_ARRAY float sums[GROUP];
  int item = ITEM;
  int first = slices[2 * GROUP_X];
  int count = slices[2 * GROUP_X + 1];
  float decay = decays[GROUP_X];
  float sum = 0.0f;
  for (int i = item; i < count; i += GROUP) {
    float weight = parameters[first + i];
    gradients[first + i] += decay * weight;
    sum += weight * weight;
  }
  sums[item] = sum;
  ALL_WAIT;
  for (int other = GROUP / 2; other > 0; other /= 2) {
    if (item < other) {
      sums[item] += sums[item + other];
    }
    ALL_WAIT;
  }
  if (item == 0) {
    squares[GROUP_X] = sums[0];
  }
}

// The sum of the squares of the gradients of each slice; 0 of variables that are not trained.
KERNEL(GROUP) sum_squares(GLOBAL const int* RESTRICT slices, GLOBAL const float* RESTRICT gradients,
    GLOBAL float* RESTRICT squares) {
  SHARED_ARRAY float sums[GROUP];
  int item = ITEM;
  int first = slices[3 * GROUP_X];
  int count = slices[3 * GROUP_X + 2] & 1 ? slices[3 * GROUP_X + 1] : 0;
  float sum = 0.0f;
  for (int i = item; i < count; i += GROUP) {
    sum += gradients[first + i] * gradients[first + i];
  }
  sums[item] = sum;
  ALL_WAIT;
  for (int other = GROUP / 2; other > 0; other /= 2) {
    if (item < other) {
      sums[item] += sums[item + other];
    }
    ALL_WAIT;
  }
  if (item == 0) {
    squares[GROUP_X] = sums[0];
  }
}

// What gradients are multiplied by so that their norm is at most most: 1 within it. NaN where a sum is.
KERNEL(GROUP) clip_factor(GLOBAL const float* RESTRICT squares, int count, float most, GLOBAL float* RESTRICT factor) {
  SHARED_ARRAY float sums[GROUP];
  int item = ITEM;
  float sum = 0.0f;
  for (int i = item; i < count; i += GROUP) {
    sum += squares[i];
  }
  sums[item] = sum;
  ALL_WAIT;
  for (int other = GROUP / 2; other > 0; other /= 2) {
    if (item < other) {
      sums[item] += sums[item + other];
    }
    ALL_WAIT;
  }
  if (item == 0) {
    float scale = most / (sqrt(sums[0]) + 1e-6f);
    factor[0] = scale > 1.0f ? 1.0f : scale;
  }
}

// clipped <- factor * gradient.
KERNEL(GROUP) clip(GLOBAL const int* RESTRICT slices, GLOBAL const float* RESTRICT gradients,
    GLOBAL const float* RESTRICT factor, GLOBAL float* RESTRICT clipped) {
  int first = slices[3 * GROUP_X];
  int count = slices[3 * GROUP_X + 1];
  for (int i = first + ITEM; i < first + count; i += GROUP) {
    clipped[i] = factor[0] * gradients[i];
  }
}

// statistic <- kept * statistic + taken * the batch's, which is in the gradients' place. slices: [first, count] of each, shares:
// [kept, taken].
KERNEL(GROUP) follow_batch(GLOBAL const int* RESTRICT slices, GLOBAL const float* RESTRICT shares,
    GLOBAL float* RESTRICT parameters, GLOBAL const float* RESTRICT gradients) {
  int first = slices[2 * GROUP_X];
  int count = slices[2 * GROUP_X + 1];
  for (int i = first + ITEM; i < first + count; i += GROUP) {
    parameters[i] = shares[2 * GROUP_X] * parameters[i] + shares[2 * GROUP_X + 1] * gradients[i];
  }
}

// parameter <- parameter - rate * gradient. rates: the learning rate, the averages' decay, what decoupled decay leaves of a
// parameter, Adam's learning rate and root with its corrections for this step. How much of a step a variable
// takes part in stands in its slice: 1 trained, 2 averaged.
KERNEL(GROUP) descend(GLOBAL const int* RESTRICT slices, GLOBAL const float* RESTRICT rates, GLOBAL float* RESTRICT parameters,
    GLOBAL const float* RESTRICT gradients, GLOBAL float* RESTRICT averages) {
  int first = slices[3 * GROUP_X];
  int count = slices[3 * GROUP_X + 1];
  int part = slices[3 * GROUP_X + 2];
  for (int i = first + ITEM; i < first + count; i += GROUP) {
    float value = parameters[i];
    if (part & 1) {
      value -= rates[0] * gradients[i];
      parameters[i] = value;
    }
    averages[i] = part & 2 ? rates[1] * averages[i] + (1.0f - rates[1]) * value : value;
  }
}

// accumulator <- momentum * accumulator + gradient; parameter <- parameter - rate * accumulator.
KERNEL(GROUP) descend_with_momentum(GLOBAL const int* RESTRICT slices, GLOBAL const float* RESTRICT rates,
    GLOBAL float* RESTRICT parameters, GLOBAL const float* RESTRICT gradients, GLOBAL float* RESTRICT averages,
    GLOBAL float* RESTRICT accumulators, float momentum) {
  int first = slices[3 * GROUP_X];
  int count = slices[3 * GROUP_X + 1];
  int part = slices[3 * GROUP_X + 2];
  for (int i = first + ITEM; i < first + count; i += GROUP) {
    float value = parameters[i];
    if (part & 1) {
      float accumulator = momentum * accumulators[i] + gradients[i];
      accumulators[i] = accumulator;
      value -= rates[0] * accumulator;
      parameters[i] = value;
    }
    averages[i] = part & 2 ? rates[1] * averages[i] + (1.0f - rates[1]) * value : value;
  }
}

// accumulator <- momentum * accumulator + gradient; parameter <- parameter - rate * (gradient + momentum * accumulator).
KERNEL(GROUP) descend_with_nesterov(GLOBAL const int* RESTRICT slices, GLOBAL const float* RESTRICT rates,
    GLOBAL float* RESTRICT parameters, GLOBAL const float* RESTRICT gradients, GLOBAL float* RESTRICT averages,
    GLOBAL float* RESTRICT accumulators, float momentum) {
  int first = slices[3 * GROUP_X];
  int count = slices[3 * GROUP_X + 1];
  int part = slices[3 * GROUP_X + 2];
  for (int i = first + ITEM; i < first + count; i += GROUP) {
    float value = parameters[i];
    if (part & 1) {
      float accumulator = momentum * accumulators[i] + gradients[i];
      accumulators[i] = accumulator;
      value -= rates[0] * (gradients[i] + momentum * accumulator);
      parameters[i] = value;
    }
    averages[i] = part & 2 ? rates[1] * averages[i] + (1.0f - rates[1]) * value : value;
  }
}

// mean <- beta1 * mean + rest1 * gradient; square <- beta2 * square + rest2 * gradient^2; parameter <- parameter - rate *
// mean / (sqrt(square) / root + epsilon). rest1, rest2: 1 - beta1, 1 - beta2.
KERNEL(GROUP) descend_with_adam(GLOBAL const int* RESTRICT slices, GLOBAL const float* RESTRICT rates,
    GLOBAL float* RESTRICT parameters, GLOBAL const float* RESTRICT gradients, GLOBAL float* RESTRICT averages,
    GLOBAL float* RESTRICT means, GLOBAL float* RESTRICT squares, float beta1, float rest1, float beta2, float rest2,
    float epsilon) {
  int first = slices[3 * GROUP_X];
  int count = slices[3 * GROUP_X + 1];
  int part = slices[3 * GROUP_X + 2];
  for (int i = first + ITEM; i < first + count; i += GROUP) {
    float value = parameters[i];
    if (part & 1) {
      float gradient = gradients[i];
      float mean = beta1 * means[i] + rest1 * gradient;
      float square = beta2 * squares[i] + rest2 * gradient * gradient;
      means[i] = mean;
      squares[i] = square;
      value -= rates[3] * mean / (sqrt(square) / rates[4] + epsilon);
      parameters[i] = value;
    }
    averages[i] = part & 2 ? rates[1] * averages[i] + (1.0f - rates[1]) * value : value;
  }
}

// Decoupled weight decay, before an optimizer's step: parameter <- kept * parameter.
KERNEL(GROUP) shrink(GLOBAL const int* RESTRICT slices, GLOBAL const float* RESTRICT rates,
    GLOBAL float* RESTRICT parameters) {
  int first = slices[3 * GROUP_X];
  int count = slices[3 * GROUP_X + 1];
  if (slices[3 * GROUP_X + 2] & 1) {
    for (int i = first + ITEM; i < first + count; i += GROUP) {
      parameters[i] *= rates[2];
    }
  }
}
