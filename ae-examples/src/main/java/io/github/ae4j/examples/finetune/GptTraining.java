package io.github.ae4j.examples.finetune;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.TrainingConfig;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.github.ae4j.ControlLoop;
import io.github.ae4j.Preset;
import io.github.ae4j.adapter.ServedReadout;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.djl.AeDjl;
import io.github.ae4j.djl.SteeredTrainer;
import io.github.ae4j.djl.Steering;
import io.github.ae4j.examples.torch.TorchThreads;
import io.github.ae4j.group.ParameterGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A GPT at its training. */
final class GptTraining implements AutoCloseable {
  private static final int SLICE = 16; // windows that are judged at once

  private final RatePlan plan;
  private final boolean planned;
  private final GptBlock block;
  private final Model model;
  private final Trainer trainer;
  private int steps;

  /**
   * Begins.
   *
   * @param start weights to begin with
   * @param arm how
   * @param steps it will have, for a rate that depends on them
   */
  GptTraining(GptWeights start, FineTuneArm arm, int steps) {
    TorchThreads.pin();
    Engine.getEngine("PyTorch");
    TorchThreads.pinLoaded();
    plan = arm.plan(steps);
    block = new GptBlock(start.sizes());
    model = Model.newInstance("gpt");
    model.setBlock(block);
    planned = arm.method().isTuned();
    Preset preset = arm.preset();
    trainer =
        preset == null
            ? model.newTrainer(config(step -> (float) plan.at(step)))
            : AeDjl.newTrainer(
                model, config(Tracker.fixed((float) arm.rate())), preset, steering(arm));
    trainer.initialize(new Shape(1, start.sizes().context()));
    block.set(start);
  }

  private static TrainingConfig config(Tracker rate) {
    return new DefaultTrainingConfig(new NextToken())
        .optDevices(Engine.getInstance().getDevices(1))
        .optOptimizer(Optimizer.adamW().optLearningRateTracker(rate).build());
  }

  /**
   * A group a layer, where layers may be frozen. The embeddings are with the first: under a loop of their own they began
   * with steps that were far too long. The last, with what follows it, is never frozen.
   */
  private Steering steering(FineTuneArm arm) {
    int layers = block.sizes().layers();
    if (arm.scope() == FineTuneArm.Scope.WHOLE) {
      return Steering.standard();
    }
    List<ParameterGroup> groups = new ArrayList<>();
    for (int layer = 0; layer < layers; layer++) {
      int number = layer;
      groups.add(
          ParameterGroup.own(
              "layer " + (layer + 1), name -> GptNames.layerOf(name, layers) == number));
    }
    return Steering.standard().withGroups(groups.toArray(ParameterGroup[]::new));
  }

  /** Under a loop that has no law of its own a planned rate is told from outside. */
  private void place(SteeredTrainer steered) {
    ControlLoop loop = steered.loop();
    for (int group = 0; group < loop.groups().size(); group++) {
      loop.move(group, Coefficient.LEARNING_RATE, Math.log(plan.at(steps)));
    }
  }

  /** Makes a step on some windows; its loss. */
  double step(Windows windows, int... places) {
    steps++;
    if (planned && trainer instanceof SteeredTrainer steered) {
      place(steered);
    }
    try (NDManager manager = trainer.getManager().newSubManager()) {
      NDList both = windows.at(manager, places);
      NDList labels = new NDList(both.get(1));
      NDArray loss;
      try (GradientCollector collector = trainer.newGradientCollector()) {
        loss = trainer.getLoss().evaluate(labels, trainer.forward(new NDList(both.head()), labels));
        collector.backward(loss);
      }
      trainer.step();
      return loss.getFloat();
    }
  }

  /** exp of the mean loss over windows spread evenly, by the averaged weights where there are any. */
  double perplexity(Windows windows, int count) {
    if (trainer instanceof SteeredTrainer steered && steered.hasReadout() && steps > 0) {
      try (ServedReadout served = steered.serveReadout()) {
        return Math.exp(loss(windows, count));
      }
    }
    return Math.exp(loss(windows, count));
  }

  private double loss(Windows windows, int count) {
    int[] places = windows.even(count);
    double sum = 0.0;
    for (int from = 0; from < count; from += SLICE) {
      int[] slice = Arrays.copyOfRange(places, from, Math.min(count, from + SLICE));
      try (NDManager manager = trainer.getManager().newSubManager()) {
        NDList both = windows.at(manager, slice);
        NDList scores = trainer.evaluate(new NDList(both.head()));
        NDList labels = new NDList(both.get(1));
        sum += slice.length * trainer.getLoss().evaluate(labels, scores).getFloat();
      }
    }
    return sum / count;
  }

  /** The learning rate of the last step; of several groups the first one's. */
  double rate() {
    return trainer instanceof SteeredTrainer steered
        ? steered.loop().coefficient(Coefficient.LEARNING_RATE)
        : plan.at(Math.max(1, steps));
  }

  /** Share of the weights that the next step will train. */
  double trained() {
    long all = 0L;
    long trained = 0L;
    for (Parameter parameter : block.getParameters().values()) {
      long size = parameter.getShape().size();
      all += size;
      trained += parameter.requiresGradient() ? size : 0L;
    }
    return (double) trained / all;
  }

  /** The weights as they are. */
  GptWeights weights() {
    return block.weights();
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }
}
