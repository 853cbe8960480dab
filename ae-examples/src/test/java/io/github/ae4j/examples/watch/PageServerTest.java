package io.github.ae4j.examples.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.Run;
import io.github.ae4j.examples.why.TraceRow;
import io.github.ae4j.trace.TraceWriter;
import io.github.ae4j.trace.TraceWriter.Format;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.IOUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PageServerTest {
  @TempDir private Path folder;

  private static HttpResponse<String> get(URI address) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** The status line of an answer to a request as it stands. */
  private static String raw(URI address, String path, String host) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", address.getPort())) {
      String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] answer = new byte[64];
      int length = socket.getInputStream().read(answer);
      return new String(answer, 0, Math.max(0, length), StandardCharsets.US_ASCII)
          .lines()
          .findFirst()
          .orElse("");
    }
  }

  @Test
  void servesItsOwnAndNothingElse() throws Exception {
    try (PageServer page = new PageServer(0)) {
      URI at = page.address();
      for (String own : new String[] {"/", "/watch.js", "/watch.css", "/uPlot.js", "/uPlot.css"}) {
        assertEquals(200, get(at.resolve(own)).statusCode(), own);
      }
      String host = "127.0.0.1:" + at.getPort();
      for (String path :
          new String[] {"/../pom.xml", "/%2e%2e/pom.xml", "/etc/passwd", "/watch.html", "/."}) {
        assertTrue(raw(at, path, host).contains(" 404 "), path + ": " + raw(at, path, host));
      }
      assertTrue(raw(at, "/runs", "elsewhere.example:" + at.getPort()).contains(" 403 "));
      assertTrue(raw(at, "/runs", host).contains(" 200 "));
      for (String odd : new String[] {"/%00", "//etc/passwd", "/..%2f..%2fpom.xml"}) {
        assertTrue(raw(at, odd, host).contains(" 404 "), odd + ": " + raw(at, odd, host));
      }
    }
  }

  @Test
  void aHostOfAnotherNameOrPortIsNotItsOwn() {
    for (String own : new String[] {"127.0.0.1:8080", "localhost:8080"}) {
      assertTrue(PageServer.isOwn(own, 8080), own);
    }
    String[] others = {
      "127.0.0.1",
      "localhost",
      "localhost:80",
      "localhost.example:8080",
      "x.localhost:8080",
      "",
      "[::1]:8080"
    };
    for (String other : others) {
      assertFalse(PageServer.isOwn(other, 8080), other);
    }
    assertTrue(PageServer.isOwn("localhost", 80), "browsers leave the usual port out");
    assertFalse(PageServer.isOwn("elsewhere.example", 80));
  }

  @Test
  void anUnchangedBoardIsNotSentAgain() throws Exception {
    try (PageServer page = new PageServer(0)) {
      Track track = page.add(new Track("run"));
      URI runs = page.address().resolve("/runs?v=1.0");
      assertEquals(204, get(runs).statusCode());
      track.add(new TraceRow(1, 0, "APPLY", List.of(), 1.0, 1.0, List.of()));
      assertEquals(200, get(runs).statusCode());
    }
  }

  @Test
  void aPortInUseAndBadFilesAreOneLineAndTwo() throws IOException {
    try (PageServer page = new PageServer(0)) {
      int port = page.address().getPort();
      assertThrows(BadInput.class, () -> LivePage.serve(port));
      Path file = Files.writeString(folder.resolve("trace"), "");
      refused("port must be free, got " + port, file, "--port", port);
    }
    Path none = folder.resolve("none");
    refused("FILE must be a readable trace, got " + none, none);
    Path other = Files.writeString(folder.resolve("other"), "a,b\n1,2\n");
    refused(other + " has no column step", other);
    refused("port must be in [0, 65535], got 70000", other, "--port", 70000);
  }

  /** The browser that is asked reads the page, as one would. */
  @Test
  void theBrowserIsGivenAPageThatAnswers() throws Exception {
    Path file = folder.resolve("trace");
    Traces.train(20, 1, TraceWriter.to(file, Format.CSV));
    CompletableFuture<String> seen = new CompletableFuture<>();
    Thread watching =
        new Thread(() -> Run.on(new CommandLine(new WatchCommand(reader(seen))), file, "--open"));
    watching.start();
    assertTrue(seen.get(30, TimeUnit.SECONDS).contains("\"steps\":20"), seen.get());
    watching.interrupt();
    watching.join(30_000);
    assertFalse(watching.isAlive(), "an interrupt ends the command");
  }

  private static WatchCommand.Browser reader(CompletableFuture<String> seen) {
    return new WatchCommand.Browser() {
      @Override
      public boolean present() {
        return true;
      }

      @Override
      public void open(URI address) throws IOException {
        seen.complete(IOUtils.toString(address.resolve("/runs"), StandardCharsets.UTF_8));
      }
    };
  }

  @Test
  void withoutABrowserOpenIsRefused() throws IOException {
    Path file = folder.resolve("trace");
    Traces.train(20, 1, TraceWriter.to(file, Format.CSV));
    WatchCommand.Browser none =
        new WatchCommand.Browser() {
          @Override
          public boolean present() {
            return false;
          }

          @Override
          public void open(URI address) {
            throw new AssertionError("there is none");
          }
        };
    WatchCommand watch = new WatchCommand(none);
    BadInput refused =
        assertThrows(
            BadInput.class,
            () -> {
              new CommandLine(watch).parseArgs(file.toString(), "--open");
              watch.call();
            });
    assertEquals("--open must find a browser here, and there is none", refused.getMessage());
  }

  private static void refused(String message, Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = "watch";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    Run run = Run.of(all);
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains(message), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
  }
}
