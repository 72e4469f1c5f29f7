package convscope.data.pickle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The stack machine of a pickle (Python's {@code pickletools} describes every operation). Supports text, bytes,
 * integers, lists, tuples, dictionaries with text keys, and NumPy arrays; an operation that creates anything else is
 * rejected. One thread.
 */
final class PickleMachine {
  private static final int NEWEST = 5;
  private static final int MOST_OPERATIONS = 8_000_000;
  private static final Object NONE = new Object();
  private static final Object MARK = new Object();

  private final PickleInput in;
  private final List<Object> stack = new ArrayList<>();
  private final Map<Long, Object> memo = new HashMap<>();
  private long made;

  PickleMachine(PickleInput in) {
    this.in = in;
  }

  /** Executes all operations; returns the one remaining value. */
  Object run() throws IOException {
    for (int i = 0; i < MOST_OPERATIONS; i++) {
      int operation = in.unsignedByte();
      if (operation == '.') {
        return pop();
      }
      if (!structure(operation) && !text(operation) && !number(operation)) {
        memory(operation);
      }
    }
    throw new PickleForm("pickle.large");
  }

  private boolean structure(int operation) throws IOException {
    switch (operation) {
      case '(' -> push(MARK);
      case '0' -> pop();
      case '1' -> aboveMark();
      case ']' -> push(new ArrayList<>());
      case ')' -> push(new Values.Tuple(List.of()));
      case '}' -> push(new LinkedHashMap<>());
      case 'l' -> push(new ArrayList<>(aboveMark()));
      case 't' -> push(new Values.Tuple(aboveMark()));
      case 'd' -> push(setAll(new LinkedHashMap<>(), aboveMark()));
      case 0x85, 0x86, 0x87 -> push(new Values.Tuple(top(operation - 0x84)));
      case 'a' -> {
        Object value = pop();
        list(peek()).add(value);
      }
      case 'e' -> {
        List<Object> values = aboveMark();
        list(peek()).addAll(values);
      }
      case 's' -> {
        List<Object> pair = top(2);
        setAll(dictionary(peek()), pair);
      }
      case 'u' -> {
        List<Object> pairs = aboveMark();
        setAll(dictionary(peek()), pairs);
      }
      case 'c' -> push(PickleGlobal.of(in.line(), in.line()));
      case 0x93 -> {
        List<Object> names = top(2);
        push(PickleGlobal.of(Values.text(names.get(0)), Values.text(names.get(1))));
      }
      case 'R' -> call();
      case 'b' -> build();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean text(int operation) throws IOException {
    switch (operation) {
      case 'S' -> push(PickleText.quoted(in.line()));
      case 'T' -> push(in.bytes(in.signedInt()));
      case 'U', 'C' -> push(in.bytes(in.unsignedByte()));
      case 'B' -> push(in.bytes(in.unsignedInt()));
      case 0x8e, 0x96 -> push(in.bytes(in.signedLong()));
      case 'V' -> push(PickleText.escaped(in.line()));
      case 'X' -> push(in.utf8(in.unsignedInt()));
      case 0x8c -> push(in.utf8(in.unsignedByte()));
      case 0x8d -> push(in.utf8(in.signedLong()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean number(int operation) throws IOException {
    switch (operation) {
      case 'N' -> push(NONE);
      case 0x88 -> push(true);
      case 0x89 -> push(false);
      case 'I' -> push(PickleText.numberOrTruth(in.line()));
      case 'L' -> push(PickleText.longNumber(in.line()));
      case 'J' -> push((long) in.signedInt());
      case 'K' -> push((long) in.unsignedByte());
      case 'M' -> push((long) in.unsignedShort());
      case 0x8a -> push(in.number(in.unsignedByte()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void memory(int operation) throws IOException {
    switch (operation) {
      case 'p' -> memo.put(PickleText.longNumber(in.line()), peek());
      case 'q' -> memo.put((long) in.unsignedByte(), peek());
      case 'r' -> memo.put(in.unsignedInt(), peek());
      case 0x94 -> memo.put((long) memo.size(), peek());
      case 'g' -> push(remembered(PickleText.longNumber(in.line())));
      case 'h' -> push(remembered(in.unsignedByte()));
      case 'j' -> push(remembered(in.unsignedInt()));
      case 0x80 -> {
        if (in.unsignedByte() > NEWEST) {
          throw new PickleForm("pickle.newer");
        }
      }
      case 0x95 -> in.signedLong();
      default -> throw new PickleForm("pickle.operation", String.format("0x%02X", operation));
    }
  }

  private void call() throws PickleForm {
    List<Object> pair = top(2);
    if (!(pair.get(0) instanceof PickleGlobal global)) {
      throw new PickleForm("pickle.content");
    }
    Object result = global.call(Values.tuple(pair.get(1)));
    if (result instanceof byte[] bytes) {
      // Repeating the same text could fill any memory from a small file.
      made += bytes.length;
      if (made > in.size()) {
        throw new PickleForm("pickle.large");
      }
    }
    push(result);
  }

  private void build() throws PickleForm {
    Object state = pop();
    Object built = peek();
    if (built instanceof PickleGlobal.OpenArray array) {
      array.build(state);
    } else if (built instanceof PickleGlobal.ElementType type) {
      type.build(state);
    } else {
      throw new PickleForm("pickle.content");
    }
  }

  private Object remembered(long place) throws PickleForm {
    Object value = memo.get(place);
    if (value == null) {
      throw new PickleForm("pickle.content");
    }
    return value;
  }

  private void push(Object value) {
    stack.add(value);
  }

  private Object peek() throws PickleForm {
    if (stack.isEmpty() || stack.get(stack.size() - 1) == MARK) {
      throw new PickleForm("pickle.content");
    }
    return stack.get(stack.size() - 1);
  }

  private Object pop() throws PickleForm {
    Object value = peek();
    stack.remove(stack.size() - 1);
    return value;
  }

  /** Pops the top {@code count} values, returned bottom first. */
  private List<Object> top(int count) throws PickleForm {
    Object[] values = new Object[count];
    for (int i = count - 1; i >= 0; i--) {
      values[i] = pop();
    }
    return List.of(values);
  }

  /** Pops all values above the topmost mark, and the mark. */
  private List<Object> aboveMark() throws PickleForm {
    int mark = stack.lastIndexOf(MARK);
    if (mark < 0) {
      throw new PickleForm("pickle.content");
    }
    List<Object> above = stack.subList(mark + 1, stack.size());
    List<Object> values = new ArrayList<>(above);
    stack.subList(mark, stack.size()).clear();
    return values;
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(Object value) throws PickleForm {
    if (value instanceof ArrayList<?> list) {
      return (List<Object>) list;
    }
    throw new PickleForm("pickle.content");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> dictionary(Object value) throws PickleForm {
    if (value instanceof LinkedHashMap<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new PickleForm("pickle.content");
  }

  private static Map<String, Object> setAll(Map<String, Object> map, List<Object> pairs) throws PickleForm {
    if (pairs.size() % 2 != 0) {
      throw new PickleForm("pickle.content");
    }
    for (int i = 0; i < pairs.size(); i += 2) {
      map.put(Values.text(pairs.get(i)), pairs.get(i + 1));
    }
    return map;
  }
}
