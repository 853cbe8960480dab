package io.github.ae4j.examples.fuzz;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Preset;
import io.github.ae4j.examples.nd4j.Hush;
import io.github.ae4j.nd4j.AeSameDiff;
import io.github.ae4j.nd4j.SteeredSameDiff;
import io.github.ae4j.nd4j.SteeringFit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;

/** A SameDiff graph, sum w c + d: gradient c, and d makes the loss what it is to be. */
final class SameDiffSubject implements Subject {
  private static final String W = "w";
  private static final String C = "c";
  private static final String D = "d";
  private static final String LOSS = "loss";

  private final Preset preset;
  private final DataType type;
  private final int size;
  private final boolean fits;
  private final SameDiff network;
  private @Nullable SteeredSameDiff training;
  private @Nullable SteeringFit listener;

  /** @param fits steered in the network's own fit, by a listener */
  SameDiffSubject(IUpdater updater, boolean fits, Setting setting, Preset preset, double[] start) {
    this.preset = preset;
    this.fits = fits;
    size = start.length;
    type = setting.single() ? DataType.FLOAT : DataType.DOUBLE;
    network = network(start);
    TrainingConfig.Builder config =
        TrainingConfig.builder().updater(updater).dataSetFeatureMapping(C).dataSetLabelMapping(D);
    if (setting.decay() > 0.0) {
      config.weightDecay(setting.decay(), true);
    }
    network.setTrainingConfig(config.build());
    try (Hush hush = new Hush()) {
      network.createGradFunction();
    }
    steer();
  }

  private SameDiff network(double[] start) {
    SameDiff made = SameDiff.create();
    SDVariable w = made.var(W, vector(start));
    SDVariable c = made.placeHolder(C, type, size);
    SDVariable d = made.placeHolder(D, type, 1);
    w.mul(c).sum().add(d.sum()).rename(LOSS);
    made.setLossVariables(LOSS);
    return made;
  }

  private void steer() {
    if (fits) {
      listener = AeSameDiff.listener(network, preset);
    } else {
      training = AeSameDiff.steer(network, preset);
    }
  }

  private INDArray vector(double... values) {
    return Nd4j.createFromArray(values).castTo(type);
  }

  private INDArray weights() {
    return network.getVariable(W).getArr();
  }

  @Override
  public void read(double[] target) {
    System.arraycopy(weights().toDoubleVector(), 0, target, 0, target.length);
  }

  @Override
  public void write(double[] weights) {
    weights().assign(vector(weights));
  }

  @Override
  public void step(double loss, double[] gradient) {
    if (training != null) {
      training.step(batch(loss, gradient));
    } else {
      network.fit(batch(loss, gradient), listener);
    }
  }

  private MultiDataSet batch(double loss, double[] gradient) {
    double[] theta = weights().toDoubleVector();
    double sum = 0.0;
    for (int i = 0; i < size; i++) {
      sum += theta[i] * gradient[i];
    }
    return new MultiDataSet(vector(gradient), vector(loss - sum));
  }

  @Override
  public ControlLoop loop() {
    return training != null ? training.loop() : listener.loop();
  }

  @Override
  public void serve() {
    if (training != null && training.hasReadout()) {
      training.serveReadout().close();
    }
  }

  @Override
  public boolean saves() {
    return !fits;
  }

  @Override
  public Runnable save() {
    SteeredSameDiff now = Objects.requireNonNull(training);
    double[] weights = weights().toDoubleVector();
    SavedState file = SavedState.write(path -> AeSameDiff.saveState(now, path));
    return () -> {
      write(weights);
      file.read(path -> AeSameDiff.restoreState(now, path));
    };
  }

  @Override
  public void handBack(double[] gradient) {
    close();
    network.fit(batch(1.0, gradient));
    steer();
  }

  @Override
  public void close() {
    if (training != null) {
      training.close();
      training = null;
    }
    if (listener != null) {
      listener.close();
    }
  }
}
