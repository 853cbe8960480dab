package io.github.ae4j.examples.bench;

import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.examples.stream.Hyperplane.Instances;
import io.github.ae4j.examples.stream.OnlineLogistic;
import io.github.ae4j.online.OnlineClassifier;
import io.github.ae4j.online.OnlineLearner;
import io.github.ae4j.online.OnlineSettings;
import io.github.ae4j.preset.Presets;

/** Logistic regression on a stream by SGD, one instance a step, at a constant rate or under the loop. */
enum OnlineArm {
  /** The online learner at a constant rate, without momentum. */
  LEARNER_CONSTANT("OnlineClassifier at a constant rate") {
    @Override
    Runnable on(Instances data) {
      OnlineSettings settings = settings(data).withMomentum(0.0);
      return learning(OnlineClassifier.of(2, settings, (loop, adapter) -> {}), data);
    }
  },
  /** The online learner under {@link OnlineLearner#standard}, measured at every instance. */
  LEARNER("OnlineClassifier, every instance") {
    @Override
    Runnable on(Instances data) {
      return learning(OnlineClassifier.binary(settings(data)), data);
    }
  },
  /** A loss and gradient made here, and plain SGD on the array. */
  ARRAY_CONSTANT("arrays at a constant rate") {
    @Override
    Runnable on(Instances data) {
      OnlineLogistic model = new OnlineLogistic(data.x()[0].length);
      ArraySettings settings = ArraySettings.of(CONSTANT).withMomentum(0.0);
      ArrayOptimizer sgd = ArrayOptimizer.sgd(model.weights(), settings);
      return new Walk(data) {
        @Override
        void step(double[] x, int label) {
          model.testThenMeasure(x, label);
          sgd.step(model.gradient());
        }
      };
    }
  },
  /** The same under {@link Presets#standard}, measured at every instance. */
  TRAINER("ArrayTrainer, every instance") {
    @Override
    Runnable on(Instances data) {
      return training(data, Cadence.everyStep());
    }
  },
  /** The same, measured as {@link Cadence#settled} does once it has settled. */
  TRAINER_SETTLED("ArrayTrainer, Cadence.settled()") {
    @Override
    Runnable on(Instances data) {
      return training(data, Cadence.settled());
    }
  };

  private static final double CONSTANT = 0.1;

  private final String label;

  OnlineArm(String label) {
    this.label = label;
  }

  /** What the arm is called in the results. */
  String label() {
    return label;
  }

  /** What learns the next instance of a stream with a model of its own. */
  abstract Runnable on(Instances data);

  private static OnlineSettings settings(Instances data) {
    return OnlineSettings.sgd(data.x()[0].length).withLearningRate(CONSTANT);
  }

  private static Runnable learning(OnlineClassifier learner, Instances data) {
    return new Walk(data) {
      @Override
      void step(double[] x, int label) {
        learner.learn(x, label);
      }
    };
  }

  private static Runnable training(Instances data, Cadence cadence) {
    OnlineLogistic model = new OnlineLogistic(data.x()[0].length);
    ArrayOptimizer sgd = ArrayOptimizer.sgd(model.weights(), ArraySettings.of(CONSTANT));
    ArrayTrainer trainer = ArrayTrainer.steer(sgd, Presets.standard(), cadence);
    return new Walk(data) {
      @Override
      void step(double[] x, int label) {
        model.testThenMeasure(x, label);
        trainer.step(model.loss(), model.gradient());
      }
    };
  }

  /** Goes through a stream to its end and back, so that it never jumps; a run is an instance. */
  private abstract static class Walk implements Runnable {
    private final Instances data;
    private int at;
    private int by = 1;

    Walk(Instances data) {
      this.data = data;
    }

    abstract void step(double[] x, int label);

    @Override
    public final void run() {
      step(data.x()[at], data.label()[at]);
      if (at + by < 0 || at + by == data.label().length) {
        by = -by;
      }
      at += by;
    }
  }
}
