package io.github.ae4j.examples.watch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.ae4j.examples.BadInput;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.commons.io.IOUtils;

/** Serves the page and its runs to this machine alone; every path it knows is in one map. */
final class PageServer implements AutoCloseable {
  private static final String OWN = "/io/github/ae4j/examples/watch/";
  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";
  private static final String HOST = "127.0.0.1";
  private static final int HTTP = 80;
  private static final int THREADS = 4;

  private record Asset(String type, byte[] content) {}

  private final List<Track> tracks = new CopyOnWriteArrayList<>();
  private final Map<String, Asset> assets =
      Map.of(
          "/", asset("text/html", OWN + "watch.html"),
          "/watch.js", asset("text/javascript", OWN + "watch.js"),
          "/watch.css", asset("text/css", OWN + "watch.css"),
          "/uPlot.js", asset("text/javascript", UPLOT + "uPlot.iife.min.js"),
          "/uPlot.css", asset("text/css", UPLOT + "uPlot.min.css"));
  private final HttpServer server;
  private final ExecutorService threads;

  /**
   * Begins to serve.
   *
   * @param port from 0, any free one, to 65535
   * @throws BadInput if the port is in use
   */
  PageServer(int port) {
    BadInput.checkWithin("port", port, 0, 65_535);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(HOST), port), 0);
    } catch (IOException e) {
      throw new BadInput("port must be free, got " + port + " (" + e.getMessage() + ")", e);
    }
    threads =
        Executors.newFixedThreadPool(
            THREADS,
            work -> {
              Thread thread = new Thread(work, "ae-page");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  private static Asset asset(String type, String resource) {
    try {
      return new Asset(type, IOUtils.resourceToByteArray(resource));
    } catch (IOException e) {
      throw new IllegalStateException("the class path must hold " + resource, e);
    }
  }

  Track add(Track track) {
    tracks.add(track);
    return track;
  }

  URI address() {
    return URI.create("http://" + HOST + ":" + server.getAddress().getPort() + "/");
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      Asset asset = assets.get(path);
      if (!isForThisMachine(exchange)) {
        exchange.sendResponseHeaders(403, -1);
      } else if (!exchange.getRequestMethod().equals("GET")) {
        exchange.sendResponseHeaders(405, -1);
      } else if (path.equals("/runs")) {
        answerRuns(exchange);
      } else if (asset == null) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        send(exchange, asset);
      }
    }
  }

  /** A page from elsewhere can give this machine a name of its own, and would read along. */
  private boolean isForThisMachine(HttpExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst("Host");
    return host != null && isOwn(host, server.getAddress().getPort());
  }

  /** Whether a Host header names this server; browsers leave the usual port out. */
  static boolean isOwn(String host, int port) {
    return Stream.of(HOST, "localhost")
        .anyMatch(own -> host.equals(own + ":" + port) || port == HTTP && host.equals(own));
  }

  private void answerRuns(HttpExchange exchange) throws IOException {
    String version = tracks.size() + "." + tracks.stream().mapToLong(Track::version).sum();
    if (("v=" + version).equals(exchange.getRequestURI().getQuery())) {
      exchange.sendResponseHeaders(204, -1);
      return;
    }
    ObjectNode board = JsonNodeFactory.instance.objectNode().put("version", version);
    ArrayNode runs = board.putArray("runs");
    tracks.forEach(track -> runs.add(track.json()));
    byte[] content = board.toString().getBytes(StandardCharsets.UTF_8);
    send(exchange, new Asset("application/json", content));
  }

  private static void send(HttpExchange exchange, Asset asset) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", asset.type + "; charset=utf-8");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange
        .getResponseHeaders()
        .set(
            "Content-Security-Policy",
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:");
    exchange.sendResponseHeaders(200, asset.content.length);
    exchange.getResponseBody().write(asset.content);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
