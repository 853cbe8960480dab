package io.github.ae4j.nd4j;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/** One of each updater that can be steered. */
final class Updaters {
  private Updaters() {}

  static IUpdater of(String name) {
    return Objects.requireNonNull(all().get(name), name).get();
  }

  static Map<String, Supplier<IUpdater>> all() {
    Map<String, Supplier<IUpdater>> all = new LinkedHashMap<>();
    all.put("Sgd", () -> new Sgd(0.01));
    all.put("Nesterovs", () -> new Nesterovs(0.01, 0.9));
    all.put("Adam", () -> new Adam(0.01));
    all.put("AMSGrad", () -> new AMSGrad(0.01));
    all.put("Nadam", () -> new Nadam(0.01));
    all.put("AdaMax", () -> new AdaMax(0.01));
    all.put("RmsProp", () -> new RmsProp(0.01));
    all.put("AdaGrad", () -> new AdaGrad(0.1));
    all.put("AdaDelta", AdaDelta::new);
    return all;
  }
}
