package badhouse.training;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Breaks a rule on purpose: ND4J outside its engine. */
interface KnowsArrays {
  INDArray values();
}
