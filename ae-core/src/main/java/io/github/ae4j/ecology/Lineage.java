package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Where an organelle comes from.
 *
 * @param id its own
 * @param origin how it came to be
 * @param parents whose it is
 * @param born the generation, from 0
 */
@Experimental
public record Lineage(OrganelleId id, Origin origin, List<OrganelleId> parents, int born) {
  /** Copies the parents. */
  public Lineage {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(origin, "origin");
    parents = List.copyOf(Objects.requireNonNull(parents, "parents"));
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(id.number());
    out.writeInt(origin.ordinal());
    out.writeInt(parents.size());
    for (OrganelleId parent : parents) {
      out.writeInt(parent.number());
    }
    out.writeInt(born);
  }

  static Lineage read(DataInputStream in) throws IOException {
    OrganelleId id = new OrganelleId(in.readInt());
    Origin origin = Origin.values()[in.readInt()];
    List<OrganelleId> parents = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      parents.add(new OrganelleId(in.readInt()));
    }
    return new Lineage(id, origin, parents, in.readInt());
  }
}
