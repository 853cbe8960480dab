package io.github.ae4j.examples.fuzz;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Preset;
import io.github.ae4j.nd4j.AeDl4j;
import io.github.ae4j.nd4j.SteeredNetwork;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** A DL4J network of one layer, whose loss is given with its gradient: that in the labels, this beside. */
final class NetworkSubject implements Subject {
  private final Preset preset;
  private final DataType type;
  private final MultiLayerNetwork network;
  private final INDArray input;
  private final Given given = new Given();
  private SteeredNetwork steered;

  /** Takes the labels for the gradient. */
  private static final class Given implements ILossFunction {
    private static final long serialVersionUID = 1L;

    private static double loss;

    @Override
    public double computeScore(
        INDArray labels, INDArray output, IActivation activation, INDArray mask, boolean average) {
      return loss;
    }

    @Override
    public INDArray computeScoreArray(
        INDArray labels, INDArray output, IActivation activation, INDArray mask) {
      return Nd4j.valueArrayOf(new long[] {labels.rows(), 1}, loss, labels.dataType());
    }

    @Override
    public INDArray computeGradient(
        INDArray labels, INDArray output, IActivation activation, INDArray mask) {
      return labels.dup();
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
        INDArray labels, INDArray output, IActivation activation, INDArray mask, boolean average) {
      return Pair.of(loss, labels.dup());
    }

    @Override
    public String name() {
      return "given";
    }
  }

  NetworkSubject(IUpdater updater, Setting setting, Preset preset, double[] start) {
    this.preset = preset;
    type = setting.single() ? DataType.FLOAT : DataType.DOUBLE;
    input = Nd4j.eye(start.length).castTo(type);
    NeuralNetConfiguration.Builder builder =
        new NeuralNetConfiguration.Builder().dataType(type).updater(updater).miniBatch(false);
    if (setting.decay() > 0.0) {
      builder.weightDecay(setting.decay());
    }
    network = new MultiLayerNetwork(builder.list().layer(layer(start.length)).build());
    network.init();
    write(start);
    steered = AeDl4j.steer(network, preset);
  }

  private OutputLayer layer(int inputs) {
    return new OutputLayer.Builder(given)
        .nIn(inputs)
        .nOut(1)
        .hasBias(false)
        .activation(Activation.IDENTITY)
        .build();
  }

  private INDArray column(double[] values) {
    return Nd4j.createFromArray(values).castTo(type).reshape(values.length, 1);
  }

  @Override
  public void read(double[] target) {
    System.arraycopy(network.params().toDoubleVector(), 0, target, 0, target.length);
  }

  @Override
  public void write(double[] weights) {
    network.params().assign(column(weights).reshape(1, weights.length));
  }

  @Override
  public void step(double loss, double[] gradient) {
    Given.loss = loss;
    network.fit(input, column(gradient));
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
    double[] weights = network.params().toDoubleVector();
    int iteration = network.getIterationCount();
    SavedState file = SavedState.write(path -> AeDl4j.saveState(steered, path));
    return () -> {
      network.getLayerWiseConfigurations().setIterationCount(iteration);
      write(weights);
      file.read(path -> AeDl4j.restoreState(steered, path));
    };
  }

  @Override
  public void handBack(double[] gradient) {
    steered.close();
    step(1.0, gradient);
    steered = AeDl4j.steer(network, preset);
  }

  @Override
  public void close() {
    steered.close();
  }
}
