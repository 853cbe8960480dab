package io.github.ae4j.djl;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.TrainingConfig;
import io.github.ae4j.Experimental;
import io.github.ae4j.Preset;

/** What a {@link DjlTrajectory} is: a model, its optimizer and loop, data that is a function of the step, a score. */
@Experimental
public interface DjlTask {
  /**
   * Data, copied into memory of the engine's own: of Java's, which is aligned anyhow, a product can differ in the last
   * bit from one time to the next.
   *
   * @param data what the model is given
   * @param labels what the loss is given beside its answers
   */
  record Examples(NDList data, NDList labels) {
    /** Makes the copies. */
    public Examples {
      data = copies(data);
      labels = copies(labels);
    }

    private static NDList copies(NDList arrays) {
      return new NDList(arrays.stream().map(NDArray::duplicate).toList());
    }
  }

  /** A new model with its block, not initialised; the trajectory closes it. */
  Model model();

  /** Loss, optimizer and device; every time the same. */
  TrainingConfig config();

  /** The loop; every time the same. */
  Preset preset();

  /** Shapes of the model's inputs. */
  Shape[] shapes();

  /**
   * The data of a step of this member.
   *
   * @param manager of what is made for it
   * @param step its number, from 0
   * @throws Exception if there are none; the member fails
   */
  Examples examples(NDManager manager, long step) throws Exception;

  /**
   * How good the model is, the lower the better, on data that is not trained on; at its averaged readout where the
   * loop keeps one.
   *
   * @throws Exception if it cannot be measured; the member fails
   */
  double score(SteeredTrainer trainer) throws Exception;
}
