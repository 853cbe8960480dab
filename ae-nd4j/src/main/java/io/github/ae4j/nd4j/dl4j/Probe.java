package io.github.ae4j.nd4j.dl4j;

import io.github.ae4j.nd4j.pass.Backend;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.deeplearning4j.nn.updater.UpdaterBlock.ParamState;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A few coordinates of each parameter, by which it is seen that parameters have moved where no step moved them. Nothing
 * is looked at on a GPU, where each look is a transfer.
 */
final class Probe {
  private static final int LOOKS = 3;

  private final List<INDArray> parameters = new ArrayList<>();
  private final double[] seen;

  /** Looks at the parameters of some blocks. */
  Probe(List<UpdaterBlock> blocks) {
    if (Backend.here() == Backend.CPU) {
      for (UpdaterBlock block : blocks) {
        for (ParamState part : block.getLayersAndVariablesInBlock()) {
          parameters.add(part.getParamView());
        }
      }
    }
    seen = new double[LOOKS * parameters.size()];
    take();
  }

  /** Remembers them as they are. */
  void take() {
    for (int i = 0; i < seen.length; i++) {
      seen[i] = look(i);
    }
  }

  /** Whether any is another number than it was. */
  boolean moved() {
    for (int i = 0; i < seen.length; i++) {
      if (Double.compare(seen[i], look(i)) != 0) {
        return true;
      }
    }
    return false;
  }

  private double look(int i) {
    INDArray one = parameters.get(i / LOOKS);
    return one.getDouble((one.length() - 1) * (i % LOOKS) / (LOOKS - 1));
  }
}
