package io.github.ae4j.examples.watch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ae4j.Preset;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.examples.Run;
import io.github.ae4j.examples.report.LineChart;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.trace.TraceWriter;
import io.github.ae4j.trace.TraceWriter.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LivePageTest {
  @TempDir private Path folder;

  private static JsonNode runs(LivePage page) throws IOException {
    return new ObjectMapper().readTree(page.address().resolve("/runs").toURL()).get("runs");
  }

  @Test
  @Timeout(30)
  void stepsOfLoopsComeToThePageAsTheyComeToAFile() throws Exception {
    Path file = folder.resolve("trace.csv");
    try (LivePage page = LivePage.serve(0)) {
      Traces.train(300, 1, page.run("one"), TraceWriter.to(file, Format.CSV));
      page.run("bare").loss(1, 0.5);
      while (runs(page).size() < 2 || runs(page).get(1).get("steps").asInt() < 1) {
        Thread.sleep(10);
      }
      Track read = new Track("one");
      io.github.ae4j.examples.why.TraceTable.read(file, read::add);
      assertEquals(new ObjectMapper().readTree(read.json().toString()), runs(page).get(0));
    }
  }

  @Test
  @Timeout(60)
  void aPageThatCannotKeepUpDropsAndCounts() throws Exception {
    try (LivePage page = LivePage.serve(0)) {
      LivePage.Run run = page.run("fast");
      int steps = 1_000_000;
      for (int step = 1; step <= steps; step++) {
        run.loss(step, 1.0);
      }
      long last = 0;
      JsonNode seen = runs(page).get(0);
      while (seen.get("steps").asLong() != last) {
        last = seen.get("steps").asLong();
        Thread.sleep(200);
        seen = runs(page).get(0);
      }
      assertEquals(run.dropped(), seen.get("dropped").asLong());
      assertTrue(seen.get("x").size() <= Track.MOST);
      assertTrue(last > steps / 100, last + " seen");
    }
  }

  @Test
  void asAnObserverItEndsWithItsLoop() {
    LivePage page = LivePage.serve(0);
    int port = page.address().getPort();
    Traces.train(20, 1, page);
    LivePage.serve(port).close();
  }

  @Test
  void aSecondLoopIsRefusedWhereThePageIsTheObserver() {
    try (LivePage page = LivePage.serve(0)) {
      Preset watched = Presets.standard().with(loop -> loop.observer(page));
      try (ArrayTrainer first =
          ArrayTrainer.steer(ArrayOptimizer.sgd(new double[1], ArraySettings.of(0.1)), watched)) {
        ArrayOptimizer second = ArrayOptimizer.sgd(new double[1], ArraySettings.of(0.1));
        assertThrows(IllegalStateException.class, () -> ArrayTrainer.steer(second, watched));
        first.step(1.0, new double[] {1.0});
      }
    }
  }

  @Test
  void aTraceIsDrawnInOneLine() throws IOException {
    assumeTrue(LineChart.available(), "no font on this machine");
    Path file = folder.resolve("trace.jsonl");
    Traces.train(300, 1, TraceWriter.to(file, Format.JSONL));
    Path png = folder.resolve("trace.png");
    TracePicture.of(file).write(png);
    assertTrue(ImageIO.read(png.toFile()).getHeight() > 600);
    Run run = Run.of("plot", file, file, "--out", folder.resolve("two.png"));
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(ImageIO.read(folder.resolve("two.png").toFile()).getHeight() > 1000);
    assertEquals(2, Run.of("plot", folder.resolve("none")).exitCode());
    // A link to a device without room: the one full disk that is on every Linux.
    assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full");
    byte[] before = Files.readAllBytes(png);
    Files.createSymbolicLink(folder.resolve(".trace.png.writing"), Path.of("/dev/full"));
    Run full = Run.of("plot", file, "--out", png);
    assertEquals(3, full.exitCode());
    assertEquals(
        "ae plot: " + png + " cannot be written: No space left on device", full.err().strip());
    assertArrayEquals(before, Files.readAllBytes(png), "what was there stays");
  }
}
