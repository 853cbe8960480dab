package io.github.ae4j.examples.online;

import io.github.ae4j.Preset;
import io.github.ae4j.online.OnlineClassifier;
import io.github.ae4j.online.OnlineLearner;
import io.github.ae4j.online.OnlineOptimizer;
import io.github.ae4j.online.OnlineSettings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Labels, two or more, by the log loss; the error is the share not told. */
record LabelGoal() implements Goal {
  @Override
  public String lossName() {
    return "log loss";
  }

  @Override
  public String lossKey() {
    return "logLoss";
  }

  @Override
  public String errorName() {
    return "error";
  }

  @Override
  public String errorKey() {
    return "error";
  }

  @Override
  public Progressive run(LabelledStream stream, OnlineSettings settings, Preset preset) {
    int classes = stream.labels().size();
    Ranking ranking = classes == 2 ? new Ranking(stream.size()) : null;
    try (OnlineClassifier learner = OnlineClassifier.of(classes, settings, preset)) {
      return Progressive.of(stream.size(), ranking, new Pupil(stream, learner, ranking));
    }
  }

  private record Pupil(
      LabelledStream stream, OnlineClassifier classifier, @Nullable Ranking ranking)
      implements Progressive.Pupil {
    @Override
    public OnlineLearner learner() {
      return classifier;
    }

    @Override
    public double error(int t) {
      int label = stream.label(t);
      if (ranking != null) {
        ranking.add(classifier.probability(stream.indices(t), stream.values(t)), label);
      }
      return classifier.predict(stream.indices(t), stream.values(t)) == label ? 0.0 : 1.0;
    }

    @Override
    public double learn(int t) {
      return classifier.learn(stream.indices(t), stream.values(t), stream.label(t));
    }
  }

  @Override
  public double[] rates(LabelledStream stream, OnlineOptimizer optimizer) {
    return switch (optimizer) {
      case SGD -> new double[] {0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0};
      case ADAM -> new double[] {1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1.0};
      case ADAGRAD -> new double[] {0.01, 0.03, 0.1, 0.3, 1.0, 3.0};
    };
  }

  @Override
  public String described(LabelledStream stream) {
    List<String> names = stream.names();
    String last = names.get(names.size() - 1);
    return names.size() == 2
        ? String.format(Locale.ROOT, "%.3f of label %s", stream.share(last), last)
        : names.size() + " labels from " + names.get(0) + " to " + last;
  }

  @Override
  public Map<String, Object> result(LabelledStream stream) {
    return Map.of("labels", stream.names());
  }

  @Override
  public List<Baseline> baselines(LabelledStream stream) {
    return List.of();
  }
}
