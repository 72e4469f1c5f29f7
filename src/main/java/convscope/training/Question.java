package convscope.training;

/** The four questions that the tutorial says a trainer must be able to answer, in its order. */
public enum Question {
  /** Is the loss really decreasing, or is that just noise? */
  LOSS,
  /** Is the model being provided appropriate images? */
  IMAGES,
  /** Are the gradients, activations and weights reasonable? */
  INSIDES,
  /** What is the learning rate currently at? */
  RATE
}
