package convscope.model;

/** The tutorial's editions, which differ in the standard deviation of the two convolutions' initial weights. */
public enum InitializerEdition {
  /** 1e-4 and 1e-4: the first months; for a long time the loss decreases by weight decay alone. */
  EARLY_2016("early-2016", 1e-4, 1e-4),
  /** 1e-4 and 1e-2. */
  MID_2016("mid-2016", 1e-4, 1e-2),
  /** 5e-2 and 5e-2: from 2017 on, and the default here. */
  FROM_2017("2017", 5e-2, 5e-2);

  private final String label;
  private final double conv1;
  private final double conv2;

  InitializerEdition(String label, double conv1, double conv2) {
    this.label = label;
    this.conv1 = conv1;
    this.conv2 = conv2;
  }

  /** The standard deviation of conv1's weights before truncation. */
  public double conv1() {
    return conv1;
  }

  /** The standard deviation of conv2's weights before truncation. */
  public double conv2() {
    return conv2;
  }

  /** What a user types: {@code early-2016}, {@code mid-2016}, {@code 2017}. */
  @Override
  public String toString() {
    return label;
  }
}
