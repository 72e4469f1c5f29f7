package convscope.engine;

/** The second engine keeps the contract too: it is about engines, not about Deeplearning4j. */
class PlainEngineContractTest extends EngineContract {
  @Override
  public Engine engine() {
    return new PlainEngine();
  }
}
