package convscope.data;

import java.util.Comparator;

/**
 * Orders names as people number them: consecutive digits count as one number, so that {@code img2} is before
 * {@code img10}; everything else by character. Names that differ in leading zeros only are still distinguished.
 */
final class NaturalOrder implements Comparator<String> {
  @Override
  public int compare(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      int order;
      if (digit(a.charAt(i)) && digit(b.charAt(j))) {
        int endA = numberEnd(a, i);
        int endB = numberEnd(b, j);
        order = compareNumbers(a.substring(i, endA), b.substring(j, endB));
        i = endA;
        j = endB;
      } else {
        order = Character.compare(a.charAt(i++), b.charAt(j++));
      }
      if (order != 0) {
        return order;
      }
    }
    int order = Integer.compare(a.length() - i, b.length() - j);
    return order != 0 ? order : a.compareTo(b);
  }

  private static boolean digit(char character) {
    return character >= '0' && character <= '9';
  }

  private static int numberEnd(String text, int start) {
    int end = start;
    while (end < text.length() && digit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Numbers of any length, without converting them. */
  private static int compareNumbers(String a, String b) {
    String shortA = a.replaceFirst("^0+(?=.)", "");
    String shortB = b.replaceFirst("^0+(?=.)", "");
    return shortA.length() != shortB.length() ? Integer.compare(shortA.length(), shortB.length())
        : shortA.compareTo(shortB);
  }
}
