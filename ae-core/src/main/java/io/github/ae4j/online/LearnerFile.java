package io.github.ae4j.online;

import io.github.ae4j.Preset;
import io.github.ae4j.adapter.StateFile;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;

/** The file of an online learner: what kind it is, its settings, what it has learnt, the loop's state. */
final class LearnerFile {
  private static final StateFile FRAME = new StateFile("an online learner", 0x61656f6e6c310d0aL, 2);
  private static final int CLASSIFIER = 1;
  private static final int REGRESSOR = 2;

  private LearnerFile() {}

  static void write(Path file, OnlineLearner kind, LinearLearner learner) throws IOException {
    FRAME.write(
        file,
        out -> {
          if (kind instanceof OnlineClassifier classifier) {
            out.writeInt(CLASSIFIER);
            out.writeInt(classifier.classes());
          } else if (kind instanceof OnlineRegressor regressor) {
            out.writeInt(REGRESSOR);
            out.writeInt(regressor.loss().kind().ordinal());
            out.writeDouble(regressor.loss().parameter());
          }
          write(out, learner.settings());
          learner.write(out);
        });
  }

  private static void write(DataOutputStream out, OnlineSettings settings) throws IOException {
    out.writeInt(settings.inputs());
    out.writeInt(settings.optimizer().ordinal());
    out.writeDouble(settings.learningRate());
    out.writeDouble(settings.momentum());
    out.writeDouble(settings.beta2());
    out.writeDouble(settings.epsilon());
    out.writeInt(settings.scaling().ordinal());
    out.writeInt(settings.served().ordinal());
    out.writeInt(settings.publishEvery());
  }

  static OnlineClassifier readClassifier(Path file, Function<OnlineOptimizer, Preset> preset)
      throws IOException {
    return FRAME.read(
        file,
        in -> {
          kind(in, CLASSIFIER, "classifier");
          int classes = in.readInt();
          return new OnlineClassifier(
              classes, learner(in, OnlineClassifier.objective(classes), preset));
        });
  }

  static OnlineRegressor readRegressor(Path file, Function<OnlineOptimizer, Preset> preset)
      throws IOException {
    return FRAME.read(
        file,
        in -> {
          kind(in, REGRESSOR, "regressor");
          RegressionLoss.Kind kind = one(in, "kind of loss", RegressionLoss.Kind.values());
          RegressionLoss loss = new RegressionLoss(kind, in.readDouble());
          return new OnlineRegressor(loss, learner(in, new Objective.Regression(loss), preset));
        });
  }

  private static void kind(DataInputStream in, int wanted, String name) throws IOException {
    int kind = in.readInt();
    if (kind != wanted) {
      throw new IllegalArgumentException(
          "the file must hold a " + name + ", and holds a learner of another kind");
    }
  }

  private static LinearLearner learner(
      DataInputStream in, Objective objective, Function<OnlineOptimizer, Preset> preset)
      throws IOException {
    OnlineSettings settings = settings(in);
    double least = (settings.inputs() + 1.0) * objective.outputs() * Double.BYTES;
    if (least > in.available() && in.available() < Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "the file must hold the weights of "
              + settings.inputs()
              + " inputs, and has "
              + in.available()
              + " bytes left");
    }
    LinearLearner learner =
        new LinearLearner(settings, objective, preset.apply(settings.optimizer()));
    learner.read(in);
    return learner;
  }

  private static OnlineSettings settings(DataInputStream in) throws IOException {
    int inputs = in.readInt();
    OnlineOptimizer optimizer = one(in, "optimizer", OnlineOptimizer.values());
    double learningRate = in.readDouble();
    double momentum = in.readDouble();
    double beta2 = in.readDouble();
    double epsilon = in.readDouble();
    InputScaling scaling = one(in, "scaling", InputScaling.values());
    ServedWeights served = one(in, "served weights", ServedWeights.values());
    return new OnlineSettings(
        inputs, optimizer, learningRate, momentum, beta2, epsilon, scaling, served, in.readInt());
  }

  private static <E> E one(DataInputStream in, String name, E[] all) throws IOException {
    return all[SparseFile.within(name, in.readInt(), 0, all.length - 1)];
  }
}
