package io.github.ae4j.examples.watch;

import io.github.ae4j.examples.BadInput;
import java.awt.Desktop;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows trace files in the browser while they grow. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description = {
      "A page on this machine alone that follows trace files (CSV or JSONL, as TraceWriter writes"
          + " them): the loss, the learning rate, what moved it, and every event with its reason;"
          + " several runs over one another. Ends with Ctrl-C."
    })
public final class WatchCommand implements Callable<Integer> {
  private static final long PAUSE = 500; // ms

  /** What opens a page. */
  interface Browser {
    boolean present();

    void open(URI address) throws IOException;
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "trace files")
  private List<Path> files = List.of();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "port of the page, 0 for any free one (default: ${DEFAULT-VALUE})")
  private int port;

  @Option(names = "--open", description = "open the page in the browser")
  private boolean open;

  private final Browser browser;

  /** Opens pages in the desktop's browser. */
  public WatchCommand() {
    this(new DesktopBrowser());
  }

  WatchCommand(Browser browser) {
    this.browser = browser;
  }

  @Override
  public Integer call() {
    if (open && !browser.present()) {
      throw new BadInput("--open must find a browser here, and there is none");
    }
    PrintWriter out = spec.commandLine().getOut();
    try (PageServer page = new PageServer(port)) {
      List<FollowedFile> followed = new ArrayList<>();
      for (Path file : files) {
        FollowedFile one = new FollowedFile(file, new GroupTracks(name(file), page::add), out);
        one.begin();
        followed.add(one);
      }
      out.println("Watch: " + page.address() + " (Ctrl-C ends it)");
      out.flush();
      if (open) {
        open(page.address());
      }
      follow(followed);
    }
    return 0;
  }

  /** The file's name, with its folder where two have the same. */
  private String name(Path file) {
    long same = files.stream().filter(f -> f.endsWith(String.valueOf(file.getFileName()))).count();
    return same > 1 ? file.toString() : String.valueOf(file.getFileName());
  }

  private static void follow(List<FollowedFile> files) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        files.forEach(FollowedFile::follow);
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void open(URI address) {
    try {
      browser.open(address);
    } catch (IOException e) {
      throw new BadInput("--open must find a browser here: " + e.getMessage(), e);
    }
  }

  private static final class DesktopBrowser implements Browser {
    @Override
    public boolean present() {
      return Desktop.isDesktopSupported()
          && Desktop.getDesktop().isSupported(Desktop.Action.BROWSE);
    }

    @Override
    public void open(URI address) throws IOException {
      Desktop.getDesktop().browse(address);
    }
  }
}
