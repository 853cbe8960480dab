package io.github.ae4j.online;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Names become rising indices, each once, and spread evenly. */
class FeatureHashTest {
  @Property(tries = 200)
  void sumsWhatFallsTogether(@ForAll String[] names) {
    FeatureHash hash = new FeatureHash(4);
    TreeMap<Integer, Double> expected = new TreeMap<>();
    for (int i = 0; i < names.length; i++) {
      hash.add(names[i], i + 1.0);
      expected.merge(hash.index(names[i]), i + 1.0, Double::sum);
    }
    assertArrayEquals(expected.keySet().stream().mapToInt(i -> i).toArray(), hash.indices());
    assertArrayEquals(
        expected.values().stream().mapToDouble(v -> v).toArray(), hash.values(), 1e-9);
    hash.clear();
    assertEquals(0, hash.indices().length);
  }

  @Test
  void spreadsEvenly() {
    FeatureHash hash = new FeatureHash(8);
    int[] counts = new int[hash.inputs()];
    int names = 256 * 200;
    for (int i = 0; i < names; i++) {
      counts[hash.index("user=" + i)]++;
    }
    double chi = Arrays.stream(counts).mapToDouble(c -> (c - 200.0) * (c - 200.0) / 200.0).sum();
    assertTrue(chi < 255 + 5 * Math.sqrt(2 * 255), "chi^2 of 255 degrees " + chi);
  }

  @Test
  void isTheSameEverywhere() {
    assertEquals(new FeatureHash(18).index("viagra"), new FeatureHash(18).index("viagra"));
    assertThrows(IllegalArgumentException.class, () -> new FeatureHash(0));
    assertThrows(IllegalArgumentException.class, () -> new FeatureHash(29));
    assertThrows(IllegalArgumentException.class, () -> new FeatureHash(4).add("a", Double.NaN));
  }
}
