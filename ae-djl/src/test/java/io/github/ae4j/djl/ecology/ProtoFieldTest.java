package io.github.ae4j.djl.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of protobuf's own description of its wire format, and what is none. */
class ProtoFieldTest {
  private static List<ProtoField> of(String bytes) {
    return ProtoField.of(ByteBuffer.wrap(HexFormat.of().parseHex(bytes)));
  }

  private static String refused(String bytes) {
    return assertThrows(IllegalArgumentException.class, () -> of(bytes)).getMessage();
  }

  @Test
  void aWholeNumberHasSevenBitsAByte() {
    assertEquals(new ProtoField(1, 150, ByteBuffer.allocate(0)), of("089601").get(0));
    assertEquals(-1, of("08ffffffffffffffffff01").get(0).value());
    assertEquals(List.of(150L), of("089601").get(0).wholes());
  }

  @Test
  void aTextHasItsLength() {
    ProtoField field = of("120774657374696e67").get(0);
    assertEquals(2, field.number());
    assertEquals("testing", field.text());
  }

  @Test
  void wholeNumbersCanBePacked() {
    assertEquals(List.of(3L, 270L, 86942L), of("3206038e029ea705").get(0).wholes());
  }

  @Test
  void numbersOfFixedWidthAreMet() {
    List<ProtoField> fields = of("0d0000803f" + "11000000000000f03f" + "1807");
    assertEquals(1f, fields.get(0).bytes().getFloat());
    assertEquals(1.0, fields.get(1).bytes().getDouble());
    assertEquals(7, fields.get(2).value());
  }

  @Test
  void whatIsNoMessageIsRefused() {
    assertTrue(refused("0b").contains("kind of field 1 must be 0, 1, 2 or 5, got 3"));
    assertTrue(refused("0896").contains("ends within a field"));
    assertTrue(refused("120774").contains("must have at most the 1 bytes left, got 7"));
    assertTrue(refused("12ffffffffffffffffff01").contains("got -1"));
    assertTrue(refused("08" + "ff".repeat(11)).contains("at most 10 bytes"));
  }
}
