package convscope.data.pickle;

import java.util.Arrays;
import java.util.List;

/**
 * A NumPy array: integers of one size in one or two dimensions.
 *
 * @param shape its dimensions
 * @param type the type of its elements, as NumPy writes it without the byte order: {@code u1}, {@code i8}
 * @param lowestFirst whether the elements are little-endian
 * @param columnsFirst whether the elements are column-major, as in Fortran, instead of row-major
 * @param data the elements
 */
public record NumpyArray(List<Integer> shape, String type, boolean lowestFirst, boolean columnsFirst, byte[] data) {

  /** Whether its elements are unsigned bytes in {@code dimensions}. */
  public boolean isBytes(int dimensions) {
    return type.equals("u1") && shape.size() == dimensions;
  }

  /** Copies row {@code index} of an array of bytes in two dimensions into {@code into} at {@code offset}. */
  public void copyRow(int index, byte[] into, int offset) {
    int rows = shape.get(0);
    int columns = shape.get(1);
    if (!columnsFirst) {
      System.arraycopy(data, index * columns, into, offset, columns);
      return;
    }
    for (int column = 0; column < columns; column++) {
      into[offset + column] = data[column * rows + index];
    }
  }

  /** Its elements, in one dimension. */
  public long[] numbers() {
    int size = type.charAt(1) - '0';
    long[] numbers = new long[data.length / size];
    Arrays.setAll(numbers, i -> number(i * size, size));
    return numbers;
  }

  private long number(int from, int size) {
    long value = 0;
    for (int i = 0; i < size; i++) {
      value = value << Byte.SIZE | data[lowestFirst ? from + size - 1 - i : from + i] & 0xFF;
    }
    int unused = Long.SIZE - size * Byte.SIZE;
    return type.charAt(0) == 'i' ? value << unused >> unused : value;
  }
}
