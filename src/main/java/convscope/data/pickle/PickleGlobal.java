package convscope.data.pickle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The only names that a pickle may refer to, each with its meaning here. They are only compared as text:
 * nothing is looked up by them.
 */
enum PickleGlobal {
  /** NumPy's function that creates an empty array, whose contents follow. */
  RECONSTRUCT {
    @Override
    Object call(List<?> arguments) {
      return new OpenArray();
    }
  },
  /** NumPy's class of arrays: an argument of the function, never called. */
  NDARRAY {
    @Override
    Object call(List<?> arguments) throws PickleForm {
      throw new PickleForm("pickle.content");
    }
  },
  /** NumPy's class of element types. */
  DTYPE {
    @Override
    Object call(List<?> arguments) throws PickleForm {
      String name = arguments.isEmpty() ? "" : Values.text(arguments.get(0));
      return new ElementType(name);
    }
  },
  /** NumPy's function that creates an array from bytes, type, shape and order (protocol 5). */
  FROM_BUFFER {
    @Override
    Object call(List<?> arguments) throws PickleForm {
      if (arguments.size() != 4 || !(arguments.get(0) instanceof byte[] data)
          || !(arguments.get(1) instanceof ElementType type)) {
        throw new PickleForm("pickle.content");
      }
      return arrayOf(arguments.get(2), type, Values.text(arguments.get(3)).equals("F"), data);
    }
  },
  /** Python's way of writing bytes as text, a character for each, in protocols that have no bytes. */
  ENCODE {
    @Override
    Object call(List<?> arguments) throws PickleForm {
      if (arguments.size() != 2 || !(arguments.get(0) instanceof String text)
          || !Set.of("latin1", "latin-1", "iso-8859-1").contains(Values.text(arguments.get(1)))) {
        throw new PickleForm("pickle.content");
      }
      return text.getBytes(StandardCharsets.ISO_8859_1);
    }
  };

  /** An array whose contents may follow. */
  static final class OpenArray {
    private @Nullable NumpyArray array;

    /** Sets the contents: version, shape, type, whether it is column-major, bytes. */
    void build(Object state) throws PickleForm {
      List<?> parts = Values.tuple(state);
      if (array != null || parts.size() != 5 || !(parts.get(2) instanceof ElementType type)
          || !(parts.get(3) instanceof Boolean columnsFirst) || !(parts.get(4) instanceof byte[] data)) {
        throw new PickleForm("pickle.content");
      }
      array = arrayOf(parts.get(1), type, columnsFirst, data);
    }

    /** The array; null if it has no contents. */
    @Nullable NumpyArray array() {
      return array;
    }
  }

  /** An element type, whose byte order may follow. */
  static final class ElementType {
    private static final Set<String> KNOWN = Set.of("u1", "u2", "u4", "i1", "i2", "i4", "i8", "u8");

    private final String name;
    private boolean lowestFirst = true;

    ElementType(String name) throws PickleForm {
      if (!KNOWN.contains(name)) {
        throw new PickleForm("pickle.type", name);
      }
      this.name = name;
    }

    /** Sets the rest: version, byte order, and values that only other types have. */
    void build(Object state) throws PickleForm {
      List<?> parts = Values.tuple(state);
      if (parts.size() < 2) {
        throw new PickleForm("pickle.content");
      }
      lowestFirst = !Values.text(parts.get(1)).equals(">");
    }
  }

  /** The result for {@code arguments}. */
  abstract Object call(List<?> arguments) throws PickleForm;

  /**
   * The global named {@code name} in {@code module}.
   *
   * @throws PickleForm if it is not one of these
   */
  static PickleGlobal of(String module, String name) throws PickleForm {
    return switch (module + "." + name) {
      case "numpy.core.multiarray._reconstruct", "numpy._core.multiarray._reconstruct" -> RECONSTRUCT;
      case "numpy.ndarray" -> NDARRAY;
      case "numpy.dtype" -> DTYPE;
      case "numpy.core.numeric._frombuffer", "numpy._core.numeric._frombuffer" -> FROM_BUFFER;
      case "_codecs.encode" -> ENCODE;
      default -> throw new PickleForm("pickle.global", module + "." + name);
    };
  }

  static NumpyArray arrayOf(Object shape, ElementType type, boolean columnsFirst, byte[] data) throws PickleForm {
    List<Integer> sizes = new ArrayList<>();
    long elements = 1;
    for (Object size : Values.tuple(shape)) {
      if (!(size instanceof Long number) || number < 0 || number > Integer.MAX_VALUE) {
        throw new PickleForm("pickle.content");
      }
      sizes.add(number.intValue());
      elements *= number;
      if (elements > Integer.MAX_VALUE) {
        throw new PickleForm("pickle.large");
      }
    }
    if (sizes.isEmpty() || sizes.size() > 2 || elements * (type.name.charAt(1) - '0') != data.length) {
      throw new PickleForm("pickle.content");
    }
    return new NumpyArray(List.copyOf(sizes), type.name, type.lowestFirst, columnsFirst, data);
  }
}
