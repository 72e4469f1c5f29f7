package convscope.runs;

/**
 * One evaluation.
 *
 * @param parameters {@code averaged} or {@code raw}
 * @param examples the number evaluated
 * @param precision the fraction predicted correctly
 * @param time when, in ISO 8601
 */
public record EvaluationRow(long step, String parameters, int examples, double precision, String time) {
  static final String HEADER = "step,parameters,examples,precision,time";

  /** Whether it used the averaged parameters. */
  public boolean averaged() {
    return parameters.equals("averaged");
  }

  String line() {
    return step + "," + parameters + "," + examples + "," + precision + "," + time;
  }

  static EvaluationRow of(String[] cells) {
    return new EvaluationRow(Long.parseLong(cells[0]), cells[1], Integer.parseInt(cells[2]),
        Double.parseDouble(cells[3]), cells[4]);
  }
}
