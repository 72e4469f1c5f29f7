package convscope.engine.dl4j;

import convscope.engine.dl4j.kernel.KernelSet;
import convscope.engine.dl4j.loops.LoopKernels;
import convscope.engine.dl4j.loops.OneDnnProducts;
import convscope.engine.dl4j.loops.OpenBlasProducts;
import convscope.engine.dl4j.nd4j.Nd4jKernels;
import convscope.engine.dl4j.onednn.OneDnnKernels;
import convscope.natives.Cpu;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every set of kernels that there is here, by name. */
final class Sets {
  private Sets() {}

  static Map<String, KernelSet> all() {
    Map<String, KernelSet> all = new LinkedHashMap<>();
    all.put("loops", new LoopKernels(new OpenBlasProducts(), 2));
    all.put("nd4j", new Nd4jKernels());
    try {
      all.put("onednn", new OneDnnKernels());
      all.put("loops-onednn", new LoopKernels(new OneDnnProducts(), 2));
      for (Cpu.Level level : Cpu.Level.values()) {
        all.put("chosen-" + level.name(), new ChosenKernels(level, 2));
      }
    } catch (LinkageError none) {
      // There is none on this system.
    }
    return all;
  }
}
