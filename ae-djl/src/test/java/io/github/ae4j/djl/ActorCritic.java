package io.github.ae4j.djl;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.initializer.ConstantInitializer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import java.util.Random;
import java.util.function.Supplier;

/**
 * An actor and a critic, each a table of one row for a state: in one of six states one of three actions brings 1, the
 * others nothing. One joint loss, -log pi(a) (r - V) + (r - V)^2/2, with the advantage held.
 */
final class ActorCritic implements AutoCloseable {
  private static final int STATES = 6;
  private static final int ACTIONS = 3;
  private static final int EPISODE = 32;

  final Model actor;
  final Model critic;
  final DefaultTrainingConfig actorConfig;
  final DefaultTrainingConfig criticConfig;
  private final Random random = new Random(5L);

  /** What ends an episode for one of the trainers. */
  interface Step {
    void make(Trainer trainer, NDArray loss);
  }

  ActorCritic(Supplier<Optimizer> optimizer) {
    actor = table("actor", ACTIONS, 0.1f);
    critic = table("critic", 1, 0.5f);
    actorConfig = config(optimizer.get());
    criticConfig = config(optimizer.get());
  }

  private static Model table(String name, int units, float start) {
    Model model = Model.newInstance(name, Device.cpu());
    Linear block = Linear.builder().setUnits(units).optBias(false).build();
    block.setInitializer(new ConstantInitializer(start), Parameter.Type.WEIGHT);
    model.setBlock(block);
    block.initialize(model.getNDManager(), DataType.FLOAT32, new Shape(EPISODE, STATES));
    return model;
  }

  private static DefaultTrainingConfig config(Optimizer optimizer) {
    return new DefaultTrainingConfig(Loss.l2Loss())
        .optDevices(new Device[] {Device.cpu()})
        .optOptimizer(optimizer);
  }

  /** Plays and learns from it; returns the mean reward. */
  double episode(Trainer actorTrainer, Trainer criticTrainer, Step step) {
    try (NDManager manager = actor.getNDManager().newSubManager()) {
      float[] states = new float[EPISODE * STATES];
      int[] state = new int[EPISODE];
      for (int i = 0; i < EPISODE; i++) {
        state[i] = random.nextInt(STATES);
        states[i * STATES + state[i]] = 1f;
      }
      NDArray loss;
      double reward;
      try (GradientCollector collector = actorTrainer.newGradientCollector()) {
        NDList input = new NDList(manager.create(states, new Shape(EPISODE, STATES)));
        NDArray log = actorTrainer.forward(input).head().logSoftmax(1);
        NDArray value = criticTrainer.forward(input).head().flatten();
        float[] chosen = new float[EPISODE * ACTIONS];
        float[] rewards = rewards(log.stopGradient().exp().toFloatArray(), state, chosen);
        reward = mean(rewards);
        NDArray miss = manager.create(rewards).sub(value);
        NDArray likely = log.mul(manager.create(chosen, log.getShape())).sum(new int[] {1});
        NDArray half = manager.create(0.5f);
        loss = miss.square().mul(half).sub(likely.mul(miss.stopGradient())).mean();
        collector.backward(loss);
      }
      step.make(actorTrainer, loss);
      step.make(criticTrainer, loss);
      return reward;
    }
  }

  private float[] rewards(float[] policy, int[] state, float[] chosen) {
    float[] rewards = new float[EPISODE];
    for (int i = 0; i < EPISODE; i++) {
      double point = random.nextDouble();
      int action = 0;
      while (action < ACTIONS - 1 && point >= policy[i * ACTIONS + action]) {
        point -= policy[i * ACTIONS + action];
        action++;
      }
      chosen[i * ACTIONS + action] = 1f;
      rewards[i] = action == 2 * state[i] % ACTIONS ? 1f : 0f;
    }
    return rewards;
  }

  private static double mean(float[] values) {
    double sum = 0.0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  @Override
  public void close() {
    actor.close();
    critic.close();
  }
}
