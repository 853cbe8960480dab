package io.github.ae4j.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The best of each kind is kept. */
class QdArchiveProperties {
  @Property(tries = 200)
  void elitesAreMonotone(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    QdArchive<Integer> archive = new QdArchive<>();
    Map<QdArchive.Key, Double> best = new HashMap<>();
    for (int i = 0; i < 200; i++) {
      QdArchive.Key key =
          new QdArchive.Key(
              "f" + random.nextInt(3), Depth.values()[random.nextInt(3)], random.nextInt(2));
      double roi = random.nextGaussian();
      boolean better = !best.containsKey(key) || roi > best.get(key);
      assertEquals(better, archive.offer(key, roi, i));
      best.merge(key, roi, Math::max);
      assertEquals(best.get(key), archive.elites().get(key).roi());
    }
    assertEquals(best.keySet(), archive.elites().keySet());
  }

  @Property(tries = 20)
  void reloadingReproducesOutputs(@ForAll long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    QdArchive<LoraFactors> archive = new QdArchive<>();
    for (Depth depth : Depth.values()) {
      archive.offer(
          new QdArchive.Key("f", depth, 1),
          random.nextDouble(),
          LoraMergeProperties.drawn(1 + random.nextInt(5), random));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    archive.write(new DataOutputStream(bytes), LoraFactors::write);
    QdArchive<LoraFactors> again = new QdArchive<>();
    again.read(
        new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), LoraFactors::read);
    assertEquals(archive.elites(), again.elites());
    assertTrue(again.best().isPresent());
    assertEquals(archive.best(), again.best());
  }
}
