package convscope.lessons;

/** What is known of the window as a word: what is selected or shown in one place. */
public enum Place {
  /** The id of the visible view. */
  VIEW,
  /** Which kind of network is selected: {@code built-in}, {@code current-run}, {@code run}, {@code file}. */
  NETWORK,
  /** The name of the layer selected in Inspect. */
  LAYER,
  /** The visible page of Evaluate. */
  PAGE,
  /** The name of the network that the latest run trains or trained. */
  TRAINED,
  /** The saliency method whose map is shown in Classify: {@code gradient} or {@code occlusion}. */
  SALIENCY
}
