package convscope.workbench.control;

/** A node that is a picture, and can be saved as one. JavaFX thread. */
interface Pictured {

  /** What is seen, enlarged as it is seen; empty while nothing is. */
  PictureFile.Pixels picture();
}
