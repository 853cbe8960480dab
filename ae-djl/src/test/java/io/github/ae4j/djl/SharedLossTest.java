package io.github.ae4j.djl;

import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.djl.Refused.refused;
import static io.github.ae4j.djl.Refused.says;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import io.github.ae4j.Preset;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.signal.Statistic;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two trainers, one loss that both models' gradients come of. */
class SharedLossTest {
  private static final Preset RATE = Loops.holding(LEARNING_RATE);

  /** Of plain SGD at a held rate the steps are those of two bare trainers. */
  @ParameterizedTest
  @EnumSource
  void anActorAndACriticStepAsBareOnesDo(StepPath path) {
    Steering steering = Steering.standard().withPath(path);
    try (ActorCritic bare = new ActorCritic(Optimizers::plainSgd);
        ActorCritic steered = new ActorCritic(Optimizers::plainSgd)) {
      Trainer actor = bare.actor.newTrainer(bare.actorConfig);
      Trainer critic = bare.critic.newTrainer(bare.criticConfig);
      SteeredTrainer first = AeDjl.newTrainer(steered.actor, steered.actorConfig, RATE, steering);
      SteeredTrainer second =
          AeDjl.newTrainer(steered.critic, steered.criticConfig, RATE, steering);
      try (actor;
          critic;
          first;
          second) {
        for (int t = 0; t < 30; t++) {
          bare.episode(actor, critic, (trainer, loss) -> trainer.step());
          steered.episode(first, second, (trainer, loss) -> ((SteeredTrainer) trainer).step(loss));
        }
        Paths.near("actor", 1e-5, Weights.of(bare.actor), Weights.of(steered.actor));
        Paths.near("critic", 1e-5, Weights.of(bare.critic), Weights.of(steered.critic));
        assertEquals(30, first.loop().steps());
        assertEquals(30, second.loop().steps());
      }
    }
  }

  /** The best action brings 1, a blind one a third. */
  @Test
  void anActorAndACriticLearn() {
    try (ActorCritic task = new ActorCritic(Optimizers::adam);
        SteeredTrainer actor = AeDjl.newTrainer(task.actor, task.actorConfig, Presets.standard());
        SteeredTrainer critic =
            AeDjl.newTrainer(task.critic, task.criticConfig, Presets.standard())) {
      double reward = 0.0;
      for (int t = 0; t < 400; t++) {
        double mean =
            task.episode(actor, critic, (trainer, loss) -> ((SteeredTrainer) trainer).step(loss));
        reward += t >= 350 ? mean / 50.0 : 0.0;
      }
      double reached = reward;
      assertTrue(reached > 0.9, () -> "mean reward of the last 50 episodes is " + reached);
    }
  }

  @Test
  void theLossGivenStandsForWhatTheCollectorNoted() {
    Loops.Watch watch = new Loops.Watch(Set.of(Statistic.LOSS));
    try (Ripple ripple = new Ripple(Optimizers.adam());
        SteeredTrainer trainer = ripple.steered(RATE.with(loop -> loop.screen(watch)))) {
      ripple.differentiate(trainer, 1);
      try (NDArray loss = ripple.model.getNDManager().create(7f)) {
        trainer.step(loss);
        assertEquals(7.0, watch.seen.get(0).get(Statistic.LOSS));
      }
      says(refused(IllegalStateException.class, trainer::step), "backward");
    }
  }

  /** What one network's loss leaves in the other is zeroed by that one's collector. */
  @ParameterizedTest
  @EnumSource
  void gradientsThatAreZeroedDoNotAddToTheNext(StepPath path) {
    try (Ripple ripple = new Ripple(Optimizers.plainSgd());
        Ripple clean = new Ripple(Optimizers.plainSgd());
        SteeredTrainer trainer = ripple.steered(RATE, Steering.standard().withPath(path));
        SteeredTrainer other = clean.steered(RATE, Steering.standard().withPath(path))) {
      for (int t = 1; t <= 5; t++) {
        ripple.differentiate(trainer, 100 + t);
        try (GradientCollector collector = trainer.newGradientCollector()) {
          collector.zeroGradients();
        }
        says(refused(IllegalStateException.class, trainer::step), "backward");
        ripple.step(trainer, t);
        clean.step(other, t);
      }
      assertArrayEquals(clean.weights(), ripple.weights());
    }
  }
}
