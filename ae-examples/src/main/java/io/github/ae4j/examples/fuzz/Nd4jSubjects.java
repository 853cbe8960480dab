package io.github.ae4j.examples.fuzz;

import io.github.ae4j.Preset;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;

/** ND4J's updaters that presets steer, in each of their hosts. */
final class Nd4jSubjects {
  /** Host that decides for the next step. */
  static final String FIT = "fit";

  private static final String BARE = "bare";
  private static final String DL4J = "dl4j";
  private static final String SAME_DIFF = "samediff";

  /** Those with a first moment; the others no preset can steer. */
  private static final List<String> UPDATERS =
      List.of("nesterovs", "adam", "amsgrad", "nadam", "adamax");

  private Nd4jSubjects() {}

  /** Each updater in each host, as {@code adam dl4j}. */
  static List<String> optimizers() {
    List<String> all = new ArrayList<>();
    for (String host : List.of(BARE, DL4J, SAME_DIFF, FIT)) {
      UPDATERS.forEach(updater -> all.add(updater + " " + host));
    }
    return all;
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
      default -> new AdaMax(rate);
    };
  }
}
