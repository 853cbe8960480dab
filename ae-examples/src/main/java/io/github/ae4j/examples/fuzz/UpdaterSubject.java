package io.github.ae4j.examples.fuzz;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Preset;
import io.github.ae4j.nd4j.AeNd4j;
import io.github.ae4j.nd4j.SteeredUpdater;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;

/** A bare ND4J updater; it has no weight decay. */
final class UpdaterSubject implements Subject {
  private final Preset preset;
  private final DataType type;
  private final INDArray theta;
  private final GradientUpdater<?> updater;
  private SteeredUpdater steered;

  UpdaterSubject(IUpdater config, Setting setting, Preset preset, double[] start) {
    this.preset = preset;
    type = setting.single() ? DataType.FLOAT : DataType.DOUBLE;
    theta = vector(start);
    long cells = config.stateSize(start.length);
    @Nullable INDArray view = cells == 0 ? null : Nd4j.create(type, cells);
    updater = config.instantiate(view, true);
    steered = AeNd4j.steer(updater, theta, preset);
  }

  private INDArray vector(double[] values) {
    return Nd4j.createFromArray(values).castTo(type);
  }

  @Override
  public void read(double[] target) {
    System.arraycopy(theta.toDoubleVector(), 0, target, 0, target.length);
  }

  @Override
  public void write(double[] weights) {
    theta.assign(vector(weights));
  }

  @Override
  public void step(double loss, double[] gradient) {
    steered.step(loss, vector(gradient));
  }

  @Override
  public boolean misfit(int length) {
    steered.step(1.0, Nd4j.create(type, Math.max(length, theta.length() == 1 ? 2 : 1)));
    return true;
  }

  @Override
  public ControlLoop loop() {
    return steered.loop();
  }

  @Override
  public void serve() {
    if (steered.hasReadout()) {
      steered.serveReadout().close();
    }
  }

  @Override
  public Runnable save() {
    double[] weights = theta.toDoubleVector();
    SavedState file = SavedState.write(path -> AeNd4j.saveState(steered, path));
    return () -> {
      write(weights);
      file.read(path -> AeNd4j.restoreState(steered, path));
    };
  }

  @Override
  public void handBack(double[] gradient) {
    int iteration = steered.iteration();
    steered.close();
    INDArray update = vector(gradient);
    updater.applyUpdater(update, iteration, 0);
    theta.subi(update);
    steered = AeNd4j.steer(updater, theta, preset, iteration + 1, 1L);
  }

  @Override
  public void close() {
    steered.close();
  }
}
