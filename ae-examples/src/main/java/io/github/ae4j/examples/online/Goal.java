package io.github.ae4j.examples.online;

import io.github.ae4j.Preset;
import io.github.ae4j.online.OnlineOptimizer;
import io.github.ae4j.online.OnlineSettings;
import java.util.List;
import java.util.Map;

/** What is learnt of a stream: its labels or its targets. */
sealed interface Goal permits LabelGoal, TargetGoal {
  /** The loss in words. */
  String lossName();

  /** Its key in the results. */
  String lossKey();

  /** The error in words. */
  String errorName();

  /** Its key in the results. */
  String errorKey();

  /** Runs a learner over a stream, each instance predicted and then learnt. */
  Progressive run(LabelledStream stream, OnlineSettings settings, Preset preset);

  /** The constant rates of the grid. */
  double[] rates(LabelledStream stream, OnlineOptimizer optimizer);

  /** The stream's labels or targets in words. */
  String described(LabelledStream stream);

  /** The same for the results. */
  Map<String, Object> result(LabelledStream stream);

  /** What needs no learner; may be none. */
  List<Baseline> baselines(LabelledStream stream);
}
