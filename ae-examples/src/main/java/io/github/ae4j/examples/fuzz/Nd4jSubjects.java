package io.github.ae4j.examples.fuzz;

import io.github.ae4j.Preset;
import java.util.ArrayList;
import java.util.List;
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

/** ND4J's updaters, in each of their hosts. */
final class Nd4jSubjects {
  /** Host that decides for the next step. */
  static final String FIT = "fit";

  private static final String BARE = "bare";
  private static final String DL4J = "dl4j";
  private static final String SAME_DIFF = "samediff";

  private static final List<String> WITH_MOMENT =
      List.of("nesterovs", "adam", "amsgrad", "nadam", "adamax");

  /** No preset can steer these. */
  private static final List<String> WITHOUT = List.of("sgd", "rmsprop", "adagrad", "adadelta");

  private Nd4jSubjects() {}

  /** Each updater in each host, as {@code adam dl4j}. */
  static List<String> optimizers() {
    List<String> all = new ArrayList<>();
    for (String host : List.of(BARE, DL4J, SAME_DIFF, FIT)) {
      WITH_MOMENT.forEach(updater -> all.add(updater + " " + host));
      WITHOUT.forEach(updater -> all.add(updater + " " + host));
    }
    return all;
  }

  /** Whether an updater, with its host, keeps a first moment. */
  static boolean hasMoment(String optimizer) {
    return WITH_MOMENT.contains(optimizer.split(" ")[0]);
  }

  static Subject of(Setting setting, Preset preset, double[] start) {
    String[] words = setting.optimizer().split(" ");
    IUpdater updater = updater(words[0], setting.rate());
    return switch (words[1]) {
      case BARE -> new UpdaterSubject(updater, setting, preset, start);
      case DL4J -> new NetworkSubject(updater, setting, preset, start);
      default -> new SameDiffSubject(updater, words[1].equals(FIT), setting, preset, start);
    };
  }

  private static IUpdater updater(String name, double rate) {
    return switch (name) {
      case "nesterovs" -> new Nesterovs(rate, 0.9);
      case "adam" -> new Adam(rate);
      case "amsgrad" -> new AMSGrad(rate);
      case "nadam" -> new Nadam(rate);
      case "sgd" -> new Sgd(rate);
      case "rmsprop" -> new RmsProp(rate);
      case "adagrad" -> new AdaGrad(rate);
      case "adadelta" -> new AdaDelta();
      default -> new AdaMax(rate);
    };
  }
}
