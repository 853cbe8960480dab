package io.github.ae4j.examples.report;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Lines over steps, drawn alike everywhere: colours that colour-blind readers tell apart, a dash
 * pattern a line for print, upright marks for what happened when.
 */
public final class LineChart {
  record Line(int style, String name, double[] x, double[] y) {}

  record Band(int style, double[] x, double[] low, double[] high) {}

  record Mark(String name, double x) {}

  private final String title;
  private final String xLabel;
  private final String yLabel;
  private final List<Line> lines = new ArrayList<>();
  private final List<Band> bands = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private int width = 960;
  private int height = 420;
  private boolean small;
  private double firstX;
  private boolean logarithmic;
  private double lowest = Double.NaN;
  private double highest = Double.NaN;

  /** An empty chart; labels carry the units. */
  public LineChart(String title, String xLabel, String yLabel) {
    this.title = title;
    this.xLabel = xLabel;
    this.yLabel = yLabel;
  }

  /** Whether text can be drawn here: a JDK for servers may come without any font. */
  public static boolean available() {
    try {
      Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
      return graphics.getFontMetrics(ChartLook.TICKS).stringWidth("0") > 0;
    } catch (RuntimeException | LinkageError | InternalError e) {
      return false;
    }
  }

  /** Draws y on a logarithmic axis; what is not positive is left out. */
  public LineChart logarithmic() {
    logarithmic = true;
    return this;
  }

  /** Draws for a column as narrow as a phone; the legend has a line an entry. */
  public LineChart small() {
    width = 600;
    height = 360;
    small = true;
    return this;
  }

  /** Begins x elsewhere than at 0. */
  public LineChart from(double x) {
    firstX = x;
    return this;
  }

  /** Fixes the range of y. */
  public LineChart range(double low, double high) {
    lowest = low;
    highest = high;
    return this;
  }

  /**
   * Adds a line; what is not finite is left out.
   *
   * @param style colour and dashes, from 0, so that a thing looks the same in every chart
   * @param name for the legend
   * @param x places
   * @param y values
   */
  public LineChart line(int style, String name, double[] x, double[] y) {
    lines.add(new Line(style, name, x, y));
    return this;
  }

  /**
   * Adds a pale band behind the lines; where an end cannot be drawn there is none.
   *
   * @param style of the line it belongs to
   */
  public LineChart band(int style, double[] x, double[] low, double[] high) {
    bands.add(new Band(style, x, low, high));
    return this;
  }

  /** Marks a place on x. */
  public LineChart mark(String name, double x) {
    marks.add(new Mark(name, x));
    return this;
  }

  /** The chart as a PNG picture. */
  public byte[] png() {
    return png(List.of(this));
  }

  /** The chart as a PNG picture of few colours. */
  public byte[] smallPng() {
    return ChartPicture.smallPng(this);
  }

  /** Charts below one another as one PNG picture. */
  public static byte[] png(List<LineChart> charts) {
    return ChartPicture.png(charts);
  }

  /** The chart as an SVG picture. */
  public String svg() {
    return ChartPicture.svg(this);
  }

  String title() {
    return title;
  }

  String xLabel() {
    return xLabel;
  }

  String yLabel() {
    return yLabel;
  }

  List<Line> lines() {
    return Collections.unmodifiableList(lines);
  }

  List<Band> bands() {
    return Collections.unmodifiableList(bands);
  }

  List<Mark> marks() {
    return Collections.unmodifiableList(marks);
  }

  int width() {
    return width;
  }

  /** Without the legend's lines of a small chart. */
  int height() {
    return height;
  }

  int fullHeight() {
    return small ? height + ChartLook.LEGEND_LINE * lines.size() : height;
  }

  boolean isSmall() {
    return small;
  }

  double firstX() {
    return firstX;
  }

  boolean isLogarithmic() {
    return logarithmic;
  }

  /** Where y begins; NaN if that is left to the values. */
  double lowest() {
    return lowest;
  }

  double highest() {
    return highest;
  }
}
