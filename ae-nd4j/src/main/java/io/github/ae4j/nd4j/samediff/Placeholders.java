package io.github.ae4j.nd4j.samediff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/** The arrays of a batch by the placeholders that a training configuration maps them to. */
public final class Placeholders {
  private Placeholders() {}

  /** An array of a batch by its place. */
  private interface Arrays {
    @Nullable INDArray at(int place);
  }

  /**
   * Maps a batch.
   *
   * @throws IllegalArgumentException if it has not as many arrays as the configuration maps
   */
  public static Map<String, INDArray> of(TrainingConfig config, MultiDataSet batch) {
    Map<String, INDArray> all = new HashMap<>();
    List<String> features = config.getDataSetFeatureMapping();
    List<String> labels = config.getDataSetLabelMapping();
    count("features", features, batch.numFeatureArrays());
    count("labels", labels, batch.numLabelsArrays());
    put(all, features, batch::getFeatures);
    put(all, labels, batch::getLabels);
    put(all, config.getDataSetFeatureMaskMapping(), batch::getFeaturesMaskArray);
    put(all, config.getDataSetLabelMaskMapping(), batch::getLabelsMaskArray);
    return all;
  }

  private static void count(String what, @Nullable List<String> names, int arrays) {
    int mapped = names == null ? 0 : names.size();
    if (mapped != arrays) {
      throw new IllegalArgumentException(
          "a batch must have as many arrays of "
              + what
              + " as the training configuration maps, "
              + mapped
              + ", got "
              + arrays);
    }
  }

  private static void put(Map<String, INDArray> all, @Nullable List<String> names, Arrays arrays) {
    for (int i = 0; names != null && i < names.size(); i++) {
      String name = names.get(i);
      INDArray array = name == null ? null : arrays.at(i);
      if (array != null) {
        all.put(name, array);
      }
    }
  }
}
