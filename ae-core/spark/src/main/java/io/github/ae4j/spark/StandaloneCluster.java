package io.github.ae4j.spark;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * A Spark cluster on this machine, of this process's class path alone: a master and workers of one core, each in a
 * process of its own. They end with {@link #close}, or with this process.
 */
@Experimental
public final class StandaloneCluster implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final int PATIENCE_SECONDS = 180;

  private final Path folder;
  private final int port;
  private final List<Process> processes = Collections.synchronizedList(new ArrayList<>());
  private final Thread atTheEnd = new Thread(this::end, "end of a Spark cluster");

  private StandaloneCluster(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /**
   * Starts one.
   *
   * @param folder for logs and the workers' files; made if it is not there
   * @param workers at least 1
   * @param memory of each, MiB, at least 512
   * @throws IOException if a process cannot be started, or the master does not answer in three minutes
   */
  public static StandaloneCluster start(Path folder, int workers, int memory) throws IOException {
    Check.atLeast("workers", workers, 1);
    Check.atLeast("memory", memory, 512);
    StandaloneCluster cluster = new StandaloneCluster(folder.toAbsolutePath(), freePort());
    Runtime.getRuntime().addShutdownHook(cluster.atTheEnd);
    try {
      cluster.start(workers, memory);
      return cluster;
    } catch (IOException | RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  private void start(int workers, int memory) throws IOException {
    LocalHome.of(folder);
    String number = Integer.toString(port);
    launch("master", "master.Master", "--host", HOST, "--port", number, "--webui-port", "0");
    awaitMaster();
    for (int i = 0; i < workers; i++) {
      launch(
          "worker-" + i,
          "worker.Worker",
          "--host",
          HOST,
          "--cores",
          "1",
          "--memory",
          memory + "m",
          "--webui-port",
          "0",
          "--work-dir",
          folder.resolve("work-" + i).toString(),
          master());
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      return socket.getLocalPort();
    }
  }

  private void launch(String name, String main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Collections.addAll(command, JavaModuleOptions.defaultModuleOptionArray());
    Collections.addAll(command, "-Xmx512m", "-cp", System.getProperty("java.class.path"));
    command.add("org.apache.spark.deploy." + main);
    Collections.addAll(command, arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SPARK_HOME", folder.toString());
    builder.environment().put("SPARK_LOCAL_IP", HOST);
    processes.add(builder.redirectOutput(folder.resolve(name + ".log").toFile()).start());
  }

  private void awaitMaster() throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < end && processes.get(0).isAlive()) {
      try (Socket socket = new Socket(HOST, port)) {
        return;
      } catch (IOException e) {
        pause();
      }
    }
    throw new IOException("Spark's master does not answer; see " + folder.resolve("master.log"));
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while Spark's master started", e);
    }
  }

  /** The master's address. */
  public String master() {
    return "spark://" + HOST + ":" + port;
  }

  /** What a context on this cluster is made of: the executors have this process's class path. */
  public SparkConf configuration(String application) {
    return ClassPathConf.of(master(), application)
        .set("spark.local.dir", folder.resolve("local").toString());
  }

  private void end() {
    processes.forEach(process -> process.descendants().forEach(ProcessHandle::destroyForcibly));
    processes.forEach(Process::destroyForcibly);
  }

  /** Ends all its processes. Idempotent. */
  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(atTheEnd);
    } catch (IllegalStateException e) {
      return; // the process ends, and the hook runs
    }
  }
}
