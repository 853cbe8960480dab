package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a generation was.
 *
 * @param generation from 0
 * @param operations used so far
 * @param attempts of it
 * @param right of them
 * @param roi mean return of those that lived
 * @param pot energy that is common
 * @param organelles that live at its end, or were retired in it
 * @param cells at its end
 * @param parameters it lived by
 * @param events what happened, for people
 */
@Experimental
public record GenerationRecord(
    int generation,
    long operations,
    int attempts,
    int right,
    double roi,
    double pot,
    List<OrganelleState> organelles,
    List<Cell> cells,
    Map<MetaParameter, Double> parameters,
    List<String> events) {
  /**
   * How an organelle was at the end of a generation.
   *
   * @param number its own
   * @param rank of its adapter
   * @param energy in its account
   * @param roi running return
   * @param success share of right answers so far
   */
  public record OrganelleState(int number, int rank, double energy, double roi, double success) {}

  /** Copies the lists. */
  public GenerationRecord {
    organelles = List.copyOf(Objects.requireNonNull(organelles, "organelles"));
    cells = List.copyOf(Objects.requireNonNull(cells, "cells"));
    parameters = Map.copyOf(Objects.requireNonNull(parameters, "parameters"));
    events = List.copyOf(Objects.requireNonNull(events, "events"));
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(generation);
    out.writeLong(operations);
    out.writeInt(attempts);
    out.writeInt(right);
    out.writeDouble(roi);
    out.writeDouble(pot);
    out.writeInt(organelles.size());
    for (OrganelleState one : organelles) {
      out.writeInt(one.number());
      out.writeInt(one.rank());
      out.writeDouble(one.energy());
      out.writeDouble(one.roi());
      out.writeDouble(one.success());
    }
    out.writeInt(cells.size());
    for (Cell cell : cells) {
      out.writeUTF(cell.family());
      out.writeInt(cell.depth().ordinal());
      out.writeDouble(cell.success());
      out.writeDouble(cell.difficulty());
      out.writeDouble(cell.price());
      out.writeDouble(cell.progress());
      out.writeLong(cell.attempts());
      out.writeDouble(cell.mean());
    }
    for (MetaParameter parameter : MetaParameter.values()) {
      out.writeDouble(parameters.get(parameter));
    }
    out.writeInt(events.size());
    for (String event : events) {
      out.writeUTF(event);
    }
  }

  static GenerationRecord read(DataInputStream in) throws IOException {
    int generation = in.readInt();
    long operations = in.readLong();
    int attempts = in.readInt();
    int right = in.readInt();
    double roi = in.readDouble();
    double pot = in.readDouble();
    List<OrganelleState> organelles = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      organelles.add(
          new OrganelleState(
              in.readInt(), in.readInt(), in.readDouble(), in.readDouble(), in.readDouble()));
    }
    List<Cell> cells = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      cells.add(
          new Cell(
              in.readUTF(),
              Depth.values()[in.readInt()],
              in.readDouble(),
              in.readDouble(),
              in.readDouble(),
              in.readDouble(),
              in.readLong(),
              in.readDouble()));
    }
    Map<MetaParameter, Double> parameters = new EnumMap<>(MetaParameter.class);
    for (MetaParameter parameter : MetaParameter.values()) {
      parameters.put(parameter, in.readDouble());
    }
    List<String> events = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      events.add(in.readUTF());
    }
    return new GenerationRecord(
        generation, operations, attempts, right, roi, pot, organelles, cells, parameters, events);
  }
}
