package io.github.ae4j.examples.why;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.Visible;
import io.github.ae4j.memory.Nearest;
import io.github.ae4j.trace.Why;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains the moves of a trace file. */
@Command(
    name = "why",
    mixinStandardHelpOptions = true,
    description = {
      "Says why the coefficients moved in a step of a trace file (CSV or JSONL, as TraceWriter"
          + " writes it): each source's share, in chart units (of the learning rate: of log alpha)."
          + " Without --step, the largest moves of one coefficient."
    })
public final class WhyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "a trace file")
  private Path file = Path.of("");

  @Option(names = "--step", paramLabel = "N", description = "the step to explain")
  private @Nullable Long step;

  @Option(
      names = "--largest",
      paramLabel = "K",
      description = "how many moves, without --step (default: ${DEFAULT-VALUE})")
  private int largest = 10;

  @Option(
      names = "--coefficient",
      paramLabel = "NAME",
      description = "whose moves, without --step (default: ${DEFAULT-VALUE})")
  private String coefficient = Coefficient.LEARNING_RATE;

  /** A move and where it stands. */
  private record Move(TraceRow row, Why why) {
    double size() {
      return Math.abs(why.change());
    }
  }

  @Override
  public Integer call() {
    BadInput.checkWithin("--largest", largest, 1, 1_000_000);
    PrintWriter out = spec.commandLine().getOut();
    if (step != null) {
      explain(out, step);
    } else {
      list(out);
    }
    out.flush();
    return 0;
  }

  private void explain(PrintWriter out, long wanted) {
    List<TraceRow> rows = new ArrayList<>();
    TreeSet<Long> near = new TreeSet<>();
    TraceTable.read(
        file,
        row -> {
          keepNear(row.step(), wanted, near);
          if (row.step() == wanted) {
            rows.add(row);
          }
        });
    if (rows.isEmpty()) {
      throw new BadInput(
          "--step must be a step of " + file + ", " + nearest(near, wanted) + ", got " + wanted);
    }
    for (TraceRow row : rows) {
      out.println(Visible.of(row.heading()));
      row.whys().forEach(why -> out.println("  " + Visible.of(why.sentence())));
      if (row.whys().isEmpty()) {
        out.println("  nothing moved");
      }
    }
  }

  /** Keeps the greatest below and the least above: a trace need not have each step. */
  private static void keepNear(long step, long wanted, TreeSet<Long> near) {
    Long rival = step < wanted ? near.lower(wanted) : near.ceiling(wanted);
    if (rival == null) {
      near.add(step);
    } else if (Math.abs(step - wanted) < Math.abs(rival - wanted)) {
      near.remove(rival);
      near.add(step);
    }
  }

  private static String nearest(TreeSet<Long> near, long wanted) {
    Long below = near.floor(wanted);
    Long above = near.ceiling(wanted);
    if (below != null && above != null) {
      return "the nearest are " + below + " and " + above;
    }
    if (below != null) {
      return "the last is " + below;
    }
    return above == null ? "which has none" : "the first is " + above;
  }

  private void list(PrintWriter out) {
    PriorityQueue<Move> kept = new PriorityQueue<>(Comparator.comparingDouble(Move::size));
    Set<String> moved = new TreeSet<>();
    boolean[] any = {false};
    TraceTable.read(
        file,
        row -> {
          any[0] = true;
          row.whys().forEach(why -> moved.add(why.coefficient()));
          keep(row, kept);
        });
    if (!any[0]) {
      throw new BadInput("FILE must have steps, and " + file + " has none yet");
    }
    if (kept.isEmpty()) {
      String instead =
          moved.isEmpty() ? "nothing has" : "as " + Nearest.to(coefficient, moved) + " has";
      throw new BadInput(
          "--coefficient must have moved in " + file + ", " + instead + ", got " + coefficient);
    }
    List<Move> moves = new ArrayList<>(kept);
    moves.sort(Comparator.comparingDouble(move -> -move.size()));
    moves.forEach(
        move -> out.println(Visible.of(move.row().heading() + ": " + move.why().sentence())));
  }

  private void keep(TraceRow row, PriorityQueue<Move> kept) {
    for (Why why : row.whys()) {
      if (why.coefficient().equals(coefficient)) {
        kept.add(new Move(row, why));
        if (kept.size() > largest) {
          kept.remove();
        }
      }
    }
  }
}
