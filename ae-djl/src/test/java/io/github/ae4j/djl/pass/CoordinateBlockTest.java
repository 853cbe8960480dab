package io.github.ae4j.djl.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.optimizer.Optimizer;
import io.github.ae4j.djl.form.NativeForm;
import io.github.ae4j.group.GroupRole;
import io.github.ae4j.group.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CoordinateBlockTest {
  @Test
  void coverEveryCoordinateOnce() {
    try (Model model = Model.newInstance("wide", Device.cpu(), "PyTorch")) {
      Block block =
          new SequentialBlock()
              .add(Linear.builder().setUnits(300).build())
              .add(Linear.builder().setUnits(7).build());
      block.initialize(model.getNDManager(), DataType.FLOAT32, new Shape(4, 200));
      NativeForm form = NativeForm.of(Optimizer.adam().build(), Set.of());
      Parts parts =
          new Parts(
              List.of(new Rule("all", path -> true, 0, 1.0, GroupRole.TRAINED, "")),
              List.of(form),
              false);
      List<TrainedParameter> parameters =
          new TrainedParameters(() -> block, Device.cpu(), parts).open();
      List<Float> all = new ArrayList<>();
      parameters.forEach(parameter -> add(parameter.weight(), all));
      for (long size : new long[] {1000, 60_000, 62_407, 1_000_000}) {
        List<CoordinateBlock> blocks = CoordinateBlock.of(parameters, size);
        assertEquals((all.size() + size - 1) / size, blocks.size());
        List<Float> gathered = new ArrayList<>();
        for (CoordinateBlock part : blocks) {
          try (NDArray vector = part.gather(TrainedParameter::weight)) {
            add(vector, gathered);
          }
        }
        assertEquals(all, gathered);
      }
    }
  }

  private static void add(NDArray tensor, List<Float> numbers) {
    for (float number : tensor.toFloatArray()) {
      numbers.add(number);
    }
  }
}
