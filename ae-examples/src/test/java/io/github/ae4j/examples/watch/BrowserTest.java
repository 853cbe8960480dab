package io.github.ae4j.examples.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.github.ae4j.examples.why.TraceRow;
import io.github.ae4j.trace.TraceWriter;
import io.github.ae4j.trace.TraceWriter.Format;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a real Chromium; skipped where there is none on the path. */
class BrowserTest {
  private static final Pattern LOSS = Pattern.compile("data-drawn=\"([^\"]*)\"");

  @TempDir private Path folder;
  private String chromium = "";
  private @Nullable HttpServer frames;

  @BeforeEach
  void findChromium() {
    chromium =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .map(place -> Path.of(place, "chromium"))
            .filter(Files::isExecutable)
            .map(Path::toString)
            .findFirst()
            .orElse("");
    assumeTrue(!chromium.isEmpty(), "no chromium on the path");
  }

  private String browse(String... more) throws Exception {
    List<String> command = new ArrayList<>(List.of(chromium, "--headless", "--no-sandbox"));
    command.addAll(
        List.of("--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"));
    command.addAll(
        List.of("--disable-background-networking", "--disable-component-update", "--disable-sync"));
    command.add("--user-data-dir=" + Files.createTempDirectory(folder, "profile"));
    command.add("--virtual-time-budget=4000");
    command.addAll(List.of(more));
    Path out = folder.resolve("dom.html");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(folder.resolve("log").toFile())
            .start();
    boolean ended = process.waitFor(90, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertTrue(ended, Files.readString(folder.resolve("log")));
    return Files.readString(out);
  }

  private void follow(PageServer page, String name, int steps, long seed) {
    Path file = folder.resolve(name);
    Traces.train(steps, seed, TraceWriter.to(file, Format.CSV));
    FollowedFile followed =
        new FollowedFile(
            file, new GroupTracks(name, page::add), new PrintWriter(Writer.nullWriter()));
    followed.begin();
    followed.follow();
  }

  @ParameterizedTest
  @ValueSource(ints = {390, 1280})
  void twoRunsOverlaidFitTheirColumn(int width) throws Exception {
    try (PageServer page = new PageServer(0)) {
      follow(page, "first.csv", 3000, 1);
      follow(page, "second.csv", 2000, 9);
      int height = width < 600 ? 990 : 1000;
      // A window of Chromium's is never as narrow as a phone, a frame is.
      URI frame = frame(width, height, page.address());
      Path png = folder.resolve("shot.png");
      browse(
          "--screenshot=" + png,
          "--window-size=" + Math.max(600, width) + "," + height,
          frame.toString());
      BufferedImage shot = ImageIO.read(png.toFile()).getSubimage(0, 0, width, height);
      Path kept = Files.createDirectories(Path.of("target", "watch"));
      ImageIO.write(shot, "png", kept.resolve("watch-" + width + ".png").toFile());
      assertTrue(coloured(shot, 0x0072B2) > 300, "the first run's line is there");
      assertTrue(coloured(shot, 0xD55E00) > 300, "the second run's line is there");
    }
  }

  private URI frame(int width, int height, URI address) throws IOException {
    byte[] html =
        "<body style='margin:0'><iframe style='border:0' width=%d height=%d src='%s'></iframe>"
            .formatted(width, height, address)
            .getBytes(StandardCharsets.UTF_8);
    frames = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    frames.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, html.length);
            exchange.getResponseBody().write(html);
          }
        });
    frames.start();
    return URI.create("http://127.0.0.1:" + frames.getAddress().getPort() + "/");
  }

  @AfterEach
  void closeFrames() {
    if (frames != null) {
      frames.stop(0);
    }
  }

  private static long coloured(BufferedImage image, int colour) {
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return java.util.Arrays.stream(pixels).filter(p -> (p & 0xFFFFFF) == colour).count();
  }

  @Test
  void marksSayWhyAndAllStepsAreDrawn() throws Exception {
    try (PageServer page = new PageServer(0)) {
      follow(page, "first.csv", 300, 1);
      String dom = browse("--dump-dom", page.address().toString());
      Matcher drawn = LOSS.matcher(dom);
      assertTrue(drawn.find(), dom);
      assertEquals("300", drawn.group(1));
      assertTrue(dom.contains("class=\"mark\""), dom);
      assertTrue(dom.contains("step 101 SKIP non-finite: "), dom);
      assertTrue(dom.contains("data-overflow=\"0\""), dom);
    }
  }

  @Test
  void aMillionStepsAreDrawnFluently() throws Exception {
    try (PageServer page = new PageServer(0)) {
      Track track = page.add(new Track("long"));
      for (int step = 1; step <= 1_000_000; step++) {
        track.add(new TraceRow(step, 0, "APPLY", List.of(), Math.sin(step), 1e-3, List.of()));
      }
      String dom = browse("--dump-dom", page.address().toString());
      Matcher drawn = LOSS.matcher(dom);
      assertTrue(drawn.find(), dom);
      assertEquals("1000000", drawn.group(1));
      assertTrue(dom.contains("a point for 1024 steps"), dom);
    }
  }
}
