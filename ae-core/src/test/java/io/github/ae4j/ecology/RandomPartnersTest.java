package io.github.ae4j.ecology;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Partners that are drawn meet the same gate as those that are chosen. */
class RandomPartnersTest {
  private static final Pattern MERGE = Pattern.compile("merge .*?o(\\d+) \\+ o(\\d+):.*");

  @Test
  void partnersAreNamedInTheOrderOfTheirReturns() {
    EcologyConfig config = Bed.config().withControl(Control.RANDOM_PARTNERS);
    Ecology ecology = Bed.start(config, Bed.host(), MetaController.fixed());
    int merges = 0;
    for (int g = 0; g < 24; g++) {
      GenerationRecord record = ecology.generation();
      Map<Integer, Double> returns = new HashMap<>();
      record.organelles().forEach(one -> returns.put(one.number(), one.roi()));
      for (String event : record.events()) {
        Matcher merge = MERGE.matcher(event);
        if (merge.matches()) {
          double first = returns.get(Integer.parseInt(merge.group(1)));
          double second = returns.get(Integer.parseInt(merge.group(2)));
          assertTrue(first >= second, () -> event + ": " + first + " and " + second);
          merges++;
        }
      }
    }
    assertTrue(merges >= 8, "merges: " + merges);
  }
}
